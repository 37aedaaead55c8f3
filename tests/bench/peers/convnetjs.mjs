// ConvNetJS: its trainer takes one thing at a time and changes the weights after each batch. It has no Adam.
import {four_clouds, pictures} from './data.mjs';

export const NEEDS = ['convnetjs'];

export function workloads({convnetjs}) {
    const trained = (layers, {x, label}, size, batch) => {
        const net = new convnetjs.Net();
        net.makeLayers(layers);
        const trainer = new convnetjs.SGDTrainer(net, {method: 'sgd', learning_rate: 0.05, momentum: 0, batch_size: batch});
        const things = x.map((row) => {
            const vol = new convnetjs.Vol(...size, 0);
            row.forEach((value, i) => { vol.w[i] = value; });
            return vol;
        });
        let next = 0;
        return {
            call() {
                trainer.train(things[next], label[next]);
                next = (next + 1) % things.length;
            },
        };
    };
    const input = (...size) => ({type: 'input', out_sx: size[0], out_sy: size[1], out_depth: size[2]});
    const fc = (num_neurons, activation) => ({type: 'fc', num_neurons, ...(activation && {activation})});
    const softmax = (num_classes) => ({type: 'softmax', num_classes});
    const conv = (filters) => ({type: 'conv', sx: 3, filters, stride: 1, pad: 1, activation: 'relu'});
    const pool = {type: 'pool', sx: 2, stride: 2};
    return {
        w1: {
            per_call: 1,
            make: () => trained([input(1, 1, 2), fc(8, 'tanh'), fc(8, 'tanh'), fc(2), softmax(4)], four_clouds(500), [1, 1, 2], 10),
        },
        w3: {
            per_call: 1,
            make: () => trained([input(16, 16, 3), conv(8), pool, conv(16), pool, fc(2), softmax(4)],
                pictures(320, 768, 4, 1), [16, 16, 3], 32),
        },
    };
}
