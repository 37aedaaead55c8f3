// Writes FILE.br and FILE.gz beside the files of a page, for servers that send them (tools/serve.mjs does). Only of kinds
// that get smaller, and only what has changed since. Node's own zlib: no package.
import {readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

const KINDS = new Set(['.html', '.js', '.css', '.svg', '.wasm']);
const NEVER_SENT = 'by_file.js'; // only opened as a file
const LEAST_BYTES = 400; // below it, the headers weigh more than what is saved

export function brotli(bytes) {
    return brotliCompressSync(bytes, {params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }});
}

const FORMS = {'.br': brotli, '.gz': (bytes) => gzipSync(bytes, {level: 9})};

function compress(file) {
    const {mtimeMs, size} = statSync(file);
    if (!KINDS.has(path.extname(file)) || size < LEAST_BYTES || file.endsWith(NEVER_SENT)) return;
    for (const [ending, form] of Object.entries(FORMS)) {
        if (statSync(file + ending, {throwIfNoEntry: false})?.mtimeMs >= mtimeMs) continue;
        writeFileSync(file + ending, form(readFileSync(file)));
    }
}

export function compress_folder(folder) {
    for (const name of readdirSync(folder, {recursive: true})) {
        const file = path.join(folder, name);
        const ending = path.extname(file);
        if (!statSync(file, {throwIfNoEntry: false})?.isFile()) continue;
        if (!(ending in FORMS)) compress(file);
        else if (!statSync(file.slice(0, -ending.length), {throwIfNoEntry: false})) rmSync(file);
    }
}
