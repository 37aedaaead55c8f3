// Which keys are ours, and by what name the program knows them: by the letter where the keyboard writes a Latin one, by the
// place where it does not, so that S is S on a French keyboard and the key where S would be on a Greek or Russian one.
// What is not ours stays the browser's: Alt, Ctrl and the Windows or Command key with anything but what is named here.
// Next: input.js (the map), typing.js (text fields).

import { call } from './program.js';

const kMac = /Mac|iP(hone|ad|od)/.test(globalThis.navigator?.platform ?? '');
const kSigns = new Set(['-', '+', '=', '.', ',', '/', '?', '[', ']']);
const kPlaces = { Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Slash: '/', Period: '.', Comma: ',', Space: ' ' };
const kNameless = new Set(['Dead', 'Process', 'Unidentified']);
export const kModifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);
const kWithCommand = new Set(['z', 'y']);
const kWithCommandInText = new Set(['z', 'y', 'a', 'x', 'c', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Backspace', 'Delete']);

// As KeyboardEvent.key has it on a Latin keyboard.
export function name_of({ key, code = '' }) {
    if (/^[a-zA-Z0-9 ]$/.test(key) || kSigns.has(key)) return key;
    if (/^[A-Z][A-Za-z0-9]+$/.test(key) && !kNameless.has(key)) return key; // "Enter", "ArrowLeft"
    const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code);
    return place ? place[1].toLowerCase() : kPlaces[code] ?? key;
}

export function is_command(event) {
    return !event.getModifierState?.('AltGraph') && (event.ctrlKey || (kMac && event.metaKey));
}

export function is_ours(event, in_text) {
    const name = name_of(event);
    if (kModifiers.has(event.key)) return true; // alone; it changes what the pointer does
    // Some keyboards write signs with Option or with AltGr, which counts as Ctrl and Alt.
    const writes = event.getModifierState?.('AltGraph') || (kMac && event.altKey && !event.ctrlKey && !event.metaKey);
    if (writes) return kSigns.has(event.key) || (in_text && [...event.key].length === 1);
    if (event.altKey || (event.metaKey && !kMac)) return false;
    if (!is_command(event)) return true;
    if (in_text) return kWithCommandInText.has(name) && !(event.shiftKey && /^[yaxc]$/i.test(name));
    if (event.shiftKey) return name.toLowerCase() === 'z';
    return kWithCommand.has(name.toLowerCase()) && !(kMac && event.metaKey && name === 'y');
}

// What is held down, by its place: it is let go under the name that it was pressed by, whatever it would write by then.
export class Keys {
    held_ = new Map();
    labels_ = new Map(); // of places: what is written there, where that is no Latin letter

    constructor(program) {
        this.program_ = program;
        globalThis.navigator?.keyboard?.getLayoutMap?.().then((layout) => {
            for (const [code, key] of layout) this.learn_(code, key);
        }).catch(() => {}); // as in a frame of another host: learnt key by key
    }

    tell_(name, down, event) {
        const alone = kModifiers.has(event.key ?? '');
        const [ctrl, alt] = [is_command(event), alone && event.altKey && !event.getModifierState?.('AltGraph')];
        call(this.program_, 'es_key',
            name, down, +!!ctrl, +!!event.shiftKey, +!!alt, 0);
    }
    // Tips say which key it is here.
    learn_(code, key) {
        const place = /^Key([A-Z])$/.exec(code);
        if (!place || /^[\x00-\x7f]/.test(key) || /^[A-Z]/.test(key) || this.labels_.get(code) === key) return;
        this.labels_.set(code, key);
        call(this.program_, 'es_key_label', place[1], key.toLocaleUpperCase());
    }

    // Whether the program was told of it.
    down(event, in_text) {
        if (!event.ctrlKey && !event.altKey && !event.metaKey && !kNameless.has(event.key)) this.learn_(event.code, event.key);
        if (!is_ours(event, in_text)) return false;
        const name = name_of(event);
        const before = this.held_.get(event.code);
        if (before !== undefined && before !== name) this.tell_(before, 0, event);
        this.held_.set(event.code, name);
        this.tell_(name, 1, event);
        return true;
    }
    up(event) {
        const name = this.held_.get(event.code);
        this.held_.delete(event.code);
        this.tell_(name ?? name_of(event), 0, event);
        // While Command is held, macOS tells of no other key that is let go.
        if (event.key === 'Meta') for (const code of [...this.held_.keys()]) this.up({ key: '', code });
    }
    tap(name) {
        for (const down of [1, 0]) this.tell_(name, down, {});
    }
    // Ctrl is still held where it pasted, and with it the program takes no text.
    without_modifiers() {
        this.tell_('', 0, {});
    }
}
