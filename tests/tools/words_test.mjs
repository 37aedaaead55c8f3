// How the page puts values into words and into JSON (web/page/words.js), which needs no browser.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const SOURCE = readFileSync(new URL('../../web/page/words.js', import.meta.url), 'utf8');
const {shorten, shown, to_json} = await import(`data:text/javascript,${encodeURIComponent(SOURCE)}`);

test('a long word is cut, and says how long it is', () => {
    assert.equal(shorten('short', 5), 'short');
    assert.equal(shorten('x'.repeat(200000), 3), 'xxx … (200,000 letters)');
    assert.equal(shorten('ab😀', 3), 'ab … (4 letters)'); // never half of an emoji
});

test('any value has words', () => {
    const cases = [['a', '"a"'], [5n, '5n'], [NaN, 'NaN'], [null, 'null'], [undefined, 'undefined'], [Symbol('s'), 'Symbol(s)'],
        [() => 1, 'a function'], [[1, 2], 'a list of 2'], [{}, 'an object'], [new Map(), 'an object of the kind Map']];
    for (const [value, words] of cases) assert.equal(shown(value), words);
    assert.ok(shown('x'.repeat(200000)).length < 100);
});

test('JSON is what was meant, or there is a sentence about what was given', () => {
    assert.deepEqual(to_json({a: [1, 'b', null, true]}), {json: '{"a":[1,"b",null,true]}', problem: ''});
    const around = {};
    around.self = {inner: [around]};
    let deep = 1;
    for (let i = 0; i < 100000; ++i) deep = [deep];
    const cases = [[undefined, /undefined/], [() => 1, /a function/], [{a: Symbol('s')}, /^a is Symbol\(s\)/], [{a: [1, Infinity]}, /^a\.1 is Infinity/],
        [{a: 5n}, /^a is 5n/], [around, /^self\.inner\.0 holds itself/], [deep, /levels deep/], [new Date(0), /Date/],
        [{a: undefined}, /^a is undefined/], [{toJSON: () => 1}, /^toJSON is a function/], [{['x'.repeat(200000)]: NaN}, /NaN/],
        [{get a() { throw new Error('no'); }}, /cannot be read: no/], [{get a() { throw undefined; }}, /cannot be read/]];
    for (const [value, wanted] of cases) {
        const {json, problem} = to_json(value);
        assert.equal(json, '');
        assert.match(problem, wanted);
        assert.ok(problem.length < 300, problem.slice(0, 400));
    }
});
