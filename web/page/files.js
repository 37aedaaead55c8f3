// Fetches the data sets that are not in the program, when it wants them: data/<name> beside this page. Hands them in, or
// says why not. Next: src/platform/web/packs.cpp.

const kFolder = 'data/';

async function fetched(name, on_size) {
    let response;
    try {
        response = await fetch(kFolder + name);
    } catch {
        throw new Error('the server does not answer. Check the connection and choose it again.');
    }
    if (!response.ok) {
        throw new Error(`the server says ${response.status} for ${kFolder}${name}. Build the page anew, or try again later.`);
    }
    // A compressed transfer states its compressed length: what comes through the line, so what the reader waits for.
    on_size(Number(response.headers.get('content-length')) || 0);
    try {
        return new Uint8Array(await response.arrayBuffer());
    } catch {
        throw new Error('the transfer broke off. Check the connection and choose it again.');
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
        const call = (fn, result, ...args) => this.program_.ccall(fn, result,
            args.map((arg) => (typeof arg === 'string' ? 'string' : 'number')), args);
        try {
            const bytes = await fetched(name, (size) => call('es_file_size', null, name, size));
            if (bytes.length === 0) throw new Error('it is empty. Run `make setup` and build the page anew.');
            const place = this.program_._malloc(bytes.length);
            this.program_.HEAPU8.set(bytes, place);
            const sentence = call('es_file', 'string', name, place, bytes.length);
            this.program_._free(place);
            return sentence;
        } catch (error) {
            call('es_file_failed', null, name, error.message);
            return error.message;
        }
    }

    // The program wants nothing any more; resolves to the last sentence, '' if all is well.
    async settled() {
        let sentence = '';
        for (let name; (name = this.program_.ccall('es_wanted_file', 'string', [], []));) {
            sentence = await this.want(name);
        }
        return sentence;
    }
}
