#include "train/trouble.h"

#include <algorithm>

#include "model/tables.h"

namespace train {
namespace {

// x - x is 0 for a finite x and NaN for the others.
bool all_finite(const engine::Matrix<float>& matrix) {
    for (int r = 0; r < matrix.rows; ++r) {
        for (int c = 0; c < matrix.cols; ++c) {
            if (matrix.at(r, c) - matrix.at(r, c) != 0.0f) return false;
        }
    }
    return true;
}

std::string layer_name(std::size_t i, const model::Model& model, const model::Spec& spec) {
    if (i == 0) return "the features";
    if (i + 1 == model.layers.size()) return "the map";
    return "layer " + std::to_string(i) + " (" + model::layer_text(spec.layers[i - 1]) + ")";
}

// "encoder.1.weight" -> "the weights of layer 2", "head.classify.origin.answer.bias" -> "the weights of a loss's head".
std::string owner_of(const std::string& parameter) {
    constexpr std::string_view kEncoder = "encoder.";
    if (parameter.rfind(kEncoder, 0) == 0) {
        const int layer = std::atoi(parameter.c_str() + kEncoder.size());
        return "the weights of layer " + std::to_string(layer + 1);
    }
    return parameter.rfind("map.", 0) == 0 ? "the weights of the map" : "the weights of a head";
}

}  // namespace

std::string probable_cause(const model::Spec& spec) {
    if (spec.learning_rate > 0.1) return "The learning rate is probably too large: lower it.";
    if (spec.init == "large") return "The weights probably start too large: choose another start.";
    const auto heaviest = std::max_element(spec.losses.begin(), spec.losses.end(),
                                           [](const auto& a, const auto& b) { return a.weight < b.weight; });
    if (heaviest != spec.losses.end() && heaviest->weight > 2) {
        return "The weight of loss " + std::to_string(heaviest - spec.losses.begin() + 1) +
               " is probably too large: lower it.";
    }
    return spec.clip > 0 ? "Lower the learning rate." : "Lower the learning rate, or limit the gradient.";
}

std::string first_broken(const model::Model& model, engine::Memory<float>& memory, const model::Spec& spec) {
    const engine::Program& program = model.program;
    for (std::size_t i = 0; i < model.layers.size(); ++i) {
        if (!all_finite(engine::value_of(program, memory, model.layers[i], memory.plan.rows))) {
            return layer_name(i, model, spec);
        }
    }
    for (const model::Head& head : model.heads) {
        if (!all_finite(engine::value_of(program, memory, head.loss, 1))) return "the loss \"" + head.label + "\"";
    }
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind != engine::NodeKind::parameter) continue;
        if (!all_finite(engine::value_of(program, memory, {static_cast<int>(i)}, 0))) return owner_of(node.name);
    }
    return "the sum of all losses";
}

std::string trouble_sentence(long step, const std::string& where, long good_step, const model::Spec& spec) {
    return "Step " + std::to_string(step) + " made " + where +
           " infinite, so training went back to the last good map, of step " + std::to_string(good_step) + ". " +
           probable_cause(spec);
}

}  // namespace train
