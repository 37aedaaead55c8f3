// A peer under node: node node.mjs <peer> [backend]; `ours` is our own engine as WebAssembly. Reads lines "<id> <seconds>", answers each with what a second brings,
// or with "none <reason>". Libraries come from third_party/bench.
import {createRequire} from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {our_asker} from './ours.mjs';
import {asker} from './round.mjs';

const MODULES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../third_party/bench/');
const require = createRequire(MODULES + path.sep);
const [peer, backend] = process.argv.slice(2);

// Libraries that are not found by their names. Of embedding-atlas the UMAP only: the whole asks for packages that draw.
const PLACES = {
    tf: '@tensorflow/tfjs', brain: 'brain.js',
    'embedding-atlas': path.join(MODULES, 'node_modules/embedding-atlas/dist/umap.js'),
};

// Most are scripts, some are modules.
async function load(name) {
    try {
        return require(name);
    } catch (error) {
        if (error.code !== 'ERR_REQUIRE_ESM') throw error;
        return import(pathToFileURL(require.resolve(name)).href);
    }
}

async function start() {
    if (peer === 'ours') return our_asker(require('../../build/web-objects/embedscape_bench.js'));
    const {workloads, NEEDS} = await import(`./${peer}.mjs`);
    const libraries = {};
    for (const name of NEEDS) libraries[name] = await load(PLACES[name] ?? name);
    if (backend === 'wasm') {
        const wasm = require('@tensorflow/tfjs-backend-wasm');
        wasm.setThreadsCount?.(1);
    }
    if (backend) {
        if (!await libraries.tf.setBackend(backend)) throw new Error(`backend ${backend} does not start here`);
        await libraries.tf.ready();
    }
    return asker(workloads(libraries));
}

console.warn = console.info = () => {}; // tfjs advertises
let ask;
let reason = '';
try {
    ask = await start();
} catch (error) {
    reason = error.message;
}
for await (const line of readline.createInterface({input: process.stdin})) {
    const [id, seconds] = line.split(' ');
    try {
        if (!ask) throw new Error(reason);
        console.log(await ask(id, Number(seconds)));
    } catch (error) {
        console.log(`none ${error.message.split('\n')[0]}`);
    }
}
