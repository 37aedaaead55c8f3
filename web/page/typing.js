// Typing into a text field that the program draws. Browsers give a phone's keyboard, dead keys and input methods only to
// fields of the page: an unseen one takes the focus while the program wants text, and what becomes of its content is
// told as erased and typed characters, so that words being composed are seen while they grow. Next: screen.js.
import { call } from './program.js';

import { is_command, kModifiers } from './keys.js';

const kMark = '\u2060'; // stands before what is typed, so that an empty field can still be erased: no width, no letter
const kFramesToFollow = 2; // the press, and what it opens
// What would change the unseen field; the program does it to its own.
const kEdits = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown',
    'Backspace', 'Delete', 'Enter']);
const kNoKeys = new Set(['Tab', 'Dead', 'Process', 'Unidentified']); // words of the browser's own

export class Typing {
    told_ = [...kMark]; // characters of the field that the program knows of
    wanted_ = false;
    finger_ = false; // a finger lies on the canvas, or was lifted and its click is to come

    constructor(canvas, program, keys, field) {
        this.canvas_ = canvas;
        this.program_ = program;
        this.keys_ = keys;
        this.field_ = field;
    }

    is_field(element) {
        return element === this.field_;
    }
    most_letters() {
        return this.field_.maxLength;
    }
    active() {
        return document.activeElement === this.field_;
    }

    // The program wants text or no longer does, or its text cursor moved.
    follow(wanted, x, y) {
        this.wanted_ = wanted;
        const box = this.canvas_.getBoundingClientRect();
        this.field_.style.left = `${box.left + x}px`;
        this.field_.style.top = `${box.top + y}px`;
        if (wanted && document.activeElement === this.canvas_) {
            if (!this.finger_) this.take_focus_();
        } else if (!wanted && this.active()) {
            this.canvas_.focus({ preventScroll: true });
        }
    }

    hand_down(touch) {
        this.finger_ = touch;
    }
    // A click is told. Some phones open their keyboard only now: so the program looks at once at what was tapped.
    follow_hand() {
        const finger = this.finger_;
        this.finger_ = false;
        for (let i = 0; finger && i < kFramesToFollow && !this.program_._es_wants_text(); ++i) this.program_._es_draw();
        if (this.program_._es_wants_text()) this.take_focus_();
    }

    take_focus_() {
        if (this.active()) return;
        this.clear_();
        this.field_.focus({ preventScroll: true });
    }
    clear_() {
        this.field_.value = kMark;
        this.field_.setSelectionRange(kMark.length, kMark.length);
        this.told_ = [...kMark];
    }

    erase_() {
        this.keys_.tap('Backspace');
    }

    // The field holds something else than what was told: what differs is behind all that is the same.
    tell_() {
        const now = [...this.field_.value];
        let same = 0;
        while (same < now.length && same < this.told_.length && now[same] === this.told_[same]) ++same;
        for (let i = same; i < this.told_.length; ++i) this.erase_();
        const typed = now.slice(same).filter((letter) => letter !== kMark).join('');
        if (typed) call(this.program_, 'es_text', typed);
        this.told_ = now;
    }

    listen() {
        const field = this.field_;
        field.addEventListener('keydown', (event) => {
            if (event.isComposing || kNoKeys.has(event.key) || !this.keys_.down(event, true)) return;
            if (kModifiers.has(event.key) || !(is_command(event) || kEdits.has(event.key))) return;
            event.preventDefault();
            this.clear_(); // the program's text is another now
        });
        field.addEventListener('keyup', (event) => kNoKeys.has(event.key) || this.keys_.up(event));
        field.addEventListener('input', (event) => {
            if (event.inputType === 'insertFromPaste') this.keys_.without_modifiers();
            this.tell_();
            if (!event.isComposing && this.told_[0] !== kMark) this.clear_();
        });
        field.addEventListener('compositionend', () => {
            this.tell_();
            this.clear_();
        });
        field.addEventListener('focus', () => this.program_._es_focus(1));
        field.addEventListener('blur', (event) => {
            if (event.relatedTarget !== this.canvas_) this.program_._es_focus(0);
        });
        this.canvas_.addEventListener('focus', () => {
            if (this.wanted_ && !this.finger_) this.take_focus_();
        });
    }
}
