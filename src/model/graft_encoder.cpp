#include "model/graft_encoder.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "model/layer_values.h"

namespace model {
namespace {

using Size = std::size_t;

engine::Matrix<float> in_slot(const TrainedModel& trained, engine::Value parameter, Size slot) {
    engine::Matrix<float> view = engine::value_of(trained.model.program, trained.memory, parameter, 0);
    const long at = trained.model.program.places[static_cast<Size>(parameter.index)].value;
    view.data = trained.slots.data() + static_cast<long>(slot) * trained.model.program.n_parameters + at;
    return view;
}

Size n_slots(const TrainedModel& trained) {
    const auto n = static_cast<Size>(trained.model.program.n_parameters);
    return n == 0 ? 0 : trained.slots.size() / n;
}

std::vector<float> read(const engine::Matrix<float>& matrix) {
    std::vector<float> numbers;
    for (int r = 0; r < matrix.rows; ++r) numbers.insert(numbers.end(), matrix.row(r), matrix.row(r) + matrix.cols);
    return numbers;
}

// Copies all parameters whose names begin with "<layer>.".
std::vector<engine::Value> parameters_of(const TrainedModel& trained, const std::string& layer) {
    std::vector<engine::Value> found;
    const auto& nodes = trained.model.program.graph.nodes;
    for (Size i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != engine::NodeKind::parameter || nodes[i].name.rfind(layer + ".", 0) != 0) continue;
        found.push_back({static_cast<int>(i)});
    }
    return found;
}

std::string suffix_of(const TrainedModel& trained, engine::Value parameter, const std::string& layer) {
    return trained.model.program.graph.nodes[static_cast<Size>(parameter.index)].name.substr(layer.size() + 1);
}

// Copies old(r, c) to the elements whose units continue r and c. Shares multiply values, but not the optimiser's state.
void place(const std::vector<float>& old, int old_cols, const engine::Matrix<float>& to, const UnitMap* in,
           const UnitMap& out, bool shared) {
    for (int r = 0; r < to.rows; ++r) {
        const int from_r = in == nullptr ? r : in->source[static_cast<Size>(r)];
        const float share = in == nullptr || !shared ? 1.0f : in->share[static_cast<Size>(r)];
        for (int c = 0; c < to.cols; ++c) {
            const int from_c = out.source[static_cast<Size>(c)];
            if (from_c < 0) continue;  // a new unit: keeps its initial weights
            to.at(r, c) = from_r < 0 ? 0.0f : share * old[static_cast<Size>(from_r * old_cols + from_c)];
        }
    }
}

// Influence of each unit on the next layer: the length of its outgoing weights.
std::vector<double> loudness(const PlainLayer& next, Size n) {
    std::vector<double> loud(n, 1.0);
    const PlainParameter* weight = find_parameter(next, "weight");
    for (Size u = 0; u < n && weight != nullptr; ++u) {
        double squares = 0;
        for (int c = 0; c < weight->cols; ++c) {
            const auto w =
                static_cast<double>(weight->value[u * static_cast<Size>(weight->cols) + static_cast<Size>(c)]);
            squares += w * w;
        }
        loud[u] = std::sqrt(squares);
    }
    return loud;
}

// Covariance of the units, weighted by their influence, times N. [n, n]
std::vector<double> heard_covariance(const PlainLayer& next, Size n) {
    const std::vector<double> loud = loudness(next, n);
    const Size n_rows = next.inputs.size() / n;
    std::vector<double> mean(n, 0.0), covariance(n * n, 0.0), row(n);
    for (Size i = 0; i < n_rows * n; ++i)
        mean[i % n] += static_cast<double>(next.inputs[i]) / static_cast<double>(n_rows);
    for (Size i = 0; i < n_rows; ++i) {
        for (Size u = 0; u < n; ++u) row[u] = (static_cast<double>(next.inputs[i * n + u]) - mean[u]) * loud[u];
        for (Size r = 0; r < n; ++r) {
            for (Size c = 0; c < n; ++c) covariance[r * n + c] += row[r] * row[c];
        }
    }
    return covariance;
}

// Greedy choice of the `width` units that tell the next layer most: each time the unit with the most variance that the
// units chosen before do not explain. (Cholesky factorisation with pivoting: Golub, Van Loan, Matrix Computations,
// section 4.2.8.)
std::vector<int> most_informative(const PlainLayer& next, Size n, Size width) {
    std::vector<double> rest = heard_covariance(next, n);
    std::vector<int> chosen;
    std::vector<char> taken(n, 0);
    while (chosen.size() < width) {
        Size best = n;
        for (Size u = 0; u < n; ++u) {
            if (taken[u] == 0 && (best == n || rest[u * n + u] > rest[best * n + best])) best = u;
        }
        taken[best] = 1;
        chosen.push_back(static_cast<int>(best));
        const double pivot = rest[best * n + best];
        if (!(pivot > 0)) continue;
        for (Size r = 0; r < n; ++r) {
            const double share = rest[r * n + best] / pivot;
            for (Size c = 0; c < n; ++c) {
                if (r != best && c != best) rest[r * n + c] -= share * rest[best * n + c];
            }
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace

engine::Matrix<float> slot_of(const TrainedModel& trained, engine::Value parameter, std::size_t slot) {
    return slot < n_slots(trained) ? in_slot(trained, parameter, slot) : engine::Matrix<float>{};
}

PlainParameter* find_parameter(PlainLayer& layer, const std::string& suffix) {
    for (PlainParameter& parameter : layer.parameters) {
        if (parameter.suffix == suffix) return &parameter;
    }
    return nullptr;
}

const PlainParameter* find_parameter(const PlainLayer& layer, const std::string& suffix) {
    for (const PlainParameter& parameter : layer.parameters) {
        if (parameter.suffix == suffix) return &parameter;
    }
    return nullptr;
}

std::string layer_name(std::size_t i, std::size_t n_layers) {
    return i < n_layers ? "encoder." + std::to_string(i) : "map";
}

PlainLayer read_layer(const TrainedModel& trained, const std::string& name) {
    PlainLayer layer;
    for (const engine::Value value : parameters_of(trained, name)) {
        const engine::Matrix<float> matrix = engine::value_of(trained.model.program, trained.memory, value, 0);
        PlainParameter parameter{.suffix = suffix_of(trained, value, name),
                                 .rows = matrix.rows,
                                 .cols = matrix.cols,
                                 .value = read(matrix),
                                 .slots = {}};
        for (Size s = 0; s < n_slots(trained); ++s) parameter.slots.push_back(read(in_slot(trained, value, s)));
        layer.parameters.push_back(std::move(parameter));
    }
    if (const PlainParameter* weight = find_parameter(layer, "weight")) {
        layer.n_in = weight->rows;
        layer.n_out = weight->cols;
    }
    return layer;
}

std::vector<PlainLayer> read_encoder(const TrainedModel& trained, const Material& material) {
    std::vector<PlainLayer> layers;
    const Size n = trained.spec.layers.size();
    std::vector<std::vector<float>> values =
        values_of_layers(trained.model, trained.memory, material, trained.model.layers);
    for (Size i = 0; i <= n; ++i) {
        PlainLayer layer = read_layer(trained, layer_name(i, n));
        if (i < n) layer.spec = trained.spec.layers[i];
        layer.n_in = engine::shape_of(trained.model.program.graph, trained.model.layers[i]).cols;
        layer.n_out = engine::shape_of(trained.model.program.graph, trained.model.layers[i + 1]).cols;
        layer.inputs = std::move(values[i]);
        layers.push_back(std::move(layer));
    }
    return layers;
}

void remove_layer(std::vector<PlainLayer>& layers, std::size_t i) {
    const PlainLayer gone = std::move(layers[i]);
    layers.erase(layers.begin() + static_cast<long>(i));
    const PlainParameter* first = find_parameter(gone, "weight");
    const PlainParameter* bias = find_parameter(gone, "bias");
    if (first == nullptr || bias == nullptr) return;  // a layer without weights has as many outputs as inputs
    while (find_parameter(layers[i], "weight") == nullptr) {
        layers[i].n_in = layers[i].n_out = gone.n_in;
        layers[i].parameters.clear();
        ++i;
    }
    PlainLayer& next = layers[i];
    PlainParameter& second = *find_parameter(next, "weight");
    PlainParameter& second_bias = *find_parameter(next, "bias");
    std::vector<float> merged(static_cast<Size>(gone.n_in * second.cols), 0.0f);
    for (int k = 0; k < gone.n_out; ++k) {
        for (int c = 0; c < second.cols; ++c) {
            const float w = second.value[static_cast<Size>(k * second.cols + c)];
            second_bias.value[static_cast<Size>(c)] += bias->value[static_cast<Size>(k)] * w;
            for (int r = 0; r < gone.n_in; ++r) {
                merged[static_cast<Size>(r * second.cols + c)] +=
                    first->value[static_cast<Size>(r * gone.n_out + k)] * w;
            }
        }
    }
    second.value = std::move(merged);
    second.rows = next.n_in = gone.n_in;
    for (std::vector<float>& slot : second.slots) slot.assign(second.value.size(), 0.0f);
    next.inputs = gone.inputs;
}

UnitMap resized_units(const PlainLayer& old, const PlainLayer& next, int width, std::uint64_t seed) {
    UnitMap map;
    if (width < old.n_out) {
        map.source = most_informative(next, static_cast<Size>(old.n_out), static_cast<Size>(width));
        map.share.assign(static_cast<Size>(width), 1.0f);
        return map;
    }
    // Unequal shares: with equal ones, copies would get equal gradients and stay equal.
    core::Random random = core::random_stream(seed, "graft");
    std::vector<float> sum(static_cast<Size>(old.n_out), 0.0f);
    for (int c = 0; c < width; ++c) {
        map.source.push_back(c % old.n_out);
        map.share.push_back(core::next_uniform(random, 0.5f, 1.5f));
        sum[static_cast<Size>(c % old.n_out)] += map.share.back();
    }
    for (Size c = 0; c < map.share.size(); ++c) map.share[c] /= sum[static_cast<Size>(map.source[c])];
    return map;
}

void write_layer(const TrainedModel& to, const std::string& name, const PlainLayer& old, const UnitMap& in,
                 const UnitMap& out) {
    for (const engine::Value value : parameters_of(to, name)) {
        const PlainParameter* parameter = find_parameter(old, suffix_of(to, value, name));
        if (parameter == nullptr) continue;
        const engine::Matrix<float> matrix = engine::value_of(to.model.program, to.memory, value, 0);
        const bool has_inputs = static_cast<Size>(matrix.rows) == in.source.size() && parameter->rows == old.n_in &&
                                parameter->suffix.find("weight") != std::string::npos;
        const UnitMap* rows = has_inputs ? &in : nullptr;
        place(parameter->value, parameter->cols, matrix, rows, out, true);
        for (Size s = 0; s < n_slots(to) && s < parameter->slots.size(); ++s) {
            place(parameter->slots[s], parameter->cols, in_slot(to, value, s), rows, out, false);
        }
    }
}

void write_identity(const TrainedModel& to, const std::string& name, const std::vector<int>& selected, float scale,
                    float shift) {
    for (const engine::Value value : parameters_of(to, name)) {
        const engine::Matrix<float> matrix = engine::value_of(to.model.program, to.memory, value, 0);
        const std::string suffix = suffix_of(to, value, name);
        if (suffix != "weight" && suffix != "bias") continue;
        for (int r = 0; r < matrix.rows; ++r) {
            for (int c = 0; c < matrix.cols; ++c) {
                const float weight = selected[static_cast<Size>(c)] == r ? scale : 0.0f;
                matrix.at(r, c) = suffix == "weight" ? weight : shift;
            }
        }
    }
}

}  // namespace model
