// Data sets that are fetched when somebody wants them: words and pictures of vehicles. From the api, from a link, from
// the menu; and what happens where the server has them not.
import {execFile} from 'node:child_process';
import path from 'node:path';
import {promisify} from 'node:util';
import {ROOT, check, equal, open, percent, ready, word_place} from '../browser.mjs';

const STEPS = 500;
const NATIVE = path.join(ROOT, 'build/native/embedscape');
const FILES = {words: 'data/words/words.pack', vehicles: 'data/vehicles/vehicles.pack'};

const fetched = (opened) => opened.requests.filter((url) => url.endsWith('.pack')).map((url) => url.split('/').slice(-3).join('/'));

// Chosen by a script: nothing is fetched before, one file afterwards, once; it trains to the bits of the native program.
async function chosen(world) {
    const opened = await open(world, 'index.html', {paused: true});
    equal(fetched(opened), [], 'packs fetched before anybody asked');
    const notes = [];
    for (const [dataset, file] of Object.entries(FILES)) {
        const got = await opened.page.evaluate(async ([id, n]) => {
            const answer = window.embedscape.apply({dataset: id});
            const before = window.embedscape.spec().dataset;
            const {notice} = window.embedscape.snapshot();
            const loaded = await answer.loaded;
            const start = window.embedscape.snapshot();
            window.embedscape.reset(1);
            const began = performance.now();
            window.embedscape.step(n);
            const seconds = (performance.now() - began) / 1000;
            return {answer, before, notice, loaded, after: window.embedscape.spec().dataset, start,
                end: window.embedscape.snapshot(), hash: window.embedscape.weights_hash(), speed: n / seconds};
        }, [dataset, STEPS]);
        equal([got.answer.ok, got.loaded.ok, got.loaded.error], [true, true, ''], `apply() of ${dataset}`);
        check(got.before !== dataset, `${dataset} runs before its file has come`);
        check(got.notice.startsWith('Fetching'), `meanwhile the notice is "${got.notice}"`);
        equal(got.after, dataset, 'data set afterwards');
        equal(fetched(opened).filter((url) => url === file).length, 1, `fetches of ${file}`);
        check(got.end.loss.train < 0.8 * got.start.loss.train, `loss ${got.start.loss.train} to ${got.end.loss.train}`);
        const {stdout} = await promisify(execFile)(NATIVE,
            ['train', '--dataset', dataset, '--seed', '1', '--steps', String(STEPS), '--json']);
        equal(got.hash, JSON.parse(stdout).weights_hash, `weights of ${dataset} after ${STEPS} steps, web and native`);
        notes.push(`${dataset} ${percent(got.end.accuracy)} right, ${got.speed.toFixed(0)} steps/s`);
    }
    // Back and forth: what has come once is there.
    await opened.page.evaluate(async () => {
        await window.embedscape.apply({dataset: 'auto_mpg'}).loaded;
        await window.embedscape.apply({dataset: 'words'}).loaded;
    });
    equal(fetched(opened).length, 2, 'fetches in all');
    return notes.join('; ');
}

// A link that names one: when `ready` is fulfilled it runs, from its own random weights.
async function by_link(world) {
    const {page} = await open(world, 'index.html#dataset=words&seed=3', {paused: true});
    const opened = await page.evaluate(() => {
        window.embedscape.reset();
        return {spec: window.embedscape.spec(), things: window.embedscape.snapshot().names.length};
    });
    equal([opened.spec.dataset, opened.spec.seed, opened.things], ['words', 3, 2000], 'what the link opens');
    const {page: json} = await open(world, `index.html#${encodeURIComponent('{"dataset": "vehicles"}')}`, {paused: true});
    equal(await json.evaluate(() => window.embedscape.spec().dataset), 'vehicles', 'what a spec in the address opens');
    await page.evaluate(() => { location.hash = 'dataset=vehicles'; });
    await page.waitForFunction(() => window.embedscape.spec().dataset === 'vehicles');
}

// By hand: the pill's menu.
async function by_menu(world) {
    const {page} = await open(world, 'index.html', {paused: true, viewport: {width: 1280, height: 720}});
    const click = async (word) => {
        const {x, y} = await word_place(page, word);
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.up();
    };
    await click('Cars 1970-82');
    await page.waitForFunction(() => window.embedscape.debug_layout().texts.some(({text}) => text === '2,000 words'));
    const place = await page.evaluate(() => {
        const {x, y, w, h} = window.embedscape.debug_layout().texts.find(({text}) => text === '2,000 words');
        return {x: x + w / 2, y: y + h / 2};
    });
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction(() => window.embedscape.spec().dataset === 'words');
}

// A server without the file, one that sends something else, and none: a sentence each, and what ran runs on.
async function fails(world) {
    const {page} = await open(world, 'index.html', {paused: true, allow: [/404/, /Failed to load/, /failed: /]});
    const tell = () => page.evaluate(async () => {
        const answer = await window.embedscape.apply({dataset: 'words'}).loaded;
        window.embedscape.step(10);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return {...answer, alarm: window.embedscape.snapshot().alarm, dataset: window.embedscape.spec().dataset,
            told: document.getElementById('told').textContent};
    });
    const sentences = [];
    for (const [how, pattern] of [
        [(route) => route.fulfill({status: 404, body: 'There is no such page here.'}), /404/],
        [(route) => route.fulfill({status: 200, body: '<html>Welcome</html>'}), /no whole pack/],
        [(route) => route.fulfill({status: 200, body: ''}), /empty/],
        [(route) => route.abort(), /does not answer/],
    ]) {
        await page.route('**/*.pack', how);
        const got = await tell();
        equal([got.ok, got.field, got.dataset], [false, 'dataset', 'auto_mpg'], 'a fetch that fails');
        check(pattern.test(got.error) && pattern.test(got.alarm), `the page says "${got.error}", "${got.alarm}"`);
        check(got.alarm.endsWith('.'), `"${got.alarm}" is no sentence`);
        check(pattern.test(got.told), `a screen reader hears "${got.told}"`);
        sentences.push(got.alarm);
        await page.unroute('**/*.pack');
    }
    const good = await page.evaluate(async () => (await window.embedscape.apply({dataset: 'words'}).loaded).ok);
    equal(good, true, 'apply() once the server is well');
    return sentences[0];
}

// A link to one that cannot be had: the default opens, the reader is told, and scripts are not left waiting.
async function link_fails(world) {
    const opened = await open(world, '', {allow: [/404/, /Failed to load/, /vehicles\.pack/]});
    await opened.page.route('**/*.pack', (route) => route.fulfill({status: 404, body: ''}));
    await opened.page.goto(`${world.base}index.html#dataset=vehicles`, {waitUntil: 'domcontentloaded'});
    await ready(opened.page, true);
    const {dataset, alarm} = await opened.page.evaluate(() => (
        {dataset: window.embedscape.spec().dataset, alarm: window.embedscape.snapshot().alarm}));
    equal(dataset, 'auto_mpg', 'what runs');
    check(/404/.test(alarm), `the alarm is "${alarm}"`);
}

export const cases = [
    {name: 'data: words and vehicles are fetched when chosen, and train to the same bits', test: chosen},
    {name: 'data: a link names them', test: by_link},
    {name: 'data: chosen in the menu', test: by_menu},
    {name: 'data: a fetch that fails says a sentence', test: fails},
    {name: 'data: a link to what cannot be had', test: link_fails},
];
