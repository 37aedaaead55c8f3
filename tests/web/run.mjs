// The tests in a real browser: node tests/web/run.mjs [words]   (words: only the tests whose names hold one of them)
// Needs build/web, build/native/embedscape, Chromium and playwright-core; shows nothing on a screen. Two browsers share the
// tests, each with pages of its own. Prints one line a test and at the end "N passed, N failed"; screenshots go to
// build/screenshots. A case is {name, test(world)} and, where it matters:
//   seconds    about how long it takes, if that is long: the longest goes first, so that none is left alone at the end
//   alone      it measures the processor or waits for races: no other test runs beside it
//   limit_ms   after which it has failed
// A case that only took too long is tried once more when nothing runs beside it, and says so: on a shared machine that may
// be the machine's fault. One that fails with an error is not.
// Not here: what needs no browser (doctest, tests/gl). Read next: browser.mjs, then cases/.
import {existsSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {BROWSER, SHOTS, WEB, launch} from './browser.mjs';
import {serve} from '../../tools/serve.mjs';
import * as page from './cases/page.mjs';
import * as broken from './cases/broken.mjs';
import * as refused from './cases/refused.mjs';
import * as learning from './cases/learning.mjs';
import * as links from './cases/links.mjs';
import * as data from './cases/data.mjs';
import * as hands from './cases/hands.mjs';
import * as typing from './cases/typing.mjs';
import * as memory from './cases/memory.mjs';
import * as screen from './cases/screen.mjs';
import * as idle from './cases/idle.mjs';
import * as embedded from './cases/embedded.mjs';
import * as shots from './cases/shots.mjs';
import * as pictures from './cases/pictures.mjs';
import * as closer from './cases/closer.mjs';
import * as compare from './cases/compare.mjs';
import * as backend from './cases/backend.mjs';
import * as sweep from './cases/sweep.mjs';
import * as lessons from './cases/lessons.mjs';
import * as own_data from './cases/own_data.mjs';
import * as take_home from './cases/take_home.mjs';
import * as projection from './cases/projection.mjs';
import * as tour from './cases/tour.mjs';
import * as soak from './cases/soak.mjs';

const CASES = [page, broken, refused, learning, links, data, hands, typing, closer, compare, backend, sweep, memory, screen, idle, embedded, pictures,
    lessons, own_data, take_home, projection, tour, shots, soak].flatMap((module) => module.cases);
const LIMIT_MS = 60000;
const WORKERS = 2;

function stop(sentence) {
    console.log(`${sentence}\n0 passed, 1 failed`);
    process.exit(1);
}

class Late extends Error {}

function limited(promise, limit_ms) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Late(`it took longer than ${limit_ms / 1000} s`)), limit_ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// One test: its own pages, closed afterwards whatever happened. Returns 'passed', 'failed' or 'late'.
async function run_case({name, test, limit_ms = LIMIT_MS}, suite) {
    const start = Date.now();
    const pages = [];
    let note = '';
    let problem = '';
    let outcome = 'passed';
    try {
        note = (await limited(test({...suite, suite, pages}), limit_ms)) ?? '';
        // What every page of every test has to keep to, unless the test is about breaking it.
        for (const opened of pages) opened.check_clean();
    } catch (error) {
        outcome = error instanceof Late ? 'late' : 'failed';
        problem = (error.message ?? String(error)).split('\n').slice(0, 6).join('\n      ');
        const told = pages.flatMap((opened) => opened.problems).slice(0, 5);
        if (told.length) problem += `\n      the page said: ${told.join('\n      ')}`;
    }
    for (const opened of pages) {
        // A page that is shared goes on only if all is well with it.
        if (opened.kept && !problem) continue;
        // What still waits to answer a request of this page must not end the run.
        await opened.page.unrouteAll({behavior: 'ignoreErrors'}).catch(() => {});
        await opened.context.close().catch(() => {});
        if (opened.kept) delete suite.opened;
    }
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const word = outcome === 'passed' ? 'ok  ' : outcome === 'late' && suite.may_be_late ? 'late' : 'FAIL';
    console.log(`${word} ${name} (${seconds} s)${note ? `: ${note}` : ''}`);
    if (problem) console.log(`      ${problem}`);
    return outcome;
}

// Takes tests from the front of the list, in a browser of its own, until there are none. Returns how many failed; those that
// took too long and may be tried again are added to `late` instead.
async function work_off(waiting, base, late = undefined) {
    const browser = await launch();
    const suite = {browser, base, may_be_late: late !== undefined}; // and the page that tests share
    let failed = 0;
    for (let one = waiting.shift(); one; one = waiting.shift()) {
        const outcome = await run_case(one, suite);
        if (outcome === 'late' && late) late.push(one);
        else if (outcome !== 'passed') ++failed;
    }
    await browser.close();
    return failed;
}

async function run_all(chosen, base) {
    const beside = chosen.filter(({alone}) => !alone).sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0));
    const by_themselves = chosen.filter(({alone}) => alone);
    const late = [];
    const workers = Array.from({length: Math.min(WORKERS, beside.length)}, () => work_off(beside, base, late));
    const failed = await Promise.all(workers);
    if (by_themselves.length > 0) failed.push(await work_off(by_themselves, base, late));
    if (late.length > 0) failed.push(await work_off(late, base));
    return failed.reduce((sum, n) => sum + n, 0);
}

async function main() {
    if (!existsSync(path.join(WEB, 'embedscape.wasm')))
        stop('build/web/embedscape.wasm is not there. `make build` makes it.');
    if (!existsSync(BROWSER)) stop(`${BROWSER} is not there (Debian package chromium). \`make setup\` installs it.`);
    mkdirSync(SHOTS, {recursive: true});
    const words = process.argv.slice(2);
    const chosen = CASES.filter(({name}) => words.length === 0 || words.some((word) => name.includes(word)));
    const server = await serve(WEB, 0);
    const failed = await run_all(chosen, `http://127.0.0.1:${server.address().port}/`);
    server.close();
    server.closeAllConnections();
    console.log(`${chosen.length - failed} passed, ${failed} failed`);
    process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
}

await main();
