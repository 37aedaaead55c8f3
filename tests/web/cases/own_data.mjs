// Own data in a real browser: a file is dropped, rows are pasted, a packed file is chosen; what was learned is there after
// a reload, and nothing leaves the machine.
import {deflateRawSync, gzipSync} from 'node:zlib';

import {check, equal, frames, open, ready, word_place} from '../browser.mjs';

const ROWS = Array.from({length: 80}, (_, i) => [`thing ${i}`, (i % 2 ? 900 : 2000) + i, (i % 2 ? 3 : 5) + i / 100, i % 2 ? 'car' : 'van']);
const table = (between) => [['name', 'weight', 'length', 'kind'], ...ROWS].map((row) => row.join(between)).join('\n');

const is_own = (page) => page.waitForFunction(() => window.embedscape.spec().dataset.startsWith('own_'));
const learn = (page) => page.evaluate(() => window.embedscape.learn_sheet());
const sheet = (page) => page.evaluate(() => window.embedscape.sheet());

// Waits until the browser has the files of one data set; the page writes them behind our back.
async function kept(page) {
    await page.waitForFunction(async () => {
        if (!(await indexedDB.databases()).some(({name}) => name === 'embedscape.own')) return false;
        const done = (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        const base = await done(indexedDB.open('embedscape.own'));
        const n = base.objectStoreNames.length > 0 ? await done(base.transaction('files').objectStore('files').count()) : 0;
        base.close();
        return n > 0;
    });
}

async function dropped(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const drop = (name, text) => page.evaluate(([file, content]) => {
        const carried = new DataTransfer();
        carried.items.add(new File([content], file));
        for (const kind of ['dragover', 'drop'])
            document.getElementById('map').dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }, [name, text]);
    const before = await page.evaluate(() => window.embedscape.spec().dataset);
    await drop('things.csv', table(','));
    await page.waitForFunction(() => window.embedscape.sheet()?.rows === 80);
    equal(await page.evaluate(() => window.embedscape.spec().dataset), before, 'what runs before anything was asked for');
    await learn(page);
    await is_own(page);
    const left = await page.evaluate(() => {
        window.embedscape.step(500);
        return {hash: window.embedscape.weights_hash(), spec: window.embedscape.spec()};
    });
    await page.waitForFunction(() => location.hash.startsWith('#dataset=own_'));
    // Another table that is only looked at takes nothing of the first one's place.
    await drop('other.csv', table(',').replaceAll('car', 'bus'));
    await page.waitForFunction(() => window.embedscape.sheet()?.rows === 80);
    await page.evaluate(() => window.embedscape.apply({lr: 0.011}));
    await page.waitForFunction(() => location.hash.includes('lr=0.011'));
    await page.evaluate(() => window.embedscape.apply({lr: 0.01}));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => window.embedscape.sheet() === null && !location.hash.includes('lr='));
    left.hash = await page.evaluate(() => {
        window.embedscape.reset();
        window.embedscape.step(500);
        return window.embedscape.weights_hash();
    });
    // Kept by the browser: after a reload it is there, with its training.
    await kept(page);
    await page.reload({waitUntil: 'domcontentloaded'});
    await page.waitForFunction(() => window.embedscape?.version && window.embedscape.snapshot().step >= 500);
    equal(await page.evaluate(() => ({hash: window.embedscape.weights_hash(), spec: window.embedscape.spec()})), left, 'after a reload');
    // In a tab of its own, after this one was closed: what was left last, and the sign leads to the start.
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${world.base}index.html`);
    await again.waitForFunction(() => window.embedscape?.version && window.embedscape.snapshot().step >= 500);
    equal(await again.evaluate(() => ({hash: window.embedscape.weights_hash(), spec: window.embedscape.spec()})), left, 'after the tab was closed');
    await again.waitForFunction(() => /where you left off/.test(window.embedscape.snapshot().notice));
    await again.mouse.click(21, 28);
    await again.waitForFunction(() => window.embedscape.lesson()?.id === 'three_levers' && !location.hash.includes('own_'));
    await again.goBack();
    await again.waitForFunction(() => window.embedscape.spec().dataset.startsWith('own_'));
    await again.close();
}

// What is no table is told, and what runs runs on.
async function no_table(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    for (const [name, bytes] of [['a.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]], ['b.csv', []], ['c.csv.gz', [0x1f, 0x8b, 8, 0, 1]]]) {
        const told = await page.evaluate(([file, given]) => window.embedscape.load(new File([new Uint8Array(given)], file)).then(() => '', (error) => error.message), [name, bytes]);
        check(told.length > 20, `of ${name}: "${told}"`);
    }
    const many = await page.evaluate(() => window.embedscape.load([1, 2, 3].map((i) => new File(['a,b'], `${i}.csv`))).then(() => '', (error) => error.message));
    check(/3 files/.test(many), `of three files: "${many}"`);
    equal(await page.evaluate(() => window.embedscape.step(5)), 5, 'steps after all that');
    // Scripts in names are names: of the file, of columns, classes and things.
    const evil = '<img src=x onerror="window.was_run = true"><script>window.was_run = true</script>';
    const quoted = `"${evil.replaceAll('"', '""')}"`;
    const rows = ROWS.map(([name, weight, length, kind], i) => [i % 9 ? name : quoted, weight, length, i % 2 ? quoted : kind].join(','));
    const elements = () => page.evaluate(() => [document.querySelectorAll('script, img').length, window.was_run ?? false]);
    const before = await elements();
    await page.evaluate(([text, name]) => window.embedscape.load(text, {name}), [[`name,${quoted},length,kind`, ...rows].join('\n'), `${evil}.csv`]);
    await is_own(page);
    await frames(page);
    const names = await page.evaluate(async () => {
        window.embedscape.step(200);
        const told = window.embedscape.snapshot().notice;
        document.getElementById('told').textContent = told;
        const [geo] = await window.embedscape.export('regions.geojson');
        return {thing: window.embedscape.snapshot().names[0], region: JSON.parse(new TextDecoder().decode(geo.bytes)).features.map(({properties}) => properties.name)};
    });
    equal([names.thing, names.region.includes(evil)], [evil, true], 'a script as a name');
    equal(await elements(), before, 'elements of the page, and whether a script ran');
}

// A zip archive of [path, bytes]; `change` may break what the list says of an entry. Sums are 0: the page does not look.
export function zip(entries, change = () => {}) {
    const parts = [];
    const list = [];
    let at = 0;
    for (const [path, bytes] of entries) {
        const name = Buffer.from(path);
        const packed = deflateRawSync(bytes);
        const head = Buffer.alloc(30);
        head.writeUInt32LE(0x04034b50, 0);
        head.writeUInt16LE(8, 8);
        head.writeUInt32LE(packed.length, 18);
        head.writeUInt32LE(bytes.length, 22);
        head.writeUInt16LE(name.length, 26);
        const entry = Buffer.alloc(46);
        entry.writeUInt32LE(0x02014b50, 0);
        entry.writeUInt16LE(8, 10);
        entry.writeUInt32LE(packed.length, 20);
        entry.writeUInt32LE(bytes.length, 24);
        entry.writeUInt16LE(name.length, 28);
        entry.writeUInt32LE(at, 42);
        change(entry);
        parts.push(head, name, packed);
        list.push(entry, name);
        at += 30 + name.length + packed.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(Buffer.concat(list).length, 12);
    end.writeUInt32LE(at, 16);
    return [...Buffer.concat([...parts, ...list, end])];
}

// Pictures in folders, as a zip: a class a folder. What is broken, too large or climbs is told or harmless.
async function pictures(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const png = (color, shape) => page.evaluate(async ([fill, round]) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [60, 40];
        const pen = canvas.getContext('2d');
        pen.fillStyle = fill;
        pen.beginPath();
        if (round) pen.arc(30, 20, 18, 0, 7); else pen.rect(8, 6, 44, 28);
        pen.fill();
        const blob = await new Promise((resolve) => canvas.toBlob(resolve));
        return [...new Uint8Array(await blob.arrayBuffer())];
    }, [color, shape]).then((bytes) => Buffer.from(bytes));
    const entries = [];
    for (let i = 0; i < 12; ++i) {
        entries.push([`things/red/round ${i}.png`, await png(`rgb(${200 + i}, 30, ${i * 3})`, true)]);
        entries.push([`things/blue/square "${i}".png`, await png(`rgb(20, ${i * 4}, ${200 + i})`, false)]);
    }
    entries.push(['__MACOSX/things/red/._round.png', Buffer.from('no picture')], ['things/readme.txt', Buffer.from('no picture')]);
    const load = (bytes, name = 'things.zip') => page.evaluate(([given, file]) => window.embedscape.load(new File([new Uint8Array(given)], file)).then(() => '', (error) => error.message), [bytes, name]);
    equal(await load(zip(entries)), '', 'what is wrong with the pictures');
    await is_own(page);
    const got = await page.evaluate(() => {
        window.embedscape.step(300);
        const {names, accuracy} = window.embedscape.snapshot();
        return {n: names.length, name: names.find((one) => one.startsWith('square')), accuracy, spec: window.embedscape.spec()};
    });
    equal([got.n, got.name, got.spec.features, got.spec.losses[0].target], [24, 'square "0"', ['rgb'], 'class'], 'pictures');
    check(got.accuracy > 0.9, `red from blue: ${got.accuracy}`);
    const before = await page.evaluate(() => window.embedscape.spec().dataset);
    const huge = Buffer.alloc(64);
    huge.writeUInt32BE(0x89504e47, 0);
    huge.writeUInt32BE(60000, 16);
    huge.writeUInt32BE(60000, 20);
    const wrong = [
        [zip([['a/1.png', huge], ['b/2.png', huge]]), /60,000 x 60,000/],
        [zip(entries.slice(0, 2), (entry) => entry.writeUInt16LE(1, 8)), /encrypted/],
        [zip(entries.slice(0, 2), (entry) => entry.writeUInt32LE(99, 0)), /broken/],
        [zip([['a/1.png', Buffer.alloc(300 * 2 ** 20)], ['a/2.png', Buffer.alloc(1)]]), /more than 256 MB/],
        [zip(entries).slice(0, 500), /no zip archive|broken/],
        [zip([['readme.txt', Buffer.from('x')], ['more.txt', Buffer.from('x')]]), /2 files and no pictures/],
    ];
    for (const [bytes, said] of wrong) {
        const told = await load(bytes);
        check(said.test(told), `${said}: "${told}"`);
    }
    equal(await page.evaluate(() => window.embedscape.spec().dataset), before, 'what runs after all that');
    // One file without pictures is a table that was packed.
    equal(await load(zip([['deep/things.csv', Buffer.from(table(','))], ['__MACOSX/deep/._things.csv', Buffer.from('x')]])), '', 'a table in a zip');
    equal(await page.evaluate(() => window.embedscape.snapshot().names.length), 80, 'rows of a table in a zip');
    // A path that climbs is a name and nothing else.
    equal(await load(zip(entries.slice(0, 8).map(([path, bytes]) => [`../../${path}`, bytes]))), '', 'paths that climb');
    equal(await page.evaluate(() => window.embedscape.snapshot().names.length), 8, 'pictures of paths that climb');
}

async function pasted_and_chosen(world) {
    const {page} = await open(world, 'index.html', {paused: true, permissions: ['clipboard-read', 'clipboard-write']});
    await page.evaluate((text) => navigator.clipboard.writeText(text), table('\t'));
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => window.embedscape.sheet()?.rows === 80);
    equal((await sheet(page)).columns.map(({type}) => type), ['id', 'number', 'number', 'category'], 'columns of what was pasted');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => window.embedscape.sheet() === null);
    // A text of one paragraph is running text, and its map is there after a reload.
    const animals = [['whale', 'mast', 'crew', 'wave', 'oar', 'sail'], ['cow', 'barn', 'hay', 'field', 'horse', 'fence']];
    const story = Array.from({length: 300}, (_, i) => {
        const words = animals[i < 150 ? 0 : 1];
        return `Then the ${words[i % 6]}, as the old ${words[(i * i + 1) % 6]} said, and the ${words[(i + 2) % 6]} were there.`;
    }).join(' ');
    await page.evaluate((text) => navigator.clipboard.writeText(text), story);
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => window.embedscape.sheet()?.format === 'running text');
    equal((await sheet(page)).rows, 12, 'words of what was pasted');
    await learn(page);
    await page.waitForFunction(() => location.hash.startsWith('#dataset=own_'));
    await kept(page);
    await page.reload({waitUntil: 'domcontentloaded'});
    await ready(page);
    await page.waitForFunction(() => window.embedscape.snapshot().names.includes('whale'));
    // From a script, packed, with what it is to be taken for.
    const packed = [...gzipSync(table(';'))];
    const told = await page.evaluate(async (bytes) => {
        const found = await window.embedscape.load(new File([new Uint8Array(bytes)], 'things.csv.gz'), {choices: '3x-t2'});
        return {rows: found.rows, spec: window.embedscape.spec()};
    }, packed);
    equal([told.rows, told.spec.features, told.spec.losses[0].target], [80, ['kind'], 'weight'], 'what was loaded');
    const why = await page.evaluate(() => window.embedscape.load('').then(() => '', (error) => error.message));
    check(/empty/.test(why), `of nothing: "${why}"`);
    await page.keyboard.press('Escape');
    await frames(page);
    const chooser = page.waitForEvent('filechooser');
    await page.evaluate(() => window.embedscape.pick());
    await (await chooser).setFiles({name: 'chosen.csv', mimeType: 'text/csv', buffer: Buffer.from(table(','))});
    await page.waitForFunction(() => window.embedscape.sheet()?.rows === 80);
}

// A link to own data that this browser does not have asks for the file.
async function asked_for(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const link = await page.evaluate(async (text) => {
        await window.embedscape.load(text);
        window.embedscape.apply({seed: 9});
        return window.embedscape.link();
    }, table(','));
    // Copied, it carries the table along.
    await page.evaluate(() => {
        navigator.clipboard.writeText = async (text) => { window.copied = text; };
    });
    const share = await word_place(page, 'Share');
    await page.mouse.click(share.x, share.y);
    await page.waitForFunction(() => window.copied);
    const copied = await page.evaluate(() => window.copied);
    check(/&own=[\w-]+&own_name=table$/.test(copied), `copied: ${copied}`);
    const {page: third} = await open(world, `index.html#${copied.split('#')[1]}`, {paused: true});
    await third.waitForFunction(() => window.embedscape.spec().seed === 9);
    equal(await third.evaluate(() => window.embedscape.link()), link, 'link of what was opened with its table');
    const {page: other} = await open(world, `index.html#${link}`, {paused: true});
    check(!(await other.evaluate(() => window.embedscape.spec().dataset)).startsWith('own_'), 'another browser has the file');
    await other.evaluate((text) => window.embedscape.load(text, {learn: false}).catch(() => {}), table(','));
    await other.waitForFunction(() => window.embedscape.spec().seed === 9);
    equal(await other.evaluate(() => window.embedscape.link()), link, 'link of what was opened');
}

// A tab that is closed, reloaded or crashes: what was learned is there at once, not trained again.
async function weights_survive(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await page.evaluate((text) => window.embedscape.load(text, {name: 'things.csv'}), table(','));
    await is_own(page);
    // Steps under other levers: to train this Spec again from random weights would give other weights.
    const left = await page.evaluate(() => {
        window.embedscape.step(200);
        window.embedscape.apply({layers: [{kind: 'dense', width: 20}, {kind: 'dense', width: 6}], lr: 0.02});
        window.embedscape.step(300);
        return {hash: window.embedscape.weights_hash(), spec: window.embedscape.spec(), step: window.embedscape.snapshot().step};
    });
    await page.waitForFunction(() => location.hash.includes('lr=0.02'));
    await kept(page);
    const now = (of) => of.evaluate(() => ({hash: window.embedscape.weights_hash(), spec: window.embedscape.spec(), step: window.embedscape.snapshot().step}));
    const is_back = async (of, what) => {
        await ready(of);
        equal(await now(of), left, what); // at once
        equal(await of.evaluate(() => window.embedscape.playing()), false, `${what}: whether it trains`);
        const {notice} = await of.evaluate(() => window.embedscape.snapshot());
        check(/at step 500, with what it had learned/.test(notice), `${what}: "${notice}"`);
    };
    await page.reload({waitUntil: 'domcontentloaded'});
    await is_back(page, 'after a reload');
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${world.base}index.html`);
    await is_back(again, 'in another tab');
    await again.close();
}

// The whole experiment as a file: saved, dropped on another page, trained on.
async function experiment_file(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const saved = await page.evaluate(async (text) => {
        await window.embedscape.load(text, {name: 'things.csv'});
        window.embedscape.step(100);
        const [file] = await window.embedscape.export('experiment');
        window.embedscape.step(100);
        return {name: file.name, bytes: [...file.bytes], hash: window.embedscape.weights_hash(), link: window.embedscape.link()};
    }, table(','));
    check(saved.name.endsWith('-experiment.safetensors'), saved.name);
    const {page: other} = await open(world, 'index.html', {paused: true});
    const told = await other.evaluate(async ([bytes, name]) => {
        const file = (n) => new File([new Uint8Array(bytes.slice(0, n))], name);
        const before = window.embedscape.link();
        const why = await window.embedscape.load(file(bytes.length - 5)).then(() => '', (error) => error.message);
        return {why, same: window.embedscape.link() === before};
    }, [saved.bytes, saved.name]);
    check(/cut off/.test(told.why) && told.same, `of half a file: "${told.why}"`);
    await other.evaluate(([bytes, name]) => {
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(bytes)], name));
        for (const kind of ['dragover', 'drop'])
            document.getElementById('map').dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }, [saved.bytes, saved.name]);
    await is_own(other);
    const trained = await other.evaluate(() => {
        const {step} = window.embedscape.snapshot();
        window.embedscape.step(100);
        return {step, hash: window.embedscape.weights_hash(), link: window.embedscape.link()};
    });
    equal(trained, {step: 100, hash: saved.hash, link: saved.link}, 'what was dropped, 100 steps on');
    // Kept by this browser, too.
    await other.waitForFunction(() => location.hash.includes('dataset=own_'));
    await kept(other);
    await other.reload({waitUntil: 'domcontentloaded'});
    await ready(other);
    equal(await other.evaluate(() => window.embedscape.weights_hash()), saved.hash, 'after a reload');
    // One of a data set that is not in the program is fetched first.
    const of_words = await other.evaluate(async () => {
        await window.embedscape.apply({dataset: 'words'}).loaded;
        window.embedscape.step(5);
        const [file] = await window.embedscape.export('experiment');
        return {bytes: [...file.bytes], hash: window.embedscape.weights_hash()};
    });
    const {page: third} = await open(world, 'index.html', {paused: true});
    await third.evaluate((bytes) => window.embedscape.load(new File([new Uint8Array(bytes)], 'words.safetensors')), of_words.bytes);
    await third.waitForFunction((hash) => window.embedscape.weights_hash() === hash, of_words.hash);
}

// A browser that keeps nothing, or has no room left, says so and goes on.
async function nothing_kept(world) {
    const full = () => {
        const wrong = (name) => new DOMException('no', name);
        IDBObjectStore.prototype.put = () => { throw wrong('QuotaExceededError'); };
    };
    const denied = () => {
        Object.defineProperty(window, 'indexedDB', {value: {open: () => { throw new DOMException('no', 'SecurityError'); }}});
        for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError'); };
    };
    for (const [init, words] of [[full, /its storage is full/], [denied, /allows no storage/]]) {
        const {page} = await open(world, 'index.html', {paused: true, init});
        await page.evaluate((text) => window.embedscape.load(text), table(','));
        await page.waitForFunction((source) => new RegExp(source).test(window.embedscape.snapshot().notice), words.source);
        equal(await page.evaluate(() => window.embedscape.step(5)), 5, 'steps after all that');
        await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    }
}

// 100,000 rows of 20 columns: how far it is stands on the page, and a button or Escape stops it.
async function large(world) {
    const {page} = await open(world, 'index.html');
    await ready(page);
    await page.evaluate(() => {
        const block = Array.from({length: 100}, (_, i) => Array.from({length: 20}, (_, c) => `${(i * 37) % 101 + c}.25`).join(',')).join('\n');
        window.large = () => window.embedscape.load(new File([`${Array.from({length: 20}, (_, c) => `c${c}`).join(',')}\n`, ...Array(1000).fill(`${block}\n`)], 'large.csv'));
    });
    const begin = () => page.evaluate(() => {
        window.told = null;
        window.large().then(() => { window.told = ''; }, (error) => { window.told = error.message; });
    });
    const on_screen = (words) => page.waitForFunction((text) => window.embedscape.debug_layout().texts.some((one) => one.text.includes(text)), words);
    const before = await page.evaluate(() => window.embedscape.spec().dataset);
    for (const stop of ['Cancel', 'Escape']) {
        await begin();
        await on_screen('large.csv is being read');
        if (stop === 'Cancel') {
            const {x, y} = await page.evaluate(() => { // it floats over the map
                const {x, y, w, h} = window.embedscape.debug_layout().texts.find(({text}) => text === 'Cancel');
                return {x: x + w / 2, y: y + h / 2};
            });
            await page.mouse.click(x, y);
        } else {
            await page.keyboard.press('Escape');
        }
        await page.waitForFunction(() => window.told !== null);
        const told = await page.evaluate(() => window.told);
        check(/large\.csv was stopped/.test(told), `by ${stop}: "${told}"`);
        equal(await page.evaluate(() => window.embedscape.spec().dataset), before, `what runs after ${stop}`);
    }
    const ms = await page.evaluate(async () => {
        const start = performance.now();
        await window.large();
        return performance.now() - start;
    });
    equal(await page.evaluate(() => window.embedscape.snapshot().names.length), 100000, 'things');
    return `read and learned within ${Math.round(ms)} ms`;
}

export const cases = [
    {name: 'own data: trained weights are there after a reload and in another tab', seconds: 10, test: weights_survive},
    {name: 'own data: a whole experiment is saved, dropped and trains on', seconds: 12, test: experiment_file},
    {name: 'own data: a browser that keeps nothing says so', seconds: 6, test: nothing_kept},
    {name: 'own data: a large table is read with a sentence that stops it', seconds: 15, test: large},
    {name: 'own data: a file is dropped, learned, and there after a reload', seconds: 12, test: dropped},
    {name: 'own data: what is no table is told', seconds: 4, test: no_table},
    {name: 'own data: pictures in a zip, a class a folder', seconds: 12, test: pictures},
    {name: 'own data: rows are pasted, a packed file is loaded, one is chosen', seconds: 8, test: pasted_and_chosen},
    {name: 'own data: a link to a table that is not here asks for it', seconds: 8, test: asked_for},
];
