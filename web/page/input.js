// Pointer, fingers, wheel, trackpad, keyboard and clipboard: the browser's events, told to the program
// (src/platform/web/input.cpp) in logical pixels of the canvas. Next: typing.js (text fields), screen.js.
//
// In a frame inside somebody's text the wheel scrolls the text, until the reader clicks into the map ("engaged") or
// holds Ctrl; the same for one finger. Leaving the map hands the wheel back.
import { Keys, is_command, kModifiers } from './keys.js';
import { call } from './program.js';
import { Typing } from './typing.js';

const kWheelNotchPx = 100; // what one notch of a mouse wheel gives in Chromium
const kWheelNotchLines = 3;
const kPinchPerWheelPx = 0.01; // trackpads report a pinch as Ctrl + wheel
const kMaxPinchPerEvent = 1.25; // a mouse wheel with Ctrl gives 100 px at once: one notch, not a jump
const kHintMs = 1600;
const kDoubleTapMs = 350;
const kDoubleTapPx = 30; // fingers are broad
// What a browser would scroll or search by.
const kBusyKeys = new Set([' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Backspace', '/', "'"]);

function place_of(canvas, event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
}

// Whether the canvas owns wheel and fingers: always on its own page, on demand in a frame.
class Engagement {
    constructor(embedded, hint) {
        this.embedded_ = embedded;
        this.hint_ = hint;
        this.engaged = !embedded;
        this.hint_timer_ = 0;
    }
    set(engaged) {
        if (!this.embedded_) return;
        this.engaged = engaged;
        document.documentElement.classList.toggle('engaged', engaged);
        if (engaged) this.hint_.hidden = true;
    }
    show_hint() {
        const key = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl';
        this.hint_.textContent = `To zoom, click the map first, or hold ${key}`;
        this.hint_.hidden = false;
        clearTimeout(this.hint_timer_);
        this.hint_timer_ = setTimeout(() => { this.hint_.hidden = true; }, kHintMs);
    }
}

// One finger is the pointer. Two are a pinch: the held pointer moves with their middle (so the map pans), their
// distance zooms. When one of them is lifted, the pointer goes on with the other, without a jump.
class Fingers {
    at_ = new Map(); // pointerId -> [x, y]
    held_ = [0, 0]; // where the program believes the pointer to be
    tap_ = { ms: -Infinity, at: [0, 0], count: 0 };

    constructor(program) {
        this.program_ = program;
    }
    middle_() {
        const all = [...this.at_.values()];
        return [0, 1].map((axis) => all.reduce((sum, at) => sum + at[axis], 0) / all.length);
    }
    spread_() {
        const [a, b] = [...this.at_.values()];
        // No fingers are closer than 8 px: what is, is no number to divide by.
        return Math.max(8, Math.hypot(a[0] - b[0], a[1] - b[1]));
    }
    // How many quick taps at one place this is the last of. Browsers count those of a mouse only.
    count_tap_(at, ms) {
        const [x, y] = this.tap_.at;
        const again = ms - this.tap_.ms < kDoubleTapMs && Math.hypot(at[0] - x, at[1] - y) < kDoubleTapPx;
        this.tap_ = { ms, at, count: again ? this.tap_.count + 1 : 1 };
        return this.tap_.count;
    }
    down(id, at, ms) {
        if (this.at_.size >= 2) return;
        this.at_.set(id, at);
        if (this.at_.size > 1) {
            this.tap_.count = 0; // two fingers are no tap
            return;
        }
        this.held_ = at;
        this.program_._es_pointer_move(...at, 1);
        this.program_._es_pointer_button(0, 1);
        this.program_._es_click_count(this.count_tap_(at, ms));
    }
    move(id, at) {
        if (!this.at_.has(id)) return;
        const middle = this.middle_();
        const spread = this.at_.size === 2 ? this.spread_() : 0;
        this.at_.set(id, at);
        const moved = this.middle_();
        this.held_ = [this.held_[0] + moved[0] - middle[0], this.held_[1] + moved[1] - middle[1]];
        this.program_._es_pointer_move(...this.held_, 1);
        if (spread) this.program_._es_pinch(this.spread_() / spread, ...moved);
    }
    up(id) {
        if (!this.at_.delete(id) || this.at_.size) return;
        this.program_._es_pointer_button(0, 0);
        this.program_._es_pointer_gone();
    }
}

// A pen that was never seen above the screen without touching it works as a finger does: it has no hover to explain by, and
// its point covers what is small.
class Pens {
    hovering_ = new Set();

    is_finger(event) {
        if (event.pointerType !== 'pen') return event.pointerType === 'touch';
        if (event.type === 'pointermove' && event.buttons === 0) this.hovering_.add(event.pointerId);
        return !this.hovering_.has(event.pointerId);
    }
}

function listen_to_pointers(canvas, program, engagement, typing) {
    const fingers = new Fingers(program);
    const pens = new Pens();
    let counts = false; // the next mousedown belongs to a press that was told
    const buttons = [0, 2, 1]; // the browser's left, middle, right -> ImGui's left, right, middle
    canvas.addEventListener('pointerdown', (event) => {
        const finger = pens.is_finger(event);
        typing.hand_down(finger);
        if (!typing.active()) canvas.focus({ preventScroll: true });
        engagement.set(true);
        canvas.setPointerCapture(event.pointerId);
        if (finger) return fingers.down(event.pointerId, place_of(canvas, event), event.timeStamp);
        program._es_pointer_move(...place_of(canvas, event), 0);
        program._es_pointer_button(buttons[event.button] ?? 3, 1);
        counts = event.button === 0;
    });
    // Follows a mouse's pointerdown at once, and knows what that does not: whether it is a double click. After a
    // finger's it comes much later, or never.
    canvas.addEventListener('mousedown', (event) => {
        if (counts && event.button === 0) program._es_click_count(event.detail);
        counts = false;
        if (typing.active()) event.preventDefault(); // would take the focus from the field
    });
    canvas.addEventListener('click', () => typing.follow_hand());
    canvas.addEventListener('pointermove', (event) => {
        if (pens.is_finger(event)) return fingers.move(event.pointerId, place_of(canvas, event));
        program._es_pointer_move(...place_of(canvas, event), 0);
    });
    canvas.addEventListener('pointerup', (event) => {
        if (pens.is_finger(event)) return fingers.up(event.pointerId);
        program._es_pointer_button(buttons[event.button] ?? 3, 0);
    });
    canvas.addEventListener('pointercancel', (event) => {
        if (pens.is_finger(event)) return fingers.up(event.pointerId);
        for (const button of buttons) program._es_pointer_button(button, 0);
    });
    canvas.addEventListener('pointerleave', (event) => {
        if (pens.is_finger(event)) return;
        engagement.set(false);
        program._es_pointer_gone();
    });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
}

function listen_to_wheel(canvas, program, engagement) {
    canvas.addEventListener('wheel', (event) => {
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault(); // else the whole page zooms
            const factor = Math.exp(-event.deltaY * kPinchPerWheelPx);
            const limited = Math.min(kMaxPinchPerEvent, Math.max(1 / kMaxPinchPerEvent, factor));
            return program._es_pinch(limited, ...place_of(canvas, event));
        }
        if (!engagement.engaged) return engagement.show_hint();
        event.preventDefault();
        const notch = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? kWheelNotchPx : kWheelNotchLines;
        program._es_wheel(-event.deltaX / notch, -event.deltaY / notch);
    }, { passive: false });
    // Safari's trackpad pinch has events of its own.
    let scale = 1;
    canvas.addEventListener('gesturestart', (event) => {
        event.preventDefault();
        scale = 1;
    });
    canvas.addEventListener('gesturechange', (event) => {
        event.preventDefault();
        program._es_pinch(event.scale / scale, ...place_of(canvas, event));
        scale = event.scale;
    });
}

// Only while the canvas, or its text field, has the focus. Tab stays the browser's: it leaves the map.
function listen_to_keys(canvas, program, keys, typing, on_table) {
    canvas.addEventListener('keydown', (event) => {
        if (event.key === 'Tab' || !keys.down(event, false)) return;
        const command = is_command(event) && !kModifiers.has(event.key);
        // One character, whatever it is: an emoji is two units long.
        const types = [...event.key].length === 1 && !command;
        if (types) call(program, 'es_text', event.key);
        if (types ? kBusyKeys.has(event.key) : command || kBusyKeys.has(event.key)) event.preventDefault();
    });
    canvas.addEventListener('keyup', (event) => event.key === 'Tab' || keys.up(event));
    typing.listen();
    canvas.addEventListener('focus', () => program._es_focus(1));
    canvas.addEventListener('blur', (event) => {
        canvas.classList.remove('tabbed');
        if (!typing.is_field(event.relatedTarget)) program._es_focus(0);
    });
    // A ring round the canvas for who came by Tab; :focus-visible would show it to all, because the page starts focused.
    document.addEventListener('keyup', (event) => {
        if (event.key === 'Tab') canvas.classList.toggle('tabbed', document.activeElement === canvas);
    });
    // Only into a text field that waits for it. What is longer than the field takes, the browser cuts (maxlength).
    document.addEventListener('paste', (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const most = typing.most_letters();
        if (typing.active() && text.length > most) {
            call(program, 'es_alarm', `The field takes ${most.toLocaleString('en')} letters at once: the rest of what was pasted is left out.`);
        } else if (!typing.active() && text && program._es_wants_text()) {
            call(program, 'es_paste', text.slice(0, most));
        } else if (!typing.active()) {
            on_table(text, event.clipboardData?.files);
        }
    });
}

// `page`: embedded, hint and field (elements), host (told when a text field wants the keyboard).
export function listen(canvas, program, page) {
    const engagement = new Engagement(page.embedded, page.hint);
    const keys = new Keys(program);
    const typing = new Typing(canvas, program, keys, page.field);
    page.host.on_typing = (wanted, x, y) => typing.follow(wanted, x, y);
    listen_to_pointers(canvas, program, engagement, typing);
    listen_to_wheel(canvas, program, engagement);
    listen_to_keys(canvas, program, keys, typing, page.host.pasted);
    window.addEventListener('blur', () => engagement.set(false));
}
