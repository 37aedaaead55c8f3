// What a reader waits for: the bytes that the page fetches before its first map, compressed, file by file, and which rooms
// of the program they are of.  node tools/check_page.mjs [--write]
// Fails when they are 2 % more than tools/page_budget.json allows, and names what grew; --write makes what there is the
// budget. That the files are these is tested in a browser (tests/web/cases/page.mjs). Needs build/web.
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotli} from './program/compress.mjs';
import {choose_later, later_names} from './program/split.mjs';
import {data_segments, read_module} from './program/wasm_file.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const BUDGET = path.join(ROOT, 'tools/page_budget.json');
const WEB = path.join(ROOT, 'build/web');
const WHOLE = path.join(ROOT, 'build/web-objects/program/embedscape.wasm');
const ROOMS = ['core', 'engine', 'data', 'projection', 'model', 'train', 'lessons', 'gl', 'map', 'ui', 'app', 'platform'];
const SLACK = 1.02;

function compressed(name) {
    const file = path.join(WEB, name);
    return statSync(file + '.br', {throwIfNoEntry: false})?.size ?? statSync(file).size;
}

// "app::App::frame() ..." -> app; what belongs to nobody here is of libraries.
function room_of(name) {
    const room = /(?:^|[ <(*&])([a-z]+)::/.exec(name)?.[1];
    return ROOMS.includes(room) ? room : /Im[A-Z]|stbtt/.test(name) ? 'ImGui' : 'libraries';
}

// Bytes of the first part by room, not compressed.
function rooms() {
    const module = read_module(readFileSync(WHOLE));
    const later = choose_later(module, later_names());
    const sizes = {};
    for (const {index, name, start, end} of module.functions) {
        if (later.has(index)) continue;
        const room = `code of ${room_of(name)}`;
        sizes[room] = (sizes[room] ?? 0) + end - start;
    }
    const first = read_module(readFileSync(path.join(WEB, 'embedscape.wasm')));
    const data = data_segments(first).map(({start, end}) => first.bytes.subarray(start, end));
    sizes['data (tables, fonts, shaders, words)'] = data.reduce((sum, {length}) => sum + length, 0);
    console.log(`the first part's data alone: ${brotli(Buffer.concat(data)).length} bytes in brotli`);
    return sizes;
}

const sum = (sizes) => Object.values(sizes).reduce((a, b) => a + b, 0);

function print(title, sizes) {
    console.log(title);
    for (const [name, size] of Object.entries(sizes).sort((a, b) => b[1] - a[1]))
        console.log(`  ${String(size).padStart(8)}  ${name}`);
}

function grown(before, now) {
    return Object.entries(now).map(([name, size]) => [name, size - (before[name] ?? 0)]).filter(([, more]) => more > 0)
        .sort((a, b) => b[1] - a[1]).map(([name, more]) => `  ${name}: ${more} bytes more`);
}

function main() {
    if (!existsSync(path.join(WEB, 'embedscape.wasm.br'))) {
        console.log('build/web is not there. `make build` makes it.\n0 passed, 1 failed');
        process.exit(1);
    }
    const budget = JSON.parse(readFileSync(BUDGET, 'utf8'));
    const files = Object.fromEntries(Object.keys(budget.files).map((name) => [name, compressed(name)]));
    const parts = rooms();
    print('Fetched before the first map, bytes as they are sent (brotli):', files);
    print('The program\'s first part, bytes before they are compressed:', parts);
    const [total, allowed] = [sum(files), sum(budget.files)];
    console.log(`${total} bytes in all; the budget is ${allowed}.`);
    if (process.argv.includes('--write')) return writeFileSync(BUDGET, JSON.stringify({files, parts}, null, 4) + '\n');
    const passed = total <= allowed * SLACK;
    if (!passed) {
        console.log([`That is ${(100 * (total / allowed - 1)).toFixed(1)} % over. What grew:`,
            ...grown(budget.files, files), ...grown(budget.parts, parts),
            'What the first map does not need comes later: node tools/program/record.mjs finds it out. If it is worth its bytes, ' +
            'say so in the commit: node tools/check_page.mjs --write'].join('\n'));
    }
    console.log(passed ? '1 passed, 0 failed' : '0 passed, 1 failed');
    process.exitCode = passed ? 0 : 1;
}

main();
