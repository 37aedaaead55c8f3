#include "model/graft.h"

#include <algorithm>
#include <string>

namespace model {
namespace {

// A dense layer as plain numbers: weight [n_in, n_out], bias [n_out].
struct Plain {
    int n_in = 0, n_out = 0;
    std::vector<float> weight, bias;
    float& at(int r, int c) { return weight[static_cast<std::size_t>(r * n_out + c)]; }
    [[nodiscard]] float at(int r, int c) const { return weight[static_cast<std::size_t>(r * n_out + c)]; }
};

std::string layer_name(std::size_t i, std::size_t n_layers) {
    return i < n_layers ? "encoder." + std::to_string(i) : "map";
}

engine::Matrix<float> parameter(const Grown& grown, const std::string& name) {
    const engine::Value value = engine::find_value(grown.model.program.graph, name);
    ES_CHECK(value.index >= 0, "graft() looked for a parameter that the model does not have: " + name);
    return engine::value_of(grown.model.program, grown.memory, value, 0);
}

Plain read_layer(const Grown& grown, const std::string& name) {
    const engine::Matrix<float> weight = parameter(grown, name + ".weight");
    const engine::Matrix<float> bias = parameter(grown, name + ".bias");
    Plain plain{.n_in = weight.rows, .n_out = weight.cols, .weight = {}, .bias = {}};
    for (int r = 0; r < weight.rows; ++r) {
        for (int c = 0; c < weight.cols; ++c) plain.weight.push_back(weight.at(r, c));
    }
    for (int c = 0; c < bias.cols; ++c) plain.bias.push_back(bias.at(0, c));
    return plain;
}

void write_layer(const Grown& grown, const std::string& name, const Plain& plain) {
    const engine::Matrix<float> weight = parameter(grown, name + ".weight");
    const engine::Matrix<float> bias = parameter(grown, name + ".bias");
    ES_CHECK(weight.rows == plain.n_in && weight.cols == plain.n_out, "graft() made a layer of the wrong shape");
    for (int r = 0; r < weight.rows; ++r) {
        for (int c = 0; c < weight.cols; ++c) weight.at(r, c) = plain.at(r, c);
    }
    for (int c = 0; c < bias.cols; ++c) bias.at(0, c) = plain.bias[static_cast<std::size_t>(c)];
}

Plain identity(int n) {
    Plain plain{.n_in = n,
                .n_out = n,
                .weight = std::vector<float>(static_cast<std::size_t>(n * n), 0.0f),
                .bias = std::vector<float>(static_cast<std::size_t>(n), 0.0f)};
    for (int i = 0; i < n; ++i) plain.at(i, i) = 1.0f;
    return plain;
}

// first, then second, as one layer; what was between them is taken as linear.
Plain merged(const Plain& first, const Plain& second) {
    Plain plain{.n_in = first.n_in,
                .n_out = second.n_out,
                .weight = std::vector<float>(static_cast<std::size_t>(first.n_in * second.n_out), 0.0f),
                .bias = second.bias};
    for (int k = 0; k < first.n_out; ++k) {
        for (int c = 0; c < second.n_out; ++c) {
            plain.bias[static_cast<std::size_t>(c)] += first.bias[static_cast<std::size_t>(k)] * second.at(k, c);
            for (int r = 0; r < first.n_in; ++r) plain.at(r, c) += first.at(r, k) * second.at(k, c);
        }
    }
    return plain;
}

// Gives layer i `width` units and the layer after it as many inputs. `fresh` is layer i as newly initialised.
void resize_layer(std::vector<Plain>& layers, std::size_t i, int width, const Plain& fresh) {
    constexpr float kPart = 0.05f;  // of the fresh start, so that copies do not stay twins for ever
    const Plain old = layers[i];
    const Plain old_next = layers[i + 1];
    Plain grown{.n_in = old.n_in, .n_out = width, .weight = {}, .bias = {}};
    Plain next{.n_in = width, .n_out = old_next.n_out, .weight = {}, .bias = old_next.bias};
    grown.weight.resize(static_cast<std::size_t>(old.n_in * width));
    next.weight.resize(static_cast<std::size_t>(width * old_next.n_out));
    for (int c = 0; c < width; ++c) {
        const int source = c % old.n_out;
        const int copies = (width - source + old.n_out - 1) / old.n_out;
        const bool is_copy = c >= old.n_out;
        grown.bias.push_back(old.bias[static_cast<std::size_t>(source)]);
        for (int r = 0; r < old.n_in; ++r) {
            grown.at(r, c) = old.at(r, source) + (is_copy && r < fresh.n_in ? kPart * fresh.at(r, c) : 0.0f);
        }
        for (int k = 0; k < next.n_out; ++k) next.at(c, k) = old_next.at(source, k) / static_cast<float>(copies);
    }
    layers[i] = std::move(grown);
    layers[i + 1] = std::move(next);
}

// How many layers stay the same before and after the place where the two encoders differ.
struct Common {
    std::size_t before = 0, after = 0;
};

Common common_layers(const std::vector<LayerSpec>& from, const std::vector<LayerSpec>& to) {
    const std::size_t shorter = std::min(from.size(), to.size());
    Common common;
    while (common.before < shorter && from[common.before] == to[common.before]) ++common.before;
    while (common.after + common.before < shorter &&
           from[from.size() - 1 - common.after] == to[to.size() - 1 - common.after]) {
        ++common.after;
    }
    return common;
}

// The old encoder (its last layer is the map) brought to the new one's number of layers, then to its widths.
std::vector<Plain> grown_encoder(const Grown& from, const Grown& to) {
    const std::size_t n_from = from.spec.layers.size(), n_to = to.spec.layers.size();
    std::vector<Plain> layers;
    for (std::size_t i = 0; i <= n_from; ++i) layers.push_back(read_layer(from, layer_name(i, n_from)));
    const Common common = common_layers(from.spec.layers, to.spec.layers);
    // What is added or taken away stands just before the common end.
    std::size_t place = std::min(n_from, n_to) - common.after;
    while (layers.size() > n_to + 1) {
        layers[place + 1] = merged(layers[place], layers[place + 1]);
        layers.erase(layers.begin() + static_cast<long>(place));
    }
    while (layers.size() < n_to + 1) {
        const int width = place == 0 ? layers[0].n_in : layers[place - 1].n_out;
        layers.insert(layers.begin() + static_cast<long>(place), identity(width));
        ++place;
    }
    for (std::size_t i = 0; i < n_to; ++i) {
        const int width = to.spec.layers[i].width;
        if (layers[i].n_out != width) resize_layer(layers, i, width, read_layer(to, layer_name(i, n_to)));
    }
    return layers;
}

bool same_shape(const Grown& from, const Grown& to, engine::Value a, engine::Value b) {
    return engine::shape_of(from.model.program.graph, a) == engine::shape_of(to.model.program.graph, b);
}

// Copies what has the same name and shape; `from_base` and `to_base` are parameters or one slot of the optimiser.
void copy_same(const Grown& from, const Grown& to, const float* from_base, float* to_base, bool heads_only) {
    const auto& nodes = to.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != engine::NodeKind::parameter) continue;
        if (heads_only && nodes[i].name.rfind("head.", 0) != 0) continue;
        const engine::Value here{static_cast<int>(i)};
        const engine::Value there = engine::find_value(from.model.program.graph, nodes[i].name);
        if (there.index < 0 || !same_shape(from, to, there, here)) continue;
        const engine::Shape shape = nodes[i].shape;
        const long n = static_cast<long>(shape.rows) * engine::padded(shape.cols);
        const long from_at = from.model.program.places[static_cast<std::size_t>(there.index)].value;
        const long to_at = to.model.program.places[i].value;
        std::copy_n(from_base + from_at, n, to_base + to_at);
    }
}

}  // namespace

void graft(const Grown& from, const Grown& to) {
    const std::vector<Plain> layers = grown_encoder(from, to);
    for (std::size_t i = 0; i < layers.size(); ++i) write_layer(to, layer_name(i, to.spec.layers.size()), layers[i]);
    copy_same(from, to, from.memory.parameters, to.memory.parameters, true);
    const auto n_from = static_cast<std::size_t>(from.model.program.n_parameters);
    const auto n_to = static_cast<std::size_t>(to.model.program.n_parameters);
    for (std::size_t slot = 0; (slot + 1) * n_from <= from.slots.size() && (slot + 1) * n_to <= to.slots.size();
         ++slot) {
        copy_same(from, to, from.slots.data() + slot * n_from, to.slots.data() + slot * n_to, false);
    }
}

}  // namespace model
