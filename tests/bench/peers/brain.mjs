// brain.js: gradient descent one thing at a time. Its last layer has the activation of the others and a squared error,
// because it knows no softmax: less work than ours.
import {four_clouds} from './data.mjs';

export const NEEDS = ['brain'];

export function workloads({brain}) {
    return {
        w1: {
            per_call: 500,
            make: () => {
                const {x, label} = four_clouds(500);
                const things = x.map((row, i) => ({input: row, output: [0, 1, 2, 3].map((k) => (k === label[i] ? 1 : 0))}));
                const net = new brain.NeuralNetwork({hiddenLayers: [8, 8, 2], activation: 'tanh'});
                const {data} = net.prepTraining(things, {iterations: 1, momentum: 1e-9, learningRate: 0.05});
                return {call: () => net.trainPatterns(data)};
            },
        },
    };
}
