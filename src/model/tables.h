// The rows a Spec chooses from: layers, activations, bounds of the map, initialisers, losses. One file a row (layers/,
// activations/, bounds/, losses/), one line in row_lists.h; the order there is the order of the menus. Tests walk the
// tables.
// May include core, engine, data and model.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/model.h"

namespace model {

// What the builders of layers, bounds and losses work with: they add to `graph` and to `model`.
struct Build {
    engine::Graph& graph;
    Model& model;
    const Spec& spec;
    const Material& material;
};

// How weights start: what the Spec says, or what suits them.
engine::Init init_of(const Spec& spec, engine::Init suited);
// An input filled with random numbers, shaped like `like`; the input that says whether this is training.
engine::Value add_noise(const Build& build, const std::string& name, engine::Value like, NoiseInput::Kind kind);
engine::Value add_training_flag(const Build& build);

struct ActivationRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;            // null = linear
    engine::Init init = engine::Init::glorot;  // of the weights before it
};
std::span<const ActivationRow> activation_table();
const ActivationRow* find_activation(std::string_view id);

// Ids of the fields that a row uses, of LayerSpec or LossSpec, beyond those that every row has.
using FieldIds = std::span<const std::string_view>;
bool uses(FieldIds fields, std::string_view id);

// Builds x [N, in] -> [N, out], parameters named under `name`. out is layer.width, or in if the row has no width.
struct LayerRow {
    std::string_view id, label, help;
    FieldIds fields;
    engine::Value (*build)(const Build& build, engine::Value x, const LayerSpec& layer,
                           const std::string& name) = nullptr;
};
std::span<const LayerRow> layer_table();
const LayerRow* find_layer(std::string_view id);

// A layer in a few words: "dense 16 tanh", "dropout 0.1".
std::string layer_text(const LayerSpec& layer);

// What keeps the map within limits: x [N, dims] -> the same shape.
struct BoundRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;  // null = no bound
};
std::span<const BoundRow> bound_table();
const BoundRow* find_bound(std::string_view id);

struct InitRow {
    std::string_view id, label, help;
    bool suited = false;  // takes what suits the activation; `init` is not used
    engine::Init init = engine::Init::glorot;
};
std::span<const InitRow> init_table();
const InitRow* find_init(std::string_view id);

enum class TargetKind { none, category, number };
struct LossRow {
    std::string_view id, label, help;
    TargetKind target = TargetKind::none;  // which attributes it can be asked for
    Answer answer = Answer::classes;
    FieldIds fields;
    bool draws = false;     // needs a map that is drawn from a Gaussian (Model::log_variance)
    bool contexts = false;  // needs a data set that says what stands beside what
    core::Result<Head> (*build)(const Build& build, const LossSpec& loss) = nullptr;
};
std::span<const LossRow> loss_table();
const LossRow* find_loss(std::string_view id);
// Whether a loss means anything on a data set.
bool fits(const LossRow& loss, const data::DatasetRow& dataset);

}  // namespace model
