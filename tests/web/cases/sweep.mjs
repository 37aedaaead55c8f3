// Many maps at once in a real page: started by their axes, all trained side by side, painted, looked across, one taken.
// How levers act on them is tested through the same App without a window: tests/played/sweep_test.cpp.
import {check, equal, frames, open, ready, SHOTS, word_place} from '../browser.mjs';

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
    // All of them as one picture: the button beside "other levers".
    const {x, y} = await word_place(page, 'other levers');
    const [download] = await Promise.all([page.waitForEvent('download'), page.mouse.click(x - 78, y)]);
    check(/^embedscape-16-maps-step-\d+\.png$/.test(download.suggestedFilename()), download.suggestedFilename());
    await page.mouse.move(640, 5);
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
    await start(page);
    await page.waitForFunction(() => window.embedscape.sweep().agreement !== -1, null, {timeout: 60000});
    const now = await sweep(page);
    equal(now.cells.length, 10, 'seeds');
    check(now.agreement > 0 && now.agreement < 1, `agreement ${now.agreement}`);
    await page.screenshot({path: `${SHOTS}/sweep-seeds.png`});
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !window.embedscape.sweep().open);
    return `agreement ${now.agreement.toFixed(2)} at step ${now.step}`;
}

const wait_for_maps = (page, least) => page.waitForFunction((n) => {
    const now = window.embedscape.sweep();
    return now.on && now.step >= n && now.cells.every(({painted}) => painted);
}, least, {timeout: 60000});

// A teacher's link: the maps start by themselves, and the address goes on saying which.
async function linked(world) {
    const maps = 'across=lr=0.003,0.03&down=seed=1,2&bits_of=cylinders&enough=0.5';
    const {page} = await open(world, `index.html#batch=16&${maps}`);
    await ready(page);
    await wait_for_maps(page, 20);
    const now = await sweep(page);
    equal([now.columns, now.rows, now.bits_of], [2, 2, 'cylinders'], 'columns, rows, attribute');
    equal(await page.evaluate(() => location.hash), `#batch=16&${maps}`, 'the link');
    await page.evaluate(() => window.embedscape.end_sweep());
    await page.waitForFunction(() => location.hash === '#batch=16');
    const {page: other} = await open(world, 'index.html#across=no.such=1,2', {paused: true});
    await frames(other, 5);
    equal((await sweep(other)).on, false, 'maps of a lever that is none');
    const {ok, error} = await other.evaluate(() => window.embedscape.start_sweep('no.such=1,2'));
    equal([ok, /no.such/.test(error)], [false, true], `a lever that is none, by script: ${error}`);
}

// The lesson's own button.
async function in_a_lesson(world) {
    const {page} = await open(world, 'index.html#lesson=yellow_cabs&step=6', {viewport: {width: 1280, height: 720}});
    await ready(page);
    await page.waitForFunction(() => !window.embedscape.lesson().getting_ready);
    const {x, y} = await word_place(page, 'train all these maps at once');
    await page.mouse.click(x, y);
    await wait_for_maps(page, 300);
    await page.waitForFunction(() => window.embedscape.sweep().cells.every(({bits}) => bits >= 0), null,
        {timeout: 60000});
    const now = await sweep(page);
    equal([now.cells.length, now.bits_of], [16, 'colour'], 'maps, attribute');
    await page.screenshot({path: `${SHOTS}/sweep-lesson.png`});
    // Asked for with room, colour is kept; unasked it is not.
    const bits = now.cells.map((cell) => cell.bits);
    check(bits[15] > bits[12] && bits[15] > bits[0], `bits ${bits}`);
    // The next step is about the one map.
    const next = await word_place(page, 'next →');
    await page.mouse.click(next.x, next.y);
    await page.waitForFunction(() => window.embedscape.lesson().step === 6 && !window.embedscape.sweep().open);
    return `bits ${bits.map((one) => one.toFixed(2)).join(' ')}`;
}

// Maps of one shape train in the same passes on the card, and come home when the CPU is chosen.
async function on_gpu(world) {
    const {page} = await open(world, 'index.html?draw=whole'); // as if there were a card, for the race
    await ready(page);
    await page.evaluate(() => window.embedscape.backend('webgl'));
    const {ok, error} = await page.evaluate(() => window.embedscape.start_sweep('losses.0.weight=0.5,1', 'seed=1,2'));
    check(ok, error);
    await wait_for_maps(page, 10);
    equal((await sweep(page)).on_card, 4, 'maps on the card');
    // A lever acts on those, too: home, changed, and back.
    await page.evaluate(() => window.embedscape.apply({features: ['weight', 'power', 'year']}));
    const changed = (await sweep(page)).step;
    await wait_for_maps(page, changed + 10);
    equal((await sweep(page)).on_card, 4, 'maps on the card after a lever');
    await page.evaluate(() => window.embedscape.backend('cpu'));
    await page.waitForFunction(() => window.embedscape.sweep().on_card === 0);
    const before = (await sweep(page)).step;
    await wait_for_maps(page, before + 100);
    const steps = (await sweep(page)).cells.map(({step}) => step);
    check(Math.max(...steps) - Math.min(...steps) <= 256, `out of step: ${steps}`);
    // Left to itself it runs a race of its own.
    await page.evaluate(() => window.embedscape.backend('auto'));
    await page.waitForFunction(() => window.embedscape.sweep().webgl > 0, null, {timeout: 60000});
    const {cpu, webgl} = await sweep(page);
    return `on the card until step ${before}; CPU ${Math.round(cpu)}, WebGL ${Math.round(webgl)} samples/s`;
}

export const cases = [
    {name: 'sweep: a link starts its maps', test: linked},
    {name: 'sweep: a lesson starts its maps', seconds: 40, test: in_a_lesson},
    {name: 'sweep: on the graphics card and home again', seconds: 20, test: on_gpu},
    {name: 'sweep: sixteen maps train side by side, one is taken', seconds: 20, test: sixteen},
    {name: 'sweep: ten seeds and how far they agree', seconds: 20, test: seeds},
];
