// Makes the page's folder of what was built and of web/:
//   node tools/program/make_page.mjs PROGRAM_FOLDER WEB_FOLDER PACKS_FOLDER PAGE_FOLDER [files that come later]
// Files that are the same stay untouched, so that nothing is compressed twice. Called by cmake/programs.cmake.
// Read next: split.mjs, by_file.mjs, compress.mjs.
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {by_file} from './by_file.mjs';
import {compress_folder} from './compress.mjs';
import {texts_of} from './literals.mjs';
import {split} from './split.mjs';

const [program, web, packs, page, ...later_files] = process.argv.slice(2);

function put(name, bytes) {
    const file = path.join(page, name);
    mkdirSync(path.dirname(file), {recursive: true});
    if (statSync(file, {throwIfNoEntry: false})?.size === bytes.length && readFileSync(file).equals(bytes)) return;
    writeFileSync(file, bytes);
}

function put_folder(folder, below, change = (name, bytes) => bytes) {
    for (const name of readdirSync(folder, {recursive: true})) {
        const file = path.join(folder, name);
        if (statSync(file).isFile()) put(path.join(below, name), change(name, readFileSync(file)));
    }
}

// A file as the program carries it: tools/embed.py leaves out what a compiler of shaders does not read.
function embedded(file) {
    const bytes = readFileSync(file);
    if (!/\.(frag|vert|glsl)$/.test(file)) return bytes;
    const text = bytes.toString().replace(/\/\*[^]*?\*\//g, (found) => found.replace(/[^\n]/g, ''));
    return Buffer.from(text.split('\n').map((line) => line.replace(/\/\/.*/, '').trim()).join('\n'));
}

// What lessons say, but the first one, which stands beside the first map. Short texts may be anybody's.
const LESSONS = path.join(web, '../src/lessons');
const LEAST_LETTERS = 40;
const lesson_texts = readdirSync(LESSONS).filter((name) => name.endsWith('.cpp') && name !== 'three_levers.cpp')
    .flatMap((name) => texts_of(readFileSync(path.join(LESSONS, name), 'utf8'))).filter((text) => text.length >= LEAST_LETTERS);

const {first, later} = split(readFileSync(path.join(program, 'embedscape.wasm')), later_files.map(embedded), [...new Set(lesson_texts)]);
put('embedscape.wasm', first);
put('embedscape.later.wasm', later);
put('embedscape.js', readFileSync(path.join(program, 'embedscape.js')));
// Of a compressed transfer a browser does not tell how long it will be: the page knows.
put_folder(web, '', (name, bytes) => (name === 'index.html' ?
    Buffer.from(bytes.toString().replace('data-bytes=""', `data-bytes="${first.length}"`)) : bytes));
put_folder(packs, 'data');
const fetched = readdirSync(packs, {recursive: true}).filter((name) => name.endsWith('.pack')).map((name) => `data/${name}`);
put('page/by_file.js', by_file(page, ['embedscape.wasm', 'embedscape.later.wasm', ...fetched.sort()]));
compress_folder(page);
