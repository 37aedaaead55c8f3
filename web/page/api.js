// window.embedscape, documented in docs/api.md: what scripts of this page, tutorials and tests may do with the
// playground. There from the first moment; what needs the program says so until `ready` is fulfilled.

const kNotReady = 'embedscape is still loading; wait for the promise embedscape.ready first.';

function check_count(value, name, max) {
    if (!Number.isInteger(value) || value < 0 || value > max) {
        throw new RangeError(`${name} is ${value}; it has to be a whole number from 0 to ${max}.`);
    }
}

export class Api {
    #program = null;
    #host;
    #settle;

    constructor(host) {
        this.#host = host;
        this.ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
        this.ready.catch(() => {}); // who does not listen gets the sentence on the page, not a console error
        this.version = '';
    }

    get #p() {
        if (!this.#program) throw new Error(kNotReady);
        return this.#program;
    }
    #text(name, ...args) {
        return this.#p.ccall(name, 'string', args.map((arg) => (typeof arg === 'string' ? 'string' : 'number')), args);
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
        if (!this.#program) return { ok: false, field: '', error: kNotReady };
        let json;
        try {
            json = typeof partial_spec === 'string' ? partial_spec : JSON.stringify(partial_spec);
        } catch (error) {
            return { ok: false, field: '', error: `The spec cannot be written as JSON: ${error.message}.` };
        }
        const answer = this.#text('es_apply', json ?? 'null');
        if (!answer) return { ok: true, field: '', error: '' };
        const end_of_field = answer.indexOf('\n');
        const [field, error] = [answer.slice(0, end_of_field), answer.slice(end_of_field + 1)];
        this.#host.error(field, error);
        return { ok: false, field, error };
    }
    // The lesson that is open, its step and what is ticked; null without one.
    lesson() {
        return JSON.parse(this.#text('es_lesson'));
    }
    // Does what the lesson's recorded solution says, for tests; training has to follow.
    solve_step() {
        const error = this.#text('es_solve_step');
        return { ok: !error, error };
    }
    // Where steps are done. With "cpu", "webgl" or "auto" it is pinned there; gives what runs, and the race's figures.
    backend(choice) {
        if (choice !== undefined && !this.#p.ccall('es_choose_backend', 'number', ['string'], [String(choice)])) {
            throw new RangeError(`There is no backend "${choice}"; there are cpu, webgl and auto.`);
        }
        return JSON.parse(this.#text('es_backend'));
    }
    // Many maps at once: start_sweep('lr=0.001..0.1/4', 'seed=1,2,3,4'), without axes ten seeds.
    start_sweep(...axes) {
        const error = this.#text('es_start_sweep', axes.join('\n'));
        return { ok: !error, error };
    }
    sweep() {
        return JSON.parse(this.#text('es_sweep'));
    }
    take_cell(index) {
        this.#p._es_take_cell(index);
    }
    end_sweep() {
        this.#p._es_end_sweep();
    }
    // Two models side by side: what they are and in what they differ; {on: false} while there is one.
    compare() {
        return JSON.parse(this.#text('es_compare'));
    }
    start_compare() {
        this.#p._es_compare_start();
    }
    show_side(side) {
        if (side !== 'A' && side !== 'B') throw new RangeError(`There is no side "${side}"; there are A and B.`);
        this.#p._es_compare_side(side === 'A' ? 0 : 1);
    }
    keep_b() {
        this.#p._es_compare_end(1);
    }
    drop_b() {
        this.#p._es_compare_end(0);
    }
    play() {
        this.#p._es_play(1);
    }
    pause() {
        this.#p._es_play(0);
    }
    playing() {
        return this.#p._es_playing() !== 0;
    }
    step(n = 1) {
        check_count(n, 'n', 1e6);
        return this.#p._es_step(n);
    }
    reset(seed) {
        if (seed !== undefined) check_count(seed, 'seed', 2147483647);
        this.#p._es_reset(seed ?? -1);
    }
    snapshot() {
        const snapshot = JSON.parse(this.#text('es_snapshot'));
        const start = this.#p._es_points() / 4;
        snapshot.points = this.#p.HEAPF32.slice(start, start + this.#p._es_points_size());
        return snapshot;
    }
    bits_kept() {
        return JSON.parse(this.#text('es_bits_kept'));
    }
    regions(w, h) {
        check_count(w, 'w', 4096);
        check_count(h, 'h', 4096);
        const start = this.#p._es_regions(w, h);
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
            if (!this.#p._es_draw()) {
                return reject(new Error('There is no picture: the map is hidden or its graphics context is lost.'));
            }
            this.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))));
        });
    }
    // The map alone, made anew by the program (not copied from the canvas): with caption, legend and link.
    async picture({ format = 'png', scale = 2, width = 0, height = 0, theme = '' } = {}) {
        const program = this.#p;
        const types = { png: 'image/png', svg: 'image/svg+xml' };
        if (!(format in types)) throw new RangeError(`There is no format "${format}"; there are png and svg.`);
        if (!(scale >= 1 && scale <= 4)) throw new RangeError(`scale is ${scale}; it has to be from 1 to 4.`);
        if (width || height) {
            for (const [name, value] of Object.entries({ width, height })) {
                check_count(value, name, 8192);
                if (value < 320) throw new RangeError(`${name} is ${value}; it has to be from 320 to 8192.`);
            }
        }
        const themes = { '': -1, light: 0, dark: 1 };
        if (!(theme in themes)) throw new RangeError(`There is no theme "${theme}"; there are light and dark.`);
        const size = program.ccall(
            'es_picture', 'number', ['string', 'number', 'number', 'number', 'number', 'string'],
            [format, scale, width, height, themes[theme], `${location.origin}${location.pathname}#`]);
        if (!size) throw new RangeError(this.#text('es_picture_problem'));
        const start = program._es_picture_bytes();
        const bytes = program.HEAPU8.slice(start, start + size);
        const name = this.#text('es_picture_name');
        program._es_picture_forget();
        return new File([bytes], name, { type: types[format] });
    }
    on(event, listener) {
        const names = ['step', 'change', 'error', 'sleep', 'ready'];
        if (!names.includes(event))
            throw new RangeError(`There is no event "${event}"; there are ${names.join(', ')}.`);
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
        api.#settle.reject(error);
    }
}
