// TensorFlow.js: whole training steps with its own optimisers. Written with its operations and minimize(), which is
// quicker than its layers; the batches lie on the device before the clock starts.
import {four_clouds, pictures, random} from './data.mjs';

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
    };
}
