// Size, pixel ratio, theme, sleep, hidden tabs and lost graphics contexts.
import {check, equal, frames, look, open, over_a_button, ready, train, word_place} from '../browser.mjs';

const canvas_size = (page) => page.evaluate(() => {
    const canvas = document.getElementById('map');
    return [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight];
});

async function resizes(world) {
    const {page} = await open(world, 'index.html', {paused: true, viewport: {width: 1280, height: 720}});
    equal(await canvas_size(page), [1280, 720, 1280, 720], 'canvas at 1280x720');
    for (const [width, height] of [[900, 500], [390, 700], [1500, 800]]) {
        await page.setViewportSize({width, height});
        await page.waitForFunction((w) => document.getElementById('map').width === w, width);
        equal(await canvas_size(page), [width, height, width, height], `canvas at ${width}x${height}`);
        const {colours} = await look(page);
        check(colours > 100, `only ${colours} colours at ${width}x${height}`);
    }
}

async function ratio_2(world) {
    const {page} = await open(world, 'index.html', {
        deviceScaleFactor: 2, paused: true, viewport: {width: 800, height: 600},
    });
    equal(await canvas_size(page), [1600, 1200, 800, 600], 'canvas at pixel ratio 2');
    await train(page, 100);
    const {width, colours} = await look(page);
    equal(width, 1600, 'width of the screenshot');
    check(colours > 100, `only ${colours} colours`);
    // The reader moves the window to another screen.
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setDeviceMetricsOverride', {
        width: 1000, height: 600, deviceScaleFactor: 1, mobile: false,
    });
    await page.waitForFunction(() => document.getElementById('map').width === 1000);
    check((await look(page)).colours > 100, 'nothing is drawn after the pixel ratio changed');
}

async function themes(world) {
    const {page} = await open(world, 'index.html', {colorScheme: 'dark', paused: true});
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.emulateMedia({colorScheme: 'light'});
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
    await page.evaluate(() => window.embedscape.apply({theme: 'dark'}));
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    equal(await theme(), 'dark', 'theme');
}

// Counts the frames that the program draws.
const count_frames = () => {
    window.drawn = 0;
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
        ++window.drawn;
        return draw.apply(this, args);
    };
};

async function sleeps(world) {
    const {page} = await open(world, 'index.html', {init: count_frames});
    await page.evaluate(async () => {
        await window.embedscape.ready;
        const asleep = new Promise((resolve) => window.embedscape.on('sleep', resolve));
        window.embedscape.pause();
        await asleep;
    });
    const drawn = await page.evaluate(() => window.drawn);
    await frames(page, 30);
    equal(await page.evaluate(() => window.drawn), drawn, 'draw calls while asleep');
    await over_a_button(page);
    await page.waitForFunction((before) => window.drawn > before, drawn);
    await page.evaluate(() => window.embedscape.play());
    await page.waitForFunction(() => window.embedscape.snapshot().step > 20);
}

async function hidden_tab(world) {
    const {page} = await open(world, 'index.html', {init: count_frames});
    await ready(page);
    await page.waitForFunction(() => window.embedscape.snapshot().step > 5);
    const set_hidden = (hidden) => page.evaluate((state) => {
        Object.defineProperty(document, 'visibilityState', {value: state ? 'hidden' : 'visible', configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
        return [window.embedscape.snapshot().step, window.drawn];
    }, hidden);
    const before = await set_hidden(true);
    await frames(page, 30);
    const after = await page.evaluate(() => [window.embedscape.snapshot().step, window.drawn]);
    equal(after, before, 'steps and draw calls while hidden');
    await set_hidden(false);
    await page.waitForFunction((step) => window.embedscape.snapshot().step > step, before[0]);
}

async function lost_context(world) {
    const {page} = await open(world, 'index.html', {allow: [/CONTEXT_LOST|context lost/i]});
    await ready(page);
    const weight = await word_place(page, 'weight');
    await page.evaluate(async () => {
        const seen = [];
        window.embedscape.on('error', ({sentence}) => seen.push(sentence));
        const canvas = document.getElementById('map');
        const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
        extension.loseContext();
        await lost;
        await new Promise(requestAnimationFrame); // a context can be given back only after its loss was told to all
        await window.embedscape.screenshot().then(() => seen.push('a picture without a context?'), () => {});
        Object.assign(window, {extension, seen});
    });
    // The page says it, in HTML; training goes on, stops and goes on by the key that does it always, and levers act.
    await page.waitForFunction(() => /goes on/.test(document.querySelector('#notice:not([hidden]) #notice_text')?.textContent));
    for (const playing of [false, true]) {
        await page.keyboard.press('Space');
        equal(await page.evaluate(() => window.embedscape.playing()), playing, 'whether it trains after the space bar');
    }
    const away = await page.evaluate(() => {
        const {ok} = window.embedscape.apply({lr: 0.005});
        return {ok, step: window.embedscape.snapshot().step};
    });
    equal(away.ok, true, 'a lever while the context is away');
    await page.waitForFunction((step) => window.embedscape.snapshot().step > step, away.step);
    await page.waitForFunction(() => /lr=0\.005$/.test(location.hash)); // what "Load again" would bring back
    // Where the lever was there is nothing to be clicked, now or later.
    await page.mouse.click(weight.x, weight.y);
    const errors = await page.evaluate(async () => {
        const {seen, extension} = window;
        const canvas = document.getElementById('map');
        const restored = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve));
        extension.restoreContext();
        await restored;
        return seen;
    });
    equal(errors.length, 1, `"error" events ${JSON.stringify(errors)}`);
    check(/graphics context/.test(errors[0]), `"${errors[0]}"`);
    const step = await page.evaluate(() => window.embedscape.snapshot().step);
    await page.waitForFunction((before) => window.embedscape.snapshot().step > before, step);
    const {colours} = await look(page);
    check(colours > 100, `only ${colours} colours after the context came back`);
    equal(await page.evaluate(() => [document.getElementById('notice').hidden, window.embedscape.spec().features.includes('weight')]),
        [true, true], 'whether the notice is gone, and what was clicked unseen stands as it stood');
    check(/graphics context/.test(await page.evaluate(() => window.embedscape.snapshot().alarm)), 'no sentence about it');
}

async function spoken(world) {
    const {page} = await open(world);
    await ready(page);
    await page.evaluate(() => window.embedscape.pause());
    const told = await page.waitForFunction(() => {
        const text = document.getElementById('told').textContent;
        return /^Step [\d,]+, loss \d+\.\d+, accuracy \d+ %/.test(text) && text;
    }).then((handle) => handle.jsonValue());
    check(await page.evaluate(() => document.getElementById('map').getAttribute('aria-label').length > 10), 'no label');
    return `"${told}"`;
}

// Notes the canvas as it is; nothing is drawn for it.
const note_pixels = (page) => page.evaluate(async () => {
    const image = await createImageBitmap(document.getElementById('map'));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height);
    window.noted = [...(window.noted ?? []), new Uint32Array(data.buffer)];
    return new Set(window.noted.at(-1)).size;
});

// How many pixels of the first and of the last note differ, and where: left, top, right, bottom.
const differing = (page, width) => page.evaluate((columns) => {
    const [first, last] = [window.noted[0], window.noted.at(-1)];
    const box = [Infinity, Infinity, -1, -1];
    let n = first.length === last.length ? 0 : Infinity;
    first.forEach((pixel, i) => {
        if (pixel === last[i]) return;
        ++n;
        const [x, y] = [i % columns, Math.floor(i / columns)];
        [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    });
    return {n, box};
}, width);

const asleep = (page) => page.evaluate(() => new Promise((resolve) => {
    window.embedscape.on('sleep', resolve);
    window.dispatchEvent(new Event('pointerleave'));
    window.embedscape.screenshot(); // wakes it, so that it falls asleep
}));

// Whatever was done, the screen that was drawn change by change is that which is drawn as a whole.
async function only_changes(world) {
    for (const [deviceScaleFactor, fragment] of [[1, ''], [1.5, '#style=fantasy']]) {
        const {page} = await open(world, `index.html?draw=changes${fragment}`, {
            paused: true, viewport: {width: 900, height: 560}, deviceScaleFactor,
        });
        await train(page, 100);
        const {map} = await page.evaluate(() => window.embedscape.debug_layout());
        await page.mouse.move(map.x + map.w / 2, map.y + map.h / 2, {steps: 8});
        await page.mouse.wheel(0, -300);
        await page.mouse.move(60, 120, {steps: 4});
        await page.mouse.wheel(0, 200); // a panel scrolls
        await page.mouse.move(5, 5); // no help appears later
        await page.evaluate(() => window.embedscape.step(40)); // no lever: what glows after one fades by the clock
        await asleep(page);
        check(await note_pixels(page) > 300, 'hardly anything is drawn');
        // Another theme, and back: every pixel is drawn anew, and no name changes its place.
        for (const colorScheme of ['dark', 'light']) {
            await page.emulateMedia({colorScheme});
            await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
            await asleep(page);
            await note_pixels(page);
            const {n, box} = await differing(page, 900 * deviceScaleFactor);
            if (colorScheme === 'dark') check(n > 1e5, `only ${n} pixels of the dark theme are other`);
            else equal(n, 0, `pixels that differ at ratio ${deviceScaleFactor}, within ${box}`);
        }
    }
}

// A frame that is not shown has no size, and is not seen: there it waits, and then it is as any other.
async function shown_later(world) {
    const {page} = await open(world, '');
    await page.route('**/hidden.html', (route) => route.fulfill({contentType: 'text/html', body:
        '<!doctype html><section hidden><iframe width="700" height="500" src="index.html?levers=features"></iframe></section>'}));
    await page.goto(`${world.base}hidden.html`);
    const frame = page.frames()[1];
    await ready(frame);
    equal(await frame.evaluate(() => window.embedscape.snapshot().step), 0, 'steps while it is hidden');
    await page.evaluate(() => document.querySelector('section').removeAttribute('hidden'));
    await frame.waitForFunction(() => window.embedscape.snapshot().step > 5);
    equal((await canvas_size(frame)).slice(0, 2), [700, 500], 'canvas once it is shown');
    check((await look(frame)).colours > 100, 'nothing is drawn');
}

// One sheet, with the picture on it.
async function printed(world) {
    const {page} = await open(world, 'index.html', {paused: true, allow: [/still_/], viewport: {width: 900, height: 600}});
    const pdf = (await page.pdf({format: 'A4', landscape: true, printBackground: true})).toString('latin1');
    equal([pdf.match(/\/Type \/Page\b/g)?.length, /\/Width 900\b/.test(pdf), pdf.length > 30000], [1, true, true], 'sheets, and the picture');
}

export const cases = [
    {name: 'screen: resize', test: resizes},
    {name: 'screen: pixel ratio 2, and a change of it', test: ratio_2},
    {name: 'screen: light and dark', test: themes},
    {name: 'screen: sleeps when nothing moves, wakes by a pointer', test: sleeps},
    {name: 'screen: drawn change by change, it is what is drawn as a whole', seconds: 25, limit_ms: 120000, test: only_changes},
    {name: 'screen: a hidden tab neither trains nor draws', test: hidden_tab},
    {name: 'screen: a lost graphics context comes back', test: lost_context},
    {name: 'screen: a frame that is shown later', test: shown_later},
    {name: 'screen: printed', test: printed},
    {name: 'screen: a screen reader hears step, loss and accuracy', test: spoken},
];
