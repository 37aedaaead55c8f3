// A soak: what hands do in an hour, at random and by a seed: levers, data, lessons, drawings, own tables, two models, many
// maps, resizes, lost contexts, hidden tabs, reloads. After each act the page is alive, and the Spec read back is the one that
// was set. Every round is played twice in one page, and the second time takes no more memory than the first did. A minute of it is among the tests;
// SOAK_MINUTES=60 (make soak) goes on with other seeds, and SOAK_SEED=7 begins with that one.
import {check, equal, open, ready} from '../browser.mjs';

const MINUTES = Number(process.env.SOAK_MINUTES) || 0;
const FIRST_SEED = Number(process.env.SOAK_SEED) || 1;
const ACTS = MINUTES > 0 ? 60 : 22; // of a round
// The program takes memory in steps of 20 MiB.
const MOST_GROWN = {program: 24 * 2 ** 20, heap: 2 * 2 ** 20, nodes: 10, listeners: 5}; // from the first time to the second

// Mulberry32: the same acts for the same seed.
function random_of(seed) {
    let state = seed >>> 0;
    const unit = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (n) => Math.floor(unit() * n);
    return {unit, below, one_of: (list) => list[below(list.length)]};
}

function value_of(field, random) {
    if (field.choices && Array.isArray(field.default)) return field.choices.filter(() => random.unit() < 0.5);
    if (field.choices) return random.one_of(field.choices);
    if (typeof field.default === 'boolean') return random.unit() < 0.5;
    if (!field.range) return field.default;
    const [least, most] = field.range;
    const whole = Number.isInteger(field.default) && Number.isInteger(least) && most - least >= 2;
    const share = random.unit() ** 3; // near the lower end: wide and long is slow
    return whole ? Math.round(least + share * (most - least)) : Number((least + share * (most - least)).toPrecision(4));
}

// Sets fields, and reads them back. What is refused is refused with a sentence, and changes nothing.
async function set(page, wanted) {
    const got = await page.evaluate(async (partial) => {
        const before = JSON.stringify(window.embedscape.spec());
        const answer = window.embedscape.apply(partial);
        const loaded = await answer.loaded;
        const after = window.embedscape.spec();
        return {ok: answer.ok && loaded.ok, error: answer.error || loaded.error, same: before === JSON.stringify(after), after};
    }, wanted);
    const what = `${JSON.stringify(wanted)} (${got.error})`;
    if (!got.ok) {
        check(got.error.length > 10 && got.error.endsWith('.'), `no sentence for ${what}`);
        check(got.same, `refused, and changed all the same: ${what}`);
        return;
    }
    for (const [id, value] of Object.entries(wanted)) if (!Array.isArray(value) || typeof value[0] !== 'object') equal(got.after[id], value, `read back after ${what}`);
}

const kTrainingOnly = ['batch', 'lr', 'momentum', 'decay', 'clip', 'seed', 'features', 'optimiser', 'schedule'];
const kDatasets = ['auto_mpg', 'cars93', 'penguins', 'people_words', 'silhouettes', 'first_names', 'moods', 'vehicles', 'words'];

const table = (n, random) => ['name,weight,length,kind', ...Array.from({length: n}, (_, i) =>
    `thing ${i},${random.below(900)},${random.unit().toFixed(3)},${random.one_of(['car', 'van', 'bus'])}`)].join('\n');

const set_hidden = (page, hidden) => page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', {value: state ? 'hidden' : 'visible', configurable: true});
    Object.defineProperty(document, 'hidden', {value: state, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

const pass = (page, ms) => page.evaluate((time) => new Promise((resolve) => { setTimeout(resolve, time); }), ms);

const kActs = {
    async lever({page, random, schema}) {
        const field = random.one_of(schema.fields.filter(({id}) => id !== 'dataset'));
        await set(page, {[field.id]: value_of(field, random)});
    },
    async training({page, random, schema}) {
        const field = random.one_of(schema.fields.filter(({id}) => kTrainingOnly.includes(id)));
        await set(page, {[field.id]: value_of(field, random)});
    },
    async layers({page, random, schema}) {
        const kinds = schema.layers.find(({id}) => id === 'kind').choices;
        await set(page, {layers: Array.from({length: random.below(4)}, () => ({kind: random.one_of(kinds), width: 1 + random.below(24)}))});
    },
    async losses({page, random}) {
        const losses = await page.evaluate(() => window.embedscape.spec().losses);
        if (losses.length === 0) return;
        await set(page, {losses: losses.map((loss) => ({...loss, weight: Number(random.unit().toFixed(2))}))});
    },
    async dataset({page, random}) {
        await set(page, {dataset: random.one_of(kDatasets)});
    },
    async lesson({page, random, lessons}) {
        await page.evaluate((hash) => { location.hash = hash; }, `lesson=${random.one_of(lessons)}&step=${1 + random.below(4)}`);
        await page.waitForFunction(() => !window.embedscape.lesson()?.waiting);
    },
    async own_table({page, random}) {
        await page.evaluate((text) => window.embedscape.load(text, {name: 'soak.csv'}), table(20 + random.below(400), random));
        check(await page.evaluate(() => window.embedscape.spec().dataset.startsWith('own_')), 'an own table does not run');
    },
    async draw({page}) {
        await page.evaluate(() => window.embedscape.draw());
        await page.waitForFunction(() => window.embedscape.spec().dataset.startsWith('own_'));
    },
    async experiment({page}) {
        const [before, after] = await page.evaluate(async () => {
            window.embedscape.pause();
            const [file] = await window.embedscape.export('experiment');
            const hash = window.embedscape.weights_hash();
            await window.embedscape.load(new File([file.bytes], file.name));
            return [hash, window.embedscape.weights_hash()];
        });
        equal(after, before, 'weights of the experiment that was saved and opened');
        await page.evaluate(() => window.embedscape.play());
    },
    async two_models({page, random}) {
        await page.evaluate(() => window.embedscape.start_compare());
        await pass(page, 100);
        await page.evaluate((keeps) => (keeps ? window.embedscape.keep_b() : window.embedscape.drop_b()), random.unit() < 0.5);
    },
    async many_maps({page, random}) {
        await page.evaluate((axis) => window.embedscape.start_sweep(axis), random.one_of(['lr=0.003,0.03', 'seed=1,2,3,4', 'decay=0,0.1']));
        await pass(page, 200);
        await page.evaluate((take) => (take ? window.embedscape.take_cell(1) : window.embedscape.end_sweep()), random.unit() < 0.5);
        await page.evaluate(() => window.embedscape.end_sweep());
    },
    async resize({page, random}) {
        await page.setViewportSize({width: 340 + random.below(900), height: 360 + random.below(400)});
    },
    async lost_context({page}) {
        await page.evaluate(async () => {
            const canvas = document.getElementById('map');
            const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
            const told = (kind) => new Promise((resolve) => { canvas.addEventListener(kind, resolve, {once: true}); });
            const lost = told('webglcontextlost');
            extension.loseContext();
            await lost;
            await new Promise((resolve) => { setTimeout(resolve, 150); });
            const restored = told('webglcontextrestored');
            extension.restoreContext();
            await restored;
        });
    },
    async hidden_tab({page}) {
        await set_hidden(page, true);
        await pass(page, 120);
        await set_hidden(page, false);
    },
    async hands({page, random}) {
        const {map} = await page.evaluate(() => window.embedscape.debug_layout());
        const place = () => [map.x + map.w * (0.2 + 0.6 * random.unit()), map.y + map.h * (0.2 + 0.6 * random.unit())];
        await page.mouse.move(...place());
        await page.mouse.down();
        await page.mouse.move(...place(), {steps: 4});
        await page.mouse.up();
        await page.mouse.wheel(0, random.one_of([-240, 240]));
    },
    async keys({page, random}) {
        for (let i = 0; i < 4; ++i) await page.keyboard.press(random.one_of(['Escape', 'Control+z', 'Control+Shift+z', 'PageDown', 'PageUp', 'Period', 'Space']));
        await page.keyboard.press('Escape');
    },
    async steps({page, random}) {
        await page.evaluate((n) => {
            window.embedscape.step(n);
            window.embedscape.play();
        }, 1 + random.below(60));
    },
    async reset({page, random}) {
        await page.evaluate((seed) => window.embedscape.reset(seed), random.below(1000));
    },
    async take_home({page, random}) {
        const kind = random.one_of(['points.csv', 'model.safetensors', 'regions.geojson', 'log.csv', 'model.onnx']);
        const told = await page.evaluate((id) => window.embedscape.export(id).then(() => '', (error) => error.message), kind);
        check(told === '' || told.endsWith('.'), `${kind}: "${told}"`);
    },
};

// The page is alive, its Spec is one that it takes, and its link is that Spec's.
async function check_alive(page) {
    const {told, link, again, points} = await page.evaluate(() => {
        const spec = window.embedscape.spec();
        const told = window.embedscape.apply(spec);
        return {
            told: told.error, link: window.embedscape.link(), again: JSON.stringify(window.embedscape.spec()) === JSON.stringify(spec),
            points: window.embedscape.snapshot().points.every(Number.isFinite),
        };
    });
    equal(told, '', 'its own Spec is refused');
    check(again, 'its own Spec changes it');
    check(points, 'a thing lies nowhere');
    check(typeof link === 'string', 'no link');
}

// Comes to rest at the same experiment, so that what is measured is comparable.
async function used(page, cdp) {
    await page.setViewportSize({width: 900, height: 600});
    await page.evaluate(async (data) => {
        window.embedscape.end_sweep();
        window.embedscape.drop_b();
        for (const id of data) await window.embedscape.apply({dataset: id}).loaded;
        window.embedscape.step(10);
    }, kDatasets);
    // Twice: nodes that a script's object held are free only once that is gone.
    for (let i = 0; i < 2; ++i) {
        await cdp.send('HeapProfiler.collectGarbage');
        await pass(page, 100);
    }
    const {metrics} = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value;
    const program = await page.evaluate(() => window.embedscape.memory());
    return {program, heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners')};
}

// Begins with the experiment that the page opened with: what an act takes depends on what runs.
async function play_round(world_of_page, seed) {
    const random = random_of(seed);
    await world_of_page.page.evaluate((first) => window.embedscape.apply(first).loaded, world_of_page.first);
    const kinds = Object.keys(kActs);
    const done = [];
    for (let i = 0; i < ACTS; ++i) {
        // Each kind once, in an order of this seed's own; then anything.
        const kind = i < kinds.length ? kinds[(i * 7 + seed) % kinds.length] : random.one_of(kinds);
        done.push(kind);
        try {
            await kActs[kind]({...world_of_page, random});
            await check_alive(world_of_page.page);
            world_of_page.opened.check_clean();
        } catch (error) {
            throw new Error(`seed ${seed}, act ${i} (${done.slice(-4).join(', ')}): ${error.message}`);
        }
    }
}

async function comes_back(page) {
    const left = await page.evaluate(() => {
        window.embedscape.pause();
        window.embedscape.step(30);
        return {hash: window.embedscape.weights_hash(), spec: window.embedscape.spec()};
    });
    await pass(page, 400); // the address follows
    await page.reload({waitUntil: 'domcontentloaded'});
    await ready(page);
    await page.waitForFunction(() => window.embedscape.snapshot().step >= 30);
    equal(await page.evaluate(() => ({hash: window.embedscape.weights_hash(), spec: window.embedscape.spec()})), left, 'after a reload');
}

async function soak(world) {
    const opened = await open(world, 'index.html', {viewport: {width: 900, height: 600}, allow: [/CONTEXT_LOST|context lost/i]});
    const {page} = opened;
    await ready(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    const schema = await page.evaluate(() => window.embedscape.schema());
    const lessons = ['three_levers', 'yellow_cabs', 'one_bit', 'list_and_key', 'every_layer', 'homework'];
    const first = await page.evaluate(() => window.embedscape.spec());
    const of_page = {opened, page, schema, lessons, first};
    const until = Date.now() + MINUTES * 60000;
    let rounds = 0;
    let most = 0;
    for (let seed = FIRST_SEED; rounds === 0 || Date.now() < until; ++seed, rounds += 2) {
        await play_round(of_page, seed);
        const before = await used(page, cdp);
        await play_round(of_page, seed);
        // What a slow machine has not let go of yet is gone after a while; what leaks is not.
        let after = await used(page, cdp);
        const grown = () => Object.entries(MOST_GROWN).some(([what, least]) => after[what] - before[what] > least);
        for (let i = 0; i < 4 && grown(); ++i) after = await used(page, cdp);
        for (const [what, least] of Object.entries(MOST_GROWN))
            check(after[what] - before[what] <= least, `seed ${seed}: ${what} grew from ${before[what]} to ${after[what]}`);
        if (MINUTES > 0) console.log(`     ${JSON.stringify(before)} ${JSON.stringify(after)}`);
        most = Math.max(most, after.program);
        await comes_back(page);
        opened.check_clean();
        if (MINUTES > 0) console.log(`     soak: seed ${seed}, ${2 * ACTS} acts, ${(after.program / 2 ** 20).toFixed(1)} MiB of the program, ${(after.heap / 2 ** 20).toFixed(1)} MiB of scripts`);
    }
    return `${rounds} rounds of ${ACTS} acts, ${(most / 2 ** 20).toFixed(0)} MiB at most`;
}

export const cases = [{name: 'soak: random hands for a while', seconds: 60, limit_ms: MINUTES * 60000 + 180000, test: soak}];
