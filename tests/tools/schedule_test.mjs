// The order in which stages run (tools/test/schedule.mjs): on a clock that is made up, with stages that do nothing.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {run_all} from '../../tools/test/schedule.mjs';

// Runs the stages on a made-up clock: each takes `s` seconds. Gives when each began, what was left out, and the end.
async function play(stages) {
    let now = 0;
    const ends = []; // {at, done}
    const began = {};
    const left_out = [];
    const all = run_all(stages, {
        seconds_of: ({s}) => s,
        skip: ({name}, needed) => {
            left_out.push(`${name} for ${needed}`);
            return {failed: 1};
        },
        run: (stage) => new Promise((resolve) => {
            began[stage.name] = now;
            ends.push({at: now + stage.s, done: () => resolve({failed: stage.bad ? 1 : 0})});
        }),
    });
    while (ends.length > 0) {
        ends.sort((a, b) => a.at - b.at);
        const {at, done} = ends.shift();
        now = at;
        done();
        await new Promise(setImmediate);
    }
    return {began, left_out, end: now, results: await all};
}

test('what is needed comes first, and a run goes beside the next build', async () => {
    const {began, end} = await play([
        {name: 'build a', build: true, s: 10}, {name: 'run a', needs: ['build a'], s: 4},
        {name: 'build b', build: true, s: 10}, {name: 'run b', needs: ['build b'], s: 4},
    ]);
    assert.deepEqual(began, {'build a': 0, 'build b': 10, 'run a': 10, 'run b': 20});
    assert.equal(end, 24);
});

test('two runs go beside each other, the longest first; beside a build there is one', async () => {
    const {began} = await play([
        {name: 'short', s: 1}, {name: 'long', s: 9}, {name: 'middle', s: 3}, {name: 'build', build: true, s: 5},
    ]);
    assert.deepEqual(began, {build: 0, long: 0, middle: 5, short: 8});
});

test('a run that takes both places waits for both, but not for a build', async () => {
    const {began} = await play([{name: 'both', places: 2, s: 5}, {name: 'one', s: 7}, {name: 'last', s: 1}]);
    assert.deepEqual(began, {one: 0, both: 7, last: 12});
    const beside = await play([{name: 'build', build: true, s: 9}, {name: 'both', places: 2, s: 5}, {name: 'one', s: 1}]);
    assert.deepEqual(beside.began, {build: 0, both: 0, one: 5});
});

test('what needs a stage that failed is left out, and what needs that', async () => {
    const {began, left_out, results} = await play([
        {name: 'build', build: true, s: 1, bad: true}, {name: 'run', needs: ['build'], s: 1},
        {name: 'after', needs: ['run', 'other'], s: 1}, {name: 'other', s: 3},
    ]);
    assert.deepEqual(Object.keys(began).sort(), ['build', 'other']);
    assert.deepEqual(left_out, ['run for build', 'after for run']);
    assert.equal([...results.values()].filter(({failed}) => failed).length, 3);
});

test('what was not asked for is taken to be there', async () => {
    const {began} = await play([{name: 'run', needs: ['build'], s: 1}]);
    assert.deepEqual(began, {run: 0});
});
