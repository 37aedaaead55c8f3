// A WebAssembly module as bytes: its sections, its functions with their names, what each calls and which addresses it
// mentions; and the way back. Knows the encoding of the core specification (with SIMD and bulk memory), nothing of us.
// Read next: split.mjs.

const SECTION = {custom: 0, import: 2, export: 7, element: 9, code: 10, data: 11};

class Reader {
    constructor(bytes, at = 0) {
        this.bytes = bytes;
        this.at = at;
    }
    byte() { return this.bytes[this.at++]; }
    // Unsigned and signed LEB128, up to 64 bits. Beyond 53 bits inexact: no address or index is as large.
    number() {
        let value = 0;
        for (let weight = 1;; weight *= 128) {
            const byte = this.byte();
            value += (byte & 127) * weight;
            if (!(byte & 128)) return value;
        }
    }
    signed() {
        let value = 0;
        for (let weight = 1;; weight *= 128) {
            const byte = this.byte();
            value += (byte & 127) * weight;
            if (!(byte & 128)) return byte & 64 ? value - 128 * weight : value;
        }
    }
    text() {
        const size = this.number();
        this.at += size;
        return this.bytes.toString('utf8', this.at - size, this.at);
    }
    limits() {
        const flags = this.number();
        this.number();
        if (flags & 1) this.number();
    }
}

export function number_bytes(value) {
    const out = [];
    do {
        const rest = Math.floor(value / 128);
        out.push((value % 128) | (rest ? 128 : 0));
        value = rest;
    } while (value);
    return Buffer.from(out);
}

function signed_bytes(value) {
    const out = [];
    for (;;) {
        const byte = value & 127;
        value >>= 7;
        const done = (value === 0 && !(byte & 64)) || (value === -1 && byte & 64);
        out.push(done ? byte : byte | 128);
        if (done) return Buffer.from(out);
    }
}

// Hands what an instruction carries to `on`: {call(function), address(number)}; a `const` and the offset of a load may
// both be the address of something. Throws at an instruction it does not know.
function instruction(reader, on) {
    const op = reader.byte();
    if (op === 0x10) return on.call(reader.number());
    if (op === 0x41) return on.address(reader.signed());
    if (op >= 0x28 && op <= 0x3e) return memory_place(reader, on);
    if ((op >= 0x02 && op <= 0x04) || op === 0x42) return reader.signed();
    if (op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x26) || op === 0xd2) return reader.number();
    if (op === 0x0e) {
        for (let left = reader.number() + 1; left > 0; --left) reader.number();
        return;
    }
    if (op === 0x11) return [reader.number(), reader.number()];
    if (op === 0x3f || op === 0x40 || op === 0xd0) return reader.byte();
    if (op === 0x43) return reader.at += 4;
    if (op === 0x44) return reader.at += 8;
    if (op === 0xfc) return long_instruction(reader);
    if (op === 0xfd) return vector_instruction(reader, on);
    const plain = op <= 0x01 || op === 0x05 || op === 0x0b || op === 0x0f || op === 0x1a || op === 0x1b || (op >= 0x45 && op <= 0xc4);
    if (!plain) throw new Error(`instruction ${op.toString(16)} at byte ${reader.at - 1} is not known here`);
}

function memory_place(reader, on) {
    reader.number(); // alignment
    on.address(reader.number());
}

function long_instruction(reader) {
    const op = reader.number();
    const immediates = op <= 7 ? 0 : {8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2}[op] ?? 1;
    for (let left = immediates; left > 0; --left) reader.number();
}

function vector_instruction(reader, on) {
    const op = reader.number();
    if (op <= 11 || op === 92 || op === 93) memory_place(reader, on);
    else if (op === 12 || op === 13) reader.at += 16;
    else if (op >= 21 && op <= 34) reader.byte();
    else if (op >= 84 && op <= 91) {
        memory_place(reader, on);
        reader.byte();
    }
}

// {bytes, sections: [{id, start, end}], imports: functions only, functions: [{index, name, start, end}]}
export function read_module(bytes) {
    const reader = new Reader(bytes, 8);
    const module = {bytes, sections: [], imports: [], functions: [], names: new Map()};
    while (reader.at < bytes.length) {
        const id = reader.byte();
        const size = reader.number();
        const start = reader.at;
        module.sections.push({id, start, end: start + size});
        if (id === SECTION.import) read_imports(reader, module);
        if (id === SECTION.code) read_functions(reader, module);
        if (id === SECTION.custom && reader.text() === 'name') read_names(reader, module, start + size);
        reader.at = start + size;
    }
    for (const one of module.functions) one.name = module.names.get(one.index) ?? '';
    return module;
}

function read_imports(reader, module) {
    for (let left = reader.number(); left > 0; --left) {
        const name = [reader.text(), reader.text()];
        const kind = reader.byte();
        if (kind === 0) module.imports.push(name);
        if (kind === 0) reader.number();
        if (kind === 1) reader.byte();
        if (kind === 1 || kind === 2) reader.limits();
        if (kind === 3) reader.at += 2;
    }
}

function read_functions(reader, module) {
    const count = reader.number();
    for (let i = 0; i < count; ++i) {
        const size = reader.number();
        module.functions.push({index: module.imports.length + i, start: reader.at, end: reader.at + size});
        reader.at += size;
    }
}

function read_names(reader, module, end) {
    while (reader.at < end) {
        const kind = reader.byte();
        const next = reader.number() + reader.at;
        const count = kind === 1 ? reader.number() : 0;
        for (let i = 0; i < count; ++i) module.names.set(reader.number(), reader.text());
        reader.at = next;
    }
}

// What one function calls directly, and all numbers in it that may be addresses.
export function walk(module, one, on) {
    const reader = new Reader(module.bytes, one.start);
    for (let left = reader.number(); left > 0; --left) {
        reader.number();
        reader.byte();
    }
    while (reader.at < one.end) instruction(reader, on);
}

// The active data segments: [{address, start, end}], start and end in the module's bytes.
export function data_segments(module) {
    const section = module.sections.find(({id}) => id === SECTION.data);
    if (!section) return [];
    const reader = new Reader(module.bytes, section.start);
    const segments = [];
    for (let left = reader.number(); left > 0; --left) {
        const flags = reader.number();
        const op = reader.byte();
        if (flags !== 0 || op !== 0x41) throw new Error('a data segment does not lie at a fixed address');
        const address = reader.signed();
        reader.byte();
        const size = reader.number();
        segments.push({address, start: reader.at, end: reader.at + size});
        reader.at += size;
    }
    return segments;
}

function section_bytes(id, body) {
    return Buffer.concat([Buffer.from([id]), number_bytes(body.length), body]);
}

// The module without names and other custom sections, and with these data segments ([{address, bytes}]) in place of its own.
export function with_data(module, segments) {
    const parts = [module.bytes.subarray(0, 8)];
    for (const {id, start, end} of module.sections) {
        const kept = id !== SECTION.custom && id !== SECTION.data && id !== 12;
        if (kept) parts.push(section_bytes(id, module.bytes.subarray(start, end)));
    }
    const body = segments.map(({address, bytes}) => Buffer.concat(
        [Buffer.from([0, 0x41]), signed_bytes(address), Buffer.from([0x0b]), number_bytes(bytes.length), bytes]));
    if (segments.length) parts.push(section_bytes(SECTION.data, Buffer.concat([number_bytes(segments.length), ...body])));
    return Buffer.concat(parts);
}

// Numbers of functions that are in the table: what a pointer may call.
export function table_functions(module) {
    const section = module.sections.find(({id}) => id === SECTION.element);
    const found = new Set();
    if (!section) return found;
    const reader = new Reader(module.bytes, section.start);
    for (let left = reader.number(); left > 0; --left) {
        const flags = reader.number();
        if (flags !== 0) throw new Error('an element segment is not of the plain kind');
        while (reader.byte() !== 0x0b) reader.signed();
        for (let count = reader.number(); count > 0; --count) found.add(reader.number());
    }
    return found;
}
