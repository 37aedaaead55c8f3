// Regions of a hidden layer: what the rest of the network says there, worked out by hand in double; and at the places
// of things what the head said of them. Regions by the nearest thing, against a search through all.
#include "train/layer_head.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "specs.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    trainer.value().run_steps(60);
    return std::move(trainer.value());
}

std::vector<double> dense(const std::vector<double>& x, const engine::Matrix<float>& w, const engine::Matrix<float>& b,
                          bool tanh) {
    std::vector<double> y;
    for (int k = 0; k < w.cols; ++k) {
        double sum = static_cast<double>(b.at(0, k));
        for (int i = 0; i < w.rows; ++i) sum += x[static_cast<std::size_t>(i)] * static_cast<double>(w.at(i, k));
        y.push_back(tanh ? std::tanh(sum) : sum);
    }
    return y;
}

}  // namespace

TEST_CASE("the regions of a hidden layer: the rest of the network at each place of its plane") {
    model::Spec spec = model::default_spec();
    spec.losses[0].hidden = 5;
    const auto material = model::load_material(spec.dataset).value();
    model::Model model = std::move(model::compile_model(spec, *material).value());
    engine::Memory<float> memory = engine::make_memory<float>(model.program);
    engine::initialise(model.program, memory, 4);
    // Any plane in the space of the first hidden layer, 16 units.
    core::Random random = core::random_stream(2, "plane");
    projection::Plane plane{.n_dims = 16, .mean = std::vector<float>(16), .axes = std::vector<float>(32)};
    for (float& x : plane.mean) x = core::next_uniform(random, -0.5f, 0.5f);
    plane.axes[3] = plane.axes[16 + 9] = 0.6f;
    plane.axes[5] = plane.axes[16 + 12] = -0.8f;
    const train::PixelGrid grid{.w = 31, .h = 17, .x = -2, .y = 1.5, .step_x = 0.13, .step_y = -0.2};
    train::PredictionGrid field;
    train::predict_on_plane(model, memory, 1, plane, model.heads[0], grid, field);
    CHECK(field.w == 31);
    CHECK(field.h == 17);
    CHECK(field.k == static_cast<int>(model.heads[0].outputs.size()));
    const auto parameter = [&](const std::string& name) {
        const engine::Value value = engine::find_value(model.program.graph, name);
        REQUIRE(value.index >= 0);
        return engine::value_of(model.program, memory, value, 0);
    };
    const std::string head = "head." + model.heads[0].id;
    double most = 0;
    for (int row = 0; row < grid.h; ++row) {
        for (int column = 0; column < grid.w; ++column) {
            // The mean, moved along the axes until the picture has it at this pixel.
            const double p[2] = {grid.x + column * grid.step_x, grid.y + row * grid.step_y};
            std::vector<double> x(plane.mean.begin(), plane.mean.end());
            for (std::size_t axis = 0; axis < 2; ++axis) {
                double of_mean = 0;
                for (std::size_t d = 0; d < 16; ++d) {
                    of_mean += static_cast<double>(plane.mean[d]) * static_cast<double>(plane.axes[axis * 16 + d]);
                }
                for (std::size_t d = 0; d < 16; ++d) {
                    x[d] += (p[axis] - of_mean) * static_cast<double>(plane.axes[axis * 16 + d]);
                }
            }
            x = dense(x, parameter("encoder.1.weight"), parameter("encoder.1.bias"), true);
            x = dense(x, parameter("map.weight"), parameter("map.bias"), false);
            x = dense(x, parameter(head + ".hidden.weight"), parameter(head + ".hidden.bias"), true);
            x = dense(x, parameter(head + ".answer.weight"), parameter(head + ".answer.bias"), false);
            for (std::size_t k = 0; k < x.size(); ++k) {
                const auto at = static_cast<std::size_t>(row * grid.w + column) * x.size() + k;
                most = std::max(most, std::fabs(static_cast<double>(field.values[at]) - x[k]));
            }
        }
    }
    CHECK(most < 1e-5);
}

TEST_CASE("pictures and sequences: on a plane through a thing's numbers its region is what the head said of it") {
    struct Given {
        const char* dataset;
        std::vector<model::LayerSpec> layers;
    };
    const Given all[] = {
        {"digits", {{.kind = "picture"}, {.kind = "conv", .width = 3}, {.kind = "pool"}, {.kind = "flatten"}}},
        {"recall",
         {{.kind = "sequence"}, {.kind = "lookup", .width = 5}, {.kind = "attention", .width = 4}, {.kind = "last"}}}};
    for (const Given& given : all) {
        CAPTURE(given.dataset);
        model::Spec spec = model::default_spec(*data::find_dataset(given.dataset));
        spec.layers = given.layers;
        train::Trainer trainer = started(spec);
        const train::Snapshot shown = trainer.snapshot();
        for (int layer = 0; layer < static_cast<int>(given.layers.size()) + 1; ++layer) {
            CAPTURE(layer);
            REQUIRE(train::has_plane_predictions(trainer.model(), layer));
            const train::LayerSnapshot& of = shown.layers[static_cast<std::size_t>(layer)];
            const auto n = static_cast<std::size_t>(of.n_units);
            for (const std::size_t thing : {std::size_t{3}, std::size_t{200}}) {
                const auto first = of.values.begin() + static_cast<std::ptrdiff_t>(thing * n);
                projection::Plane plane{.n_dims = of.n_units,
                                        .mean = {first, first + static_cast<std::ptrdiff_t>(n)},
                                        .axes = std::vector<float>(2 * n, 0.0f)};
                plane.axes[0] = plane.axes[n + 1] = 1;
                const train::PixelGrid grid{
                    .w = 1, .h = 1, .x = static_cast<double>(plane.mean[0]), .y = static_cast<double>(plane.mean[1])};
                train::PredictionGrid field;
                trainer.predict_on_plane(layer, plane, 0, grid, field);
                for (std::size_t k = 0; k < field.values.size(); ++k) {
                    CHECK(field.values[k] ==
                          doctest::Approx(shown.heads[0].predictions[thing * field.values.size() + k])
                              .epsilon(1e-3)
                              .scale(0.1));
                }
            }
        }
    }
}

TEST_CASE("the nodes of a graph have no exact regions") {
    model::Spec spec = model::default_spec(*data::find_dataset("karate"));
    spec.layers = {{.kind = "nodes"}, {.kind = "graph_conv", .width = 3}, {.kind = "own"}, {.width = 4}};
    train::Trainer trainer = started(spec);
    CHECK_FALSE(train::has_plane_predictions(trainer.model(), 0));
    CHECK_FALSE(train::has_plane_predictions(trainer.model(), 2));
    CHECK(train::has_plane_predictions(trainer.model(), 3));
    CHECK(train::has_plane_predictions(trainer.model(), 5));
}

TEST_CASE("where a thing lies in a layer of two units, the region says what the head said of it: all kinds of layers") {
    for (const model::LayerRow& row : model::layer_table()) {
        if ((row.takes & model::only(data::FormKind::row)) == 0 || row.reads_features) continue;
        CAPTURE(row.id);
        model::Spec spec = model::default_spec();
        spec.layers = {{.kind = "dense", .width = 2}, {.kind = std::string(row.id), .width = 2}, {.width = 7}};
        spec.map_dims = 3;
        spec.losses.push_back({.kind = "reconstruct", .weight = 0.5, .hidden = 4});
        train::Trainer trainer = started(spec), left_alone = started(spec);
        const train::Snapshot shown = trainer.snapshot();
        train::PredictionGrid field;
        for (const int layer : {1, 2}) {
            projection::Plane plane;
            const std::vector<float> points = train::show_layer(shown, layer, plane);
            for (std::size_t thing = 0; thing < 400; thing += 57) {
                for (int head = 0; head < static_cast<int>(shown.heads.size()); ++head) {
                    const train::HeadSnapshot& said = shown.heads[static_cast<std::size_t>(head)];
                    const train::PixelGrid grid{.w = 1,
                                                .h = 1,
                                                .x = static_cast<double>(points[2 * thing]),
                                                .y = static_cast<double>(points[2 * thing + 1])};
                    trainer.predict_on_plane(layer, plane, head, grid, field);
                    REQUIRE(field.values.size() == said.outputs.size());
                    for (std::size_t k = 0; k < field.values.size(); ++k) {
                        CHECK(field.values[k] == doctest::Approx(said.predictions[thing * field.values.size() + k])
                                                     .epsilon(1e-4)
                                                     .scale(0.1));
                    }
                }
            }
        }
        trainer.run_steps(5);
        left_alone.run_steps(5);
        CHECK(trainer.weights_hash() == left_alone.weights_hash());  // looking changed nothing
    }
}

TEST_CASE("the regions of the map itself, as the head on its plane has them") {
    model::Spec spec = model::default_spec();
    spec.map_dims = 5;
    train::Trainer trainer = started(spec);
    const train::Snapshot shown = trainer.snapshot();
    const train::DenseWeights& head = shown.heads[0].layers[0];
    const train::PixelGrid grid{.w = 20, .h = 9, .x = -3, .y = 2, .step_x = 0.3, .step_y = -0.4};
    train::PredictionGrid field;
    trainer.predict_on_plane(static_cast<int>(shown.layers.size()) - 1, shown.plane, 0, grid, field);
    for (int row = 0; row < grid.h; ++row) {
        for (int column = 0; column < grid.w; ++column) {
            for (int k = 0; k < field.k; ++k) {
                const auto at = static_cast<std::size_t>(k), n_out = static_cast<std::size_t>(head.n_out);
                const double wanted = static_cast<double>(head.bias[at]) +
                                      (grid.x + column * grid.step_x) * static_cast<double>(head.weight[at]) +
                                      (grid.y + row * grid.step_y) * static_cast<double>(head.weight[n_out + at]);
                const auto is =
                    static_cast<double>(field.values[static_cast<std::size_t>((row * grid.w + column) * field.k + k)]);
                CHECK(is == doctest::Approx(wanted).epsilon(1e-4).scale(1));
            }
        }
    }
}

TEST_CASE("regions by the nearest thing: its class wins, as surely as it is nearer than the next class") {
    core::Random random = core::random_stream(9, "nearest");
    train::HeadSnapshot head;
    head.answer = model::Answer::classes;
    head.outputs = {"a", "b", "nothing is said to be one", "c"};
    std::vector<float> points;
    std::vector<std::size_t> codes;
    constexpr std::size_t kCodes[] = {0, 1, 3};
    for (std::size_t i = 0; i < 60; ++i) {
        points.push_back(core::next_uniform(random, -1, 1));
        points.push_back(core::next_uniform(random, -1, 1));
        codes.push_back(kCodes[i % 3]);
        for (std::size_t k = 0; k < 4; ++k) head.predictions.push_back(k == codes.back() ? 2.0f : 0.0f);
    }
    points[7] = __builtin_nanf("");  // a thing that is nowhere
    const train::PixelGrid grid{.w = 37, .h = 23, .x = -1.2, .y = 1.1, .step_x = 0.06, .step_y = -0.1};
    train::PredictionGrid field;
    train::nearest_regions(head, points, grid, field);
    REQUIRE(field.k == 4);
    for (int row = 0; row < grid.h; ++row) {
        for (int column = 0; column < grid.w; ++column) {
            const double x = grid.x + column * grid.step_x, y = grid.y + row * grid.step_y;
            double nearest[4] = {1e9, 1e9, 1e9, 1e9};
            for (std::size_t i = 0; i < codes.size(); ++i) {
                const double d =
                    std::hypot(static_cast<double>(points[2 * i]) - x, static_cast<double>(points[2 * i + 1]) - y);
                if (d < nearest[codes[i]]) nearest[codes[i]] = d;
            }
            const float* says = field.values.data() + static_cast<std::size_t>((row * grid.w + column) * 4);
            CHECK(says[0] - says[1] == doctest::Approx(4 * std::log(nearest[1] / nearest[0])).epsilon(0.01).scale(0.1));
            CHECK(says[3] - says[1] == doctest::Approx(4 * std::log(nearest[1] / nearest[3])).epsilon(0.01).scale(0.1));
            CHECK(says[2] < std::min({says[0], says[1], says[3]}) - 10);
        }
    }
    // Numbers: those of the nearest thing.
    head.answer = model::Answer::number;
    head.outputs = {"weight"};
    head.predictions.resize(60);
    for (std::size_t i = 0; i < 60; ++i) head.predictions[i] = static_cast<float>(i);
    const train::PixelGrid at{
        .w = 1, .h = 1, .x = static_cast<double>(points[80]), .y = static_cast<double>(points[81])};
    train::nearest_regions(head, points, at, field);
    CHECK(field.values == std::vector<float>{40});
}
