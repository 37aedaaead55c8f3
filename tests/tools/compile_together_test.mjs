// Which files may be compiled as one: node --test tests/tools
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';

const TOOL = new URL('../../tools/compile_together.py', import.meta.url).pathname;

// The names of the files in each group that is made of the sources {name: text}.
function groups(sources) {
    const base = mkdtempSync(path.join(tmpdir(), 'together-'));
    const files = Object.entries(sources).map(([name, text]) => {
        const file = path.join(base, name);
        mkdirSync(path.dirname(file), {recursive: true});
        writeFileSync(file, text);
        return file;
    });
    const list = path.join(base, 'list');
    writeFileSync(list, files.join('\n'));
    const printed = execFileSync('python3', [TOOL, path.join(base, 'out'), base, list], {encoding: 'utf8'});
    return printed.trim().split('\n').map((file) => {
        if (files.includes(file)) return [path.relative(base, file)];
        return [...readFileSync(file, 'utf8').matchAll(/#include "(.*)"/g)].map(([, name]) => name);
    });
}

test('files whose names do not meet are compiled as one', () => {
    assert.deepEqual(groups({
        'room/a.cpp': 'namespace room { namespace { int half(int x) { return x / 2; } } int a() { return half(2); } }',
        'room/b.cpp': 'namespace room { int b() { return 1; } }',
    }), [['room/a.cpp', 'room/b.cpp']]);
});

test('two helpers of one name part their files', () => {
    const text = (name) => `namespace { constexpr int kMost = 3;\nint build(int x) { return x; } } int ${name}() { return build(kMost); }`;
    assert.deepEqual(groups({'a.cpp': text('a'), 'b.cpp': text('b'), 'c.cpp': 'int c() { return 0; }'}),
        [['a.cpp', 'c.cpp'], ['b.cpp']]);
});

test('a word that another file knows as its own parts them, before or after', () => {
    const own = 'namespace { struct Row { int n; }; }';
    const other = 'int f() { int Row = 1; return Row; }';
    assert.deepEqual(groups({'a.cpp': own, 'b.cpp': other}), [['a.cpp'], ['b.cpp']]);
    assert.deepEqual(groups({'b.cpp': other, 'a.cpp': own}), [['b.cpp'], ['a.cpp']]);
});

test('each of several variables in one declaration is a name', () => {
    assert.deepEqual(groups({
        'a.cpp': 'namespace { constexpr float kPad = 3, kGap = half(7, 2), kDot[2] = {1, 2}; }',
        'b.cpp': 'int b() { constexpr int kGap = 6; return kGap; }',
        'c.cpp': 'int c() { constexpr int kDot = 6; return kDot; }',
    }), [['a.cpp'], ['b.cpp', 'c.cpp']]);
});

test('words in comments and texts, and names inside a function, part nothing', () => {
    assert.deepEqual(groups({
        'a.cpp': 'namespace { int rows() { int count = 2; return count; } } int a() { return rows(); }',
        'b.cpp': '// rows\nconst char* b() { int count = 1; return count ? "rows" : \'r\' ? "" : ""; }',
    }), [['a.cpp', 'b.cpp']]);
});

test('names that are used in a file, and its macros, keep it apart', () => {
    assert.deepEqual(groups({
        'a.cpp': 'using core::Result;\nResult<int> a();',
        'b.cpp': 'int Result = 1;',
        'c.cpp': '#define NDEBUG\nint c();',
        'd.cpp': 'void* operator new(std::size_t size) { return std::malloc(size); }',
    }), [['a.cpp'], ['b.cpp'], ['c.cpp'], ['d.cpp']]);
});

test('who replaces operator new stays alone', () => {
    assert.deepEqual(groups({
        'a.cpp': 'int a();',
        'b.cpp': 'void* operator new(unsigned long size) { return made(size); }',
        'c.cpp': 'int c();',
    }), [['a.cpp', 'c.cpp'], ['b.cpp']]);
});
