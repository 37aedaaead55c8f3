// See attention.h.
#include "train/attention.h"

#include <algorithm>
#include <cmath>

#include "engine/ops.h"

namespace train {
namespace {

// The attention op between the input of this layer and its output, -1 = none.
int attention_node(const model::Model& model, int layer) {
    const engine::Graph& graph = model.program.graph;
    const int last = model.outputs[static_cast<std::size_t>(layer)].index;
    for (int i = last; i > model.outputs[static_cast<std::size_t>(layer) - 1].index; --i) {
        const engine::Node& node = graph.nodes[static_cast<std::size_t>(i)];
        if (node.kind == engine::NodeKind::op && node.op == &engine::ops::attention) return i;
    }
    return -1;
}

// softmax(q_i k^T / sqrt(width)) over the positions that position i attends to; the others get 0.
void weights_of_position(const engine::Matrix<float>& q, const engine::Matrix<float>& k, int i, int first_column,
                         int width, int n_seen, float* weights) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(width));
    std::vector<double> logits(static_cast<std::size_t>(n_seen), 0.0);
    for (int j = 0; j < n_seen; ++j) {
        for (int c = first_column; c < first_column + width; ++c)
            logits[static_cast<std::size_t>(j)] +=
                scale * static_cast<double>(q.at(i, c)) * static_cast<double>(k.at(j, c));
    }
    const double highest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (double& logit : logits) sum += logit = std::exp(logit - highest);
    for (int j = 0; j < n_seen; ++j) weights[j] = static_cast<float>(logits[static_cast<std::size_t>(j)] / sum);
}

}  // namespace

Attention attention_of(const model::Model& model, engine::Memory<float>& memory, int layer) {
    if (layer < 1 || layer >= static_cast<int>(model.outputs.size())) return {};
    const int at = attention_node(model, layer);
    if (at < 0) return {};
    const engine::Node& node = model.program.graph.nodes[static_cast<std::size_t>(at)];
    const bool causal = node.attributes.ints[1] != 0;
    Attention found{.heads = node.attributes.ints[0], .steps = node.attributes.ints[2], .weights = {}};
    const engine::Matrix<float> q = engine::value_of(model.program, memory, node.in[0], 1);
    const engine::Matrix<float> k = engine::value_of(model.program, memory, node.in[1], 1);
    const int width = q.cols / found.heads;
    const auto steps = static_cast<std::size_t>(found.steps);
    found.weights.assign(static_cast<std::size_t>(found.heads) * steps * steps, 0.0f);
    for (int head = 0; head < found.heads; ++head) {
        for (int i = 0; i < found.steps; ++i) {
            float* row =
                found.weights.data() + (static_cast<std::size_t>(head) * steps + static_cast<std::size_t>(i)) * steps;
            weights_of_position(q, k, i, head * width, width, causal ? i + 1 : found.steps, row);
        }
    }
    return found;
}

}  // namespace train
