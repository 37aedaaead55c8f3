// The rows a Spec chooses from: layers, activations, losses. One file a row (layers/, activations/, losses/),
// one line in its table; the order of a table is the order of its menu. Tests walk the tables.
// May include core, engine, data and model.
#pragma once

#include <span>
#include <string_view>

#include "model/model.h"

namespace model {

struct ActivationRow {
    std::string_view id, label, help;
    const engine::Op* op = nullptr;            // null = linear
    engine::Init init = engine::Init::glorot;  // of the weights before it
};
std::span<const ActivationRow> activation_table();
const ActivationRow* find_activation(std::string_view id);

// Builds x [N, in] -> [N, layer.width], parameters named under `name`.
struct LayerRow {
    std::string_view id, label, help;
    engine::Value (*build)(engine::Graph& graph, engine::Value x, const LayerSpec& layer,
                           std::string_view name) = nullptr;
};
std::span<const LayerRow> layer_table();
const LayerRow* find_layer(std::string_view id);

// What a loss builder works with: it adds its head and its sources to `model`, and returns the head.
struct HeadBuild {
    engine::Graph& graph;
    Model& model;
    const Material& material;
    const LossSpec& spec;
};
enum class TargetKind { none, category, number };
struct LossRow {
    std::string_view id, label, help;
    TargetKind target = TargetKind::none;  // which attributes it can be asked for
    Answer answer = Answer::classes;
    core::Result<Head> (*build)(const HeadBuild& build) = nullptr;
};
std::span<const LossRow> loss_table();
const LossRow* find_loss(std::string_view id);

}  // namespace model
