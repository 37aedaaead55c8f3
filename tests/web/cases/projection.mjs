// t-SNE in a real page, with the wasm build and the second part of the program: it moves, rests, and says how far to trust
// it. What levers, links and undo do is tested without a window: tests/played/projection_test.cpp.
import {check, equal, frames, open, save} from '../browser.mjs';

const WINDOW = {width: 1280, height: 720};

const projected = (page) => page.evaluate(() => window.embedscape.snapshot().projected ?? null);

async function until(page, holds) {
    for (;;) {
        const now = await projected(page);
        if (now && holds(now)) return now;
        await frames(page, 3);
    }
}

async function moves_and_rests(world) {
    const {page} = await open(world, 'index.html#map_dims=8&projection=tsne', {paused: true, viewport: WINDOW});
    const first = await until(page, ({laid_out}) => laid_out);
    equal(first.dims, 8, 'dimensions');
    const rested = await until(page, (now) => !now.moves && now.trust !== '' && now.looked_at === 406);
    check(/^at rest after [\d,]+ steps$/.test(rested.state), rested.state);
    check(rested.trustworthiness > 0.9, `trustworthiness ${rested.trustworthiness}`);
    await frames(page, 20);
    save('t-sne.png', await page.screenshot());
    const words = await page.evaluate(() => window.embedscape.debug_layout().texts.map(({text}) => text).join('\n'));
    check(/t-SNE of 8 dimensions: [\d.]+ of 10 neighbours kept/.test(words), 'the caption does not say how far to trust it');
    await page.evaluate(() => window.embedscape.step(200));
    await until(page, ({moves}) => moves);
    const again = await until(page, (now) => !now.moves && now.looked_at === 406);
    return `${rested.state}, after 200 steps of training ${again.state}`;
}

export const cases = [{name: 'projection: t-SNE moves, rests, follows, and says how far to trust it', seconds: 10, test: moves_and_rests}];
