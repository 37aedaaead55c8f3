// The trainer: it learns, repeats itself to the bit, changes live, and survives what a learner can do to it.
#include "train/trainer.h"

#include <doctest/doctest.h>

#include <cmath>

#include "model/schema.h"
#include "train/evaluate.h"
#include "train/hints.h"
#include "train/history.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    return std::move(trainer.value());
}

}  // namespace

TEST_CASE("every data set is learned: the loss falls and held-out accuracy beats guessing; no hint" *
          doctest::test_suite("results")) {
    for (const data::DatasetRow& row : data::dataset_rows()) {
        CAPTURE(row.id);
        train::Trainer trainer = started(model::default_spec(row));
        const train::Snapshot before = trainer.snapshot();
        trainer.run_steps(1000);
        const train::Snapshot after = trainer.snapshot();
        CHECK(after.step == 1000);
        CHECK(after.loss_train < before.loss_train);
        // Made for other layers: a dense net learns them by heart at best (forms_test.cpp has what does learn them).
        if (row.id == "modular" || row.id == "recall" || row.id == "letters_next") continue;
        CHECK(after.loss_train < 0.6 * before.loss_train);
        train::History history;
        for (const train::Snapshot* shown : {&before, &after}) {
            train::record(history, *shown);
            CHECK_FALSE(train::find_hint(trainer, *shown, history).has_value());
        }
        if (after.heads[0].answer == model::Answer::none) continue;  // asks for no answer
        const double guessing = 1.0 / static_cast<double>(after.heads[0].outputs.size());
        CHECK(after.heads[0].balanced_accuracy > 1.5 * guessing);
    }
}

TEST_CASE("same Spec and seed: same bits, however the steps are cut; another seed: others") {
    model::Spec spec = model::default_spec();
    train::Trainer whole = started(spec), pieces = started(spec);
    whole.run_steps(300);
    for (int i = 0; i < 30; ++i) {
        pieces.run_steps(10);
        pieces.snapshot();  // looking must not change anything
    }
    CHECK(whole.weights_hash() == pieces.weights_hash());
    spec.seed = 2;
    train::Trainer other = started(spec);
    other.run_steps(300);
    CHECK(other.weights_hash() != whole.weights_hash());
}

TEST_CASE("live changes act between two steps and keep step and weights") {
    train::Trainer trainer = started(model::default_spec());
    trainer.run_steps(100);
    const std::uint64_t hash = trainer.weights_hash();
    model::Spec spec = model::default_spec();
    spec.features.erase(spec.features.begin());
    spec.losses[0].weight = 0.3;
    spec.batch = 7;
    trainer.set_live(spec);
    CHECK(trainer.step() == 100);
    CHECK(trainer.weights_hash() == hash);
    trainer.run_steps(1);
    CHECK(trainer.step() == 101);
    CHECK(trainer.weights_hash() != hash);
}

TEST_CASE("a feature that is off says nothing: with all off every thing lies on one place") {
    model::Spec spec = model::default_spec();
    spec.features.clear();
    train::Trainer trainer = started(spec);
    trainer.run_steps(50);
    const train::Snapshot shown = trainer.snapshot();
    for (std::size_t i = 2; i < shown.points.size(); ++i) CHECK(shown.points[i] == shown.points[i % 2]);
}

TEST_CASE("all loss weights 0: nothing is asked for, so only weight decay moves") {
    model::Spec spec = model::default_spec();
    for (model::LossSpec& loss : spec.losses) loss.weight = 0;
    spec.decay = 0;
    train::Trainer trainer = started(spec);
    const std::uint64_t hash = trainer.weights_hash();
    CHECK(trainer.run_steps(20) == 20);
    CHECK(trainer.weights_hash() == hash);
}

TEST_CASE("too large a learning rate: training stops with a sentence and goes back to a finite map") {
    model::Spec spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.learning_rate = 10;
    spec.decay = 0;
    for (model::LayerSpec& layer : spec.layers) layer.activation = "linear";
    train::Trainer trainer = started(spec);
    trainer.run_steps(5000);
    REQUIRE(trainer.trouble().has_value());
    CHECK(trainer.trouble()->sentence.find("learning rate") != std::string::npos);
    for (const float x : trainer.snapshot().points) CHECK(std::isfinite(x));
    CHECK(trainer.run_steps(10) == 0);
    spec.learning_rate = 0.01;
    trainer.set_live(spec);
    CHECK(trainer.run_steps(10) == 10);
}

TEST_CASE("the extremes of the schema train without trouble") {
    model::Spec spec = model::default_spec();
    spec.batch = model::kMaxBatch;
    spec.held_out = 0;
    spec.layers.clear();
    train::Trainer plain = started(spec);
    CHECK(plain.run_steps(20) == 20);
    const train::Snapshot shown = plain.snapshot();
    CHECK(std::isnan(shown.heads[0].loss_held_out));
    CHECK(shown.heads[0].accuracy > 0);  // of the training rows, since nothing is held out
    spec.held_out = 0.9;
    spec.batch = 1;
    spec.layers.assign(6, {.kind = "dense", .width = 64, .activation = "tanh"});
    train::Trainer deep = started(spec);
    CHECK(deep.run_steps(20) == 20);
}

TEST_CASE("embed: a thing's own features lie where the snapshot has it") {
    train::Trainer trainer = started(model::default_spec());
    trainer.run_steps(50);
    const train::Snapshot shown = trainer.snapshot();
    const data::FeatureMatrix& features = trainer.material().features;
    const std::size_t thing = 17, d = static_cast<std::size_t>(features.n_columns);
    const std::vector<float> row(features.values.begin() + static_cast<long>(thing * d),
                                 features.values.begin() + static_cast<long>((thing + 1) * d));
    const std::vector<float> place = trainer.embed(row);
    CHECK(place[0] == shown.points[2 * thing]);
    CHECK(place[1] == shown.points[2 * thing + 1]);
}

TEST_CASE("accuracy and R^2 against values worked out by hand") {
    // Class 0: 3 of 4 right, class 1: 1 of 2, one unknown; class 2 never occurs.
    const auto accuracy = train::classification_accuracy({0, 0, 0, 1, 1, 0, 2}, {0, 0, 0, 0, 1, 1, -1}, 3);
    CHECK(accuracy.plain == doctest::Approx(4.0 / 6));
    CHECK(accuracy.balanced == doctest::Approx((0.75 + 0.5) / 2));
    // wanted 1, 2, 3 (mean 2, squares 2), errors 0, 1, 0; the last entry does not count.
    CHECK(train::r_squared({1, 1, 3, 99}, {1, 2, 3, 0}, {1, 1, 1, 0}) == doctest::Approx(0.5));
    CHECK(std::isnan(train::r_squared({1}, {1}, {1})));
}

TEST_CASE("loss curves stay bounded and in order however long training runs") {
    train::History history;
    train::Snapshot shown;
    for (long step = 0; step < 200000; step += 7) {
        shown.step = step;
        train::record(history, shown);
    }
    CHECK(history.entries.size() <= static_cast<std::size_t>(train::History::kMaxEntries));
    CHECK(history.entries.size() > static_cast<std::size_t>(train::History::kMaxEntries / 4));
    CHECK(history.entries.front().step == 0);
    for (std::size_t i = 1; i < history.entries.size(); ++i) {
        CHECK(history.entries[i].step > history.entries[i - 1].step);
    }
    train::rewind(history, 1000);
    CHECK(history.entries.back().step <= 1000);
}
