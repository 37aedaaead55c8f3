// embedding-atlas on the rows of tests/bench/layouts.cpp: UMAP as WebAssembly, on one thread, with its own settings; the
// smallest distance is ours. Its program is a data: address, so node must have fetch.
import {DIMS, NEIGHBOURS, layout_workload} from './gaussians.mjs';

export const NEEDS = ['embedding-atlas'];

export function workloads({'embedding-atlas': atlas}) {
    const make_picture = async (rows, n) => {
        const umap = await atlas.createUMAP(n, DIMS, 2, Float32Array.from(rows), {nNeighbors: NEIGHBOURS, minDist: 0.1, seed: 1});
        try {
            await umap.run();
            return Float64Array.from(umap.embedding);
        } finally {
            umap.destroy();
        }
    };
    return Object.fromEntries([2000, 10000].map((n) => (
        [`umap_${n}`, {per_call: 1, make: () => layout_workload(n, make_picture)}])));
}
