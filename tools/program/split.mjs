// Splits the page's program in two, so that the first map comes early: what is needed for it, and the rest, which the page
// fetches behind it (web/page/loader.js).
//   node tools/program/split.mjs WHOLE.wasm FIRST.wasm LATER.wasm
// Later go the functions that later.txt names, those that only they call, and words and files that only they mention.
// A function that is named nowhere is in the first part: forgetting one costs bytes, never an answer. Binaryen's
// wasm-split moves the functions and lets the two parts call each other; the data are moved here.
// Read next: wasm_file.mjs; record.mjs, which writes later.txt.
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync, mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {plain_name} from './names.mjs';
import {data_segments, number_bytes, read_module, table_functions, walk, with_data} from './wasm_file.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const LEAST_WORDS = 24; // a segment costs some bytes of its own

export function later_names() {
    return readFileSync(path.join(HERE, 'later.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
}

// Who calls whom: for each function the numbers of its callers, and whether a pointer or the page may call it.
function call_graph(module) {
    const callers = new Map(module.functions.map(({index}) => [index, new Set()]));
    for (const one of module.functions) {
        walk(module, one, {call: (index) => callers.get(index)?.add(one.index), address: () => {}});
    }
    return callers;
}

// The numbers of the functions that go into the later part.
export function choose_later(module, names) {
    const named = new Set(names);
    const later = new Set(module.functions.filter(({name}) => named.has(plain_name(name))).map(({index}) => index));
    const callers = call_graph(module);
    const pointed = table_functions(module);
    for (let before = -1; before !== later.size;) {
        before = later.size;
        for (const [index, who] of callers) {
            // What nobody calls is called by the page or by a pointer.
            if (!pointed.has(index) && who.size > 0 && [...who].every((caller) => caller === index || later.has(caller)))
                later.add(index);
        }
    }
    return later;
}

// The module with functions named by their number: unique, and without signs that mean something to wasm-split.
function numbered(module) {
    const entries = module.functions.map(({index}) => {
        const name = Buffer.from(`f${index}`);
        return Buffer.concat([number_bytes(index), number_bytes(name.length), name]);
    });
    const map = Buffer.concat([number_bytes(entries.length), ...entries]);
    const body = Buffer.concat([Buffer.from([4]), Buffer.from('name'), Buffer.from([1]), number_bytes(map.length), map]);
    const segments = data_segments(module).map(({address, start, end}) => ({address, bytes: module.bytes.subarray(start, end)}));
    return Buffer.concat([with_data(module, segments), Buffer.from([0]), number_bytes(body.length), body]);
}

function split_code(module, later, scratch) {
    const file = (name) => path.join(scratch, name);
    writeFileSync(file('whole.wasm'), numbered(module));
    writeFileSync(file('later.txt'), [...later].map((index) => `f${index}`).join('\n'));
    execFileSync('wasm-split', ['--split', '--enable-simd', '--enable-bulk-memory', '--enable-mutable-globals', file('whole.wasm'), `--split-funcs=@${file('later.txt')}`,
        '--export-prefix=_', '--import-namespace=p', '--placeholder-namespace=p', '-o1', file('first.wasm'), '-o2', file('rest.wasm')],
        {stdio: ['ignore', 'ignore', 'inherit']});
    return [file('first.wasm'), file('rest.wasm')].map((name) => read_module(readFileSync(name)));
}

function addresses_in(module) {
    const found = new Set();
    for (const one of module.functions) walk(module, one, {call: () => {}, address: (value) => found.add(value)});
    return found;
}

// Addresses that the data hold themselves: pointers lie at multiples of four.
function add_pointers(module, segments, low, high, found) {
    for (const {address, start, end} of segments) {
        for (let at = (4 - (address % 4)) % 4; start + at + 4 <= end; at += 4) {
            const value = module.bytes.readUInt32LE(start + at);
            if (value >= low && value < high) found.add(value);
        }
    }
}

const is_word_byte = (byte) => (byte >= 32 && byte !== 127) || byte === 10 || byte === 9 || byte === 13;

// A text that ends with 0 and begins where the one before it has ended. Null if there is none, or a short one.
function text_at(bytes, start, end) {
    let stop = start;
    while (stop < end && is_word_byte(bytes[stop])) ++stop;
    const whole = stop < end && bytes[stop] === 0 && stop - start >= LEAST_WORDS;
    return whole ? stop + 1 : null;
}

// Where the later part's data lie: [{start, end}] in the bytes of `first`, in order. Texts that only the later part
// mentions, and the files `only_later` and texts `later_texts`, wherever they lie.
function later_places(first, rest, only_later, later_texts) {
    const segments = data_segments(first);
    const low = Math.min(...segments.map(({address}) => address));
    const high = Math.max(...segments.map(({address, start, end}) => address + end - start));
    const early = addresses_in(first);
    add_pointers(first, segments, low, high, early);
    const early_sorted = [...early].filter((value) => value >= low && value < high).sort((a, b) => a - b);
    const mentioned_early = (from, to) => {
        let [a, b] = [0, early_sorted.length];
        while (a < b) {
            const middle = (a + b) >> 1;
            if (early_sorted[middle] < from) a = middle + 1;
            else b = middle;
        }
        return a < early_sorted.length && early_sorted[a] < to;
    };
    const places = [];
    for (const value of addresses_in(rest)) {
        const home = segments.find(({address, start, end}) => value >= address && value < address + end - start);
        if (!home) continue;
        const start = home.start + value - home.address;
        const ended = start === home.start || first.bytes[start - 1] === 0;
        const end = ended ? text_at(first.bytes, start, home.end) : null;
        if (end && !mentioned_early(value, value + end - start)) places.push({start, end});
    }
    // Segments end where many zeros follow each other, in the middle of a file, too.
    const memory = Buffer.alloc(high - low);
    for (const {address, start, end} of segments) first.bytes.copy(memory, address - low, start, end);
    for (const text of later_texts) places.push(...places_of_text(text, {memory, low, segments, early_sorted}));
    for (const file of only_later) {
        const at = memory.indexOf(file) + low;
        if (at < low) throw new Error(`a file that is to come later is not in the program as it is: ${file.subarray(0, 80)}`);
        for (const {address, start, end} of segments) {
            const [from, to] = [Math.max(start, start + at - address), Math.min(end, start + at + file.length - address)];
            if (from < to) places.push({start: from, end: to});
        }
    }
    return joined(places.sort((a, b) => a.start - b.start));
}

// A whole text, unless something that comes early is its end: linkers let texts share their ends.
function places_of_text(text, {memory, low, segments, early_sorted}) {
    const bytes = Buffer.from(`\0${text}\0`);
    const found = memory.indexOf(bytes);
    if (found < 0) return [];
    const [from, to] = [found + 1 + low, found + bytes.length - 1 + low];
    if (early_sorted.some((value) => value > from && value < to)) return [];
    return segments.filter(({address, start, end}) => from >= address && to <= address + end - start)
        .map(({address, start}) => ({start: start + from - address, end: start + to - address}));
}

function joined(places) {
    const out = [];
    for (const {start, end} of places) {
        const last = out.at(-1);
        if (last && start <= last.end) last.end = Math.max(last.end, end);
        else out.push({start, end});
    }
    return out;
}

// The data of both parts: [{address, bytes}] twice.
function split_data(first, places) {
    const kept = [];
    const moved = [];
    for (const {address, start, end} of data_segments(first)) {
        const put = (list, from, to) => {
            if (to > from) list.push({address: address + from - start, bytes: first.bytes.subarray(from, to)});
        };
        let at = start;
        for (const place of places.filter((one) => one.start >= start && one.end <= end)) {
            put(kept, at, place.start);
            put(moved, place.start, place.end);
            at = place.end;
        }
        put(kept, at, end);
    }
    return [kept, moved];
}

export function split(whole, only_later = [], later_texts = []) {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'split-'));
    try {
        const module = read_module(whole);
        const [first, rest] = split_code(module, choose_later(module, later_names()), scratch);
        const [kept, moved] = split_data(first, later_places(first, rest, only_later, later_texts));
        return {first: with_data(first, kept), later: with_data(rest, moved)};
    } finally {
        rmSync(scratch, {recursive: true});
    }
}
