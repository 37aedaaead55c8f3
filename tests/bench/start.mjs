// How long it takes until the first map is there: node tests/bench/start.mjs [--slow] [--running] [ROUNDS] [FOLDER ...]
// A browser of its own for each round, nothing kept; 1280 x 720; build/web, or these folders in turn. Medians, ms after the
// page was asked for: a picture of what comes, the program compiled, the first map on the screen, everything there. --slow:
// on a line of 1.6 Mbit/s with 150 ms. --running: in a browser that is done with its own start, which takes both
// processors for a second, as a reader's is; still nothing kept. A folder made before there was a mark counts from when its loading sign went.
import path from 'node:path';
import {WEB, launch} from '../web/browser.mjs';
import {serve} from '../../tools/serve.mjs';

const slow = process.argv.includes('--slow');
const running = process.argv.includes('--running');
const rest = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rounds = Number(/^\d+$/.test(rest[0]) ? rest.shift() : 10);
const folders = rest.length ? rest.map((folder) => path.resolve(folder)) : [WEB];

// Runs in the page before anything else.
function watch() {
    const times = window.times = {};
    new PerformanceObserver((list) => {
        for (const {name, startTime} of list.getEntries()) if (name === 'first-contentful-paint') times.painted = startTime;
    }).observe({type: 'paint', buffered: true});
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
        const made = await real.apply(WebAssembly, args);
        times.compiled ??= performance.now();
        return made;
    };
    document.addEventListener('DOMContentLoaded', () => {
        const sign = document.getElementById('loading');
        new MutationObserver(() => {
            if (!sign.hidden || times.gone) return;
            times.gone = performance.now();
            const gl = document.getElementById('map').getContext('webgl2');
            const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
            gl.flush();
            const look = () => {
                if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return setTimeout(look, 4);
                times.drawn = performance.now();
            };
            look();
        }).observe(sign, {attributes: true});
    });
}

async function round(folder) {
    const server = await serve(folder, 0);
    const browser = await launch();
    const page = await (await browser.newContext({viewport: {width: 1280, height: 720}})).newPage();
    if (running) {
        await page.goto('data:text/html,<p>before');
        await page.waitForTimeout(3000);
    }
    if (slow) {
        const line = await page.context().newCDPSession(page);
        await line.send('Network.enable');
        await line.send('Network.emulateNetworkConditions',
            {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8});
    }
    await page.addInitScript(watch);
    await page.goto(`http://127.0.0.1:${server.address().port}/index.html`, {waitUntil: 'commit'});
    await page.waitForFunction(() => window.times?.drawn);
    const times = await page.evaluate(async () => {
        await window.embedscape.ready;
        const {painted, compiled, drawn} = window.times;
        const [mark] = performance.getEntriesByName('embedscape-first-map');
        return {painted, compiled, 'first map': mark?.startTime ?? drawn, ready: performance.now()};
    });
    await browser.close();
    server.close();
    server.closeAllConnections();
    return times;
}

const found = new Map(folders.map((folder) => [folder, []]));
for (let i = 0; i < rounds; ++i) for (const folder of folders) found.get(folder).push(await round(folder));
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
for (const [folder, all] of found) {
    const words = Object.keys(all[0]).map((name) => `${name} ${Math.round(median(all.map((one) => one[name])))} ms`);
    console.log(`${path.relative(process.cwd(), folder)}: ${words.join(', ')}`);
}
