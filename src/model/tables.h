// The tables from which a Spec chooses: layers, activations, bounds of the map, initialisers, losses. Each row is one
// file (in layers/, activations/, bounds/, losses/) and one line in row_lists.h, whose order is that of the menus.
// Tests walk the tables. May include core, engine, data and model.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/model.h"

namespace model {

// Arguments of the functions that build layers and losses. The functions add nodes to `graph` and inputs to `model`.
struct Build {
    engine::Graph& graph;
    Model& model;
    const Spec& spec;
    const Material& material;
    data::Form form{};  // of the layer's input; unused by losses
};

// The initialiser of weights: that of the Spec, or `suited` (what suits the activation) if the Spec says "auto".
engine::Init init_of(const Spec& spec, engine::Init suited);
// Adds a graph input of random numbers with the shape of `like`, and returns it.
engine::Value add_noise(const Build& build, const std::string& name, engine::Value like, NoiseInput::Kind kind);
// The same with one row of `cols` numbers for each thing of the batch, in evaluation, too (NoiseInput::in_evaluation).
engine::Value add_noise(const Build& build, const std::string& name, int cols, NoiseInput::Kind kind);
// Adds the graph input [N, cols] of NoiseInput::Kind::mask, and returns it; it is filled in evaluation, too.
engine::Value add_mask(const Build& build, const std::string& name, int cols, double share);
// Adds the graph input [1, 1] of NoiseInput::Kind::turn, and returns it.
engine::Value add_turn(const Build& build, const std::string& name, int every);
// The graph input [1, 1] that is 1 in training and 0 in evaluation; added by the first call.
engine::Value add_training_flag(const Build& build);

struct ActivationRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;            // null = linear
    engine::Init init = engine::Init::glorot;  // suits the weights of the layer with this activation
};
std::span<const ActivationRow> activation_table();
// The row with this id; null: there is none. The other find functions below do the same.
const ActivationRow* find_activation(std::string_view id);

// Ids of the fields of LayerSpec or LossSpec that a row uses, besides those that all rows use.
using FieldIds = std::span<const std::string_view>;
bool uses(FieldIds fields, std::string_view id);

// A set of forms, one bit each.
using Forms = unsigned;
constexpr Forms only(data::FormKind kind) { return 1u << static_cast<unsigned>(kind); }
inline constexpr Forms kAnyForm = 15;  // all forms
// Forms with several places for each thing: pixels of a picture, positions of a sequence (data::places_of).
inline constexpr Forms kWithPlaces = only(data::FormKind::picture) | only(data::FormKind::sequence);

// The windows of a picture or sequence that a layer reads for each place of its output: output place (i, j) reads the
// square of `side` pixels from (i * stride - padding, j * stride - padding) on, in a picture in which each pixel of the
// input stands `enlarged` times beside and below itself; output position t reads `side` positions likewise.
struct PlaceWindow {
    int side = 1, stride = 1, padding = 0, enlarged = 1;
};

// A kind of layer. build: x [N*T, in] -> [N*T', out], with parameters whose names begin with `name`. T and T': places
// of each thing in the form before and after the layer. out: layer.width if the row has that field; otherwise `in`, but
// T*in for flatten.
struct LayerRow {
    std::string_view id, label, help;
    FieldIds fields;
    Forms takes = kAnyForm;
    // Reads the features as a picture, sequence or graph; a feature group of the data set must have that form. Allowed
    // only as the first layer.
    bool reads_features = false;
    // The form of the output; null: the same as that of the input. Error: the layer cannot take this input. Its `field`
    // is a field of the layer, and its `sentence` continues "Layer 2 (flatten) ...".
    core::Result<data::Form> (*gives)(const Spec& spec, const LayerSpec& layer, const data::Form& in) = nullptr;
    engine::Value (*build)(const Build& build, engine::Value x, const LayerSpec& layer,
                           const std::string& name) = nullptr;
    // Null: each place of the output reads the same place of the input only, or there are no places, or it reads places
    // without windows, as attention does.
    PlaceWindow (*window)(const LayerSpec& layer) = nullptr;
    // For a layer of sequences whose places see later ones: what would change that, as in "Switch on ...". Null or
    // empty: each place sees itself and earlier ones only.
    std::string_view (*looks_ahead)(const LayerSpec& layer) = nullptr;
    std::string_view brief{};  // a shorter label, for narrow places; empty: use `label`
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

// What a loss can have as its target: an attribute of this kind, or a class of positions (data::PlaceClass).
enum class TargetKind { none, category, number, place_class };
// The minimum that a loss needs to have any effect: this many things in a batch and, among the training things, this
// many classes of the target; with two_alike also two things of one class.
struct Least {
    int things = 1, classes = 1;
    bool two_alike = false;
};
struct LossRow {
    std::string_view id, label, help;
    TargetKind target = TargetKind::none;  // what can be its target
    Answer answer = Answer::classes;       // what its head predicts: classes, a number, all features, or nothing
    FieldIds fields;
    bool variational = false;     // needs a variational map (Model::log_variance)
    bool needs_contexts = false;  // needs a data set with contexts (data/contexts.h)
    bool needs_tokens = false;    // needs a data set with sequences of tokens
    bool moves_map = true;        // its gradient reaches the weights that make the map
    bool only_gathers = false;    // pushes nothing apart: as the only loss it shrinks the map to a point
    Least least{};
    std::string_view says{};  // what its head predicts, if that is classes without a target: "real or made"
    // Adds the loss and the layers of its head to the graph. Error: not possible with these data; its field is one of
    // LossSpec.
    core::Result<Head> (*build)(const Build& build, const LossSpec& loss) = nullptr;
    // Why the loss is not possible with the Spec's data and layers, for people; empty: it is. Null: it always is.
    std::string (*why_not)(const Spec& spec) = nullptr;
};
std::span<const LossRow> loss_table();
const LossRow* find_loss(std::string_view id);
// The label of the loss's target, an attribute or a class of positions; empty if it has none.
std::string_view label_of_target(const data::DatasetRow& dataset, const LossSpec& loss);
// Whether the loss is possible with this data set.
bool fits(const LossRow& loss, const data::DatasetRow& dataset);

}  // namespace model
