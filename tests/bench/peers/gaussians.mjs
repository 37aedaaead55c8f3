// What the peers that lay points out have in common: the rows of tests/bench/layouts.cpp, and how good a picture of them is.
export const DIMS = 50;
export const NEIGHBOURS = 15;
const SAMPLE = 1000; // things whose neighbours are looked at, as layouts.cpp does

// The same ten Gaussians: whole numbers of 31 bits.
export function ten_gaussians(n) {
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
export function trustworthiness(cloud, picture) {
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

// A workload of a peer: lays out n of the rows, [n][DIMS] one after the other; make_picture gives [n][2] likewise.
export function layout_workload(n, make_picture) {
    const rows = ten_gaussians(n);
    return {
        call: () => make_picture(rows, n),
        fact: async (name) => (name === 'trustworthiness' ? trustworthiness(rows, await make_picture(rows, n)) : -1),
    };
}
