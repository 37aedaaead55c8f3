// Fetches the data sets that are not in the program, when it wants them: data/<name> beside this page. Hands them in, or
// says why not. Next: src/platform/web/packs.cpp.

import { call, call_text } from './program.js';

const kFolder = 'data/';
const kSilentMs = 20000; // longer without a byte: nobody should wait on
const kBetween = 'Something between this page and its server (a filter, a network that asks to log in) may have changed ' +
    'it: try again, or in another network.';

async function fetched(name, on_size) {
    const giving_up = new AbortController();
    let timer = 0;
    const wait_on = () => {
        clearTimeout(timer);
        timer = setTimeout(() => giving_up.abort(), kSilentMs);
    };
    wait_on();
    try {
        const response = await fetch(kFolder + name, { signal: giving_up.signal }).catch(() => null);
        if (!response) throw new Error('the server does not answer. Check the connection, or log in to the network, and choose it again.');
        if (!response.ok) throw new Error(`the server says ${response.status} for ${kFolder}${name}. ${kBetween}`);
        // A compressed transfer states its compressed length: what comes through the line, so what the reader waits for.
        on_size(Number(response.headers.get('content-length')) || 0);
        const counted = new TransformStream({ transform(part, to) { wait_on(); to.enqueue(part); } });
        const bytes = await new Response(response.body?.pipeThrough(counted)).arrayBuffer().catch(() => {
            throw new Error('the transfer broke off. Check the connection and choose it again.');
        });
        if (bytes.byteLength === 0) throw new Error(`what came is empty. ${kBetween}`);
        return new Uint8Array(bytes);
    } finally {
        clearTimeout(timer);
    }
}

export class Files {
    program_;
    under_way_ = new Map(); // name -> promise of '' or a sentence

    constructor(program) {
        this.program_ = program;
    }

    // Resolves to '' once the program has the file, else to a sentence. The same fetch for all who want it meanwhile.
    want(name) {
        if (!this.under_way_.has(name)) {
            this.under_way_.set(name, this.bring(name).finally(() => this.under_way_.delete(name)));
        }
        return this.under_way_.get(name);
    }

    async bring(name) {
        const program = this.program_;
        try {
            const bytes = await fetched(name, (size) => call(program, 'es_file_size', name, size));
            const place = program._malloc(bytes.length);
            if (!place) throw new Error('there is no memory left for it.');
            program.HEAPU8.set(bytes, place);
            const sentence = call_text(program, 'es_file', name, place, bytes.length);
            program._free(place);
            return sentence;
        } catch (error) {
            if (!program.host.is_broken) call(program, 'es_file_failed', name, error.message);
            return error.message;
        }
    }

    // The program wants nothing any more; resolves to the last sentence, '' if all is well.
    async settled() {
        let sentence = '';
        for (let name; (name = call_text(this.program_, 'es_wanted_file'));) {
            sentence = await this.want(name);
        }
        return sentence;
    }
}
