// scran.js on the rows of tests/bench/layouts.cpp: t-SNE by qdtsne and UMAP by umappp as WebAssembly, on one thread, with
// their own settings; the smallest distance is ours.
export const NEEDS = ['scran.js'];

const DIMS = 50;
const NEIGHBOURS = 15;
const SAMPLE = 1000; // things whose neighbours are looked at, as layouts.cpp does

// The same ten Gaussians: whole numbers of 31 bits.
function ten_gaussians(n) {
    let state = 12345;
    const normal = () => {
        let total = 0;
        for (let i = 0; i < 12; ++i) {
            state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
            total += state >>> 16;
        }
        return Math.fround(total / 32768 - 6);
    };
    const centres = Float64Array.from({length: 10 * DIMS}, normal);
    return Float64Array.from({length: n * DIMS}, (_, at) => {
        const thing = Math.floor(at / DIMS);
        return Math.fround(centres[thing % 10 * DIMS + at % DIMS] + normal());
    });
}

function squared_from(points, dims, thing, to) {
    for (let other = 0; other < to.length; ++other) {
        let sum = 0;
        for (let k = 0; k < dims; ++k) sum += (points[other * dims + k] - points[thing * dims + k]) ** 2;
        to[other] = other === thing ? Infinity : sum;
    }
}

// Venna, Kaski 2001, equation 1: as src/projection/quality.h.
function trustworthiness(cloud, picture) {
    const n = picture.length / 2;
    const looked_at = Math.min(SAMPLE, n);
    const in_cloud = new Float64Array(n);
    const in_picture = new Float64Array(n);
    let made = 0;
    for (let at = 0; at < looked_at; ++at) {
        const thing = Math.floor(at * n / looked_at);
        squared_from(cloud, DIMS, thing, in_cloud);
        squared_from(picture, 2, thing, in_picture);
        const limit = in_picture.toSorted()[NEIGHBOURS - 1];
        for (let other = 0; other < n; ++other) {
            if (in_picture[other] > limit) continue;
            const rank = in_cloud.reduce((nearer, squared) => nearer + (squared < in_cloud[other] ? 1 : 0), 1);
            made += Math.max(0, rank - NEIGHBOURS);
        }
    }
    return 1 - made / (looked_at * NEIGHBOURS * (2 * n - 3 * NEIGHBOURS - 1) / 2);
}

async function layout(scran, n, method) {
    await scran.initialize({numberOfThreads: 1, localFile: true}); // nothing happens the second time
    const rows = ten_gaussians(n);
    const call = () => {
        const index = scran.buildNeighborSearchIndex(rows, {numberOfDims: DIMS, numberOfCells: n});
        try {
            return method(index);
        } finally {
            index.free();
        }
    };
    const fact = (name) => {
        if (name !== 'trustworthiness') return -1;
        const {x, y} = call();
        return trustworthiness(rows, Float64Array.from({length: 2 * n}, (_, at) => (at % 2 === 0 ? x : y)[Math.floor(at / 2)]));
    };
    return {call, fact};
}

export function workloads({'scran.js': scran}) {
    const methods = {
        tsne: (index) => scran.runTsne(index, {perplexity: 30, numberOfThreads: 1}),
        umap: (index) => scran.runUmap(index, {neighbors: NEIGHBOURS, minDist: 0.1, numberOfThreads: 1}),
    };
    return Object.fromEntries(Object.entries(methods).flatMap(([name, method]) => [2000, 10000].map((n) => (
        [`${name}_${n}`, {per_call: 1, make: () => layout(scran, n, method)}]))));
}
