// The tables from which a Spec chooses: layers, activations, bounds of the map, initialisers, losses. Each row is one
// file (in layers/, activations/, bounds/, losses/) and one line in row_lists.h, whose order is that of the menus.
// Tests walk the tables. May include core, engine, data and model.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/model.h"

namespace model {

// Arguments of the functions that build layers, bounds and losses. They add nodes to `graph`, and inputs to `model`.
struct Build {
    engine::Graph& graph;
    Model& model;
    const Spec& spec;
    const Material& material;
    data::Form form{};  // of what the layer that is built takes
};

// The initialiser of weights: that of the Spec, or `suited` (what suits the activation) if the Spec says "auto".
engine::Init init_of(const Spec& spec, engine::Init suited);
// Adds an input of random numbers with the shape of `like`; returns the input that is 1 in training (added once).
engine::Value add_noise(const Build& build, const std::string& name, engine::Value like, NoiseInput::Kind kind);
engine::Value add_training_flag(const Build& build);

struct ActivationRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;            // null = linear
    engine::Init init = engine::Init::glorot;  // suited to the weights before it
};
std::span<const ActivationRow> activation_table();
const ActivationRow* find_activation(std::string_view id);

// Ids of the fields of LayerSpec or LossSpec that a row uses, besides those that all rows use.
using FieldIds = std::span<const std::string_view>;
bool uses(FieldIds fields, std::string_view id);

// A set of forms, one bit each.
using Forms = unsigned;
constexpr Forms only(data::FormKind kind) { return 1u << static_cast<unsigned>(kind); }
inline constexpr Forms kAnyForm = 15, kOfThings = 7;  // all; all but nodes
inline constexpr Forms kWithPlaces = only(data::FormKind::picture) | only(data::FormKind::sequence);

// The windows of a picture that a layer reads for each place of its output: output place (i, j) reads the square of
// `side` pixels from (i * stride - padding, j * stride - padding) on.
struct PictureWindow {
    int side = 1, stride = 1, padding = 0;
};

// A kind of layer. build: x [N*T, in] -> [N*T', out] with parameters named under `name`; T and T' are the places of the
// forms before and after; out is layer.width, or `in` if the row does not use a width.
struct LayerRow {
    std::string_view id, label, help;
    FieldIds fields;
    Forms takes = kAnyForm;
    // It reads the features of the data set themselves, as a form that one of their groups has: only as the first layer.
    bool reads_features = false;
    // The form that comes out. Errors: a field of the layer, and a sentence. Null: the form that came in.
    core::Result<data::Form> (*gives)(const Spec& spec, const LayerSpec& layer, const data::Form& in) = nullptr;
    engine::Value (*build)(const Build& build, engine::Value x, const LayerSpec& layer,
                           const std::string& name) = nullptr;
    // Null: each place of the output reads the same place of the input only, or there are no places.
    PictureWindow (*window)(const LayerSpec& layer) = nullptr;
    std::string_view brief{};  // the label where there is little room; empty: the label
};
std::span<const LayerRow> layer_table();
const LayerRow* find_layer(std::string_view id);

// A short description: "dense 16 tanh", "dropout 0.1".
std::string layer_text(const LayerSpec& layer);
// The same in less room: "conv 8 tanh 3x3" for "convolution 8 tanh 3x3".
std::string brief_layer_text(const LayerSpec& layer);

// A bound of the map, applied to its coordinates: x [N, dims] -> the same shape.
struct BoundRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;  // null = no bound
};
std::span<const BoundRow> bound_table();
const BoundRow* find_bound(std::string_view id);

// An initialiser of weights.
struct InitRow {
    std::string_view id, label, help;
    bool suited = false;  // true: use what suits the activation, and not `init`
    engine::Init init = engine::Init::glorot;
};
std::span<const InitRow> init_table();
const InitRow* find_init(std::string_view id);

// The kind of attribute that a loss can have as its target.
enum class TargetKind { none, category, number };
// The minimum that a loss needs to have any effect: this many things in a batch and, among the training things, this
// many classes of the target; with two_alike also two things of one class.
struct Least {
    int things = 1, classes = 1;
    bool two_alike = false;
};
struct LossRow {
    std::string_view id, label, help;
    TargetKind target = TargetKind::none;  // attributes that can be its target
    Answer answer = Answer::classes;
    FieldIds fields;
    bool variational = false;     // needs a variational map (Model::log_variance)
    bool needs_contexts = false;  // needs a data set with contexts (data/contexts.h)
    bool only_gathers = false;    // only attracts and repels nothing: alone it makes the map one point
    Least least{};
    core::Result<Head> (*build)(const Build& build, const LossSpec& loss) = nullptr;
};
std::span<const LossRow> loss_table();
const LossRow* find_loss(std::string_view id);
// Whether the loss is possible with this data set.
bool fits(const LossRow& loss, const data::DatasetRow& dataset);

}  // namespace model
