// Writes docs/lessons.md: every lesson with its link, and its claims with what came of them on ten seeds.
// make lessons   (needs build/native/embedscape; takes about a minute)
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAM = path.join(ROOT, 'build/native/embedscape');
const run = (...words) => JSON.parse(execFileSync(PROGRAM, words, {encoding: 'utf8', maxBuffer: 1e8}));

// Three figures that count.
function number(x) {
    if (x === null) return 'unknown';
    const size = Math.abs(x);
    if (size >= 1000) return Math.round(x).toLocaleString('en');
    return String(Number(size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : size >= 1 ? x.toFixed(2) : x.toFixed(3)));
}

function claim_lines({says, held, tried, figures}) {
    const measured = Object.entries(figures ?? {}).map(([name, {mean, deviation}]) => `${name} ${number(mean)} ± ${number(deviation)}`);
    return `- ${says.replace(/\.$/, '')}: **${held} of ${tried}**${measured.length ? `  \n  ${measured.join('; ')}` : ''}`;
}

const rows = run('list', 'lessons', '--json');
const reports = run('check', '--json');
const text = [
    '# The lessons and their claims',
    '',
    'What lessons say about numbers is tried: `embedscape check` trains the models of every claim from ten seeds. A claim has to hold for',
    'at least nine. Figures are means over the seeds ± standard deviation. This page is made by `make lessons`; the same is part of',
    '`make test`. A link opens a lesson at any step: `#lesson=yellow_cabs&step=3`.',
    '',
    ...rows.flatMap(({id, label, help}, at) => [
        `## ${at + 1}. ${label}`, '', `\`#lesson=${id}\` · ${help}`, '',
        ...reports.find((one) => one.id === id).claims.map(claim_lines), '',
    ]),
].join('\n');
writeFileSync(path.join(ROOT, 'docs/lessons.md'), text);
console.log(`docs/lessons.md: ${rows.length} lessons`);
