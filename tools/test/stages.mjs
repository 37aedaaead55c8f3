// All stages of `make test`. Each is a command; what they need makes a graph of them. How they are run: schedule.mjs,
// run_stage.mjs. What is tested where: docs/tests.md.
//
//   needs   names of stages that have to be over, and well
//   build   success alone is no passed test; one at a time, with as many compilers as there are processors
//   places  of a run: 2 = it keeps both processors busy by itself (default 1)
//   show    prints the output also when all is well
//   env     variables on top of ours
//   inputs  all that its result depends on, files or folders: while they are the same, what passed is not run again

const GL_LOSSES = '500 steps on the card*losses';
const DOCTEST = ['--no-colors=true'];
const SANITIZERS = {ASAN_OPTIONS: 'detect_leaks=1', UBSAN_OPTIONS: 'print_stacktrace=1'};
// Cases about what comes out of training and layouts. As all builds have the same bits (stage "bits"), it is the same in each
// of them, and they run in one only.
const BUT_RESULTS = '--test-suite-exclude=results';
// Two processes share a suite: the cases of these files, and all others.
const HEAVY = '*tests/engine/*,*tests/train/*';

function builds(kind, ...targets) {
    return {build: true, command: ['tools/build.sh', kind, ...targets]};
}

const BITS = ['build/web-objects/embedscape_bits.js', 'build/web-objects/embedscape_bits.wasm',
    ...['native', 'bits-g++-O0', 'bits-clang++-O2', 'bits-clang++-O0'].flatMap((folder) =>
        [`build/${folder}/embedscape_bits`, `build/${folder}/embedscape_bits_no_avx2`])];

// Two stages that share the cases of one program.
function halves(name, {needs, command, inputs, env, but = []}) {
    const half = {needs, inputs, env};
    return [
        {...half, name: `${name}, engine and train`, command: [...command, ...DOCTEST, ...but, `--source-file=${HEAVY}`]},
        {...half, name: `${name}, the rest`, command: [...command, ...DOCTEST, ...but, `--source-file-exclude=${HEAVY}`]},
    ];
}

// In this order are things built: first what other stages wait for longest.
export const STAGES = [
    {name: 'format', command: ['tools/format.sh', '--check']},
    {name: 'order of includes', command: ['python3', 'tools/check_includes.py']},
    {name: 'icons', command: ['python3', 'tools/check_icons.py']},
    {name: 'order of stages', command: ['node', '--test', 'tests/tools/']},

    {name: 'build native', ...builds('native', 'embedscape', 'embedscape_tests')},
    ...halves('doctest native', {needs: ['build native'], command: ['build/native/embedscape_tests'],
        inputs: ['build/native/embedscape_tests']}),
    ...[1, 2].map((part) => ({
        name: `claims on ten seeds, part ${part} of 2`, needs: ['build native'], show: true,
        command: ['build/native/embedscape', 'check', '--share', `${part}/2`], inputs: ['build/native/embedscape'],
    })),
    {name: 'command line', needs: ['build native'], show: true, command: ['node', 'tests/cli/run.mjs'],
        inputs: ['build/native/embedscape', 'tests/cli']},

    {name: 'build native, other tests', needs: ['build native'], ...builds('native')},
    {name: 'played by finger', needs: ['build native, other tests'],
        command: ['build/native/embedscape_played_tests', ...DOCTEST, '--test-case=*by finger*'],
        inputs: ['build/native/embedscape_played_tests']},
    {name: 'played otherwise', needs: ['build native, other tests'],
        command: ['build/native/embedscape_played_tests', ...DOCTEST, '--test-case-exclude=*by finger*'],
        inputs: ['build/native/embedscape_played_tests']},
    // In two processes: software GL does not bear the programs of all ops and losses in one.
    {name: 'GL native, losses', needs: ['build native, other tests'],
        command: ['xvfb-run', '-a', 'build/native/embedscape_gl_tests', ...DOCTEST, `--test-case=${GL_LOSSES}`]},
    {name: 'GL native, the rest', needs: ['build native, other tests'],
        command: ['xvfb-run', '-a', 'build/native/embedscape_gl_tests', ...DOCTEST, `--test-case-exclude=${GL_LOSSES}`]},

    {name: 'build page', ...builds('web', 'embedscape', 'page')},
    {name: 'weight of the page', needs: ['build page'], show: true, command: ['node', 'tools/check_page.mjs']},
    {name: 'browser', needs: ['build page', 'build native'], places: 2, show: true, command: ['node', 'tests/web/run.mjs']},

    {name: 'bench for a moment', needs: ['build page', 'build native, other tests'], show: true,
        command: ['node', 'tests/bench/smoke.mjs']},

    {name: 'build sanitize', ...builds('sanitize', 'embedscape_tests', 'embedscape_fuzz_replay')},
    ...halves('doctest sanitize', {needs: ['build sanitize'], command: ['build/sanitize/embedscape_tests'],
        inputs: ['build/sanitize/embedscape_tests'], env: SANITIZERS, but: [BUT_RESULTS]}),

    {name: 'damaged files and links', needs: ['build sanitize'],
        command: ['build/sanitize/embedscape_fuzz_replay', '.'], env: SANITIZERS,
        inputs: ['build/sanitize/embedscape_fuzz_replay', 'tests/fuzz', 'tests/data/import']},

    {name: 'build wasm tests', needs: ['build page'], ...builds('web')},
    ...halves('doctest wasm', {needs: ['build wasm tests'],
        command: ['node', '--no-experimental-fetch', 'build/web-objects/embedscape_tests.js'],
        inputs: ['build/web-objects/embedscape_tests.js', 'build/web-objects/embedscape_tests.wasm'], but: [BUT_RESULTS]}),

    {name: 'build clang -O2', build: true, command: ['tests/bits/run.sh', '--build', 'clang++', '-O2']},
    {name: 'without GL and ImGui', needs: ['build clang -O2'],
        command: ['build/bits-clang++-O2/embedscape_tests', ...DOCTEST, BUT_RESULTS],
        inputs: ['build/bits-clang++-O2/embedscape_tests']},
    {name: 'build g++ -O0', build: true, command: ['tests/bits/run.sh', '--build', 'g++', '-O0']},
    {name: 'build clang -O0', build: true, command: ['tests/bits/run.sh', '--build', 'clang++', '-O0']},
    {name: 'bits', show: true, command: ['tests/bits/run.sh'], inputs: ['tests/bits/run.sh', ...BITS],
        needs: ['build native, other tests', 'build wasm tests', 'build clang -O2', 'build g++ -O0', 'build clang -O0']},
];
