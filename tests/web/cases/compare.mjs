// Two models side by side in a real page, by pointer on their two maps and by script. What becomes of them is tested through the
// same App without a window: tests/played/compare_test.cpp.
import {check, equal, frames, map_place, open} from '../browser.mjs';

const state = (page) => page.evaluate(() => window.embedscape.compare());

const words = (page) => page.evaluate(() => window.embedscape.debug_layout().texts.map(({text}) => text));

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
    // What a script can do with the two.
    const [of_a, of_b, kept] = await page.evaluate(() => {
        const {embedscape} = window;
        embedscape.apply({lr: 0.05});
        const first = embedscape.weights_hash();
        embedscape.show_side('B');
        embedscape.apply({features: ['weight', 'year']});
        embedscape.step(50);
        const second = embedscape.weights_hash();
        embedscape.keep_b();
        return [first, second, embedscape.weights_hash()];
    });
    equal(kept, of_b, 'what runs after B was kept');
    check(of_a !== of_b, 'A and B are the same');
    equal(await state(page), {on: false}, 'after B was kept');
    await page.keyboard.press('Control+z');
    await frames(page);
    equal((await state(page)).on, true, 'after undo');
    await page.evaluate(() => window.embedscape.drop_b());
    equal(await state(page), {on: false}, 'after B was dropped');
}


export const cases = [
    {name: 'compare: a click on a map makes it the active one; B is kept, brought back and dropped', test: both_maps},
];
