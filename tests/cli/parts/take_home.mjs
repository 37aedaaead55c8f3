// What is taken home: files that others read, and code that runs elsewhere. Next: take_home_specs.mjs, ../scripts.py.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { specs } from './take_home_specs.mjs';

const kHere = path.dirname(fileURLToPath(import.meta.url));
const kOnnx = path.resolve(kHere, '../../../third_party/onnx/package.json');
const kStep = 60; // where code takes over; enough that the optimiser's state matters

function write(program, kind, file, spec, steps = kStep) {
  program.good(['export', '--as', kind, '--spec', '-', '--steps', String(steps), '-o', file], { input: JSON.stringify(spec) });
  return program.read(file);
}

export function read_safetensors(bytes) {
  const size = Number(bytes.readBigUInt64LE(0));
  const { __metadata__: notes, ...entries } = JSON.parse(bytes.subarray(8, 8 + size).toString());
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets: [begin, end] }] of Object.entries(entries)) {
    const raw = bytes.buffer.slice(bytes.byteOffset + 8 + size + begin, bytes.byteOffset + 8 + size + end);
    tensors[name] = { shape, values: new { F32: Float32Array, F64: Float64Array, I32: Int32Array, U8: Uint8Array }[dtype](raw) };
  }
  return { tensors, notes };
}

// RFC 4180, without line breaks in cells.
function csv(text) {
  const rows = text.trimEnd().split('\n').map((line) =>
    [...`,${line}`.matchAll(/,("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  for (const row of rows) assert.equal(row.length, rows[0].length, 'as many cells as the heading has');
  return rows;
}

/** Runs the scripts of a kind and compares: python is the interpreter. Returns the largest differences. */
export function run_scripts(program, kind, python) {
  const jobs = Object.entries(specs).map(([name, { drifts = false, ...spec }]) => {
    const file = (end) => path.join(program.folder, `${name}-${end}`);
    write(program, kind, `${name}-${kind}.py`, spec);
    write(program, 'model.safetensors', `${name}-trained.safetensors`, spec, kStep + 100);
    write(program, 'points.csv', `${name}-points.csv`, spec);
    return { name, drifts, script: file(`${kind}.py`), trained: file('trained.safetensors'), points: file('points.csv') };
  });
  program.write('jobs.json', JSON.stringify(jobs));
  const done = spawnSync(python, [path.join(kHere, '../scripts.py'), path.join(program.folder, 'jobs.json')],
    { encoding: 'utf8', timeout: 300000 });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

/** Float32 either way, so 100 steps differ by how sums are rounded; weights are of the size of 1. */
export function check_scripts(results) {
  assert.equal(results.length, Object.keys(specs).length);
  for (const { name, weights, at, places, n } of results) {
    assert.ok(n > 3, `${name}: only ${n} weights`);
    assert.ok(places <= 1e-5, `${name}: places differ by ${places}`);
    assert.ok(weights <= 1e-5, `${name}: after 100 steps ${at} differs by ${weights}`);
  }
}

/** A Python that has a module, or null. */
export function python_with(module) {
  return ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', `import ${module}`]).status === 0) ?? null;
}

async function onnx_answers(bytes, features, n, columns) {
  const ort = createRequire(kOnnx)('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(bytes);
  // A net over the nodes of a graph is asked for things, and not for features.
  const feeds = {
    features: () => new ort.Tensor('float32', features, [n, columns]),
    thing: () => new ort.Tensor('float32', Float32Array.from({ length: n }, (_, i) => i), [n, 1]),
  };
  const said = await session.run(Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]()])));
  return Object.fromEntries(Object.entries(said).map(([name, { data, dims }]) => [name, { data, dims }]));
}

export const take_home = {
  'a whole experiment trains on as if it had never stopped, own data included': (program) => {
    const rows = Array.from({ length: 60 }, (_, i) => `thing ${i},${i % 2 ? 900 : 2000}.5,${(i * 7) % 13},${i % 2 ? 'car' : 'van'}`);
    const data = program.write('own.csv', ['name,weight,other,kind', ...rows].join('\n'));
    const at = (file) => path.join(program.folder, file);
    for (const of of [['--data', data, '--target', 'weight'], ['--dataset', 'penguins', '--seed', '4']]) {
      program.good(['export', '--as', 'experiment', ...of, '--steps', '100', '-o', at('half.safetensors')]);
      const { notes, tensors } = read_safetensors(program.read('half.safetensors'));
      assert.equal(notes.embedscape_experiment, '1');
      assert.equal(notes.step, '100');
      assert.ok(tensors['encoder.0.weight'].values.length > 10);
      assert.equal(JSON.parse(notes.spec).seed, of.includes('--seed') ? 4 : 1);
      const whole = JSON.parse(program.good(['train', ...of, '--steps', '200', '--json']));
      const rest = JSON.parse(program.good(['train', '--experiment', at('half.safetensors'), '--steps', '100', '--json']));
      assert.equal(rest.weights_hash, whole.weights_hash);
      assert.equal(rest.step, 200);
      // Saved and opened once more on the way.
      program.good(['export', '--as', 'experiment', '--experiment', at('half.safetensors'), '--steps', '60', '-o', at('half.safetensors')]);
      const last = JSON.parse(program.good(['train', '--experiment', at('half.safetensors'), '--steps', '40', '--json']));
      assert.equal(last.weights_hash, whole.weights_hash);
    }
    const bytes = program.read('half.safetensors');
    const told = (name, content) => program.run(['train', '--experiment', program.write(name, content), '--steps', '1']);
    for (const [content, words] of [[bytes.subarray(0, 3000), /cut off/], ['a,b\n1,2\n', /no experiment/], ['', /no experiment/]]) {
      const { code, err } = told('wrong.safetensors', content);
      assert.equal(code, 2);
      assert.match(err, words);
    }
    assert.equal(program.run(['train', '--experiment', at('half.safetensors'), '--seed', '3']).code, 2);
  },

  'points: CSV, NumPy array and the Projector\'s vectors say the same': (program) => {
    const [heading, ...rows] = csv(write(program, 'points.csv', 'p.csv', specs.default).toString());
    assert.deepEqual(heading.slice(0, 4), ['name', 'split', 'x', 'y']);
    assert.equal(rows.length, 406);
    const npy = write(program, 'points.npy', 'p.npy', specs.default);
    assert.equal(npy.subarray(0, 6).toString('latin1'), '\x93NUMPY');
    const begin = 10 + npy.readUInt16LE(8);
    assert.equal(begin % 64, 0);
    assert.match(npy.subarray(10, begin).toString(), /'descr': '<f4', 'fortran_order': False, 'shape': \(406, 2\), }/);
    const vectors = write(program, 'projector', 'v.tsv', specs.default).toString().trimEnd().split('\n').map((line) => line.split('\t'));
    rows.forEach((row, i) => {
      for (const d of [0, 1]) {
        assert.equal(Math.fround(row[2 + d]), npy.readFloatLE(begin + (i * 2 + d) * 4));
        assert.equal(row[2 + d], vectors[i][d]);
      }
    });
    const beside = program.read('v-metadata.tsv').toString().trimEnd().split('\n').map((line) => line.split('\t'));
    assert.equal(beside.length, 407);
    assert.deepEqual(beside[1].slice(0, 2), rows[0].slice(0, 2));
    assert.deepEqual(JSON.parse(program.read('v-config.json')).embeddings[0].tensorShape, [406, 2]);
  },

  'the Projector\'s sprite has a picture for each thing': (program) => {
    write(program, 'projector', 'd.tsv', { dataset: 'digits' }, 0);
    const { sprite } = JSON.parse(program.read('d-config.json')).embeddings[0];
    const png = program.read(sprite.imagePath);
    const across = Math.ceil(Math.sqrt(1797));
    assert.equal(png.readUInt32BE(16), across * sprite.singleImageDim[0]);
    assert.equal(png.readUInt32BE(20), across * sprite.singleImageDim[1]);
  },

  'regions: closed rings, each thing in one of them, names as text': (program) => {
    const name = '</script><b onload="x">\u202e"';
    const rows = Array.from({ length: 40 }, (_, i) => `thing ${i},${i % 2 ? 9 : 1},${(i * 7) % 13},${i % 2 ? `"${name.replaceAll('"', '""')}"` : 'small'}`);
    const file = program.write('hostile.csv', ['name,size,other,kind', ...rows].join('\n'));
    assert.equal(program.run(['export', '--as', 'regions.geojson', '--data', file, '--steps', '200', '-o', 'r.geojson']).code, 0);
    const { features } = JSON.parse(program.read('r.geojson'));
    assert.deepEqual(features.map(({ properties }) => properties.name).sort(), [name, 'small'].sort());
    assert.equal(features.reduce((sum, { properties }) => sum + properties.members.length, 0), 40);
    for (const { geometry } of features) {
      assert.equal(geometry.type, 'MultiPolygon');
      for (const [outer, ...holes] of geometry.coordinates) {
        for (const ring of [outer, ...holes]) assert.deepEqual(ring[0], ring.at(-1));
        const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
        assert.ok(area(outer) > 0, 'an outline is counterclockwise');
        for (const hole of holes) assert.ok(area(hole) < 0, 'a hole is clockwise');
      }
    }
  },

  'the log has losses, accuracies and bits by step': (program) => {
    const [heading, ...rows] = csv(write(program, 'log.csv', 'l.csv', specs.default, 3).toString());
    for (const title of ['step', 'loss (training)', 'classify.origin accuracy', 'regress.mpg loss (held out)', 'bits of origin in the map'])
      assert.ok(heading.includes(title), title);
    assert.equal(Number(rows.at(-1)[0]), 3);
    const bits = heading.indexOf('bits of origin in the map');
    assert.ok(rows.filter((row) => row[bits] !== '').length === 4);
    assert.equal(rows[0][0], '0');
  },

  'what cannot be written is refused with a sentence': (program) => {
    program.refused(['export', '--as', 'model.onyx', '-o', 'm'], 2, /did you mean model\.onnx\?/);
    program.refused(['export', '--as', 'selection.csv', '-o', 's.csv'], 2, /Nothing is selected/);
    program.refused(['export', '--as', 'model.numpy', '--dataset', 'speeches', '-o', 's.py'], 2, /tell its company/);
    program.refused(['export', '--as', 'points.csv', '-o', 'no/where.csv'], 2, /no\/where\.csv/);
  },

  'safetensors: weights by name, the experiment, and what the features are': (program) => {
    const { tensors, notes } = read_safetensors(write(program, 'model.safetensors', 'm.safetensors', specs.default));
    assert.deepEqual(tensors['map.weight'].shape, [8, 2]);
    assert.equal(JSON.parse(notes.features).length, tensors['features.mean'].shape[0]);
    assert.equal(JSON.parse(notes.spec).dataset, 'auto_mpg');
    assert.equal(notes.step, String(kStep));
    assert.deepEqual(JSON.parse(notes.heads)[0].outputs, ['USA', 'Japan', 'Europe']);
  },

  'ONNX: onnxruntime says what we say, to 1e-5': async (program) => {
    if (!fs.existsSync(path.join(path.dirname(kOnnx), 'node_modules/onnxruntime-web')))
      throw new Error('onnxruntime-web is not there; tools/setup.sh test fetches it (npm).');
    const { smooth, contrast, ...others } = specs; // with encoders that the others have, too, as have those that drift
    for (const [name, { drifts = false, ...spec }] of Object.entries(others)) {
      if (drifts) continue;
      const model = write(program, 'model.onnx', `${name}.onnx`, spec);
      const places = csv(write(program, 'points.csv', `${name}.csv`, spec).toString());
      write(program, 'model.numpy', `${name}.py`, spec);
      const { tensors } = read_safetensors(program.read(`${name}.safetensors`));
      const { shape: [n, columns], values } = tensors['data.features'];
      const said = await onnx_answers(model, values, n, columns);
      const dims = said.map.dims[1];
      const compare = (what, at, ours, theirs) => assert.ok(Math.abs(ours - theirs) <= 1e-5 * Math.max(1, Math.abs(ours)),
        `${name}: ${what} of thing ${at}: ${ours} and ${theirs}`);
      for (let i = 0; i < n; ++i)
        for (let d = 0; d < dims; ++d) compare('place', i, Number(places[i + 1][2 + d]), said.map.data[i * dims + d]);
      const readable = Object.keys(said).filter((id) => /\.(probability|value)$/.test(id));
      if (readable.length === 0) continue;
      const answers = csv(write(program, 'answers.csv', `${name}-answers.csv`, spec).toString());
      const widths = readable.map((id) => said[id].dims[1]);
      assert.equal(widths.reduce((a, b) => a + b), answers[0].length - 2);
      for (let i = 0; i < n; ++i) {
        let column = 2;
        readable.forEach((id, h) => {
          for (let k = 0; k < widths[h]; ++k) compare(id, i, Number(answers[i + 1][column++]), said[id].data[i * widths[h] + k]);
        });
      }
    }
  },

  'NumPy: the script encodes as we do and trains on as we do, 100 steps to 1e-5': (program) => {
    const python = python_with('numpy');
    if (!python) throw new Error('No Python here has NumPy; tools/setup.sh test installs python3-numpy.');
    check_scripts(run_scripts(program, 'model.numpy', python));
  },
};
