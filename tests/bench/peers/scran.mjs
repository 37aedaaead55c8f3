// scran.js on the rows of tests/bench/layouts.cpp: t-SNE by qdtsne and UMAP by umappp as WebAssembly, on one thread, with
// their own settings; the smallest distance is ours.
import {DIMS, NEIGHBOURS, layout_workload} from './gaussians.mjs';

export const NEEDS = ['scran.js'];

async function layout(scran, n, method) {
    await scran.initialize({numberOfThreads: 1, localFile: true}); // nothing happens the second time
    return layout_workload(n, (rows) => {
        const index = scran.buildNeighborSearchIndex(rows, {numberOfDims: DIMS, numberOfCells: n});
        try {
            const {x, y} = method(index);
            return Float64Array.from({length: 2 * n}, (_, at) => (at % 2 === 0 ? x : y)[Math.floor(at / 2)]);
        } finally {
            index.free();
        }
    });
}

export function workloads({'scran.js': scran}) {
    const methods = {
        tsne: (index) => scran.runTsne(index, {perplexity: 30, numberOfThreads: 1}),
        umap: (index) => scran.runUmap(index, {neighbors: NEIGHBOURS, minDist: 0.1, numberOfThreads: 1}),
    };
    return Object.fromEntries(Object.entries(methods).flatMap(([name, method]) => [2000, 10000].map((n) => (
        [`${name}_${n}`, {per_call: 1, make: () => layout(scran, n, method)}]))));
}
