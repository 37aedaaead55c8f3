// When another loss becomes the strongest, the picture goes over to its question and a sentence says so; and what is
// told of a change is about all that is or was in view.
#include "app/view/question.h"

#include <doctest/doctest.h>

#include "app/view/change_watch.h"
#include "model/schema.h"

namespace {

model::Spec asking(double origin, double mpg) {
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "classify", .target = "origin", .weight = origin},
                   {.kind = "regress", .target = "mpg", .weight = mpg}};
    return spec;
}

// The sentence about a change of `spec` after 500 steps, seen by this camera before and after.
std::string told_of(app::Session& session, const model::Spec& spec, const map::MapPart& then, const map::MapPart& now,
                    app::ChangeWatch& watch) {
    app::begin_watch(watch, session.latest(), "auto", then);
    watch.sentence = session.change_to(spec).value().sentence;
    session.run_steps(500);
    return app::update_watch(watch, session.latest(), "auto", now, 10);
}

map::MapPart all_of(const app::Session& session) {
    const map::Viewport viewport{600, 400};
    return {map::fit(session.latest(), viewport), viewport};
}

}  // namespace

TEST_CASE("another strongest loss: its land rises while the old one fades, and the things are recoloured") {
    app::Session session;
    REQUIRE(session.open(asking(1, 0.5)).ok());
    app::Question question;
    CHECK(app::follow(question, session, 0, false));
    CHECK(app::morphed(question, 0) == 1);  // the first picture is simply there
    CHECK_FALSE(app::follow(question, session, 1, false));
    REQUIRE(session.change_to(asking(0.5, 1)).ok());
    CHECK(app::follow(question, session, 2, false));
    CHECK(question.coloring.attribute == "mpg");
    CHECK(question.coloring_before.attribute == "origin");
    const map::RegionView fading = app::region_view(question, session.latest(), 2 + 0.2 * app::kMorphSeconds);
    CHECK(fading.head == 0);
    CHECK(fading.ink < 1);
    CHECK(fading.ink > 0);
    CHECK_FALSE(fading.muted);
    const map::RegionView rising = app::region_view(question, session.latest(), 2 + 0.8 * app::kMorphSeconds);
    CHECK(rising.head == 1);
    CHECK(rising.ink < 1);
    const map::RegionView there = app::region_view(question, session.latest(), 4);
    CHECK(there.head == 1);
    CHECK(there.ink == 1);
    CHECK_FALSE(there.muted);
    REQUIRE(session.change_to(asking(1, 0.5)).ok());
    CHECK(app::follow(question, session, 5, true));
    CHECK(app::morphed(question, 5) == 1);  // reduced motion
}

TEST_CASE("by agreement of seeds: the regions stay those of what is asked, in colours of no thing, and follow it") {
    app::Session session;
    REQUIRE(session.open(asking(1, 0.5)).ok());
    app::Question question;
    CHECK(app::follow(question, session, 0, false));
    const std::vector<double> of_thing(static_cast<std::size_t>(session.latest().n_points), 0.4);
    const app::MeasuredColor measured{"@agreement", [&] { return map::color_by_agreement(of_thing, 10); }};
    CHECK(app::follow(question, session, 1, true, &measured));
    CHECK(question.coloring.numeric);
    CHECK(question.regions_before == question.regions);
    const map::RegionView muted = app::region_view(question, session.latest(), 1);
    CHECK(muted.head == 0);
    CHECK(muted.muted);  // land of origin says nothing of agreement: it has colours of its own
    CHECK(muted.ink == 1);
    // Another question while it is shown: the land goes over, the things stay as they are.
    REQUIRE(session.change_to(asking(0.5, 1)).ok());
    CHECK(app::follow(question, session, 2, true, &measured));
    const map::RegionView other = app::region_view(question, session.latest(), 2);
    CHECK(other.head == 1);
    CHECK(other.muted);
    CHECK(question.coloring.numeric);
    CHECK(question.coloring.attribute.empty());
    // And back.
    CHECK(app::follow(question, session, 3, true));
    CHECK(question.coloring.attribute == "mpg");
    CHECK_FALSE(app::region_view(question, session.latest(), 3).muted);
}

TEST_CASE("a sentence says what the picture follows now, and nothing where it is pinned") {
    model::Spec before = asking(1, 0.5), now = asking(0.5, 1);
    CHECK(app::now_asked(before, now) ==
          "The strongest loss asks for fuel economy now: colours and regions follow it.");
    CHECK(app::now_asked(now, now).empty());
    CHECK(app::now_asked(before, asking(2, 1)).empty());
    before.color_by = now.color_by = "origin";
    CHECK(app::now_asked(before, now) ==
          "The strongest loss asks for fuel economy now: the regions follow it, the colours stay those of origin.");
    before.regions_of = now.regions_of = "classify.origin";
    CHECK(app::now_asked(before, now).empty());
}

TEST_CASE("a drag is told and undone as a whole; after it was let go, the next is an edit of its own") {
    app::Session session;
    REQUIRE(session.open(asking(1, 0.5)).ok());
    for (const double weight : {1.4, 2.2, 3.2}) REQUIRE(session.change_to(asking(weight, 0.5)).ok());
    const auto last = session.change_to(asking(3.4, 0.5));
    REQUIRE(last.ok());
    CHECK(last.value().sentence.rfind("Classify origin 1 → 3.4. ", 0) == 0);
    session.end_edit();
    CHECK(session.change_to(asking(3, 0.5)).value().sentence.rfind("Classify origin 3.4 → 3. ", 0) == 0);
    CHECK(session.undo());
    CHECK(session.running().losses[0].weight == 3.4);
    CHECK(session.undo());
    CHECK(session.running().losses[0].weight == 1);
    CHECK_FALSE(session.can_undo());
}

TEST_CASE("with weight alone the map falls to a line, and that is what is told") {
    app::Session session;
    session.run_steps(800);
    model::Spec spec = session.running();
    spec.features = {"weight"};
    app::ChangeWatch watch;
    const map::MapPart seen = all_of(session);
    const std::string told = told_of(session, spec, seen, seen, watch);
    CAPTURE(told);
    CHECK(told.find("The map fell to a line in 500 steps.") != std::string::npos);
}

TEST_CASE("the glow covers what was in view and what is, however far the camera went") {
    app::Session session;
    session.run_steps(300);
    model::Spec spec = session.running();
    spec.features = {"weight", "year"};
    app::ChangeWatch watch;
    const map::MapPart then = all_of(session);
    map::MapPart now = then;
    now.camera = map::panned(now.camera, {-500, 120});
    const std::string told = told_of(session, spec, then, now, watch);
    CHECK(told.find(" of the map changed hands in 500 steps.") != std::string::npos);
    const float right = watch.glow.x + watch.glow.cell_x * (static_cast<float>(watch.glow.columns) - 0.5f);
    const float left = watch.glow.x - watch.glow.cell_x * 0.5f;
    for (const map::MapPart* seen : {&then, static_cast<const map::MapPart*>(&now)}) {
        CHECK(left <= map::to_map(seen->camera, seen->viewport, {0, 0}).x + 1e-4f);
        CHECK(right >= map::to_map(seen->camera, seen->viewport, {seen->viewport.width, 0}).x - 1e-4f);
    }
}
