// Does the bench still run? Every row of embedscape_bench for a moment, those on the graphics card under Xvfb, and the
// playground as make bench times it, a few frames of the page's own program. Measures nothing. Ends with "N passed, N failed".
// Needs build/native/embedscape_bench and what the page is made of; none of the peers.
import {spawnSync} from 'node:child_process';
import {serve} from '../../tools/serve.mjs';
import {ROOT, check, launch} from '../web/browser.mjs';
import {COMPARISONS} from './comparisons.mjs';

const ROW = /^(\S+)\s+(\S+) \S+\/s \((\S+) to (\S+)\)$/;
const SPEC = /^default Spec of (\S+)\s+(\S+) samples\/s \(/;
const LEFT_OUT = /^(\S+)\s+not measured: OpenGL ES needs a display/;

// The clock may stand still for so short a time: then it was infinitely fast.
const is_rate = (text) => text === 'inf' || Number(text) > 0;

function run_natively(command, env) {
    const {status, stdout, stderr, error} = spawnSync(command[0], command.slice(1),
        {cwd: ROOT, encoding: 'utf8', env: {...process.env, ...env}});
    check(status === 0, `${command.join(' ')} ended with ${error?.message ?? status}:\n${stdout}${stderr}`);
    const lines = stdout.trim().split('\n');
    const unknown = lines.filter((line) => ![ROW, SPEC, LEFT_OUT].some((pattern) => pattern.test(line)));
    check(unknown.length === 0, `lines that are no row: ${unknown.join('; ')}`);
    const slow = lines.filter((line) => !is_rate((line.match(SPEC) ?? line.match(ROW) ?? [])[2]) && !LEFT_OUT.test(line));
    check(slow.length === 0, `rows without a rate: ${slow.join('; ')}`);
    const first = (pattern) => lines.map((line) => line.match(pattern)?.[1]).filter(Boolean);
    return {measured: first(ROW), specs: first(SPEC), left_out: first(LEFT_OUT)};
}

// What comparisons.mjs asks embedscape_bench for.
function asked() {
    const sides = COMPARISONS.filter(({target, long}) => target === 'native' && !long).flatMap(({ours, our_name = 'ours', others}) =>
        [{name: our_name, workload: ours}, ...others]);
    return sides.filter(({name}) => name.startsWith('ours')).map(({workload}) => workload);
}

async function draw_playground(browser, base) {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
        const icon = message.location().url.endsWith('/favicon.ico'); // that a browser asks every server for
        if (message.type() === 'error' && !icon) problems.push(`${message.text()} ${message.location().url}`);
    });
    const query = {peer: 'playground', data: '', moves: 1, steps: 2, program: '/build/web-objects/program/embedscape'};
    await page.goto(`${base}tests/bench/peers/frames.html?${new URLSearchParams(query)}`);
    await page.waitForFunction(() => window.run_frames);
    for (const kind of ['whole', 'cpu']) {
        const {n} = await page.evaluate((what) => window.run_frames(what, 0.001), kind);
        check(n >= 3, `${kind}: ${n} frames were drawn`);
    }
    check(problems.length === 0, problems.join('\n'));
}

const BENCH = ['build/native/embedscape_bench', '--smoke'];
const CASES = {
    'every row runs, those on the graphics card in software': () => {
        const {measured, specs, left_out} = run_natively(['xvfb-run', '-a', ...BENCH]);
        check(left_out.length === 0, `not measured under Xvfb: ${left_out}`);
        check(specs.length > 0, 'no default Spec was measured');
        const missing = asked().filter((workload) => !measured.includes(workload));
        check(missing.length === 0, `comparisons.mjs asks for rows that are not there: ${missing}`);
    },
    'without a display the rows on the graphics card are left out, and the others run': () => {
        const {measured, left_out} = run_natively(BENCH, {DISPLAY: '', WAYLAND_DISPLAY: ''});
        check(measured.includes('w1') && left_out.includes('w1_card'), `measured ${measured}; left out ${left_out}`);
        check(left_out.every((id) => id.endsWith('_card')), `left out: ${left_out}`);
    },
    'the playground is drawn': async () => {
        const server = await serve(ROOT, 0);
        const browser = await launch();
        try {
            await draw_playground(browser, `http://127.0.0.1:${server.address().port}/`);
        } finally {
            await browser.close();
            server.close();
        }
    },
};

let failed = 0;
for (const [name, run] of Object.entries(CASES)) {
    try {
        await run();
    } catch (error) {
        ++failed;
        console.log(`FAILED: ${name}\n${error.message}`);
    }
}
console.log(`${Object.keys(CASES).length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
