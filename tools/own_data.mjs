// make own-data: the pictures of docs/own-data.md, made anew by a real browser: a table, word vectors, running text, pictures and
// a drawing on their way from file to map. Needs build/web, build/native/embedscape, Chromium and playwright-core.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {ROOT, WEB, frames, launch, open} from '../tests/web/browser.mjs';
import {serve} from './serve.mjs';

const FOLDER = path.join(ROOT, 'docs/own-data');
const WINDOW = {width: 1180, height: 680};
const STEPS = 1500;

// The files of `names` in a folder, as the page is given them.
const given = (folder, names) => names.map((name) => [name, [...fs.readFileSync(path.join(folder, name))]]);
const load = (page, files) => page.evaluate(async (all) => {
    await window.embedscape.load(all.map(([name, bytes]) => new File([new Uint8Array(bytes)], name)), {learn: false});
}, files);
const train = (page) => page.evaluate((steps) => {
    window.embedscape.learn_sheet();
    window.embedscape.step(steps);
}, STEPS);

async function shot(page, name) {
    await frames(page, 12);
    await page.waitForFunction(() => !window.embedscape.debug_layout().texts.some(({text}) => text === '…'));
    await page.screenshot({path: path.join(FOLDER, `${name}.png`)});
}

// Vectors that this program made: the 2,000 words on a map of eight dimensions.
function vectors_of_words() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'own-data-'));
    execFileSync(path.join(ROOT, 'build/native/embedscape'), ['export', '--link', 'dataset=words&map_dims=8', '--steps', '2000', '--as', 'projector', '-o', path.join(folder, 'words.tsv')]);
    return given(folder, fs.readdirSync(folder).filter((name) => name.endsWith('.tsv')).sort());
}

// Running text that is at hand: what is written about this program.
function documentation() {
    const texts = ['lessons', 'map', 'architectures', 'projections'].map((name) => fs.readFileSync(path.join(ROOT, `docs/${name}.md`)));
    return [['documentation.txt', [...Buffer.concat(texts)]]];
}

async function pictures(page) {
    await page.evaluate(async () => {
        const files = [];
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [48, 48];
        const pen = canvas.getContext('2d');
        for (let i = 0; i < 120; ++i) {
            const [kind, turn] = [i % 3, (i * 0.618) % 1];
            pen.clearRect(0, 0, 48, 48);
            pen.fillStyle = `hsl(${360 * turn} 70% 50%)`;
            pen.beginPath();
            const corners = [64, 4, 3][kind];
            for (let k = 0; k < corners; ++k) pen.lineTo(24 + 18 * Math.sin(2 * Math.PI * (k / corners + turn)), 24 + 18 * Math.cos(2 * Math.PI * (k / corners + turn)));
            pen.fill();
            const blob = await new Promise((resolve) => canvas.toBlob(resolve));
            const file = new File([blob], `${i}.png`);
            Object.defineProperty(file, 'webkitRelativePath', {value: `shapes/${['disc', 'square', 'triangle'][kind]}/${i}.png`});
            files.push(file);
        }
        await window.embedscape.load(files, {learn: false});
    });
}

fs.mkdirSync(FOLDER, {recursive: true});
const server = await serve(WEB, 0);
const world = {browser: await launch(), base: `http://127.0.0.1:${server.port ?? server.address().port}/`, pages: []};
const {page} = await open(world, 'index.html', {paused: true, viewport: WINDOW});
await load(page, given(path.join(ROOT, 'data/penguins'), ['penguins.csv']));
await shot(page, 'table-sheet');
await train(page);
await shot(page, 'table-map');
await load(page, vectors_of_words());
await shot(page, 'vectors-sheet');
await train(page);
await shot(page, 'vectors-map');
await load(page, documentation());
await shot(page, 'text-sheet');
await train(page);
await shot(page, 'text-map');
await pictures(page);
await shot(page, 'pictures-sheet');
await train(page);
await shot(page, 'pictures-map');
await page.evaluate(() => window.embedscape.draw());
await page.evaluate((steps) => window.embedscape.step(steps), STEPS);
await shot(page, 'drawing');
await world.browser.close();
process.exit(0);
