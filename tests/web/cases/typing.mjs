// Typing into text fields on the canvas: letters of any language, however they come, and a phone's keyboard.
import {check, equal, frames, open} from '../browser.mjs';

const PHONE = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true};

// Lesson 1 shows the codes of a text: what arrived is read off there, independent of what our fonts can draw.
async function text_field(world, options) {
    const {page} = await open(world, 'index.html#lesson=list_and_key', {paused: true, ...options});
    await page.waitForFunction(() => {
        const at = window.embedscape.lesson();
        return at && !at.getting_ready && !at.waiting;
    });
    await page.keyboard.press('0'); // skips the question before the lesson
    await frames(page, 3);
    const {texts} = await page.evaluate(() => window.embedscape.debug_layout());
    const label = texts.find(({text}) => text === 'text');
    check(label, 'the lesson shows no text field');
    return {page, x: label.x + label.w + 60, y: label.y + label.h / 2};
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

// The field's whole text, as codes, once it is as long as expected.
async function codes(page, wanted, what) {
    const read = () => page.evaluate(() => {
        const numbers = window.embedscape.debug_layout().texts.filter(({text}) => /^\d{2,7}$/.test(text));
        return numbers.map(({text}) => Number(text));
    });
    let got = [];
    for (let tries = 0; tries < 40; ++tries) {
        got = await read();
        if (JSON.stringify(wanted) === JSON.stringify(got.slice(0, wanted.length)) && !got.includes(108)) return;
        await frames(page, 3);
    }
    equal(got, wanted, what);
}

async function empty(page) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await frames(page);
}

async function letters(world) {
    const {page, x, y} = await text_field(world);
    equal(await focused(page), 'map', 'what has the focus at first');
    await page.mouse.click(x, y);
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    await empty(page);
    await page.keyboard.type('abé', {delay: 20});
    await codes(page, [97, 98, 233], 'codes of what was typed');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('öß');
    await codes(page, [97, 98, 246, 223], 'codes after é was erased and öß put in');
    await empty(page);
    await page.keyboard.insertText('😀');
    await codes(page, [128512], 'codes of an emoji');
    // Escape ends typing: the keys are the map's again.
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.id === 'map');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => window.embedscape.playing());
}

// As dead keys, input methods and phones' keyboards send it: a word that changes while it is composed.
async function composed(world) {
    const {page, x, y} = await text_field(world);
    await page.mouse.click(x, y);
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    await empty(page);
    const session = await page.context().newCDPSession(page);
    const compose = (text) => session.send('Input.imeSetComposition',
        {text, selectionStart: text.length, selectionEnd: text.length});
    await page.keyboard.type('x');
    await compose('´');
    await codes(page, [120, 180], 'codes while a dead key waits');
    await compose('é');
    await session.send('Input.insertText', {text: 'é'});
    await codes(page, [120, 233], 'codes of what was composed');
    await compose('に');
    await compose('日');
    await session.send('Input.insertText', {text: '日本'});
    await codes(page, [120, 233, 26085, 26412], 'codes of what an input method gave');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await codes(page, [120], 'codes after three were erased');
}

// What the fonts lack is painted by the browser: on the screen stands ink of its own, not so many question marks.
async function other_scripts(world) {
    const {page} = await open(world, 'index.html', {paused: true});
    const painted = await page.evaluate(async () => {
        const {paint_text} = await import('./page/letters.js');
        const widths = (texts) => texts.map((text) => paint_text(text, 0, 14, false).advance);
        const sum = widths([...'\u0645\u0631\u062d\u0628\u0627']).reduce((all, one) => all + one, 0);
        const {pixels, width, height} = paint_text('\u0416', 0, 14, false);
        return {joined: widths(['\u0645\u0631\u062d\u0628\u0627'])[0] / sum, size: pixels.length / 4 - width * height,
            ink: pixels.filter((value, i) => i % 4 === 3 && value > 128).length, blank: paint_text('\u200d', 0, 14, false).width};
    });
    check(painted.ink > 15 && painted.size === 0 && painted.blank === 0, JSON.stringify(painted));
    check(painted.joined < 1.02, `Arabic letters that join are ${painted.joined} times as wide as alone`);
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    const ink = async (text) => {
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Backspace');
        await page.keyboard.insertText(text);
        await frames(page, 12);
        return page.evaluate(async () => {
            const {map} = window.embedscape.debug_layout();
            const image = await createImageBitmap(await window.embedscape.screenshot());
            const context = new OffscreenCanvas(220, 40).getContext('2d');
            context.drawImage(image, -(map.x + map.w / 2 - 110), -map.y - 55);
            const {data} = context.getImageData(0, 0, 220, 40);
            return data.filter((value, i) => i % 4 === 0 && value < 110).length;
        });
    };
    const [dense, thin, turned, none] = [await ink('\u0428'.repeat(12)), await ink('\u0433'.repeat(12)), await ink('\u05e9\u05dc\u05d5\u05dd'.repeat(4)), await ink('')];
    check(dense > thin + 100 && thin > none + 60 && turned > none + 100, `ink: ${dense}, ${thin}, ${turned}, ${none}`);
    return `ink of letters ${dense} and ${thin}, of Hebrew ${turned}, of none ${none}`;
}

async function by_finger(world) {
    const {page, x, y} = await text_field(world, PHONE);
    await page.touchscreen.tap(x, y);
    await page.waitForFunction(() => document.activeElement.id === 'typing');
    const shows = (code) => page.waitForFunction((wanted) =>
        window.embedscape.debug_layout().texts.some(({text}) => text === wanted), code);
    await page.keyboard.insertText('é');
    await shows('233');
    // A phone's keyboard erases without a key: what stands before the cursor goes.
    for (let i = 0; i < 13; ++i) await page.evaluate(() => document.execCommand('delete'));
    await page.waitForFunction(() => // nothing stands before the place that was tapped
        !window.embedscape.debug_layout().texts.some(({text}) => text === '233' || text === '104'));
    const {x: left, y: top} = await page.evaluate(() => document.getElementById('typing').getBoundingClientRect());
    check(left > 0 && left < 390 && top > 0 && top < 844, `the unseen field is at ${left}, ${top}`);
    equal(await page.evaluate(() => [scrollX, scrollY, visualViewport.scale]), [0, 0, 1], 'scroll and zoom');
    await page.touchscreen.tap(195, 12);
    await page.waitForFunction(() => document.activeElement.id !== 'typing');
}

export const cases = [
    {name: 'typing: é, ö, ß and an emoji', test: letters},
    {name: 'typing: what is composed', test: composed},
    {name: 'typing: letters that the fonts lack', test: other_scripts},
    {name: 'typing: a phone opens its keyboard', test: by_finger},
];
