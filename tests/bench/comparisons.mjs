// What is compared with whom, and the goal: how many times as fast as the peer we want to be. The last word on both is
// docs/performance.md. Ids of workloads: tests/bench/workloads.cpp and peers/.
const PYTHON = process.env.BENCH_PYTHON || '/usr/bin/python3';
const under_node = (...args) => () => [process.execPath, ['--no-experimental-fetch', 'tests/bench/peers/node.mjs', ...args]];
const with_fetch = (...args) => () => [process.execPath, ['tests/bench/peers/node.mjs', ...args]];
const r = (file) => () => ['Rscript', ['--vanilla', `tests/bench/peers/${file}`]];
const python = (file) => () => [PYTHON, [`tests/bench/peers/${file}`]];

// The page without a graphics card, and the share of an empty frame's rate that it should reach: 30 and 25 frames a
// second where an empty one has 60, and 36 at 1920x1080.
const SCREENS = {
    '1280x720': {width: 1280, height: 720},
    '1920x1080': {width: 1920, height: 1080},
    '390x844@2': {width: 390, height: 844, ratio: 2},
};
const SCREEN_GOALS = [['1280x720', 'paused', 0.5], ['1280x720', 'training', 0.42], ['1920x1080', 'paused', 0.5],
    ['1920x1080', 'training', 0.39], ['390x844@2', 'training', 0.34]];

// page: the same peer in Chromium. frames: pictures drawn in a page (peers/frames.mjs). screen: the whole page (screen.mjs). limit_ms: no peer, but what a
// frame may cost.
export const PEERS = {
    ours: {
        program: (target) => (target === 'native' ? ['build/native/embedscape_bench', ['--ask']] : under_node('ours')()),
        page: {peer: 'ours'},
    },
    // Under Xvfb: it opens a hidden window to have OpenGL ES.
    'ours on the card': {
        program: () => ['xvfb-run', ['-a', 'build/native/embedscape_bench', '--ask']],
        page: {peer: 'ours'},
    },
    'tfjs cpu': {program: under_node('tfjs', 'cpu'), page: {peer: 'tfjs', backend: 'cpu'}},
    'tfjs wasm': {program: under_node('tfjs', 'wasm'), page: {peer: 'tfjs', backend: 'wasm'}},
    'tfjs webgl': {program: under_node('tfjs', 'webgl'), page: {peer: 'tfjs', backend: 'webgl'}},
    convnetjs: {program: under_node('convnetjs'), page: {peer: 'convnetjs'}},
    'brain.js': {program: under_node('brain'), page: {peer: 'brain'}},
    'plain JavaScript': {program: under_node('plain'), page: {peer: 'plain'}},
    'csv readers': {program: under_node('csv')},
    'scran.js': {program: under_node('scran')},
    'embedding-atlas': {program: with_fetch('embedding_atlas')},
    'umap-js': {program: under_node('umap_js')},
    Rtsne: {program: r('layouts_peer.R')},
    uwot: {program: r('layouts_peer.R')},
    PyTorch: {program: python('torch_peer.py')},
    gensim: {program: python('gensim_peer.py')},
    ...Object.fromEntries([10000, 100000].flatMap((n) => [
        [`map of ${n}`, {frames: {peer: 'our_map', n, regions: 0}}],
        [`map of ${n} with regions`, {frames: {peer: 'our_map', n, regions: 1}}],
        [`regl-scatterplot ${n}`, {frames: {peer: 'regl_scatterplot', n}}],
    ])),
    'playground, cars': {frames: {peer: 'playground', data: '', moves: 1}},
    'playground, 1,000': {frames: {peer: 'playground', data: 'dataset=things_1000', moves: 1}},
    'playground, 100,000': {frames: {peer: 'playground', data: 'dataset=things_100000', moves: 1, steps: 20}},
    ...Object.fromEntries(Object.entries(SCREENS).map(([name, screen]) => [`screen ${name}`, {screen}])),
    '4 ms': {limit_ms: 4},
    '8 ms': {limit_ms: 8},
};

const by_hand = (workload, goal) => ({name: 'ours', label: 'by hand', workload: `${workload}_by_hand`, goal});
const tfjs = (workload, target, goal, goal_cpu = goal) => [
    {name: 'tfjs cpu', workload, goal: goal_cpu},
    {name: 'tfjs wasm', workload, goal},
    ...(target === 'Chromium' ? [{name: 'tfjs webgl', workload, goal}] : []),
];
const products = (target) => ['square', 'forward', 'backward'].map((kind) => ({
    id: `product ${kind}`, target, unit: 'GFLOP', ours: `product_${kind}`, others: [by_hand(`product_${kind}`, 0.8)],
}));

// A table of 100,000 rows x 20 columns; the goal is 2 s of it as WebAssembly, which is 50,000 rows a second.
const imports = (target, others = {}) => ({
    id: 'import 100k x 20', target, unit: 'rows', ours: 'import_100k', others: [
        {name: 'csv readers', label: 'PapaParse', workload: 'import_100k_papaparse', ...others},
        {name: 'csv readers', label: 'uDSV', workload: 'import_100k_udsv', ...others},
    ],
});

// Whole pictures of ten Gaussians in 50 dimensions; `beside` each time stands how good the picture is (15 neighbours).
// Theirs takes seconds: fewer rounds. umap-js is asked for the few rows only: the many take it minutes.
const layout_peers = {
    node: (workload, n) => [
        {name: 'scran.js', goal: 3},
        ...(workload === 'umap' ? [{name: 'embedding-atlas'}, ...(n <= 2000 ? [{name: 'umap-js'}] : [])] : []),
    ],
    native: (workload) => [workload === 'umap' ? {name: 'uwot', goal: 3} : {name: 'Rtsne', goal: 5}],
};
// long: too long for a test whether it still runs.
const layouts = (target) => [['t-SNE', 'tsne'], ['UMAP', 'umap']].flatMap(([id, workload]) => [[2000, 3, 1], [10000, 1, 0]].map(
    ([n, rounds, warm_up]) => ({
        id: `${id} ${n / 1000}k x 50`, target, unit: 'pictures', ours: `${workload}_${n}`, rounds, warm_up, limit_s: 200,
        beside: 'trustworthiness', long: n > 2000,
        others: layout_peers[target](workload, n).map((peer) => ({...peer, workload: `${workload}_${n}`})),
    })));
// A layout that follows 10,000 points which move as those of a model do while it trains: whole frames, as the page's.
const following = (target) => ['tsne', 'umap'].map((workload) => ({
    id: `${workload === 'tsne' ? 't-SNE' : 'UMAP'} follows 10k x 16`, target, unit: 'frames', ours: `follow_${workload}_10000`,
    facts: {steps: 'steps of the layout a frame'}, others: [{name: '8 ms', label: '8 ms a frame', workload: 'frame', goal: 1}],
}));
// Sequences and graphs (form_nets.cpp).
const forms = (target, others) => [['W10 LSTM', 'samples'], ['W11 attention', 'samples'], ['W12 graph convolution', 'nodes']]
    .map(([id, unit]) => {
        const workload = id.split(' ')[0].toLowerCase();
        return {id, target, unit, ours: workload, others: others(workload)};
    });

const web = (target) => [
    ...(target === 'node' ? [imports('node'), ...layouts('node'), ...following('node')] : []),
    {
        id: 'W1 tiny MLP', target, unit: 'samples', ours: 'w1',
        others: [...tfjs('w1', target, 10), {name: 'convnetjs', workload: 'w1', goal: 10},
            {name: 'brain.js', workload: 'w1', goal: 10}, by_hand('w1', 0.8)],
    },
    {id: 'W2 MNIST-sized MLP', target, unit: 'samples', ours: 'w2', others: tfjs('w2', target, 5, 30)},
    {
        id: 'W3 small conv net', target, unit: 'samples', ours: 'w3',
        others: [{name: 'convnetjs', workload: 'w3', goal: 25}, ...tfjs('w3', target)],
    },
    ...(target === 'node' ? forms(target, (workload) => tfjs(workload, target, 10)) : []),
    ...['256', '1024'].map((size) => ({
        id: `W4 region map ${size}`, target, unit: 'pixels', ours: `w4_${size}`,
        others: [{name: 'plain JavaScript', workload: `w4_${size}`, goal: 15}],
    })),
    ...(target === 'node' ? ['2', '50'].map((dims) => ({
        id: `W7 skip-gram ${dims}-d`, target, unit: 'tokens', ours: `w7_${dims}`,
        others: [{name: 'gensim', label: 'gensim, natively', target: 'native', workload: `w7_${dims}`, goal: 1}],
    })) : []),
    ...products(target),
];

// Training on the graphics card beside the CPU and, in Chromium, tfjs. A round ends when the card is done; 1, 16 and 64
// models of one shape train together there and one after the other on the CPU. W7 is not trained there. `facts` are
// asked once and told below: passes of a step, and bytes that were read back in all rounds.
const FACTS = {passes: 'passes a step', bytes_read: 'bytes read back'};
const on_gpu = (target) => [
    ...[['W1 tiny MLP', 'w1'], ['W2 MNIST-sized MLP', 'w2'], ['W3 small conv net', 'w3']].map(([id, workload]) => ({
        id: `${id} WebGL`, target, unit: 'samples', our_name: 'ours on the card', ours: `${workload}_card`, facts: FACTS,
        others: [...(target === 'Chromium' ? [{name: 'tfjs webgl', workload, ...(workload !== 'w3' && {goal: 3})}] : []),
            {name: 'ours', label: 'ours on the CPU', workload}],
    })),
    ...['1', '16', '64'].map((n) => ({
        id: `models ${n} WebGL`, target, unit: 'steps', our_name: 'ours on the card', ours: `models_${n}_card`, facts: FACTS,
        others: [{name: 'ours', label: 'ours on the CPU', workload: `models_${n}`}],
    })),
];

const native = [
    {
        id: 'W1 tiny MLP', target: 'native', unit: 'samples', ours: 'w1',
        others: [{name: 'PyTorch', workload: 'w1', goal: 200}, by_hand('w1')],
    },
    ...[['W2 MNIST-sized MLP', 'w2', 'samples'], ['W3 small conv net', 'w3', 'samples'],
        ['W4 region map 256', 'w4_256', 'pixels'], ['W4 region map 1024', 'w4_1024', 'pixels']]
        .map(([id, workload, unit]) => ({
            id, target: 'native', unit, ours: workload, others: [{name: 'PyTorch', workload, goal: 3}],
        })),
    ...forms('native', (workload) => [{name: 'PyTorch', workload, goal: 3}]),
    ...['2', '50'].map((dims) => ({
        id: `W7 skip-gram ${dims}-d`, target: 'native', unit: 'tokens', ours: `w7_${dims}`,
        others: [{name: 'gensim', workload: `w7_${dims}`, goal: 3}],
    })),
    ...products('native'),
    imports('native', {target: 'node'}),
    ...layouts('native'),
    ...following('native'),
];

// Frames a second while the camera flies: `cpu` of the page's own work, `whole` with GL, which is software here.
const flights = [10000, 100000].flatMap((n) => ['', ' with regions'].flatMap((regions) => ['cpu', 'whole'].map((kind) => ({
    id: `W9 ${n / 1000}k${regions && ' regions'} ${kind}`, target: 'Chromium', unit: 'frames',
    our_name: `map of ${n}${regions}`, ours: kind,
    // It draws no regions: with them ours does more.
    others: [{name: `regl-scatterplot ${n}`, label: 'regl-scatterplot', workload: kind, goal: 1}],
}))));
const frames = [['cars', '4 ms'], ['1,000', '4 ms'], ['100,000', '8 ms']].map(([things, limit]) => ({
    id: `playground, ${things}`, target: 'Chromium', unit: 'frames', our_name: `playground, ${things}`, ours: 'cpu',
    others: [{name: limit, label: `${limit} a frame`, workload: 'cpu', goal: 1}],
}));

const screens = SCREEN_GOALS.map(([size, kind, goal]) => ({
    id: `${size} ${kind}`, target: 'Chromium', unit: 'frames', our_name: `screen ${size}`, ours: kind,
    others: [{name: `screen ${size}`, label: 'an empty frame', workload: 'empty', goal}],
}));

export const COMPARISONS = [...native, ...web('node'), ...web('Chromium'), ...on_gpu('native'), ...on_gpu('Chromium'), ...flights, ...frames, ...screens];
