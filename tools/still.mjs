// Takes the pictures that stand in the page until the first map is drawn: node tools/still.mjs   (after `make build`).
// What the page shows soon after it was opened, wide and tall, light and dark: web/still_*.webp. Small, because they come
// before everything else. To be taken anew when the page looks different.
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {ROOT, WEB, frames, launch, open, ready} from '../tests/web/browser.mjs';
import {serve} from './serve.mjs';

const QUALITY = 0.12;
const SCALE = 0.6; // a little soft, and a third of the bytes
const STEPS = 60; // regions can be told apart, and it still looks like a beginning
const SIZES = {
    wide: {viewport: {width: 1280, height: 720}},
    tall: {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true},
};

async function take(world, options) {
    const {page, context, check_clean} = await open(world, 'index.html', options);
    await ready(page, true);
    await page.evaluate((steps) => {
        window.embedscape.reset(1);
        window.embedscape.step(steps);
    }, STEPS);
    await frames(page, 60);
    const bytes = await page.evaluate(async ([quality, scale]) => {
        const image = await createImageBitmap(await window.embedscape.screenshot());
        const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return [...new Uint8Array(await (await canvas.convertToBlob({type: 'image/webp', quality})).arrayBuffer())];
    }, [QUALITY, SCALE]);
    check_clean();
    await context.close();
    return Buffer.from(bytes);
}

const server = await serve(WEB, 0);
const world = {browser: await launch(), base: `http://127.0.0.1:${server.address().port}/`, pages: []};
for (const [size, options] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
        const name = `web/still_${size}_${colorScheme}.webp`;
        const bytes = await take(world, {...options, colorScheme});
        writeFileSync(path.join(ROOT, name), bytes);
        console.log(`${name}: ${bytes.length} bytes`);
    }
}
await world.browser.close();
server.close();
server.closeAllConnections();
