// Which keys the page takes for itself, and by what name, on several keyboards (web/page/keys.js).
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Keys, is_ours, name_of} from '../../web/page/keys.js';

// A KeyboardEvent: "Ctrl+z KeyY" is what the keyboard writes, and the place of the key.
function event(text, type = 'keydown') {
    const [what, code = ''] = text.split(' ');
    const parts = what === '+' ? ['+'] : what.split('+');
    const key = parts.pop().replace('Space', ' ');
    const held = new Set(parts);
    const graph = held.has('AltGr');
    return {
        type, key, code, ctrlKey: held.has('Ctrl'), shiftKey: held.has('Shift'), altKey: held.has('Alt'), metaKey: held.has('Meta'),
        getModifierState: (name) => name === 'AltGraph' && graph,
    };
}

// A program that notes how it is called; texts come over its heap (web/page/program.js).
function program_that_tells(told) {
    const heap = new Uint8Array(4096);
    const text_at = (place) => new TextDecoder().decode(heap.subarray(place, heap.indexOf(0, place)));
    let used = 1024; // numbers below it are no places of texts
    const tells = (name) => (...args) =>
        told.push([name, ...args.map((arg) => (arg >= 1024 ? text_at(arg) : arg))].join(' '));
    const place_for = (bytes) => (used += bytes) - bytes;
    return {
        host: {}, HEAPU8: heap, _malloc: place_for, _free: () => {},
        _es_key: tells('es_key'), _es_key_label: tells('es_key_label'),
    };
}

test('a shortcut goes by the letter where there is one, else by the place', () => {
    const names = {
        'z KeyY': 'z', 'y KeyZ': 'y', 'm Semicolon': 'm', 'a KeyQ': 'a', 'w KeyZ': 'w', 'S KeyS': 'S', '6 Digit6': '6', // Latin
        'ы KeyS': 's', 'Ы KeyS': 's', 'я KeyZ': 'z', 'к KeyR': 'r', 'х BracketLeft': '[', 'ъ BracketRight': ']', // Russian
        'σ KeyS': 's', 'ς KeyW': 'w', 'ζ KeyZ': 'z', 'η KeyH': 'h', // Greek
        'ש KeyA': 'a', 'ד KeyS': 's', 'س KeyS': 's', 'لا KeyB': 'b', '١ Digit1': '1', 'स KeyM': 'm', // Hebrew, Arabic, Hindi
        'ü BracketLeft': '[', 'Dead BracketLeft': '[', '& Digit1': '1', 'é Digit2': '2', '- Slash': '-', '+ BracketRight': '+', // German, French
        '- Digit6': '-', '= Equal': '=', 'Process KeyS': 's', 'Unidentified KeyL': 'l', 'Dead Backquote': 'Dead', // typed by no letter
        'Enter Enter': 'Enter', 'ArrowLeft ArrowLeft': 'ArrowLeft', 'F5 F5': 'F5', 'Space Space': ' ', '/ Digit7': '/', '. Slash': '.',
    };
    for (const [typed, name] of Object.entries(names)) assert.equal(name_of(event(typed)), name, typed);
});

test('what belongs to the browser is left to it', () => {
    const theirs = ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+d KeyD', 'Alt+e KeyE', 'Alt+s KeyS', 'Alt+ы KeyS', 'Alt+. Period',
        'Meta+z KeyZ', 'Meta+ArrowLeft', 'Meta+s KeyS', 'Ctrl+l KeyL', 'Ctrl+r KeyR', 'Ctrl+Shift+R KeyR', 'Ctrl+s KeyS', 'Ctrl+w KeyW',
        'Ctrl+a KeyA', 'Ctrl+c KeyC', 'Ctrl+x KeyX', 'Ctrl+h KeyH', 'Ctrl+- Minus', 'Ctrl+= Equal', 'Ctrl+0 Digit0', 'Ctrl+1 Digit1',
        'Ctrl+ArrowLeft', 'Ctrl+PageDown', 'Ctrl+Shift+Y KeyY', 'Ctrl+Alt+z KeyZ', 'Ctrl+к KeyR', 'Ctrl+. Period'];
    for (const typed of theirs) assert.equal(is_ours(event(typed), false), false, typed);
    const ours = ['s KeyS', 'ы KeyS', 'ArrowLeft', 'Shift+ArrowLeft', 'Space Space', 'Ctrl+z KeyZ', 'Ctrl+я KeyZ', 'Ctrl+Shift+Z KeyZ',
        'Ctrl+y KeyY', 'Ctrl+ζ KeyZ', 'Ctrl+z KeyY', 'AltGr+[ Digit8', 'AltGr+] Digit9', 'Shift+/ Digit7', 'Alt+Alt', 'Ctrl+Control'];
    for (const typed of ours) assert.equal(is_ours(event(typed), false), true, typed);
    // A text field has more of its own, and still not all.
    for (const typed of ['Ctrl+a KeyA', 'Ctrl+c KeyC', 'Ctrl+ф KeyA', 'Ctrl+ArrowLeft', 'Ctrl+Backspace', 'AltGr+@ KeyQ', 'AltGr+€ KeyE'])
        assert.equal(is_ours(event(typed), true), true, typed);
    for (const typed of ['Alt+ArrowLeft', 'Ctrl+r KeyR', 'Ctrl+Shift+C KeyC', 'Ctrl+l KeyL', 'Meta+a KeyA', 'Ctrl+Shift+A KeyA'])
        assert.equal(is_ours(event(typed), true), false, typed);
});

test('a key is let go under the name it was pressed by, and tips learn what is written on it', () => {
    const told = [];
    const keys = new Keys(program_that_tells(told));
    keys.down(event('Shift+6 Digit6'), false);
    keys.up(event('- Digit6', 'keyup')); // French: Shift was let go first
    keys.down(event('- Digit6'), false);
    keys.down(event('Alt+d KeyD'), false);
    keys.down(event('ы KeyS'), false);
    keys.down(event('ы KeyS'), false);
    assert.deepEqual(told, ['es_key 6 1 0 1 0 0', 'es_key 6 0 0 0 0 0', 'es_key - 1 0 0 0 0', 'es_key_label S Ы',
        'es_key s 1 0 0 0 0', 'es_key s 1 0 0 0 0']);
});
