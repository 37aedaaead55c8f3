// Runs every test, stage by stage: node tools/test.mjs [words]   (words: only the stages whose names hold one of them)
// Each stage is a command. Its cases are counted from its output: doctest's summary, or a last line "N passed, N failed".
// A stage that fails and cannot be counted is one failed case. The last line sums all stages. Logs: build/test-logs.
// Read next: STAGES.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const LOGS = path.join(ROOT, 'build/test-logs');
const DOCTEST = ['--no-colors=true'];
const SANITIZERS = {ASAN_OPTIONS: 'detect_leaks=1', UBSAN_OPTIONS: 'print_stacktrace=1'};

function cli_tests() {
    const folder = path.join(ROOT, 'tests/cli');
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => /\.(mjs|sh)$/.test(name)).sort().map((name) => ({
        name: `command line: ${name}`, needs: 'build native',
        command: [name.endsWith('.mjs') ? 'node' : 'bash', `tests/cli/${name}`], show: true,
    }));
}

// In this order: what is quick and what fails most often first. `needs` names the stage without which it cannot run;
// `build: true` says that success alone is no passed test; `show` prints the output also when all is well.
const STAGES = [
    {name: 'format', command: ['tools/format.sh', '--check']},
    {name: 'order of includes', command: ['python3', 'tools/check_includes.py']},
    {name: 'icons', command: ['python3', 'tools/check_icons.py']},
    {name: 'build native', command: ['tools/build.sh', 'native'], build: true},
    {name: 'doctest native', needs: 'build native', command: ['build/native/embedscape_tests', ...DOCTEST]},
    {name: 'lessons on ten seeds', needs: 'build native', command: ['build/native/embedscape', 'check'], show: true},
    {name: 'GL native', needs: 'build native', command: ['xvfb-run', '-a', 'build/native/embedscape_gl_tests', ...DOCTEST]},
    ...cli_tests(),
    {name: 'build web', command: ['tools/build.sh', 'web'], build: true},
    {name: 'doctest wasm', needs: 'build web',
        command: ['node', '--no-experimental-fetch', 'build/web-objects/embedscape_tests.js', ...DOCTEST]},
    {name: 'browser', needs: 'build web', command: ['node', 'tests/web/run.mjs'], show: true},
    {name: 'bench for a moment', needs: 'build web', command: ['node', 'tests/bench/smoke.mjs'], show: true},
    {name: 'build sanitize', command: ['tools/build.sh', 'sanitize'], build: true},
    {name: 'doctest sanitize', needs: 'build sanitize', env: SANITIZERS,
        command: ['build/sanitize/embedscape_tests', ...DOCTEST]},
    {name: 'without GL and ImGui', command: ['tests/bits/run.sh', '--doctest']},
    {name: 'bits', command: ['tests/bits/run.sh'], show: true},
];
const STAGE_LIMIT_S = 1500;

// The cases in an output, or null. doctest's line comes with the number of cases and how many passed and failed.
function count(output) {
    const doctest = [...output.matchAll(/^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/gm)];
    const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)];
    const last = doctest.at(-1) ?? plain.at(-1);
    return last ? {passed: Number(last[1]), failed: Number(last[2])} : null;
}

// Runs one command in its own process group, so that a stage that hangs ends with all that it started.
function run(command, env) {
    return new Promise((resolve) => {
        const child = spawn(command[0], command.slice(1),
            {cwd: ROOT, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe'], detached: true});
        let output = '';
        const end_group = () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* it is over already */ } };
        const timer = setTimeout(() => {
            output += `\nThis stage ran longer than ${STAGE_LIMIT_S} s and was ended.\n`;
            end_group();
        }, STAGE_LIMIT_S * 1000);
        const interrupted = () => { end_group(); process.exit(130); };
        process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (d) => { output += d; });
        child.on('error', (error) => { output += `${command[0]} could not be started: ${error.message}\n`; });
        child.on('close', (code) => {
            clearTimeout(timer);
            process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
            resolve({ok: code === 0, output});
        });
    });
}

async function run_stage(stage, failed_stages) {
    if (failed_stages.has(stage.needs)) {
        console.log(`-- ${stage.name}: not run, because "${stage.needs}" failed`);
        return {passed: 0, failed: 1};
    }
    const start = Date.now();
    const {ok, output} = await run(stage.command, stage.env);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const log = path.join(LOGS, `${stage.name.replace(/\W+/g, '-')}.log`);
    writeFileSync(log, output);
    const counted = (stage.build ? null : count(output)) ?? {passed: stage.build ? 0 : 1, failed: 0};
    if (!ok && counted.failed === 0) counted.failed = 1;
    const failed = counted.failed > 0;
    if (failed || stage.show) {
        const lines = output.trimEnd().split('\n');
        console.log(lines.slice(failed ? -80 : -200).map((line) => `   ${line.slice(0, 400)}`).join('\n'));
    }
    const what = stage.build ? (failed ? 'FAILED' : 'done') : `${counted.passed} passed, ${counted.failed} failed`;
    console.log(`-- ${stage.name}: ${what} (${seconds} s)${failed ? `; log: ${path.relative(ROOT, log)}` : ''}`);
    return counted;
}

async function main() {
    const start = Date.now();
    const words = process.argv.slice(2);
    const stages = STAGES.filter((s) => words.length === 0 || words.some((word) => s.name.includes(word)));
    mkdirSync(LOGS, {recursive: true});
    const failed_stages = new Set();
    const total = {passed: 0, failed: 0};
    for (const stage of stages) {
        const counted = await run_stage(stage, failed_stages);
        if (counted.failed > 0) failed_stages.add(stage.name);
        total.passed += counted.passed;
        total.failed += counted.failed;
    }
    console.log(`All stages took ${Math.round((Date.now() - start) / 1000)} s.`);
    console.log(`${total.passed} passed, ${total.failed} failed`);
    process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

await main();
