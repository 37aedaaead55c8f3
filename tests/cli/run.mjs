// The command line from outside: node tests/cli/run.mjs [PROGRAM]   (without one: build/native/embedscape)
// Runs the program as a person or a script would, and looks at what it prints, writes and returns.
// The last line is "N passed, N failed". Next: parts/cases.mjs, parts/hostile.mjs,
// parts/take_home.mjs.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from './parts/cases.mjs';
import { hostile } from './parts/hostile.mjs';
import { Program } from './parts/program.mjs';
import { take_home } from './parts/take_home.mjs';

const built = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../build/native/embedscape');
const binary = process.argv[2] ?? built;
if (!fs.existsSync(binary)) {
  console.error(`${binary} is not there. Build it (make build), or say where it is: node tests/cli/run.mjs PROGRAM`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'embedscape-cli-'));
const program = new Program(path.resolve(binary), folder);
let passed = 0, failed = 0;
for (const [name, run] of Object.entries({ ...cases, ...hostile, ...take_home })) {
  try {
    await run(program);
    ++passed;
    console.log(`ok    ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL  ${name}\n      ${String(error.message).replaceAll('\n', '\n      ')}`);
  }
}
fs.rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
