// <embed-scape> in a page of running text: two playgrounds that know nothing of each other.
import {check, equal, frames, map_place, open, ready, train, word_place} from '../browser.mjs';

async function frame_of(page, id) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    const handle = await page.waitForSelector(`#${id} iframe`);
    const frame = await handle.contentFrame();
    await page.evaluate((name) => document.getElementById(name).api, id);
    await ready(frame, true);
    return frame;
}

const state = (frame) => frame.evaluate(() => {
    const {step} = window.embedscape.snapshot();
    return {step, spec: window.embedscape.spec(), hash: window.embedscape.weights_hash()};
});

async function two_maps(world) {
    const {page} = await open(world, 'tutorial.html', {viewport: {width: 1100, height: 900}});
    const first = await frame_of(page, 'features');
    const second = await frame_of(page, 'loss');
    await second.evaluate(() => {
        window.embedscape.reset();
        window.embedscape.step(20);
    });
    const other = await state(second);
    await page.locator('#features').scrollIntoViewIfNeeded();
    await train(first, 50);
    // The lever is pulled with the mouse, inside the frame.
    const box = await page.locator('#features iframe').boundingBox();
    const {x, y} = await word_place(first, 'weight');
    await page.mouse.click(box.x + x, box.y + y);
    await first.waitForFunction(() => !window.embedscape.spec().features.includes('weight'));
    await first.evaluate(() => window.embedscape.step(30));
    equal((await state(first)).step, 80, 'steps of the first map');
    equal(await state(second), other, 'the second map after the lever of the first was pulled');
    await second.evaluate(() => window.embedscape.step(30));
    const alone = await second.evaluate(() => {
        const here = window.embedscape.weights_hash();
        window.embedscape.reset();
        window.embedscape.step(50);
        return [here, window.embedscape.weights_hash()];
    });
    equal(alone[0], alone[1], 'weights of the second map, with and without a first one beside it');
}

async function only_named_levers(world) {
    const {page} = await open(world, 'tutorial.html', {viewport: {width: 1100, height: 900}});
    const frame = await frame_of(page, 'features');
    await frames(frame);
    const words = await frame.evaluate(() => window.embedscape.debug_layout().texts.map(({text}) => text));
    check(words.includes('Features'), `no features among ${words}`);
    for (const other of ['Loss', 'Architecture', 'Share'])
        check(!words.includes(other), `"${other}" stands there without having been asked for`);
    const iframe = page.locator('#features iframe');
    check(/allow-scripts/.test(await iframe.getAttribute('sandbox')), 'the frame has no sandbox');
    check((await iframe.getAttribute('title')).length > 10, 'the frame has no title');
}

// The wheel belongs to the text until the reader clicks into the map; so does sleep when it is out of sight.
async function no_trap(world) {
    const {page} = await open(world, 'tutorial.html', {viewport: {width: 1100, height: 800}});
    const frame = await frame_of(page, 'features');
    const box = await page.locator('#features iframe').boundingBox();
    const hint = () => frame.evaluate(() => !document.getElementById('hint').hidden);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const scrolled = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 120);
    await page.waitForFunction((before) => scrollY > before, scrolled);
    check(await hint(), 'no hint says how to zoom');
    const map = await map_place(frame);
    const at = await page.locator('#features iframe').boundingBox();
    await page.mouse.click(at.x + map.x, at.y + map.y);
    await frame.waitForFunction(() => document.documentElement.classList.contains('engaged'));
    // Scrolling may still be under way in the browser: wait until it stands.
    const still = await page.evaluate(async () => {
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (let before = -1, calm = 0; calm < 10;) {
            calm = scrollY === before ? calm + 1 : 0;
            before = scrollY;
            await next();
        }
        return scrollY;
    });
    await page.mouse.wheel(0, -120);
    await frames(frame, 20);
    equal(await page.evaluate(() => scrollY), still, 'scroll after the wheel over a map that was clicked');
}

async function out_of_sight(world) {
    const {page} = await open(world, 'tutorial.html', {viewport: {width: 1100, height: 700}});
    const frame = await frame_of(page, 'features');
    await frame.evaluate(() => {
        window.slept = [];
        window.embedscape.on('sleep', ({why}) => window.slept.push(why));
        window.embedscape.play();
    });
    const from = (await state(frame)).step;
    await frame.waitForFunction((step) => window.embedscape.snapshot().step > step, from);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await frame.waitForFunction(() => window.slept.some((why) => /out of sight/.test(why)));
    const {step} = await state(frame);
    await frames(page, 30);
    equal((await state(frame)).step, step, 'steps while out of sight');
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('#features').scrollIntoViewIfNeeded();
    await frame.waitForFunction((before) => window.embedscape.snapshot().step > before, step);
}

async function attributes(world) {
    const {page} = await open(world, 'tutorial.html', {viewport: {width: 1100, height: 900}});
    const frame = await frame_of(page, 'features');
    await page.evaluate(() => document.getElementById('features').setAttribute('spec', 'features=weight'));
    await frame.waitForFunction(() => window.embedscape.spec().features.join() === 'weight');
    await page.evaluate(() => document.getElementById('features').setAttribute('spec', '{"features": ["year", "power"]}'));
    await frame.waitForFunction(() => window.embedscape.spec().features.join() === 'power,year');
    await page.evaluate(() => document.getElementById('features').setAttribute('height', '333'));
    equal((await page.locator('#features iframe').boundingBox()).height, 333, 'height');
    const loaded = await page.evaluate(() => {
        const element = document.getElementById('features');
        element.setAttribute('levers', 'loss');
        return element.api.then((api) => api.version);
    });
    check(/^\d/.test(loaded), `version "${loaded}" after the levers were changed`);
}

export const cases = [
    {name: 'embedded: a lever pulled in one map leaves the other alone', test: two_maps},
    {name: 'embedded: only the levers that were named', test: only_named_levers},
    {name: 'embedded: the wheel scrolls the text until a click', test: no_trap},
    {name: 'embedded: sleeps out of sight', test: out_of_sight},
    {name: 'embedded: attributes can be changed', test: attributes},
];
