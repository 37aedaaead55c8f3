// What the command line does with full disks, closed pipes, signals and arguments that mean nothing. Next: program.mjs.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const kFew = ['--steps', '5'];
const kLots = ['--steps', '100000000'];  // would take hours
const kLong = 'n'.repeat(100000);        // what one argument may be, on Linux, is 128 KiB

/** Through a shell: {code, out, err}. "$P" is the program. */
function shell(program, line) {
  const done = spawnSync('bash', ['-c', line], {
    cwd: program.folder, encoding: 'utf8', timeout: 60000, env: { ...process.env, P: program.binary },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Starts what would run for hours and sends it these signals once it has started to train. Resolves with what came. */
function interrupted(program, args, signals) {
  return new Promise((resolve) => {
    const child = spawn(program.binary, args, { cwd: program.folder });
    let out = '', err = '', waiting = null;
    child.stdout.on('data', (text) => { out += text; });
    child.stderr.on('data', (text) => { err += text; });
    child.on('close', (code, signal) => { clearInterval(waiting); resolve({ code, signal, out, err }); });
    // From then on it looks after SIGINT itself, which /proc says.
    const looks = () => {
      const status = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return (BigInt(`0x${/SigCgt:\s*([0-9a-f]+)/.exec(status)[1]}`) & 2n) !== 0n;
    };
    waiting = setInterval(() => {
      if (!looks()) return;
      clearInterval(waiting);
      for (const signal of signals) child.kill(signal);
    }, 20);
  });
}

const left_behind = (program) => fs.readdirSync(program.folder).filter((name) => name.startsWith('.embedscape'));

export const hostile = {
  'output that does not arrive is no success': (program) => {
    for (const args of [['train', ...kFew], ['train', ...kFew, '--json'], ['list'], ['--help'], ['--version'],
      ['sweep', '--axis', 'lr=0.1,0.01', ...kFew]]) {
      const { code, err } = shell(program, `"$P" ${args.join(' ')} > /dev/full`);
      assert.equal(code, 1, args.join(' '));
      assert.equal(err, 'embedscape: The output cannot be written: no space left on device.\n');
    }
    const closed = shell(program, '"$P" list >&-');
    assert.equal(closed.code, 1);
    assert.match(closed.err, /cannot be written: bad file descriptor\.\n$/);
    const gone = 'import os, subprocess, sys; r, w = os.pipe(); os.close(r); ' +
      'sys.exit(subprocess.run(sys.argv[1:], stdout=w).returncode)';
    const pipe = shell(program, `python3 -c '${gone}' "$P" list`);
    assert.equal(pipe.code, 1);
    assert.match(pipe.err, /^embedscape: The output cannot be written: who was to read it has closed the pipe\.\n$/);
  },

  'a closed standard output is not taken for a file that is written': (program) => {
    assert.equal(shell(program, `"$P" train ${kFew.join(' ')} --tsv closed.tsv >&-`).code, 1);
    assert.match(program.read('closed.tsv').toString(), /^name\tx\ty/);
  },

  'a file is whole or as it was before': (program) => {
    const full = ['train', ...kFew, '--tsv', '/dev/full'];
    const got = program.run(full);
    assert.equal(got.code, 1);
    assert.match(got.err, /^embedscape: The file \/dev\/full cannot be written: no space left on device\.\n$/);
    // No file may be larger than 8 blocks: what a full disk does, without one.
    fs.writeFileSync(path.join(program.folder, 'kept.tsv'), 'before');
    const small = shell(program, `ulimit -f 8; "$P" train ${kFew.join(' ')} --tsv kept.tsv`);
    assert.equal(small.code, 1, small.err);
    assert.match(small.err, /kept\.tsv cannot be written: file too large\.\n$/);
    assert.equal(program.read('kept.tsv').toString(), 'before');
    assert.deepEqual(left_behind(program), []);
  },

  'a link to a file stays one, and a file keeps its rights': (program) => {
    const at = (name) => path.join(program.folder, name);
    fs.writeFileSync(at('real.tsv'), '', { mode: 0o640 });
    fs.symlinkSync('real.tsv', at('link.tsv'));
    program.good(['train', ...kFew, '--tsv', 'link.tsv']);
    assert.ok(fs.lstatSync(at('link.tsv')).isSymbolicLink());
    assert.ok(fs.statSync(at('real.tsv')).size > 1000);
    assert.equal(fs.statSync(at('real.tsv')).mode & 0o777, 0o640);
    fs.symlinkSync('later.tsv', at('dangling.tsv'));
    program.good(['train', ...kFew, '--tsv', 'dangling.tsv']);
    assert.ok(fs.statSync(at('later.tsv')).size > 1000);
  },

  'places where nothing can be written are refused before any work': (program) => {
    const refused = (args, sentence, options) => program.refused(['train', ...kLots, ...args], 2, sentence, options);
    program.write('a.json', '{}');
    refused(['--map', 'one.svg', '--tsv', './one.svg'], /--map and --tsv name the same file/);
    refused(['--spec', 'a.json', '--tsv', './a.json'], /--tsv would overwrite \.\/a\.json, which the experiment is read from/);
    refused(['--tsv', '-'], /--tsv cannot write to standard output/);
    refused(['--map', '-'], /--map cannot write to standard output/);
    refused(['--tsv', 'n'.repeat(300)], /cannot be written: file name too long/);
    refused(['--tsv', '.'], /is a directory/);
    refused(['--tsv', 'a.json/b'], /not a directory/);
    const same = shell(program, `"$P" train ${kLots.join(' ')} --tsv out.txt > out.txt`);
    assert.match(same.err, /--tsv would overwrite out\.txt, where the report goes/);
    assert.deepEqual(left_behind(program), []);
    assert.ok(!fs.existsSync(path.join(program.folder, 'one.svg')));
  },

  'Ctrl+C and SIGTERM end training with what is there': async (program) => {
    for (const [signal, code, name] of [['SIGINT', 130, 'Ctrl\\+C'], ['SIGTERM', 143, 'SIGTERM']]) {
      const got = await interrupted(program, ['train', ...kLots, '--json', '--tsv', 'half.tsv'], [signal]);
      assert.equal(got.code, code, got.err);
      assert.match(got.err, new RegExp(`^embedscape: ${name} ended training at step [\\d,]+ of 100,000,000\\. [^\\n]+\\n$`));
      const said = JSON.parse(got.out);
      assert.equal(said.interrupted, true);
      assert.equal(program.read('half.tsv').toString().trimEnd().split('\n').length, 407, 'the table is whole');
    }
    const sweep = await interrupted(program, ['sweep', ...kLots, '--json', '--axis', 'lr=0.1,0.01'], ['SIGINT']);
    assert.equal(sweep.code, 130, sweep.err);
    const cells = JSON.parse(sweep.out).cells;
    assert.equal(cells[0].step, cells[1].step, 'all maps are of one step');
    const twice = await interrupted(program, ['train', ...kLots], ['SIGINT', 'SIGTERM']);
    assert.ok(twice.signal === 'SIGTERM' || twice.signal === 'SIGINT', 'the second one ends at once');
    assert.equal(twice.out, '');
    assert.deepEqual(left_behind(program), []);
  },

  'empty values, values twice and values too many are refused in whole sentences': (program) => {
    for (const option of ['--spec', '--link', '--dataset', '--map', '--tsv'])
      program.refused(['train', option, ''], 2, new RegExp(`: ${option} is empty; give it a value`));
    for (const option of ['--axis', '--bits', '--map']) program.refused(['sweep', option, ''], 2, /is empty/);
    program.refused(['check', '--lesson', ''], 2, /is empty/);
    program.refused(['train', '--steps', ''], 2, /--steps is empty/);
    program.refused(['train', '--tsv=', '--json'], 2, /--tsv is empty/);
    program.refused([''], 2, /An argument is empty/);
    program.refused(['train', '--map'], 2, /--map needs a value/);
    program.refused(['train', '--map', 'a.png', '--map', 'b.png'], 2, /--map is given more than once/);
    program.refused(['train', '--json=perhaps'], 2, /--json takes no/);
    program.refused(['train', '--light', '--dark'], 2, /--light and --dark exclude each other\. Give one/);
    program.refused(['window', '--frames', '3'], 2, /--frames means something only beside --screenshot/);
    program.refused(['train', '--steps', '9'.repeat(40)], 2, /too large; give a whole number from 0 to 100000000/);
  },

  'what was typed wrong is named, with what was meant': (program) => {
    program.write('mine.json', '{}');
    program.refused(['train', '--stpes', '5'], 2, /no option "--stpes" for `embedscape train`\. Did you mean --steps\?/);
    program.refused(['train', '-json'], 2, /Did you mean --json\?/);
    program.refused(['trian'], 2, /no command "trian"\. Did you mean train\?/);
    program.refused(['fly'], 2, /no command "fly"\. Choose train, list, check, sweep, export, inspect or window/);
    program.refused(['--steps', '5'], 2, /--steps stands behind a command/);
    program.refused(['train', 'list'], 2, /Two commands/);
    program.refused(['mine.json'], 2, /"mine\.json" is a file.*--spec FILE/);
    program.refused(['train', 'mine.json'], 2, /`embedscape train --spec FILE`/);
    program.refused(['train', '--link', 'mine.json'], 2, /is a file, not a link; .*--spec/);
    program.refused(['train', '--dataset', 'mine.json'], 2, /is a file, not a data set/);
    program.refused(['train', '--', '--json'], 2, /Behind -- nothing is read as an option/);
    program.refused(['train', '--dataset', 'auto-mpg'], 2, /Did you mean auto_mpg\?/);
    program.refused(['check', '--lesson', 'three_lever'], 2, /Did you mean three_levers\?/);
    program.refused(['train', program.write('mine.csv', 'a,b')], 2, /"mine\.csv" is a file of data/);
    program.refused(['train', 'lr=0.1'], 2, /looks like a link/);
    program.refused(['train', '-'], 2, /only behind --spec/);
    program.refused(['train', '--link', '-'], 2, /only --spec and --data read standard input/);
    program.refused(['train', '--spec', '{"lr": 1}'], 2, /looks like JSON itself/);
  },

  'no argument and no file makes an endless sentence, or one that commands the terminal': (program) => {
    const short = (args) => {
      const { code, err } = program.run(args);
      assert.equal(code, 2);
      assert.ok(err.length < 2000, `${args[1]}: ${err.length} letters`);
      assert.match(err, /^embedscape: [^\x00-\x09\x0b-\x1f\x7f\n]+\n$/);
    };
    for (const bad of [kLong, 'a\x1b[31mb\x07', 'a\nb', '\u202eabc', '\u009b31m']) {
      for (const option of ['--spec', '--dataset', '--steps', '--size', '--map', '--tsv', '--style', '--backend', '--scale', `--${bad}`])
        short(['train', option, option === '--tsv' ? `no/such/${bad}` : bad]);
      short([bad]);
      short(['train', bad]);
      short(['list', bad]);
      short(['check', '--lesson', bad]);
      short(['sweep', '--axis', `${bad}=1,2`]);
      short(['sweep', '--axis', `lr=${bad},2`]);
      short(['sweep', '--axis', 'lr=1,2', '--bits', bad]);
      for (const json of [{ [bad]: 1 }, { dataset: bad }, { lr: bad }, { losses: [{ kind: bad }] }, [bad]])
        short(['train', '--spec', program.write('long.json', JSON.stringify(json))]);
    }
    short(['train', '--spec', program.write('nul.json', '{"a\\u0000b": 1}')]);
    assert.match(program.run(['train', '--spec', 'nul.json']).err, /"a\\u0000b" here\. Known are/, 'a NUL ends no sentence');
  },

  'JSON that is none says where and why': (program) => {
    const refused = (text, sentence) => program.refused(['train', '--spec', program.write('fault.json', text)], 2, sentence);
    refused('{\n  "lr": 0.1,\n}', /fault\.json: This is not JSON\. Line 3, column 1: there is a comma too many/);
    refused(' \n', /fault\.json: This is empty\./);
    refused('{"lr": 1e999}', /column 8: 1e999 is infinite/);
    refused('{"seed": 12345678901234567890123}', /seed: .*too large; it can be 0 to/);
    program.refused(['train', '--spec', '-'], 2, /standard input: This is empty/);
  },

  'numbers that exploded are short, and columns stay apart': (program) => {
    const spec = {
      optimiser: 'adam', lr: 10, init: 'large', losses: [{ kind: 'reconstruct', weight: 4 }],
      layers: [{ kind: 'dense', width: 64, activation: 'softplus' }, { kind: 'gated', width: 64, activation: 'linear' },
        { kind: 'gated', width: 64, activation: 'linear' }],
    };
    const { code, out: text, err } =
      program.run(['train', ...kFew, '--spec', program.write('huge.json', JSON.stringify(spec)), '--map', 'huge.svg']);
    assert.equal(code, 0);
    assert.match(err, /^embedscape: The loss is \d(\.\d+)?e\d+ and began at \d(\.\d+)?e\d+: [^\n]*learning rate[^\n]*\n$/);
    const [head, row] = text.trimEnd().split('\n').slice(-2).map((line) => line.split(/ {2,}/));
    assert.deepEqual(head, ['loss', 'train', 'held out', 'held-out things']);
    assert.equal(row.length, 4, text);
    for (const loss of row.slice(1, 3)) assert.match(loss, /^\d(\.\d)?e\d+$/);
    assert.match(row[3], /^-\d(\.\d)?e\d+ % explained$/);
    assert.doesNotMatch(program.read('huge.svg').toString(), />[^<>]*(\d{7,}|\d{1,3}(,\d{3}){2,}|e\+)[^<>]*<\/text>/);
  },
};
