// Spec + data -> a graph of ops that can be trained: encoder, map, heads, losses.
// May include core, engine, data, projection and model; knows nothing of steps, batches or pictures.
// Next: graft.h (carrying weights over), train/trainer.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "engine/program.h"
#include "model/answer.h"
#include "model/material.h"
#include "model/spec.h"

namespace model {

// A graph input with one row a thing: the trainer gathers the rows of a batch into it.
struct RowSource {
    engine::Value input;
    int cols = 0;
    std::vector<float> rows;  // [N, cols]
};

// A graph input that is filled with fresh random numbers for each batch of training: what layers of noise ask for.
struct NoiseInput {
    enum class Kind { uniform, normal };  // in [0, 1); mean 0, deviation 1
    engine::Value input;
    Kind kind = Kind::uniform;
};

// A graph input of whole numbers: things that are drawn anew for each thing of each batch of training. While looking,
// each thing draws the same ones every time.
struct SampledInput {
    enum class From {
        context,
        negative
    };                    // its contexts, by weight (itself if it has none); all things, by count^(3/4)
    engine::Value input;  // [N * each, 1]
    int each = 1;
    From from = From::negative;
};

// A dense layer of a head: y = act(x W + b); used to evaluate heads at every pixel.
struct HeadLayer {
    engine::Value weight;  // [in, out]
    engine::Value bias;    // [1, out]
    bool tanh = false;     // activation after it; else linear
};

struct Head {
    LossSpec spec;
    std::string id;     // "classify.origin": kind and target
    std::string label;  // "origin"
    Answer answer = Answer::classes;
    engine::Value output;                 // [N, K]: logits or standardised numbers; index -1 for Answer::none
    engine::Value loss;                   // [1, 1], before its weight
    engine::Value weight;                 // input [1, 1]
    engine::Value row_weights;            // [N, 1] or [N, K]: what counts in the loss; 0 where the target is missing.
                                          // index -1: every thing counts the same
    std::vector<HeadLayer> layers;        // from the map to output
    std::vector<std::string> outputs;     // [K] names: classes, or labels of numbers
    std::vector<std::string> output_ids;  // [K] features only: "weight", "origin=USA"; as in Spec::regions_of
    std::vector<float> mean, scale;       // [K]: original = value * scale + mean (numbers only)
    std::vector<int> codes;               // [N] true class, -1 missing (classes only)
    std::vector<float> values;            // [N] true standardised value, NaN missing (number only)
};

struct Model {
    engine::Program program;
    engine::Value features;      // input [N, D]
    engine::Value feature_mask;  // input [1, D]: 1 = on
    engine::Value training;      // input [1, 1]: 1 while training, 0 while looking; index -1 if none asks
    std::vector<NoiseInput> noise;
    std::vector<SampledInput> drawn;
    std::vector<engine::Value> layers;     // features as the encoder sees them, output of each encoder layer, the map
    engine::Value map;                     // [N, map_dims]
    engine::Value map_mean, log_variance;  // [N, map_dims] of a map that is drawn from Gaussians; index -1 if it is not
    std::vector<Head> heads;               // one a loss, in order
    engine::Value total;                   // [1, 1]: sum of weight * loss
    std::vector<RowSource> sources;
};

// Rows of a batch that any compiled model can take.
inline constexpr int kMaxBatch = 256;

// Errors: what validate() refuses, and what only the data can tell (a target without values ...).
core::Result<Model> compile_model(const Spec& spec, const Material& material);

// [D]: 1 where the column belongs to a group that is on.
std::vector<float> feature_mask(const Spec& spec, const Material& material);

}  // namespace model
