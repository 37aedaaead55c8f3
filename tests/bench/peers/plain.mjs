// A net as one would write it in a page, in plain loops: one point a call. Asked about every pixel, it makes the regions.
export const NEEDS = [];

class Net {
    constructor(layers) { this.layers = layers; } // [{weights: [out][in], bias: [out]}]

    predict(point) {
        let values = point;
        for (const {weights, bias} of this.layers) {
            const next = [];
            for (let k = 0; k < bias.length; ++k) {
                let sum = bias[k];
                for (let i = 0; i < values.length; ++i) sum += weights[k][i] * values[i];
                next.push(sum);
            }
            values = next;
        }
        let best = 0;
        for (let k = 1; k < values.length; ++k) if (values[k] > values[best]) best = k;
        return best;
    }
}

export const HEAD = [{weights: [[1, 0.5], [-1, 0.5], [0.2, -1], [0.1, 1]], bias: [0.1, 0.2, 0, -0.1]}];

export function workloads() {
    const grid = (size) => ({
        per_call: size * size,
        make: () => {
            const net = new Net(HEAD);
            const ids = new Uint8Array(size * size);
            const call = () => {
                for (let y = 0; y < size; ++y) {
                    for (let x = 0; x < size; ++x)
                        ids[y * size + x] = net.predict([(x + 0.5) / size * 4 - 2, 2 - (y + 0.5) / size * 4]);
                }
            };
            return {call};
        },
    });
    return {w4_256: grid(256), w4_1024: grid(1024)};
}
