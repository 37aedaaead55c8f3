// Who comes back by Reload or Back finds the training where it was: the link holds the experiment, and the browser keeps for
// this tab the trained weights (own_store.js) and how many steps there were; without the weights the steps are done again. Within the page, too: a step of a lesson, another
// data set and many maps are places of their own in the browser's history, a lever is none. Next: main.js.

import { TrainedStore, find_trained } from './own_store.js';
import { call, call_text } from './program.js';

const kKey = 'embedscape.left'; // of this tab
const kLastKey = 'embedscape.last'; // of whichever was left last; both are read by main.js, too
const kKeepEveryMs = 30000; // of training: what a crash can lose

// The empty address is that of the first lesson's first step.
const kStart = 'three_levers/1';

function place_of(hash) {
    const pairs = new URLSearchParams(hash.slice(1));
    const of = (name) => pairs.get(name) ?? '';
    const maps = pairs.has('across') || pairs.has('seeds') ? '/maps' : '';
    const lesson = pairs.has('lesson') ? `${of('lesson')}/${of('step') || 1}` : kStart;
    return `${lesson} ${of('dataset')}${maps}`;
}

const hash_of = (link) => (link.includes('#') ? link.slice(link.indexOf('#')) : '');

// How many steps the places that were left had.
const trained = new Map();

// What was opened is said by the program in its own words, soon on a fast machine and late on a slow one: those are no place
// of their own. Nor is what a lesson's data, once they are fetched, add to its step. So a place begins with a hand only.
let hand_came = false;
let is_fetching = false;

const kHands = ['pointerdown', 'keydown', 'beforeinput', 'drop'];

// The reader went back or forward, or wrote another address: the experiment that it names has been opened. `at_start`: it
// names none, so that is done here.
export function come_to(program, at_start) {
    if (at_start) call(program, 'es_open_link', `lesson=${kStart.replace('/', '&step=')}`);
    hand_came = false;
    const steps = trained.get(location.hash);
    if (steps > 0) program._es_go_on(steps);
}

function address() {
    return location.pathname + location.search + location.hash;
}

// The trained experiment as a file, without own data, which are kept by themselves.
function trained_bytes(program) {
    const size = call(program, 'es_keep_experiment');
    const start = call(program, 'es_kept_bytes');
    const bytes = program.HEAPU8.slice(start, start + size);
    call(program, 'es_kept_forget');
    return bytes;
}

// What cannot be kept is said once, while there is somebody to read it, and as soon as there is something to lose.
function teller(program) {
    let told = false;
    return (why) => {
        if (told || document.hidden || program._es_step_count() === 0) return;
        told = true;
        call(program, 'es_tell', `This browser does not keep what you train: ${why}. Take the whole experiment home (the camera ` +
            'beside the map) before you close the page.');
    };
}

// `tab`: what this tab's experiment is kept by.
export function keep_place(program, host, tab = own_tab()) {
    const tell = teller(program);
    const store = new TrainedStore(tell);
    let kept = ''; // weights that were kept last
    const keep = () => {
        if (program.host.is_broken) return;
        host.write_link();
        const left = { address: address(), step: program._es_step_count(), playing: program._es_playing(), tab };
        try {
            sessionStorage.setItem(kKey, JSON.stringify(left));
            localStorage.setItem(kLastKey, JSON.stringify({ ...left, hash: location.hash }));
        } catch {
            tell('it allows no storage here'); // it starts anew
        }
        const weights = call_text(program, 'es_weights_hash');
        if (weights === kept || left.step === 0) return;
        const bytes = trained_bytes(program);
        if (bytes.length === 0) return;
        kept = weights;
        store.keep(tab, bytes);
    };
    setInterval(() => !document.hidden && keep(), kKeepEveryMs);
    for (const kind of kHands) window.addEventListener(kind, () => { hand_came = true; }, { capture: true, passive: true });
    host.is_elsewhere = (next) => {
        if (!hand_came || is_fetching || place_of(hash_of(next)) === place_of(location.hash)) return false;
        trained.set(location.hash, host.steps);
        hand_came = false;
        is_fetching = true;
        void Promise.resolve(host.files?.settled()).finally(() => { is_fetching = false; });
        return true;
    };
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', () => document.hidden && keep());
}

// A name of this tab's own, which a reload leaves as it is. A tab that was duplicated shares it with the first one: what is
// kept last counts then, and is refused where it is of another experiment.
function own_tab() {
    try {
        return JSON.parse(sessionStorage.getItem(kKey))?.tab ?? crypto.randomUUID();
    } catch {
        return `${Math.random()}`;
    }
}

// The weights of that tab, if they are of what runs now.
async function bring_weights(program, tab) {
    const bytes = tab && await find_trained(tab);
    if (!bytes) return false;
    const place = call(program, 'es_coming_file', 'kept', bytes.length);
    program.HEAPU8.set(bytes, place >>> 0);
    return call_text(program, 'es_go_on_from') === '';
}

// `left`: what keep_place() wrote, and is open again (main.js); is_last: because the address names nothing, not by Reload or
// Back. The program waits with its training until this has been called.
export async function go_on(program, host, left) {
    await host.files.settled(); // the data set that the weights are of
    const here = await bring_weights(program, left.tab);
    program._es_go_on(left.step); // what is still missing of them
    program._es_play(left.playing ? 1 : 0);
    const step = `at step ${left.step.toLocaleString('en')}`;
    const how = here ? 'with what it had learned' : 'which the model reaches again in a moment';
    if (left.is_last) call(program, 'es_tell', `You are back where you left off, ${step}, ${how}. To start over, press the sign beside "Embedscape".`);
    if (!left.is_last && here && program._es_step_count() >= left.step) call(program, 'es_tell', `You are back ${step}, ${how}.`);
}
