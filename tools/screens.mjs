// make screens: the screenshots in docs/map and the page docs/map.md around them, made anew by a real browser.
// node tools/screens.mjs [words]   (words: only the features whose names hold one of them; the page is written all the same)
// Each feature of the map is used as a reader would use it, by pointer and keys, on both styles of the map. Needs build/web,
// Chromium and playwright-core; Pillow, where /usr/bin/python3 has it, makes the files smaller and changes little else.
// What stands below the line "## What was misread" in the page is written by hand, and kept. Next: FEATURES.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {BROWSER, ROOT, WEB, camera_rests, check, frames, launch, open} from '../tests/web/browser.mjs';
import {serve} from './serve.mjs';

const FOLDER = path.join(ROOT, 'docs/map');
const PAGE = path.join(ROOT, 'docs/map.md');
const BY_HAND = '## What was misread';
const MOST_BYTES = 120000; // a picture; all of them stay below 3 MB
const MOST_ALL = 3000000;
const WINDOW = {width: 1180, height: 680};
const STEPS = 2000;
const MARGIN = 4; // round the map

// What to show. `act` is what is done before the picture is taken: `hand` acts on the page, `m` is the map's rectangle.
// `dark` is the style that is shown dark; `legend`, `strip`, `side` say what belongs to the picture besides the map.

const FEATURES = [
    {
        name: 'names', title: 'Symbols, names and shade',
        text: 'Every class has a colour and a symbol, so that it is never told by colour alone; hollow ones are held out. '
            + 'The ground is what the head would say there, pale where it is unsure.',
        legend: true,
    },
    {
        name: 'two-heads', title: 'Two heads at once', link: 'borders=regress.mpg&shows=names', dark: 'fantasy',
        text: 'One head fills the map, here the origin. The other draws its borders in a colour of its own: steps of fuel economy.',
    },
    {
        name: 'contours', title: 'Contours', link: 'regions=regress.mpg&color=mpg&shows=names,contours',
        text: 'A head that predicts a number fills the map as a ramp. Lines of equal value say which.',
    },
    {
        name: 'density', title: 'Density', link: 'dataset=words&shows=density', steps: 1000, dark: 'chart',
        text: 'Lines round the places where 30, 50, 70 and 90 % of all things are.',
    },
    {
        name: 'crowds', title: 'Crowds', link: 'shows=clusters',
        text: 'Things that crowd together, named by what sets them apart from the rest.',
    },
    {
        name: 'arrows', title: 'What the losses want', link: 'shows=names,arrows', steps: 40, dark: 'fantasy',
        text: 'Where each loss would move each thing, in that loss\'s colour. Long arrows pull hardest.',
    },
    {
        name: 'springs', title: 'Springs', link: 'shows=springs&losses=classify:origin:1,contrastive:origin:1', steps: 60,
        text: 'A loss on pairs pulls some together and pushes others apart: each is a spring between two things.',
    },
    {
        name: 'grid', title: 'A bent grid', link: 'shows=grid', dark: 'chart',
        text: 'A straight grid over two features, as the layers bend it onto the map. Where its lines crowd, differences are lost.',
    },
    {
        name: 'change', title: 'Ghost, glow and trails', link: 'shows=names,ghost,trails', dark: 'fantasy',
        text: 'After a lever the old borders stay as a ghost, land that changed hands glows, and points leave fading trails.',
        async act(hand) {
            await hand.api(() => window.embedscape.apply({features: ['power', 'year', 'acceleration'].filter((id) =>
                window.embedscape.spec().features.includes(id))}));
            for (let i = 0; i < 14; ++i) {
                await hand.api(() => window.embedscape.step(6));
                await frames(hand.page, 2);
            }
        },
    },
    {
        name: 'past', title: 'The map\'s past', link: 'shows=names',
        text: 'A slider, and the keys [ and ], go back through what the map looked like. The model waits.',
        act: async (hand) => hand.keys('[', 34),
    },
    {
        name: 'layer', title: 'A layer seen large', link: 'shows=names', strip: true, dark: 'chart',
        text: 'The strip shows every layer from the features to the map, with the bits it keeps. A click on one makes it large.',
        async act(hand) {
            await hand.until(() => !window.embedscape.debug_layout().texts.some(({text}) => text === '…' || text === '...'));
            await hand.click_word('dense 8 tanh');
            await frames(hand.page, 40);
            await hand.page.mouse.move(5, 5);
        },
    },
    {
        name: 'three', title: 'Three dimensions', link: 'map_dims=3',
        text: 'A map of three dimensions is turned by hand. Three planes show how it lies; H sets it upright.',
        act: async (hand, m) => hand.drag([[m.x + m.w * 0.4, m.y + m.h * 0.5], [m.x + m.w * 0.5, m.y + m.h * 0.58],
            [m.x + m.w * 0.62, m.y + m.h * 0.62]]),
    },
    {
        name: 'hover', title: 'Under the pointer', link: 'dataset=vehicles', steps: 1500, dark: 'fantasy',
        text: 'The thing, what the head says and how sure it is, what it really is, and lines to its neighbours: '
            + 'drawn on the map, dashed in the features.',
        act: async (hand) => hand.hover_thing(),
    },
    {
        name: 'pin', title: 'Pinned', link: 'shows=names', side: true,
        text: 'A click keeps a thing, with its neighbours on the map and in the features. Those that are in only one of the '
            + 'two lists are what the map has changed.',
        async act(hand) {
            const [x, y] = await hand.hover_thing();
            await hand.page.mouse.click(x, y);
            await hand.word('nearest on the map (drawn lines)');
        },
    },
    {
        name: 'search', title: 'Found by name', link: 'dataset=words&shows=names', steps: 1000,
        text: 'Things and groups by name (key /); Tab completes, Enter goes there and pins it.',
        async act(hand) {
            await hand.page.keyboard.press('/');
            await hand.word('find by name', true);
            await hand.page.keyboard.type('tra', {delay: 60});
            await frames(hand.page, 20);
        },
    },
    {
        name: 'mistaken', title: 'Mistaken for', link: 'shows=names', side: true,
        text: 'What the head takes for what. The cell under the pointer lights up the border that it is about.',
        async act(hand) {
            const at = await hand.confusion_cell(1, 2);
            await hand.point(...at);
        },
    },
    {
        name: 'walk', title: 'Walking', link: 'shows=names', side: true, dark: 'chart',
        text: 'A probe is dragged over the map (key W), and every place says what the heads would read there.',
        async act(hand, m) {
            await hand.page.keyboard.press('w');
            await hand.drag([[0.4, 0.4], [0.5, 0.5], [0.56, 0.68]].map(([x, y]) => [m.x + m.w * x, m.y + m.h * y]));
            await hand.word('Decodes to');
        },
    },
    ...[
        ['batch', 'the batch is drawn'], ['errors', 'its errors'], ['wishes', 'where the losses want each thing'],
        ['move', 'what the step did'],
    ].map(([id, what], i) => ({
        name: `slow-${i + 1}-${id}`, title: `One step in slow motion, ${i + 1} of 4`, link: 'shows=names', steps: 60,
        dark: 'fantasy', text: `Key . shows one step of training stage by stage. Stage ${i + 1}: ${what}.`,
        async act(hand) {
            for (let stage = 1; stage <= i + 1; ++stage) {
                await hand.page.keyboard.press('.');
                await frames(hand.page, 30);
            }
        },
    })),
    {
        name: 'where', title: 'Where am I', link: 'shows=names',
        text: 'Seen from close by, more things have names. A small map says which part it is, a bar how long a stretch is.',
        async act(hand, m) {
            await hand.page.mouse.move(m.x + m.w * 0.47, m.y + m.h * 0.35);
            for (let i = 0; i < 4; ++i) {
                await hand.page.mouse.wheel(0, -300);
                await frames(hand.page, 12);
            }
            await hand.page.mouse.move(5, 5);
        },
    },
    {
        name: 'pictures', title: 'Pictures of things', link: 'dataset=vehicles&shows=names', steps: 1500, dark: 'chart',
        text: 'Where things are pictures, they stand on the map themselves, as many as there is room for.', legend: true,
    },
    {
        name: 'words', title: 'Words', link: 'dataset=words&shows=names', steps: 1000, legend: true, dark: 'fantasy',
        text: 'Where things are words, they are read on the map: 2,000 word vectors, sorted by topic.',
    },
    {
        name: 'save', title: 'Saved as a picture', link: 'shows=names',
        text: 'The map as PNG or SVG, with caption, legend and the link that reproduces it. See the [gallery](gallery.md).',
        async act(hand, m) {
            await hand.press(m.x + m.w - 27, m.y + 12 + 8 * 35 + 5 + 15); // the last button of the column
            await hand.word('PNG, large');
        },
    },
];

// Pointer, keys and waits on one page.
function hand_of(page) {
    const texts = () => page.evaluate(() => window.embedscape.debug_layout().texts);
    const find = async (words) => (await texts()).find(({text}) => (words instanceof RegExp ? words.test(text) : text === words));
    const hand = {
        page,
        api: (act) => page.evaluate(act),
        until: (truth) => page.waitForFunction(truth, null, {timeout: 30000}),
        async point(x, y) {
            await page.mouse.move(x - 2, y);
            await page.mouse.move(x, y);
            await frames(page, 10);
        },
        async word(words, hint = false) {
            for (let i = 0; i < 60; ++i) {
                const found = await find(words);
                if (found) return found;
                await frames(page, 3);
                if (hint && i > 6) return null; // a field's hint is not reported
            }
            throw new Error(`"${words}" stands nowhere`);
        },
        async click_word(words) {
            const {x, y, w, h} = await hand.word(words);
            await page.mouse.click(x + w / 2, y + h / 2);
            await frames(page, 10);
        },
        async press(x, y) {
            await page.mouse.move(x, y);
            await frames(page, 3);
            await page.mouse.down();
            await frames(page, 3);
            await page.mouse.up();
            await frames(page, 10);
        },
        async keys(key, n) {
            for (let i = 0; i < n; ++i) {
                await page.keyboard.press(key);
                await frames(page, 2);
            }
        },
        async drag(corners) {
            await page.mouse.move(...corners[0]);
            await page.mouse.down();
            for (const [x, y] of corners.slice(1)) {
                await page.mouse.move(x, y, {steps: 4});
                await frames(page, 3);
            }
            await page.mouse.up();
            await frames(page, 10);
        },
        // The first thing under the pointer on a spiral from the map's middle.
        async hover_thing() {
            const {map} = await page.evaluate(() => window.embedscape.debug_layout());
            for (let i = 0; i < 220; ++i) {
                const turn = i * 2.4, r = 6 * Math.sqrt(i);
                const [x, y] = [map.x + map.w * 0.47 + r * Math.cos(turn), map.y + map.h * 0.52 + r * Math.sin(turn)];
                await page.mouse.move(x, y);
                await frames(page, 2);
                const on_thing = await page.evaluate(() => {
                    const {texts} = window.embedscape.debug_layout();
                    const names = new Set(window.embedscape.snapshot().names);
                    return texts.some(({text}, j) => /^\[-?[\d.]+, -?[\d.]+\]$/.test(text) && names.has(texts[j - 1]?.text));
                });
                if (on_thing) {
                    await frames(page, 12);
                    return [x, y];
                }
            }
            throw new Error('no thing under the pointer');
        },
        // The middle of a cell of the confusion matrix; its figures stand in reading order behind its corner words.
        async confusion_cell(truth, said) {
            await hand.word('is \\ said to be');
            const all = await texts();
            const corner = all.findIndex(({text}) => text === 'is \\ said to be');
            const figures = all.slice(corner + 1).filter(({text}) => /^\d+$/.test(text));
            const {length} = await page.evaluate(() => window.embedscape.snapshot().losses[0].outputs);
            const {x, y, w, h} = figures[truth * length + said];
            return [x + w / 2, y + h / 2];
        },
    };
    return hand;
}

async function shoot(world, feature, style) {
    const dark = feature.dark === style;
    const link = [feature.link, `style=${style}`, `theme=${dark ? 'dark' : 'light'}`].filter(Boolean).join('&');
    const {page, context} = await open(world, `index.html#${link}`, {viewport: WINDOW, paused: true});
    await page.evaluate((n) => {
        window.embedscape.pause();
        for (let left = n; left > 0; left -= 25) window.embedscape.step(Math.min(25, left));
    }, feature.steps ?? STEPS);
    await camera_rests(page);
    await frames(page, 25); // names fade in
    const hand = hand_of(page);
    const map = () => page.evaluate(() => window.embedscape.debug_layout().map);
    if (feature.act) await feature.act(hand, await map());
    await frames(page, 20);
    const {x, y, w, h} = await map();
    const right = feature.side ? WINDOW.width : x + w + MARGIN;
    const bottom = feature.strip ? WINDOW.height : y + h + (feature.legend ? 60 : MARGIN);
    const file = path.join(FOLDER, `${feature.name}-${style}.png`);
    const clip = {x: x - MARGIN, y: y - MARGIN, width: right - x + MARGIN, height: Math.min(bottom, WINDOW.height) - y + MARGIN};
    fs.writeFileSync(file, await page.screenshot({clip}));
    await context.close();
    return file;
}

// As few colours as keep it below the limit. Without Pillow the file stays as it is.
const PALETTE = `
import os, sys
from PIL import Image
file, most = sys.argv[1], int(sys.argv[2])
picture = Image.open(file).convert("RGB")
for colours in (160, 96, 64, 48, 32):
    picture.quantize(colours, method=Image.MEDIANCUT, dither=Image.Dither.NONE).save(file, optimize=True)
    if os.path.getsize(file) <= most: break
`;
function shrink(file, most) {
    try {
        execFileSync('/usr/bin/python3', ['-c', PALETTE, file, String(most)], {stdio: 'ignore'});
    } catch {
        // larger, but as good
    }
    return fs.statSync(file).size;
}

function page_text() {
    const before = fs.existsSync(PAGE) ? fs.readFileSync(PAGE, 'utf8') : '';
    const at = before.indexOf(BY_HAND);
    const by_hand = at < 0 ? `${BY_HAND}\n` : before.slice(at);
    const parts = FEATURES.map(({name, title, text, link = '', steps = STEPS}) => `## ${title}

${text}

| chart | fantasy |
|---|---|
| ![${title}, chart](map/${name}-chart.png) | ![${title}, fantasy](map/${name}-fantasy.png) |

${link ? `Link: \`#${link}\`, ` : ''}${steps.toLocaleString('en-US')} steps.
`);
    return `# The map

What the map can show, each feature in both of its styles, light or dark. \`make screens\` makes all pictures anew in a
browser, by pointer and keys, and writes this page. The same link after the same number of steps gives the same map.

${parts.join('\n')}
${by_hand}`;
}

if (!fs.existsSync(path.join(WEB, 'embedscape.wasm'))) {
    console.error('build/web/embedscape.wasm is not there. `make screens` builds it.');
    process.exit(1);
}
if (!fs.existsSync(BROWSER)) {
    console.error(`${BROWSER} is not there (Debian package chromium). \`make setup\` installs it.`);
    process.exit(1);
}
fs.mkdirSync(FOLDER, {recursive: true});
const words = process.argv.slice(2);
const chosen = FEATURES.filter(({name}) => words.length === 0 || words.some((word) => name.includes(word)));
const server = await serve(WEB, 0);
const browser = await launch();
const world = {browser, base: `http://127.0.0.1:${server.address().port}/`, pages: [], suite: {}};
let failed = 0;
for (const feature of chosen) {
    for (const style of ['chart', 'fantasy']) {
        try {
            const file = await shoot(world, feature, style);
            const bytes = shrink(file, Math.min(MOST_BYTES, style === 'fantasy' ? 80000 : 60000));
            check(bytes <= MOST_BYTES, `${file} has ${bytes} bytes, more than ${MOST_BYTES}`);
            console.log(`${path.relative(ROOT, file)}: ${Math.round(bytes / 1000)} kB`);
        } catch (error) {
            ++failed;
            console.error(`FAIL ${feature.name}, ${style}: ${error.message.split('\n')[0]}`);
        }
    }
}
await browser.close();
server.close();
server.closeAllConnections();
fs.writeFileSync(PAGE, page_text());
const all = fs.readdirSync(FOLDER).reduce((sum, name) => sum + fs.statSync(path.join(FOLDER, name)).size, 0);
console.log(`docs/map.md: ${FEATURES.length} features, ${(all / 1e6).toFixed(2)} MB of pictures`);
if (all > MOST_ALL) console.error(`More than ${MOST_ALL / 1e6} MB.`);
process.exit(failed > 0 || all > MOST_ALL ? 1 : 0);
