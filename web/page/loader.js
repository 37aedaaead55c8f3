// Loads the program and tells how far it is: bytes come in, WebAssembly compiles them as they come. The program has two
// parts (tools/program/split.mjs): the first draws the first map, the later one is fetched behind it. Whoever needs the
// rest waits for load_later(); what slips through is fetched on the spot, the page standing still meanwhile.
// Next: main.js.

import { answer, kProgram } from './early.js';

const kLater = 'embedscape.later.wasm';

function megabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
}

// The body of `response`, counted on its way through. `total` is what it will be, unpacked; 0 = not known.
function counted(response, total, tell) {
    const reader = response.body.getReader();
    let loaded = 0;
    const stream = new ReadableStream({
        async pull(controller) {
            const { done, value } = await reader.read();
            if (done) return controller.close();
            loaded += value.length;
            tell(loaded, total);
            controller.enqueue(value);
        },
    });
    return new Response(stream, { headers: { 'content-type': 'application/wasm' } });
}

// What the server answers, if it is what was asked for.
async function good(answered, url) {
    let response;
    try {
        response = await answered;
    } catch {
        throw new Error('The program could not be loaded: the server does not answer. ' +
            'Check the connection and load the page again.');
    }
    if (!response.ok) {
        throw new Error(`The program could not be loaded: the server says ${response.status} for ${url}. ` +
            'Build it anew, or load the page again.');
    }
    return response;
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
    if (request.status !== 200) throw new Error(`The program could not be loaded: the server says ${request.status} for ${url}.`);
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
            const module = await WebAssembly.compileStreaming(good(fetch(kLater), kLater));
            if (!this.here) this.#adopt(new WebAssembly.Instance(module, this.#imports()));
        })();
        return this.#coming;
    }
}

// Resolves to the running program, whose `load_later()` brings the rest. `host` answers its calls (host.js);
// `on_progress(fraction or null, text)`; `whole` = not before both parts are there.
export async function load_program(host, on_progress, whole) {
    if (typeof globalThis.create_embedscape !== 'function') {
        throw new Error('The program could not be loaded: embedscape.js is missing or broken. ' +
            'Build it anew, or load the page again.');
    }
    const response = await good(answer, kProgram);
    const total = known_length(response);
    const body = counted(response, total, (loaded) => {
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
                WebAssembly.instantiateStreaming(body, { ...imports, p: parts.placeholders }).then(async ({ instance, module }) => {
                    parts.first = instance;
                    if (whole || !compiles_at_once()) await parts.load_later();
                    receive(instance, module);
                }).catch(reject);
                return {};
            },
            onAbort(reason) {
                host.broken(String(reason));
                reject(new Error(`The program stopped: ${reason}. Load the page again; the link holds the experiment.`));
            },
        }).then(resolve, reject);
    });
}
