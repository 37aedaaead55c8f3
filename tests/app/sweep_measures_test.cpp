// What is measured of many maps a little each frame is what is measured of them at once.
#include "app/stages/sweep_measures.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

train::Sweep sweep_over(std::initializer_list<const char*> texts) {
    const model::Spec base = model::default_spec();
    std::vector<model::Axis> axes;
    for (const char* text : texts) axes.push_back(model::read_axis(base, text).value());
    core::Result<train::Sweep> sweep = train::start_sweep(base, axes);
    REQUIRE(sweep.ok());
    return std::move(sweep.value());
}

// Frames until there is nothing more to do; how many.
int measure(app::SweepMeasures& measures, train::Sweep& sweep, const std::string& attribute) {
    int frames = 0;
    while (app::measure_for(measures, sweep, attribute, 0.2)) ++frames;
    return frames;
}

}  // namespace

TEST_CASE("bits of each map: a little each frame, the same figure") {
    train::Sweep sweep = sweep_over({"lr=0.003,0.03,1e9"});
    train::run_steps(sweep, 300);
    app::SweepMeasures measures = app::measures_of(sweep);
    CHECK(measures.bits == std::vector<double>{-1, -1, -1});
    CHECK(measure(measures, sweep, "origin") > 1);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(measures.bits[i] == train::bits_kept_of(sweep.cells[i], "origin").bits);
        CHECK(measures.bits_step[i] == 300);
    }
    CHECK(measures.bits[0] > 0);
    CHECK(measures.bits[2] == -1);  // a rate that cannot be: no map
    // Of 406 cars: published shares would give 1.3; these are the held-out ones.
    CHECK(measures.entropy_bits == doctest::Approx(1.2).epsilon(0.2));
    CHECK_FALSE(app::measure_for(measures, sweep, "origin", 0.2));
    // Another attribute: all anew. One that is none: nothing.
    CHECK(measure(measures, sweep, "cylinders") > 0);
    CHECK(measures.bits[0] == train::bits_kept_of(sweep.cells[0], "cylinders").bits);
    CHECK(measure(measures, sweep, "no such") == 0);
    CHECK(measures.bits == std::vector<double>{-1, -1, -1});
}

TEST_CASE("agreement of seeds: a little each frame, the same figures, a group for each value of the other axis") {
    train::Sweep sweep = sweep_over({"seed=1,2,3", "lr=0.003,0.03"});
    app::SweepMeasures measures = app::measures_of(sweep);
    REQUIRE(measures.groups.size() == 2);
    CHECK(measures.groups[1].cells == std::vector<int>{3, 4, 5});
    CHECK(app::group_of(measures, 4) == &measures.groups[1]);
    train::run_steps(sweep, 200);
    CHECK(measure(measures, sweep, "origin") > 1);
    for (const app::SeedGroup& group : measures.groups) {
        const projection::Agreement whole = train::agreement_of(sweep, group.cells);
        CHECK(group.step == 200);
        CHECK(group.agreement.n_maps == 3);
        CHECK(group.agreement.of_thing == whole.of_thing);
        CHECK(group.agreement.mean == whole.mean);
    }
    // At rest it is of the last step; on the move only now and then.
    train::run_steps(sweep, 50);
    app::measure_for(measures, sweep, "", 1000);
    CHECK(measures.groups[0].step == 200);
    app::measure_for(measures, sweep, "", 1000);
    CHECK(measures.groups[0].step == 250);
}

TEST_CASE("without seeds there is nothing to agree") {
    const train::Sweep sweep = sweep_over({"lr=0.003,0.03"});
    const app::SweepMeasures measures = app::measures_of(sweep);
    CHECK(measures.groups.empty());
    CHECK(app::group_of(measures, 0) == nullptr);
}
