// Two models side by side in a real page: forked, a lever pulled in B, trained in step, told apart, kept, brought back.
import {check, equal, frames, map_place, open, percent} from '../browser.mjs';

const state = (page) => page.evaluate(() => window.embedscape.compare());

// The differences are looked for a few times a second: waits until they are those of this very map.
async function measured(page) {
    await page.waitForFunction(() => window.embedscape.compare().measured, null, {timeout: 20000});
    return state(page);
}

const words = (page) => page.evaluate(() => window.embedscape.debug_layout().texts.map(({text}) => text));

async function tells_apart(world) {
    const {page} = await open(world, 'index.html#shows=names', {paused: true, viewport: {width: 1280, height: 720}});
    await page.evaluate(() => {
        window.embedscape.reset(1); // a few steps may have been done before the pause
        window.embedscape.step(150);
    });
    await frames(page);
    equal(await state(page), {on: false}, 'before the fork');
    await page.keyboard.press('c');
    await frames(page);
    const forked = await measured(page);
    equal([forked.on, forked.active, forked.map, forked.things, forked.levers], [true, 'B', 0, 0, []], 'just forked');
    const hash = await page.evaluate(() => window.embedscape.weights_hash());

    equal(await page.evaluate(() => window.embedscape.apply({features: ['weight', 'year']}).ok), true, 'the lever in B');
    await page.evaluate(() => window.embedscape.play());
    await page.waitForFunction(() => window.embedscape.snapshot().step > 700, null, {timeout: 30000});
    await page.evaluate(() => window.embedscape.pause());
    const apart = await measured(page);
    equal(apart.steps[0], apart.steps[1], 'steps of A and of B');
    check(apart.levers.length === 1, `levers: ${apart.levers}`);
    check(apart.map > 0.02, `only ${percent(apart.map)} of the map changed hands`);
    check(apart.things > 0, 'no thing is answered differently');

    // A is what it would have been alone.
    await page.evaluate(() => window.embedscape.show_side('A'));
    const a = await page.evaluate(() => window.embedscape.weights_hash());
    const alone = await page.evaluate((steps) => {
        window.embedscape.drop_b();
        window.embedscape.reset();
        window.embedscape.step(steps);
        return window.embedscape.weights_hash();
    }, apart.steps[0]);
    equal(a, alone, 'weights of A beside B, and alone');
    check(a !== hash, 'A did not train');
    return `${percent(apart.map)} of the map, ${apart.things} things after ${apart.steps[0]} steps`;
}

async function keeps_and_undoes(world) {
    const {page} = await open(world, 'index.html#shows=names', {paused: true, viewport: {width: 1280, height: 720}});
    await page.evaluate(() => {
        window.embedscape.reset(1);
        window.embedscape.step(100);
        window.embedscape.start_compare();
        window.embedscape.apply({lr: 0.05});
        window.embedscape.step(100);
    });
    await frames(page);
    const before = await state(page);
    const b = await page.evaluate(() => window.embedscape.weights_hash());
    await page.evaluate(() => window.embedscape.keep_b());
    await frames(page);
    equal(await state(page), {on: false}, 'after B was kept');
    equal(await page.evaluate(() => window.embedscape.weights_hash()), b, 'what runs is B');
    await page.evaluate(() => window.embedscape.step(50));
    await page.keyboard.press('Control+z');
    await frames(page, 30);
    const back = await state(page);
    equal([back.on, back.levers, back.steps], [true, before.levers, [250, 250]], 'after undo');
    await page.keyboard.press('Escape');
    await frames(page);
    equal((await state(page)).on, true, 'Escape drops nothing');
    await page.evaluate(() => window.embedscape.drop_b());
    await frames(page);
    check(!(await words(page)).includes('A against B'), 'the card is still there');
}

async function both_maps(world) {
    const {page} = await open(world, 'index.html#shows=names', {paused: true, viewport: {width: 1280, height: 720}});
    await page.evaluate(() => {
        window.embedscape.reset(1);
        window.embedscape.step(100);
        window.embedscape.start_compare();
    });
    await frames(page, 30);
    const b = await map_place(page);
    const left = {x: b.x - b.w - 8, y: b.y};
    await page.mouse.move(left.x, left.y);
    await frames(page, 4);
    await page.mouse.click(left.x, left.y);
    await frames(page);
    equal((await state(page)).active, 'A', 'after a click on the map of A');
    await page.mouse.move(left.x, left.y);
    await page.mouse.wheel(0, -300);
    await frames(page, 20);
    const said = await words(page);
    check(said.includes('A against B') && said.includes('Keep B'), `no card among: ${said.join(' | ')}`);
}

async function on_a_phone(world) {
    const {page} = await open(world, 'index.html#shows=names', {
        paused: true, viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true});
    await page.evaluate(() => {
        window.embedscape.reset(1);
        window.embedscape.step(100);
        window.embedscape.start_compare();
    });
    await frames(page, 30);
    const find = (text) => page.evaluate((wanted) => (
        window.embedscape.debug_layout().texts.find((one) => one.text === wanted)), text);
    const tap = async (text) => {
        const place = await find(text);
        check(place, `"${text}" stands nowhere`);
        await page.touchscreen.tap(place.x + place.w / 2, place.y + place.h / 2);
        await frames(page, 20);
    };
    await tap('A');
    equal((await state(page)).active, 'A', 'after a tap on A');
    await tap('keep B');
    equal((await state(page)).on, false, 'after B was kept');
}

async function other_data(world) {
    const {page} = await open(world, 'index.html#shows=names', {paused: true});
    await page.evaluate(() => {
        window.embedscape.reset(1);
        window.embedscape.step(50);
        window.embedscape.start_compare();
        window.embedscape.apply({seed: 5});
    });
    await page.waitForFunction(() => window.embedscape.compare().steps.every((n) => n === 50), null, {timeout: 20000});
    await page.evaluate(() => window.embedscape.apply({dataset: 'cars93'}).loaded);
    await frames(page);
    equal(await state(page), {on: false}, 'with other data');
    const {notice} = await page.evaluate(() => window.embedscape.snapshot());
    check(/comparison has ended/.test(notice), `it says: ${notice}`);
}

export const cases = [
    {name: 'compare: a lever in B, both in step, told apart; A is what it is alone', test: tells_apart},
    {name: 'compare: B is kept, undo brings both back, Escape drops nothing', test: keeps_and_undoes},
    {name: 'compare: a click on a map makes it the active one', test: both_maps},
    {name: 'compare: one of the two at a time on a phone', test: on_a_phone},
    {name: 'compare: another seed catches up, other data ends it with a sentence', test: other_data},
];
