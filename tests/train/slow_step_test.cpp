// A step in slow motion is the very step that training takes, and what it says of it is true.
#include "train/slow_step.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "specs.h"
#include "train/number_text.h"
#include "train/trainer.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a step in slow motion is to the bit the step that training takes, for every row of every table") {
    for (const specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        train::Trainer slow = started(named.spec), fast = started(named.spec);
        for (int i = 0; i < 3; ++i) {
            const train::Snapshot shown = slow.snapshot();
            const train::SlowStep step = slow.slow_step(shown.plane);
            REQUIRE(fast.run_steps(1) == 1);
            CHECK(step.went_well);
            CHECK(step.step == fast.step());
            CHECK(step.sentences.size() == 4);
            slow.run_steps(2);
            fast.run_steps(2);
        }
        CHECK(slow.weights_hash() == fast.weights_hash());
    }
}

TEST_CASE("a step in slow motion: errors are the batch's loss, places are the snapshot's, the worst is the worst") {
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "classify", .target = "origin"}, {.kind = "regress", .target = "mpg", .weight = 0.5}};
    spec.map_dims = 3;
    train::Trainer trainer = started(spec);
    trainer.run_steps(40);
    const train::Snapshot before = trainer.snapshot();
    const train::SlowStep step = trainer.slow_step(before.plane);
    REQUIRE(step.batch.size() == 32);
    REQUIRE(step.losses.size() == 2);
    CHECK(step.places_before == before.points);
    CHECK(step.pull.size() == 3 * 32);
    CHECK(step.pull_shown.size() == 2 * 32);
    for (const int thing : step.batch) CHECK(before.held_out[static_cast<std::size_t>(thing)] == train::kTrain);
    double total = 0, worst = 0;
    std::size_t worst_at = 0;
    for (const train::StepLoss& loss : step.losses) {
        double sum = 0;
        int n = 0;
        for (const float error : loss.of_thing) {
            if (std::isnan(error)) continue;
            sum += static_cast<double>(error);
            ++n;
        }
        CHECK(loss.before == doctest::Approx(sum / n).epsilon(1e-5));
        total += loss.weight * loss.before;
    }
    CHECK(step.loss_before == doctest::Approx(total).epsilon(1e-5));
    for (std::size_t i = 0; i < step.batch.size(); ++i) {
        double error = 0;
        for (const train::StepLoss& loss : step.losses) {
            if (!std::isnan(loss.of_thing[i])) error += loss.weight * static_cast<double>(loss.of_thing[i]);
        }
        if (!(error > worst)) continue;
        worst = error;
        worst_at = i;
    }
    CHECK(step.worst == step.batch[worst_at]);
    // Cross-entropy of one thing, from what the snapshot's head said of it.
    const train::HeadSnapshot& head = before.heads[0];
    const std::vector<int>& codes = trainer.model().heads[0].codes;
    for (std::size_t i = 0; i < step.batch.size(); ++i) {
        const auto thing = static_cast<std::size_t>(step.batch[i]);
        const float* said = head.predictions.data() + thing * head.outputs.size();
        double sum = 0;
        for (std::size_t k = 0; k < head.outputs.size(); ++k) {
            sum += std::exp(static_cast<double>(said[k] - said[codes[thing]]));
        }
        CHECK(static_cast<double>(step.losses[0].of_thing[i]) ==
              doctest::Approx(std::log(sum)).epsilon(1e-3).scale(0.01));
    }
    const std::string& name = trainer.material().dataset.names[static_cast<std::size_t>(step.worst)];
    CHECK(has(step.sentences[0], "1 of 4: these 32 things"));
    CHECK(has(step.sentences[1], "the loss is " + train::number_text(step.loss_before)));
    CHECK(has(step.sentences[1], name + " (" + train::number_text(worst) + "): the head says "));
    CHECK(has(step.sentences[2], "arrows"));
    CHECK(has(step.sentences[3], "they share the weights"));
    // PassThrough the same plane, things are where the next snapshot's layer has them.
    const train::Snapshot after = trainer.snapshot();
    CHECK(after.step == 41);
    double moved = 0;
    for (std::size_t i = 0; i < step.places_after.size(); ++i) {
        moved = std::max(moved, std::fabs(static_cast<double>(step.places_after[i] - step.places_before[i])));
    }
    CHECK(moved > 0);
    CHECK(step.moved_batch > 0);
    CHECK(step.moved_batch < 0.2);
    CHECK(step.moved_others > 0);
    CHECK(after.layers.back().values != before.layers.back().values);
}

TEST_CASE("a small enough step goes along the arrows: plain gradient descent lowers the batch's loss") {
    model::Spec spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.momentum = 0;
    spec.decay = 0;
    spec.learning_rate = 0.001;
    train::Trainer trainer = started(spec);
    trainer.run_steps(20);
    int n_along = 0, n_against = 0;
    for (int i = 0; i < 10; ++i) {
        const train::SlowStep step = trainer.slow_step({});
        CHECK(step.loss_after < step.loss_before);
        CHECK(!has(step.sentences[3], "rose"));
        // Things share their weights, so not each of them goes its way; taken together they do.
        double sum = 0;
        for (std::size_t row = 0; row < step.batch.size(); ++row) {
            for (std::size_t d = 0; d < 2; ++d) {
                const std::size_t at = 2 * static_cast<std::size_t>(step.batch[row]) + d;
                sum += static_cast<double>(step.places_after[at] - step.places_before[at]) *
                       static_cast<double>(step.pull[2 * row + d]);
            }
        }
        ++(sum > 0 ? n_along : n_against);
    }
    CHECK(n_along == 10);
    CHECK(n_against == 0);
}

TEST_CASE("slow motion of losses on pairs and on weights, and of a step that breaks") {
    model::Spec spec = model::default_spec();
    spec.losses = {specs::loss_of(spec, "contrastive")};
    train::Trainer pairs = started(spec);
    const train::SlowStep of_pairs = pairs.slow_step({});
    CHECK(of_pairs.losses[0].of_thing.empty());
    CHECK(of_pairs.worst == -1);
    CHECK(has(of_pairs.sentences[1], "no thing has a share of its own"));
    CHECK(has(of_pairs.sentences[2], "the arrows"));
    spec.losses = {specs::loss_of(spec, "weights_l2")};
    train::Trainer weights = started(spec);
    CHECK(has(weights.slow_step({}).sentences[2], "not about places"));
    spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.learning_rate = 10;
    for (model::LayerSpec& layer : spec.layers) layer.activation = "linear";
    train::Trainer breaks = started(spec), also = started(spec);
    train::SlowStep last;
    for (int i = 0; i < 5000 && !breaks.trouble(); ++i) last = breaks.slow_step({});
    REQUIRE(breaks.trouble().has_value());
    CHECK(!last.went_well);
    CHECK(has(last.sentences[3], "learning rate"));
    also.run_steps(5000);
    CHECK(also.trouble()->step == breaks.trouble()->step);
    CHECK(also.weights_hash() == breaks.weights_hash());
    CHECK(breaks.slow_step({}).batch.empty());  // nothing happens until a lever is pulled
}

TEST_CASE("numbers in sentences have three figures that count") {
    CHECK(train::number_text(0.6134) == "0.613");
    CHECK(train::number_text(3.2) == "3.2");
    CHECK(train::number_text(88.46) == "88.5");
    CHECK(train::number_text(1972) == "1972");
    CHECK(train::number_text(12400) == "12,400");
    CHECK(train::number_text(-1.14e13) == "-1.1e13");
    CHECK(train::number_text(-2.005) == "-2.01");
    CHECK(train::number_text(9.999) == "10");
    CHECK(train::number_text(0) == "0");
    CHECK(train::number_text(0.00001) == "nearly 0");
    CHECK(train::number_text(std::nan("")) == "unknown");
    CHECK(train::number_text(HUGE_VAL) == "infinite");
}
