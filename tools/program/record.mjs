// Finds out in a browser what runs until the first map is there and the later part has come, and writes later.txt: all the
// rest of the program.  node tools/program/record.mjs   (after `make build`; a minute). When to run it: when the test of
// the page's bytes (tools/check_page.mjs) says that the first part has grown, or the one in the browser that it waited.
// Read next: split.mjs, which does what the list says.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {launch} from '../../tests/web/browser.mjs';
import {serve} from '../serve.mjs';
import {plain_name} from './names.mjs';
import {choose_later} from './split.mjs';
import {read_module} from './wasm_file.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const BUILD = path.resolve(HERE, '../../build');
const WHOLE = path.join(BUILD, 'web-objects/program/embedscape.wasm');
const LEAST_BYTES = 40; // smaller functions stay, unless only later ones call them: the list is for people, too
const FRAMES = 60;
const WINDOWS = [
    {viewport: {width: 1280, height: 720}},
    {viewport: {width: 1280, height: 720}, reducedMotion: 'reduce', colorScheme: 'dark'},
    {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true},
];
const HEAD = `# What the page's program does not need for its first map: functions that no run of tools/program/record.mjs has
# called until then. They are fetched behind it, with all that only they call (tools/program/split.mjs). Written by
# record.mjs; a name that is gone does no harm.
`;

// The page with a program that notes which functions ran.
function instrumented() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'record-'));
    cpSync(path.join(BUILD, 'web'), folder, {recursive: true});
    for (const name of readdirSync(folder)) if (/\.(br|gz)$/.test(name)) rmSync(path.join(folder, name));
    execFileSync('wasm-split', ['--instrument', '--enable-simd', '--enable-bulk-memory', '--enable-mutable-globals', WHOLE, '-o', path.join(folder, 'embedscape.wasm')]);
    return folder;
}

// What the program has noted in two visits: four bytes a function, 0 where it never ran, behind eight bytes that name the program.
async function profile(browser, base, options) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.addInitScript(() => {
        const real = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = async (...args) => {
            const made = await real.apply(WebAssembly, args);
            window.noted ??= made.instance.exports;
            return made;
        };
    });
    await page.route('**/embedscape.later.wasm', () => {}); // never comes
    const runs = [];
    for (let visit = 0; visit < 2; ++visit) { // the second finds what the first has kept of the lessons
        await page.goto(`${base}index.html`);
        runs.push(Buffer.from(await page.evaluate(read_profile, FRAMES)));
    }
    await context.close();
    return runs;
}

// Runs in the page.
async function read_profile(frames) {
    while (!performance.getEntriesByName('embedscape-first-map').length) await new Promise(requestAnimationFrame);
    for (let left = frames; left > 0; --left) await new Promise(requestAnimationFrame);
    const size = window.noted.__write_profile(0, 0);
    const memory = Object.values(window.noted).find((one) => one instanceof WebAssembly.Memory);
    const place = memory.buffer.byteLength;
    memory.grow(Math.ceil(size / 65536));
    window.noted.__write_profile(place, size);
    return [...new Uint8Array(memory.buffer, place, size)];
}

// The names to write: of functions that never ran, large enough, and not called by later ones only.
function list(module, ran) {
    const groups = new Map();
    for (const {index, name, start, end} of module.functions) {
        const group = groups.get(plain_name(name)) ?? {bytes: 0, ran: false};
        group.bytes += end - start;
        group.ran ||= ran.has(index);
        groups.set(plain_name(name), group);
    }
    const names = [...groups].filter(([name, group]) => name && !group.ran && group.bytes >= LEAST_BYTES)
        .sort((a, b) => b[1].bytes - a[1].bytes).map(([name]) => name);
    return {names: names.sort(), later: choose_later(module, names)};
}

async function main() {
    const module = read_module(readFileSync(WHOLE));
    const folder = instrumented();
    const [server, browser] = [await serve(folder, 0), await launch()];
    const ran = new Set();
    for (const options of WINDOWS) {
        for (const bytes of await profile(browser, `http://127.0.0.1:${server.address().port}/`, options))
            module.functions.forEach(({index}, i) => bytes.readUInt32LE(8 + 4 * i) && ran.add(index));
        console.log(`${options.viewport.width} x ${options.viewport.height}: ${ran.size} of ${module.functions.length} functions ran`);
    }
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, {recursive: true});
    const {names, later} = list(module, ran);
    const wrong = [...later].filter((index) => ran.has(index));
    if (wrong.length) throw new Error(`${wrong.length} functions that ran would come later`);
    writeFileSync(path.join(HERE, 'later.txt'), `${HEAD}${names.join('\n')}\n`);
    console.log(`${later.size} functions come later; ${names.length} names are in tools/program/later.txt.`);
}

await main();
