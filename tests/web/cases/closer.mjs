// Looking closer, by real pointer and keys on the canvas: what is selected, found, walked over, slowed down, turned and
// saved. What happened is read from the words that stand on the page, from the api, and from the pixels of the map.
import {readFileSync} from 'node:fs';
import {check, equal, frames, map_place, open, percent} from '../browser.mjs';

const WINDOW = {width: 1280, height: 720}; // with the strip of layers, and the confusion matrix above the fold
const STEPS = 400;
const SEEN = 0.002; // share of the map's pixels that must differ for "another picture"
const SAME = 0.0005; // and at most for "the same picture"

// A map that has learned. A link that is not the default's opens without a guide, which would take the matrix's place.
async function learned(world, link = 'shows=names', steps = STEPS) {
    const {page} = await open(world, `index.html#${link}`, {paused: true, viewport: WINDOW});
    await page.evaluate((n) => {
        window.embedscape.pause();
        for (let left = n; left > 0; left -= 25) window.embedscape.step(Math.min(25, left));
    }, steps);
    await picture_rests(page);
    return page;
}

// Waits until words of this kind stand somewhere; on layer `on` (0 panels, 1 on the map, 2 menus) where it is given.
async function told(page, pattern, {on, not = false} = {}) {
    const handle = await page.waitForFunction(([source, layer, absent]) => {
        const words = new RegExp(source);
        const found = window.embedscape.debug_layout().texts
            .find((one) => words.test(one.text) && (layer === null || one.layer === layer));
        return absent ? !found : found;
    }, [pattern.source, on ?? null, not], {timeout: 20000}).catch(async () => {
        const {texts} = await page.evaluate(() => window.embedscape.debug_layout());
        throw new Error(`${pattern} ${not ? 'still stands' : 'stands nowhere'} among: ${texts.map(({text}) => text).join(' | ')}`);
    });
    return handle.jsonValue();
}

// The map's pixels as they are on the canvas, kept in the page under a name; and the share that differs from kept ones.
const keep = (page, name) => page.evaluate(async (key) => { window[key] = await window.map_pixels(); }, name);
const differs = (page, name) => page.evaluate(async (key) => {
    const [before, now] = [window[key].data, (await window.map_pixels()).data];
    if (before.length !== now.length) return 1;
    let changed = 0;
    for (let i = 0; i < now.length; i += 4) {
        const far = Math.abs(now[i] - before[i]) + Math.abs(now[i + 1] - before[i + 1]) + Math.abs(now[i + 2] - before[i + 2]);
        changed += far > 24 ? 1 : 0;
    }
    return changed / (now.length / 4);
}, name);

// Names have faded in and the camera stands: two pictures of the map ten frames apart are the same.
async function picture_rests(page) {
    await page.evaluate(async () => {
        window.map_pixels = async () => {
            const {map} = window.embedscape.debug_layout();
            const image = await createImageBitmap(await window.embedscape.screenshot());
            const canvas = new OffscreenCanvas(Math.floor(map.w), Math.floor(map.h));
            const context = canvas.getContext('2d', {willReadFrequently: true});
            context.drawImage(image, -Math.ceil(map.x), -Math.ceil(map.y));
            return context.getImageData(0, 0, canvas.width, canvas.height);
        };
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (let before = null;;) {
            const now = (await window.map_pixels()).data;
            if (before && now.every((value, i) => value === before[i])) return;
            before = now;
            for (let i = 0; i < 10; ++i) await next();
        }
    });
}

async function drag(page, corners, rest = true) {
    await page.mouse.move(...corners[0]);
    await page.mouse.down();
    for (const corner of corners.slice(1)) {
        await page.mouse.move(...corner, {steps: 4});
        await frames(page, 2);
    }
    if (rest) await page.mouse.up();
}

// The n-th button of the column at the map's right edge.
async function tool(page, n) {
    const {map} = await page.evaluate(() => window.embedscape.debug_layout());
    await page.mouse.move(map.x + map.w - 27, map.y + 27 + 35 * n + (n >= 3 ? 5 : 0));
    await frames(page, 2);
    await page.mouse.down();
    await frames(page, 2);
    await page.mouse.up();
}

async function lasso(world) {
    const page = await learned(world);
    const {x, y, w, h} = await map_place(page);
    await page.keyboard.press('l');
    await frames(page, 3);
    await drag(page, [[x - w / 4, y - h / 4], [x + w / 4, y - h / 4], [x + w / 4, y + h / 3], [x - w / 4, y + h / 3]]);
    const {text} = await told(page, /^\d+ of 406 things/);
    const n = parseInt(text, 10);
    check(n > 10 && n < 406, `selected: "${text}"`);
    await page.keyboard.press('Escape');
    await told(page, / of 406 things/, {not: true});
    return text;
}

async function search(world) {
    const page = await learned(world);
    const name = await page.evaluate(() => {
        const {names} = window.embedscape.snapshot();
        return names.find((one) => names.filter((other) => other.startsWith(one)).length === 1 && one.length < 20);
    });
    await page.keyboard.press('/');
    await frames(page, 8); // the field is given the keyboard some frames later
    const step = await page.evaluate(() => window.embedscape.snapshot().step);
    for (const letter of name) {
        await page.keyboard.type(letter);
        await frames(page, 2);
    }
    await told(page, new RegExp(`^${name.replace(/[^\w ]/g, '.')}$`), {on: 2});
    await page.keyboard.press('Enter');
    await told(page, /^Looking closer$/);
    await told(page, /^nearest on the map/);
    await told(page, new RegExp(`^${name.slice(0, 8).replace(/[^\w ]/g, '.')}`), {on: 0});
    equal(await page.evaluate(() => window.embedscape.snapshot().step), step, 'steps while a name with an s was typed');
    return `"${name}"`;
}

// Where pixels change when a cell is under the pointer: near the border of its two classes, not elsewhere.
async function confusion(world) {
    const page = await learned(world, 'shows=contours');
    await told(page, /^Mistaken for$/);
    const cells = await page.evaluate(() => {
        const {texts} = window.embedscape.debug_layout();
        const corner = texts.findIndex(({text}) => text === 'is \\ said to be');
        return texts.slice(corner + 1).filter(({text}) => /^\d+$/.test(text)).slice(0, 9);
    });
    equal(cells.length, 9, 'cells of the matrix');
    await page.mouse.move(5, 5);
    await picture_rests(page);
    await keep(page, 'dark_border');
    const {x, y, w, h} = cells[1]; // the first class, said to be the second
    await page.mouse.move(x + w / 2, y + h / 2);
    await frames(page, 12);
    await picture_rests(page);
    const share = await page.evaluate(async () => {
        const [before, now] = [window.dark_border, await window.map_pixels()];
        const [w, h] = [now.width, now.height];
        const ids = window.embedscape.regions(w, h);
        const at = (px, py) => ids[py * w + px];
        const far = 8;
        const [near, away] = [{n: 0, changed: 0}, {n: 0, changed: 0}];
        for (let py = far; py < h - far; ++py) {
            for (let px = far; px < w - far; ++px) {
                const around = new Set([at(px, py), at(px - 3, py), at(px + 3, py), at(px, py - 3), at(px, py + 3)]);
                const wide = new Set([at(px, py), at(px - far, py), at(px + far, py), at(px, py - far), at(px, py + far)]);
                const place = around.has(0) && around.has(1) ? near : wide.size === 1 ? away : null;
                if (!place) continue;
                const i = (py * w + px) * 4;
                ++place.n;
                const differs = [0, 1, 2].reduce((sum, k) => sum + Math.abs(now.data[i + k] - before.data[i + k]), 0);
                place.changed += differs > 24 ? 1 : 0;
            }
        }
        return {near: near.changed / Math.max(near.n, 1), away: away.changed / Math.max(away.n, 1), n: near.n};
    });
    check(share.n > 100, `only ${share.n} pixels lie at the border of the two`);
    check(share.near > 0.3, `${percent(share.near)} of the pixels at the border change`);
    check(share.away < 0.02, `${percent(share.away)} of the pixels away from borders change`);
    await page.mouse.move(5, 5);
    await picture_rests(page);
    const left = await differs(page, 'dark_border');
    check(left < SAME, `${percent(left)} of the map is different afterwards`);
    return `${percent(share.near)} of the border's pixels light up, ${percent(share.away)} elsewhere`;
}

// Four stages, and then the model is where one step takes it, to the bit.
async function slow_motion(world) {
    const page = await learned(world);
    const before = await page.evaluate(() => window.embedscape.snapshot().step); // some were done before the pause
    for (let stage = 1; stage <= 4; ++stage) {
        await page.keyboard.press('.');
        await told(page, new RegExp(`^${stage} of 4`));
    }
    await page.keyboard.press('Escape');
    await told(page, /^\d of 4/, {not: true});
    const [step, slow, quick] = await page.evaluate((n) => {
        const {step} = window.embedscape.snapshot();
        const slow = window.embedscape.weights_hash();
        window.embedscape.reset();
        window.embedscape.step(n + 1);
        return [step, slow, window.embedscape.weights_hash()];
    }, before);
    equal(step, before + 1, 'steps afterwards');
    equal(slow, quick, 'weights after a slow step and after a quick one');
}

export const cases = [
    {name: 'closer: a lasso selects, Escape clears', test: lasso},
    {name: 'closer: search finds and pins', test: search},
    {name: 'closer: a cell of the confusion matrix lights its border', test: confusion},
    {name: 'closer: slow motion has four stages and is one step', test: slow_motion},
];
