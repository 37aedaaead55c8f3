// Many maps at once in a real page: started by their axes, all trained side by side, painted, looked across, one taken.
import {check, equal, frames, open, ready, SHOTS} from '../browser.mjs';

const sweep = (page) => page.evaluate(() => window.embedscape.sweep());

async function start(page, ...axes) {
    const {ok, error} = await page.evaluate((texts) => window.embedscape.start_sweep(...texts), axes);
    check(ok, error);
    await page.waitForFunction(() => {
        const now = window.embedscape.sweep();
        return now.on && now.step > 100 && now.cells.every(({painted, problem}) => painted || problem);
    }, null, {timeout: 60000});
    return sweep(page);
}

async function sixteen(world) {
    const {page} = await open(world, 'index.html', {viewport: {width: 1280, height: 720}});
    await ready(page);
    const now = await start(page, 'losses.0.weight=0..2/4', 'lr=0.001..0.1/4');
    equal([now.columns, now.rows, now.cells.length], [4, 4, 16], 'columns, rows, cells');
    const steps = now.cells.map(({step}) => step);
    check(Math.max(...steps) - Math.min(...steps) <= 100, `out of step: ${steps}`);
    await page.screenshot({path: `${SHOTS}/sweep-16.png`});
    // One of them becomes the map, with the bits that it has alone.
    await page.evaluate(() => window.embedscape.pause());
    await frames(page, 3);
    const cell = (await sweep(page)).cells[6];
    await page.evaluate(() => window.embedscape.take_cell(6));
    await page.waitForFunction((n) => window.embedscape.snapshot().step >= n, cell.step, {timeout: 60000});
    const [taken, alone] = await page.evaluate((n) => {
        const {embedscape} = window;
        const first = embedscape.weights_hash();
        embedscape.reset();
        embedscape.step(n);
        return [first, embedscape.weights_hash()];
    }, cell.step);
    equal(taken, alone, 'weights of the cell that was taken, and of its Spec alone');
    return `step ${cell.step}, ${cell.words}`;
}

async function seeds(world) {
    const {page} = await open(world, 'index.html', {viewport: {width: 1280, height: 720}});
    await ready(page);
    const now = await start(page);
    equal(now.cells.length, 10, 'seeds');
    check(now.agreement > 0 && now.agreement < 1, `agreement ${now.agreement}`);
    await page.screenshot({path: `${SHOTS}/sweep-seeds.png`});
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !window.embedscape.sweep().open);
    return `agreement ${now.agreement.toFixed(2)} at step ${now.step}`;
}

async function wrong(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const {ok, error} = await page.evaluate(() => window.embedscape.start_sweep('no.such=1,2'));
    equal(ok, false, 'a lever that is none');
    check(/no.such/.test(error), error);
    equal((await sweep(page)).open, false, 'nothing opens');
}

export const cases = [
    {name: 'sweep: sixteen maps train side by side, one is taken', test: sixteen},
    {name: 'sweep: ten seeds and how far they agree', test: seeds},
    {name: 'sweep: a wrong axis gets a sentence', test: wrong},
];
