// Runs the command of one stage and says what came of it: cases passed and failed, output, seconds by the clock and of the
// processor. Knows nothing of other stages. Log: build/test-logs/<stage>.log.
import {spawn} from 'node:child_process';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {fingerprint, note_result, passed_before} from './passed_before.mjs';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const LOGS = path.join(ROOT, 'build/test-logs');
const STAGE_LIMIT_S = 1500;

// The cases in an output, or null: doctest's line, node:test's two, or "N passed, N failed" of ours.
export function count(output) {
    const of_node = /^\S pass (\d+)\n\S fail (\d+)$/m.exec(output);
    const doctest = [...output.matchAll(/^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/gm)];
    const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)];
    const last = of_node ?? doctest.at(-1) ?? plain.at(-1);
    return last ? {passed: Number(last[1]), failed: Number(last[2])} : null;
}

const running = new Set();

// Stages run in process groups of their own: each ends with all that it started.
function end_group(child) {
    try {
        process.kill(-child.pid, 'SIGKILL');
    } catch { /* it is over already */ }
}

function interrupted() {
    for (const child of running) end_group(child);
    process.exit(130);
}
process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

function run(command, env) {
    return new Promise((resolve) => {
        const child = spawn(command[0], command.slice(1),
            {cwd: ROOT, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe'], detached: true});
        running.add(child);
        let output = '';
        const timer = setTimeout(() => {
            output += `\nThis stage ran longer than ${STAGE_LIMIT_S} s and was ended.\n`;
            end_group(child);
        }, STAGE_LIMIT_S * 1000);
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (d) => { output += d; });
        child.on('error', (error) => { output += `${command[0]} could not be started: ${error.message}\n`; });
        child.on('close', (code) => {
            clearTimeout(timer);
            running.delete(child);
            resolve({ok: code === 0, output});
        });
    });
}

function read_number(file) {
    try {
        return Number(readFileSync(file, 'utf8'));
    } catch {
        return 0; // it was ended before it could be counted
    } finally {
        rmSync(file, {force: true});
    }
}

// {passed, failed, output, log, wall_s, cpu_s}, and before: true where it passed before and was not run. A stage that fails and cannot be counted is one failed case; a build that
// succeeds is no passed one. Builds are nice: what runs beside them goes first.
export async function run_stage(stage) {
    const name = stage.name.replace(/\W+/g, '-');
    const log = path.join(LOGS, `${name}.log`);
    const used = path.join(LOGS, `${name}.cpu`);
    const command = [...(stage.build ? ['nice', '-n', '10'] : []), ...stage.command];
    const note = path.join(LOGS, `${name}.passed`);
    const print = fingerprint(stage, ROOT);
    const known = passed_before(note, print);
    if (known) return {passed: known, failed: 0, output: '', before: true, log, wall_s: 0, cpu_s: 0};
    const start = Date.now();
    const {ok, output} = await run(['python3', 'tools/test/measure.py', used, ...command], stage.env);
    const wall_s = (Date.now() - start) / 1000;
    writeFileSync(log, output);
    const {passed, failed} = (stage.build ? null : count(output)) ?? {passed: ok && !stage.build ? 1 : 0, failed: 0};
    const result = {
        passed, failed: ok ? failed : Math.max(failed, 1), output, log: path.relative(ROOT, log), wall_s, cpu_s: read_number(used),
    };
    note_result(note, print, result);
    return result;
}
