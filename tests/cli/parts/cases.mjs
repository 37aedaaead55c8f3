// What the command line promises, one case a promise. Next: program.mjs (how it is run), png.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readPng, writePng } from './png.mjs';
import { zip } from './zip.mjs';

const kRoot = fileURLToPath(new URL('../../../', import.meta.url));
const kFuzz = path.join(kRoot, 'tests/fuzz/corpus');
const kSteps = ['--steps', '200'];  // enough that weights differ, quick enough for many runs
const kDatasets = ['auto_mpg'];     // must stay: their ids stand in links

const train = (program, ...args) => program.json(['train', '--json', ...kSteps, ...args]);

function tsv(text) {
  const [head, ...rows] = text.trimEnd().split('\n').map((line) => line.split('\t'));
  for (const row of rows) assert.equal(row.length, head.length, 'as many fields as the header has');
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [head[i], value])));
}

/** Hue in degrees, or null for a colour without one. */
function hue([r, g, b]) {
  const most = Math.max(r, g, b), least = Math.min(r, g, b);
  if (most - least < 12) return null;
  const sector = most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least) : 4 + (r - g) / (most - least);
  return (sector * 60 + 360) % 360;
}

const turn = (a, b) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const cases = {
  'version and help say so and succeed': (program) => {
    assert.match(program.good(['--version']), /^embedscape \d+\.\d+\.\d+\n$/);
    assert.match(program.good(['--help']), /train[\s\S]*list[\s\S]*window/);
    for (const command of ['train', 'list', 'window']) assert.match(program.good([command, '--help']), /Usage/);
  },

  'list prints every table, and JSON that parses': (program) => {
    const all = program.json(['list', '--json']);
    for (const name of ['datasets', 'losses', 'layers', 'activations', 'optimisers', 'fields']) {
      const rows = program.json(['list', name, '--json']);
      assert.deepEqual(rows, all[name]);
      assert.ok(rows.length > 0, `${name} is empty`);
      const text = program.good(['list', name]);
      for (const row of rows) {
        assert.ok(row.id && row.help, `a row of ${name} has no id or help`);
        assert.ok(text.includes(row.id), `${row.id} is missing in the text`);
      }
    }
    for (const id of kDatasets) assert.ok(all.datasets.some((row) => row.id === id));
  },

  'a table that somebody brings is trained on, and what was guessed is said': (program) => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      `thing ${i};${i % 2 ? 9 : 1},${i % 10};${(i * 7) % 13};${i % 2 ? 'big' : 'small'}`);
    const file = program.write('own.csv', ['name;size;other;kind', ...rows].join('\n'));
    const once = () => program.run(['train', '--json', ...kSteps, '--data', file]);
    const { code, out, err } = once();
    assert.equal(code, 0, err);
    assert.match(err, /own\.csv: The separator is the semicolon; "," was read as the decimal sign\./);
    const own = JSON.parse(out);
    assert.match(own.spec.dataset, /^own_[0-9a-f]{16}$/);
    assert.deepEqual(own.spec.features, ['size', 'other']);
    assert.equal(own.spec.losses[0].target, 'kind');
    assert.equal(JSON.parse(once().out).weights_hash, own.weights_hash);
    program.refused(['train', '--data', 'gone.csv'], 2, /gone\.csv cannot be read/);
    program.refused(['train', '--data', program.write('empty.csv', '')], 2, /The file is empty/);
    const broken = program.write('broken.csv', 'a,b\n1,2\n3\n4,5\n6,7\n');
    const stopped = program.run(['train', '--data', broken]);
    assert.equal(stopped.code, 2);
    assert.match(stopped.err, /Line 3, column 2[\s\S]*--leave-out/);
    assert.equal(program.run(['train', ...kSteps, '--data', broken, '--leave-out']).code, 0);
  },

  'inspect says what is in a file of whatever kind': (program) => {
    const table = program.write('plants.csv', 'Beet;Höhe;Standort\nBeet 1;12,5;Nord\nBeet 2;;Süd\nBeet 3;35,25;Nord\nBeet 4;3,5;Süd\n');
    const said = program.json(['inspect', table, '--json']);
    assert.deepEqual([said.format, said.encoding, said.delimiter, said.decimal, said.header_line, said.skipped_lines, said.rows],
      ['CSV', 'utf-8', ';', ',', 1, 0, 4]);
    assert.deepEqual(said.columns.map(({ name, type, missing }) => [name, type, missing]),
      [['Beet', 'id', 0], ['Höhe', 'number', 1], ['Standort', 'category', 0]]);
    assert.deepEqual([said.columns[1].min, said.columns[1].max, said.columns[2].classes, said.columns[0].first],
      [3.5, 35.25, 2, 'Beet 1']);
    assert.ok(said.warnings.some((warning) => /too few to hold any out/.test(warning)));
    assert.match(program.good(['inspect', table]), /^plants\.csv: CSV, 4 rows of 3 columns[^]*Höhe: number, 3\.5 to 35\.25, 1 missing/);
    const vectors = program.write('vectors.tsv', '0.1\t0.2\t0.3\n0.4\t0.5\t0.6\n0.7\t0.8\t0.9\n\n');
    const labels = program.write('labels.tsv', 'name\nant\nbee\ncat\n');
    const pair = program.json(['inspect', labels, vectors, '--json']);
    assert.deepEqual([pair.format, pair.rows, pair.vector_dims, pair.columns.length, pair.columns[0].first],
      ['projector pair', 3, 3, 1, 'ant']);
    const lines = program.write('ids.jsonl', '{"id": 1294030472427835393}\n{"id": 1294030472427835394}\n{"id":\n');
    const ids = program.json(['inspect', lines, '--json']);
    assert.equal(ids.columns[0].first, '1294030472427835393');
    assert.deepEqual([ids.n_rejected, ids.rejected[0].line], [1, 3]);
    const words = program.run(['inspect', '--json', '-'], { input: '2 3\n  0.1 0.2 0.3\nNew York 1 2 3\n' });
    assert.deepEqual([JSON.parse(words.out).format, JSON.parse(words.out).columns[0].first], ['word2vec text', ' ']);
    program.refused(['inspect', 'gone.csv'], 2, /gone\.csv cannot be read/);
    program.refused(['inspect', table, labels], 2, /"plants\.csv" and "labels\.tsv" do not belong together/);
    const refused = program.run(['inspect', '--json', program.write('cut.npy', '\x93NUMPY')]);
    assert.equal(refused.code, 2);
    assert.match(JSON.parse(refused.out).error, /cut\.npy/);
  },

  'words that count as missing are said, and can be changed': (program) => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 8 === 0 ? '-999' : i % 9},${i % 5 === 0 ? '?' : i % 2 ? 'big' : 'small'}`);
    const file = program.write('stand-ins.csv', ['size,kind', ...rows].join('\n'));
    const found = program.json(['inspect', file, '--json']);
    assert.deepEqual(found.missing_words.map(({ word, missing, values }) => [word, missing, values]), [['?', 8, 0], ['-999', 0, 5]]);
    const chosen = program.json(['inspect', file, '--json', '--missing', '-999', '--not-missing', '?']);
    assert.deepEqual([chosen.columns[0].min, chosen.columns[0].missing, chosen.columns[1].missing, chosen.columns[1].classes], [0, 5, 0, 3]);
    assert.match(program.good(['inspect', file, '--missing', '-999']), /Counts as missing: \? \(8\), -999 \(5\)\./);
    const { code, out, err } = program.run(['train', '--json', ...kSteps, '--data', file, '--missing', '-999']);
    assert.equal(code, 0, err);
    assert.match(JSON.parse(out).spec.dataset, /^own_[0-9a-f]{16}_m2d393939$/);
    program.refused(['inspect', file, '--missing', 'gone'], 2, /stand-ins\.csv: No cell is "gone"/);
    program.refused(['train', '--missing', '-999'], 2, /--missing means something only beside --data/);
  },

  'running text becomes a map of its words, and lines one of lines': (program) => {
    const words = { sea: ['whale', 'harpoon', 'captain', 'sail', 'wave', 'mast', 'crew'], farm: ['cow', 'barn', 'farmer', 'hay', 'field', 'plough', 'horse'] };
    const chapter = (all) => Array.from({ length: 400 }, (_, i) => `There the ${all[(i * 5) % 7]} and the ${all[(i * 3 + 2) % 7]} were,\nwith the old ${all[(i * i) % 7]}. `).join('');
    const text = program.write('novel.txt', `${chapter(words.sea)}\n\n${chapter(words.farm)}`);
    const said = program.json(['inspect', text, '--json']);
    assert.deepEqual([said.format, said.rows, said.columns.map(({ name }) => name)], ['running text', 14, ['word', 'count', 'frequency', 'place in the text']]);
    assert.match(program.good(['inspect', text]), /^novel\.txt: running text, 14 rows[^]*stand evenly all over the text/);
    const { code, out, err } = program.run(['train', '--json', ...kSteps, '--data', text]);
    assert.equal(code, 0, err);
    assert.deepEqual([JSON.parse(out).spec.losses[0].kind, JSON.parse(out).spec.features], ['skip_gram', ['word']]);
    const lines = program.run(['train', '--json', ...kSteps, '--data', text, '--text-as', 'lines']);
    assert.equal(lines.code, 0, lines.err);
    assert.match(JSON.parse(lines.out).spec.dataset, /^own_[0-9a-f]{16}_l$/);
    assert.deepEqual(JSON.parse(lines.out).spec.features, ['letters', 'words']);
    const titles = program.write('titles.txt', 'The whale\nA farm in spring\nTwo captains\nThe last harvest\n');
    assert.deepEqual([program.json(['inspect', titles, '--json']).format, program.json(['inspect', titles, '--json', '--text-as', 'table']).format], ['one thing a line', 'text table']);
    program.refused(['inspect', titles, '--text-as', 'corpus'], 2, /titles\.txt: .*a map of words needs 12\. Bring a longer text/);
    // Words that were left out are brought in, and others left out.
    assert.deepEqual([said.n_left_out.everywhere, said.words[0].word, said.words[0].left_out], [6, 'the', 'everywhere']);
    const chosen = program.json(['inspect', text, '--json', '--word', 'The', '--word', 'were', '--not-word', 'whale']);
    assert.deepEqual([chosen.rows, chosen.words.filter(({ is_chosen }) => is_chosen).map(({ word, is_thing }) => [word, is_thing])], [15, [['the', true], ['were', true], ['whale', false]]]);
    assert.match(program.good(['inspect', text, '--word', 'the']), /Things because you chose so: the \(2,400\)\.\n {2}Left out, everywhere in the text: there \(800\), /);
    const with_the = program.run(['train', '--json', ...kSteps, '--data', text, '--word', 'the']);
    assert.equal(with_the.code, 0, with_the.err);
    assert.match(JSON.parse(with_the.out).spec.dataset, /^own_[0-9a-f]{16}_w746865$/);
    program.refused(['inspect', text, '--word', 'kraken'], 2, /novel\.txt: The text has no word "kraken"/);
    program.refused(['inspect', text, '--text-as', 'lines', '--word', 'the'], 2, /in running text only, and this was taken for one thing a line/);
    program.refused(['train', '--word', 'the'], 2, /--word means something only beside --data/);
    // Through a pipe, in one paragraph: nothing but the text itself says what it is.
    const paragraph = program.read(text).toString().replaceAll('\n', ' ');
    assert.deepEqual([said.rows, program.json(['inspect', '-', '--json'], { input: paragraph }).format], [14, 'running text']);
    const piped = program.run(['train', '--json', ...kSteps, '--data', '-', '--text-as', 'corpus'], { input: paragraph });
    assert.equal(piped.code, 0, piped.err);
    assert.match(JSON.parse(piped.out).spec.dataset, /^own_[0-9a-f]{16}$/, 'what it is found to be anyway needs no choice');
    program.refused(['train', '--data', '-'], 2, /standard input: The text has 24 words.* a map of words needs 12/, { input: 'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.' });
    program.refused(['inspect', titles, '--text-as', 'poem'], 2, /"poem"; choose table, lines or corpus/);
    program.refused(['inspect', program.write('a.json', '[{"a": 1}, {"a": 2}]'), '--text-as', 'lines'], 2, /taken for nothing else/);
  },

  'pictures in folders are trained on, in the size that one chooses': (program) => {
    for (const kind of ['red', 'blue']) {
      fs.mkdirSync(path.join(program.folder, 'shapes', kind), { recursive: true });
      for (let i = 0; i < 20; ++i)
        program.write(`shapes/${kind}/${kind} ${i}.png`, writePng(40, 30, (x, y) => (x > 8 && y > i ? (kind === 'red' ? [200 + i, 30, 20] : [20, 30, 200 + i]) : [240, 240, 240])));
    }
    const said = program.json(['inspect', 'shapes', '--json']);
    assert.deepEqual([said.format, said.rows, said.side, said.columns.map(({ name, type }) => [name, type]), said.columns[1].classes],
      ['pictures', 40, 24, [['picture', 'picture'], ['class', 'category']], 2]);
    assert.match(program.good(['inspect', 'shapes', '--side', '16']), /^shapes: 40 pictures, shrunk to 16 pixels a side, 2 classes: blue \(20\), red \(20\)\.\n.*40 KB for all 40\. The model sees 768 numbers/);
    const train = (...rest) => program.run(['train', '--json', '--steps', '300', '--data', 'shapes', ...rest]);
    const { code, out, err } = train();
    assert.equal(code, 0, err);
    const own = JSON.parse(out);
    assert.deepEqual([own.spec.features, own.spec.losses[0].target], [['rgb'], 'class']);
    assert.ok(own.accuracy > 0.9, JSON.stringify(own.losses));
    assert.notEqual(JSON.parse(train('--side', '16').out).weights_hash, own.weights_hash);
    program.refused(['train', '--data', 'shapes', '--side', '20'], 2, /"20" pixels a side; choose 16, 24 or 32/);
    program.refused(['train', '--data', 'shapes', '--target', 'class'], 2, /Pictures have no columns/);
    program.write('shapes/red/broken.png', 'no picture');
    program.refused(['train', '--data', 'shapes'], 2, /1 picture cannot be read\. "broken\.png" is no picture.*--leave-out trains without it/);
    assert.equal(train('--leave-out').code, 0);
    program.refused(['inspect', 'shapes/red/red 1.png'], 2, /This is 1 picture; a map needs at least 2/);
    program.refused(['inspect', 'gone.png'], 2, /"gone\.png" is not there/);
    // A small file that says it has billions of pixels is refused before anything is decoded.
    const wrong = { huge_png: /has 60,000 x 60,000 pixels; at most 50 million can be read\. Make it smaller/, gif_without_height: /has no pixels/,
      jpeg_with_too_many_codes: /its tables hold more codes than a JPEG may have/, bmp_of_nothing: /is broken: it ends too early/ };
    for (const [name, sentence] of Object.entries(wrong)) {
      fs.copyFileSync(path.join(kFuzz, 'picture_files', name), path.join(program.folder, `${name}.png`));
      program.refused(['inspect', `${name}.png`, `${name}.png`], 2, sentence);
    }
    // WebP: of this repository's page. Read where libwebp was there to build with, else told what to do.
    const pictures = ['tall_dark', 'tall_light', 'wide_dark', 'wide_light'].map((name) => path.join(kRoot, `web/still_${name}.webp`));
    const webp = program.run(['inspect', '--json', ...pictures]);
    if (webp.code === 0) assert.deepEqual([JSON.parse(webp.out).rows, JSON.parse(webp.out).warnings], [4, []]);
    else assert.match(JSON.parse(webp.out).error, /"still_tall_dark\.webp" is WebP, which this build does not read: save it as PNG, open it in the page, or install libwebp-dev/);
  },

  'zip archives and gzip files are unpacked, and those that mean harm are refused': (program) => {
    const put = (name, bytes) => {
      fs.writeFileSync(path.join(program.folder, name), bytes);
      return name;
    };
    const picture = (i, red) => writePng(40, 30, (x, y) => (x > 8 && y > i ? (red ? [200 + i, 30, 20] : [20, 30, 200 + i])  : [240, 240, 240]));
    const shapes = Array.from({ length: 24 }, (_, i) => [`shapes/${i % 2 ? 'red' : 'blue'}/${i}.png`, picture(i, i % 2)]);
    const noise = ['__MACOSX/shapes/._1.png', 'shapes/.hidden.png', 'readme.txt'].map((name) => [name, Buffer.from('no picture')]);
    const said = program.json(['inspect', '--json', put('shapes.zip', zip([...shapes, ...noise]))]);
    assert.deepEqual([said.format, said.rows, said.columns[1].classes], ['pictures', 24, 2]);
    const { code, out, err } = program.run(['train', '--json', '--steps', '300', '--data', 'shapes.zip']);
    assert.equal(code, 0, err);
    assert.ok(JSON.parse(out).accuracy > 0.9, out);
    // Two archives without folders: each is a class. Names that climb are names, and nothing is written anywhere.
    const flat = (red) => shapes.filter((_, i) => (i % 2 === 1) === red).map(([name, bytes]) => [path.basename(name), bytes]);
    assert.match(program.good(['inspect', put('red.zip', zip(flat(true))), put('blue.zip', zip(flat(false)))]), /24 pictures, .*2 classes: blue \(12\), red \(12\)/);
    const climbs = put('climbs.zip', zip(shapes.map(([name, bytes]) => [`../../${name}`, bytes])));
    assert.match(program.good(['inspect', climbs]), /24 pictures, .*2 classes: blue \(12\), red \(12\)/);
    for (const place of ['..', '../..', '.']) assert.ok(!fs.existsSync(path.join(program.folder, place, 'shapes/red/1.png')), place);
    // A table in a zip, and in gzip; of several files one has to be given.
    const rows = Buffer.from(['size,kind', ...Array.from({ length: 30 }, (_, i) => `${i},${i % 2 ? 'a' : 'b'}`)].join('\n'));
    assert.equal(program.json(['inspect', '--json', put('table.zip', zip([['deep/things.csv', rows]]))]).rows, 30);
    put('things.csv.gz', gzipSync(rows));
    assert.match(program.good(['inspect', 'things.csv.gz']), /^things\.csv: CSV, 30 rows/);
    assert.equal(program.json(['inspect', '--json', '-'], { input: gzipSync(rows) }).rows, 30);
    program.refused(['inspect', put('two.zip', zip([['a.csv', rows], ['b.csv', rows]]))], 2, /"two\.zip" holds 2 files: "a\.csv", "b\.csv"; unpack it, and give the one with the data/);
    // A bomb: 300 names for the same megabyte.
    program.refused(['inspect', put('bomb.zip', zip([['a.png', Buffer.alloc(1 << 20)]], 300))], 2, /"bomb\.zip" holds more than 256 MiB/);
    const whole = program.read('shapes.zip');
    program.refused(['inspect', put('half.zip', whole.subarray(0, whole.length / 2))], 2, /"half\.zip" is no zip archive, or its end is missing/);
    program.refused(['inspect', put('half.csv.gz', gzipSync(rows).subarray(0, 60))], 2, /"half\.csv\.gz" cannot be unpacked here \(gzip\)/);
  },

  'vectors and their labels are trained on, and a target can be named': (program) => {
    const rows = Array.from({ length: 40 }, (_, i) => [i % 2 ? 0.9 : 0.1, (i % 5) / 5, (i % 7) / 7].join('\t'));
    const vectors = program.write('v.tsv', rows.join('\n'));
    const labels = program.write('l.tsv', `side\tsize\n${rows.map((_, i) => `${i % 2 ? 'left' : 'right'}\t${i * 1.5}`).join('\n')}\n`);
    const { code, out, err } = program.run(['train', '--json', ...kSteps, '--data', vectors, '--data', labels]);
    assert.equal(code, 0, err);
    assert.equal(JSON.parse(out).spec.losses[0].target, 'side');
    assert.ok(JSON.parse(out).spec.features.includes('vector'));
    const size = program.run(['train', '--json', ...kSteps, '--data', vectors, '--data', labels, '--target', 'size']);
    assert.equal(JSON.parse(size.out).spec.losses[0].target, 'size', size.err);
    const none = program.run(['train', ...kSteps, '--data', labels, '--target', 'sizes']);
    assert.equal(none.code, 2);
    assert.match(none.err, /There is no column "sizes"; did you mean "size"\?/);
  },

  'the same experiment gives the same bits, another seed gives others': (program) => {
    const first = train(program);
    assert.match(first.weights_hash, /^[0-9a-f]{16}$/);
    assert.equal(train(program).weights_hash, first.weights_hash);
    assert.equal(train(program, '--seed', String(first.spec.seed)).weights_hash, first.weights_hash);
    const other = train(program, '--seed', '77');
    assert.notEqual(other.weights_hash, first.weights_hash);
    assert.equal(other.spec.seed, 77);
  },

  'JSON says what the run was': (program) => {
    const said = train(program);
    assert.equal(said.step, 200);
    assert.equal(said.losses.length, said.spec.losses.length);
    for (const loss of said.losses) assert.ok(loss.id && loss.train > 0 && loss.held_out > 0);
    assert.ok(said.accuracy > 0 && said.accuracy <= 1);
    assert.ok(said.balanced_accuracy > 0 && said.balanced_accuracy <= 1);
    assert.ok(said.samples_per_s > 0);
    assert.ok(!('trouble' in said));
  },

  'a sweep trains every map as it would be trained alone, and says so in rows and columns': (program) => {
    const said = program.json(['sweep', '--json', ...kSteps, '--axis', 'lr=0.01,0.03', '--axis', 'seed=1,5,7', '--bits', 'origin']);
    assert.deepEqual(said.axes.map((axis) => axis.path), ['lr', 'seed']);
    assert.equal(said.cells.length, 6);
    for (const cell of said.cells) {
      const alone = train(program, '--link', `lr=${said.axes[0].values[cell.column]}`, '--seed', said.axes[1].values[cell.row]);
      assert.equal(cell.weights_hash, alone.weights_hash);
      assert.equal(cell.accuracy, alone.accuracy);
      assert.ok(cell.bits > 0 && cell.bits < 1.6);
    }
    assert.equal(new Set(said.cells.map((cell) => cell.weights_hash)).size, 6);
    assert.equal(said.agreement.length, 2, 'one for each learning rate');
    const [first] = said.agreement;
    assert.equal(first.maps, 3);
    const mean = first.things.reduce((sum, thing) => sum + thing.agreement, 0) / first.things.length;
    assert.ok(Math.abs(mean - first.mean) < 1e-9 && mean > 0 && mean < 1);
    for (let i = 1; i < first.things.length; ++i) assert.ok(first.things[i].agreement <= first.things[i - 1].agreement);
    const text = program.good(['sweep', ...kSteps, '--seeds', '3', '--map', 'sweep.png']);
    const grid = readPng(program.read('sweep.png'));
    assert.ok(grid.width > 3 * 240 && grid.height > 180, `${grid.width}x${grid.height}`);
    assert.match(text, /seed\n1 +2 +3\n[\s\S]*agreement of 3 seeds: 0\.\d+[\s\S]*most stable[\s\S]*least stable/);
  },

  'a sweep refuses what is none, and a map that cannot be does not stop the others': (program) => {
    program.refused(['sweep'], 2, /--axis lr=0.01,0.1 or --seeds/);
    program.refused(['sweep', '--axis', 'speed_of_light=1,2'], 2, /There is no field "speed_of_light"/);
    program.refused(['sweep', '--axis', 'lr=0.1'], 2, /2 to 10/);
    program.refused(['sweep', '--axis', 'lr=1,2', '--bits', 'smell'], 2, /There is no attribute "smell"/);
    program.refused(['sweep', '--axis', 'lr=1,2', '--seeds', '40'], 2, /80 maps/);
    program.refused(['sweep', '--seeds', '3', '--map', 'sweep.svg'], 2, /written as \.png/);
    const got = program.run(['sweep', '--json', ...kSteps, '--axis', 'map_dims=2,65']);
    assert.equal(got.code, 1);
    const { cells } = JSON.parse(got.out);
    assert.equal(cells[0].step, 200);
    assert.match(cells[1].problem, /it can be 1 to 64/);
  },

  'training lowers the loss': (program) => {
    const before = program.json(['train', '--json', '--steps', '0']);
    const after = program.json(['train', '--json', '--steps', '2000']);
    // Untrained, three classes of unequal size cost about ln 3 = 1.1; learned, well below two thirds of that.
    assert.ok(after.losses[0].train < before.losses[0].train * 0.66,
      `${before.losses[0].train} to ${after.losses[0].train}`);
  },

  'a spec and a link that a run prints run the same again': (program) => {
    const link = 'layers=dense:7:relu&features=weight,year&lr=0.02';
    const first = train(program, '--link', link);
    assert.equal(first.spec.layers[0].width, 7);
    const file = program.write('spec.json', JSON.stringify(first.spec));
    assert.deepEqual(train(program, '--spec', file).spec, first.spec);
    assert.equal(train(program, '--spec', file).weights_hash, first.weights_hash);
    assert.equal(train(program, '--link', first.link).weights_hash, first.weights_hash);
    const piped = program.json(['train', '--json', ...kSteps, '--spec', '-'], { input: JSON.stringify(first.spec) });
    assert.equal(piped.weights_hash, first.weights_hash);
  },

  'every data set trains, and what its layers keep can be told': (program) => {
    for (const { id } of program.json(['list', 'datasets', '--json'])) {
      const said = train(program, '--dataset', id, '--bits');
      assert.equal(said.spec.dataset, id);
      assert.ok(said.losses.length > 0);
      const { attributes, layers } = said.bits_kept;
      assert.ok(attributes.length > 0 && layers.length >= 2, id);
      for (const { kept } of layers) {
        kept.forEach(({ linear_bits, neighbour_bits }, i) => {
          const most = attributes[i].entropy_bits;
          if (most === null) return;  // nothing to judge by
          for (const bits of [linear_bits, neighbour_bits]) assert.ok(bits >= 0 && bits <= most, `${id}: ${bits} of ${most}`);
        });
      }
    }
  },

  'the text for people has the same figures and no progress when nobody watches': (program) => {
    const said = train(program);
    const text = program.good(['train', ...kSteps]);
    assert.ok(text.includes(said.weights_hash));
    assert.ok(text.includes(said.losses[0].train.toFixed(4)), text);
    assert.ok(!text.includes('\r'));
  },

  'bits kept are told when asked for, within what there is to know, and training is the same': (program) => {
    const plain = train(program);
    assert.ok(!('bits_kept' in plain));
    const said = train(program, '--bits');
    assert.equal(said.weights_hash, plain.weights_hash);
    const { attributes, layers } = said.bits_kept;
    assert.deepEqual(layers.map((layer) => layer.label), ['features', ...layers.slice(1, -1).map((layer) => layer.label), 'the map']);
    assert.equal(layers.length, said.spec.layers.length + 2);
    for (const layer of layers) {
      assert.deepEqual(layer.kept.map((cell) => cell.attribute), attributes.map((attribute) => attribute.id));
      layer.kept.forEach((cell, i) => {
        for (const bits of [cell.linear_bits, cell.neighbour_bits]) assert.ok(bits >= 0 && bits <= attributes[i].entropy_bits);
        assert.equal(cell.step, 200);
      });
    }
    const mpg = attributes.findIndex((attribute) => attribute.id === 'mpg');
    assert.equal(attributes[mpg].cuts.length, 3);
    const text = program.good(['train', ...kSteps, '--bits']);
    for (const { label } of attributes) assert.ok(text.includes(`\n${label} `), label);
    assert.ok(text.includes(`${layers[0].kept[mpg].linear_bits.toFixed(2)} ±`), text);
    assert.ok(text.includes(`${layers[0].kept[mpg].neighbour_bits.toFixed(2)} ±`), text);
  },

  'wrong arguments end with 2 and a sentence': (program) => {
    program.refused(['--bogus'], 2, /--bogus/);
    program.refused(['fly'], 2, /fly/);
    program.refused(['train', '--steps', 'many'], 2, /--steps: "many" is not a whole number/);
    program.refused(['train', '--steps', '-1'], 2, /--steps/);
    program.refused(['train', '--seed', '1.5'], 2, /--seed/);
    program.refused(['train', '--seed', '-5'], 2, /seed is -5/);
    program.refused(['train', '--size', 'big'], 2, /--size/);
    program.refused(['train', '--light', '--dark'], 2, /--light/);
    program.refused(['train', '--spec', 'a', '--link', 'b'], 2, /--link/);
    program.refused(['train', '--scale', '5'], 2, /--scale: "5" is not a number from 1 to 4/);
    program.refused(['train', '--scale', 'big'], 2, /--scale/);
    program.refused(['train', '--style', 'cubist'], 2, /"cubist"; choose chart or fantasy/);
    program.refused(['train', '--dataset', 'boats'], 2, /"boats".*auto_mpg/);
    program.refused(['list', 'songs'], 2, /"songs".*datasets/);
    program.refused(['window', '--frames', '3'], 2, /--screenshot/);
  },

  'a wrong spec or link names the field': (program) => {
    const refused = (text, sentence) => program.refused(['train', '--spec', program.write('wrong.json', text)], 2, sentence);
    refused('{"layers": [{"kind": "dense", "width": 0, "activation": "tanh"}]}', /wrong\.json: layers\.0\.width: .*0/);
    refused('{"colour": "make"}', /"colour"/);
    refused('{"lr": "fast"}', /lr: .*"fast"/);
    refused('{"lr": ', /JSON/);
    refused('[]', /object/);
    refused('', /empty/);
    program.refused(['train', '--link', 'lr=fast'], 2, /lr: .*"fast"/);
  },

  'files that cannot be read or written are named before any work': (program) => {
    program.refused(['train', '--spec', 'missing.json'], 2, /missing\.json cannot be read/);
    program.refused(['train', '--spec', '.'], 2, /cannot be read/);
    const lots = ['--steps', '100000000'];  // would take hours
    program.refused(['train', ...lots, '--map', 'no/such/folder/map.png'], 2, /map\.png cannot be written/);
    program.refused(['train', ...lots, '--tsv', '.'], 2, /cannot be written/);
  },

  'training that breaks says where, keeps the last good map and ends with 1': (program) => {
    const link = 'optimiser=sgd&lr=1&decay=0&losses=regress:mpg:4:0,reconstruct::4:0&layers=dense:64:relu,dense:64:relu';
    const got = program.run(['train', '--json', '--steps', '20000', '--link', link, '--tsv', 'broken.tsv']);
    assert.equal(got.code, 1, got.err);
    assert.match(got.err, /^embedscape: Step \d+ [^\n]+\n$/);
    const said = JSON.parse(got.out);
    assert.ok(said.trouble.step > 0 && said.trouble.sentence.length > 10);
    for (const row of tsv(program.read('broken.tsv').toString())) assert.ok(Number.isFinite(Number(row.x)));
  },

  'training that goes on but learns nothing says why, and is no failure': (program) => {
    const got = program.run(['train', '--json', '--steps', '20', '--link', 'batch=1&losses=triplet:origin']);
    assert.equal(got.code, 0, got.err);
    const { hint } = JSON.parse(got.out);
    assert.equal(hint.id, 'cannot_act');
    assert.match(hint.sentence, /Raise the batch size/);
    assert.equal(got.err, `embedscape: ${hint.sentence}\n`);
  },

  'the table has a line a thing, with answers and truths': (program) => {
    const said = train(program, '--tsv', 'table.tsv');
    const rows = tsv(program.read('table.tsv').toString());
    assert.equal(rows.length, 406);
    const head = said.losses[0].id;
    const held_out = rows.filter((row) => row.held_out === '1');
    // The share asked for, to the row: rounding may go either way.
    assert.ok(Math.abs(held_out.length - 406 * said.spec.held_out) <= 1);
    const right = held_out.filter((row) => row[head] === row[`${head}.true`]).length / held_out.length;
    // Both count the same 81 rows; a place written with 9 digits may decide one of them differently.
    assert.ok(Math.abs(right - said.accuracy) < 1.5 / held_out.length, `${right} against ${said.accuracy}`);
    assert.ok(rows.some((row) => row['regress.mpg.true'] === ''), 'missing values stay empty');
  },

  'the picture has the size asked for and shows what the table says': (program) => {
    const said = program.json(['train', '--json', '--steps', '2000', '--map', 'map.png', '--tsv', 'map.tsv']);
    const picture = readPng(program.read('map.png'));
    assert.deepEqual([picture.width, picture.height], [1200, 900]);
    assert.ok(said.map.height < 900, 'caption and legend stand below the map');
    const head = said.losses[0].id;
    const things = tsv(program.read('map.tsv').toString()).map((row) => ({
      answer: row[head],
      x: Math.round(said.map.width / 2 + (Number(row.x) - said.map.x) / said.map.units_per_px),
      y: Math.round(said.map.height / 2 - (Number(row.y) - said.map.y) / said.map.units_per_px),
    }));
    // 9 px beside a dot that stands alone there is only the region.
    const seen = [];
    for (const thing of things) {
      const at = { x: thing.x + 9, y: thing.y };
      const alone = things.every((other) => other === thing || Math.hypot(other.x - at.x, other.y - at.y) > 9);
      const color = alone && hue(picture.rgb(at.x, at.y));
      if (alone && color !== null) seen.push({ answer: thing.answer, hue: color });
    }
    assert.ok(seen.length > 60, `only ${seen.length} things stand alone`);
    const hues = Object.fromEntries([...new Set(seen.map((s) => s.answer))].map(
      (answer) => [answer, middle(seen.filter((s) => s.answer === answer).map((s) => s.hue))]));
    assert.equal(Object.keys(hues).length, 3, 'all three origins were said');
    const right = seen.filter((s) => Object.values(hues).every((h) => turn(s.hue, hues[s.answer]) <= turn(s.hue, h)));
    // The rest lie beside a border, which the 9 px cross, or under a name.
    assert.ok(right.length >= 0.9 * seen.length, `${right.length} of ${seen.length} agree`);
  },

  'size and ground of the picture can be chosen': (program) => {
    const corner = (...args) => {
      train(program, '--map', 'small.png', '--size', '640x480', ...args);
      const picture = readPng(program.read('small.png'));
      assert.deepEqual([picture.width, picture.height], [640, 480]);
      return picture.rgb(2, 477)[0];  // the strip's ground
    };
    assert.ok(corner('--light') > 200);
    assert.ok(corner('--dark') < 60);
    assert.ok(corner('--link', 'theme=dark') < 60);
    assert.ok(corner('--link', 'theme=dark', '--light') > 200);
  },

  'the scale of a PNG multiplies its pixels and leaves what it shows': (program) => {
    const small = program.json(['train', '--json', '--steps', '100', '--map', 'one.png', '--size', '640x480']);
    const large = program.json(['train', '--json', '--steps', '100', '--map', 'two.png', '--size', '640x480', '--scale', '2.5']);
    assert.deepEqual(large.map, small.map);
    const [one, two] = ['one.png', 'two.png'].map((name) => readPng(program.read(name)));
    assert.deepEqual([two.width, two.height], [1600, 1200]);
    // The middle of every 40th pixel: the same colour, but beside edges, which are sharper in the larger one.
    let same = 0, asked = 0;
    for (let y = 4; y < small.map.height; y += 40) {
      for (let x = 4; x < small.map.width; x += 40) {
        const [a, b] = [one.rgb(x, y), two.rgb(Math.floor(x * 2.5 + 1), Math.floor(y * 2.5 + 1))];
        same += a.every((value, i) => Math.abs(value - b[i]) <= 3) ? 1 : 0;
        ++asked;
      }
    }
    assert.ok(same > 0.8 * asked, `${same} of ${asked} agree`);
  },

  'an SVG is well-formed, has a region for each class and a disc for each thing, in both styles': (program) => {
    for (const style of ['chart', 'fantasy']) {
      const said = program.json(['train', '--json', '--steps', '1000', '--style', style, '--map', 'map.svg']);
      const text = program.read('map.svg').toString();
      const look = "import sys, xml.etree.ElementTree as t; r = t.parse(sys.argv[1]).getroot(); " +
        "n = lambda c: sum(e.get('class') == c for e in r.iter()); s = '{http://www.w3.org/2000/svg}'; " +
        "print(r.get('width'), r.get('height'), n('region'), n('thing'), r.find(s + 'title').text, sep='|')";
      const read = spawnSync('python3', ['-c', look, 'map.svg'], { cwd: program.folder, encoding: 'utf8' });
      assert.equal(read.status, 0, read.stderr);
      const [width, height, regions, things, title] = read.stdout.trim().split('|');
      assert.deepEqual([width, height, regions, things], ['1200', '900', '3', '406']);
      assert.match(title, /^Cars 1970-82 · classify origin: .* step\u00a01,000$/);
      assert.ok(text.length < 1e6, `${text.length} bytes`);
      for (const name of style === 'chart' ? ['USA', 'Japan', 'Europe'] : ['AMERICA', 'JAPAN'])
        assert.ok(text.includes(`>${name}</text>`), name);
      assert.ok(text.includes(`embedscape train --steps 1000${said.link ? ` --link &#39;${said.link}&#39;` : ''}`), 'the link');
    }
  },

  'check takes a share of the lessons: each is in one of them': (program) => {
    const ids = program.json(['list', 'lessons', '--json']).map(({ id }) => id);
    const checked = (share) => program.json(['check', '--json', '--seeds', '1', '--share', share]).map(({ id }) => id);
    const n = ids.length;
    assert.deepEqual(checked(`2/${n}`), [ids[1]]);
    assert.deepEqual(checked(`3/${n - 1}`), [ids[2]]);
    assert.deepEqual(checked(`${n + 1}/${n + 1}`), []);
    for (const wrong of ['0/2', '3/2', '1/', '1/2x', 'half']) program.refused(['check', '--share', wrong], 2, /is no share/);
  },

  'pictures end in .png or .svg, and have a bound': (program) => {
    const lots = ['--steps', '100000000'];
    program.refused(['train', ...lots, '--map', 'map.jpg'], 2, /\.png or \.svg, and map\.jpg is neither/);
    assert.ok(!fs.existsSync(path.join(program.folder, 'map.jpg')), 'and no file is left behind');
    program.refused(['train', ...lots, '--map', 'map.png', '--size', '8192x8192', '--scale', '4'], 2, /million pixels/);
    program.good(['train', '--steps', '0', '--map', 'map.SVG', '--size', '320x320', '--dark']);
    assert.ok(program.read('map.SVG').toString().startsWith('<svg'));
  },

  'without a display the window says what to do': (program) => {
    const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
    program.refused([], 1, /window.*`embedscape train`/, { env });
    program.refused(['window'], 1, /`embedscape train`/, { env });
  },

  'the window opens, draws and closes': (program) => {
    assert.equal(spawnSync('xvfb-run', ['--help']).status, 0, 'xvfb-run is missing: install xvfb (`make test` does)');
    const through = ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'];
    program.good(['window', '--size', '1000x700', '--screenshot', 'window.png', '--frames', '10'], { through });
    const picture = readPng(program.read('window.png'));
    assert.deepEqual([picture.width, picture.height], [1000, 700]);
    const colors = new Set();
    for (let y = 0; y < 700; y += 5) for (let x = 0; x < 1000; x += 5) colors.add(picture.rgb(x, y).join());
    // One ground and a few lines would be a dozen; the regions' shades alone are hundreds.
    assert.ok(colors.size > 200, `${colors.size} colours`);
    program.good(['window', '--link', 'theme=dark', '--screenshot', 'dark.png', '--frames', '4'], { through });
    assert.ok(readPng(program.read('dark.png')).rgb(2, 897)[0] < 80, 'dark ground');
    const odd = ['window', '--link', 'lr=fast', '--screenshot', 'odd.png', '--frames', '4'];
    program.good(odd, { through });  // a wrong link is said in the window, which opens all the same
  },
};
