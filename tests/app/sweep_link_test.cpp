// Many maps in a link: what is written is read back as the same maps; what is wrong gets a sentence. And every lesson's
// step that offers many maps can start them.
#include "app/stages/sweep_link.h"

#include <doctest/doctest.h>

#include "lessons/lesson.h"
#include "lessons/opening.h"

namespace {

train::Sweep sweep_of_link(const app::SweepLink& link, const model::Spec& base) {
    core::Result<train::Sweep> sweep = app::sweep_of(link, base);
    REQUIRE(sweep.ok());
    return std::move(sweep.value());
}

}  // namespace

TEST_CASE("the maps of a link are read out of it, and the rest is left") {
    const app::SweepLink link = app::split_sweep_link(
        "#lesson=yellow_cabs&across=losses.0.weight=0..1/3&lr=0.02&down=lr=0.01,0.1&bits_of=origin&enough=0.5");
    CHECK(link.wrong.sentence == "");
    CHECK(link.axes == std::vector<std::string>{"losses.0.weight=0..1/3", "lr=0.01,0.1"});
    CHECK(link.bits_of == "origin");
    CHECK(link.enough == 0.5);
    CHECK(link.rest == "lesson=yellow_cabs&lr=0.02");
    CHECK_FALSE(link.seeds);
    CHECK(link.is_sweep());
    CHECK_FALSE(app::split_sweep_link("lr=0.02").is_sweep());
    CHECK(app::split_sweep_link("seeds=10").seeds);
    // One axis alone, whichever it is called.
    CHECK(app::split_sweep_link("down=lr=0.01,0.1").axes.size() == 1);
}

TEST_CASE("what a sweep writes into a link starts the same maps") {
    const model::Spec base = model::default_spec();
    for (const char* text : {"across=losses.0.weight=0..1/3&down=features.weight=on,off", "across=lr=0.001..0.1/4",
                             "across=layers.0.activation=tanh,relu&down=seed=4,5,6", "seeds=10", "across=seed=3..12/10",
                             "across=throw=1..10/10&down=perplexity=5,30"}) {
        CAPTURE(text);
        const train::Sweep sweep = sweep_of_link(app::split_sweep_link(text), base);
        ui::SweepRequest request;
        request.bits_of = "cylinders";
        request.enough = 0.25;
        const app::SweepLink again = app::split_sweep_link(app::sweep_link(sweep, request));
        CHECK(again.wrong.sentence == "");
        CHECK(again.rest == "");
        CHECK(again.bits_of == "cylinders");
        CHECK(again.enough == 0.25);
        const train::Sweep other = sweep_of_link(again, base);
        REQUIRE(other.cells.size() == sweep.cells.size());
        for (std::size_t i = 0; i < other.cells.size(); ++i) CHECK(other.cells[i].spec == sweep.cells[i].spec);
    }
}

TEST_CASE("a link's wrong maps get a sentence") {
    CHECK(app::split_sweep_link("enough=much").wrong.sentence.find("much") != std::string::npos);
    CHECK(app::split_sweep_link("enough=-1").wrong.sentence != "");
    CHECK(app::split_sweep_link("seeds=3").wrong.sentence != "");
    const core::Result<train::Sweep> none = app::sweep_of(app::split_sweep_link("across=no.such=1,2"), {});
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().sentence.find("no.such") != std::string::npos);
}

TEST_CASE("the many maps that lessons offer can be started from where the lesson stands") {
    int offered = 0;
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        for (std::size_t index = 0; index < lesson->steps.size(); ++index) {
            const lessons::Step& step = lesson->steps[index];
            if (step.maps.empty()) continue;
            ++offered;
            CAPTURE(lesson->id);
            CAPTURE(step.maps);
            const app::SweepLink link = app::split_sweep_link(step.maps);
            CHECK(link.wrong.sentence == "");
            CHECK(link.rest == "");
            const train::Sweep sweep = sweep_of_link(link, lessons::opening(*lesson, static_cast<int>(index)).spec);
            for (const train::SweepCell& cell : sweep.cells) CHECK(cell.problem == "");
            CHECK(data::find_attribute(sweep.material->dataset.row, link.bits_of) != nullptr);
        }
    }
    CHECK(offered >= 1);
}
