// Losses over the tokens of a sequence, and over the classes of its places, trained: they learn what there is to learn, repeat themselves, and survive slow
// motion and grafts.
#include <doctest/doctest.h>

#include <cmath>

#include "model/schema.h"
#include "train/hints.h"
#include "train/trainer.h"

namespace {

model::LayerSpec layer(const char* kind, int width = 8) {
    model::LayerSpec made;
    made.kind = kind;
    made.width = width;
    return made;
}

model::Spec spec_of(const char* kind, std::vector<model::LayerSpec> layers, const char* dataset = "reber") {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers = std::move(layers);
    spec.losses = {{.kind = kind}};
    spec.decay = 0;
    return spec;
}

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec).value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

const std::vector<model::LayerSpec> kReads = {layer("sequence"), layer("lookup", 4), layer("lstm", 12), layer("last")};

const train::HeadSnapshot& first(const train::Snapshot& shown) { return shown.heads.front(); }

}  // namespace

TEST_CASE("next token: an LSTM learns the grammar, a table of letters only what follows a letter") {
    train::Trainer reads = started(spec_of("next_token", kReads));
    train::Trainer table = started(spec_of("next_token", {layer("sequence"), layer("lookup", 12), layer("last")}));
    reads.run_steps(1500);
    table.run_steps(1500);
    const train::Snapshot a = reads.snapshot(), b = table.snapshot();
    MESSAGE("LSTM " << first(a).loss_held_out << ", " << first(a).accuracy << "; table " << first(b).loss_held_out
                    << ", " << first(b).accuracy);
    CHECK(first(a).loss_held_out < first(b).loss_held_out - 0.05);
    CHECK(first(a).accuracy > 0.5);
    CHECK(first(a).places == 12);
    CHECK(first(a).layers.empty());
    CHECK(train::first_answer(a) == nullptr);
}

TEST_CASE("hidden token: with attention more is named right than by how frequent tokens are") {
    train::Trainer sees = started(spec_of("hidden_token", {layer("sequence"), layer("lookup", 8), layer("position"),
                                                           layer("attention", 8), layer("last")}));
    train::Trainer alone = started(spec_of("hidden_token", {layer("sequence"), layer("lookup", 8), layer("last")}));
    sees.run_steps(1500);
    alone.run_steps(1500);
    const train::Snapshot a = sees.snapshot(), b = alone.snapshot();
    MESSAGE("attention " << first(a).accuracy << ", alone " << first(b).accuracy);
    CHECK(first(a).accuracy > first(b).accuracy + 0.1);
}

TEST_CASE("classes of places: an LSTM tells the automaton's states, a table of letters those that a letter tells") {
    model::Spec spec = spec_of("classify_places", kReads);
    spec.losses.front().target = "states";
    train::Trainer reads = started(spec);
    spec.layers = {layer("sequence"), layer("lookup", 12), layer("last")};
    train::Trainer table = started(spec);
    reads.run_steps(600);
    table.run_steps(600);
    const train::Snapshot a = reads.snapshot(), b = table.snapshot();
    MESSAGE("LSTM " << first(a).balanced_accuracy << ", table " << first(b).balanced_accuracy);
    CHECK(first(a).balanced_accuracy > 0.97);
    CHECK(first(b).balanced_accuracy < 0.9);
    CHECK(first(a).label == "state at each place");
}

TEST_CASE("classes of places: only who looks further on knows which key will be asked for") {
    model::Spec spec = spec_of("classify_places",
                               {layer("sequence"), layer("lookup", 8), layer("position"), layer("attention", 8),
                                layer("attention", 8), layer("mean")},
                               "recall");
    spec.losses.front().target = "roles";
    train::Trainer ahead = started(spec);
    for (model::LayerSpec& each : spec.layers) each.causal = true;
    train::Trainer back = started(spec);
    ahead.run_steps(1500);
    back.run_steps(1500);
    const train::Snapshot a = ahead.snapshot(), b = back.snapshot();
    MESSAGE("both ways " << first(a).balanced_accuracy << ", back only " << first(b).balanced_accuracy);
    CHECK(first(a).balanced_accuracy > first(b).balanced_accuracy + 0.15);
}

TEST_CASE("tokens: looking changes no bit, an evaluation hides the same tokens each time, a fork goes on alike") {
    for (const char* kind : {"next_token", "hidden_token"}) {
        CAPTURE(kind);
        train::Trainer trainer = started(spec_of(kind, kReads));
        trainer.run_steps(30);
        const double loss = first(trainer.snapshot()).loss_train;
        CHECK(first(trainer.snapshot()).loss_train == loss);
        CHECK(first(trainer.snapshot()).accuracy == first(trainer.snapshot()).accuracy);
        train::Trainer fork = trainer.fork();
        trainer.run_steps(10);
        for (int i = 0; i < 10; ++i) {
            const train::SlowStep step = fork.slow_step(fork.snapshot().plane);
            CHECK(step.went_well);
            CHECK(std::isfinite(step.losses.front().of_thing.front()));
        }
        CHECK(fork.weights_hash() == trainer.weights_hash());
    }
}

TEST_CASE("tokens: other losses and a wider layer leave what the head has learned") {
    for (const char* kind : {"next_token", "hidden_token"}) {
        CAPTURE(kind);
        model::Spec spec = spec_of(kind, kReads);
        train::Trainer trainer = started(spec);
        trainer.run_steps(300);
        const double before = first(trainer.snapshot()).loss_train;
        spec.losses.push_back({.kind = "classify", .target = "state"});
        REQUIRE(trainer.graft(spec).ok());
        CHECK(first(trainer.snapshot()).loss_train == doctest::Approx(before));
        spec.layers[2].width = 17;
        REQUIRE(trainer.graft(spec).ok());
        CHECK(first(trainer.snapshot()).loss_train == doctest::Approx(before).epsilon(1e-4));
        spec.layers[2].width = 9;
        REQUIRE(trainer.graft(spec).ok());
        CHECK(trainer.run_steps(20) == 20);
        // A layer with which the loss does not fit changes nothing.
        const std::uint64_t weights = trainer.weights_hash();
        spec.layers = {layer("dense")};
        CHECK_FALSE(trainer.graft(spec).ok());
        CHECK(trainer.weights_hash() == weights);
    }
}

TEST_CASE("tokens: a map that no loss asks for anything is told so") {
    model::Spec spec = spec_of("next_token", kReads);
    spec.decay = 1;
    spec.learning_rate = 0.1;
    train::Trainer trainer = started(spec);
    train::History history;
    train::Snapshot shown = trainer.snapshot();
    for (int i = 0; i < 40; ++i) {
        train::record(history, shown);
        trainer.run_steps(25);
        shown = trainer.snapshot();
    }
    const auto hint = train::find_hint(trainer, shown, history);
    REQUIRE(hint.has_value());
    CHECK_MESSAGE(hint->sentence.find("No loss asks the map for anything") != std::string::npos, hint->sentence);
}
