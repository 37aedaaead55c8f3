// What passed is not run again while nothing it depends on has changed. Only for stages that depend on files alone: they
// name them as `inputs` (stages.mjs), files or folders. Noted in build/test-logs, so a clean clone runs everything;
// `make test ALL=1` does, too.
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';

function files_below(at) {
    if (!statSync(at).isDirectory()) return [at];
    return readdirSync(at).sort().flatMap((name) => files_below(path.join(at, name)));
}

// Of the command and of all its inputs; an empty string if it has none, or one is missing.
export function fingerprint({command, env, inputs}, root) {
    if (!inputs) return '';
    const hash = createHash('sha256').update(JSON.stringify([command, env ?? {}]));
    try {
        for (const file of inputs.flatMap((name) => files_below(path.join(root, name))))
            hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    } catch {
        return '';
    }
    return hash.digest('hex');
}

// How many cases passed with this very fingerprint; 0 = it is not known that all did.
export function passed_before(note, print) {
    if (!print || process.env.ALL) return 0;
    try {
        const [of, passed] = readFileSync(note, 'utf8').split(' ');
        return of === print ? Number(passed) : 0;
    } catch {
        return 0;
    }
}

export function note_result(note, print, {passed, failed}) {
    if (print && passed > 0 && failed === 0) writeFileSync(note, `${print} ${passed}`);
    else rmSync(note, {force: true});
}
