// The canvas's size, the device's pixel ratio, whether anybody can see it, what the reader's system prefers, and the
// graphics context's fate. Reports to the program; decides nothing. Next: input.js.
import { call, call_text } from './program.js';

const kAwayMs = 1000; // without a graphics context, before the page says so
const kAway = 'The browser has taken the graphics context away, which happens after sleep or when memory is short. Training ' +
    'goes on unseen (the space bar pauses it), and the picture comes back by itself. If it does not, load the page again: ' +
    'its address holds the experiment.';
const kBack = 'The browser had taken the graphics context away and gave it back. Nothing of the training was lost.';
const kMaxRatio = 3; // beyond it no eye sees more, but memory goes with the square

export function pixel_ratio() {
    return Math.min(kMaxRatio, window.devicePixelRatio || 1);
}

// Backing store = CSS size x ratio, so that one texel is one pixel of the screen.
export function follow_size(canvas, program) {
    let width = 0;
    let height = 0;
    let drawn_for = '';
    const fit = () => {
        const ratio = pixel_ratio();
        const size = `${width} ${height} ${ratio}`;
        if (width < 1 || height < 1 || size === drawn_for) return;
        drawn_for = size;
        const pixels_x = Math.max(1, Math.round(width * ratio));
        const pixels_y = Math.max(1, Math.round(height * ratio));
        // Setting a size blanks the canvas even if it is the old one.
        if (canvas.width !== pixels_x) canvas.width = pixels_x;
        if (canvas.height !== pixels_y) canvas.height = pixels_y;
        program._es_resize(width, height, ratio);
    };
    const observer = new ResizeObserver((entries) => {
        ({ width, height } = entries[entries.length - 1].contentRect);
        fit();
    });
    // A window that moves to another screen changes the ratio and not the CSS size. Where the browser can watch pixels it
    // tells us; elsewhere a query does, which is true for one ratio only.
    try {
        observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
        observer.observe(canvas);
    }
    const watch_ratio = () => {
        const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
        query.addEventListener('change', () => {
            fit();
            watch_ratio();
        }, { once: true });
    };
    watch_ratio();
    window.addEventListener('resize', fit);
    ({ width, height } = canvas.getBoundingClientRect());
    fit();
}

// Hidden tab or scrolled out of sight (in a frame: out of the reader's window): nothing is trained or drawn.
export function follow_visibility(canvas, program, on_hidden) {
    let on_screen = true;
    const tell = () => {
        const hidden = document.visibilityState === 'hidden';
        program._es_visible(!hidden && on_screen ? 1 : 0);
        if (hidden) on_hidden('the page is hidden');
        else if (!on_screen) on_hidden('the map is scrolled out of sight');
    };
    document.addEventListener('visibilitychange', tell);
    new IntersectionObserver((entries) => {
        on_screen = entries[entries.length - 1].isIntersecting;
        tell();
    }).observe(canvas);
    tell();
}

export function follow_preferences(program) {
    const queries = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(pointer: coarse)']
        .map((text) => window.matchMedia(text));
    const tell = () => program._es_prefers(...queries.map((query) => (query.matches ? 1 : 0)));
    for (const query of queries) query.addEventListener('change', tell);
    tell();
}

// While the context is away there is nothing to draw on, so the page itself says it: after a moment, because most come
// back at once.
export function follow_context(canvas, program, notice, on_dead) {
    let timer = 0;
    canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault(); // says that we want it back
        call(program, 'es_gl_lost');
        timer = setTimeout(() => {
            canvas.classList.add('away');
            notice.say(kAway);
        }, kAwayMs);
    });
    canvas.addEventListener('webglcontextrestored', () => {
        clearTimeout(timer);
        canvas.classList.remove('away');
        notice.end();
        const sentence = call_text(program, 'es_gl_restored');
        if (sentence) on_dead(sentence);
        else call(program, 'es_alarm', kBack);
    });
}
