// The page's reader of zip archives (web/page/zip.js), which needs no browser: the archives of tests/fuzz/corpus/zip and
// damaged copies of them. Whatever is in one, it ends with files or with a sentence.
import assert from 'node:assert/strict';
import {File} from 'node:buffer';
import {readFileSync, readdirSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const kCorpus = fileURLToPath(new URL('../fuzz/corpus/zip/', import.meta.url));
const kCopies = 60;
const SOURCE = readFileSync(new URL('../../web/page/zip.js', import.meta.url), 'utf8');

globalThis.File ??= File;
const {BrokenZip, entries_of_zip, paths_of_zip} = await import(`data:text/javascript,${encodeURIComponent(SOURCE)}`);

// Whether this node has the browser's stream.
function unpacks() {
    try {
        return Boolean(new DecompressionStream('deflate-raw'));
    } catch {
        return false;
    }
}

// Numbers from 0 to 1 that are the same each time (a linear congruential generator, Numerical Recipes).
function seeded(state) {
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

function damaged(bytes, random) {
    const copy = [...bytes];
    const below = (n) => Math.floor(random() * n);
    for (let i = below(4); i >= 0 && copy.length > 0; --i) {
        const at = below(copy.length);
        const ways = [() => { copy[at] = below(256); }, () => copy.splice(at, below(20)), () => copy.splice(at, 0, ...copy.slice(below(copy.length)).slice(0, 30)),
            () => { copy.length = at; }];
        ways[below(ways.length)]();
    }
    return Uint8Array.from(copy);
}

// 'files', or the sentence.
async function read(bytes, name) {
    try {
        const files = await entries_of_zip(new File([bytes], name), () => true);
        assert.ok(files.reduce((sum, {file}) => sum + file.size, 0) <= 256 * 2 ** 20);
        assert.equal(files.length, (await paths_of_zip(new File([bytes], name))).length);
        return 'files';
    } catch (error) {
        assert.ok(error instanceof BrokenZip && error.message.startsWith(name), `${name}: ${error.stack}`);
        return error.message;
    }
}

test('archives, whole and damaged, end with files or with a sentence', {skip: !unpacks() && 'this node has no raw deflate'}, async () => {
    const random = seeded(1);
    let n_broken = 0;
    for (const name of readdirSync(kCorpus)) {
        const bytes = readFileSync(kCorpus + name);
        assert.equal(await read(bytes, name), 'files', name);
        for (let i = 0; i < kCopies; ++i) n_broken += (await read(damaged(bytes, random), name)) === 'files' ? 0 : 1;
    }
    assert.ok(n_broken > 100, `${n_broken} of the damaged ones were refused`);
});

test('paths are names, whatever they say', async () => {
    const paths = await paths_of_zip(new File([readFileSync(`${kCorpus}climbs`)], 'climbs.zip'));
    assert.deepEqual(paths, ['../../etc/a.png', '/root/b.png', '../../c.png', '__MACOSX/._a.png']);
});
