// Grafts: what has to stay the same does, to rounding; what only comes close stays close.
#include "model/graft.h"

#include <doctest/doctest.h>

#include <cmath>

#include "model/schema.h"
#include "model/tables.h"
#include "train/trainer.h"

namespace {

train::Trainer trained(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(200);
    return std::move(trainer.value());
}

// Mean distance that the points moved, as a share of the old map's width.
float moved(const train::Snapshot& before, const train::Snapshot& after) {
    double sum = 0;
    float low = 1e9f, high = -1e9f;
    for (std::size_t i = 0; i < before.points.size(); i += 2) {
        sum += static_cast<double>(
            std::hypot(after.points[i] - before.points[i], after.points[i + 1] - before.points[i + 1]));
        low = std::min(low, before.points[i]);
        high = std::max(high, before.points[i]);
    }
    return static_cast<float>(sum / (static_cast<double>(before.points.size()) / 2)) / (high - low);
}

float moved_by(const model::Spec& before, const model::Spec& after) {
    train::Trainer trainer = trained(before);
    const train::Snapshot old = trainer.snapshot();
    REQUIRE(trainer.graft(after).ok());
    const train::Snapshot now = trainer.snapshot();
    CHECK(now.step == old.step);
    return moved(old, now);
}

model::Spec with_activation(const char* activation) {
    model::Spec spec = model::default_spec();
    for (model::LayerSpec& layer : spec.layers) layer.activation = activation;
    return spec;
}

// Rounding of a few float operations; anything structural would be a hundred times more.
constexpr float kExact = 1e-5f;

}  // namespace

TEST_CASE("a new ReLU layer after a ReLU layer, and a new linear one, move nothing") {
    for (const char* activation : {"relu", "linear"}) {
        const model::Spec before = with_activation(activation);
        model::Spec after = before;
        after.layers.push_back(model::new_layer(before));
        CAPTURE(activation);
        CHECK(moved_by(before, after) < kExact);
        after = before;
        after.layers.insert(after.layers.begin() + 1, before.layers.front());
        CHECK(moved_by(before, after) < kExact);
    }
}

TEST_CASE("a new layer with a bend starts close: what comes after it is fitted to what it said") {
    for (const model::ActivationRow& row : model::activation_table()) {
        const std::string activation(row.id);
        CAPTURE(activation);
        const model::Spec before = with_activation(activation.c_str());
        for (std::size_t place = 0; place <= before.layers.size(); ++place) {
            CAPTURE(place);
            model::Spec after = before;
            const model::LayerSpec added = before.layers[place == 0 ? 0 : place - 1];
            after.layers.insert(after.layers.begin() + static_cast<long>(place), added);
            const float share = moved_by(before, after);
            MESSAGE(activation << " layer added at " << place << ": the map moves by " << 100 * share
                               << " % of its width");
            CHECK(share < 0.02f);  // measured: below 0.01 for all
        }
    }
}

TEST_CASE("a wider layer says the same: copies share what they say, unequally") {
    const model::Spec before = model::default_spec();
    for (std::size_t i = 0; i < before.layers.size(); ++i) {
        model::Spec after = before;
        after.layers[i].width += 5;
        CHECK(moved_by(before, after) < kExact);
        after.layers[i].width = before.layers[i].width * 3;
        CHECK(moved_by(before, after) < kExact);
        // Twins that part: after some steps no two units are alike.
        train::Trainer trainer = trained(before);
        REQUIRE(trainer.graft(after).ok());
        trainer.run_steps(50);
        const train::LayerSnapshot layer = trainer.snapshot().layers[i + 1];
        const auto n = static_cast<std::size_t>(layer.n_units), old = static_cast<std::size_t>(before.layers[i].width);
        CHECK(std::fabs(layer.values[0] - layer.values[old]) + std::fabs(layer.values[n] - layer.values[n + old]) > 0);
    }
}

TEST_CASE("removing a linear layer moves nothing; narrowing and removing others move little, and training goes on") {
    model::Spec before = with_activation("tanh");
    before.layers.push_back({.kind = "dense", .width = 6, .activation = "linear"});
    model::Spec after = before;
    after.layers.pop_back();
    CHECK(moved_by(before, after) < kExact);

    before = model::default_spec();
    after = before;
    after.layers.pop_back();
    const float removed = moved_by(before, after);
    after = before;
    after.layers[0].width = before.layers[0].width * 3 / 4;
    const float narrowed = moved_by(before, after);
    MESSAGE("a layer removed: " << 100 * removed << " %, a quarter of the units removed: " << 100 * narrowed << " %");
    CHECK(removed < 0.08f);
    CHECK(narrowed < 0.05f);
    after.layers[0].width = 1;
    CHECK(std::isfinite(moved_by(before, after)));
    after.layers.clear();
    CHECK(std::isfinite(moved_by(before, after)));
}

TEST_CASE("of the units of a narrower layer those stay that matter: of twins one goes, and nothing moves") {
    model::Spec wide = model::default_spec();
    wide.layers[0].width = 4;
    train::Trainer four = trained(wide);
    model::Spec eight = wide;
    eight.layers[0].width = 8;
    const train::Snapshot old = four.snapshot();
    REQUIRE(four.graft(eight).ok());
    REQUIRE(four.graft(wide).ok());
    CHECK(moved(old, four.snapshot()) < 1e-4f);
}

TEST_CASE("the optimiser's state goes along: with a step after the graft, the map goes on like the one that had none") {
    const model::Spec before = model::default_spec();
    model::Spec after = before;
    after.layers[0].width *= 2;
    train::Trainer plain = trained(before), grafted = trained(before);
    REQUIRE(grafted.graft(after).ok());
    plain.run_steps(1);
    grafted.run_steps(1);
    CHECK(moved(plain.snapshot(), grafted.snapshot()) < 0.01f);
}

TEST_CASE("a new loss moves nothing by itself; its head starts fresh and the others keep theirs") {
    const model::Spec before = model::default_spec();
    model::Spec after = before;
    after.losses.push_back({.kind = "reconstruct", .target = "", .weight = 0.5});
    CHECK(moved_by(before, after) == 0.0f);
    train::Trainer trainer = trained(before);
    const train::Snapshot old = trainer.snapshot();
    REQUIRE(trainer.graft(after).ok());
    const train::Snapshot now = trainer.snapshot();
    CHECK(now.heads[0].layers[0].weight == old.heads[0].layers[0].weight);
    CHECK(now.heads[0].loss_train == old.heads[0].loss_train);
}

TEST_CASE("a graft that does not compile changes nothing") {
    train::Trainer trainer = trained(model::default_spec());
    const std::uint64_t hash = trainer.weights_hash();
    model::Spec wrong = model::default_spec();
    wrong.layers[0].width = 1000;
    CHECK_FALSE(trainer.graft(wrong).ok());
    CHECK(trainer.weights_hash() == hash);
    CHECK(trainer.run_steps(10) == 10);
}

namespace {

// The largest of some weights, without sign.
float largest(const std::vector<float>& weights) {
    float most = 0;
    for (const float w : weights) most = std::max(most, std::abs(w));
    return most;
}

std::vector<const train::DenseWeights*> layers_of(const train::HeadSnapshot& head) {
    std::vector<const train::DenseWeights*> all;
    for (const train::DenseWeights& layer : head.layers) all.push_back(&layer);
    return all;
}

}  // namespace

TEST_CASE("a head that gets or loses its hidden layer starts gently anew; all else is carried over") {
    for (const char* dataset : {"auto_mpg", "digits"}) {
        CAPTURE(dataset);
        model::Spec straight = model::default_spec(*data::find_dataset(dataset));
        REQUIRE(straight.losses[0].hidden == 0);
        if (straight.losses.size() == 1)
            straight.losses.push_back({.kind = "reconstruct", .target = "", .weight = 0.5});
        model::Spec bent = straight;
        // As many units as the map has dimensions or the answer has classes: shapes that are easily taken for another.
        for (const int hidden : {2, 3, 10}) {
            CAPTURE(hidden);
            bent.losses[0].hidden = hidden;
            std::uint64_t hashes[2] = {0, 0};
            for (std::uint64_t& hash : hashes) {
                train::Trainer trainer = trained(straight);
                for (const model::Spec& next : {bent, straight}) {
                    const train::Snapshot old = trainer.snapshot();
                    REQUIRE(trainer.graft(next).ok());
                    const train::Snapshot now = trainer.snapshot();
                    CHECK(now.step == old.step);
                    CHECK(now.points == old.points);
                    CHECK(now.heads[1].predictions == old.heads[1].predictions);
                    CHECK(now.heads[1].layers[0].weight == old.heads[1].layers[0].weight);
                    // What a fresh model of that Spec has there, a tenth of it.
                    auto fresh = train::Trainer::start(next, model::load_material(next.dataset).value());
                    REQUIRE(fresh.ok());
                    const auto grafted = layers_of(now.heads[0]);
                    const train::Snapshot begun = fresh.value().snapshot();
                    const auto new_ones = layers_of(begun.heads[0]);
                    REQUIRE(grafted.size() == (next.losses[0].hidden > 0 ? 2 : 1));
                    REQUIRE(new_ones.size() == grafted.size());
                    for (std::size_t l = 0; l < grafted.size(); ++l) {
                        CAPTURE(l);
                        REQUIRE(grafted[l]->weight.size() == new_ones[l]->weight.size());
                        const float wanted = 0.1f * largest(new_ones[l]->weight);
                        CHECK(largest(grafted[l]->weight) == doctest::Approx(wanted).epsilon(1e-3));
                        CHECK(largest(grafted[l]->bias) == 0.0f);
                    }
                    trainer.run_steps(20);
                }
                hash = trainer.weights_hash();
            }
            CHECK(hashes[0] == hashes[1]);
        }
    }
}
