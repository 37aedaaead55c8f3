// At rest nothing is drawn and the processor is left alone: by frames, and by what the browser itself counts.
import {check, open, over_a_button, percent} from '../browser.mjs';

const QUIET_MS = 3000;
const MOST = 0.01; // of a processor

// Calls of the browser's animation frame, and pictures shown.
const count_frames = () => {
    window.asked = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
        ++window.asked;
        return ask.call(window, callback);
    };
    window.drawn = 0;
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
        ++window.drawn;
        return draw.apply(this, args);
    };
};

async function counted(cdp) {
    const {metrics} = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value;
    return {task: of('TaskDuration'), thread: of('ThreadTime')};
}

// What the page did in a while in which nobody touched it. A time and no state: that nothing happens has no other sign.
async function left_alone(page) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const before = await counted(cdp);
    const frames = await page.evaluate(async (ms) => {
        const from = [window.asked, window.drawn];
        await new Promise((resolve) => { setTimeout(resolve, ms); });
        return [window.asked - from[0], window.drawn - from[1]];
    }, QUIET_MS);
    const after = await counted(cdp);
    await cdp.detach();
    const share = (name) => (after[name] - before[name]) * 1000 / QUIET_MS;
    return {asked: frames[0], drawn: frames[1], task: share('task'), thread: share('thread')};
}

function check_quiet({asked, drawn, task, thread}, when) {
    check(drawn === 0 && asked === 0, `${when}: ${drawn} draw calls and ${asked} frames asked for in ${QUIET_MS} ms`);
    check(thread < MOST, `${when}: ${percent(thread)} of a processor`);
    return `${when} ${percent(thread)} of a processor, ${percent(task)} by the clock`;
}

async function paused(world) {
    const {page} = await open(world, 'index.html', {init: count_frames});
    await page.evaluate(async () => {
        await window.embedscape.ready;
        const asleep = new Promise((resolve) => { window.embedscape.on('sleep', resolve); });
        window.embedscape.pause();
        await asleep;
    });
    const told = check_quiet(await left_alone(page), 'paused');
    // It is not dead: the pointer wakes it.
    const drawn = await page.evaluate(() => window.drawn);
    await over_a_button(page);
    await page.waitForFunction((before) => window.drawn > before, drawn);
    return told;
}

// Trained until the map has settled: it rests by itself.
async function rested(world) {
    const {page} = await open(world, 'index.html', {init: count_frames});
    await page.evaluate(async () => {
        await window.embedscape.ready;
        const asleep = new Promise((resolve) => { window.embedscape.on('sleep', resolve); });
        window.embedscape.step(20000); // it plays already, and so has had more than anyone watches
        await asleep;
    });
    const state = await page.evaluate(() => window.embedscape.snapshot());
    check(state.playing && state.resting, `it sleeps, playing ${state.playing}, resting ${state.resting}`);
    return check_quiet(await left_alone(page), `settled at step ${state.step}`);
}

export const cases = [
    {name: 'idle: paused, no frame and no processor time', alone: true, test: paused},
    {name: 'idle: settled after training, no frame and no processor time', alone: true, test: rested},
];
