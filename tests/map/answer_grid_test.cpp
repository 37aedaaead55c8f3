// Regions of the map asked through the whole network, pixel by pixel, are those that the map draws from its head.
#include "map/heads/answer_grid.h"

#include <doctest/doctest.h>

#include <algorithm>

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
        trainer.value().field_of_layer(static_cast<int>(shown.layers.size()) - 1, shown.plane, 0,
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
