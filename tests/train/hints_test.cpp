// Hints: real experiments that explode, that can never learn and that end in one point get one, with the lever; that the
// default experiments get none is checked where they are learned (trainer_test.cpp).
#include "train/hints.h"

#include <doctest/doctest.h>

#include <numeric>

#include "model/schema.h"
#include "model/tables.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    return std::move(trainer.value());
}

model::Spec cars_with(const model::LossSpec& loss) {
    model::Spec spec = model::default_spec();
    spec.losses = {loss};
    return spec;
}

// As hints go while it trains: a look every `every` steps until there is one, at most for so many steps.
train::Hint hint_within(train::Trainer& trainer, long steps, long every) {
    train::History history;
    for (long done = 0; done <= steps && !trainer.trouble(); done += every) {
        const train::Snapshot shown = trainer.snapshot();
        train::record(history, shown);
        if (auto hint = train::find_hint(trainer, shown, history)) return *hint;
        trainer.run_steps(every);
    }
    return {};
}

train::Hint hint_within(const model::Spec& spec, long steps, long every) {
    train::Trainer trainer = started(spec);
    return hint_within(trainer, steps, every);
}

// Whether the hint has this id and these words.
void is_hint(const train::Hint& hint, std::string_view id, std::string_view words) {
    CAPTURE(hint.sentence);
    CAPTURE(words);
    CHECK(hint.id == id);
    CHECK(hint.sentence.find(words) != std::string::npos);
}

bool learns(const model::Spec& spec) {
    train::Trainer trainer = started(spec);
    const std::uint64_t before = trainer.weights_hash();
    trainer.run_steps(30);
    return trainer.weights_hash() != before;
}

}  // namespace

TEST_CASE("a loss a thousand times the first is told before it is infinite, with the lever") {
    model::Spec spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.learning_rate = 10;
    spec.decay = 0;
    for (model::LayerSpec& layer : spec.layers) layer.activation = "linear";
    train::Trainer trainer = started(spec);
    is_hint(hint_within(trainer, 100, 1), "exploding", "learning rate is probably too large");
    REQUIRE_FALSE(trainer.trouble());
    trainer.run_steps(1000);
    REQUIRE(trainer.trouble());  // which says more than a hint
    CHECK_FALSE(train::find_hint(trainer, trainer.snapshot(), {}).has_value());

    spec.init = "large";
    spec.learning_rate = 1e-5;
    spec.losses = {{.kind = "reconstruct", .weight = 4}};
    spec.layers = {{.kind = "gated", .width = 64, .activation = "linear"}, {.width = 64, .activation = "softplus"}};
    is_hint(hint_within(spec, 0, 1), "exploding", "start too large");  // from the first step on
}

TEST_CASE("a loss that no batch gives anything to do is told, and only such a one") {
    int idle = 0;
    for (const model::LossRow& row : model::loss_table()) {
        model::Spec spec = model::default_spec();
        if (!model::fits(row, *data::find_dataset(spec.dataset)) || row.variational) continue;
        const std::string target = row.target == model::TargetKind::none     ? ""
                                   : row.target == model::TargetKind::number ? "mpg"
                                                                             : "origin";
        spec.losses = {{.kind = std::string(row.id), .target = target}};
        spec.optimiser = "sgd";
        spec.decay = 0;
        for (spec.batch = 1; spec.batch <= 3; ++spec.batch) {
            CAPTURE(row.id);
            CAPTURE(spec.batch);
            const train::Hint hint = hint_within(spec, 0, 1);
            CHECK(hint.id == (learns(spec) ? "" : "cannot_act"));
            if (hint.id.empty()) continue;
            ++idle;
            is_hint(hint, "cannot_act", "Raise the batch size");
        }
    }
    CHECK(idle == 7);  // contrastive of 1; triplet, info_nce and neighbours of 1 and 2
    model::Spec watched = cars_with({.kind = "triplet", .target = "origin", .weight = 0});
    watched.batch = 1;
    CHECK(hint_within(watched, 0, 1).id.empty());
}

TEST_CASE("data that leave a loss nothing to tell apart are told") {
    model::Spec few = cars_with({.kind = "triplet", .target = "origin"});
    few.held_out = 0.9;
    few.tested = 0.5;
    is_hint(hint_within(few, 0, 1), "cannot_act", "Hold out fewer");

    const model::Spec spec = cars_with({.kind = "triplet", .target = "origin"});
    train::Trainer trainer = started(spec);
    const train::Snapshot shown = trainer.snapshot();
    model::Model told = trainer.model();
    std::vector<int>& codes = told.heads[0].codes;
    CHECK_FALSE(train::cannot_act(told, shown, spec).has_value());
    const auto hint = [&] { return train::cannot_act(told, shown, spec).value_or(train::Hint{}); };
    std::iota(codes.begin(), codes.end(), 0);
    is_hint(hint(), "cannot_act", "no two things that are trained on are of one class of origin");
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = shown.held_out[i] == train::kTrain ? 1 : 0;
    is_hint(hint(), "cannot_act", "are of one class of origin");
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = shown.held_out[i] == train::kTrain ? -1 : 0;
    is_hint(hint(), "cannot_act", "known");
}

TEST_CASE("a map in one point is told, with what drew it together") {
    model::Spec spec = model::default_spec();
    spec.features.clear();
    is_hint(hint_within(spec, 0, 1), "collapsed", "switch one on");
    spec = model::default_spec();
    spec.init = "zero";
    is_hint(hint_within(spec, 0, 1), "collapsed", "choose another start");
    is_hint(hint_within(cars_with({.kind = "centre", .target = "origin"}), 2000, 250), "collapsed", "keeps them apart");
    spec = cars_with({.kind = "classify", .target = "origin"});
    spec.losses.push_back({.kind = "activity_l1", .weight = 4});
    is_hint(hint_within(spec, 2000, 250), "collapsed", "Loss 2 (stay on the axes) probably draws too hard");
    spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.decay = 1;
    is_hint(hint_within(spec, 2000, 250), "collapsed", "weight decay is stronger");
    spec = model::default_spec();
    spec.learning_rate = 10;
    spec.layers = {{.activation = "relu"}, {.activation = "relu"}};
    is_hint(hint_within(spec, 300, 50), "collapsed", "give 0 for everything");
}

TEST_CASE("a map that was far wider for a while, and is of its usual size again, is none in one point") {
    const model::Spec spec = model::default_spec();
    train::Trainer trainer = started(spec);
    train::History history;
    history.widest = 1e9;
    CHECK_FALSE(train::collapsed(trainer.snapshot(), history, spec).has_value());
}
