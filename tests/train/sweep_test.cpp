// Sweeps: every cell has the bits of its Spec trained alone, all keep step, and a cell that cannot be says so.
#include "train/sweep.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "train/alike.h"

namespace {

model::Axis axis(const model::Spec& base, const char* text) {
    core::Result<model::Axis> read = model::read_axis(base, text);
    REQUIRE(read.ok());
    return read.value();
}

train::Sweep sweep_over(const model::Spec& base, std::initializer_list<const char*> texts) {
    std::vector<model::Axis> axes;
    for (const char* text : texts) axes.push_back(axis(base, text));
    core::Result<train::Sweep> sweep = train::start_sweep(base, axes);
    REQUIRE(sweep.ok());
    return std::move(sweep.value());
}

std::vector<std::vector<int>> groups_of(const train::Sweep& sweep) {
    std::vector<const train::Trainer*> trainers;
    for (const train::SweepCell& cell : sweep.cells) trainers.push_back(cell.trainer ? &*cell.trainer : nullptr);
    return train::groups_alike(trainers);
}

using Groups = std::vector<std::vector<int>>;

}  // namespace

TEST_CASE("each cell of a sweep has the bits of its Spec trained alone, however the frames cut it") {
    const model::Spec base = model::default_spec();
    train::Sweep sweep = sweep_over(base, {"lr=0.003,0.03", "layers.0.width=5,16,7"});
    CHECK(sweep.columns == 2);
    CHECK(sweep.rows == 3);
    CHECK(train::words_of_cell(sweep, 1, 2) == "learning rate: 0.03, width of layer 1: 7");
    while (sweep.step < 130) {
        train::run_for(sweep, 0.05, 130 - sweep.step);
        for (const train::SweepCell& cell : sweep.cells) {
            // Never more than a slice ahead of the others.
            CHECK(cell.trainer->step() >= sweep.step);
            CHECK(cell.trainer->step() <= sweep.step + sweep.slice);
        }
    }
    CHECK(sweep.step == 130);
    train::run_steps(sweep, 70);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 2; ++column) {
            model::Spec spec = base;
            spec.learning_rate = column == 0 ? 0.003 : 0.03;
            spec.layers[0].width = std::array{5, 16, 7}[static_cast<std::size_t>(row)];
            auto alone = train::Trainer::start(spec, sweep.material);
            alone.value().run_steps(200);
            CHECK(train::cell_at(sweep, column, row).trainer->weights_hash() == alone.value().weights_hash());
            CHECK(&train::cell_at(sweep, column, row).trainer->material() == sweep.material.get());
        }
    }
}

TEST_CASE("a cell that cannot be says why, one that breaks stops, and the others train") {
    model::Spec base = model::default_spec();
    base.optimiser = "sgd";
    base.losses = {{.kind = "regress", .target = "mpg"}};
    for (model::LayerSpec& layer : base.layers) layer.activation = "relu";
    train::Sweep sweep = sweep_over(base, {"map_dims=2,65", "lr=0.01,10"});
    CHECK(sweep.cells[1].problem.find("it can be 1 to 64") != std::string::npos);
    CHECK_FALSE(train::trains(sweep.cells[1]));
    train::run_steps(sweep, 300);
    CHECK(sweep.step == 300);
    CHECK(sweep.cells[0].trainer->step() == 300);
    CHECK(sweep.cells[2].trainer->trouble().has_value());  // learning rate 10
    CHECK_FALSE(train::trains(sweep.cells[2]));
    CHECK(train::figures_of(sweep.cells[0]).step == 300);
    CHECK(train::figures_of(sweep.cells[0]).accuracy > 0.3);
}

TEST_CASE("levers pulled on the way: every cell goes on as its Spec alone would with the same levers") {
    const model::Spec base = model::default_spec();
    train::Sweep sweep = sweep_over(base, {"lr=0.003,0.03", "losses.0.weight=0.5,1"});
    train::run_for(sweep, 0.05, 90);  // a round may be broken off
    train::run_steps(sweep, 0);
    train::run_steps(sweep, 100 - sweep.step);
    const auto alone = [&](std::size_t i, const model::Spec& with) {
        model::Spec spec = with;
        spec.learning_rate = i % 2 == 0 ? 0.003 : 0.03;
        spec.losses[0].weight = i < 2 ? 0.5 : 1;
        return spec;
    };
    std::vector<train::Trainer> others;
    for (std::size_t i = 0; i < 4; ++i) {
        others.push_back(std::move(train::Trainer::start(alone(i, base), sweep.material).value()));
        others.back().run_steps(100);
    }
    const auto all_alike = [&] {
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(sweep.cells[i].spec == others[i].spec());
            CHECK(train::snapshot_of(sweep.cells[i]).points == others[i].snapshot().points);
            CHECK(sweep.cells[i].trainer->weights_hash() == others[i].weights_hash());
        }
    };
    const std::vector<float> before = train::snapshot_of(sweep.cells[0]).points;

    model::Spec live = base;
    live.features.erase(live.features.begin());
    CHECK(train::set_base(sweep, live) == model::Change::live);
    for (std::size_t i = 0; i < 4; ++i) others[i].set_live(alone(i, live));
    all_alike();
    CHECK(train::snapshot_of(sweep.cells[0]).points != before);  // of the same step, but another map
    train::run_steps(sweep, 50);
    for (train::Trainer& other : others) other.run_steps(50);
    all_alike();

    model::Spec graft = live;
    graft.layers.push_back(model::new_layer(graft));
    CHECK(train::set_base(sweep, graft) == model::Change::graft);
    for (std::size_t i = 0; i < 4; ++i) CHECK(others[i].graft(alone(i, graft)).ok());
    train::run_steps(sweep, 50);
    for (train::Trainer& other : others) other.run_steps(50);
    all_alike();
    CHECK(sweep.step == 200);

    // What each cell has its own value of.
    model::Spec swept = graft;
    swept.learning_rate = 0.5;
    CHECK(train::set_base(sweep, swept) == model::Change::look);
    all_alike();
}

TEST_CASE("where not all cells can carry on, none does") {
    const model::Spec base = model::default_spec();
    train::Sweep sweep = sweep_over(base, {"losses.1.weight=0.5,1"});
    train::run_steps(sweep, 10);
    model::Spec seed = base, fewer = base, faster = base;
    seed.seed = 7;
    fewer.losses.pop_back();
    CHECK(train::set_base(sweep, seed) == model::Change::anew);
    CHECK(train::set_base(sweep, fewer) == model::Change::anew);
    CHECK(sweep.base == base);
    CHECK(sweep.cells[0].trainer->step() == 10);
    // In trouble, and so behind.
    model::Spec steep = base;
    steep.optimiser = "sgd";
    steep.losses = {{.kind = "regress", .target = "mpg"}};
    for (model::LayerSpec& layer : steep.layers) layer.activation = "relu";
    train::Sweep broken = sweep_over(steep, {"lr=0.01,10"});
    train::run_steps(broken, 300);
    REQUIRE(broken.cells[1].trainer->trouble().has_value());
    model::Spec colours = steep;
    colours.color_by = "make";
    CHECK(train::set_base(broken, colours) == model::Change::look);
    CHECK(broken.cells[0].spec.color_by == "make");
    CHECK(broken.cells[0].trainer->step() == 300);
    steep.batch = faster.batch = 16;
    CHECK(train::set_base(broken, steep) == model::Change::anew);
    // One that cannot be, with either base.
    train::Sweep without = sweep_over(base, {"map_dims=2,65"});
    train::run_steps(without, 10);
    CHECK(train::set_base(without, faster) == model::Change::live);
    CHECK(without.cells[0].spec.batch == 16);
    CHECK(without.cells[1].problem.find("it can be 1 to 64") != std::string::npos);
}

TEST_CASE("sweeps that are no sweeps are refused") {
    const model::Spec base = model::default_spec();
    const auto refused = [&](std::vector<model::Axis> axes) {
        const auto sweep = train::start_sweep(base, std::move(axes));
        return sweep.ok() ? std::string() : sweep.error().sentence;
    };
    CHECK(refused({}).find("one axis or two") != std::string::npos);
    CHECK(refused({axis(base, "lr=0.1,0.2"), axis(base, "lr=0.3,0.4")}).find("two levers") != std::string::npos);
    CHECK(refused({axis(base, "lr=0.1,0.2"), model::seed_axis(base, 33)}).find("66 maps") != std::string::npos);
    CHECK(refused({axis(base, "lr=0.1,0.2"), model::seed_axis(base, 32)}).empty());
}

TEST_CASE("what a card can train together: cells that differ in numbers only") {
    const model::Spec base = model::default_spec();
    CHECK(groups_of(sweep_over(base, {"lr=0.01,0.02,0.03", "seed=1,2,3"})) == Groups{{0, 1, 2, 3, 4, 5, 6, 7, 8}});
    CHECK(groups_of(sweep_over(base, {"losses.0.weight=0,1", "features.year=on,off"})) == Groups{{0, 1, 2, 3}});
    CHECK(groups_of(sweep_over(base, {"decay=0,0.5", "clip=0,1"})) == Groups{{0, 1, 2, 3}});
    // Another shape, another op, another optimiser, another batch, other rows.
    CHECK(groups_of(sweep_over(base, {"seed=1,2", "layers.0.width=5,6"})) == Groups{{0, 1}, {2, 3}});
    CHECK(groups_of(sweep_over(base, {"map_dims=2,65,3"})) == Groups{{0}, {2}});
    for (const char* apart : {"layers.0.activation=tanh,relu", "optimiser=adamw,sgd", "batch=16,32",
                              "losses.0.smoothing=0,0.1", "schedule=constant,cosine", "losses.0.balance=on,off"}) {
        CAPTURE(apart);
        CHECK(groups_of(sweep_over(base, {apart, "seed=1,2"})) == Groups{{0, 2}, {1, 3}});
    }
    // Wrong answers are drawn by the seed, so the rows are others.
    model::Spec noisy = base;
    noisy.losses[0].noise = 0.5;
    CHECK(groups_of(sweep_over(noisy, {"seed=1,2"})) == Groups{{0}, {1}});
    // Other steps.
    train::Sweep ahead = sweep_over(base, {"seed=1,2"});
    ahead.cells[1].trainer->run_steps(1);
    CHECK(groups_of(ahead) == Groups{{0}, {1}});
}

TEST_CASE("ten seeds agree more after training than before it, and a map agrees with itself") {
    core::Result<train::Sweep> started = train::ten_seeds(model::default_spec());
    train::Sweep& sweep = started.value();
    CHECK(sweep.cells.size() == 10);
    CHECK(train::cells_by_seed(sweep) == Groups{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}});
    const double untrained = train::agreement_of(sweep, train::cells_by_seed(sweep)[0]).mean;
    CHECK(untrained > 0.05);  // what features alone do
    train::run_steps(sweep, 500);
    const projection::Agreement found = train::agreement_of(sweep, train::cells_by_seed(sweep)[0]);
    CHECK(found.n_maps == 10);
    CHECK(found.of_thing.size() == static_cast<std::size_t>(sweep.material->features.n_rows));
    CHECK(found.mean > untrained + 0.05);
    CHECK(found.mean < 0.9);
    CHECK(train::agreement_of(sweep, {3, 3}).mean == doctest::Approx(1));
    const train::Bits kept = train::bits_kept_of(sweep.cells[0], "origin");
    CHECK(kept.bits > 0.2);
    CHECK(std::isnan(train::bits_kept_of(sweep.cells[0], "colour").bits));
    train::Sweep grid = sweep_over(model::default_spec(), {"seed=1,2", "lr=0.1,0.2"});
    CHECK(train::cells_by_seed(grid) == Groups{{0, 1}, {2, 3}});
    grid = sweep_over(model::default_spec(), {"lr=0.1,0.2", "seed=1,2"});
    CHECK(train::cells_by_seed(grid) == Groups{{0, 2}, {1, 3}});
}
