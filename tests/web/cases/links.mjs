// A link is the experiment: the address follows, opens to the same bits, and a wrong one says what is wrong.
import {check, equal, frames, open, ready, word_place} from '../browser.mjs';

const CHANGE = {features: ['weight', 'year'], layers: [{kind: 'dense', width: 12, activation: 'relu'}], lr: 0.02, seed: 7};

function spec_and_bits(page) {
    return page.evaluate(() => {
        window.embedscape.pause();
        window.embedscape.reset();
        window.embedscape.step(200);
        return {spec: window.embedscape.spec(), hash: window.embedscape.weights_hash()};
    });
}

async function round_trip(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await page.evaluate((change) => {
        const {ok, error} = window.embedscape.apply(change);
        if (!ok) throw new Error(error);
    }, CHANGE);
    await page.waitForFunction(() => location.hash.includes('seed=7'));
    const hash = await page.evaluate(() => location.hash);
    equal(hash.slice(1), await page.evaluate(() => window.embedscape.link()), 'the address and link()');
    const here = await spec_and_bits(page);
    equal(here.spec.features, CHANGE.features, 'features');
    const {page: other} = await open(world, `index.html${hash}`, {paused: true});
    const there = await spec_and_bits(other);
    equal(there.spec, here.spec, 'spec behind the link');
    equal(there.hash, here.hash, 'weights after 200 steps');
    return hash;
}

// Not grafted onto what was there before: the bits behind a link are those of its own random weights.
async function own_weights(world) {
    const {page} = await open(world, 'index.html#layers=dense:5:relu&losses=classify:make:1:4', {paused: true});
    const [opened, again] = await page.evaluate(() => {
        const bits = () => {
            window.embedscape.step(200 - window.embedscape.snapshot().step);
            return window.embedscape.weights_hash();
        };
        const first = bits();
        window.embedscape.reset();
        return [first, bits()];
    });
    equal(opened, again, 'weights after 200 steps, as opened and after a reset');
}

async function wrong_link(world) {
    const {page} = await open(world, 'index.html#lr=fast&features=weight).');
    await ready(page, true);
    const {spec, alarm} = await page.evaluate(() => {
        return {spec: window.embedscape.spec(), alarm: window.embedscape.snapshot().alarm};
    });
    equal(spec.features, ['weight'], 'the features of a link that is wrong in another place');
    check(/link/i.test(alarm) && /"fast"/.test(alarm) && alarm.endsWith('.'), `the alarm is "${alarm}"`);
    const told = await page.evaluate(() => document.getElementById('told').textContent);
    check(told.length > 10, 'a screen reader hears nothing of it');
    return `"${alarm}"`;
}

// Somebody edits the address, or follows a link within the page.
async function followed(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await page.evaluate(() => { location.hash = 'features=weight'; });
    await page.waitForFunction(() => window.embedscape.spec().features.join() === 'weight');
    await page.evaluate(() => { location.hash = encodeURIComponent('{"features": ["power", "year"]}'); });
    await page.waitForFunction(() => window.embedscape.spec().features.join() === 'power,year');
    // A history of two addresses, not one for each of our own updates.
    await page.waitForFunction(() => location.hash === '#features=power,year');
}

// F5 and Back: the lesson is there from its first step on, and the model goes on from the step it had.
async function come_back(world) {
    const {page} = await open(world, 'index.html', {paused: true, allow: [/404/, /favicon/]}); // the other page has none
    const {x, y} = await word_place(page, 'weight');
    await page.mouse.click(x, y);
    await page.waitForFunction(() => location.hash.startsWith('#lesson=three_levers&step=1&features='));
    const left = await page.evaluate(() => {
        window.embedscape.reset();
        window.embedscape.step(1200);
        return {spec: window.embedscape.spec(), hash: window.embedscape.weights_hash()};
    });
    const is_back = async (what) => {
        await page.waitForFunction(() => window.embedscape?.version && window.embedscape.lesson()?.getting_ready === false &&
            window.embedscape.snapshot().step >= 1200);
        const now = await page.evaluate(() => ({
            spec: window.embedscape.spec(), hash: window.embedscape.weights_hash(), lesson: window.embedscape.lesson().id,
            playing: window.embedscape.playing(), notice: window.embedscape.snapshot().notice,
        }));
        equal([now.spec, now.hash, now.lesson, now.playing], [left.spec, left.hash, 'three_levers', false], what);
        check(/1,200/.test(now.notice), `what is said: "${now.notice}"`);
    };
    // However late what brings the weights back: until then no steps are trained that it would throw away.
    let go_on;
    const held = new Promise((resolve) => { go_on = resolve; });
    await page.route('**/page/left.js', async (route) => {
        await held;
        await route.continue();
    });
    await page.reload({waitUntil: 'domcontentloaded'});
    await page.waitForFunction(() => performance.getEntriesByName('embedscape-first-map').length > 0 && window.embedscape?.version);
    await frames(page, 20);
    equal(await page.evaluate(() => window.embedscape.snapshot().step), 0, 'steps before what was learned has come');
    go_on();
    await is_back('after F5');
    await page.unroute('**/page/left.js');
    await page.goto(`${world.base}page.css`);
    await page.goBack({waitUntil: 'domcontentloaded'});
    await is_back('after Back');
    // A link of its own starts anew.
    const {page: other} = await open(world, 'index.html#features=weight', {paused: true});
    equal(await other.evaluate(() => window.embedscape.snapshot().notice), '', 'what a first visit is told');
}

// Back within the page: to the step of the lesson, the data set and the experiment that was there before.
async function goes_back(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    await page.evaluate(() => window.embedscape.step(50));
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => location.hash.includes('step=2'));
    const count = await page.evaluate(() => history.length);
    await page.evaluate(() => window.embedscape.apply({lr: 0.005})); // a lever is no place of its own
    await page.waitForFunction(() => location.hash.includes('lr=0.005'));
    equal(await page.evaluate(() => history.length), count, 'places after a lever');
    const is_forward = () => page.waitForFunction(() => location.hash.includes('step=2') && window.embedscape.lesson().step === 1 &&
        window.embedscape.spec().lr === 0.005);
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('step=2') && window.embedscape.lesson().step === 0);
    await page.waitForFunction(() => window.embedscape.snapshot().step >= 50);
    await page.goForward();
    await is_forward();
    // Back and forward faster than the program follows: what it writes late overwrites no place.
    await page.evaluate(() => new Promise((resolve) => {
        window.addEventListener('popstate', () => resolve(history.forward()), {once: true, capture: true});
        history.back();
    }));
    await is_forward();
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('step=2') && window.embedscape.lesson().step === 0);
}

export const cases = [
    {name: 'links: Back leads to the step before', seconds: 6, test: goes_back},
    {name: 'links: Reload and Back keep the lesson and the training', seconds: 10, test: come_back},
    {name: 'links: round trip to the same spec and the same bits', test: round_trip},
    {name: 'links: open with their own weights', test: own_weights},
    {name: 'links: of a wrong one the rest opens, with a sentence', test: wrong_link},
    {name: 'links: the address is followed, as link or as JSON', test: followed},
];
