// Lessons in a real page: one played through by keyboard on a wide screen, one by finger on a phone, and each of them opened
// and drawn. What is played: each step gets ready, is open at first, asks, is solved by the recorded solution, is ticked, and
// leads on. What stands on the page is read from its words, what is ticked from the api. Screenshots of every step are kept.
// All lessons are played through by both hands in tests/played, through the same App without a window.
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {check, equal, frames, look, open, ready, ROOT, SHOTS} from '../browser.mjs';

const WIDE = {viewport: {width: 1280, height: 720}};
const PHONE = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true};
const MOST_STEPS = 6000;
const LIMIT_MS = 240000; // of a whole lesson, on a busy machine with software GL
const FOLDER = path.join(SHOTS, 'lessons');
mkdirSync(FOLDER, {recursive: true});

const lesson = (page) => page.evaluate(() => window.embedscape.lesson());

// The step has its data, and what it trains beforehand.
async function step_ready(page) {
    await page.waitForFunction(() => {
        const at = window.embedscape.lesson();
        return at && !at.getting_ready && !at.waiting;
    }, null, {timeout: 30000});
    await frames(page, 2);
}

async function place_of(page, words) {
    const handle = await page.waitForFunction((wanted) => window.embedscape.debug_layout().texts
        .find(({text, x, y}) => text === wanted && x >= 0 && y >= 0 && y < innerHeight), words, {timeout: 10000})
        .catch(() => { throw new Error(`"${words}" stands nowhere`); });
    return handle.jsonValue();
}

async function tap(page, words) {
    const {x, y, w, h} = await place_of(page, words);
    await page.touchscreen.tap(x + w / 2, y + h / 2);
    await frames(page, 3);
}

// Trains until the program has ticked the step; paused, so that nothing runs beside it.
async function train_until_done(page, name) {
    for (let done = 0; done <= MOST_STEPS; done += 500) {
        await frames(page, 3); // checks are looked at in frames, and bits measured
        if ((await lesson(page)).done) return;
        await page.evaluate(() => window.embedscape.bits_kept());
        await frames(page, 3);
        if ((await lesson(page)).done) return;
        await page.evaluate(() => window.embedscape.step(500));
    }
    const {step, checks} = await lesson(page);
    throw new Error(`${name}, step ${step + 1} is not ticked: ${JSON.stringify(checks)}`);
}

async function solve(page, name, phone) {
    const before = await lesson(page);
    if (before.question && before.chosen === -1) {
        if (phone) {
            await tap(page, before.choices[0]).catch(() => {}); // it may stand below the fold
        }
        if ((await lesson(page)).chosen === -1) await page.keyboard.press('1');
        await frames(page, 2);
        equal((await lesson(page)).chosen, 0, `${name}, step ${before.step + 1}: the guess`);
    }
    if (before.task && !before.done) {
        const {ok, error} = await page.evaluate(() => window.embedscape.solve_step());
        check(ok, `${name}, step ${before.step + 1}: ${error}`);
    }
    if (!before.done) await train_until_done(page, name);
}

async function play(world, id, phone) {
    const {page} = await open(world, `index.html#lesson=${id}`, phone ? PHONE : WIDE);
    await ready(page, true); // a slow machine would be done with the first step before it is looked at
    await step_ready(page);
    const first = await lesson(page);
    equal(first.id, id, 'the lesson that the link opens');
    await page.keyboard.press('1'); // the question before the lesson
    await page.waitForFunction(() => window.embedscape.lesson().before === null, null, {timeout: 10000});
    for (let at = 0; at < first.steps; ++at) {
        await step_ready(page);
        await page.evaluate(() => window.embedscape.pause());
        const now = await lesson(page);
        equal(now.step, at, `${id}: the step`);
        if (now.checks.length > 0) check(!now.done, `${id}, step ${at + 1} is done before it began`);
        check(!/[{}]/.test(now.text + now.task), `${id}, step ${at + 1} says ${now.text} ${now.task}`);
        await solve(page, id, phone);
        await page.screenshot({path: path.join(FOLDER, `${id}-${at + 1}${phone ? '-phone' : ''}.png`)});
        if (at + 1 === first.steps) break;
        await page.keyboard.press('PageDown');
        await page.waitForFunction((next) => window.embedscape.lesson().step === next, at + 1, {timeout: 10000});
    }
    const kept = await page.evaluate(() => localStorage.getItem('embedscape.lessons'));
    check(new RegExp(`${id}:1+ ${id}.0,0,\\d( |$)`).test(kept), `${id} is kept as done: ${kept}`);
}

// All that there are: a lesson that is added is opened, too. One page for all, by its address.
async function each_is_drawn(world) {
    const ids = JSON.parse(execFileSync(path.join(ROOT, 'build/native/embedscape'), ['list', 'lessons', '--json'],
        {encoding: 'utf8'})).map(({id}) => id);
    const {page} = await open(world, 'index.html', {paused: true, viewport: {width: 800, height: 500}});
    for (const id of ids) {
        await page.evaluate((one) => { location.hash = `lesson=${one}`; }, id);
        await page.waitForFunction((one) => window.embedscape.lesson()?.id === one, id);
        await step_ready(page);
        await page.evaluate(() => window.embedscape.pause());
        const {colours} = await look(page);
        check(colours > 100, `${id}: only ${colours} colours`);
    }
    return `${ids.length} lessons`;
}

export const cases = [
    {name: 'lesson three_levers by keyboard, at 1280x720', seconds: 25, limit_ms: LIMIT_MS,
        test: (world) => play(world, 'three_levers', false)},
    {name: 'lesson kings_and_queens by finger, at 390x844', seconds: 15, limit_ms: LIMIT_MS,
        test: (world) => play(world, 'kings_and_queens', true)},
    {name: 'lessons: each opens and is drawn', seconds: 40, limit_ms: LIMIT_MS, test: each_is_drawn},
];
