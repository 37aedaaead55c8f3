// Where steps are done: pinned, by a race, on the graphics card as on the CPU, and through a lost context. The card is
// software here: slow, and as exact as any.
import {check, equal, open, ready} from '../browser.mjs';

const STEPS = 20;

const backend = (page, choice) => page.evaluate((id) => window.embedscape.backend(id), choice);

// As many steps of this Spec on the CPU and on the card, each from the start: the points, and the weights' hashes.
function both(page, spec, steps) {
    return page.evaluate(async ([wanted, n]) => {
        const {embedscape} = window;
        embedscape.pause();
        const applied = embedscape.apply(wanted);
        if (!applied.ok) throw new Error(applied.error);
        await applied.loaded;
        const run = (id) => {
            embedscape.backend(id);
            embedscape.reset(1);
            embedscape.step(n);
            const {points, step} = embedscape.snapshot();
            return {points: [...points], step, hash: embedscape.weights_hash(), why_not: embedscape.backend().why_not};
        };
        const [cpu, card] = [run('cpu'), run('webgl')];
        embedscape.backend('cpu');
        return {cpu, card};
    }, [spec, steps]);
}

// Root of the mean squared distance of the same things, over that of the things from their middle.
function difference(a, b) {
    const middle = [0, 1].map((d) => a.reduce((sum, x, i) => sum + (i % 2 === d ? x : 0), 0) / (a.length / 2));
    const shift = [0, 1].map((d) => a.reduce((sum, x, i) => sum + (i % 2 === d ? b[i] - x : 0), 0) / (a.length / 2));
    const apart = a.reduce((sum, x, i) => sum + (b[i] - x - shift[i % 2]) ** 2, 0);
    return Math.sqrt(apart / a.reduce((sum, x, i) => sum + (x - middle[i % 2]) ** 2, 0));
}

// A loss of this kind, with the first target that it takes; a class beside it, so that the map is asked something.
function with_loss(page, kind) {
    return page.evaluate((id) => {
        const beside = {kind: 'classify', target: 'origin', weight: 0.5};
        return [{target: 'origin'}, {target: 'mpg'}, {}].map((target) => ({losses: [{kind: id, ...target}, beside]}))
            .find((spec) => window.embedscape.apply(spec).ok) ?? null;
    }, kind);
}

// A Spec for every loss, layer and activation that the program knows, and some that mix them.
async function all_specs(page) {
    const {losses, layers} = await page.evaluate(() => window.embedscape.schema());
    const choices = (fields, id) => fields.find((field) => field.id === id).choices;
    const specs = {
        default: {},
        'relu, Adam': {optimiser: 'adam', layers: [{kind: 'dense', width: 12, activation: 'relu'}]},
        'clipped, momentum': {optimiser: 'momentum', clip: 0.1},
        'words with their company': {dataset: 'speeches'},
    };
    for (const kind of choices(losses, 'kind')) {
        const spec = await with_loss(page, kind);
        if (spec) specs[kind] = spec; // skip-gram needs a corpus: 'words with their company'
    }
    for (const kind of choices(layers, 'kind')) {
        const spec = {layers: [{kind: 'dense', width: 9}, {kind, width: 9}]};
        // Layers of pictures, sequences and graphs are compared by the native program (tests/gl/steps_test.cpp).
        if (await page.evaluate((asked) => window.embedscape.apply(asked).ok, spec)) specs[`layer ${kind}`] = spec;
    }
    for (const activation of choices(layers, 'activation'))
        specs[activation] = {layers: [{kind: 'dense', width: 9, activation}]};
    return specs;
}

async function same_map(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const first = await page.evaluate(() => window.embedscape.spec());
    let worst = {name: '', apart: 0};
    const specs = await all_specs(page);
    for (const [name, spec] of Object.entries(specs)) {
        const {cpu, card} = await both(page, spec.dataset ? spec : {...first, ...spec}, STEPS);
        equal(card.why_not, '', `${name}: why not on the card`);
        equal(card.step, STEPS, `${name}: steps on the card`);
        const apart = difference(cpu.points, card.points);
        check(apart < 1e-4, `${name}: the maps are ${apart} apart`);
        check(cpu.hash !== card.hash, `${name}: the very same bits: were the steps done on the card?`);
        if (apart > worst.apart) worst = {name, apart};
    }
    return `${Object.keys(specs).length} Specs; ${worst.name} is furthest from it: ${worst.apart.toExponential(0)}`;
}

async function race(world) {
    // Where a program draws there is no race, and the page says why.
    const quiet = await open(world, 'index.html', {paused: true});
    check(/There is no graphics card/.test((await backend(quiet.page)).why_not), 'no word about why there is no race');
    // As if there were a card.
    const {page} = await open(world, 'index.html?draw=whole', {viewport: {width: 1280, height: 720}});
    await ready(page);
    await page.waitForFunction(() => window.embedscape.backend().webgl > 0, null, {timeout: 60000});
    const {choice, runs_on, cpu, webgl} = await backend(page);
    equal(choice, 'auto', 'the choice');
    equal(runs_on, webgl > 1.15 * cpu ? 'webgl' : 'cpu', 'the winner runs');
    await page.evaluate(() => window.embedscape.pause());
    // An architecture that was not raced is raced when it trains.
    await page.evaluate(() => {
        window.embedscape.apply({layers: [{kind: 'dense', width: 7}]});
        window.embedscape.play();
    });
    await page.waitForFunction((before) => {
        const now = window.embedscape.backend();
        return now.webgl > 0 && now.cpu !== before;
    }, cpu, {timeout: 60000});
    const refused = await page.evaluate(() => {
        try {
            return window.embedscape.backend('gpu');
        } catch (error) {
            return error.message;
        }
    });
    check(/cpu, webgl and auto/.test(refused), refused);
    return `CPU ${cpu}, WebGL ${webgl} samples/s`;
}

async function lost(world) {
    const {page} = await open(world, 'index.html', {allow: [/CONTEXT_LOST|context lost/i]});
    await ready(page);
    await backend(page, 'webgl');
    await page.waitForFunction(() => {
        const now = window.embedscape.backend();
        return now.runs_on === 'webgl' && now.steps > 5;
    }, null, {timeout: 60000});
    const seen = await page.evaluate(async () => {
        const canvas = document.getElementById('map');
        window.extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
        const {step} = window.embedscape.snapshot();
        window.extension.loseContext();
        await gone;
        return step;
    });
    await page.waitForFunction((step) => window.embedscape.snapshot().step > step, seen, {timeout: 20000});
    equal((await backend(page)).runs_on, 'cpu', 'while the context is lost it runs on');
    await page.evaluate(() => window.extension.restoreContext());
    await page.waitForFunction(() => window.embedscape.backend().runs_on === 'webgl', null, {timeout: 60000});
    const back = await page.evaluate(() => window.embedscape.snapshot().step);
    check(back >= seen, `step ${back} after step ${seen} had been seen`);
    await page.waitForFunction((step) => window.embedscape.snapshot().step > step, back, {timeout: 60000});
    // A lever while it runs there: the map carries on.
    await page.evaluate(() => window.embedscape.apply({lr: 0.005, features: ['weight', 'year']}));
    const after = await page.evaluate(() => window.embedscape.snapshot().step);
    check(after >= back, 'a lever threw steps away');
    await page.waitForFunction((step) => window.embedscape.snapshot().step > step, after, {timeout: 60000});
    return `seen ${seen}, back at ${back}`;
}

export const cases = [
    {name: 'backend: the same map on the graphics card as on the CPU', seconds: 60, limit_ms: 180000, test: same_map},
    {name: 'backend: a race at the start and for a new architecture', seconds: 20, test: race},
    {name: 'backend: a lost context in training loses nothing', seconds: 30, test: lost},
];
