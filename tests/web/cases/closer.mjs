// Looking closer: what lights up on the map, in the pixels of a real page. What is selected, found and slowed down is tested
// through the same App without a window: tests/played/closer_test.cpp.
import {check, equal, frames, open, percent} from '../browser.mjs';

const WINDOW = {width: 1280, height: 720}; // with the strip of layers, and the confusion matrix above the fold
const STEPS = 400;
const SAME = 0.0005; // share of the map's pixels that differ at most in "the same picture"

// A map that has learned. A link that is not the default's opens without a guide, which would take the matrix's place.
async function learned(world) {
    const {page} = await open(world, 'index.html#shows=contours', {paused: true, viewport: WINDOW});
    await page.evaluate((n) => {
        window.embedscape.pause();
        for (let left = n; left > 0; left -= 25) window.embedscape.step(Math.min(25, left));
    }, STEPS);
    await picture_rests(page);
    return page;
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

// Names have faded in and the camera stands: two pictures of the map five frames apart are the same.
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
            for (let i = 0; i < 5; ++i) await next();
        }
    });
}

// Where pixels change when a cell is under the pointer: near the border of its two classes, not elsewhere.
async function confusion(world) {
    const page = await learned(world);
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

export const cases = [
    {name: 'closer: a cell of the confusion matrix lights its border', test: confusion},
];
