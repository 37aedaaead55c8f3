// Mouse, wheel, fingers and keys on the real canvas.
import {camera_rests, changed_share, check, equal, frames, map_place, open, percent, train, word_place} from '../browser.mjs';

const regions = (frame) => frame.evaluate(() => [...window.embedscape.regions(80, 50)]);

async function click_switch(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await train(page, 50);
    const before = await page.evaluate(() => window.embedscape.spec().features);
    const {x, y} = await word_place(page, 'weight');
    await page.mouse.click(x, y);
    await page.waitForFunction(() => !window.embedscape.spec().features.includes('weight'));
    const {features, step} = await page.evaluate(() => {
        return {features: window.embedscape.spec().features, step: window.embedscape.snapshot().step};
    });
    equal(features, before.filter((id) => id !== 'weight'), 'features after the click');
    equal(step, 50, 'step count after the click');
    await page.mouse.click(x, y);
    await page.waitForFunction(() => window.embedscape.spec().features.includes('weight'));
}

async function map_by_mouse(world) {
    const {page} = await open(world, 'index.html', {paused: true, reducedMotion: 'no-preference'});
    await train(page, 600);
    const fitted = await regions(page);
    const {x, y, w, h} = await map_place(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + w / 8, y + h / 8, {steps: 3});
    await page.mouse.move(x + w / 4, y + h / 4, {steps: 3});
    await frames(page);
    await page.mouse.up();
    const panned = await regions(page);
    // Moved by a quarter of each side: what is seen is what was seen there before, a few edge pixels aside.
    const [dx, dy] = [80 / 4, 50 / 4];
    let same = 0, count = 0;
    for (let row = Math.ceil(dy); row < 50; ++row) {
        for (let column = dx; column < 80; ++column, ++count)
            same += panned[row * 80 + column] === fitted[Math.round(row - dy) * 80 + column - dx] ? 1 : 0;
    }
    check(same / count > 0.95, `${percent(same / count)} of the map moved with the hand`);
    await page.mouse.wheel(0, -300);
    await frames(page);
    await camera_rests(page);
    const zoomed = changed_share(await regions(page), panned);
    check(zoomed > 0.02, `the wheel changed ${percent(zoomed)} of the map`);
    // However slow the frames are: the browser says that it was a double click.
    await page.mouse.dblclick(x, y);
    await frames(page);
    await camera_rests(page);
    equal(changed_share(await regions(page), fitted), 0, 'share of the map that a double click did not bring back');
    return `a drag moves the map (${percent(same / count)} agree), the wheel zooms (${percent(zoomed)} change), a double click fits`;
}

// What a pinch on a trackpad sends: a wheel with Ctrl.
async function trackpad_pinch(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await train(page, 600);
    const fitted = await regions(page);
    const {x, y} = await map_place(page);
    await page.mouse.move(x, y);
    const zoom = await page.evaluate(() => window.visualViewport.scale);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await frames(page);
    await camera_rests(page);
    const share = changed_share(fitted, await regions(page));
    check(share > 0.02, `the pinch changed ${percent(share)} of the map`);
    equal(await page.evaluate(() => window.visualViewport.scale), zoom, 'zoom of the page itself');
}

async function keys(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await page.keyboard.press('Space');
    await page.waitForFunction(() => window.embedscape.playing());
    await page.keyboard.press('Space');
    await page.waitForFunction(() => !window.embedscape.playing());
    const step = await page.evaluate(() => window.embedscape.snapshot().step);
    await page.keyboard.press('s');
    await page.waitForFunction((before) => window.embedscape.snapshot().step === before + 1, step);
    // Signs are keys, too: slow motion begins, and ends without a step; a search opens, and a field has the keyboard.
    await page.keyboard.press('.');
    await page.waitForFunction(() => window.embedscape.debug_layout().texts.some(({text}) => text.startsWith('1 of 4')));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !window.embedscape.debug_layout().texts.some(({text}) => text.startsWith('1 of 4')));
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.id === 'map');
    // Tab leaves the canvas: it is no trap.
    await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement.id), '', 'where the focus is after Tab');
    await page.keyboard.press('Space');
    await frames(page);
    equal(await page.evaluate(() => window.embedscape.playing()), false, 'playing after a key beside the canvas');
}

// Back, the address bar and the rest stay the browser's; a keyboard without Latin letters has the same shortcuts.
async function foreign_keys(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await train(page, 50);
    const prevented = await page.evaluate(() => {
        const canvas = document.getElementById('map');
        const press = (key, code, held = {}) => {
            const event = new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true, ...held});
            canvas.dispatchEvent(event);
            canvas.dispatchEvent(new KeyboardEvent('keyup', {key, code, bubbles: true, ...held}));
            return event.defaultPrevented;
        };
        return ['ArrowLeft', 'ArrowRight', 'd', 'e', 's'].filter((key) => press(key, '', {altKey: true}) || press(key, '', {metaKey: true}))
            .concat(['r', 'l', 's', 'a', 'ArrowLeft'].filter((key) => press(key, '', {ctrlKey: true})));
    });
    equal(prevented, [], 'keys of the browser that were taken from it');
    const camera = () => page.evaluate(() => JSON.stringify(window.embedscape.debug_layout().camera));
    const before = await camera();
    await page.keyboard.press('Alt+ArrowUp');
    await frames(page);
    equal(await camera(), before, 'the camera after Alt and an arrow');
    equal(await page.evaluate(() => window.embedscape.snapshot().step), 50, 'steps after keys of the browser');
    const session = await page.context().newCDPSession(page);
    for (const type of ['keyDown', 'keyUp']) await session.send('Input.dispatchKeyEvent', {type, key: 'ы', code: 'KeyS', text: type === 'keyDown' ? 'ы' : ''});
    await page.waitForFunction(() => window.embedscape.snapshot().step === 51);
}

// A pen that does not hover is a finger: a drag pans, and controls have a finger's sizes.
async function pen(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await train(page, 50);
    const before = await regions(page);
    const {x, y} = await map_place(page);
    const told = (type, dx, buttons) => page.evaluate(([kind, at_x, at_y, held]) => {
        const canvas = document.getElementById('map');
        canvas.setPointerCapture = () => {};
        canvas.dispatchEvent(new PointerEvent(kind, {pointerId: 7, pointerType: 'pen', clientX: at_x, clientY: at_y, buttons: held, button: 0, bubbles: true}));
    }, [type, x + dx, y, buttons]);
    await told('pointerdown', 0, 1);
    for (const dx of [20, 50, 80]) {
        await told('pointermove', dx, 1);
        await frames(page, 2);
    }
    await told('pointerup', 80, 0);
    await frames(page);
    const moved = changed_share(before, await regions(page));
    check(moved > 0.02, `a pen's drag changed ${percent(moved)} of the map`);
}

function touches(page) {
    return page.context().newCDPSession(page).then((session) => (type, points) => session.send('Input.dispatchTouchEvent', {
        type, touchPoints: points.map(([x, y], id) => ({x, y, id})),
    }));
}

async function fingers(world) {
    const {page} = await open(world, 'index.html', {
        viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true, paused: true,
    });
    await train(page, 600);
    const fitted = await regions(page);
    const touch = await touches(page);
    const {x, y} = await map_place(page);
    await touch('touchStart', [[x - 40, y], [x + 40, y]]);
    for (let d = 60; d <= 120; d += 20) {
        await touch('touchMove', [[x - d, y], [x + d, y]]);
        await frames(page, 2);
    }
    await touch('touchEnd', []);
    await frames(page);
    const pinched = await regions(page);
    const zoomed = changed_share(fitted, pinched);
    check(zoomed > 0.05, `two fingers changed ${percent(zoomed)} of the map`);
    await touch('touchStart', [[x, y]]);
    for (let d = 25; d <= 100; d += 25) {
        await touch('touchMove', [[x + d, y]]);
        await frames(page, 2);
    }
    await touch('touchEnd', []);
    await frames(page);
    const panned = changed_share(pinched, await regions(page));
    check(panned > 0.02, `one finger changed ${percent(panned)} of the map`);
    const size = await page.evaluate(() => [scrollX, scrollY, visualViewport.scale, document.documentElement.scrollWidth]);
    equal(size, [0, 0, 1, 390], 'scroll, zoom and width of the page');
    return `a pinch changes ${percent(zoomed)} of the map, a finger's drag ${percent(panned)}`;
}

async function copies_link(world) {
    const {page, context} = await open(world, 'index.html#features=weight,year', {paused: true});
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await frames(page);
    // All tests of one browser share its clipboard: what another left there must not be taken for the link.
    const empty = 'nothing was copied yet';
    await page.evaluate((text) => navigator.clipboard.writeText(text), empty);
    const {x, y} = await word_place(page, 'Share');
    await page.mouse.click(x, y);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    for (let i = 0; i < 100 && (await copied()) === empty; ++i) await frames(page, 2); // it is written after the click
    equal(await copied(), `${world.base}index.html#features=weight,year`, 'the clipboard');
}

export const cases = [
    {name: 'hands: a click on a feature switch', test: click_switch},
    {name: 'hands: drag, wheel and double click on the map', test: map_by_mouse},
    {name: 'hands: a pinch on a trackpad', test: trackpad_pinch},
    {name: 'hands: keys act on the focused canvas only', test: keys},
    {name: 'hands: keys of the browser, and of a Russian keyboard', test: foreign_keys},
    {name: 'hands: a pen without hover', test: pen},
    {name: 'hands: fingers on a phone', seconds: 20, test: fingers},
    {name: 'hands: the share button copies the link', test: copies_link},
];
