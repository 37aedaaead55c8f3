import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {fingerprint, note_result, passed_before} from '../../tools/test/passed_before.mjs';

function room(t) {
    const root = mkdtempSync(path.join(os.tmpdir(), 'passed-'));
    t.after(() => rmSync(root, {recursive: true}));
    mkdirSync(path.join(root, 'cases/deep'), {recursive: true});
    writeFileSync(path.join(root, 'program'), 'one');
    writeFileSync(path.join(root, 'cases/deep/a'), 'two');
    return root;
}
const STAGE = {command: ['program', '--all'], inputs: ['program', 'cases']};

test('a fingerprint follows the command, the environment and every file', (t) => {
    const root = room(t);
    const first = fingerprint(STAGE, root);
    assert.match(first, /^[0-9a-f]{64}$/);
    assert.equal(fingerprint({...STAGE}, root), first);
    assert.notEqual(fingerprint({...STAGE, command: ['program']}, root), first);
    assert.notEqual(fingerprint({...STAGE, env: {A: '1'}}, root), first);
    writeFileSync(path.join(root, 'cases/deep/a'), 'three');
    assert.notEqual(fingerprint(STAGE, root), first);
});

test('without inputs, or with a missing one, nothing is known', (t) => {
    const root = room(t);
    assert.equal(fingerprint({command: ['program']}, root), '');
    assert.equal(fingerprint({...STAGE, inputs: ['gone']}, root), '');
    const note = path.join(root, 'note');
    note_result(note, '', {passed: 3, failed: 0});
    assert.equal(passed_before(note, ''), 0);
});

test('only what passed as a whole is remembered, and only for the same fingerprint', (t) => {
    const note = path.join(room(t), 'note');
    assert.equal(passed_before(note, 'abc'), 0);
    note_result(note, 'abc', {passed: 3, failed: 0});
    assert.equal(passed_before(note, 'abc'), 3);
    assert.equal(passed_before(note, 'abd'), 0);
    note_result(note, 'abc', {passed: 2, failed: 1});
    assert.equal(passed_before(note, 'abc'), 0);
});
