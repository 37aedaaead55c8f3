// Starts the program in a folder of its own and checks what every call must keep to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export class Program {
  constructor(binary, folder) {
    this.binary = binary;
    this.folder = folder;
  }

  /** {code, out, err}. options: input (standard input), env, through (a command that starts the program). */
  run(args, options = {}) {
    const [command, ...first] = [...(options.through ?? []), this.binary];
    const done = spawnSync(command, [...first, ...args], {
      cwd: this.folder, encoding: 'utf8', input: options.input ?? '', timeout: 120000, maxBuffer: 1 << 26,
      env: { ...process.env, ...options.env },
    });
    if (done.error) throw done.error;
    return { code: done.status, out: done.stdout, err: done.stderr };
  }

  /** Runs what must succeed without a word on stderr; returns what it printed. */
  good(args, options) {
    const { code, out, err } = this.run(args, options);
    assert.equal(code, 0, `${args.join(' ')} ended with ${code}: ${err}`);
    assert.equal(err, '', `${args.join(' ')} complained`);
    return out;
  }

  /** The one JSON object that a call prints. */
  json(args, options) {
    return JSON.parse(this.good(args, options));
  }

  /** Runs what must be refused with this code and one sentence that matches; prints nothing else. */
  refused(args, code, sentence, options) {
    const got = this.run(args, options);
    assert.equal(got.code, code, `${args.join(' ')} ended with ${got.code}, not ${code}: ${got.err}`);
    assert.equal(got.out, '', `${args.join(' ')} printed something`);
    assert.match(got.err, /^embedscape: [^\n]+\.\n$/, 'one line, a sentence');
    assert.match(got.err, sentence);
  }

  write(name, text) {
    fs.writeFileSync(path.join(this.folder, name), text);
    return name;
  }

  read(name) {
    return fs.readFileSync(path.join(this.folder, name));
  }
}
