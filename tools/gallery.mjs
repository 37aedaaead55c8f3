// make gallery: the pictures in docs/gallery and the page that shows them, made anew through the command line.
// node tools/gallery.mjs [PROGRAM]   (without one: build/native/embedscape)
// Pictures of the data sets that the program lists, in both styles, light and dark in turns, and a few that show what
// else the map can be filled with. Each is made of nothing but a link and a number of steps, which stand beneath it.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {deflateSync} from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const program = path.resolve(process.argv[2] ?? path.join(root, 'build/native/embedscape'));
const folder = path.join(root, 'docs/gallery');
const kSteps = 3000;
const kMostBytes = 150000; // packed, as the repository keeps them: of an SVG of 2,000 things a quarter is left
const kMostPictures = 12;
const kSizes = ['960x720', '840x630', '720x540', '600x450', '480x360']; // the largest that is small enough

const kOthers = [
    {name: 'contours', link: 'regions=regress.mpg&color=mpg&shows=names,contours&style=chart&theme=light'},
    {name: 'contours-fantasy', link: 'regions=regress.mpg&color=mpg&style=fantasy&theme=dark'},
    {name: 'two-heads', link: 'borders=regress.mpg&shows=names,density&style=chart&theme=light'},
    {name: 'bent-borders', link: 'color=make&losses=classify:make:1:16&style=chart&theme=light'},
    {name: 'pixels', link: 'color=cylinders&theme=light', ending: 'png'},
];

function call(...args) {
    return execFileSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 26});
}

// The picture with its caption, which is its own title, and the link as the program writes it.
function make({name, link, ending = 'svg'}) {
    const file = path.join(folder, `${name}.${ending}`);
    for (const size of kSizes) {
        const args = ['train', '--json', '--steps', String(kSteps), '--link', link, '--size', size];
        const said = JSON.parse(call(...args, '--map', file));
        const bytes = deflateSync(fs.readFileSync(file)).length;
        if (bytes > kMostBytes) continue;
        const drawn = ending === 'svg' ? file : path.join(folder, 'title.svg');
        if (drawn !== file) call(...args, '--map', drawn);
        const title = fs.readFileSync(drawn, 'utf8').match(/<title>(.*?)<\/title>/)[1];
        if (drawn !== file) fs.rmSync(drawn);
        console.log(`${path.relative(root, file)}: ${size}, ${Math.round(bytes / 1000)} kB packed`);
        return {file: path.basename(file), title, link: said.link};
    }
    throw new Error(`${name} is larger than ${kMostBytes} bytes at every size`);
}

// Both styles of a data set, or one in turns where there are many; the program drops what is the default of a link.
function pictures_of(dataset, i, both) {
    const styles = ['fantasy', 'chart'].map((style, j) => {
        const dark = (both ? i + j : Math.floor(i / 2)) % 2 === 1;
        return {
            name: `${dataset.id.replaceAll('_', '-')}-${style}`,
            link: `dataset=${dataset.id}&style=${style}&theme=${dark ? 'dark' : 'light'}`,
        };
    });
    return both ? styles : [styles[i % 2]];
}

function page(pictures) {
    const parts = pictures.map(({file, title, link}) => `![${title}](gallery/${file})

${title}. Link: \`#${link}\`

    embedscape train --steps ${kSteps}${link ? ` --link '${link}'` : ''} --map ${file}
`);
    return `# Gallery

Maps as the command line makes them, each trained anew from its link: \`make gallery\` repeats all of them, this page
included. A link stands behind the page's address, where it opens the same experiment; the same link and the same number
of steps give the same map on every machine.

${parts.join('\n')}`;
}

if (!fs.existsSync(program)) {
    console.error(`${program} is not there. \`make gallery\` builds it.`);
    process.exit(1);
}
fs.rmSync(folder, {recursive: true, force: true});
fs.mkdirSync(folder, {recursive: true});
const datasets = JSON.parse(call('list', 'datasets', '--json'));
const room = kMostPictures - kOthers.length;
const of_data = datasets.flatMap((dataset, i) => pictures_of(dataset, i, 2 * datasets.length <= room));
const wanted = [...of_data.slice(0, room), ...kOthers];
fs.writeFileSync(path.join(root, 'docs/gallery.md'), page(wanted.map(make)));
console.log(`docs/gallery.md: ${wanted.length} pictures`);
