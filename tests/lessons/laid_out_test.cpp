// What lessons count on sheets: towns, whether they come again, who lies beside whom; and scores of a sheet.
#include "lessons/laid_out.h"

#include <doctest/doctest.h>

#include <cmath>

#include "lessons/exhibits/neighbourhoods.h"
#include "lessons/near.h"
#include "model/schema.h"
#include "train/trainer.h"

using namespace lessons;

namespace {

// Squares of 3 x 3 things, one apart, with their lowest left corners at these x.
std::vector<float> squares_at(std::initializer_list<float> corners) {
    std::vector<float> places;
    for (const float corner : corners) {
        for (int i = 0; i < 9; ++i)
            places.insert(places.end(), {corner + static_cast<float>(i % 3), static_cast<float>(i / 3)});
    }
    return places;
}

}  // namespace

TEST_CASE("towns: what three usual steps join, of five things and more, and whether they come again") {
    std::vector<float> places = squares_at({0, 20, 24.5f});  // the third begins 2.5 from where the second ends
    CHECK(count_towns(towns_of(places)) == 2);
    places.insert(places.end(), {-50, -50, -51, -50});  // two things make no town
    CHECK(count_towns(towns_of(places)) == 2);
    CHECK(count_towns(towns_of({})) == 0);
    CHECK(count_towns(towns_of({1, 1})) == 0);
    const std::vector<int> together = towns_of(squares_at({0, 4})), apart = towns_of(squares_at({0, 40}));
    CHECK(together_again(together, together) == 1);
    CHECK(together_again(apart, together) == 1);
    CHECK(together_again(together, apart) == doctest::Approx(72.0 / 153));  // 2 * 36 of 18 * 17 / 2 pairs
    CHECK(std::isnan(together_again({0, 1}, {0, 1})));
    CHECK(std::isnan(together_again({0, 0}, {0})));
}

TEST_CASE("beside whom: shares and ranks of words by rows that say where each is") {
    auto material = model::load_material("speeches");
    REQUIRE(material.ok());
    const data::Column* topic = data::find_column(material.value()->dataset.table, "topic");
    REQUIRE(topic != nullptr);
    std::vector<float> by_topic, in_order;
    for (std::size_t i = 0; i < topic->codes.size(); ++i) {
        by_topic.push_back(static_cast<float>(topic->codes[i]));
        in_order.push_back(static_cast<float>(i));
    }
    CHECK(share_beside(*material.value(), by_topic, 1, "topic", "sea", "law", 6) == 0);
    CHECK(share_beside(*material.value(), by_topic, 1, "topic", "sea", "sea", 6) == 1);
    CHECK(std::isnan(share_beside(*material.value(), by_topic, 1, "topic", "no such", "sea", 6)));
    CHECK(std::isnan(share_beside(*material.value(), by_topic, 1, "no such", "sea", "law", 6)));
    const std::vector<std::string>& names = material.value()->dataset.names;
    CHECK(nearer_than(*material.value(), in_order, 1, names[0], names[1]) == 0);
    CHECK(nearer_than(*material.value(), in_order, 1, names[0], names[5]) == 4);
    CHECK(nearer_than(*material.value(), in_order, 1, names[0], "no such word") == -1);
}

TEST_CASE("a sheet is scored by its places, and only where there is one") {
    model::Spec spec = model::default_spec(*data::find_dataset("speeches"));
    spec.map_dims = 4;
    spec.projection = "tsne";
    Lab lab{.seed = 3};
    const Run run = train_model(lab, spec, 50);
    REQUIRE(run.ok);
    const std::vector<float> sheet = laid_out(run, -1, spec);
    REQUIRE(sheet.size() == run.shown.points.size());
    Desk desk;
    const Moment flat{.spec = spec, .shown = run.shown, .material = *run.material, .desk = desk};
    CHECK(std::isnan(layout_score_seen(flat, "topic")));
    CHECK_FALSE(layout_is_stale(desk.neighbourhoods, flat));
    CHECK_FALSE(rests_as(flat, "tsne"));
    const Moment laid{.spec = spec,
                      .shown = run.shown,
                      .material = *run.material,
                      .desk = desk,
                      .laid_out = &sheet,
                      .layout_step = 750};
    CHECK(rests_as(laid, "tsne"));
    CHECK_FALSE(rests_as(laid, "umap"));
    CHECK(layout_is_stale(desk.neighbourhoods, laid));
    score_layout(desk.neighbourhoods, laid);
    CHECK_FALSE(layout_is_stale(desk.neighbourhoods, laid));
    const double topic = score_named(scores_of({&sheet, 2}, run.material->dataset), "topic");
    CHECK(layout_score_seen(laid, "topic") == topic);
    CHECK(score_named(desk.neighbourhoods.layout_scores, "topic") == topic);
    spec.projection = "pca";
    CHECK(laid_out(run, -1, spec).empty());
}
