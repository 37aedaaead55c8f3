// Loads the program and tells how far it is: bytes come in, WebAssembly compiles them as they come. The program has two
// parts (tools/program/split.mjs): the first draws the first map, the later one is fetched behind it. Whoever needs the
// rest waits for load_later(); what slips through is fetched on the spot, the page standing still meanwhile.
// Next: main.js.

import { answer, kProgram } from './early.js';

const kLater = 'embedscape.later.wasm';
const kSilentMs = 8000; // without a byte, before the reader is told so
const kNotLoaded = 'The program could not be loaded: ';
const kBetween = 'Something between this page and its server changed or cut it on its way: a filter, a network that asks ' +
    'to log in, or a connection that broke off. Load the page again, or try another network.';

// A sentence for the reader, as it is.
export class Failure extends Error {}

function megabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
}

// The body of `response`, counted on its way through, as the type that it is, whatever the server calls it.
function counted(response, tell) {
    let loaded = 0;
    const counter = new TransformStream({
        transform(part, to) {
            loaded += part.length;
            tell(loaded);
            to.enqueue(part);
        },
    });
    return new Response(response.body?.pipeThrough(counter), { headers: { 'content-type': 'application/wasm' } });
}

// Calls `tell` whenever nothing has come for a while; gives {came, stop}.
function watch_silence(tell) {
    let last = performance.now();
    const timer = setInterval(() => {
        const ms = performance.now() - last;
        if (ms >= kSilentMs) tell(Math.round(ms / 1000));
    }, 1000);
    return { came: () => { last = performance.now(); }, stop: () => clearInterval(timer) };
}

// What the server answers, if it is what was asked for.
async function good(answered, url) {
    let response;
    try {
        response = await answered;
    } catch {
        throw new Failure(`${kNotLoaded}the server does not answer, or a filter stands in the way. ` +
            'Check the connection, log in to the network if it asks for that, and load the page again.');
    }
    if (response.ok) return response;
    throw new Failure(`${kNotLoaded}the server says ${response.status} for ${url}. Load the page again a little later, ` +
        'or tell whoever looks after this page.');
}

// What a browser says of bytes that are no program, or not a whole one, helps nobody.
function changed() {
    throw new Failure(`${kNotLoaded}what came is not the whole program. ${kBetween}`);
}

// The length of the first part, unpacked: the build has written it beside its name in index.html.
function known_length(response) {
    const said = document.querySelector('script[data-bytes]')?.dataset.bytes;
    const packed = response.headers.get('content-encoding');
    return Number(said) || (packed ? 0 : Number(response.headers.get('content-length'))) || 0;
}

// Bytes of a file, at once: the program cannot wait. Binary text, because that is what a browser gives here.
function fetch_at_once(url) {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    if (request.status !== 200) throw new Failure(`${kNotLoaded}the server says ${request.status} for ${url}.`);
    return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
}

// Chrome before 115 compiles nothing large at once: there the program is started only when both parts are there.
function compiles_at_once() {
    const module = new Uint8Array(8 + 4 + 5000); // one custom section without a name
    module.set([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x00, 0x89, 0x27]);
    try {
        return Boolean(new WebAssembly.Module(module));
    } catch {
        return false;
    }
}

// Ties the two parts together. The first calls the later one through its table: until that is there, by these imports.
class Parts {
    #exports = null;
    #coming = null;
    here = false;
    called_early = []; // numbers in the table, for tests

    placeholders = new Proxy({}, {
        get: (_, index) => (...args) => {
            this.called_early.push(index);
            if (!this.here) this.#adopt(new WebAssembly.Instance(new WebAssembly.Module(fetch_at_once(kLater)), this.#imports()));
            return this.#of(WebAssembly.Table).get(Number(index))(...args);
        },
    });

    set first(instance) {
        this.#exports = instance.exports;
    }
    #of(kind) {
        return Object.values(this.#exports).find((one) => one instanceof kind);
    }
    #imports() {
        return { p: this.#exports };
    }
    #adopt(instance) {
        this.here = Boolean(instance); // making it has filled the table and the memory
    }
    // Resolves once the whole program is there.
    load_later() {
        this.#coming ??= (async () => {
            const response = await good(fetch(kLater), kLater);
            try {
                const module = await WebAssembly.compileStreaming(counted(response, () => {}));
                if (!this.here) this.#adopt(new WebAssembly.Instance(module, this.#imports()));
            } catch {
                changed();
            }
        })();
        return this.#coming;
    }
}

// Resolves to the running program, whose `load_later()` brings the rest. `host` answers its calls (host.js);
// `on_progress(fraction or null, text)`; `whole` = not before both parts are there.
export async function load_program(host, on_progress, whole) {
    if (typeof globalThis.create_embedscape !== 'function') {
        throw new Failure(`${kNotLoaded}the file embedscape.js is missing or broken. ${kBetween}`);
    }
    const silence = watch_silence((seconds) => on_progress(null, `Nothing has come for ${seconds} seconds: the connection is ` +
        'slow, or something stands in the way. Wait, or load the page again.'));
    const response = await good(answer, kProgram).catch((error) => {
        silence.stop();
        throw error;
    });
    const total = known_length(response);
    const body = counted(response, (loaded) => {
        silence.came();
        const of_total = total ? ` of ${megabytes(total)}` : '';
        on_progress(total ? loaded / total : null, `Loading ${megabytes(loaded)}${of_total} MB`);
    });
    const parts = new Parts();
    return new Promise((resolve, reject) => {
        globalThis.create_embedscape({
            host,
            load_later: () => parts.load_later(),
            called_early: parts.called_early,
            instantiateWasm(imports, receive) {
                WebAssembly.instantiateStreaming(body, { ...imports, p: parts.placeholders }).catch(changed).then(async ({ instance, module }) => {
                    parts.first = instance;
                    if (whole || !compiles_at_once()) await parts.load_later();
                    receive(instance, module);
                }).catch(reject).finally(silence.stop);
                return {};
            },
            onAbort: (reason) => host.broken(reason),
        }).then(resolve, reject);
    });
}
