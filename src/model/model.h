// Compiles a Spec and its data into a graph of ops that can be trained: encoder, map, heads, losses. May include core,
// engine, data, projection and model; knows no steps, batches or pictures. Next: graft.h (carrying weights over),
// train/trainer.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "engine/update_rules.h"
#include "model/answer.h"
#include "model/material.h"
#include "model/spec.h"

namespace model {

// A graph input with one row for each thing (features, targets, weights). The trainer gathers a batch's rows into it.
struct RowSource {
    engine::Value input;
    int cols = 0;
    std::vector<float> rows;  // [N, cols]
};

// A graph input that is filled anew for each training batch: random numbers for dropout and noise, or a turn.
struct NoiseInput {
    enum class Kind {
        uniform,  // in [0, 1)
        normal,   // mean 0, standard deviation 1
        turn,     // [1, 1]: 1 in every `every`-th step and in evaluation, else 0
        mask,     // in each row 1 in one column, and in each other one with probability `share`; else 0
    };
    engine::Value input;
    Kind kind = Kind::uniform;
    int every = 1;
    float share = 0;
    bool in_evaluation = false;  // an evaluation needs it, too; each one then gets the same numbers
};

// A graph input with indices of things that are sampled for each thing of a batch: the contexts and negatives of
// skip-gram and CBOW. In training they are sampled anew for each batch; in evaluation each thing always gets the same
// ones.
struct SampledInput {
    enum class From {
        context,   // one of the thing's contexts, by weight; the thing itself if it has none
        company,   // the first is one of the thing's contexts, c; the others are contexts of c, so they stand beside c
                   // as the thing does
        negative,  // any thing, in proportion to count^(3/4)
    };
    engine::Value input;  // [N * each, 1]
    int each = 1;         // samples for each thing
    From from = From::negative;
};

// A dense layer of a head, y = act(x W + b). With these it is evaluated outside the graph: a head at every pixel, a
// maker for as many things as are to be shown.
struct HeadLayer {
    engine::Value weight;  // [in, out]
    engine::Value bias;    // [1, out]
    bool tanh = false;     // the activation: tanh or none
};

// Numbers of noise from which the maker of a gan makes a thing: two, so that they are a plane, too.
inline constexpr int kNoiseDims = 2;

// The part of the graph that belongs to one loss: layers from the map to a prediction, target and loss.
struct Head {
    LossSpec spec;
    std::string id;     // "classify.origin": kind and target
    std::string label;  // "origin"
    Answer answer = Answer::classes;
    engine::Value output;                 // [N, K]: logits or standardised numbers; index -1 for Answer::none without
                                          // `places`
    engine::Value loss;                   // [1, 1], before its weight
    engine::Value weight;                 // input [1, 1]
    engine::Value row_weights;            // [N, 1] or [N, K]: weights in the loss; 0 where the target is missing.
                                          // index -1: all things count the same
    int places = 0;                       // T > 0: it names a token or class at each of T positions, which it reads
                                          // from a layer and not from the map; output [N*T, K], row_weights [N*T, 1]
    engine::Value wanted;                 // [N*T, 1]: what is true at each of them; index -1 without `places`
    engine::Value linked, squared_reach;  // links only: input [N, all things], 1 = linked, 0 = not, -1 = hidden; and
                                          // the parameter [1, 1], the squared distance at which a link is as likely as
                                          // none
    std::vector<HeadLayer> layers;        // from the map, or that layer, to output
    std::vector<HeadLayer> maker;         // gan: from noise [N, kNoiseDims] to made features; flow: from a place on the
                                          // map and a time [N, dims + 1] to a velocity; empty for other losses
    engine::Value maker_noise;            // gan only: input [N, kNoiseDims] of the maker,
    engine::Value made;                   // [N, D] the things that it makes, 0 in features that are off,
    engine::Value maker_loss;             // and its own loss [1, 1], a mean over them
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
    engine::Value training;      // input [1, 1]: 1 in training, 0 in evaluation; index -1 if no op uses it
    engine::Value thing_index;   // input [N, 1]: which thing of the data set each row is; index -1 unless a layer reads
                                 // the things as nodes of a graph
    std::vector<NoiseInput> noise;
    std::vector<SampledInput> sampled_inputs;
    // Features as the encoder sees them, the output of each encoder layer, the map: one row for each thing [N, C].
    // Pictures and sequences are flattened, place after place; of nodes, a thing's row is that of its own node.
    std::vector<engine::Value> layers;
    std::vector<data::Form> forms;         // [layers]: the form that each of them has
    std::vector<engine::Value> outputs;    // [layers]: as the next layer takes them, [N*T, C]
    engine::Value map;                     // [N, map_dims]
    engine::Value map_mean, log_variance;  // [N, map_dims] of a variational map; else index -1
    std::vector<Head> heads;               // one for each loss, in order
    engine::Value total;                   // [1, 1]: sum of weight * loss
    std::vector<RowSource> sources;
    std::vector<engine::UpdateRule> update_rules;  // of parameters that a training step treats differently
};

// The largest batch that a compiled model can run; with Spec::full_batch, all things if there are more.
inline constexpr int kMaxBatch = 256;

// Compiles a Spec. Errors: those of validate(), and what only the data show (a target without values ...).
core::Result<Model> compile_model(const Spec& spec, const Material& material);

// The mask of features, [D]: 1 for columns of groups that are on, else 0.
std::vector<float> feature_mask(const Spec& spec, const Material& material);

}  // namespace model
