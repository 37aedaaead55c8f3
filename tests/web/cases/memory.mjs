// The program's memory: bounded for everything that is shipped, and flat however long a map trains.
import {check, open} from '../browser.mjs';

const MOST_BYTES = 64 * 2 ** 20;
const STEPS = 100000;

async function memory(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const bytes = () => page.evaluate(() => window.embedscape.memory());
    const datasets = await page.evaluate(() =>
        window.embedscape.schema().fields.find((field) => field.id === 'dataset').choices);
    for (const dataset of datasets) {
        await page.evaluate(async (id) => {
            await window.embedscape.apply({dataset: id}).loaded;
            window.embedscape.step(200);
        }, dataset);
        check(await bytes() <= MOST_BYTES, `${dataset} takes ${await bytes()} bytes, more than ${MOST_BYTES}`);
    }
    await page.evaluate((id) => window.embedscape.apply({dataset: id}), datasets[0]);
    await page.evaluate(() => window.embedscape.step(2000)); // the curves are as long as they get
    const before = await bytes();
    // In portions, so that the page is heard in between.
    for (let done = 0; done < STEPS; done += 5000) await page.evaluate(() => window.embedscape.step(5000));
    const after = await bytes();
    check(after === before, `memory grew from ${before} to ${after} bytes in ${STEPS} steps`);
    return `${(after / 2 ** 20).toFixed(1)} MiB after ${datasets.length} data sets and ${STEPS} steps`;
}

export const cases = [{name: 'memory: below 64 MiB, and flat over 100,000 steps', seconds: 15, test: memory}];
