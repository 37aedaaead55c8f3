// Flow matching: a net learns how noise has to move to become places of things on the map.
//   x_0 normal noise, x_1 a thing's place, t uniform in 0 .. 1, x_t = (1 - t) x_0 + t x_1
//   loss = squared error of v(x_t, t) as a prediction of x_1 - x_0, mean over the things and the map's dimensions
// It watches the map and does not move it: the places learn nothing from it. Source: Lipman and others 2023, Flow Matching
// for Generative Modeling, equations 20 to 23 with sigma_min = 0; Liu and others 2023, Flow Straight and Fast.
// train/made.h lets noise flow.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// A constant row [1, n].
engine::Value add_row(const Build& build, const std::string& name, int n, float value) {
    return engine::add_constant(build.graph, name, {1, n}, std::vector<float>(static_cast<std::size_t>(n), value));
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    engine::Graph& graph = build.graph;
    Head head = make_head(loss, "the way from noise", Answer::none);
    const int dims = build.spec.map_dims;
    const engine::Value place = engine::apply(graph, engine::ops::stop_gradient, {build.model.map});
    const engine::Value noise = add_noise(build, "noise." + head.id, dims, NoiseInput::Kind::normal);
    const engine::Value time = add_noise(build, "time." + head.id, 1, NoiseInput::Kind::uniform);

    const engine::Value minus = add_row(build, "minus." + head.id, dims, -1);
    const engine::Value ones = add_row(build, "ones." + head.id, dims, 1);
    const engine::Value back = engine::apply(graph, engine::ops::scale_columns, {noise, minus});
    const engine::Value way = engine::apply(graph, engine::ops::add, {place, back});     // x_1 - x_0
    const engine::Value times = engine::apply(graph, engine::ops::dense, {time, ones});  // t in each column
    const engine::Value gone = engine::apply(graph, engine::ops::multiply, {way, times});
    const engine::Value between = engine::apply(graph, engine::ops::add, {noise, gone});  // x_t

    const engine::Value seen = engine::apply(graph, engine::ops::concatenate, {between, time});
    const engine::Value velocity = add_maker(build, head, seen, dims);
    const auto n = static_cast<std::size_t>(build.material.features.n_rows) * static_cast<std::size_t>(dims);
    const engine::Value all = add_row_source(build, "all." + head.id, dims, std::vector<float>(n, 1.0f));
    head.loss = engine::apply(graph, engine::ops::mean_squared_error, {velocity, way, all});
    return head;
}

constexpr std::string_view kFields[] = {"maker"};

}  // namespace

const LossRow flow_loss = {
    .id = "flow",
    .label = "find the way from noise",
    .help =
        "A net learns how a round cloud of noise has to flow to become the things on this map. It does not move the "
        "map (flow matching).",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = kFields,
    .moves_map = false,
    .build = build};

}  // namespace model::rows
