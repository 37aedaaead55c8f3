// umap-js on the rows of tests/bench/layouts.cpp: UMAP in plain JavaScript, with its own settings; the smallest distance is
// ours. Only the few rows: of 10,000 it takes minutes.
import {DIMS, NEIGHBOURS, layout_workload} from './gaussians.mjs';
import {random} from './data.mjs';

export const NEEDS = ['umap-js'];

export function workloads({'umap-js': {UMAP}}) {
    const make_picture = (rows, n) => {
        const points = Array.from({length: n}, (_, i) => Array.from(rows.subarray(i * DIMS, (i + 1) * DIMS)));
        return Float64Array.from(new UMAP({nNeighbors: NEIGHBOURS, minDist: 0.1, random}).fit(points).flat());
    };
    return {umap_2000: {per_call: 1, make: () => layout_workload(2000, make_picture)}};
}
