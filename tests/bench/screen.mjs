// Frames a second of the whole page as a learner sees it, on a screen of some size, beside a canvas of that size that is
// only cleared: what the browser itself costs there. Headless Chromium draws in software. Kinds: empty; paused (the
// pointer wanders over the map); training. Each waits for so many real frames, and counts them by the clock.
import {serve} from '../../tools/serve.mjs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const WEB = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../build/web');
const SECONDS = 1.5;
const STEPS_BEFORE = 300; // what the map looks like once it is interesting

// In the page: a canvas that is cleared in another colour in each frame.
function run_empty(seconds) {
    const canvas = document.createElement('canvas');
    canvas.width = innerWidth * devicePixelRatio;
    canvas.height = innerHeight * devicePixelRatio;
    Object.assign(canvas.style, {position: 'fixed', inset: '0', width: '100%', height: '100%', zIndex: '9'});
    document.body.append(canvas);
    const gl = canvas.getContext('webgl2', {alpha: false, depth: false, stencil: false, antialias: false});
    return new Promise((resolve) => {
        const began = performance.now();
        let n = 0;
        const frame = () => {
            gl.clearColor(0, n % 2, 0, 1);
            gl.clear(gl.COLOR_BUFFER_BIT);
            ++n;
            if (performance.now() - began < seconds * 1000) return requestAnimationFrame(frame);
            gl.getExtension('WEBGL_lose_context')?.loseContext();
            canvas.remove();
            resolve(n / (performance.now() - began) * 1000);
        };
        requestAnimationFrame(frame);
    });
}

// In the page: the playground's own frames.
async function run_playground([kind, seconds]) {
    const {embedscape} = window;
    const canvas = document.getElementById('map');
    const {map} = embedscape.debug_layout();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    if (kind === 'training') embedscape.play();
    for (let i = 0; i < 5; ++i) await frame();
    const began = performance.now();
    let n = 0;
    for (; performance.now() - began < seconds * 1000; ++n) {
        if (kind === 'paused') {
            const clientX = map.x + map.w * (0.5 + 0.3 * Math.cos(0.13 * n));
            const clientY = map.y + map.h * (0.5 + 0.3 * Math.sin(0.09 * n));
            canvas.dispatchEvent(new PointerEvent('pointermove', {clientX, clientY, bubbles: true, pointerType: 'mouse'}));
        }
        await frame();
    }
    const rate = n / (performance.now() - began) * 1000;
    embedscape.pause();
    return rate;
}

// The same form as the other peers of run.mjs: ask(kind) gives frames a second.
export function ask_screen(launched, {width, height, ratio = 1}) {
    let opened;
    const open = async () => {
        const server = await serve(WEB, 0);
        const context = await (await launched()).newContext({
            viewport: {width, height}, deviceScaleFactor: ratio, hasTouch: ratio > 1, isMobile: ratio > 1,
        });
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
        await page.evaluate(async (steps) => {
            await window.embedscape.ready;
            window.embedscape.pause();
            window.embedscape.step(steps);
        }, STEPS_BEFORE);
        return {page, context, server};
    };
    return {
        async ask(kind) {
            opened ??= open();
            const {page} = await opened;
            return kind === 'empty' ? page.evaluate(run_empty, SECONDS) : page.evaluate(run_playground, [kind, SECONDS]);
        },
        async close() {
            if (!opened) return;
            const {context, server} = await opened;
            await context.close().catch(() => {});
            server.close();
        },
    };
}
