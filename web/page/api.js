// window.embedscape, documented in docs/api.md: what scripts of this page, tutorials and tests may do with the
// playground. There from the first moment; what needs the program says so until `ready` is fulfilled.

import { page_address } from './host.js';
import { call, call_text } from './program.js';
import { shown, to_json } from './words.js';

const kNotReady = 'embedscape is still loading; wait for the promise embedscape.ready first.';
const kEvents = ['step', 'change', 'error', 'sleep', 'ready'];
const kSides = ['A', 'B'];
const kTypes = { png: 'image/png', svg: 'image/svg+xml' };
const kThemes = { '': -1, light: 0, dark: 1 };

function count_problem(value, name, min, max) {
    if (Number.isInteger(value) && value >= min && value <= max) return '';
    return `${name} is ${shown(value)}; it has to be a whole number from ${min} to ${max}.`;
}

function check_count(value, name, min, max) {
    const problem = count_problem(value, name, min, max);
    if (problem) throw new RangeError(problem);
}

// The bytes of a word, as ids of own data have them (src/data/import/own_id.h).
function in_hex(word) {
    return Array.from(new TextEncoder().encode(word), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function check_choice(value, name, choices) {
    if (choices.includes(value)) return;
    const known = choices.filter(Boolean);
    const last = known.pop();
    throw new RangeError(`There is no ${name} ${shown(value)}; there are ${known.join(', ')} and ${last}.`);
}

const answer = (error) => ({ ok: !error, error });

export class Api {
    #program = null;
    #why_not = kNotReady;
    #host;
    #settle;

    constructor(host) {
        this.#host = host;
        this.ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
        this.ready.catch(() => {}); // who does not listen gets the sentence on the page, not a console error
        this.version = '';
    }

    get #p() {
        if (!this.#program) throw new Error(this.#why_not);
        return this.#program;
    }
    #call(name, ...args) {
        return call(this.#p, name, ...args);
    }
    #text(name, ...args) {
        return call_text(this.#p, name, ...args);
    }

    spec() {
        return JSON.parse(this.#text('es_spec'));
    }
    schema() {
        return JSON.parse(this.#text('es_schema'));
    }
    link() {
        return this.#text('es_link');
    }
    // With `loaded`, a promise of the same three, for a data set that has to be fetched first.
    apply(partial_spec) {
        const answer = this.#apply(partial_spec);
        const waits = answer.ok && this.#text('es_wanted_file') !== '';
        const loaded = waits ? this.#host.files.settled().then((error) => (
            { ok: !error, field: error && 'dataset', error })) : Promise.resolve({ ...answer });
        return Object.defineProperty(answer, 'loaded', { value: loaded });
    }
    #apply(partial_spec) {
        if (!this.#program) return { ok: false, field: '', error: this.#why_not };
        const { json, problem } = typeof partial_spec === 'string' ? { json: partial_spec } : to_json(partial_spec);
        const told = problem ? `\n${problem}` : this.#text('es_apply', json);
        if (!told) return { ok: true, field: '', error: '' };
        const end_of_field = told.indexOf('\n');
        const [field, error] = [told.slice(0, end_of_field), told.slice(end_of_field + 1)];
        this.#host.error(field, error);
        return { ok: false, field, error };
    }
    // Own data: a File or Blob, the text of a table, or a list of two that belong together. `options`: name, choices (what
    // columns are taken for, docs/own-data.md), missing and not_missing (words that count as missing, and that do not), words
    // and not_words (of running text: that are things, and that are left out), learn (false: only shows the sheet), side (of
    // pictures: 16, 24 or 32). Gives what was found out about it.
    async load(source, { name, choices: chosen = '', missing = [], not_missing = [], words = [], not_words = [], learn = true, side } = {}) {
        const program = this.#p;
        const pieces = Object.entries({ w: words, u: not_words, m: missing, v: not_missing })
            .flatMap(([letter, list]) => list.map((word) => letter + in_hex(word)));
        const [, kind = '', rest] = /^([blr](?=-|$))?-?(.*)$/s.exec(chosen); // what text is taken for comes first
        const choices = [kind, ...pieces, rest].filter(Boolean).join('-');
        const { as_file, bring } = await import('./bring.js');
        const files = [source].flat().map((one) => (one instanceof File ? one : as_file(one, name ?? 'table')));
        const problem = await bring(program, this.#host, files, side) || (choices && this.#text('es_choose_in_sheet', choices));
        if (problem) throw new Error(problem);
        const sheet = JSON.parse(this.#text('es_sheet'));
        const why_not = learn && sheet && this.#text('es_learn_sheet');
        if (why_not) throw new Error(why_not);
        return sheet;
    }
    // What was found out about the table that is looked at; null without one. It is learned; the dialog to choose one.
    sheet() {
        return JSON.parse(this.#text('es_sheet'));
    }
    learn_sheet() {
        return answer(this.#text('es_learn_sheet'));
    }
    draw() {
        this.#call('es_start_drawing');
    }
    pick() {
        void this.#host.pick();
    }
    // The lesson that is open, its step and what is ticked; null without one.
    lesson() {
        return JSON.parse(this.#text('es_lesson'));
    }
    // Does what the lesson's recorded solution says, for tests; training has to follow.
    solve_step() {
        return answer(this.#text('es_solve_step'));
    }
    // Where steps are done. With "cpu", "webgl" or "auto" it is pinned there; gives where the next one will be, and the
    // race's figures.
    backend(choice) {
        if (choice !== undefined) {
            check_choice(choice, 'backend', ['cpu', 'webgl', 'auto']);
            this.#call('es_choose_backend', choice);
        }
        return JSON.parse(this.#text('es_backend'));
    }
    // Many maps at once: start_sweep('lr=0.001..0.1/4', 'seed=1,2,3,4'), without axes ten seeds.
    start_sweep(...axes) {
        const [wrong] = axes.filter((axis) => typeof axis !== 'string').map(shown);
        if (wrong) return answer(`An axis is ${wrong}; it has to be a text, such as "lr=0.001,0.01,0.1".`);
        return answer(this.#text('es_start_sweep', axes.map((axis) => axis.replaceAll('\n', ' ')).join('\n')));
    }
    sweep() {
        return JSON.parse(this.#text('es_sweep'));
    }
    take_cell(index) {
        const { on, cells } = this.sweep();
        if (!on) return answer('There are no many maps to take one of; start_sweep() makes them.');
        const problem = count_problem(index, 'index', 0, cells.length - 1) || cells[index].problem;
        if (!problem) this.#call('es_take_cell', index);
        return answer(problem);
    }
    end_sweep() {
        if (!this.sweep().open) return answer('There are no many maps to end.');
        this.#call('es_end_sweep');
        return answer('');
    }
    // Two models side by side: what they are and in what they differ; {on: false} while there is one.
    compare() {
        return JSON.parse(this.#text('es_compare'));
    }
    start_compare() {
        if (this.compare().on) return answer('There are two models already; keep_b() or drop_b() ends that.');
        this.#call('es_compare_start');
        return answer(this.compare().on ? '' : 'Two models cannot be compared just now: there are many maps, data is ' +
            'being fetched, or a lesson gets ready. Try again after that.');
    }
    show_side(side) {
        const one = this.#one_model();
        if (one) return one;
        if (!kSides.includes(side)) return answer(`There is no side ${shown(side)}; there are A and B.`);
        this.#call('es_compare_side', kSides.indexOf(side));
        return answer('');
    }
    keep_b() {
        return this.#end_compare(1);
    }
    drop_b() {
        return this.#end_compare(0);
    }
    #end_compare(keeps_b) {
        const one = this.#one_model();
        if (one) return one;
        this.#call('es_compare_end', keeps_b);
        return answer('');
    }
    #one_model() {
        return this.compare().on ? null : answer('There is one model only; start_compare() forks it into A and B.');
    }
    play() {
        this.#call('es_play', 1);
    }
    pause() {
        this.#call('es_play', 0);
    }
    playing() {
        return this.#call('es_playing') !== 0;
    }
    step(n = 1) {
        check_count(n, 'n', 0, 1e6);
        const done = this.#call('es_step', n);
        this.#host.stepped(this.#call('es_step_count'));
        return done;
    }
    reset(seed) {
        if (seed !== undefined) {
            const { range } = this.schema().fields.find(({ id }) => id === 'seed');
            check_count(seed, 'seed', ...range);
        }
        const error = this.#text('es_reset', seed ?? -1);
        if (error) throw new Error(error);
    }
    snapshot() {
        const snapshot = JSON.parse(this.#text('es_snapshot'));
        const start = this.#call('es_points') / 4;
        snapshot.points = this.#p.HEAPF32.slice(start, start + this.#call('es_points_size'));
        return snapshot;
    }
    bits_kept() {
        return JSON.parse(this.#text('es_bits_kept'));
    }
    regions(w, h) {
        check_count(w, 'w', 0, 4096);
        check_count(h, 'h', 0, 4096);
        const start = this.#call('es_regions', w, h);
        return this.#p.HEAPU8.slice(start, start + w * h);
    }
    weights_hash() {
        return this.#text('es_weights_hash');
    }
    memory() {
        return this.#p.HEAPU8.length;
    }
    // Drawn and read in one go: a browser empties a canvas once it has shown it.
    screenshot() {
        return new Promise((resolve, reject) => {
            if (!this.#call('es_draw')) {
                return reject(new Error('There is no picture: the map is hidden or its graphics context is lost.'));
            }
            this.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))));
        });
    }
    // The map alone, made anew by the program (not copied from the canvas): with caption, legend and link.
    async picture(options = {}) {
        const program = this.#p;
        if (typeof options !== 'object' || options === null) {
            throw new TypeError(`What picture() takes is ${shown(options)}; it has to be an object, such as {format: "svg"}.`);
        }
        const { format = 'png', scale = 2, width = 0, height = 0, theme = '' } = options;
        check_choice(format, 'format', Object.keys(kTypes));
        check_choice(theme, 'theme', Object.keys(kThemes));
        if (!(typeof scale === 'number' && scale >= 1 && scale <= 4)) {
            throw new RangeError(`scale is ${shown(scale)}; it has to be a number from 1 to 4.`);
        }
        if (width !== 0 || height !== 0) {
            check_count(width, 'width', 320, 8192);
            check_count(height, 'height', 320, 8192);
        }
        const size = this.#call('es_picture', format, scale, width, height, kThemes[theme], `${page_address()}#`);
        if (!size) throw new RangeError(this.#text('es_picture_problem'));
        const start = this.#call('es_picture_bytes');
        const bytes = program.HEAPU8.slice(start, start + size);
        const name = this.#text('es_picture_name');
        this.#call('es_picture_forget');
        return new File([bytes], name, { type: kTypes[format] });
    }
    // The experiment as files that others read: docs/take-home.md names the kinds. Gives a list of {name, bytes}.
    async export(kind) {
        const program = this.#p;
        if (typeof kind !== 'string') throw new TypeError(`What export() takes is ${shown(kind)}; it has to be a kind, such as "points.csv".`);
        const count = this.#call('es_take_home', kind);
        if (!count) throw new RangeError(this.#text('es_taken_problem'));
        const files = Array.from({ length: count }, (_, i) => {
            const start = this.#call('es_taken_bytes', i);
            return { name: this.#text('es_taken_name', i), bytes: program.HEAPU8.slice(start, start + this.#call('es_taken_size', i)) };
        });
        this.#call('es_taken_forget');
        return files;
    }
    on(event, listener) {
        check_choice(event, 'event', kEvents);
        if (typeof listener !== 'function') {
            throw new TypeError(`What shall hear of "${event}" is ${shown(listener)}; it has to be a function.`);
        }
        return this.#host.events.on(event, listener);
    }

    // For tests, not documented: where words and the map stand on the canvas, and which words found no room.
    debug_layout() {
        return JSON.parse(this.#text('es_debug_layout'));
    }

    // For tests, not documented: what was called of the program's later part before that was there. Nothing should be.
    debug_called_early() {
        return [...this.#p.called_early];
    }

    // For main.js only: the program is there; everything is tied together; it cannot be done.
    static attach(api, program, canvas) {
        api.#program = program;
        Object.defineProperty(api, 'canvas', { value: canvas });
        api.version = api.#text('es_version');
    }
    static announce(api) {
        api.#settle.resolve(api);
        api.#host.events.emit('ready', { version: api.version });
    }
    static fail(api, error) {
        api.#program = null;
        api.#why_not = error.message;
        api.#settle.reject(error);
    }
}
