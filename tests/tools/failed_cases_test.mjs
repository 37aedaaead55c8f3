// The lines about failed cases that `make test` prints at its end.
import assert from 'node:assert/strict';
import test from 'node:test';
import {failed_cases} from '../../tools/test/failed_cases.mjs';

test('doctest: the case and the assertion', () => {
    const output = 'tests/a_test.cpp:3:\nTEST CASE:  two and two\n\ntests/a_test.cpp:5: ERROR: CHECK( 2 + 2 == 5 ) is NOT correct!\n';
    assert.deepEqual(failed_cases(output), ['two and two: tests/a_test.cpp:5: ERROR: CHECK( 2 + 2 == 5 ) is NOT correct!']);
});

test('our runners: the name and the sentence below it', () => {
    assert.deepEqual(failed_cases('ok   one (1 s)\nFAIL two (2 s)\n      it took longer\nok   three\n2 passed, 1 failed'),
        ['FAIL two (2 s)', '      it took longer']);
});

test('compilers', () => {
    assert.deepEqual(failed_cases('[1/2] a\nsrc/a.cpp:1:2: error: expected ;\nninja: stopped'), ['src/a.cpp:1:2: error: expected ;']);
});

test('without any such line: the end of the output', () => {
    assert.deepEqual(failed_cases('1\n2\n3\n4\n5\n6\n7'), ['3', '4', '5', '6', '7']);
});
