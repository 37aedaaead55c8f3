// make projections: the pictures in docs/projections and what docs/projections.md says beside them, made anew through the
// command line. node tools/projections.mjs [PROGRAM]   (without one: build/native/embedscape)
// One model of eight dimensions, laid flat in several ways, with lines between false and between torn neighbours; and two
// plots of what the program measured of these pictures: neighbours kept, and Shepard's diagram.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAM = path.resolve(process.argv[2] ?? path.join(ROOT, 'build/native/embedscape'));
const FOLDER = path.join(ROOT, 'docs/projections');
const PAGE = path.join(ROOT, 'docs/projections.md');
const [BEGIN, END] = ['<!-- made by make projections: begin -->', '<!-- made by make projections: end -->'];
const STEPS = 1000;
const MODEL = 'map_dims=8&theme=light&shows=mistakes';

const PICTURES = [
    {name: 'pca', label: 'principal components', link: 'projection=pca', color: '#7a7a7a'},
    {name: 'random', label: 'random directions', link: 'projection=random', color: '#c2a15a'},
    {name: 'tsne', label: 't-SNE', link: 'projection=tsne', color: '#c0392b'},
    {name: 'torn', label: 't-SNE, perplexity 2', link: 'projection=tsne&perplexity=2', color: '#7d3cb5'},
    {name: 'umap', label: 'UMAP', link: 'projection=umap', color: '#2471a3'},
    {name: 'mds', label: 'multidimensional scaling', link: 'projection=mds', color: '#1e8449'},
];

function measured({name, link}) {
    const file = path.join(FOLDER, `${name}.svg`);
    const words = ['train', '--json', '--steps', String(STEPS), '--link', `${MODEL}&${link}`, '--size', '640x560', '--map', file];
    const said = JSON.parse(execFileSync(PROGRAM, words, {encoding: 'utf8', maxBuffer: 1e8}));
    console.log(`${path.relative(ROOT, file)}: ${Math.round(fs.statSync(file).size / 1000)} kB`);
    return {link: said.link, ...said.trust};
}

const place = (x) => Number(x.toFixed(1));
const text = (x, y, words, rest = '') => `<text x="${place(x)}" y="${place(y)}" ${rest}>${words}</text>`;
const svg = (width, height, parts) => [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ' font-family="Inter, Helvetica, Arial, sans-serif" font-size="12" fill="#333">',
    `<rect width="${width}" height="${height}" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`].join('');

// Neighbours kept against how many are asked for; dashed: by chance.
function kept_plot(pictures) {
    const [left, top, width, height] = [50, 20, 400, 260];
    const ks = pictures[0].kept_at.map(({k}) => k);
    const x = (at) => left + at / (ks.length - 1) * width;
    const y = (share) => top + (1 - share) * height;
    const line = (shares, style) => `<polyline fill="none" stroke-width="2" ${style} points="${shares.map((share, at) => `${place(x(at))},${place(y(share))}`).join(' ')}"/>`;
    const parts = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
        `<line x1="${left}" x2="${left + width}" y1="${y(share)}" y2="${y(share)}" stroke="#ddd"/>`,
        text(left - 8, y(share) + 4, `${share * 100} %`, 'text-anchor="end"')]);
    parts.push(...ks.map((k, at) => text(x(at), top + height + 18, k, 'text-anchor="middle"')));
    parts.push(text(left + width / 2, top + height + 36, 'of so many nearest neighbours', 'text-anchor="middle"'));
    parts.push(line(ks.map((k) => k / (pictures[0].things - 1)), 'stroke="#999" stroke-dasharray="4 4"'));
    for (const {kept_at, color} of pictures) parts.push(line(kept_at.map(({kept}) => kept), `stroke="${color}"`));
    const entries = [...pictures.map(({label, color}) => [label, color, '']), ['by chance', '#999', 'stroke-dasharray="4 4"']];
    entries.forEach(([label, color, dash], at) => parts.push(
        `<line x1="470" x2="494" y1="${top + 12 + 22 * at}" y2="${top + 12 + 22 * at}" stroke="${color}" stroke-width="2" ${dash}/>`,
        text(502, top + 16 + 22 * at, label)));
    return svg(680, 330, parts);
}

// Distances of pairs in the picture against those in all dimensions, each as a share of the largest.
function shepard_plot(pictures) {
    const [side, gap, top] = [190, 36, 34];
    const parts = pictures.flatMap(({label, pairs, shepard, color}, at) => {
        const left = 30 + at * (side + gap);
        const [most, most_here] = [0, 1].map((axis) => Math.max(...pairs.map((pair) => pair[axis])));
        return [
            `<rect x="${left}" y="${top}" width="${side}" height="${side}" fill="none" stroke="#bbb"/>`,
            text(left, top - 10, `${label}: ${shepard.toFixed(2)}`),
            ...pairs.map(([truly, here]) => `<circle cx="${place(left + truly / most * side)}" cy="${place(top + side - here / most_here * side)}" r="1.6" fill="${color}" fill-opacity="0.6"/>`),
            text(left + side / 2, top + side + 18, 'distance in all dimensions', 'text-anchor="middle"'),
        ];
    });
    parts.push(`<g transform="translate(18 ${top + side / 2}) rotate(-90)">${text(0, 0, 'distance here', 'text-anchor="middle"')}</g>`);
    return svg(30 + pictures.length * (side + gap), top + side + 30, parts);
}

const figure = (x, digits = 3) => x.toFixed(digits);

function page(pictures) {
    const of = (name) => pictures.find((picture) => picture.name === name);
    const [pca, tsne, torn, mds] = ['pca', 'tsne', 'torn', 'mds'].map(of);
    const image = (name, words) => `![${words}](projections/${name}.svg)`;
    return `${BEGIN}
## What each measure says

One map of 406 cars, eight numbers a car, laid flat in several ways. \`make projections\` makes these pictures and figures anew; each is one
command, such as

    embedscape train --steps ${STEPS} --link '${pca.link}' --map pca.svg

**Trustworthiness** asks: are things that are near each other here near in truth? For each thing it looks at its ten nearest in the picture,
and counts for those that are not among its ten nearest in all dimensions how far down their list they stand. 1 is perfect, 0.5 is chance. What
it counts are *false neighbours*: solid red lines, here the worst of ${pca.false_neighbours.toLocaleString('en')} pairs (near here, and not even among the thirty nearest in
truth; at most three lines a thing).

${image('pca', `Principal components of eight dimensions, with lines between false and torn neighbours: trustworthiness ${figure(pca.trustworthiness)}`)}

Principal components: trustworthiness ${figure(pca.trustworthiness)}, continuity ${figure(pca.continuity)}. Two directions are shown, and what differs in the others falls on one place.

${image('tsne', `The same map by t-SNE: trustworthiness ${figure(tsne.trustworthiness)}`)}

t-SNE: trustworthiness ${figure(tsne.trustworthiness)}, continuity ${figure(tsne.continuity)}, and ${tsne.false_neighbours.toLocaleString('en')} false neighbours instead of ${pca.false_neighbours.toLocaleString('en')}.

**Continuity** asks the other way round: are things that are near in truth near here, too? What it counts are *torn neighbours*: dashed lines, across
whatever gap the picture has put between them. At a perplexity of 2 t-SNE tears most: continuity ${figure(torn.continuity)}, ${torn.torn_neighbours.toLocaleString('en')} torn neighbours (at 30:
${figure(tsne.continuity)} and ${tsne.torn_neighbours.toLocaleString('en')}).

${image('torn', `t-SNE with a perplexity of 2: continuity ${figure(torn.continuity)}`)}

**Neighbours kept**: the share of the k nearest in truth that are among the k nearest here, for k from 1 to 100. It has no allowance for near misses,
so it is the strictest of the three. A picture can keep the nearest one and lose the hundred, or the other way round:

${image('kept', 'The share of neighbours kept of the nearest 1 to 100, for six pictures of one map')}

**Shepard's correlation** is about far things, too: take pairs of things, and rank them by their distance in truth and here. 1: the order is the same.
Each dot of Shepard's diagram is such a pair. Multidimensional scaling (${figure(mds.shepard, 2)}) is made for it; t-SNE (${figure(tsne.shepard, 2)}) does not try to keep large distances in order.

${image('shepard', "Shepard's diagram of three pictures")}

| | trustworthiness | continuity | kept of 10 | Shepard's correlation | false | torn |
|---|---|---|---|---|---|---|
${pictures.map((one) => `| ${one.label} | ${figure(one.trustworthiness)} | ${figure(one.continuity)} | ${figure(10 * one.kept, 1)} | ${figure(one.shepard, 2)} | ${one.false_neighbours.toLocaleString('en')} | ${one.torn_neighbours.toLocaleString('en')} |`).join('\n')}

No measure says all of it: a picture can be trusted about neighbours and be wrong about everything far, and each is a mean over things that differ. "Colour
things by it" shows for which of them it holds.
${END}`;
}

if (!fs.existsSync(PROGRAM)) {
    console.error(`${PROGRAM} is not there. \`make projections\` builds it.`);
    process.exit(1);
}
fs.rmSync(FOLDER, {recursive: true, force: true});
fs.mkdirSync(FOLDER, {recursive: true});
const pictures = PICTURES.map((picture) => ({...picture, ...measured(picture)}));
for (const name of ['random', 'umap', 'mds']) fs.rmSync(path.join(FOLDER, `${name}.svg`)); // measured only
fs.writeFileSync(path.join(FOLDER, 'kept.svg'), kept_plot(pictures));
fs.writeFileSync(path.join(FOLDER, 'shepard.svg'), shepard_plot(['pca', 'tsne', 'mds'].map((name) => pictures.find((one) => one.name === name))));
const before = fs.readFileSync(PAGE, 'utf8');
const [begin, end] = [before.indexOf(BEGIN), before.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`docs/projections.md has to have ${BEGIN} and ${END}`);
fs.writeFileSync(PAGE, before.slice(0, begin) + page(pictures) + before.slice(end + END.length));
console.log('docs/projections.md: the measures');
