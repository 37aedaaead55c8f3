// A snapshot: the state of a model at one step as plain arrays (places of the things, heads, layers, losses). It is the
// only part of training that the map, panels and the page read. May include core, data and model. Next: trainer.h,
// which makes snapshots.
#pragma once

#include <string>
#include <vector>

#include "model/answer.h"
#include "model/loss_spec.h"
#include "projection/pca.h"

namespace train {

// A dense layer y = act(x W + b); weights without padding.
struct DenseWeights {
    int n_in = 0, n_out = 0;
    std::vector<float> weight;  // [n_in, n_out], row-major
    std::vector<float> bias;    // [n_out]
    bool tanh = false;          // act is tanh; else the identity
};

// One head: its layers, its predictions for every thing, its quality.
struct HeadSnapshot {
    std::string id, label;  // as in model::Head
    model::LossSpec spec;
    model::Answer answer = model::Answer::classes;
    int places = 0;                            // as in model::Head
    bool of_links = false;                     // it tells which pairs of things are linked (link_accuracy.h)
    std::vector<DenseWeights> layers;          // from the map to the prediction; empty if it does not read the map
    std::vector<DenseWeights> maker;           // as in model::Head; train/made.h runs it
    std::vector<std::string> outputs;          // [K]
    std::vector<std::string> output_ids;       // [K] features only: "weight", "origin=USA"; Spec::regions_of uses them
    std::vector<float> mean, scale;            // [K]: original = value * scale + mean (numbers and features)
    std::vector<float> predictions;            // [N, K]: for every thing, logits or standardised numbers
    double loss_train = 0, loss_held_out = 0;  // unweighted; NaN if there are no such things
    double loss_test = 0;                      // on the test set; NaN without one
    // Classes: balanced accuracy (mean of recalls) and plain accuracy. Numbers, features: R^2 as accuracy. On the
    // held-out things, or on the training things if none are held out. What is named at positions (model::Head::places): over
    // all positions that count, although their answer is none. Links: of the hidden ones (link_accuracy.h). NaN where undefined, and for losses without a prediction.
    double accuracy = 0, balanced_accuracy = 0;
    double test_accuracy = 0, test_balanced_accuracy = 0;  // the same on the test set; NaN without one
    bool colors_by_name = false;                           // as in its attribute (data/dataset.h)
    int first_color = 0;                                   // as in the Spec; 0 if colors_by_name
    DenseWeights on_map{};  // layers.front() before it was restricted to the plane, if shown on one; else n_in 0
};

// Whether the head has predictions that are judged: of each thing, at its places, or of its links.
inline bool is_judged(const HeadSnapshot& head) {
    return head.answer != model::Answer::none || head.places > 0 || head.of_links;
}
// Whether they are right or wrong, and not near or far.
inline bool is_right_or_wrong(const HeadSnapshot& head) {
    return head.answer == model::Answer::classes || head.places > 0 || head.of_links;
}

// The activations of one layer for every thing.
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
    std::vector<float> points;  // [N, 2]: the map as it is shown, on `plane`
    projection::Plane plane;    // the projection of the map; n_dims 0: the map has two dimensions as it is
    // `points` are those of a layout (t-SNE, UMAP), which has no inverse: a place between the things is no point of the
    // map, so heads cannot be evaluated there.
    bool laid_out = false;
    std::vector<float> depth;             // [N], -1 (behind) .. 1 (in front), of a map of three dimensions; else empty
    std::vector<unsigned char> held_out;  // [N]: a Split: train, held out or test
    std::vector<HeadSnapshot> heads;      // one for each loss, in order
    std::vector<LayerSnapshot> layers;    // features (0 where switched off), encoder layers, the map
    double loss_train = 0, loss_held_out = 0;  // weighted sums
};

// The first head that makes predictions, or null.
inline const HeadSnapshot* first_answer(const Snapshot& snapshot) {
    for (const HeadSnapshot& head : snapshot.heads) {
        if (head.answer != model::Answer::none) return &head;
    }
    return nullptr;
}

}  // namespace train
