// The page's start: checks the browser, loads the program, ties the two together, and says plainly where that fails.
// Next: early.js, loader.js, files.js (data sets), host.js (program to page), input.js, typing.js and screen.js (page to program), api.js (scripts).
import { make_context } from './abilities.js';
import { Api } from './api.js';
import { missing } from './early.js';
import { Files } from './files.js';
import { Host } from './host.js';
import { listen } from './input.js';
import { load_program } from './loader.js';
import { follow_context, follow_preferences, follow_size, follow_visibility, pixel_ratio } from './screen.js';

const kLevers = ['features', 'architecture', 'loss', 'curves'];

const kPaintedWithinMs = 400; // a browser that shows nothing for so long does not tell

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
        if (!kLevers.includes(name)) console.warn(`There is no lever "${name}"; there are ${kLevers.join(', ')}.`);
    }
    return named;
}

function give_up(sentence) {
    by_id('loading').hidden = true;
    by_id('sorry_text').textContent = sentence;
    by_id('sorry_picture').src = 'still.png'; // asked for only here
    by_id('sorry').hidden = false;
    by_id('map').hidden = true;
    Api.fail(api, new Error(sentence));
}

// The first part of the program draws the playground as it is without a link. What a link asks for may be anywhere.
const kWhole = location.hash.length > 1 || location.search.length > 1;

// A link's text, or a spec as JSON (the form that is easy to write by hand into an element's attribute).
function open_fragment(program) {
    const text = location.hash.replace(/^#/, '');
    let json = text;
    try {
        json = decodeURIComponent(text);
    } catch {
        // not even percent-encoding: the program says what is wrong with it
    }
    if (!json.startsWith('{')) return program.ccall('es_open_link', null, ['string'], [text]);
    program.ccall('es_open_link', null, ['string'], ['']);
    const { ok, error, loaded } = api.apply(json);
    if (!ok) return program.ccall('es_alarm', null, ['string'], [error]);
    // From its own random weights, like a link: the same bits everywhere.
    if (program.ccall('es_wanted_file', 'string', [], [])) return loaded.then((answer) => answer.ok && api.reset());
    api.reset();
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

// Draws what was asked for. The rest of the program comes behind the first map, and the reader's hands behind that.
async function connect(program, levers) {
    const embedded = levers !== null;
    document.documentElement.classList.toggle('embedded', embedded);
    if (embedded) program._es_only(...kLevers.map((name) => (levers.includes(name) ? 1 : 0)));
    follow_preferences(program);
    // What needs no graphics context first: until the browser can make one takes it a while.
    program._es_prepare(pixel_ratio());
    await painted();
    const { canvas, in_software, missing: why } = make_context(by_id('map'));
    if (why) return give_up(why);
    host.canvas = canvas;
    const sentence = program.ccall('es_start', 'string', ['number'], [in_software ? 1 : 0]);
    if (sentence) return give_up(sentence);
    host.files = new Files(program);
    program.ccall('es_restore_progress', null, ['string'], [host.kept_progress()]);
    if (kWhole) Api.attach(api, program, canvas);
    const opened = open_fragment(program);
    host.on_broken = (reason) => {
        give_up(`The program stopped: ${reason}. Load the page again; the link holds the experiment.`);
    };
    follow_context(canvas, program, give_up);
    follow_size(canvas, program);
    follow_visibility(canvas, program, (why) => host.set_sleeping(true, why));
    await first_map_shown(canvas);
    by_id('loading').hidden = true;
    program._es_first_map_shown();
    await program.load_later();
    const why_not_whole = program.ccall('es_whole', 'string', [], []);
    if (why_not_whole) return give_up(why_not_whole);
    if (!kWhole) Api.attach(api, program, canvas);
    host.describe = describe;
    window.addEventListener('hashchange', () => {
        if (location.hash !== host.written) open_fragment(program);
    });
    listen(canvas, program, { embedded, hint: by_id('hint'), field: by_id('typing'), host });
    if (!embedded) canvas.focus({ preventScroll: true });
    // Whatever became of it: the page says so, and something runs.
    await opened;
    await host.files.settled();
    Api.announce(api);
}

async function start() {
    if (missing) return give_up(missing);
    const program = await load_program(host, (fraction, text) => {
        by_id('loading_text').textContent = text;
        if (fraction !== null) by_id('loading_bar').value = fraction;
    }, kWhole);
    await connect(program, asked_levers());
}

start().catch((error) => give_up(error.message));
