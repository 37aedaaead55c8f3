// What scripts ask for and cannot have: each is refused by a sentence about the very value, and what runs goes on. How
// values are put into words is tested without a browser: tests/tools/words_test.mjs.
import {check, equal, shared} from '../browser.mjs';

const ANSWERED = {
    'apply(a function)': [() => window.embedscape.apply(() => 1), /a function/],
    'apply(nothing)': [() => window.embedscape.apply(), /undefined/],
    'apply(NaN)': [() => window.embedscape.apply({losses: [{weight: NaN}]}), /losses\.0\.weight is NaN/],
    'take_cell without maps': [() => window.embedscape.take_cell(0), /no many maps/],
    'end_sweep without maps': [() => window.embedscape.end_sweep(), /no many maps/],
    'keep_b of one model': [() => window.embedscape.keep_b(), /one model only/],
    'drop_b of one model': [() => window.embedscape.drop_b(), /one model only/],
    'show_side of one model': [() => window.embedscape.show_side('A'), /one model only/],
    'start_sweep(a list)': [() => window.embedscape.start_sweep(['lr=1,2']), /a list of 1/],
};
const THROWN = {
    'reset(1000000)': [() => window.embedscape.reset(1000000), /seed is 1000000.*from 0 to 999999/],
    'reset(a symbol)': [() => window.embedscape.reset(Symbol('x')), /seed is Symbol\(x\)/],
    'step(NaN)': [() => window.embedscape.step(NaN), /n is NaN/],
    'step(5n)': [() => window.embedscape.step(5n), /n is 5n/],
    'on without a function': [() => window.embedscape.on('step'), /undefined.*a function/],
    'on(a long name)': [() => window.embedscape.on('x'.repeat(200000), () => {}), /no event "xxx/],
    'backend(an object)': [() => window.embedscape.backend({}), /no backend an object.*cpu, webgl and auto/],
    'regions without sizes': [() => window.embedscape.regions(), /w is undefined/],
    'picture({format: "toString"})': [() => window.embedscape.picture({format: 'toString'}), /no format "toString".*png and svg/],
    'picture({theme: "constructor"})': [() => window.embedscape.picture({theme: 'constructor'}), /no theme "constructor"/],
    'picture(null)': [() => window.embedscape.picture(null), /null.*an object/],
    'picture({scale: "2"})': [() => window.embedscape.picture({scale: '2'}), /scale is "2"/],
    'picture({width: null})': [() => window.embedscape.picture({width: null}), /width is null/],
};

async function refused(world) {
    const {page} = await shared(world);
    const before = await page.evaluate(() => [window.embedscape.weights_hash(), JSON.stringify(window.embedscape.spec())]);
    for (const [name, [ask, wanted]] of Object.entries(ANSWERED)) {
        const {ok, error} = await page.evaluate(ask);
        check(ok === false && wanted.test(error) && error.length < 300, `${name}: ${ok}, "${String(error).slice(0, 300)}"`);
    }
    for (const [name, [ask, wanted]] of Object.entries(THROWN)) {
        const said = await page.evaluate(`(async () => { try { await (${ask})(); return ''; } catch (error) { return error.message; } })()`);
        check(wanted.test(said) && said.length < 300, `${name}: "${said.slice(0, 300)}"`);
    }
    equal(await page.evaluate(() => [window.embedscape.weights_hash(), JSON.stringify(window.embedscape.spec())]), before, 'what runs afterwards');
}

// What there is something to act on for says so, too.
async function obeyed(world) {
    const {page} = await shared(world);
    const got = await page.evaluate(() => {
        const {embedscape} = window;
        const answers = [embedscape.start_compare(), embedscape.start_compare(), embedscape.show_side('A'), embedscape.show_side('C'),
            embedscape.drop_b(), embedscape.start_sweep('lr=0.01,0.1'), embedscape.start_compare(), embedscape.take_cell(2), embedscape.end_sweep()];
        return answers.map(({ok, error}) => ok === (error === '') && ok);
    });
    equal(got, [true, false, true, false, true, true, false, false, true], 'what start_compare() ... end_sweep() answer');
}

// Nothing trains: what is asked for is what will be, and so it turns out.
async function next_backend(world) {
    const {page} = await shared(world);
    const got = await page.evaluate(() => {
        const {embedscape} = window;
        const runs_on = [undefined, 'webgl', 'cpu', 'webgl'].map((choice) => embedscape.backend(choice).runs_on);
        const bits = (choice) => {
            embedscape.backend(choice);
            embedscape.reset(1);
            embedscape.step(20);
            return embedscape.weights_hash();
        };
        const other_bits = bits('webgl') !== bits('cpu');
        embedscape.backend('auto');
        return {runs_on, other_bits};
    });
    equal(got, {runs_on: ['cpu', 'webgl', 'cpu', 'webgl'], other_bits: true}, 'where the next step is done, and whether it was');
}

export const cases = [
    {name: 'refused: what a script cannot have', test: refused},
    {name: 'refused: what there is nothing to act on for', test: obeyed},
    {name: 'refused: a backend that is chosen in a pause is where the next step is done', test: next_backend},
];
