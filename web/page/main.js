// The page's start: checks the browser, loads the program, ties the two together, and says plainly where that fails.
// Next: early.js, loader.js, files.js (data sets), host.js (program to page), input.js, keys.js, typing.js and screen.js (page to
// program), program.js (how it is called), left.js (Reload and Back), first_visit.js, api.js (scripts).
import { make_context } from './abilities.js';
import { Api } from './api.js';
import { missing } from './early.js';
import { Files } from './files.js';
import { Host } from './host.js';
import { Failure, load_program } from './loader.js';
import { call, call_text, comes_from_program } from './program.js';
import { follow_context, follow_preferences, follow_size, follow_visibility, pixel_ratio } from './screen.js';
import { shorten, shown } from './words.js';

const kLevers = ['features', 'architecture', 'loss', 'curves'];

const kPaintedWithinMs = 400; // a browser that shows nothing for so long does not tell
const kLateMs = 10000; // behind the first map, before the reader is told that the rest is slow to come
const kNoLooks = 'The file page.css is missing or broken. Something between this page and its server changed it or kept ' +
    'it back. Load the page again, or try another network.';
const kMostSaid = 600; // letters of a sentence in the page's place

const by_id = (id) => document.getElementById(id);
const host = new Host(by_id('told'));
const api = new Api(host);
window.embedscape = api;

// ?levers=features,loss makes the embedded form: the map and these levers. Null on the playground's own page.
function asked_levers() {
    const text = new URLSearchParams(location.search).get('levers');
    if (text === null) return null;
    const named = text.split(',').map((name) => name.trim()).filter(Boolean);
    for (const name of named) {
        if (!kLevers.includes(name)) console.warn(`There is no lever ${shown(name)}; there are ${kLevers.join(', ')}.`);
    }
    return named;
}

// What stands above the map, in HTML, while the canvas cannot say it.
const notice = {
    say(sentence) {
        by_id('notice_text').textContent = sentence;
        by_id('notice').hidden = false;
    },
    end() {
        by_id('notice').hidden = true;
    },
};

// The first reason stays: what follows from it is none.
function give_up(sentence) {
    if (!by_id('sorry').hidden) return;
    by_id('loading').hidden = true;
    notice.end();
    by_id('sorry_text').textContent = shorten(sentence, kMostSaid);
    by_id('sorry_anew').hidden = !host.is_broken || location.hash.length < 2;
    by_id('sorry_picture').src = 'still.png'; // asked for only here
    by_id('sorry').hidden = false;
    by_id('map').hidden = true;
    Api.fail(api, new Error(sentence));
}

host.on_broken = give_up;
window.addEventListener('error', ({ error }) => comes_from_program(error) && host.broken(error));
window.addEventListener('unhandledrejection', ({ reason }) => comes_from_program(reason) && host.broken(reason));
document.addEventListener('click', ({ target }) => target.closest?.('.again') && location.reload());
// A file or text that is dropped here would take the page's place in the browser: it becomes a table (bring.js).
window.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = host.program ? 'copy' : 'none';
    document.documentElement.classList.toggle('dropping', host.program !== null);
});
window.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.documentElement.classList.remove('dropping');
});
window.addEventListener('drop', async (event) => {
    event.preventDefault();
    document.documentElement.classList.remove('dropping');
    const { files } = event.dataTransfer ?? {};
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (!host.program || (!files?.length && !text)) return;
    const carried = event.dataTransfer; // emptied once this returns: so what it holds is taken out at once
    const entries = [...carried.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const taken = [...files];
    const { as_file, bring, bring_dropped } = await import('./bring.js');
    if (taken.length === 0) return void bring(host.program, host, [as_file(text, 'dropped text')]);
    void bring_dropped(host.program, host, taken, entries);
});

// The first part of the program draws the playground as it is without a link. What a link asks for may be anywhere.
// What was left (page/left.js) comes back: to its own tab by Reload and Back; by whichever tab where the address names nothing.
function left_before() {
    if (window !== top) return null;
    const address = location.pathname + location.search + location.hash;
    const came = performance.getEntriesByType('navigation')[0]?.type;
    try {
        const here = JSON.parse(sessionStorage.getItem('embedscape.left'));
        if (/reload|back_forward/.test(came) && here?.address === address && here.step > 0) return { ...here, is_last: false };
        if (location.hash.length > 1 || location.search.length > 1) return null;
        const last = JSON.parse(localStorage.getItem('embedscape.last'));
        return last?.hash?.length > 1 && last.step > 0 ? { ...last, is_last: true } : null;
    } catch {
        return null; // private windows may refuse, or nothing that we wrote
    }
}
const kLeft = left_before();
const kWhole = location.hash.length > 1 || location.search.length > 1 || kLeft?.is_last === true;

// What stands behind "#"; where that was lost on the way, behind "?". The program takes it as it comes: encoded, glued to a
// bracket, as JSON (src/model/link_text.h).
function asked_link() {
    if (location.hash.length > 1) return location.hash;
    const query = new URLSearchParams(location.search);
    for (const ours of ['levers', 'draw']) query.delete(ours);
    const fields = ['dataset', 'features', 'layers', 'losses', 'lesson', 'lr', 'seed'];
    return fields.some((name) => query.has(name)) ? query.toString() : '';
}

function open_fragment(program) {
    call(program, 'es_open_link', asked_link());
}

function open_first(program) {
    if (!kLeft?.is_last) return open_fragment(program);
    call(program, 'es_open_link', kLeft.hash);
}

// A link may be of own data: they are brought where the link carries them or this browser kept them.
async function come_with_data(program, address) {
    if (call_text(program, 'es_asked_for')) await (await import('./bring.js')).bring_kept(program, host, address);
}

function percent(share) {
    return `${Math.round(100 * share)} %`;
}

// For screen readers, now and then.
function describe() {
    const { step, loss, accuracy, notice } = api.snapshot();
    const parts = [`Step ${step.toLocaleString('en')}`];
    const held_out = loss.held_out ?? loss.train;
    if (held_out !== null) parts.push(`loss ${held_out.toFixed(3)}`);
    if (accuracy !== null) parts.push(`accuracy ${percent(accuracy)}`);
    return `${parts.join(', ')}. ${notice}`.trim();
}

// Resolves when the canvas shows what was drawn on it: the graphics card works behind our back. At once where nothing
// could be drawn, as in a tab that is opened out of sight.
function first_map_shown(canvas) {
    const gl = canvas.getContext('webgl2');
    const fence = host.drawn && gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (!fence) return Promise.resolve();
    gl.flush();
    return new Promise((resolve) => {
        const look = () => {
            if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED && !gl.isContextLost()) return setTimeout(look, 8);
            gl.deleteSync(fence);
            performance.mark('embedscape-first-map');
            resolve();
        };
        look();
    });
}

// Resolves when the browser has shown the page, and with it the still picture: only then is its other process, which
// draws, done with starting, and until then to make a context would keep everything waiting. Out of sight nothing is shown.
function painted() {
    return new Promise((resolve) => {
        setTimeout(resolve, document.hidden ? 0 : kPaintedWithinMs);
        new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    });
}

// What listens to hands is fetched behind the first map, beside the rest of the program.
async function fetch_hands() {
    try {
        const [{ listen }, { come_to, go_on, keep_place }, { show_round }] = await Promise.all([import('./input.js'),
            import('./left.js'), import('./first_visit.js')]);
        return { listen, come_to, go_on, keep_place, show_round };
    } catch {
        throw new Failure('What listens to mouse, fingers and keys did not come. Load the page again.');
    }
}

// Draws what was asked for. The rest of the program comes behind the first map, and the reader's hands behind that.
async function connect(program, levers) {
    const opened = location.hash; // the program writes it anew, without what it carries
    const embedded = levers !== null;
    document.documentElement.classList.toggle('embedded', embedded);
    if (embedded) program._es_only(...kLevers.map((name) => (levers.includes(name) ? 1 : 0)));
    follow_preferences(program);
    // What needs no graphics context first: until the browser can make one takes it a while.
    host.files = new Files(program);
    call(program, 'es_restore_progress', host.kept_progress());
    open_first(program);
    if (kLeft && !embedded) program._es_play(0); // until what was learned is there: else steps are trained that are thrown away
    const { width, height } = by_id('map').getBoundingClientRect();
    call(program, 'es_prepare', width, height, pixel_ratio());
    await painted();
    const { canvas, in_software, missing: why } = make_context(by_id('map'));
    if (why) return give_up(why);
    host.canvas = canvas;
    const sentence = call_text(program, 'es_start', in_software ? 1 : 0);
    if (sentence) return give_up(sentence);
    if (kWhole) Api.attach(api, program, canvas);
    follow_context(canvas, program, notice, give_up);
    follow_size(canvas, program);
    follow_visibility(canvas, program, (why) => host.set_sleeping(true, why));
    await first_map_shown(canvas);
    by_id('loading').hidden = true;
    program._es_first_map_shown();
    const late = setTimeout(() => notice.say('The rest of the program is slow to come: until then the map cannot be ' +
        'touched. If it does not come, load the page again.'), kLateMs);
    const [{ listen, come_to, go_on, keep_place, show_round }] = await Promise.all([
        fetch_hands(), program.load_later().finally(() => clearTimeout(late)),
    ]);
    notice.end();
    const why_not_whole = call_text(program, 'es_whole');
    if (why_not_whole) return give_up(why_not_whole);
    if (!kWhole) Api.attach(api, program, canvas);
    host.describe = describe;
    host.program = program;
    program._es_can_pick(1);
    const follow_address = () => {
        if (location.hash === host.written) return;
        host.follow_address();
        if (asked_link()) open_fragment(program);
        void come_with_data(program, location.hash).then(() => come_to(program, !asked_link()));
    };
    window.addEventListener('hashchange', follow_address);
    follow_address(); // it may have changed while the program came
    listen(canvas, program, { embedded, hint: by_id('hint'), field: by_id('typing'), host });
    if (!embedded) canvas.focus({ preventScroll: true });
    await come_with_data(program, opened);
    if (!embedded) {
        if (kLeft) await go_on(program, host, kLeft);
        keep_place(program, host);
        show_round(program, host);
    }
    // Whatever became of it: the page says so, and something runs.
    await host.files.settled();
    if (!host.is_broken) Api.announce(api);
}

// A program that stopped half-way does nothing more, whoever calls.
function silence(program) {
    for (const name of Object.keys(program)) {
        if (name.startsWith('_es_')) program[name] = () => 0;
    }
}

async function start() {
    if (missing) return give_up(missing);
    if (getComputedStyle(by_id('map')).position !== 'fixed') throw new Failure(kNoLooks);
    const program = await load_program(host, (fraction, text) => {
        by_id('loading_text').textContent = text;
        if (fraction !== null) by_id('loading_bar').value = fraction;
    }, kWhole);
    host.memory = () => program.HEAPU8.length;
    host.on_broken = (sentence) => {
        silence(program);
        give_up(sentence);
    };
    await connect(program, asked_levers());
}

// All scripts have come, and this one ran to its end: page/watch.js has nothing to say.
by_id('stuck')?.remove();
start().catch((error) => (error instanceof Failure ? give_up(error.message) : host.broken(error)));
