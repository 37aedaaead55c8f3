// Named tensors of a trained model, for export: its weights; mean, scale and mask of the features; and everything
// needed to continue training (optimiser state, data, split). Values have no padding. Also the texts that are stored
// with the tensors. May include train and take_home.h. Next: safetensors.h, which writes both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/take_home/take_home.h"

namespace app {

struct Tensor {
    std::string name;
    std::vector<int> shape;
    std::vector<float> values;
    bool whole = false;  // the values are integers and are written as int32
};

// All weights, with their names in the graph: "encoder.0.weight" [in, out], "encoder.0.bias" [1, out]. A layer computes
// x W + b.
std::vector<Tensor> weights_of(const train::Trainer& trainer);
// Vectors [D] about the features: "features.mean", "features.scale" (original = value * scale + mean) and
// "features.mask" (1 = on).
std::vector<Tensor> features_of(const train::Trainer& trainer);
// Constants of the graph, which are not learned, named "constant." and their name in the graph: which column is which
// pixel ("constant.encoder.0.columns"), the edges between nodes [M, 3] (from, to, weight).
std::vector<Tensor> constants_of(const train::Trainer& trainer);
// The state of training besides the weights: "optimiser.<slot>.<parameter>"; "batches.order", the things in the
// shuffled order of this epoch.
std::vector<Tensor> training_state_of(const train::Trainer& trainer);
// The same, and the data: every input of the graph with a row for each thing, as "data.<name>" [N, cols]; "data.split"
// [N] (0 = training, 1 = held out, 2 = test).
std::vector<Tensor> training_of(const train::Trainer& trainer, const train::Snapshot& latest);

// Metadata texts that are stored with the tensors: the Spec ("spec"), the names of the features, the outputs of each
// head.
struct TensorNote {
    std::string key, text;
};
std::vector<TensorNote> notes_of(const train::Trainer& trainer);
// The optimiser's step count and the state of the random streams; in training_notes_of() also the names of the things.
std::vector<TensorNote> stream_notes_of(const train::Trainer& trainer);
std::vector<TensorNote> training_notes_of(const train::Trainer& trainer);

}  // namespace app
