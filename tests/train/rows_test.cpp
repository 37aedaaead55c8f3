// Every row of every table is trained: it does something, stays finite, repeats itself to the bit, and survives what a
// learner and their data can do to it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "specs.h"
#include "train/trainer.h"

namespace {

using Material = std::shared_ptr<const model::Material>;

train::Trainer started(const model::Spec& spec, const Material& material) {
    auto trainer = train::Trainer::start(spec, material);
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

const Material& cars() {
    static const Material material = model::load_material(model::default_spec().dataset).value();
    return material;
}

// What a Spec is about: cars, but for losses that cars are not fit for.
const Material& material_of(const model::Spec& spec) {
    if (spec.dataset == cars()->dataset.row.id) return cars();
    static std::vector<Material> others;
    for (const Material& other : others) {
        if (other->dataset.row.id == spec.dataset) return other;
    }
    others.push_back(model::load_material(spec.dataset).value());
    return others.back();
}

// Contexts of these rows only, with the numbers that they have now; one that is there several times is its first.
data::Contexts only(const data::Contexts& all, const std::vector<std::size_t>& rows) {
    if (all.is_empty()) return {};
    data::Contexts some;
    some.first.push_back(0);
    for (const std::size_t row : rows) {
        some.counts.push_back(all.counts[row]);
        for (auto i = static_cast<std::size_t>(all.first[row]); i < static_cast<std::size_t>(all.first[row + 1]); ++i) {
            const auto at = std::find(rows.begin(), rows.end(), static_cast<std::size_t>(all.other[i]));
            if (at == rows.end()) continue;
            some.other.push_back(static_cast<int>(at - rows.begin()));
            some.weight.push_back(all.weight[i]);
        }
        some.first.push_back(static_cast<int>(some.other.size()));
    }
    return some;
}

// The things of these rows, again and again if a row is there several times.
Material only(const Material& whole, const std::vector<std::size_t>& rows) {
    model::Material some = *whole;
    some.dataset.contexts = only(whole->dataset.contexts, rows);
    some.dataset.names.clear();
    for (const std::size_t row : rows) some.dataset.names.push_back(whole->dataset.names[row]);
    some.dataset.table.n_rows = static_cast<int>(rows.size());
    for (std::size_t c = 0; c < some.dataset.table.columns.size(); ++c) {
        const data::Column& all = whole->dataset.table.columns[c];
        data::Column& column = some.dataset.table.columns[c];
        column.numbers.clear();
        column.codes.clear();
        for (const std::size_t row : rows) {
            if (all.kind == data::ColumnKind::number) column.numbers.push_back(all.numbers[row]);
            if (all.kind == data::ColumnKind::category) column.codes.push_back(all.codes[row]);
        }
    }
    some.features = data::build_features(some.dataset);
    return std::make_shared<const model::Material>(std::move(some));
}

// Of the attribute that colours the map.
Material of_one_class(const Material& whole) {
    const data::DatasetRow& row = whole->dataset.row;
    const data::Column& column =
        *data::find_column(whole->dataset.table, data::find_attribute(row, row.color_by)->column);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
        if (column.codes[i] == 0) rows.push_back(i);
    }
    return only(whole, rows);
}

void check_finite(const train::Snapshot& shown) {
    for (const float x : shown.points) REQUIRE(std::isfinite(x));
    for (const train::HeadSnapshot& head : shown.heads) CHECK(std::isfinite(head.loss_train));
}

}  // namespace

TEST_CASE("every row trains: weights move, everything stays finite, the same again gives the same bits") {
    for (const specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        const Material& material = material_of(named.spec);
        train::Trainer trainer = started(named.spec, material), again = started(named.spec, material);
        const std::uint64_t before = trainer.weights_hash();
        CHECK(trainer.run_steps(60) == 60);
        CHECK(trainer.weights_hash() != before);
        check_finite(trainer.snapshot());
        for (int i = 0; i < 6; ++i) {
            again.run_steps(10);
            again.snapshot();  // looking must not change anything, nor draw a random number
        }
        CHECK(again.weights_hash() == trainer.weights_hash());
    }
}

TEST_CASE("every loss gets what it asks for: it falls on the things that are trained on") {
    for (specs::Named& named : specs::of_every_loss()) {
        CAPTURE(named.name);
        named.spec.decay = 0;
        train::Trainer trainer = started(named.spec, material_of(named.spec));
        const double before = trainer.snapshot().heads[0].loss_train;
        trainer.run_steps(400);
        const double after = trainer.snapshot().heads[0].loss_train;
        if (named.spec.losses[0].kind == "adversary") {
            CHECK(after > 0.85);  // knowing the shares of the three origins alone costs 0.93
        } else if (named.spec.losses[0].kind == "gan") {
            // What the forger gains the expert loses: no sum of both has to fall. Neither is beaten for good.
            CHECK(after < 20);
        } else {
            CHECK(after < before);
        }
    }
}

TEST_CASE("every row survives one thing, one class, equal things, and no features at all") {
    std::vector<std::size_t> twins(12, 2);  // of letters, one that has some
    std::vector<std::size_t> with_twins = {0, 1, 2, 3, 4, 5, 3, 3, 200, 250, 300, 200};
    for (specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        const Material whole = material_of(named.spec);
        std::vector<std::size_t> some = with_twins;  // the smallest data sets have few things
        for (std::size_t& row : some) row %= static_cast<std::size_t>(whole->dataset.table.n_rows);
        const Material materials[] = {only(whole, {7}), of_one_class(whole), only(whole, twins), only(whole, some)};
        named.spec.held_out = 0;
        for (const Material& material : materials) {
            CAPTURE(material->features.n_rows);
            train::Trainer trainer = started(named.spec, material);
            CHECK(trainer.run_steps(10) == 10);
            check_finite(trainer.snapshot());
        }
        named.spec.features.clear();
        train::Trainer blind = started(named.spec, material_of(named.spec));
        CHECK(blind.run_steps(10) == 10);
        const train::Snapshot shown = blind.snapshot();
        // There is nothing to reconstruct: that loss is of nothing, and says so.
        if (named.spec.losses[0].kind == "reconstruct") {
            CHECK(std::isnan(shown.heads[0].loss_train));
        } else {
            check_finite(shown);
        }
    }
}

TEST_CASE("a learning rate of a million: every loss stops with a sentence on its last good map, and can go on") {
    for (specs::Named& named : specs::of_every_loss()) {
        CAPTURE(named.name);
        named.spec.optimiser = "sgd";
        for (model::LayerSpec& layer : named.spec.layers) layer.activation = "linear";
        train::Trainer trainer = started(named.spec, material_of(named.spec));
        trainer.run_steps(100);
        const std::uint64_t good = trainer.weights_hash();
        model::Spec wild = named.spec;
        wild.learning_rate = 1e6;
        wild.decay = 0;
        trainer.set_live(wild);
        trainer.run_steps(400);
        // Where the gradient vanishes or is bounded, such a rate breaks nothing.
        if (!trainer.trouble()) {
            check_finite(trainer.snapshot());
            continue;
        }
        CHECK(trainer.trouble()->step > 64);
        CHECK(trainer.trouble()->sentence.find("learning rate is probably too large") != std::string::npos);
        CHECK(trainer.trouble()->sentence.find("step " + std::to_string(trainer.step())) != std::string::npos);
        for (const float x : trainer.snapshot().points) REQUIRE(std::isfinite(x));
        CHECK(trainer.run_steps(10) == 0);
        trainer.set_live(named.spec);
        CHECK(trainer.run_steps(5) == 5);
        CHECK(trainer.weights_hash() != good);
    }
    model::Spec refused = model::default_spec();
    refused.learning_rate = 1e6;
    CHECK(model::validate(refused).error().field == "lr");
}

TEST_CASE("splits: held out, test and training share the things without overlap") {
    model::Spec spec = model::default_spec();
    spec.held_out = 0.25;
    spec.tested = 0.25;
    train::Trainer trainer = started(spec, cars());
    trainer.run_steps(50);
    const train::Snapshot shown = trainer.snapshot();
    int count[3] = {0, 0, 0};
    for (const unsigned char split : shown.held_out) ++count[split];
    CHECK(count[train::kHeldOut] == 102);  // 406 / 4 = 101.5, rounded
    CHECK(count[train::kTest] == 102);
    CHECK(count[train::kTrain] == 406 - 204);
    CHECK(std::isfinite(shown.heads[0].loss_test));
    CHECK(std::isfinite(shown.heads[0].test_accuracy));
    spec.tested = 0;
    CHECK(std::isnan(started(spec, cars()).snapshot().heads[0].loss_test));
}

TEST_CASE("wrong answers: a loss told the classes of other things learns nothing of the true ones") {
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "classify", .target = "origin"}};
    train::Trainer right = started(spec, cars());
    right.run_steps(800);
    spec.losses[0].noise = 1;
    train::Trainer wrong = started(spec, cars());
    wrong.run_steps(800);
    CHECK(right.snapshot().heads[0].balanced_accuracy > 0.6);
    CHECK(wrong.snapshot().heads[0].balanced_accuracy < 0.45);  // three classes: guessing is 0.33
}

TEST_CASE("a map of few bits has few places") {
    for (const int bits : {1, 2, 5}) {
        CAPTURE(bits);
        model::Spec spec = model::default_spec();
        spec.map_bits = bits;
        train::Trainer trainer = started(spec, cars());
        trainer.run_steps(50);
        const train::Snapshot shown = trainer.snapshot();
        std::vector<std::pair<float, float>> places;
        for (std::size_t i = 0; i < shown.points.size(); i += 2) {
            const std::pair<float, float> place{shown.points[i], shown.points[i + 1]};
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
        }
        CHECK(static_cast<int>(places.size()) <= 1 << bits);
        CHECK(places.size() > 1);
    }
}

TEST_CASE("a map on a sphere has places of length 1, one in a box none beyond it") {
    model::Spec spec = model::default_spec();
    spec.map_bound = "sphere";
    train::Trainer trainer = started(spec, cars());
    trainer.run_steps(20);
    const train::Snapshot shown = trainer.snapshot();
    for (std::size_t i = 0; i < shown.points.size(); i += 2) {
        CHECK(std::hypot(shown.points[i], shown.points[i + 1]) == doctest::Approx(1).epsilon(1e-5));
    }
    spec.map_bound = "tanh";
    train::Trainer boxed = started(spec, cars());
    boxed.run_steps(20);
    for (const float x : boxed.snapshot().points) CHECK(std::fabs(x) <= 1.0f);
}
