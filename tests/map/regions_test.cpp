// What the heads say about places: against formulas done by hand and against plain double arithmetic.
#include "map/heads/regions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "heads.h"
#include "map/heads/head_plane.h"

namespace {

const map::Viewport kViewport{320, 240};

double dense(const train::DenseWeights& layer, const std::vector<double>& in, int k) {
    double sum = layer.bias[static_cast<std::size_t>(k)];
    for (int i = 0; i < layer.n_in; ++i) {
        sum += in[static_cast<std::size_t>(i)] *
               static_cast<double>(layer.weight[static_cast<std::size_t>(i * layer.n_out + k)]);
    }
    return layer.tanh ? std::tanh(sum) : sum;
}

// The head's outputs in double, with the library's tanh: shares nothing with the code under test.
std::vector<double> outputs(const train::HeadSnapshot& head, double x, double y) {
    std::vector<double> values = {x, y};
    for (const train::DenseWeights& layer : head.layers) {
        std::vector<double> next;
        for (int k = 0; k < layer.n_out; ++k) next.push_back(dense(layer, values, k));
        values = next;
    }
    return values;
}

// Share of pixels whose id is not the largest output there.
double share_wrong(const train::Snapshot& snapshot, const map::Camera& camera, int w, int h) {
    const map::RegionView view = map::region_view(snapshot, "");
    const std::vector<std::uint8_t> ids = map::region_ids(snapshot, view, camera, kViewport, w, h);
    int wrong = 0;
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            const double px = (x + 0.5) * static_cast<double>(kViewport.width) / w;
            const double py = (y + 0.5) * static_cast<double>(kViewport.height) / h;
            const double u = static_cast<double>(camera.units_per_px);
            const std::vector<double> out = outputs(
                snapshot.heads[0], static_cast<double>(camera.x) + (px - static_cast<double>(kViewport.width) / 2) * u,
                static_cast<double>(camera.y) - (py - static_cast<double>(kViewport.height) / 2) * u);
            const auto best = std::max_element(out.begin(), out.end()) - out.begin();
            wrong += best == ids[static_cast<std::size_t>(y * w + x)] ? 0 : 1;
        }
    }
    return static_cast<double>(wrong) / (w * h);
}

}  // namespace

TEST_CASE("the border of a linear classifier is where the formula says, within a pixel") {
    // Two classes; class 1 wins where 2 x - y + 0.3 > 0, so in row y the border is at x = (y - 0.3) / 2.
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {0, 2, 0, -1}, {0, 0.3f}, false}}));
    const map::Camera camera{0.1f, 0.2f, 0.01f};
    const map::RegionView view = map::region_view(snapshot, "");
    const int w = 320, h = 240;
    const std::vector<std::uint8_t> ids = map::region_ids(snapshot, view, camera, kViewport, w, h);
    for (int y = 0; y < h; ++y) {
        int first = 0;
        while (first < w && ids[static_cast<std::size_t>(y * w + first)] == 0) ++first;
        const float map_y = map::to_map(camera, kViewport, {0, static_cast<float>(y) + 0.5f}).y;
        const float border = map::to_px(camera, kViewport, {(map_y - 0.3f) / 2, 0}).x;
        CHECK(std::abs(static_cast<float>(first) - std::clamp(border, 0.0f, static_cast<float>(w))) <= 1.0f);
    }
}

TEST_CASE("ids are the largest outputs of straight and bent heads, at sizes that are no multiple of eight") {
    for (const int hidden : {0, 1, 7, 32}) {
        for (const int classes : {1, 2, 10, 40}) {
            core::Random random = core::random_stream(3, "ids" + std::to_string(hidden * 100 + classes));
            train::Snapshot snapshot;
            snapshot.heads.push_back(map_test::random_head(random, model::Answer::classes, classes, hidden));
            CAPTURE(hidden);
            CAPTURE(classes);
            // Floats against doubles: only pixels whose centre is on a border to 1e-5 may differ.
            CHECK(share_wrong(snapshot, {0.2f, -0.1f, 0.012f}, 61, 47) <= 0.001);
        }
    }
}

TEST_CASE("borders stay where they are when zoomed in a hundred thousand times") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {0, 2, 0, -1}, {0, -8}, false}}));
    // The border passes (4, 0) exactly; at 1e-6 units a pixel a float near 4 has steps of half a pixel, offsets do not.
    CHECK(share_wrong(snapshot, {4, 0, 1e-6f}, 61, 47) <= 0.02);
}

TEST_CASE("the plain evaluation of a place agrees with double arithmetic: gap, margin and gradient") {
    core::Random random = core::random_stream(8, "plane");
    const train::HeadSnapshot head = map_test::random_head(random, model::Answer::classes, 6, 9);
    map::HeadPlane plane;
    map::make_head_plane(plane, head, 0.3, -0.2);
    for (int i = 0; i < 50; ++i) {
        const float dx = core::next_uniform(random, -1, 1), dy = core::next_uniform(random, -1, 1);
        const map::PlaneAnswer answer = map::plane_classes(plane, dx, dy);
        const auto best = static_cast<std::size_t>(answer.best), second = static_cast<std::size_t>(answer.second);
        const auto gap = [&](double x, double y) {
            const std::vector<double> out = outputs(head, x, y);
            return out[best] - out[second];
        };
        const double x = 0.3 + static_cast<double>(dx), y = -0.2 + static_cast<double>(dy), step = 1e-5;
        // Logits are of size 20: floats carry them to 2e-6, sums of nine to about 1e-5.
        CHECK(static_cast<double>(answer.gap) == doctest::Approx(gap(x, y)).epsilon(1e-4));
        const double slope = (gap(x + step, y) - gap(x - step, y)) / (2 * step);
        CHECK(std::abs(static_cast<double>(answer.gap_dx) - slope) < 1e-3);
        const double slope_y = (gap(x, y + step) - gap(x, y - step)) / (2 * step);
        CHECK(std::abs(static_cast<double>(answer.gap_dy) - slope_y) < 1e-3);
        const float place[2] = {static_cast<float>(x), static_cast<float>(y)};
        const std::vector<float> p = map::answer_at(head, place, 2);
        CHECK(std::abs(answer.margin - (p[best] - p[second])) < 1e-4f);
    }
}

TEST_CASE("tanh is right to 3e-7 everywhere") {
    float worst = 0;
    for (int i = -12000; i <= 12000; ++i) {
        const float x = static_cast<float>(i) / 1000;
        worst = std::max(worst, std::abs(map::plane_tanh(x) - std::tanh(x)));
    }
    CHECK(worst < 3e-7f);
    CHECK(map::plane_tanh(1e30f) == doctest::Approx(1).epsilon(3e-7));
    CHECK(std::isnan(map::plane_tanh(NAN)));
}

TEST_CASE("answers: probabilities that sum to one, numbers in their own units") {
    train::HeadSnapshot head =
        map_test::named_head(model::Answer::classes, {{2, 3, {1, 0, 0, 0, 1, 0}, {0, 0, 0}, false}});
    const float place[2] = {2, -1};
    const std::vector<float> p = map::answer_at(head, place, 2);
    REQUIRE(p.size() == 3);
    const float sum = std::exp(2.0f) + std::exp(-1.0f) + 1;
    CHECK(p[0] == doctest::Approx(std::exp(2.0f) / sum));
    CHECK(p[1] == doctest::Approx(std::exp(-1.0f) / sum));
    CHECK(p[0] + p[1] + p[2] == doctest::Approx(1));
    head = map_test::named_head(model::Answer::number, {{2, 1, {3, 1}, {0.5f}, false}});
    head.mean = {20};
    head.scale = {4};
    CHECK(map::answer_at(head, place, 2)[0] == doctest::Approx((6 - 1 + 0.5) * 4 + 20));
}

TEST_CASE("a number's bands are eighths of the range of the points' answers") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::number, {{2, 1, {1, 0}, {0}, false}}));
    snapshot.n_points = 2;
    snapshot.points = {-4, 0, 4, 0};
    const map::RegionView view = map::region_view(snapshot, "regress.thing");
    CHECK(view.answer == model::Answer::number);
    const map::Range range = map::number_range(snapshot, view);
    CHECK(range.low == -4.0f);
    CHECK(range.high == 4.0f);
    // 16 pixels over -8 .. 8: below the range band 0, then one band a pixel, above it band 7.
    const std::vector<std::uint8_t> ids = map::region_ids(snapshot, view, {0, 0, 1}, {16, 1}, 16, 1);
    CHECK(ids == std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7});
    snapshot.n_points = 0;
    CHECK(map::number_range(snapshot, view).high > map::number_range(snapshot, view).low);
}

TEST_CASE("a view is found by id, a decoded feature by its name; unknown ids show the first head") {
    train::Snapshot snapshot;
    CHECK(map::region_view(snapshot, "classify.thing").head == -1);
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {0, 0, 0, 0}, {0, 0}, false}}));
    train::HeadSnapshot decoder =
        map_test::named_head(model::Answer::features, {{2, 3, {0, 0, 0, 0, 0, 0}, {0, 0, 0}, false}});
    decoder.spec.kind = decoder.id = "reconstruct";
    decoder.outputs = {"weight", "model year", "origin = USA"};
    decoder.output_ids = {"weight", "year", "origin=USA"};
    snapshot.heads.push_back(decoder);
    CHECK(map::region_view(snapshot, "").head == 0);
    CHECK(map::region_view(snapshot, "nonsense").head == 0);
    CHECK(map::region_view(snapshot, "reconstruct.weight").head == 1);
    CHECK(map::region_view(snapshot, "reconstruct.year").output == 1);
    CHECK(map::region_view(snapshot, "reconstruct.origin").output == 2);
    CHECK(map::region_view(snapshot, "reconstruct.origin=USA").output == 2);
    CHECK(map::region_view(snapshot, "reconstruct").head == 1);
}

TEST_CASE("a head that decodes pictures fills no map: one pixel says nothing") {
    train::Snapshot snapshot;
    train::HeadSnapshot decoder = map_test::named_head(
        model::Answer::features, {{2, 64, std::vector<float>(128, 0.5f), std::vector<float>(64, 0.0f), false}});
    decoder.spec.kind = decoder.id = "reconstruct";
    decoder.outputs.assign(64, "grey");
    snapshot.heads.push_back(decoder);
    CHECK(map::region_view(snapshot, "").head == -1);
    snapshot.heads[0].outputs.resize(2);
    CHECK(map::region_view(snapshot, "").head == 0);
}

TEST_CASE("a head on a line, in space, with a linear hidden layer, or with NaN has ids, too") {
    train::Snapshot snapshot;
    snapshot.dims = 1;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{1, 2, {-1, 1}, {0, 0}, false}}));
    const map::RegionView view = map::region_view(snapshot, "");
    CHECK(map::region_ids(snapshot, view, {0, 0, 1}, {2, 1}, 2, 1) == std::vector<std::uint8_t>{0, 1});
    snapshot.dims = 3;
    snapshot.heads[0].layers = {{3, 2, {-1, 1, 0, 0, 5, -5}, {0, 0}, false}};
    CHECK(map::region_ids(snapshot, view, {0, 0, 1}, {2, 1}, 2, 1) == std::vector<std::uint8_t>{0, 1});
    snapshot.heads[0].layers = {{2, 1, {1, 0}, {0}, false}, {1, 2, {-1, 1}, {0, 0}, false}};
    CHECK(map::region_ids(snapshot, view, {0, 0, 1}, {2, 1}, 2, 1) == std::vector<std::uint8_t>{0, 1});
    snapshot.heads[0].layers = {{2, 2, {NAN, NAN, 0, 0}, {0, 0}, false}};
    CHECK(map::region_ids(snapshot, view, {0, 0, 1}, {2, 1}, 2, 1) == std::vector<std::uint8_t>{0, 0});
    CHECK(map::region_ids(snapshot, view, {0, 0, 1}, {2, 1}, 0, 5).empty());
}

TEST_CASE("the picture: a line of 1.5 px on the border, colour that fades towards it") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {-1, 1, 0, 0}, {0, 0}, false}}));
    const map::RegionView view = map::region_view(snapshot, "");
    for (const float ratio : {1.0f, 2.0f}) {
        const int w = static_cast<int>(101 * ratio);
        const std::vector<map::Rgb> row =
            map::region_colors(snapshot, view, {0, 0, 0.1f}, {101, 1}, w, 1, ratio, false);
        REQUIRE(row.size() == static_cast<std::size_t>(w));
        // Ink of the line: how far colours are towards the border's, summed over the row. The ground is lighter than
        // any region near the border, so what is darker than the palest region is line.
        float ink = 0;
        for (int x = 0; x < w; ++x) {
            const float distance = std::abs(static_cast<float>(x) + 0.5f - static_cast<float>(w) / 2) / ratio;
            if (distance > 3) continue;
            const map::Rgb fill = map::mix(map::ground(false), map::region_color(x < w / 2 ? 0 : 1, false),
                                           map::region_shade(std::tanh(distance * 0.1f)));
            const map::Rgb at = row[static_cast<std::size_t>(x)];
            ink += (fill.g - at.g) / (fill.g - map::border(false).g);
        }
        CHECK(ink / ratio == doctest::Approx(map::kBorderWidth).epsilon(0.05));
        const map::Rgb far = row[1], sure = map::region_color(0, false);
        CHECK(std::abs(far.r - sure.r) < 0.01f);
    }
    CHECK(map::region_shade(0) == map::kShadeAtBorder);
    CHECK(map::region_shade(1) == doctest::Approx(1));
}

TEST_CASE("at a place of a layout the nearest thing answers, at one of a plane the head itself") {
    core::Random random = core::random_stream(3, "layout");
    train::Snapshot snapshot;
    train::HeadSnapshot head = map_test::random_head(random, model::Answer::classes, 3, 0);
    for (int i = 0; i < 12; ++i) {
        snapshot.points.push_back(static_cast<float>(i % 4));
        snapshot.points.push_back(static_cast<float>(i / 4));
        for (int k = 0; k < 3; ++k) head.predictions.push_back(core::next_normal(random));
    }
    snapshot.n_points = 12;
    const map::Point2 place{1.9f, 1.2f};  // beside thing 6
    const float at[2] = {place.x, place.y};
    CHECK(map::nearest_in_picture(snapshot, place) == 6);
    CHECK(map::answer_in_picture(snapshot, head, place) == map::answer_at(head, at, 2));
    snapshot.laid_out = true;
    CHECK(map::answer_in_picture(snapshot, head, place) == map::answer_of(head, 6));
    CHECK(map::answer_of(head, 6) != map::answer_at(head, at, 2));
}

TEST_CASE("a head on a plane answers in full from all dimensions of the map") {
    core::Random random = core::random_stream(4, "full");
    train::HeadSnapshot head = map_test::random_head(random, model::Answer::classes, 3, 0);
    const std::vector<float> flat = map::answer_in_full(head, {0.5f, -1});
    const float at[2] = {0.5f, -1};
    CHECK(flat == map::answer_at(head, at, 2));
    // Of a third dimension the plane shows nothing, and the head hears it.
    head.on_map = head.layers.front();
    head.on_map.n_in = 3;
    for (int k = 0; k < 3; ++k) head.on_map.weight.push_back(k == 1 ? 2.0f : 0.0f);
    CHECK(map::answer_in_full(head, {0.5f, -1, 0}) == flat);
    const std::vector<float> raised = map::answer_in_full(head, {0.5f, -1, 1});
    CHECK(raised[1] > flat[1]);
    CHECK(map::answer_at(head, at, 2) == flat);
}
