// Take it home on the page: files by embedscape.export(), and by the menu behind the camera. What is in them is tested by
// tests/cli/parts/take_home.mjs, with the same program.
import {check, equal, open, ready, SHOTS} from '../browser.mjs';

async function by_script(world) {
    const {page} = await open(world, 'index.html');
    await ready(page, true);
    await page.evaluate(() => window.embedscape.step(50));
    const told = await page.evaluate(async () => {
        const files = {};
        for (const kind of ['points.csv', 'projector', 'regions.geojson', 'model.onnx', 'model.numpy', 'log.csv']) {
            files[kind] = (await window.embedscape.export(kind)).map(({name, bytes}) => [name, bytes.length]);
        }
        const [points] = await window.embedscape.export('points.csv');
        const refused = [];
        for (const kind of ['points.xls', 'selection.csv', 7])
            refused.push(await window.embedscape.export(kind).then(() => '', (error) => error.message));
        return {files, refused, heading: new TextDecoder().decode(points.bytes).split('\n')[0], step: window.embedscape.snapshot().step};
    });
    check(told.heading.startsWith('name,split,x,y,origin'), told.heading);
    equal(told.files['points.csv'][0][0], `embedscape-auto-mpg-step-${told.step}-points.csv`, 'name');
    equal(told.files['model.numpy'].map(([name]) => name.split('.').at(-1)), ['py', 'safetensors'], 'script and data');
    for (const [kind, files] of Object.entries(told.files)) for (const [name, size] of files) check(size > 40, `${kind}: ${name} has ${size} bytes`);
    check(/cannot be taken home; there are: experiment, points\.csv/.test(told.refused[0]), told.refused[0]);
    check(/Nothing is selected/.test(told.refused[1]), told.refused[1]);
    check(/is 7; it has to be a kind/.test(told.refused[2]), told.refused[2]);
    return Object.values(told.files).flat().map(([name, size]) => `${name.split('step-')[1]} ${size}`).join(', ');
}

// Two files from one item: they are saved one after another.
async function by_menu(world) {
    const {page} = await open(world, 'index.html', {viewport: {width: 1280, height: 800}, acceptDownloads: true});
    await ready(page, true);
    const {map} = await page.evaluate(() => window.embedscape.debug_layout());
    const popup = async (word) => {
        await page.waitForFunction((text) => window.embedscape.debug_layout().texts.some((one) => one.layer === 2 && one.text === text), word);
        const {texts} = await page.evaluate(() => window.embedscape.debug_layout());
        const {x, y, w, h} = texts.find(({text, layer}) => layer === 2 && text === word);
        return {x: x + w / 2, y: y + h / 2};
    };
    // The camera is the lowest of the map's buttons: the first press that opens the menu has found it.
    let open_at = null;
    for (let y = map.y + map.h - 12; y > map.y && !open_at; y -= 12) {
        await page.mouse.click(map.x + map.w - 30, y);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const {texts} = await page.evaluate(() => window.embedscape.debug_layout());
        if (texts.some(({text, layer}) => layer === 2 && text === 'Points as CSV')) open_at = y;
    }
    check(open_at, 'no press at the right edge of the map opens the menu');
    await page.screenshot({path: `${SHOTS}/take-home-menu.png`});
    const names = [];
    page.on('download', (download) => names.push(download.suggestedFilename()));
    const at = await popup('Points for the Projector');
    await Promise.all([page.waitForEvent('download'), page.mouse.click(at.x, at.y)]);
    for (let i = 0; i < 50 && names.length < 3; ++i) await page.evaluate(() => new Promise(requestAnimationFrame));
    check(names.some((name) => name.endsWith('-projector.tsv')), names.join(', '));
    return names.join(', ');
}

export const cases = [
    {name: 'take home: embedscape.export() gives files with names, and refuses with a sentence', test: by_script},
    {name: 'take home: the menu behind the camera saves them', test: by_menu},
];
