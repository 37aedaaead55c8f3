// How the page calls the program. A text goes over the program's heap, which grows, never over its stack, which a long
// one would overrun. Whatever is thrown out of the program has stopped it half-way: that is told to the host.
// Knows nothing of what the functions do. Next: host.js.

const encoder = new TextEncoder();

// The place of `text` in the program's memory, which the caller frees. NUL would end it early: it becomes a sign that
// the program refuses or shows.
function put_text(program, text) {
    const bytes = encoder.encode(text.replaceAll('\0', '\uFFFD'));
    const place = program._malloc(bytes.length + 1);
    if (!place) throw new Error(`The text has ${bytes.length} bytes; there is no memory left for it.`);
    program.HEAPU8.set(bytes, place);
    program.HEAPU8[place + bytes.length] = 0;
    return place;
}

// Calls es_... with numbers and texts; gives its number.
export function call(program, name, ...args) {
    if (program.host.is_broken) return 0; // it stopped: nothing is asked of it any more
    const texts = [];
    const given = args.map((arg) => {
        if (typeof arg !== 'string') return arg;
        texts.push(put_text(program, arg));
        return texts.at(-1);
    });
    try {
        const result = program[`_${name}`](...given);
        for (const text of texts) program._free(text);
        return result;
    } catch (error) {
        program.host.broken(error);
        throw error;
    }
}

// The same, for a function that gives a text.
export function call_text(program, name, ...args) {
    return program.UTF8ToString(call(program, name, ...args));
}

// Whether what was thrown came out of the program, wherever it was called.
export function comes_from_program(error) {
    return error instanceof WebAssembly.RuntimeError || /wasm-function|wasm:\/\//.test(error?.stack);
}
