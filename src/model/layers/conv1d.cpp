// Convolution over a sequence: the same small window of weights is laid on every position.
//   y[t] = act(sum over k of x[t + k - p] W[k] + b),  0 before the first and behind the last position
// The numbers of each window are gathered side by side; what follows is a dense layer. Source: LeCun, Bengio 1995,
// Convolutional Networks for Images, Speech, and Time Series.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// Positions of zeros on either side.
int padding_of(const LayerSpec& layer) { return layer.padded ? (layer.kernel - 1) / 2 : 0; }

int windows(int steps, const LayerSpec& layer) { return steps + 2 * padding_of(layer) - layer.kernel + 1; }

core::Result<data::Form> gives(const Spec&, const LayerSpec& layer, const data::Form& in) {
    const int steps = windows(in.steps, layer);
    if (steps >= 1) return data::Form{.kind = in.kind, .steps = steps};
    return core::Error{"kernel", "has a window of " + std::to_string(layer.kernel) + " positions, but only " +
                                     std::to_string(in.steps) + " are left of the sequence. Choose a smaller window."};
}

// The columns of a sequence laid out in one row that the windows see, window after window, and whether they are there
// (1) or beyond an end of the sequence (0, of any column).
struct Seen {
    std::vector<float> columns, there;
};

Seen seen_by_windows(int steps, int channels, const LayerSpec& layer) {
    Seen seen;
    for (int t = 0; t < windows(steps, layer); ++t) {
        for (int i = 0; i < layer.kernel * channels; ++i) {
            const int position = t + i / channels - padding_of(layer);
            const bool there = position >= 0 && position < steps;
            seen.columns.push_back(there ? static_cast<float>(position * channels + i % channels) : 0.0f);
            seen.there.push_back(there ? 1.0f : 0.0f);
        }
    }
    return seen;
}

// x [N*T, C] -> [N*T', k C]: the positions of each window side by side.
engine::Value add_windows(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    Seen seen = seen_by_windows(build.form.steps, engine::shape_of(build.graph, x).cols, layer);
    const engine::Shape shape{1, static_cast<int>(seen.columns.size())};
    const engine::Value columns = engine::add_constant(build.graph, name + ".columns", shape, std::move(seen.columns));
    const engine::Value row = engine::apply(build.graph, engine::ops::flatten, {x});
    engine::Value all = engine::apply(build.graph, engine::ops::rearrange, {row, columns}, {.ints = {1}, .floats = {}});
    if (padding_of(layer) > 0) {
        const engine::Value there = engine::add_constant(build.graph, name + ".there", shape, std::move(seen.there));
        all = engine::apply(build.graph, engine::ops::scale_columns, {all, there});
    }
    const engine::Attributes steps{.ints = {windows(build.form.steps, layer)}, .floats = {}};
    return engine::apply(build.graph, engine::ops::unflatten, {all}, steps);
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value seen = add_windows(build, x, layer, name);
    return add_activation(build, add_affine(build, seen, layer.width, layer.activation, name), layer.activation);
}

PlaceWindow window(const LayerSpec& layer) { return {.side = layer.kernel, .padding = padding_of(layer)}; }

std::string_view looks_ahead(const LayerSpec& layer) {
    return layer.kernel > 1 ? "Give it a window of 1, or take it out." : "";
}

constexpr std::string_view kFields[] = {"width", "activation", "kernel", "padded"};

}  // namespace

const LayerRow conv1d_layer = {
    .id = "conv1d",
    .label = "1-D convolution",
    .help =
        "One small window of weights is laid on every position: what it finds at the beginning it finds at the end.",
    .fields = kFields,
    .takes = only(data::FormKind::sequence),
    .gives = gives,
    .build = build,
    .window = window,
    .looks_ahead = looks_ahead,
    .brief = "conv"};

}  // namespace model::rows
