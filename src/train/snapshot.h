// What a model looks like at one step, as plain arrays: all that maps, panels and pages ever see of training.
// May include core, data and model. Next: trainer.h, which makes them.
#pragma once

#include <string>
#include <vector>

#include "model/answer.h"
#include "model/loss_spec.h"
#include "projection/pca.h"

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
    std::vector<float> said;                   // [N, K]: what it says of every thing: logits or standardised numbers
    double loss_train = 0, loss_held_out = 0;  // unweighted; NaN if there are no such rows
    double loss_test = 0;                      // of the test set; NaN without one
    // Classes: balanced accuracy (mean of recalls) and plain accuracy. Numbers, features: R^2 as accuracy. Held out, or
    // of the training rows if nothing is held out. NaN where undefined, and for losses without an answer.
    double accuracy = 0, balanced_accuracy = 0;
    double test_accuracy = 0, test_balanced_accuracy = 0;  // the same of the test set; NaN without one
    bool colors_by_name = false;                           // of its attribute: data/dataset.h
    DenseWeights on_map{};  // layers.front() as a function of the whole map, where the map is seen through a plane
};

// What one layer says about every thing.
struct LayerSnapshot {
    std::string label;  // "features", "dense 16 tanh", "the map"
    int n_units = 0;
    std::vector<float> values;  // [N, n_units]
};

// Which part of the data a thing belongs to.
enum Split : unsigned char { kTrain = 0, kHeldOut = 1, kTest = 2 };

struct Snapshot {
    long step = 0;
    int n_points = 0;
    int dims = 2;               // of the map
    std::vector<float> points;  // [N, 2]: the map as it is shown, through `plane`
    projection::Plane plane;    // of a map of another number of dimensions than 2; n_dims 0 = the map is the plane
    std::vector<float> depth;   // [N], -1 (behind) .. 1 (in front): a map of three dimensions; else empty
    std::vector<unsigned char> held_out;       // [N]: a Split
    std::vector<HeadSnapshot> heads;           // one a loss, in order
    std::vector<LayerSnapshot> layers;         // features (0 where switched off), encoder layers, the map
    double loss_train = 0, loss_held_out = 0;  // weighted sums
};

// The first head that has an answer, or null.
inline const HeadSnapshot* first_answer(const Snapshot& snapshot) {
    for (const HeadSnapshot& head : snapshot.heads) {
        if (head.answer != model::Answer::none) return &head;
    }
    return nullptr;
}

}  // namespace train
