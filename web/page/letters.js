// Paints what the program's fonts lack with the browser's: one letter, or a whole text where letters join, turn or have
// colours (src/ui/letters.h). Gives pixels; the program keeps them. Next: host.js, which hands it to the program.

const kFaces = [
    ['400', 'Inter, system-ui, sans-serif'], ['600', 'Inter, system-ui, sans-serif'],
    ['400', '"JetBrains Mono", ui-monospace, monospace'], ['400', '"EB Garamond", Georgia, serif'],
];
const kRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;
const kMostPixels = 4096;
let context = null;

function set_up(text, face, em) {
    context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const [weight, family] = kFaces[face] ?? kFaces[0];
    context.font = `${weight} ${em}px ${family}`;
    context.direction = kRightToLeft.test(text) ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
}

function pixels(text, x, y, width, height, color) {
    context.clearRect(0, 0, width, height);
    context.fillStyle = color;
    context.fillText(text, x, y);
    return context.getImageData(0, 0, width, height).data;
}

// {width, height, left, top, advance, colored, pixels}: see PaintedText. What looks the same in white as in black has a
// colour of its own.
export function paint_text(text, face, em, only_measure) {
    set_up(text, face, em);
    const size = context.measureText(text);
    const painted = { width: 0, height: 0, left: 0, top: 0, advance: size.width, colored: 0, pixels: null };
    if (only_measure) return painted;
    const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-size.actualBoundingBoxAscent) - 1;
    const width = Math.ceil(size.actualBoundingBoxRight) + 1 - left;
    const height = Math.ceil(size.actualBoundingBoxDescent) + 1 - top;
    if (!(width > 2 && height > 2 && width <= kMostPixels && height <= kMostPixels)) return painted; // nothing to see
    context.canvas.width = width;
    context.canvas.height = height;
    set_up(text, face, em);
    const white = pixels(text, -left, -top, width, height, '#fff');
    const black = pixels(text, -left, -top, width, height, '#000');
    for (let i = 0; i < white.length; i += 4) {
        const same = white[i] - black[i] < 96 && white[i + 3] > 0;
        if (same) painted.colored = 1;
        else white[i] = white[i + 1] = white[i + 2] = 255;
    }
    return Object.assign(painted, { width, height, left, top, pixels: white });
}
