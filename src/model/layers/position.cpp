// Positions: adds to each place of a sequence numbers that say where it is, as attention knows no order by itself.
//   y[t] = x[t] + p[t]; p is learned, or sines and cosines of wavelengths from 2 pi to 2 pi 10,000
// Source: Vaswani et al. 2017, Attention Is All You Need, section 3.5.
#include <cmath>

#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// p as one row [1, T*C].
std::vector<float> sines(int steps, int n) {
    std::vector<float> numbers;
    for (int t = 0; t < steps; ++t) {
        for (int c = 0; c < n; ++c) {
            const double slower = std::pow(10000.0, static_cast<double>(c / 2 * 2) / n);
            numbers.push_back(static_cast<float>(c % 2 == 0 ? std::sin(t / slower) : std::cos(t / slower)));
        }
    }
    return numbers;
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n = engine::shape_of(build.graph, x).cols;
    const engine::Shape shape{1, build.form.steps * n};
    const engine::Value places =
        layer.positions == "learned"
            ? engine::add_parameter(build.graph, name + ".places", shape, init_of(build.spec, engine::Init::glorot))
            : engine::add_constant(build.graph, name + ".places", shape, sines(build.form.steps, n));
    // The positions of a thing joined to one row: the numbers of all places are added as a bias is.
    const engine::Value row = engine::apply(build.graph, engine::ops::flatten, {x});
    const engine::Attributes steps{.ints = {build.form.steps}, .floats = {}};
    return engine::apply(build.graph, engine::ops::unflatten,
                         {engine::apply(build.graph, engine::ops::bias, {row, places})}, steps);
}

constexpr std::string_view kFields[] = {"positions"};

}  // namespace

const LayerRow position_layer = {
    .id = "position",
    .label = "positions",
    .help = "Tells each place where it stands. Without it, attention cannot tell first from last.",
    .fields = kFields,
    .takes = only(data::FormKind::sequence),
    .build = build};

}  // namespace model::rows
