// How many cases an output tells of (tools/test/run_stage.mjs).
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {count} from '../../tools/test/run_stage.mjs';

test('the summary of doctest, also where other lines stand after it', () => {
    const output = '[doctest] test cases:  12 |  11 passed | 1 failed | 3 skipped\n[doctest] assertions: 9 | 9 passed | 0 failed |\n';
    assert.deepEqual(count(`${output}[doctest] Status: FAILURE!\n`), {passed: 11, failed: 1});
});

test('the last line of our own programs', () => {
    assert.deepEqual(count('ok  one\n1 passed, 0 failed\nok  two\n2 passed, 1 failed\n'), {passed: 2, failed: 1});
});

test('the summary of node:test, in both of its styles', () => {
    assert.deepEqual(count('# tests 5\n# suites 0\n# pass 4\n# fail 1\n'), {passed: 4, failed: 1});
    assert.deepEqual(count('\u2139 tests 3\n\u2139 pass 3\n\u2139 fail 0\n'), {passed: 3, failed: 0});
});

test('an output that tells of none', () => assert.equal(count('Segmentation fault\n'), null));
