// Makes page/by_file.js: all that the page loads, in one classic script, for a page that is opened by a double click. From
// a file a browser loads neither modules nor what fetch() asks for. Modules become functions, files base64 of gzip.
// Called by make_page.mjs. Read next: web/page/watch.js, which loads it.
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';

const IMPORT = /^import \{([^}]*)\} from '\.\/([\w.]+)';\n/gm;
const LATER = /import\('\.\/([\w.]+)'\)/g; // asked for when it is wanted: here it is there from the start
const EXPORT = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;

// `read(name)` gives a module's text; `done` the names that are written already. Gives it as assignments, behind those of
// the modules that it needs.
function as_function(name, read, done) {
    if (done.has(name)) return '';
    done.add(name);
    const text = read(name);
    const needed = [...text.matchAll(IMPORT)];
    const later = [...text.matchAll(LATER)].map(([, from]) => from);
    const exported = [...text.matchAll(EXPORT)].map(([, one]) => one);
    const taken = needed.map(([, names, from]) => `const {${names}} = modules['${from}'];\n`).join('');
    const body = text.replace(IMPORT, '').replace(EXPORT, '').replace(LATER, (all, from) => `modules['${from}']`);
    if (/^(import|export) /m.test(body)) throw new Error(`${name}: by_file.mjs knows no such import or export`);
    return [...needed.map(([, , from]) => from), ...later].map((from) => as_function(from, read, done)).join('') +
        `modules['${name}'] = (() => {\n${taken}${body}\nreturn {${exported.join(', ')}};\n})();\n`;
}

// What takes the place of fetch() and of the network.
const FILES = `async function fetch(name) {
    if (!(name in files)) return new Response('', {status: 404});
    const packed = Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}
`;

// `page`: its folder; `names`: files in it that the page fetches.
export function by_file(page, names) {
    const read = (name) => readFileSync(path.join(page, 'page', name), 'utf8');
    const files = Object.fromEntries(names.map((name) => [name, gzipSync(readFileSync(path.join(page, name))).toString('base64')]));
    return Buffer.from(`(() => {\nconst files = ${JSON.stringify(files)};\n${FILES}const modules = {};\n` +
        `${as_function('main.js', read, new Set())}})();\n`);
}
