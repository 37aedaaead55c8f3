// Maps of other than two dimensions as a plane: heads say on the plane exactly what they say there in full.
#include "train/plane_view.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

train::Trainer started(int dims) {
    model::Spec spec = model::default_spec();
    spec.map_dims = dims;
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(100);
    return std::move(trainer.value());
}

// One dense layer at a place, in double.
std::vector<double> outputs(const train::DenseWeights& layer, const std::vector<double>& place) {
    std::vector<double> y(layer.bias.begin(), layer.bias.end());
    for (std::size_t i = 0; i < place.size(); ++i) {
        for (std::size_t k = 0; k < y.size(); ++k)
            y[k] += place[i] * static_cast<double>(layer.weight[i * y.size() + k]);
    }
    return y;
}

}  // namespace

TEST_CASE("on the line of a one-dimensional map, heads say of every thing what they said") {
    train::Trainer trainer = started(1);
    const train::Snapshot shown = trainer.snapshot();
    CHECK(shown.dims == 1);
    REQUIRE(shown.points.size() == 2 * static_cast<std::size_t>(shown.n_points));
    const train::HeadSnapshot& head = shown.heads[0];
    const std::size_t k = head.outputs.size();
    for (std::size_t i = 0; i < static_cast<std::size_t>(shown.n_points); ++i) {
        CHECK(shown.points[2 * i + 1] == 0.0f);
        const std::vector<double> y = outputs(head.layers[0], {static_cast<double>(shown.points[2 * i]), 0});
        for (std::size_t c = 0; c < k; ++c)
            CHECK(y[c] == doctest::Approx(static_cast<double>(head.predictions[i * k + c])).epsilon(1e-4));
    }
}

TEST_CASE("on the plane of a map of more dimensions, a head says what it says there in full") {
    constexpr std::size_t kDims = 5, kThings = 40;
    core::Random random = core::random_stream(3, "plane");
    train::Snapshot shown;
    shown.dims = kDims;
    shown.n_points = kThings;
    shown.layers.resize(1);
    for (std::size_t i = 0; i < kDims * kThings; ++i) {
        // Two wide directions, three narrow ones, away from the origin.
        shown.layers[0].values.push_back(1 + core::next_uniform(random, -1, 1) * (i % kDims < 2 ? 3.0f : 0.3f));
    }
    train::DenseWeights full{.n_in = kDims, .n_out = 3, .weight = {}, .bias = {0.5f, -1, 2}};
    for (std::size_t i = 0; i < kDims * 3; ++i) full.weight.push_back(core::next_uniform(random, -1, 1));
    shown.heads.resize(1);
    shown.heads[0].layers = {full};
    projection::Plane plane;
    train::show_on_plane(shown, plane);
    REQUIRE(shown.heads[0].layers[0].n_in == 2);
    for (std::size_t i = 0; i < kThings; ++i) {
        const double p[2] = {static_cast<double>(shown.points[2 * i]), static_cast<double>(shown.points[2 * i + 1])};
        // The place of the map that is drawn there: the mean, moved along the axes to these coordinates.
        std::vector<double> place(kDims);
        for (std::size_t d = 0; d < kDims; ++d) place[d] = static_cast<double>(shown.plane.mean[d]);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            double of_mean = 0;
            for (std::size_t d = 0; d < kDims; ++d) {
                of_mean +=
                    static_cast<double>(shown.plane.mean[d]) * static_cast<double>(shown.plane.axes[axis * kDims + d]);
            }
            for (std::size_t d = 0; d < kDims; ++d) {
                place[d] += (p[axis] - of_mean) * static_cast<double>(shown.plane.axes[axis * kDims + d]);
            }
        }
        const std::vector<double> seen = outputs(shown.heads[0].layers[0], {p[0], p[1]}), is = outputs(full, place);
        for (std::size_t k = 0; k < 3; ++k) CHECK(seen[k] == doctest::Approx(is[k]).epsilon(1e-4));
    }
}

TEST_CASE("a map that gets a third dimension stays where it is in the picture") {
    train::Trainer trainer = started(2);
    const train::Snapshot before = trainer.snapshot();
    model::Spec spec = trainer.spec();
    spec.map_dims = 3;
    REQUIRE(trainer.graft(spec).ok());
    const train::Snapshot after = trainer.snapshot();
    CHECK(after.dims == 3);
    double moved = 0, low = 1e9, high = -1e9;
    for (std::size_t i = 0; i < before.points.size(); ++i) {
        moved = std::max(moved, std::fabs(static_cast<double>(after.points[i] - before.points[i])));
        low = std::min(low, static_cast<double>(before.points[i]));
        high = std::max(high, static_cast<double>(before.points[i]));
    }
    CHECK(moved < 0.02 * (high - low));  // the new dimension is small, so the plane tips only a little
    CHECK(after.heads[0].loss_train == doctest::Approx(before.heads[0].loss_train));  // and nobody hears it yet
}

TEST_CASE("a map of three dimensions turned by hand: heads say in the picture what they say there in full") {
    train::Trainer trainer = started(3);
    train::Snapshot shown = trainer.snapshot();
    const train::Snapshot principal = shown;
    const auto n = static_cast<std::size_t>(shown.n_points);
    REQUIRE(shown.depth.size() == n);
    train::show_turned(shown, projection::turn_of(shown.plane));
    for (std::size_t i = 0; i < 2 * n; ++i) {
        CHECK(shown.points[i] == doctest::Approx(principal.points[i]).epsilon(1e-4).scale(0.1));
    }
    const projection::Turn turn = projection::turned(projection::turn_of(shown.plane), 0.9f, -0.4f);
    train::show_turned(shown, turn);
    train::show_turned(shown, turn);  // again changes nothing
    // The middle of the cloud stays in its place, and distances from it are those of the map.
    const std::vector<float>& map = shown.layers.back().values;
    double middle[2] = {}, before[2] = {};
    for (std::size_t i = 0; i < 2 * n; ++i) {
        middle[i % 2] += static_cast<double>(shown.points[i]) / static_cast<double>(n);
        before[i % 2] += static_cast<double>(principal.points[i]) / static_cast<double>(n);
    }
    for (std::size_t axis = 0; axis < 2; ++axis) CHECK(middle[axis] == doctest::Approx(before[axis]).epsilon(1e-3));
    std::vector<double> squares(n);
    double radius = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < 3; ++d) {
            const double x = static_cast<double>(map[3 * i + d]) - static_cast<double>(shown.plane.mean[d]);
            squares[i] += x * x;
        }
        radius = std::max(radius, std::sqrt(squares[i]));
    }
    const train::Lift up = train::lift_from(shown.plane);
    for (std::size_t i = 0; i < n; ++i) {
        const double x = static_cast<double>(shown.points[2 * i]), y = static_cast<double>(shown.points[2 * i + 1]);
        const double depth = static_cast<double>(shown.depth[i]) * radius;
        const double seen = (x - middle[0]) * (x - middle[0]) + (y - middle[1]) * (y - middle[1]) + depth * depth;
        CHECK(seen == doctest::Approx(squares[i]).epsilon(1e-3).scale(0.01));
        // The place that is drawn there is the thing's own, moved towards the eye or away from it.
        float place[3];
        train::lift(up, x, y, place);
        std::vector<double> in_full(3);
        for (std::size_t d = 0; d < 3; ++d) {
            in_full[d] = static_cast<double>(map[3 * i + d]) - depth * static_cast<double>(turn[6 + d]);
            CHECK(static_cast<double>(place[d]) == doctest::Approx(in_full[d]).epsilon(1e-3).scale(0.1));
        }
        const train::HeadSnapshot& head = shown.heads[0];
        const std::vector<double> says = outputs(head.layers[0], {x, y}), is = outputs(head.on_map, in_full);
        for (std::size_t k = 0; k < is.size(); ++k) CHECK(says[k] == doctest::Approx(is[k]).epsilon(1e-3).scale(0.1));
    }
}

TEST_CASE("a hidden layer on its plane: centred principal components, moved to where its mean lies") {
    train::Trainer trainer = started(2);
    const train::Snapshot shown = trainer.snapshot();
    REQUIRE(shown.layers.size() == 4);
    projection::Plane plane;
    const std::vector<float> points = train::show_layer(shown, 1, plane);
    REQUIRE(points.size() == 2 * static_cast<std::size_t>(shown.n_points));
    CHECK(plane.n_dims == 16);
    const std::vector<float> centred = projection::project(plane, shown.layers[1].values);
    for (std::size_t i = 2; i < points.size(); ++i) {
        CHECK(points[i] - points[i % 2] == doctest::Approx(centred[i] - centred[i % 2]).epsilon(1e-3).scale(0.01));
    }
    // The last layer is the map itself.
    CHECK(train::show_layer(shown, 3, plane) == shown.points);
    CHECK(plane.n_dims == 0);
    // Lifting and looking again is the same place of the picture, in every layer.
    for (int layer = 0; layer < 4; ++layer) {
        train::show_layer(shown, layer, plane);
        std::vector<float> place(static_cast<std::size_t>(shown.layers[static_cast<std::size_t>(layer)].n_units));
        train::lift(train::lift_from(plane), 0.3, -1.2, place.data());
        const std::vector<float> again = train::places_on(plane, place);
        CHECK(again[0] == doctest::Approx(0.3).epsilon(1e-4));
        CHECK(again[1] == doctest::Approx(-1.2).epsilon(1e-4));
    }
}

TEST_CASE("layouts: what a Spec says by default is what a layout has by itself, and its levers reach it") {
    model::Spec spec = model::default_spec();
    CHECK_FALSE(train::layout_of(spec));
    for (const char* id : {"tsne", "umap"}) {
        spec = model::default_spec();
        spec.projection = id;
        projection::LayoutSettings own;
        own.method = projection::find_projection(id)->method;
        own.rate = 1;  // a factor, as 0 stands for
        CHECK(*train::layout_of(spec) == own);
        spec.layout_rate = 0.5;
        CHECK(train::layout_of(spec)->rate == 0.5);
        spec.early_exaggeration = 20;
        CHECK(train::layout_of(spec)->early_exaggeration == (spec.projection == "tsne" ? 20 : 12));
    }
}
