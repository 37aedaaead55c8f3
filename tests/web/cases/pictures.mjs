// picture(): the map as a file that the program paints itself, SVG and PNG, with caption, legend and link.
import {camera_rests, check, equal, open, save, shared} from '../browser.mjs';

// What a browser's own XML reader makes of the SVG.
async function svg(world) {
    const {page} = await shared(world);
    await page.evaluate(() => window.embedscape.step(400));
    await camera_rests(page);
    const told = await page.evaluate(async () => {
        const file = await window.embedscape.picture({format: 'svg', theme: 'light'});
        const text = await file.text();
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        const count = (words) => parsed.querySelectorAll(words).length;
        return {
            text, name: file.name, type: file.type, wrong: count('parsererror'), regions: count('.region'), things: count('.thing'),
            names: [...parsed.querySelectorAll('.names text:not([aria-hidden])')].map((one) => one.textContent),
            title: parsed.querySelector('title').textContent, link: parsed.querySelector('desc').textContent,
            here: `${location.origin}${location.pathname}#${window.embedscape.link()}`,
            points: window.embedscape.snapshot().n_points,
        };
    });
    equal(told.wrong, 0, 'errors of the XML reader');
    equal(told.type, 'image/svg+xml', 'type');
    equal(told.name, 'embedscape-cars-1970-82-step-400.svg', 'name');
    equal(told.link, told.here, 'link');
    check(told.regions >= 2 && told.regions <= 3, `${told.regions} regions`);
    check(told.things > 0.9 * told.points, `${told.things} of ${told.points} things`);
    check(/^Cars 1970-82 · .*step\s400$/.test(told.title), `caption "${told.title}"`);
    check(told.names.length >= 1, 'no names');
    save('picture.svg', told.text);
    return `${Math.round(told.text.length / 1000)} kB, ${told.names.join(', ')}`;
}

// As an image: the browser shows it, so it stands by itself.
async function svg_as_image(world) {
    const {page} = await shared(world);
    const size = await page.evaluate(async () => {
        window.embedscape.apply({map_style: 'fantasy'});
        const file = await window.embedscape.picture({format: 'svg', width: 640, height: 480});
        const image = new Image();
        image.src = URL.createObjectURL(file);
        await image.decode();
        URL.revokeObjectURL(image.src);
        return [image.naturalWidth, image.naturalHeight];
    });
    equal(size, [640, 480], 'size');
}

async function png(world) {
    const {page} = await shared(world);
    const told = await page.evaluate(async () => {
        const colours_of = async (file) => {
            const image = await createImageBitmap(file);
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const {data} = context.getImageData(0, 0, image.width, image.height);
            const seen = new Set();
            for (let i = 0; i < data.length; i += 40) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
            return {width: image.width, height: image.height, colours: seen.size, ground: data[data.length - 4]};
        };
        const api = window.embedscape;
        api.step(200);
        const start = performance.now();
        const large = await api.picture({width: 1280, height: 720, scale: 4, theme: 'dark'});
        const ms = performance.now() - start;
        const memory = api.memory();
        const as_seen = await colours_of(await api.picture({scale: 1}));
        return {
            ms, memory, as_seen, map: api.debug_layout().map, type: large.type, large: await colours_of(large),
            small: await colours_of(await api.picture({width: 500, height: 400, scale: 2, theme: 'light'})),
        };
    });
    equal([told.large.width, told.large.height], [5120, 2880], 'size at scale 4');
    equal([told.small.width, told.small.height], [1000, 800], 'size at scale 2');
    check(told.small.ground > 200 && told.large.ground < 60, 'light and dark ground');
    equal(told.type, 'image/png', 'type');
    check(told.large.colours > 200, `${told.large.colours} colours`);
    equal(told.as_seen.width, Math.round(told.map.w), 'width of the map as it is seen');
    check(told.as_seen.height > told.map.h, 'a strip stands below the map');
    // The picture, its packed copy and what packing needs; colours as floats would be 177 MB more.
    check(told.memory < 350e6, `${Math.round(told.memory / 1e6)} MB of memory`);
    return `5120x2880 in ${Math.round(told.ms)} ms, the program has ${Math.round(told.memory / 1e6)} MB`;
}

async function refused(world) {
    const {page} = await shared(world);
    const said = await page.evaluate(async () => {
        const wrong = [
            {format: 'jpg'}, {scale: 9}, {width: 100, height: 400}, {width: 400}, {theme: 'red'},
            {width: 8192, height: 8192, scale: 4},
        ];
        const sentences = [];
        for (const options of wrong) sentences.push(await window.embedscape.picture(options).then(() => '', (error) => error.message));
        return sentences;
    });
    for (const [i, words] of [/"jpg".*png and svg/, /scale is 9/, /width is 100/, /height is 0/, /"red"/, /million pixels/].entries())
        check(words.test(said[i]), `"${said[i]}" does not match ${words}`);
}

async function early(world) {
    const {page} = await open(world, '');
    await page.goto(`${world.base}index.html`, {waitUntil: 'domcontentloaded'});
    const told = await page.evaluate(async () => {
        if (window.embedscape.version) return 'still loading'; // it was ready sooner than we could ask
        return window.embedscape.picture().then(() => '', (error) => error.message);
    });
    check(/still loading/.test(told), `before ready: "${told}"`);
}

export const cases = [
    {name: 'pictures: an SVG parses, and has regions, things, names, caption and link', test: svg},
    {name: 'pictures: an SVG of the fantasy map stands by itself as an image', test: svg_as_image},
    {name: 'pictures: a PNG has the size asked for, up to four times the screen', test: png},
    {name: 'pictures: what cannot be made is refused with a sentence', test: refused},
    {name: 'pictures: before ready the promise is rejected', test: early},
];
