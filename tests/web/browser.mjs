// What the browser tests share: launching Chromium, opening a page that is watched for errors, waiting for states, and
// looking at what was drawn. Waits always name a state, never a time. Next: cases/.
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const WEB = path.join(ROOT, 'build/web');
export const SHOTS = path.join(ROOT, 'build/screenshots');
export const BROWSER = process.env.CHROMIUM || '/usr/bin/chromium';

// Software GL: slow, but the same pixels on every machine. The rest keeps the browser from calling home.
const FLAGS = [
    '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
];

export function launch() {
    return chromium.launch({executablePath: BROWSER, args: FLAGS});
}

export function check(truth, sentence) {
    if (!truth) throw new Error(sentence);
}

export function equal(got, wanted, what) {
    const [a, b] = [JSON.stringify(got) ?? 'nothing', JSON.stringify(wanted) ?? 'nothing'];
    if (a === b) return;
    let same = 0;
    while (a[same] === b[same]) ++same;
    // Of long ones, the place where they part: a report shows the first few hundred letters.
    const from = (text) => (text.length > 200 ? `…${text.slice(Math.max(0, same - 40), same + 80)}` : text);
    throw new Error(`${what}: got ${from(a)}, wanted ${from(b)}`);
}

// Opens `url` (relative to the served folder; '' opens nothing yet) in a context of its own. `options`: viewport, deviceScaleFactor, hasTouch,
// colorScheme ... as Playwright names them (software GL is slow, so windows are no larger than they need be, and the view jumps
// instead of gliding unless reducedMotion is 'no-preference'); `init` a function to run in the page before anything else; `allow` patterns of console messages that this test provokes;
// `first_visit`: the page is as nobody has seen it (else the tour of a first visit would begin by itself wherever motion is wanted).
export async function open(world, url = 'index.html', {init, allow = [], paused = false, first_visit = false, ...options} = {}) {
    const context = await world.browser.newContext({viewport: {width: 1100, height: 640}, reducedMotion: 'reduce', ...options});
    const page = await context.newPage();
    const problems = [];
    const requests = [];
    const note = (text) => {
        if (!allow.some((pattern) => pattern.test(text))) problems.push(text);
    };
    page.on('console', (message) => {
        if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`exception: ${error.message}`));
    page.on('request', (request) => {
        requests.push(request.url());
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(world.base))
            note(`request to a foreign host: ${request.url()}`);
    });
    page.on('requestfailed', (request) => note(`failed: ${request.url()} ${request.failure()?.errorText}`));
    await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
            window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
            console.error(`Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
    });
    if (!first_visit) {
        await page.addInitScript(() => {
            try {
                localStorage.setItem('embedscape.tour', 'seen');
            } catch {
                // a frame that may keep nothing: no tour there either
            }
        });
    }
    if (init) await page.addInitScript(init);
    const opened = {
        page, context, problems, requests,
        check_clean() { check(problems.length === 0, problems.join('\n      ')); },
    };
    world.pages.push(opened);
    if (url) await page.goto(world.base + url, {waitUntil: 'domcontentloaded'});
    if (paused) await ready(page, true);
    return opened;
}

// One page for all the tests that only ask the api: paused, with the Spec it opened with, at step 0. Opening takes longer
// than such a test.
export async function shared(world) {
    if (!world.suite.opened) {
        world.suite.opened = await open(world, 'index.html', {paused: true});
        world.suite.opened.kept = true;
        world.suite.spec = await world.suite.opened.page.evaluate(() => window.embedscape.spec());
    }
    const {opened, spec} = world.suite;
    if (!world.pages.includes(opened)) world.pages.push(opened);
    await opened.page.evaluate((first) => {
        window.embedscape.pause();
        window.embedscape.apply(first);
        window.embedscape.reset(1);
    }, spec);
    return opened;
}

// Until the playground runs in this page or frame; paused where a test counts steps itself.
export function ready(frame, pause = false) {
    return frame.evaluate(async (stop) => {
        await window.embedscape.ready;
        if (stop) window.embedscape.pause();
    }, pause);
}

// So many frames of the browser: what was asked for has been drawn by then (the program draws eight after every event).
export function frames(frame, n = 9) {
    return frame.evaluate((count) => new Promise((resolve) => {
        const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve());
        next(count);
    }), n);
}

// The pointer goes where something looks other below it: where nothing changes, nothing is drawn.
export async function over_a_button(page) {
    const {x, y} = await page.evaluate(() => window.embedscape.debug_layout().texts.find(({text}) => text === 'Share'));
    await page.mouse.move(x + 4, y + 4);
}

// From scratch, `steps` steps, and the camera has come to rest on what was learned.
export async function train(frame, steps, seed = 1) {
    await frame.evaluate(([n, s]) => {
        window.embedscape.pause();
        window.embedscape.reset(s);
        window.embedscape.step(n); // the program looks at forty of these steps, for its curves
    }, [steps, seed]);
    await camera_rests(frame);
}

// The map's visible rectangle no longer moves: the same camera four frames apart. A camera that glides ends its way with
// a jump to where it glides to, so being the same is being there. (Equal regions are not enough: the last pixels of a
// glide change hardly any.)
export function camera_rests(frame) {
    return frame.evaluate(async () => {
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const place = () => JSON.stringify(window.embedscape.debug_layout().camera);
        for (let before = '';;) {
            const now = place();
            if (now === before) return;
            before = now;
            for (let i = 0; i < 4; ++i) await next();
        }
    });
}

// Share of equal-length arrays' places that differ.
export function changed_share(a, b) {
    equal(a.length, b.length, 'number of pixels');
    let changed = 0;
    for (let i = 0; i < a.length; ++i) changed += a[i] !== b[i] ? 1 : 0;
    return changed / a.length;
}

export const percent = (share) => `${(100 * share).toFixed(1)} %`;

// What the page really shows: number of different colours in the middle of the canvas, and its size in pixels.
export function look(frame) {
    return frame.evaluate(async () => {
        const image = await createImageBitmap(await window.embedscape.screenshot());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const {data} = context.getImageData(0, 0, image.width, image.height);
        const colours = new Set();
        for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
        return {width: image.width, height: image.height, colours: colours.size};
    });
}

// Where the map stands on the canvas, in CSS pixels: its middle, and its size.
export async function map_place(frame) {
    const {map} = await frame.evaluate(() => window.embedscape.debug_layout());
    check(map.w > 50 && map.h > 50, `the map is ${map.w} by ${map.h} pixels`);
    return {...map, x: map.x + map.w / 2, y: map.y + map.h / 2};
}

// The middle of the first place where exactly this word stands in a panel: of its switch, button or tab.
export async function word_place(frame, word) {
    const {texts} = await frame.evaluate(() => window.embedscape.debug_layout());
    const found = texts.find(({text, layer}) => text === word && layer === 0);
    check(found, `"${word}" stands nowhere among ${texts.map(({text}) => text).join(', ')}`);
    return {x: found.x + found.w / 2, y: found.y + found.h / 2};
}

export function save(name, bytes) {
    writeFileSync(path.join(SHOTS, name), bytes);
}

export function file_size(name) {
    return readFileSync(path.join(WEB, name)).length;
}
