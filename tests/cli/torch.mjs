// The scripts for PyTorch: node tests/cli/torch.mjs [PROGRAM]. A command of its own, because PyTorch is large: `make torch`
// installs it. Without it nothing is run, and this says so. The last line is "N passed, N failed".
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program } from './parts/program.mjs';
import { check_scripts, python_with, run_scripts } from './parts/take_home.mjs';

const built = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../build/native/embedscape');
const python = python_with('torch');
if (!python) {
  console.log('skipped: no Python here has PyTorch; `make torch` installs python3-torch.\n0 passed, 0 failed');
  process.exit(0);
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'embedscape-torch-'));
let failed = 0;
try {
  const results = run_scripts(new Program(path.resolve(process.argv[2] ?? built), folder), 'model.pytorch', python);
  for (const { name, weights, at, places } of results)
    console.log(`${name.padEnd(12)} places ${places.toExponential(1)}  after 100 steps ${weights.toExponential(1)} (${at})`);
  check_scripts(results);
} catch (error) {
  failed = 1;
  console.log(`FAIL  ${error.message}`);
}
fs.rmSync(folder, { recursive: true });
console.log(`${1 - failed} passed, ${failed} failed`);
process.exit(failed);
