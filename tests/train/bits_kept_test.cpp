// Bits kept: constructions whose answer is known, a second implementation, and everything that can be missing.
#include "train/bits_kept.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/random.h"
#include "model/schema.h"
#include "train/linear_probe.h"
#include "train/neighbour_probe.h"
#include "train/quantiles.h"
#include "train/trainer.h"

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// A data set and a snapshot made by hand: attributes and layers as a test needs them.
struct World {
    explicit World(int n, int every = 4) {
        material.dataset.row.id = "by_hand";
        material.dataset.table.n_rows = n;
        snapshot.n_points = n;
        for (int i = 0; i < n; ++i) {
            snapshot.held_out.push_back(every > 0 && i % every == 1 ? train::kHeldOut : train::kTrain);
        }
    }
    void category(const std::string& id, const std::vector<int>& codes) {
        material.dataset.table.columns.push_back({.id = id,
                                                  .kind = data::ColumnKind::category,
                                                  .numbers = {},
                                                  .codes = codes,
                                                  .categories = std::vector<std::string>(9, id)});
        material.dataset.row.attributes.push_back({id, id, "", "", id, data::ColumnKind::category});
    }
    void number(const std::string& id, const std::vector<float>& numbers) {
        material.dataset.table.columns.push_back(
            {.id = id, .kind = data::ColumnKind::number, .numbers = numbers, .codes = {}, .categories = {}});
        material.dataset.row.attributes.push_back({id, id, "", "", id, data::ColumnKind::number});
    }
    void layer(int n_units, const std::vector<float>& values) {
        snapshot.layers.push_back({"layer " + std::to_string(snapshot.layers.size()), n_units, values});
    }
    train::BitsKept measured() {
        train::BitsKept kept;
        train::measure_all(kept, material, snapshot);
        return kept;
    }
    model::Material material;
    train::Snapshot snapshot;
};

std::vector<int> codes_of(int n, int n_classes, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "codes");
    std::vector<int> codes;
    for (int i = 0; i < n; ++i) {
        codes.push_back(static_cast<int>(core::next_below(random, static_cast<std::uint32_t>(n_classes))));
    }
    return codes;
}

std::vector<float> noise_of(int n, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "noise");
    std::vector<float> values;
    for (int i = 0; i < n; ++i) values.push_back(core::next_normal(random));
    return values;
}

std::vector<float> one_hot(const std::vector<int>& codes, int n_classes) {
    std::vector<float> values;
    for (const int code : codes) {
        for (int c = 0; c < n_classes; ++c) values.push_back(c == code ? 1.0f : 0.0f);
    }
    return values;
}

// As in fixtures/linear_probe.py.
train::ProbeRows formula_rows(int n, int n_units, int n_classes) {
    train::LayerSnapshot layer{.label = "", .n_units = n_units, .values = {}};
    std::vector<int> codes;
    train::ProbeSplit split;
    for (int i = 0; i < n; ++i) {
        int first = 0, second = 0;
        for (int u = 0; u < n_units; ++u) {
            const int x = (i * 37 + u * 101 + i * i % 89 * (7 + u)) % 97;
            layer.values.push_back(static_cast<float>(x));
            if (u == 0) first = x;
            if (u == 1) second = x;
        }
        const int told = (first + 2 * second) * n_classes / 289;
        codes.push_back(i % 3 == 0 ? (i * 5 / 3) % n_classes : told);
        (i % 4 == 1 ? split.evaluated : split.train).push_back(i);
    }
    return train::probe_rows(layer, codes, split);
}

template <class Probe>
train::Bits bits_of(Probe probe) {
    while (probe.advance()) {
    }
    return train::mean_gain(probe.gains());
}

}  // namespace

TEST_CASE("bits kept of constructions whose answer is known") {
    constexpr int n = 1200;
    World world(n);
    const std::vector<int> four = codes_of(n, 4, 1);
    std::vector<int> bit, exclusive;
    std::vector<float> crossing = noise_of(2 * n, 4), number;
    for (std::size_t i = 0; i < n; ++i) {
        bit.push_back(four[i] / 2);
        exclusive.push_back((crossing[2 * i] > 0) != (crossing[2 * i + 1] > 0) ? 1 : 0);
        number.push_back(std::fabs(crossing[2 * i]) * 3 - 1);
    }
    world.category("four", four);
    world.category("exclusive", exclusive);
    world.number("number", number);
    world.layer(4, one_hot(four, 4));
    world.layer(6, noise_of(6 * n, 9));
    world.layer(1, std::vector<float>(bit.begin(), bit.end()));
    world.layer(2, crossing);
    world.layer(1, number);
    const train::BitsKept kept = world.measured();
    const double h_four = kept.attributes[0].entropy_bits, h_exclusive = kept.attributes[1].entropy_bits;
    CHECK(h_four == doctest::Approx(2).epsilon(0.03));  // about even classes
    CHECK(h_exclusive == doctest::Approx(1).epsilon(0.03));
    CHECK(kept.attributes[2].n_classes == 4);
    CHECK(kept.attributes[2].entropy_bits == doctest::Approx(2).epsilon(0.03));
    const auto cell = [&](std::size_t layer, std::size_t attribute) { return kept.layers[layer].cells[attribute]; };

    // A copy through one-hot: all bits. What is missing is the least regularisation's due.
    CHECK(cell(0, 0).linear.bits == doctest::Approx(h_four).epsilon(0.02));
    CHECK(cell(0, 0).neighbours.bits == doctest::Approx(h_four).epsilon(0.03));
    // Noise: nothing, within the error.
    for (std::size_t attribute = 0; attribute < 3; ++attribute) {
        CAPTURE(attribute);
        CHECK(cell(1, attribute).linear.bits <= 2 * cell(1, attribute).linear.error);
        CHECK(cell(1, attribute).neighbours.bits <= 2 * cell(1, attribute).neighbours.error);
    }
    // Four classes through one bit: one bit, as far as the four are even (error of the held-out shares).
    CHECK(std::fabs(cell(2, 0).linear.bits - 1) < 0.05);
    CHECK(std::fabs(cell(2, 0).neighbours.bits - 1) < 0.05);
    // XOR: no straight cut, but near things are alike except at the two borders.
    CHECK(cell(3, 1).linear.bits <= 2 * cell(3, 1).linear.error);
    CHECK(cell(3, 1).neighbours.bits > 0.75 * h_exclusive);
    CHECK(cell(3, 1).neighbours.error > 0);
    // A number through itself: quarters are open to straight cuts; things at the cuts cost a little.
    CHECK(cell(4, 2).linear.bits > 1.7);
    CHECK(cell(4, 2).neighbours.bits > 1.7);
    CHECK(cell(4, 2).linear.bits <= kept.attributes[2].entropy_bits);
}

// fixtures/linear_probe.py prints these lines: scikit-learn's log-loss on the same numbers, in bits.
TEST_CASE("the linear probe agrees with scikit-learn's LogisticRegression") {
    const struct {
        int n, n_units, n_classes;
        double strength, loss_bits, shares_bits;
    } cases[] = {
        {200, 3, 4, 1.0, 2.69431746, 2.57022649},
        {160, 8, 3, 10.0, 1.41407293, 1.56572177},
        {300, 2, 2, 0.1, 0.75227397, 1.06450248},
        {240, 6, 5, 100.0, 2.02951809, 2.17201278},
    };
    for (const auto& one : cases) {
        CAPTURE(one.n);
        const train::Bits bits =
            bits_of(train::LinearProbe(formula_rows(one.n, one.n_units, one.n_classes), {one.strength}));
        // Both minimise the same convex function; our gradient's tolerance leaves some 1e-5 bits.
        CHECK(std::fabs(bits.bits - (one.shares_bits - one.loss_bits)) < 1e-4);
    }
}

TEST_CASE("the strength is chosen on training things: many units of noise get a strong one, a copy a weak one") {
    const std::vector<int> codes = codes_of(200, 2, 3);
    train::ProbeSplit split;
    for (int i = 0; i < 200; ++i) (i % 4 == 1 ? split.evaluated : split.train).push_back(i);
    train::LinearProbe noise(train::probe_rows({"", 20, noise_of(200 * 20, 1)}, codes, split));
    train::LinearProbe copy(train::probe_rows({"", 2, one_hot(codes, 2)}, codes, split));
    while (noise.advance() || copy.advance()) {
    }
    CHECK(noise.strength() == 100);
    CHECK(copy.strength() == 0.1);
}

TEST_CASE("the error is the deviation of the gains over sqrt(n)") {
    const train::Bits bits = train::mean_gain({1, 2, 3, 6});
    CHECK(bits.bits == doctest::Approx(3));
    CHECK(bits.error == doctest::Approx(std::sqrt((4.0 + 1 + 0 + 9) / 3 / 4)));
    CHECK(std::isnan(train::mean_gain({}).bits));
    CHECK(std::isnan(train::mean_gain({1}).error));
}

TEST_CASE("entropy is the cross-entropy of the training shares on the evaluated things") {
    // Training 3 : 1, evaluated 1 : 1, a class that only evaluated things have gets half a thing of 4.5.
    const train::ProbeSplit split{.train = {0, 1, 2, 3}, .evaluated = {4, 5}, .own = false};
    CHECK(train::entropy_bits({0, 0, 0, 1, 0, 1}, split) == doctest::Approx((std::log2(4.0 / 3) + 2) / 2));
    CHECK(train::entropy_bits({0, 0, 0, 1, 0, 2}, split) == doctest::Approx((std::log2(1.5) + std::log2(9.0)) / 2));
}

TEST_CASE("quarters of a number: even where they can be, equal values stay together") {
    CHECK(train::quantile_cuts({4, 1, 3, 2}, 4) == std::vector<double>{1.5, 2.5, 3.5});
    CHECK(train::quantile_cuts({1, 1, 1, 1, 1, 1, 1, 9}, 4) == std::vector<double>{5});
    CHECK(train::quantile_cuts({1, 1, 2, 2, kNan}, 4) == std::vector<double>{1.5});
    CHECK(train::quantile_cuts({3, 3, 3}, 4).empty());
    CHECK(train::quantile_cuts({}, 4).empty());
    CHECK(train::quantile_group({1.5, 2.5}, 1) == 0);
    CHECK(train::quantile_group({1.5, 2.5}, 2) == 1);
    CHECK(train::quantile_group({1.5, 2.5}, 7) == 2);
    CHECK(train::quantile_group({1.5, 2.5}, kNan) == -1);
}

TEST_CASE("neighbours that are equally far share: the order of things says nothing") {
    // Half of the things on one place, half on another, sorted by class within each.
    const auto bits_in_order = [](bool turned) {
        train::LayerSnapshot layer{.label = "", .n_units = 1, .values = {}};
        std::vector<int> codes;
        train::ProbeSplit split;
        for (int i = 0; i < 200; ++i) {
            const int at = turned ? 199 - i : i;
            layer.values.push_back(at < 100 ? 0.0f : 1.0f);
            codes.push_back(at % 100 < 80 ? at / 100 : 1 - at / 100);
            (at % 5 == 0 ? split.evaluated : split.train).push_back(i);
        }
        return bits_of(train::NeighbourProbe(train::probe_rows(layer, codes, split))).bits;
    };
    // Which things the smoothing is chosen by does depend on the order, a little.
    CHECK(std::fabs(bits_in_order(false) - bits_in_order(true)) < 0.01);
    // 80 of 100 told rightly: 1 - H(0.8) = 0.278 bits, less what smoothing costs.
    CHECK(std::fabs(bits_in_order(false) - 0.278) < 0.01);
}

TEST_CASE("nothing to know, nothing to say, nothing to judge") {
    World world(60, 2);
    world.category("one class", std::vector<int>(60, 0));
    world.category("two", codes_of(60, 2, 3));
    world.number("never there", std::vector<float>(60, kNan));
    std::vector<float> broken = noise_of(60, 5);
    broken[7] = kNan;
    world.layer(1, noise_of(60, 5));
    world.layer(2, std::vector<float>(120, 0.3f));
    world.layer(1, broken);
    const train::BitsKept kept = world.measured();
    CHECK(kept.attributes[0].entropy_bits == 0);
    CHECK(kept.layers[0].cells[0].linear.bits == 0);
    CHECK(kept.layers[0].cells[0].neighbours.bits == 0);
    CHECK(train::share_of_bits(kept.layers[0].cells[0].linear, 0) == 0);
    // A layer that is the same for all keeps nothing, and that is certain.
    CHECK(kept.layers[1].cells[1].linear.bits == 0);
    CHECK(kept.layers[1].cells[1].neighbours.bits == 0);
    CHECK(kept.layers[1].cells[1].linear.error == 0);
    CHECK(std::isnan(kept.attributes[2].entropy_bits));
    CHECK(std::isnan(kept.layers[0].cells[2].linear.bits));
    // A layer that is not finite: unknown, but measured.
    CHECK(std::isnan(kept.layers[2].cells[1].linear.bits));
    CHECK(std::isnan(kept.layers[2].cells[1].neighbours.error));
    CHECK(kept.layers[2].cells[1].step == 0);
    CHECK(std::isnan(train::share_of_bits(kept.layers[2].cells[1].linear, 1)));

    for (const int n : {0, 1, 2, 5}) {
        CAPTURE(n);
        World small(n, 0);
        small.category("two", codes_of(n, 2, 3));
        small.layer(2, noise_of(2 * n, 1));
        const train::BitsKept few = small.measured();
        CHECK(std::isnan(few.attributes[0].entropy_bits) == (n < 5));
        CHECK(std::isnan(few.layers[0].cells[0].linear.bits) == (n < 5));
    }
}

TEST_CASE("missing values are left out, and few held-out things mean a split of its own") {
    World world(200, 4);
    std::vector<int> codes = codes_of(200, 2, 3);
    for (std::size_t i = 0; i < 200; i += 2) codes[i] = -1;
    world.category("half", codes);
    std::vector<int> rare(200, -1);
    for (std::size_t i = 0; i < 40; ++i) rare[i] = static_cast<int>(i % 2);
    world.category("rare", rare);
    world.snapshot.held_out[3] = train::kTest;
    world.layer(1, noise_of(200, 5));
    const train::BitsKept kept = world.measured();
    CHECK(kept.attributes[0].n_evaluated == 50);
    CHECK(kept.attributes[0].n_train == 49);  // the test set is nobody's
    CHECK_FALSE(kept.attributes[0].own_split);
    CHECK(kept.attributes[1].own_split);  // ten held out
    CHECK(kept.attributes[1].n_evaluated == 7);
    CHECK(kept.attributes[1].n_train == 32);
    CHECK_FALSE(std::isnan(kept.layers[0].cells[1].linear.bits));
}

TEST_CASE("in a budget, in any number of pieces, the same table; then it rests") {
    model::Spec spec = model::default_spec();
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(300);
    const std::uint64_t hash = trainer.value().weights_hash();
    const train::Snapshot shown = trainer.value().snapshot();
    const model::Material& material = trainer.value().material();
    train::BitsKept whole, pieces;
    train::measure_all(whole, material, shown);
    CHECK_FALSE(train::measure_for(pieces, material, shown, 0, {}));
    CHECK(train::has_work(pieces, shown, {.attribute = "", .moving = false}));
    int calls = 0;
    for (; train::has_work(pieces, shown, {.attribute = "", .moving = false}) && calls < 100000; ++calls) {
        train::measure_for(pieces, material, shown, 0.01, {.attribute = "mpg", .moving = true});
    }
    CHECK(calls > 20);
    CHECK(trainer.value().weights_hash() == hash);
    REQUIRE(whole.layers.size() == shown.layers.size());
    for (std::size_t l = 0; l < whole.layers.size(); ++l) {
        for (std::size_t a = 0; a < whole.attributes.size(); ++a) {
            CAPTURE(l);
            CAPTURE(a);
            const train::BitsCell &one = whole.layers[l].cells[a], &other = pieces.layers[l].cells[a];
            CHECK(one.linear.bits == other.linear.bits);
            CHECK(one.linear.error == other.linear.error);
            CHECK(one.neighbours.bits == other.neighbours.bits);
            CHECK(one.neighbours.error == other.neighbours.error);
            CHECK(one.linear.bits >= 0);
            CHECK(one.linear.bits <= whole.attributes[a].entropy_bits);
            CHECK(one.step == 300);
        }
    }
    // The one that was wished for came first, layer by layer.
    for (std::size_t l = 0; l < whole.layers.size(); ++l) {
        for (std::size_t a = 0; a < whole.attributes.size(); ++a) {
            const bool wished = whole.attributes[a].id == "mpg";
            CHECK((pieces.layers[l].cells[a].measured <= static_cast<long>(whole.layers.size())) == wished);
        }
    }
}

TEST_CASE("cells that are wanted come before all others, alone if so wished, and as they are in the whole table") {
    const model::Spec spec = model::default_spec();
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(200);
    const train::Snapshot shown = trainer.value().snapshot();
    const model::Material& material = trainer.value().material();
    train::BitsKept whole, some;
    train::measure_all(whole, material, shown);
    const train::BitsRequest request{
        .attribute = "mpg", .moving = false, .cells = {{"origin", -1}, {"make", 1}}, .only_cells = true};
    while (train::has_work(some, shown, request)) train::measure_for(some, material, shown, 1, request);
    CHECK(some.measured == 2);
    const train::BitsKept alone = train::measure_cells(material.dataset, shown, request.cells);
    for (std::size_t a = 0; a < whole.attributes.size(); ++a) {
        for (std::size_t b = 0; b < alone.attributes.size(); ++b) {
            if (alone.attributes[b].id != whole.attributes[a].id) continue;
            const std::size_t layer = whole.attributes[a].id == "origin" ? whole.layers.size() - 1 : 1;
            CHECK(alone.layers[layer].cells[b].linear.bits == whole.layers[layer].cells[a].linear.bits);
            CHECK(some.layers[layer].cells[a].neighbours.bits == whole.layers[layer].cells[a].neighbours.bits);
        }
    }
    CHECK(alone.attributes.size() == 2);
    CHECK_FALSE(train::has_work(some, shown, {.attribute = "", .moving = true, .cells = {}, .only_cells = true}));
}

TEST_CASE("probing beside training changes no weight") {
    const model::Spec spec = model::default_spec();
    auto alone = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    auto probed = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(alone.ok());
    REQUIRE(probed.ok());
    train::BitsKept kept;
    alone.value().run_steps(400);
    for (int i = 0; i < 40; ++i) {
        probed.value().run_steps(10);
        train::measure_for(kept, probed.value().material(), probed.value().snapshot(), 1, {});
    }
    CHECK(kept.measured > 0);
    CHECK(alone.value().weights_hash() == probed.value().weights_hash());
}

TEST_CASE("cells are measured again when they are old, at rest, and after a lever; other layers begin anew") {
    World world(100);
    world.category("a", codes_of(100, 2, 1));
    world.category("b", codes_of(100, 3, 2));
    world.layer(2, noise_of(200, 1));
    train::BitsKept kept;
    const auto work = [&](bool moving) {
        const long before = kept.measured;
        while (train::has_work(kept, world.snapshot, {.attribute = "", .moving = moving})) {
            train::measure_for(kept, world.material, world.snapshot, 0.5, {.attribute = "", .moving = moving});
        }
        return kept.measured - before;
    };
    CHECK(work(true) == 2);
    world.snapshot.step = train::kRemeasureSteps - 1;
    CHECK(work(true) == 0);
    CHECK(work(false) == 2);
    world.snapshot.step *= 2;
    CHECK(work(true) == 0);
    world.snapshot.step += 1;
    CHECK(work(true) == 2);
    CHECK(kept.layers[0].cells[1].step == 2 * train::kRemeasureSteps - 1);
    train::remeasure(kept);
    CHECK(kept.layers[0].cells[0].due);
    CHECK(work(true) == 2);
    world.snapshot.step = 3;  // the model went back
    CHECK(work(true) == 2);
    world.layer(1, noise_of(100, 3));
    CHECK(work(true) == 4);
    CHECK(kept.layers.size() == 2);
    world.snapshot.held_out[0] = train::kHeldOut;
    kept.measured = 0;  // it forgets everything
    CHECK(work(true) == 4);
    CHECK(kept.attributes[0].n_evaluated == 26);
}
