// Loads the program and tells how far it is: bytes come in, WebAssembly compiles them as they come.
// Next: main.js.

function megabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
}

// The body of `response`, counted on its way through.
function counted(response, tell) {
    // A compressed transfer states its compressed length, but we see the bytes after unpacking: no total then.
    const total = response.headers.get('content-encoding') ? 0 : Number(response.headers.get('content-length')) || 0;
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

async function fetch_program(url, tell) {
    let response;
    try {
        response = await fetch(url);
    } catch {
        throw new Error('The program could not be loaded: the server does not answer. ' +
            'Check the connection and load the page again.');
    }
    if (!response.ok) {
        throw new Error(`The program could not be loaded: the server says ${response.status} for ${url}. ` +
            'Build it anew, or load the page again.');
    }
    return counted(response, tell);
}

// Resolves to the running program. `host` answers its calls (host.js); `on_progress(fraction or null, text)`.
export async function load_program(host, on_progress) {
    if (typeof globalThis.create_embedscape !== 'function') {
        throw new Error('The program could not be loaded: embedscape.js is missing or broken. ' +
            'Build it anew, or load the page again.');
    }
    const response = await fetch_program('embedscape.wasm', (loaded, total) => {
        const of_total = total ? ` of ${megabytes(total)}` : '';
        on_progress(total ? loaded / total : null, `Loading ${megabytes(loaded)}${of_total} MB`);
    });
    return new Promise((resolve, reject) => {
        globalThis.create_embedscape({
            host,
            instantiateWasm(imports, receive) {
                WebAssembly.instantiateStreaming(response, imports).then(
                    ({ instance, module }) => receive(instance, module), reject);
                return {};
            },
            onAbort(reason) {
                host.broken(String(reason));
                reject(new Error(`The program stopped: ${reason}. Load the page again; the link holds the experiment.`));
            },
        }).then(resolve, reject);
    });
}
