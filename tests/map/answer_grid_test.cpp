// Regions of the map asked through the whole network, pixel by pixel, are those that the map draws from its head.
#include "map/heads/answer_grid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "heads.h"
#include "map/heads/regions.h"
#include "model/schema.h"
#include "train/plane_view.h"
#include "train/trainer.h"

TEST_CASE("the answers at the pixels of a camera's view are the regions that the map draws") {
    for (const int dims : {2, 3}) {
        model::Spec spec = model::default_spec();
        spec.map_dims = dims;
        auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
        REQUIRE(trainer.ok());
        trainer.value().run_steps(200);
        train::Snapshot shown = trainer.value().snapshot();
        if (dims == 3) {
            train::show_turned(shown, projection::turned(projection::turn_of(shown.plane), 0.8f, 0.3f));
        }
        const map::Viewport viewport{480, 300};
        const map::Camera camera = map::fit(shown, viewport);
        constexpr int kWidth = 96, kHeight = 60;
        train::PredictionGrid field;
        trainer.value().predict_on_plane(static_cast<int>(shown.layers.size()) - 1, shown.plane, 0,
                                         map::grid_of(camera, viewport, kWidth, kHeight), field);
        const std::vector<std::uint8_t> ids = map::region_ids(
            shown, {.head = 0, .output = 0, .answer = model::Answer::classes}, camera, viewport, kWidth, kHeight);
        int n_others = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const float* says = field.values.data() + i * static_cast<std::size_t>(field.k);
            n_others += std::max_element(says, says + field.k) - says == ids[i] ? 0 : 1;
        }
        CHECK(n_others <= 2);  // of 5760: exactly on a border
        CHECK(*std::max_element(ids.begin(), ids.end()) > 0);
    }
}

TEST_CASE("a picture of straight heads from their answers on a coarse grid is the picture from the heads") {
    const map::Viewport viewport{240, 160};
    const map::Camera camera{0.1f, -0.2f, 0.012f};
    for (const model::Answer answer : {model::Answer::classes, model::Answer::number}) {
        core::Random random = core::random_stream(4, "field");
        train::Snapshot snapshot = map_test::random_snapshot(random, 60, 1);
        snapshot.heads.push_back(map_test::random_head(random, answer, 5, 0));
        train::HeadSnapshot& head = snapshot.heads.back();
        map::AnswerField field{.answers = {.w = 9, .h = 7, .k = 5, .values = {}},
                               .places = map::grid_of(camera, viewport, 9, 7)};
        // The outermost points are on the picture's edge, so nothing lies beyond the grid.
        field.places = {.w = 9,
                        .h = 7,
                        .x = field.places.x - field.places.step_x,
                        .y = field.places.y - field.places.step_y,
                        .step_x = field.places.step_x * 1.25,
                        .step_y = field.places.step_y * 1.4};
        const train::DenseWeights& layer = head.layers.front();
        const auto output = [&](double x, double y, std::size_t k) {
            return static_cast<float>(x * static_cast<double>(layer.weight[k]) +
                                      y * static_cast<double>(layer.weight[5 + k]) +
                                      static_cast<double>(layer.bias[k]));
        };
        for (int row = 0; row < 7; ++row) {
            for (int column = 0; column < 9; ++column) {
                for (std::size_t k = 0; k < 5; ++k)
                    field.answers.values.push_back(output(field.places.x + column * field.places.step_x,
                                                          field.places.y + row * field.places.step_y, k));
            }
        }
        for (int i = 0; i < snapshot.n_points; ++i) {  // of the things: they give a number's range
            const auto at = 2 * static_cast<std::size_t>(i);
            for (std::size_t k = 0; k < 5; ++k)
                head.predictions.push_back(
                    output(static_cast<double>(snapshot.points[at]), static_cast<double>(snapshot.points[at + 1]), k));
        }
        const map::RegionView view = map::region_view(snapshot, "");
        const auto wanted = map::region_colors(snapshot, view, camera, viewport, 240, 160, 1, false);
        const auto found = map::region_colors(snapshot, view, camera, viewport, 240, 160, 1, false, {}, true, &field);
        REQUIRE(found.size() == wanted.size());
        int off = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const float most = std::max({std::abs(found[i].r - wanted[i].r), std::abs(found[i].g - wanted[i].g),
                                         std::abs(found[i].b - wanted[i].b)});
            off += most > 0.01f ? 1 : 0;
        }
        CHECK(off == 0);
    }
}
