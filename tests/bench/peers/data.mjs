// The data that every JavaScript peer learns from: the shapes and the share of zeros of tests/bench/nets.cpp.
let state = 1;
export function random() {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
}

// Points [n][2] around (+-1, +-1), one cloud a class.
export function four_clouds(n) {
    const x = [];
    const label = [];
    for (let i = 0; i < n; ++i) {
        const k = Math.floor(random() * 4);
        label.push(k);
        x.push([(k % 2 ? 1 : -1) + random() * 1.8 - 0.9, (k >> 1 ? 1 : -1) + random() * 1.8 - 0.9]);
    }
    return {x, label};
}

// Sequences [n][steps * kinds] of letters as ones and zeros.
export function letters(n, steps, kinds, classes) {
    const x = [];
    const label = [];
    for (let i = 0; i < n; ++i) {
        label.push(Math.floor(random() * classes));
        const one = new Array(steps * kinds).fill(0);
        for (let t = 0; t < steps; ++t) one[t * kinds + Math.floor(random() * kinds)] = 1;
        x.push(one);
    }
    return {x, label};
}

// Links of a graph as its normalised adjacency matrix [n][n], D^-1/2 (A + I) D^-1/2.
export function adjacency(n, links) {
    const a = Array.from({length: n}, (_, i) => Array.from({length: n}, (_, j) => Number(i === j)));
    for (let i = 0; i < links; ++i) {
        const [from, to] = [Math.floor(random() * n), Math.floor(random() * n)];
        a[from][to] = a[to][from] = 1;
    }
    const root = a.map((row) => 1 / Math.sqrt(row.reduce((sum, x) => sum + x)));
    return a.map((row, i) => row.map((x, j) => x * root[i] * root[j]));
}

// Pictures [n][size]; `share` of the pixels are not 0 (MNIST: 0.19).
export function pictures(n, size, classes, share) {
    const x = [];
    const label = [];
    for (let i = 0; i < n; ++i) {
        label.push(Math.floor(random() * classes));
        x.push(Array.from({length: size}, () => (random() < share ? random() : 0)));
    }
    return {x, label};
}
