// What a model looks like at one step, as plain arrays: all that maps, panels and pages ever see of training.
// May include core, data and model. Next: trainer.h, which makes them.
#pragma once

#include <string>
#include <vector>

#include "model/model.h"

namespace train {

// y = act(x W + b), weights without padding.
struct DenseWeights {
    int n_in = 0, n_out = 0;
    std::vector<float> weight;  // [n_in, n_out], row-major
    std::vector<float> bias;    // [n_out]
    bool tanh = false;
};

struct HeadSnapshot {
    std::string id, label;  // as in model::Head
    model::LossSpec spec;
    model::Answer answer = model::Answer::classes;
    std::vector<DenseWeights> layers;          // from the map to the answer
    std::vector<std::string> outputs;          // [K]
    std::vector<std::string> output_ids;       // [K] features only: "weight", "origin=USA"; regions_of is id.output_id
    std::vector<float> mean, scale;            // [K]: original = value * scale + mean (numbers and features)
    double loss_train = 0, loss_held_out = 0;  // unweighted; NaN if there are no such rows
    // Classes: balanced accuracy (mean of recalls) and plain accuracy. Numbers, features: R^2 as accuracy. Held out, or
    // of the training rows if nothing is held out. NaN where undefined.
    double accuracy = 0, balanced_accuracy = 0;
};

// What one layer says about every thing.
struct LayerSnapshot {
    std::string label;  // "features", "dense 16 tanh", "the map"
    int n_units = 0;
    std::vector<float> values;  // [N, n_units]
};

struct Snapshot {
    long step = 0;
    int n_points = 0;
    int dims = 2;
    std::vector<float> points;                 // [N, dims]
    std::vector<unsigned char> held_out;       // [N]: 1 = held out
    std::vector<HeadSnapshot> heads;           // one a loss, in order
    std::vector<LayerSnapshot> layers;         // features (0 where switched off), encoder layers, the map
    double loss_train = 0, loss_held_out = 0;  // weighted sums
};

}  // namespace train
