// make bench: how fast we are beside others, on this machine, now. node tests/bench/run.mjs [words]   (words: only the
// comparisons whose id or target holds one of them)
// Ours and the peers of a workload take turns, round after round; a figure is the median of its rounds. A peer that is
// not there is named in the table, and the rest goes on. Writes build/bench.json. Needs what tools/bench.sh builds and
// tools/setup.sh installs (group bench). Next: comparisons.mjs, peers/.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import {fileURLToPath} from 'node:url';
import {serve} from '../../tools/serve.mjs';
import {COMPARISONS, PEERS} from './comparisons.mjs';
import {ask_screen} from './screen.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, '../..');
const ROUNDS = 7;
const WARM_UP = 3; // rounds that are not counted: compilers of the web get better while a program runs
const SECONDS = 0.25;
const LIMIT_S = 45;

function limited(promise, limit_s = LIMIT_S) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${limit_s} s`)), limit_s * 1000);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// A program that answers lines.
function ask_program(command, args) {
    const child = spawn(command, args, {cwd: ROOT, stdio: ['pipe', 'pipe', 'ignore']});
    const waiting = [];
    let ended = '';
    const end = (reason) => {
        ended = reason;
        for (const {reject} of waiting.splice(0)) reject(new Error(reason));
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code) => end(`it ended with ${code}`));
    child.stdin.on('error', () => {});
    readline.createInterface({input: child.stdout}).on('line', (line) => {
        const {resolve, reject} = waiting.shift() ?? {};
        if (!resolve) return;
        const rate = Number(line);
        if (rate >= 0) resolve(rate);
        else reject(new Error(line.replace(/^none /, '')));
    });
    return {
        ask: (id) => new Promise((resolve, reject) => {
            if (ended) return reject(new Error(ended));
            waiting.push({resolve, reject});
            child.stdin.write(`${id} ${SECONDS}\n`);
        }),
        close: () => child.kill(),
    };
}

let browser_world;
async function browser() {
    browser_world ??= (async () => {
        const {launch} = await import('../web/browser.mjs');
        const server = await serve(ROOT, 0);
        return {browser: await launch(), server, base: `http://127.0.0.1:${server.address().port}/tests/bench/peers/`};
    })();
    return browser_world;
}

function ask_page(query) {
    let page;
    return {
        async ask(id) {
            const {browser: chromium, base} = await browser();
            if (!page) {
                page = await chromium.newPage();
                await page.goto(`${base}page.html?${new URLSearchParams(query)}`);
                await page.waitForFunction(() => window.ask);
            }
            const answer = await page.evaluate(async ([name, seconds]) => {
                try {
                    return {rate: await window.ask(name, seconds)};
                } catch (error) {
                    return {reason: error.message};
                }
            }, [id, SECONDS]);
            if (!(answer.rate >= 0)) throw new Error(answer.reason ?? 'there is no such workload here');
            return answer.rate;
        },
        close: () => page?.close().catch(() => {}),
    };
}

// Frames of a page (peers/frames.mjs), a second: of the processor time of its main thread, or of the clock.
function ask_frames(query) {
    let page;
    let cdp;
    const thread_s = async () => {
        const {metrics} = await cdp.send('Performance.getMetrics');
        return metrics.find(({name}) => name === 'ThreadTime').value;
    };
    return {
        async ask(kind) {
            const {browser: chromium, base} = await browser();
            if (!page) {
                page = await chromium.newPage();
                cdp = await page.context().newCDPSession(page);
                await cdp.send('Performance.enable');
                await page.goto(`${base}frames.html?${new URLSearchParams(query)}`);
                await page.waitForFunction(() => window.run_frames);
            }
            const before = await thread_s();
            const {n, seconds} = await page.evaluate(([what, s]) => window.run_frames(what, s), [kind, SECONDS]);
            return kind === 'cpu' ? n / (await thread_s() - before) : n / seconds;
        },
        close: () => page?.close().catch(() => {}),
    };
}

const started = new Map();
function peer(name, target) {
    const key = `${name} ${target}`;
    if (!started.has(key)) {
        const {page, program, frames, screen, limit_ms} = PEERS[name];
        if (limit_ms) started.set(key, {ask: async () => 1000 / limit_ms, close: () => {}});
        else if (screen) started.set(key, ask_screen(async () => (await browser()).browser, screen));
        else if (frames) started.set(key, ask_frames(frames));
        else started.set(key, page && target === 'Chromium' ? ask_page(page) : ask_program(...program(target)));
    }
    return started.get(key);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) => [Math.min(...values), Math.max(...values)];

// Comparisons that share our side: one round of each of them in turn.
async function measure({target, ours, others, our_name = 'ours', rounds = ROUNDS, warm_up = WARM_UP, limit_s, beside}) {
    const sides = [{name: our_name, workload: ours}, ...others].map((side) => ({...side, rates: [], reason: ''}));
    for (let round = -warm_up; round < rounds; ++round) {
        for (const side of sides) {
            if (side.reason) continue;
            try {
                const rate = await limited(peer(side.name, side.target ?? target).ask(side.workload), limit_s);
                if (round >= 0) side.rates.push(rate);
            } catch (error) {
                side.reason = error.message.split('\n')[0];
            }
        }
    }
    // What their time was spent on.
    for (const side of sides.filter(({reason}) => beside && !reason)) {
        side.beside = await limited(peer(side.name, side.target ?? target).ask(`${side.workload}/${beside}`), limit_s);
    }
    return sides;
}

// "16 passes a step, 0 bytes read back", and the same as an object.
async function tell_facts({target, ours, our_name = 'ours', facts}) {
    const found = {};
    for (const name of Object.keys(facts)) found[name] = await limited(peer(our_name, target).ask(`${ours}/${name}`));
    const words = Object.entries(facts).map(([name, what]) => `${found[name]} ${what}`);
    return {found, words: words.join(', ')};
}

const short = (x) => {
    if (x === null) return '-';
    const [value, unit] = x >= 1e6 ? [x / 1e6, ' M'] : x >= 1e4 ? [x / 1e3, ' k'] : [x, ''];
    return value.toPrecision(3).replace(/e\+?\d+$/, (e) => e) + unit;
};

function line(row) {
    const verdict = row.ratio === null ? `none: ${row.reason}`
        : row.goal === null ? '' : row.ratio >= row.goal ? 'met' : 'missed';
    const columns = [row.id, row.target, short(row.ours), row.peer, short(row.theirs),
        row.ratio === null ? '-' : row.ratio.toPrecision(3), row.goal ?? '', verdict];
    const widths = [26, 9, 9, 22, 9, 8, 5, 0];
    return columns.map((text, i) => String(text).padEnd(widths[i])).join(' ').trimEnd();
}

async function main() {
    const words = process.argv.slice(2);
    const rows = [];
    console.log(['workload'.padEnd(26), 'target'.padEnd(9), 'ours'.padEnd(9), 'peer'.padEnd(22), 'theirs'.padEnd(9),
        'ratio'.padEnd(8), 'goal'.padEnd(5), ''].join(' '));
    for (const comparison of COMPARISONS) {
        const name = `${comparison.id} ${comparison.target}`;
        if (words.length && !words.some((word) => name.includes(word))) continue;
        const [ours, ...others] = await measure(comparison);
        const facts = comparison.facts && !ours.reason ? await tell_facts(comparison) : null;
        for (const other of others) {
            const n_rounds = comparison.rounds ?? ROUNDS;
            const complete = ours.rates.length === n_rounds && other.rates.length === n_rounds;
            const row = {
                id: comparison.id, target: comparison.target, unit: comparison.unit,
                ours: ours.rates.length === n_rounds ? median(ours.rates) : null, peer: other.label ?? other.name,
                theirs: complete ? median(other.rates) : null,
                // Of each round by itself: what disturbed one round disturbed both.
                ratio: complete ? median(ours.rates.map((rate, i) => rate / other.rates[i])) : null,
                goal: other.goal ?? null, rounds: n_rounds,
                ...(complete && {ours_spread: spread(ours.rates), theirs_spread: spread(other.rates)}),
                ...(facts && {facts: facts.found}),
                ...(complete && comparison.beside && {beside: {[comparison.beside]: [ours.beside, other.beside]}}),
                ...(!complete && {reason: ours.reason || other.reason}),
            };
            rows.push(row);
            console.log(line(row));
            if (row.beside) {
                const [of_ours, of_theirs] = row.beside[comparison.beside].map((value) => value.toFixed(4));
                console.log(`${' '.repeat(27)}${comparison.beside}: ours ${of_ours}, ${row.peer} ${of_theirs}`);
            }
        }
        if (facts) console.log(`${' '.repeat(27)}${facts.words}`);
    }
    const goals = rows.filter(({goal}) => goal !== null);
    const met = goals.filter(({ratio, goal}) => ratio >= goal).length;
    console.log(`\n${met} of ${goals.length} goals met (a second's samples, pixels, tokens, frames, pictures or GFLOP; medians of ${ROUNDS} rounds, or of fewer where one takes seconds)`);
    mkdirSync(path.join(ROOT, 'build'), {recursive: true});
    writeFileSync(path.join(ROOT, 'build/bench.json'), `${JSON.stringify(rows, null, 1)}\n`);
    for (const one of started.values()) one.close();
    if (browser_world) {
        const {browser: chromium, server} = await browser_world;
        await chromium.close();
        server.close();
    }
}

if (!existsSync(path.join(ROOT, 'build/native/embedscape_bench'))) {
    console.error('build/native/embedscape_bench is not there. `make bench` makes it.');
    process.exit(1);
}
await main();
process.exit(0);
