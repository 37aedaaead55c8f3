// Runs every test: node tools/test.mjs [words]   (words: only the stages whose names hold one of them)
// Stages (tools/test/stages.mjs) are commands and run beside each other. Their cases are counted from their output: doctest's
// summary, or a last line "N passed, N failed"; what passed before with the same files is not run again
// (tools/test/passed_before.mjs). At the end stand the seconds of every stage, by the clock and of the processor,
// and who takes more than tools/test_budget.json grants; then which cases failed. The last line sums all stages. Logs:
// build/test-logs.
import {mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {failed_cases} from './test/failed_cases.mjs';
import {LOGS, ROOT, run_stage} from './test/run_stage.mjs';
import {run_all} from './test/schedule.mjs';
import {STAGES} from './test/stages.mjs';

const BUDGET = JSON.parse(readFileSync(path.join(ROOT, 'tools/test_budget.json'), 'utf8'));
const MAY_BE_OVER = 1.2;

function tell(stage, {passed, failed, output, log, wall_s, before}) {
    if (before) return console.log(`-- ${stage.name}: ${passed} passed before, and nothing has changed since`);
    if (failed || stage.show) {
        const lines = output.trimEnd().split('\n');
        console.log(lines.slice(failed ? -80 : -200).map((line) => `   ${line.slice(0, 400)}`).join('\n'));
    }
    const what = stage.build ? (failed ? 'FAILED' : 'done') : `${passed} passed, ${failed} failed`;
    console.log(`-- ${stage.name}: ${what} (${wall_s.toFixed(1)} s)${failed ? `; log: ${log}` : ''}`);
}

async function run(stage) {
    const result = await run_stage(stage);
    tell(stage, result);
    return result;
}

function skip(stage, needed) {
    console.log(`-- ${stage.name}: not run, because "${needed}" failed`);
    return {passed: 0, failed: 1, output: '', wall_s: 0, cpu_s: 0};
}

// A table of what every stage took; the sum is of processor seconds, as stages run beside each other.
function tell_times(results, sum) {
    const line = (name, wall, cpu, budget) => `${name.padEnd(34)} ${wall.padStart(7)} ${cpu.padStart(7)} ${budget.padStart(7)}`;
    console.log(line('seconds of each stage', 'clock', 'cpu', 'budget'));
    for (const [name, {wall_s, cpu_s}] of results)
        console.log(line(name, wall_s.toFixed(1), cpu_s.toFixed(1), String(BUDGET[name] ?? 'none')));
    console.log(line('all', '', sum('cpu_s').toFixed(0), ''));
}

// A build that finds its work done is within any budget; so is a machine that is faster.
function tell_over_budget(results) {
    for (const [name, {cpu_s}] of results) {
        if (cpu_s > MAY_BE_OVER * (BUDGET[name] ?? Infinity)) {
            console.log(`OVER BUDGET: ${name} took ${cpu_s.toFixed(0)} s of the processor, ${BUDGET[name]} are granted ` +
                '(tools/test_budget.json).');
        }
    }
}

// Once more at the very end: of a long log often only the end is kept.
function tell_failures(results) {
    for (const [name, {failed, output}] of results) {
        if (!failed) continue;
        console.log(`FAILED in "${name}":`);
        for (const line of failed_cases(output)) console.log(`   ${line.slice(0, 300)}`);
    }
}

async function main() {
    const start = Date.now();
    const words = process.argv.slice(2);
    const stages = STAGES.filter((s) => words.length === 0 || words.some((word) => s.name.includes(word)));
    mkdirSync(LOGS, {recursive: true});
    const results = await run_all(stages, {run, skip, seconds_of: ({name}) => BUDGET[name] ?? 0});
    const sum = (what) => [...results.values()].reduce((total, result) => total + result[what], 0);
    tell_times(results, sum);
    tell_over_budget(results);
    tell_failures(results);
    console.log(`All stages took ${Math.round((Date.now() - start) / 1000)} s.`);
    console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
    process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0);
}

await main();
