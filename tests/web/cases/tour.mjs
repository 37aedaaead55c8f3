// The tour of a first visit, as a page begins it: once, by itself, for nobody who came for something else; and the film
// of it. What it shows is tested without a browser (tests/app/tour_test.cpp, tests/played/tour_test.cpp).
import {check, equal, frames, open, ready, word_place} from '../browser.mjs';

const MOVES = {reducedMotion: 'no-preference', viewport: {width: 1100, height: 640}};

const words = (page) => page.evaluate(() => window.embedscape.debug_layout().texts.map(({text}) => text));

async function is_on(page) {
    await frames(page, 12);
    const shown = await words(page);
    return shown.includes('next →') && shown.includes('← back'); // a first step that is done has one of them
}

async function press(page, word) {
    const {x, y} = await word_place(page, word);
    await page.mouse.click(x, y);
    await frames(page, 10);
}

// 6 s
async function begins_once(world) {
    const {page, context} = await open(world, 'index.html', {...MOVES, first_visit: true});
    await ready(page);
    check(await is_on(page), 'a first visit is not shown round');
    const {map} = await page.evaluate(() => window.embedscape.debug_layout());
    await page.mouse.click(map.x + map.w / 2, map.y + map.h / 2);
    check(!(await is_on(page)), 'a click on the map did not end the tour');
    check(await page.evaluate(() => window.embedscape.playing()), 'the training has ended with the tour');
    const again = await context.newPage();
    await again.goto(`${world.base}index.html`);
    await ready(again);
    check(!(await is_on(again)), 'a second visit is shown round, too');
}

// 8 s
async function for_nobody_else(world) {
    const visits = [
        ['a link', 'index.html#features=weight,power', MOVES],
        ['the embedded form', 'index.html?levers=loss', MOVES],
        ['less motion', 'index.html', {...MOVES, reducedMotion: 'reduce'}],
        ['kept lessons', 'index.html', {...MOVES, init: () => localStorage.setItem('embedscape.lessons', 'three_levers:1')}],
    ];
    for (const [what, url, options] of visits) {
        const {page, context} = await open(world, url, {...options, first_visit: true});
        await ready(page);
        check(!(await is_on(page)), `${what}: shown round all the same`);
        await context.close();
    }
}

// 25 s: of which the film itself is 13
async function makes_a_film(world) {
    const {page} = await open(world, 'index.html', {...MOVES, viewport: {width: 800, height: 560}});
    await ready(page);
    await press(page, 'Lessons');
    await press(page, 'One-minute tour');
    check(await is_on(page), 'the button beside the lessons does not begin the tour');
    for (let i = 0; i < 6; ++i) {
        await page.keyboard.press('PageDown');
        await frames(page, 4);
    }
    const saved = page.waitForEvent('download', {timeout: 50000});
    await press(page, 'Save a short film');
    const file = await saved;
    equal(file.suggestedFilename(), 'embedscape-tour.webm', 'the name of the film');
    const parts = [];
    for await (const part of await file.createReadStream()) parts.push(part);
    const bytes = Buffer.concat(parts);
    equal(bytes.subarray(0, 4).toString('hex'), '1a45dfa3', 'the first bytes of the film (EBML)');
    check(bytes.length > 50000, `the film has ${bytes.length} bytes: nothing moves in it`);
    await frames(page, 10);
    check((await words(page)).includes('The lessons'), 'after the film nothing is offered');
    return `${Math.round(bytes.length / 1000)} kB`;
}

export const cases = [
    {name: 'tour: a first visit is shown round, once, until a hand ends it', test: begins_once, seconds: 6},
    {name: 'tour: not for who came by a link, for less motion, or in a frame', test: for_nobody_else, seconds: 8},
    {name: 'tour: a film of it can be saved', test: makes_a_film, seconds: 25},
];
