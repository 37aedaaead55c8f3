// What goes wrong round the program, and in it: files that come changed, cut or not at all, scripts that are refused, a page
// opened as a file, texts of any length, a program that stops. Each time a sentence in a learner's words, soon.
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {WEB, check, equal, frames, open, ready} from '../browser.mjs';

const LOGIN = '<!DOCTYPE html><html><body>Please log in to this network.</body></html>';
const NOISE = [/./]; // these tests are about what a browser complains of
const RAW = /magic|00 61 73|section|compile|instantiate|MIME|Unexpected|undefined|\bnull\b|\bmake\b|rebuild|build it/i;

const whole = (name) => readFileSync(path.join(WEB, name));
const page_of_network = (contentType = 'text/html') => (route) => route.fulfill({status: 200, contentType, body: LOGIN});
const cut = (name, contentType) => (route) => route.fulfill({status: 200, contentType, body: whole(name).subarray(0, whole(name).length >> 1)});
const other_type = (name) => (route) => route.fulfill({status: 200, contentType: 'text/plain', body: whole(name)});
const with_rule = (rule) => async (route) => {
    const response = await route.fetch({maxRetries: 3});
    await route.fulfill({response, headers: {...response.headers(), 'content-security-policy': rule}});
};

// What stands in the page's place, once something does; '' if it runs.
const told = (page) => page.waitForFunction(() => {
    const sentence = document.querySelector('#sorry:not([hidden]) #sorry_text, #stuck.now #stuck_text');
    if (sentence) return {sentence: sentence.textContent};
    return window.embedscape?.version && {sentence: ''};
}).then(async (handle) => (await handle.jsonValue()).sentence);

const WAYS = [
    ['embedscape.wasm', page_of_network(), /not the whole program.*another network/],
    ['embedscape.wasm', page_of_network('application/wasm'), /not the whole program/],
    ['embedscape.wasm', cut('embedscape.wasm', 'application/wasm'), /not the whole program/],
    ['embedscape.wasm', (route) => route.fulfill({status: 204}), /not the whole program/],
    ['embedscape.wasm', (route) => route.fulfill({status: 403, body: LOGIN}), /says 403/],
    ['embedscape.wasm', (route) => route.abort(), /does not answer.*Check the connection/],
    ['embedscape.later.wasm', page_of_network(), /not the whole program/],
    ['embedscape.later.wasm', other_type('embedscape.later.wasm'), /^$/],
    ['embedscape.js', page_of_network('text/javascript'), /embedscape\.js is missing or broken/],
    ['page/host.js', page_of_network(), /something keeps its scripts back/],
    ['page/api.js', cut('page/api.js', 'text/javascript'), /something keeps its scripts back/],
    ['page.css', page_of_network(), /page\.css is missing or broken/],
    ['index.html', with_rule('script-src \'self\''), /safety rules/],
];

async function changed_files(world) {
    const {page} = await open(world, '', {allow: NOISE, viewport: {width: 700, height: 500}});
    for (const [name, how, wanted] of WAYS) {
        await page.goto('about:blank');
        await page.route(`**/${name}`, how);
        await page.goto(`${world.base}index.html#seed=7`, {waitUntil: 'commit'});
        const sentence = await told(page);
        check(wanted.test(sentence), `${name}: "${sentence}"`);
        check(!RAW.test(sentence.replaceAll('embedscape.wasm', '')), `${name}: "${sentence}" speaks of what no learner knows`);
        await page.unroute(`**/${name}`);
    }
    return `${WAYS.length} ways`;
}

// No script at all: the sentence comes by itself.
async function no_scripts(world) {
    const {page} = await open(world, '', {allow: NOISE});
    await page.route('**/index.html', with_rule('script-src \'none\''));
    await page.goto(`${world.base}index.html`);
    const [delay, before, after] = await page.evaluate(() => {
        const stuck = document.getElementById('stuck');
        const [appears] = stuck.getAnimations();
        const seen = () => stuck.checkVisibility({visibilityProperty: true});
        const first = seen();
        appears.finish();
        return [appears.effect.getTiming().delay, first, seen()];
    });
    equal([before, after], [false, true], 'whether the sentence is seen at first and later');
    check(delay <= 10000, `it comes after ${delay} ms`);
}

// The program is on its way and nothing more comes: first it is said, then it comes and runs.
async function silent_server(world) {
    const {page} = await open(world, '', {viewport: {width: 700, height: 500}});
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.clock.install();
    await page.route('**/embedscape.wasm', async (route) => {
        await held;
        await route.continue();
    });
    await page.goto(`${world.base}index.html`, {waitUntil: 'commit'});
    await page.waitForFunction(() => window.embedscape);
    await page.clock.fastForward(12000);
    await page.waitForFunction(() => /Nothing has come for \d+ seconds/.test(document.getElementById('loading_text').textContent));
    release();
    await ready(page, true);
}

// By a double click: everything comes from the folder, and it is the same experiment.
async function as_file(world) {
    const {page} = await open(world, '', {allow: NOISE, viewport: {width: 700, height: 500}});
    await page.goto(`file://${WEB}/index.html#seed=7`);
    await page.waitForFunction(() => window.embedscape);
    await ready(page, true);
    const got = await page.evaluate(async () => {
        const {embedscape} = window;
        embedscape.reset();
        embedscape.step(20);
        const hash = embedscape.weights_hash();
        const {seed} = embedscape.spec();
        const {ok} = await embedscape.apply({dataset: 'words'}).loaded;
        return {hash, ok, things: embedscape.snapshot().names.length, seed};
    });
    equal([got.ok, got.things, got.seed], [true, 2000, 7], 'the words, and the seed of the link');
    const {page: served} = await open(world, 'index.html#seed=7', {paused: true, viewport: {width: 700, height: 500}});
    const hash = await served.evaluate(() => {
        window.embedscape.reset();
        window.embedscape.step(20);
        return window.embedscape.weights_hash();
    });
    equal(got.hash, hash, 'weights, opened as a file and from a server');
    // The folder was not copied whole.
    await page.route('**/by_file.js', (route) => route.abort());
    await page.goto('about:blank');
    await page.goto(`file://${WEB}/index.html`);
    check(/opened as a file/.test(await told(page)), await told(page));
}

// Over the map nothing asks for a text; a field takes what fits; a script's text may be as long as it likes.
async function long_texts(world) {
    const {page} = await open(world, 'index.html', {paused: true, permissions: ['clipboard-read', 'clipboard-write']});
    const before = await page.evaluate(async () => {
        await navigator.clipboard.writeText('1,2.5,abc '.repeat(140000)); // no table: it has one line
        return JSON.stringify([window.embedscape.spec(), window.embedscape.snapshot().alarm]);
    });
    await page.keyboard.press('Control+v');
    await frames(page);
    equal(await page.evaluate(() => JSON.stringify([window.embedscape.spec(), window.embedscape.snapshot().alarm])), before, 'after a paste over the map');
    const refused = await page.evaluate(() => window.embedscape.apply('x'.repeat(3e6)));
    check(!refused.ok && refused.error.length < 500, `a text of 3 MB: ${refused.error.slice(0, 200)}`);
    check(!(await page.evaluate(() => window.embedscape.apply('{}\0{'))).ok, 'what stands behind a NUL was left out silently');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => /takes 1,000 letters/.test(window.embedscape.snapshot().alarm));
    equal(await page.evaluate(() => window.embedscape.step(5)), 5, 'steps after all that');
    const prevented = await page.evaluate(() => ['dragover', 'drop'].map((kind) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['a,b'], 'table.csv'));
        return !document.getElementById('map').dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
    }));
    equal(prevented, [true, true], 'whether a file that is dropped is kept from replacing the page');
}

// However the program stops, wherever it was called from: a sentence, no frozen picture, and the experiment comes back.
async function stopped(world) {
    const {page} = await open(world, '', {allow: NOISE, viewport: {width: 700, height: 500}});
    await page.route('**/page/main.js', async (route) => {
        const response = await route.fetch({maxRetries: 3});
        const body = (await response.text()).replace('await connect(program', 'window.program = program;\n    await connect(program');
        await route.fulfill({response, body});
    });
    const ways = {
        'a trap in a frame or an event': () => setTimeout(() => window.program._es_text(0xfffffff0)),
        'a trap in what a script asked for': () => {
            window.program._es_snapshot = () => { throw new WebAssembly.RuntimeError('unreachable'); };
            try {
                window.embedscape.snapshot();
            } catch {
                // the script that asked does not tell
            }
        },
    };
    for (const [name, way] of Object.entries(ways)) {
        await page.goto('about:blank');
        await page.goto(`${world.base}index.html#seed=7`);
        await ready(page, true);
        await page.evaluate(() => window.embedscape.apply({lr: 0.003}));
        await page.evaluate(way);
        const sentence = await told_stopped(page);
        check(/^The program stopped.*Load it again: the address holds the experiment/.test(sentence), `${name}: "${sentence}"`);
        const refused = await page.evaluate(() => window.embedscape.apply({}));
        equal([refused.ok, refused.error], [false, sentence], `${name}: what a script is told`);
    }
    await Promise.all([page.waitForEvent('load'), page.click('#sorry .again')]);
    await ready(page);
    equal(await page.evaluate(() => window.embedscape.link()), 'lr=0.003&seed=7', 'the experiment after "Load again"');
}

const told_stopped = (page) => page.waitForFunction(() => !document.getElementById('sorry').hidden &&
    document.getElementById('sorry_text').textContent).then((handle) => handle.jsonValue());

export const cases = [
    {name: 'broken: files that come changed, cut or not at all', seconds: 15, test: changed_files},
    {name: 'broken: scripts that are refused', test: no_scripts},
    {name: 'broken: a server that falls silent', test: silent_server},
    {name: 'broken: opened as a file', seconds: 8, test: as_file},
    {name: 'broken: texts of any length, pasted and dropped', test: long_texts},
    {name: 'broken: a program that stops', seconds: 8, test: stopped},
];
