// TensorFlow.js: whole training steps with its own optimisers. Written with its operations and minimize(), which is
// quicker than its layers; the batches lie on the device before the clock starts.
import {adjacency, four_clouds, letters, pictures, random} from './data.mjs';

export const NEEDS = ['tf'];

export function workloads({tf}) {
    const variable = (rows, cols) => {
        const bound = Math.sqrt(6 / (rows + cols));
        const values = Float32Array.from({length: rows * cols}, () => (2 * random() - 1) * bound);
        return [tf.variable(tf.tensor2d(values, [rows, cols])), tf.variable(tf.zeros([cols]))];
    };
    const batches = ({x, label}, size, classes, shape) => {
        const made = [];
        for (let i = 0; i + size <= x.length; i += size) {
            made.push([
                tf.tensor(x.slice(i, i + size).flat(), [size, ...shape]),
                tf.oneHot(tf.tensor1d(label.slice(i, i + size), 'int32'), classes).toFloat(),
            ]);
        }
        return made;
    };
    const trained = (data, optimiser, logits, last) => {
        let next = 0;
        return {
            call() {
                const [x, y] = data[next];
                next = (next + 1) % data.length;
                optimiser.minimize(() => tf.losses.softmaxCrossEntropy(y, logits(x)));
            },
            async finish() { await last.data(); },
        };
    };
    const dense = (layers, activation) => (x) => layers.reduce((h, [w, b], i) => {
        const z = h.matMul(w).add(b);
        return i + 2 < layers.length ? z[activation]() : z;
    }, x);
    const mlp = (widths, activation, data, batch, optimiser) => {
        const layers = widths.slice(1).map((width, i) => variable(widths[i], width));
        const shape = [widths[0]];
        return trained(batches(data, batch, widths.at(-1), shape), optimiser, dense(layers, activation), layers[0][0]);
    };
    return {
        w1: {per_call: 10, make: () => mlp([2, 8, 8, 2, 4], 'tanh', four_clouds(500), 10, tf.train.sgd(0.05))},
        w2: {
            per_call: 64,
            make: () => mlp([784, 128, 2, 10], 'relu', pictures(640, 784, 10, 0.19), 64, tf.train.adam(1e-3)),
        },
        w3: {
            per_call: 32,
            make: () => {
                const filter = (channels, filters) => variable(9 * channels, filters).map((v, i) => (
                    i === 0 ? tf.variable(v.reshape([3, 3, channels, filters])) : v));
                const [w1, b1] = filter(3, 8);
                const [w2, b2] = filter(8, 16);
                const head = dense([variable(256, 2), variable(2, 4)], 'relu');
                const logits = (x) => {
                    const h1 = tf.maxPool(tf.conv2d(x, w1, 1, 'same').add(b1).relu(), 2, 2, 'valid');
                    const h2 = tf.maxPool(tf.conv2d(h1, w2, 1, 'same').add(b2).relu(), 2, 2, 'valid');
                    return head(h2.reshape([-1, 256]));
                };
                const data = batches(pictures(320, 768, 4, 1), 32, 4, [16, 16, 3]);
                return trained(data, tf.train.sgd(0.01), logits, w1);
            },
        },
        // An LSTM reads 12 letters of 27: its product with the letters for all positions at once.
        w10: {
            per_call: 32,
            make: () => {
                const [steps, units] = [12, 32];
                const [w_in, b] = variable(27, 4 * units);
                const [w_state] = variable(units, 4 * units);
                const head = dense([variable(units, 2), variable(2, 5)], 'relu');
                const logits = (x) => {
                    const all = x.reshape([-1, 27]).matMul(w_in).add(b).reshape([-1, steps, 4 * units]);
                    let [h, c] = [null, null];
                    for (const z of tf.unstack(all, 1)) {
                        const [i, f, g, o] = tf.split(h ? z.add(h.matMul(w_state)) : z, 4, 1);
                        const taken_in = i.sigmoid().mul(g.tanh());
                        c = c ? f.sigmoid().mul(c).add(taken_in) : taken_in;
                        h = o.sigmoid().mul(c.tanh());
                    }
                    return head(h);
                };
                return trained(batches(letters(640, steps, 27, 5), 32, 5, [steps, 27]), tf.train.adam(1e-3), logits, w_in);
            },
        },
        // 12 letters of 27 in 16 numbers, attention with two heads and its input added, the mean.
        w11: {
            per_call: 32,
            make: () => {
                const [steps, width, heads] = [12, 16, 2];
                const [table] = variable(27, width);
                const [query, key, value, out] = [1, 2, 3, 4].map(() => variable(width, width));
                const head = dense([variable(width, 2), variable(2, 5)], 'relu');
                const apart = (x, [w, b]) => (
                    x.matMul(w).add(b).reshape([-1, steps, heads, width / heads]).transpose([0, 2, 1, 3]));
                const logits = (letter) => {
                    const x = letter.reshape([-1, 27]).matMul(table);
                    const fits = tf.matMul(apart(x, query), apart(x, key), false, true).div(Math.sqrt(width / heads));
                    const heard = tf.matMul(tf.softmax(fits), apart(x, value)).transpose([0, 2, 1, 3]).reshape([-1, width]);
                    return head(x.add(heard.matMul(out[0]).add(out[1])).reshape([-1, steps, width]).mean(1));
                };
                return trained(batches(letters(640, steps, 27, 5), 32, 5, [steps, 27]), tf.train.adam(1e-3), logits, table);
            },
        },
        // Graph convolutions over 300 nodes; there is no sparse matrix with a gradient here.
        w12: {
            per_call: 300,
            make: () => {
                const a = tf.tensor2d(adjacency(300, 2000));
                const [[w1, b1], [w2, b2]] = [variable(16, 16), variable(16, 16)];
                const head = dense([variable(16, 2), variable(2, 8)], 'relu');
                const logits = (x) => {
                    const h = tf.matMul(a, x.matMul(w1).add(b1)).relu();
                    return head(tf.matMul(a, h.matMul(w2).add(b2)).relu());
                };
                return trained(batches(pictures(300, 16, 8, 1), 300, 8, [16]), tf.train.adam(1e-3), logits, w1);
            },
        },
    };
}
