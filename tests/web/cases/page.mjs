// The page itself: loads cleanly, says how far it is, and says plainly where it cannot run.
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {ROOT, check, equal, frames, look, open, percent, ready} from '../browser.mjs';
import {serve} from '../../../tools/serve.mjs';

const READY_WITHIN_MS = 20000; // the printed figure is what it took; the rest is room for a machine that does much else

async function loads(world) {
    const start = Date.now();
    const {page, requests} = await open(world, 'index.html', {viewport: {width: 1280, height: 720}, reducedMotion: 'no-preference'});
    await ready(page);
    const ms = Date.now() - start;
    check(ms < READY_WITHIN_MS, `ready after ${ms} ms, wanted less than ${READY_WITHIN_MS}`);
    const {colours} = await look(page);
    check(colours > 100, `the canvas shows ${colours} colours: nothing is drawn`);
    equal(await page.evaluate(() => window.violations), [], 'violations of the Content-Security-Policy');
    check(await page.evaluate(() => document.getElementById('loading').hidden), 'the loading sign still stands there');
    return `ready after ${ms} ms, ${requests.length} requests`;
}

// While the program is on its way: bytes are told, and scripts are told to wait.
async function loading(world) {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    const {page} = await open(world, '');
    await page.route('**/embedscape.wasm', async (route) => {
        await held;
        await route.continue();
    });
    await page.goto(`${world.base}index.html`, {waitUntil: 'domcontentloaded'});
    const early = await page.evaluate(() => {
        const api = window.embedscape;
        const thrown = (call) => {
            try {
                call();
                return '';
            } catch (error) {
                return error.message;
            }
        };
        return {apply: api.apply({}), step: thrown(() => api.step(1)), spec: thrown(() => api.spec())};
    });
    equal(early.apply.ok, false, 'apply() before ready');
    for (const sentence of [early.apply.error, early.step, early.spec])
        check(/still loading.*ready/.test(sentence), `before ready: "${sentence}" does not say to wait for it`);
    const told = page.waitForFunction(() => {
        return /^Loading \d+\.\d of \d+\.\d MB$/.test(document.getElementById('loading_text').textContent);
    });
    release();
    await told;
    await ready(page);
    return page.evaluate(() => document.getElementById('loading_text').textContent);
}

// Only what tools/page_budget.json counts is fetched before the first map, the rest behind it; and nothing of the later
// part of the program is called before it is there.
async function first_map(world) {
    const {page} = await open(world, '', {viewport: {width: 1280, height: 720}, colorScheme: 'light'});
    await page.route('**/embedscape.later.wasm', async (route) => {
        // Held back until there have been frames of the first part alone. A page that calls the later part early waits for
        // this answer and draws no frame: it gets it all the same, so that the test can say what was called.
        await Promise.race([frames(page, 30), new Promise((resolve) => setTimeout(resolve, 20000))]);
        await route.continue();
    });
    await page.goto(`${world.base}index.html`);
    await ready(page);
    const {before, after, early, share} = await page.evaluate((base) => {
        const [{startTime}] = performance.getEntriesByName('embedscape-first-map');
        const name = ({name}) => name.slice(base.length);
        const fetched = performance.getEntriesByType('resource').filter((entry) => entry.name.startsWith(base));
        return {
            before: fetched.filter((entry) => entry.startTime < startTime).map(name),
            after: fetched.filter((entry) => entry.startTime >= startTime).map(name),
            early: window.embedscape.debug_called_early(),
            share: fetched.filter((entry) => entry.name.endsWith('.wasm')).map((entry) => entry.encodedBodySize / entry.decodedBodySize),
        };
    }, world.base);
    const counted = Object.keys(JSON.parse(readFileSync(path.join(ROOT, 'tools/page_budget.json'), 'utf8')).files);
    equal([...new Set(['index.html', ...before])].sort(), counted.sort(), 'files fetched before the first map');
    check(after.includes('embedscape.later.wasm'), `behind the first map came ${after}`);
    equal(early, [], 'functions of the later part that were called before it was there (node tools/program/record.mjs)');
    check(share.length === 2 && share.every((one) => one < 0.5), `of the two parts ${share.map(percent)} came through the line`);
    return `${before.length} files before the first map`;
}

// Should something of the later part be called too early all the same, it is fetched on the spot.
async function called_early(world) {
    const {page} = await open(world, '', {viewport: {width: 700, height: 500}, allow: [/Synchronous XMLHttpRequest/]});
    await page.route('**/page/main.js', async (route) => {
        const answer = await route.fetch({maxRetries: 3});
        // The page as it would be if it asked for the schema, which is in the later part, at once.
        const text = (await answer.text()).replace('await connect(program', 'window.asked = program.UTF8ToString(program._es_schema());\n    await connect(program');
        await route.fulfill({response: answer, body: text});
    });
    await page.goto(`${world.base}index.html`);
    await ready(page);
    const {fields, early} = await page.evaluate(() => ({
        fields: Object.keys(JSON.parse(window.asked)).length, early: window.embedscape.debug_called_early().length}));
    check(fields > 0, 'the schema that was asked for too early is empty');
    check(early > 0, 'nothing was called early: es_schema is in the first part now, ask for something else here');
}

// Files go out compressed to a browser that takes that, as they are to any other, and never in a form older than themselves.
async function sent_small(world) {
    const hash = (text) => createHash('sha256').update(text).digest('hex');
    const sent = async (base, name, accepts) => {
        const answer = await fetch(base + name, {headers: {'accept-encoding': accepts}});
        return {encoding: answer.headers.get('content-encoding'), type: answer.headers.get('content-type'), text: hash(await answer.text())};
    };
    const plain = await sent(world.base, 'embedscape.js', 'identity');
    for (const [accepts, encoding] of [['gzip, br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['br;q=0', null]])
        equal(await sent(world.base, 'embedscape.js', accepts), {...plain, encoding}, `embedscape.js to who accepts "${accepts}"`);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'serve-'));
    writeFileSync(path.join(folder, 'new.js'), 'new');
    writeFileSync(path.join(folder, 'new.js.gz'), 'old');
    utimesSync(path.join(folder, 'new.js.gz'), 1, 1);
    const server = await serve(folder, 0);
    const {encoding, text} = await sent(`http://127.0.0.1:${server.address().port}/`, 'new.js', 'gzip');
    server.close();
    server.closeAllConnections();
    rmSync(folder, {recursive: true});
    equal([encoding, text], [null, hash('new')], 'a file whose compressed form is older');
}

async function expect_sorry(world, options, pattern) {
    const {page, requests} = await open(world, 'index.html', options);
    const sentence = await page.waitForFunction(() => {
        const sorry = document.getElementById('sorry');
        const picture = document.getElementById('sorry_picture');
        return !sorry.hidden && picture.complete && picture.naturalWidth > 100 &&
            document.getElementById('sorry_text').textContent;
    }).then((handle) => handle.jsonValue());
    check(pattern.test(sentence), `the sentence is "${sentence}"`);
    const rejected = await page.evaluate(() => window.embedscape.ready.then(() => '', (error) => error.message));
    equal(rejected, sentence, 'what the promise `ready` is rejected with');
    return requests;
}

async function no_webgl2(world) {
    const requests = await expect_sorry(world, {
        init: () => { delete window.WebGL2RenderingContext; },
    }, /WebGL2/);
    check(!requests.some((url) => url.endsWith('.wasm')), 'the program was loaded although it cannot run');
}

// It knows WebGL2 and gives none just now: that is known only when the program wants to draw.
async function no_context(world) {
    await expect_sorry(world, {
        init: () => {
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
                return kind === 'webgl2' ? null : get.call(this, kind, ...rest);
            };
        },
    }, /WebGL2/);
}

async function no_simd(world) {
    const requests = await expect_sorry(world, {init: () => { WebAssembly.validate = () => false; }}, /SIMD/);
    check(!requests.some((url) => url.endsWith('.wasm')), 'the program was loaded although it cannot run');
}

async function no_program(world) {
    await expect_sorry(world, {
        allow: [/404/],
        init: () => {
            const real = window.fetch;
            window.fetch = (url, ...rest) => real(String(url).replace('embedscape.wasm', 'gone.wasm'), ...rest);
        },
    }, /could not be loaded.*404/);
}

export const cases = [
    {name: 'page: loads without error, violation or foreign request', test: loads},
    {name: 'page: tells how far loading is, and scripts to wait', test: loading},
    {name: 'page: what the budget counts is fetched before the first map, the rest behind it', test: first_map},
    {name: 'page: files are sent compressed to who takes that', test: sent_small},
    {name: 'page: what is called before it is there is fetched on the spot', test: called_early},
    {name: 'page: sentence and picture without WebGL2', test: no_webgl2},
    {name: 'page: sentence and picture where WebGL2 is refused', test: no_context},
    {name: 'page: sentence and picture without WebAssembly SIMD', test: no_simd},
    {name: 'page: sentence and picture without the program', test: no_program},
];
