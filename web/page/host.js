// What the program says to the page (src/platform/web/host.h), and what the page makes of it: the address follows the
// experiment, texts go to the clipboard, scripts get events, screen readers a sentence now and then.
// Next: api.js, which hands the events on.
import { call } from './program.js';
import { shorten } from './words.js';

import { paint_text } from './letters.js';

const kLinkEveryMs = 300; // browsers refuse pages that write their address more often
const kStepEventEveryMs = 100;
const kTellEveryMs = 15000;
const kPastedLook = 1000; // letters of a pasted text that show whether it is data
const kMostReason = 200;
const kMuchMemory = 1.5e9; // bytes; a browser gives a program 2 GB at most
const kMostTold = 600; // letters of a sentence that is read aloud
const kProgressKey = 'embedscape.lessons';

// The page that a link opens: never the embedded form, always the whole playground.
export function page_address() {
    return location.href.replace(/[?#].*$/s, '');
}
function link_address(link) {
    return page_address() + (link ? `#${link}` : '');
}

function copy_by_selection(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    const copied = document.execCommand('copy'); // old, but works where navigator.clipboard is refused
    area.remove();
    focused?.focus({ preventScroll: true });
    return copied;
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copy_by_selection(text);
    }
}

// Listeners by event name. One that throws does not stop the others.
class Events {
    listeners_ = new Map();

    on(name, listener) {
        if (!this.listeners_.has(name)) this.listeners_.set(name, new Set());
        this.listeners_.get(name).add(listener);
        return () => this.listeners_.get(name).delete(listener);
    }

    emit(name, detail) {
        for (const listener of this.listeners_.get(name) ?? []) {
            try {
                listener(detail);
            } catch (error) {
                console.error(error);
            }
        }
    }
}

// `describe()` gives the sentence for screen readers once the program runs.
export class Host {
    events = new Events();
    describe = () => '';
    // Only our own changes of the address are followed by this; main.js tells them from the reader's.
    written = location.hash;
    is_elsewhere = null; // left.js: whether an address is a place of its own, to which Back leads
    link_timer_ = 0;
    link_due_ = null;
    step_ = -1;
    steps = 0; // of the experiment that the address names
    steps_due_ = 0; // of the one that is still to be written
    step_told_ms_ = -Infinity;
    told_ms_ = -Infinity;
    sleeping_ = false;
    drawn = false; // at least one frame
    is_broken = false; // the program stopped
    memory = () => 0; // bytes of the program, once it is there
    canvas = null; // what is drawn on, once there is one
    film_ = null; // that is being made
    program = null; // once it is there

    constructor(told) {
        this.told_ = told;
    }

    link(link) {
        this.link_due_ = link;
        this.events.emit('change', { link });
        if (this.link_timer_) return;
        this.write_link();
        this.link_timer_ = setTimeout(() => {
            this.link_timer_ = 0;
            this.write_link();
        }, kLinkEveryMs);
    }

    // The latest change is always written, at once or when the time is up. Unless the reader went to another address since,
    // and the program has not heard of it yet: that address is not ours to overwrite.
    write_link() {
        if (this.link_due_ === null || location.hash !== this.written) return;
        const address = location.pathname + location.search + (this.link_due_ ? `#${this.link_due_}` : '');
        this.link_due_ = null;
        try {
            history[this.is_elsewhere?.(address) ? 'pushState' : 'replaceState'](null, '', address);
        } catch {
            // a strict sandbox, or a link longer than addresses may be: then the address stays behind
        }
        this.written = location.hash;
        this.steps = this.steps_due_;
        if (this.program && this.written.includes('dataset=own_')) void import('./bring.js').then(({ keep_if_learned }) => keep_if_learned(this.program, this.written));
    }

    // The reader went to another address, which the program opens now: what was still to be written is of the one before.
    follow_address() {
        this.link_due_ = null;
        this.written = location.hash;
    }

    copy(text) {
        void copy(text);
    }

    async copy_link(link) {
        let address = link.includes('://') ? link : link_address(link.replace(/^#/, ''));
        if (/[#&]dataset=own_/.test(address)) address += await (await import('./bring.js')).carried(this.program, address);
        if (!(await copy(address))) this.tell(`The browser refused the clipboard. The link is ${address}`);
    }

    // How far the lessons are, from visit to visit. A browser that keeps nothing is no reason to stop.
    progress(text) {
        try {
            localStorage.setItem(kProgressKey, text);
        } catch {
            // private windows may refuse
        }
    }
    kept_progress() {
        try {
            return localStorage.getItem(kProgressKey) ?? '';
        } catch {
            return '';
        }
    }

    // The program asks for a file of the reader's own.
    async pick() {
        const { pick } = await import('./bring.js');
        pick(this.program, this);
    }

    // The reader wants the pictures that were brought last in another size.
    async shrink(side) {
        const { shrink_again } = await import('./bring.js');
        await shrink_again(this.program, this, side);
    }

    // Rows of a spreadsheet, a text, or a file, that were pasted where no text field waits.
    pasted = async (text, files) => {
        if (!files?.length && !call(this.program, 'es_takes_pasted', text.slice(0, kPastedLook))) return '';
        const { as_file, bring } = await import('./bring.js');
        return bring(this.program, this, files?.length ? [...files] : [as_file(text, 'pasted text')]);
    };

    // A film of a part of the canvas: 1 begins it, 2 saves it, 3 throws it away.
    async film(what, ...place) {
        const before = this.film_;
        this.film_ = null;
        if (what === 1) {
            try {
                const { Film } = await import('./film.js');
                this.film_ = new Film(this.canvas, place);
            } catch {
                this.tell('This browser could not make the film; a picture can be saved instead.');
            }
        } else if (before) {
            const file = await before.end();
            if (what === 2 && file) this.save_file(file.name, file);
        }
    }

    save(name, bytes) {
        const types = { png: 'image/png', svg: 'image/svg+xml', tsv: 'text/tab-separated-values' };
        this.save_file(name, new Blob([bytes], { type: types[name.split('.').at(-1)] ?? 'application/octet-stream' }));
    }
    save_file(name, blob) {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        this.tell(`Saved ${name}.`);
    }

    // How many steps the experiment has that runs.
    stepped(step) {
        this.steps_due_ = step;
        if (this.link_due_ === null) this.steps = step;
    }

    frame(step, sleeping) {
        this.drawn = true;
        this.stepped(step);
        this.film_?.frame();
        const now = performance.now();
        if (step !== this.step_ && (now - this.step_told_ms_ >= kStepEventEveryMs || sleeping)) {
            this.step_ = step;
            this.step_told_ms_ = now;
            this.events.emit('step', { step });
        }
        if (now - this.told_ms_ >= kTellEveryMs || (sleeping && !this.sleeping_)) this.tell(this.describe());
        this.set_sleeping(sleeping, 'nothing moves');
    }

    set_sleeping(sleeping, why) {
        if (sleeping && !this.sleeping_) this.events.emit('sleep', { why });
        this.sleeping_ = sleeping;
    }

    tell(words) {
        const sentence = shorten(words, kMostTold);
        this.told_ms_ = performance.now();
        if (sentence && sentence !== this.told_.textContent) this.told_.textContent = sentence;
    }

    error(field, sentence) {
        this.tell(sentence);
        this.events.emit('error', { field, sentence });
    }

    // A data set's file. main.js says who fetches.
    fetch(name) {
        void this.files?.want(name);
    }

    theme(dark) {
        document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    }

    // A text field on the canvas wants the keyboard. input.js says what becomes of it.
    typing(wanted, x, y) {
        this.on_typing?.(wanted, x, y);
    }

    // Letters that the program's fonts lack.
    paint(text, face, em, only_measure) {
        return paint_text(text, face, em, only_measure);
    }

    cursor(name) {
        this.canvas.style.cursor = name;
    }

    // Our bug, or no memory is left: the program stopped half-way and cannot go on. main.js puts a sentence in its place.
    broken(cause) {
        if (this.is_broken) return;
        this.is_broken = true;
        clearTimeout(this.link_timer_);
        this.write_link(); // it holds the experiment
        const words = shorten(String(cause?.message ?? cause), kMostReason);
        const full = this.memory() > kMuchMemory || /enlarge memory|out of memory/i.test(words);
        const sentence = `The program stopped${full ? ': it needs more memory than a browser gives a page' :
            ' by a fault of its own'}. Load it again: the address holds the experiment.` +
            (words ? ` (For whoever mends it: ${words})` : '');
        this.error('', sentence);
        this.on_broken?.(sentence);
    }
}
