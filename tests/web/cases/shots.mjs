// Screenshots for people: build/screenshots/*.png. Each is of a map that has learned; only that it is drawn is tested.
import {camera_rests, check, frames, look, open, ready, save, train} from '../browser.mjs';

const STEPS = 1500;
const SHOTS = [
    {name: 'wide-light', viewport: {width: 1280, height: 720}, colorScheme: 'light'},
    {name: 'wide-dark', viewport: {width: 1280, height: 720}, colorScheme: 'dark'},
    {name: 'wide-1440', viewport: {width: 1440, height: 900}, colorScheme: 'light'},
    {name: 'fantasy', viewport: {width: 1440, height: 900}, colorScheme: 'light', link: '#style=fantasy'},
    {name: 'fantasy-dark', viewport: {width: 1280, height: 720}, colorScheme: 'dark', link: '#dataset=silhouettes&style=fantasy'},
    {name: 'ratio-2', viewport: {width: 1280, height: 720}, deviceScaleFactor: 2, colorScheme: 'light'},
    {name: 'narrow', viewport: {width: 390, height: 844}, deviceScaleFactor: 3, hasTouch: true, isMobile: true},
    {name: 'narrow-dark', viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true, colorScheme: 'dark'},
];

async function shoot(world, {name, link = '', ...options}) {
    const {page} = await open(world, `index.html${link}`, {...options, paused: true});
    await train(page, STEPS);
    await frames(page, 20); // names fade in
    save(`${name}.png`, await page.screenshot());
    const {width, height, colours} = await look(page);
    check(colours > 200, `only ${colours} colours`);
    return `${width}x${height}, ${colours} colours`;
}

async function tutorial(world, options, name) {
    const {page} = await open(world, 'tutorial.html', options);
    for (const id of ['features', 'loss']) {
        await page.locator(`#${id}`).scrollIntoViewIfNeeded();
        const frame = await (await page.waitForSelector(`#${id} iframe`)).contentFrame();
        await page.evaluate((one) => document.getElementById(one).api, id);
        await ready(frame, true);
        await train(frame, STEPS);
        await frames(frame, 20);
    }
    save(`${name}.png`, await page.screenshot({fullPage: true}));
}

export const cases = [
    ...SHOTS.map((shot) => ({name: `shot: ${shot.name}`, seconds: 15, test: (world) => shoot(world, shot)})),
    {name: 'shot: tutorial', test: (world) => tutorial(world, {viewport: {width: 1100, height: 1000}}, 'tutorial')},
    {
        name: 'shot: tutorial-narrow',
        test: (world) => tutorial(world, {
            viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, // ratio 1: Chromium cuts taller pictures
        }, 'tutorial-narrow'),
    },
];
