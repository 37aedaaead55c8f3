// The ground's colours: those of the things where it speaks of the same attribute, none of theirs where it does not.
#include "map/things/ground_colors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace {

train::HeadSnapshot head_of(const char* target, double weight) {
    train::HeadSnapshot head;
    head.spec = {.kind = "classify", .target = target, .weight = weight};
    head.answer = model::Answer::classes;
    head.outputs = {"a", "b", "c"};
    return head;
}

float apart(map::Rgb a, map::Rgb b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

float chroma(map::Rgb c) { return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}); }

}  // namespace

TEST_CASE("the ground is muted only where the things are coloured by another attribute") {
    train::Snapshot snapshot;
    snapshot.heads = {head_of("origin", 1)};
    map::Coloring coloring;
    coloring.attribute = "origin";
    CHECK_FALSE(map::muted_beside({.head = 0}, snapshot, coloring).muted);
    coloring.attribute = "mpg";
    CHECK(map::muted_beside({.head = 0}, snapshot, coloring).muted);
    CHECK_FALSE(map::muted_beside({}, snapshot, coloring).muted);  // no head, no ground
    // A reconstruction speaks of the column that it decodes.
    snapshot.heads[0].answer = model::Answer::features;
    snapshot.heads[0].output_ids = {"weight", "origin=USA"};
    coloring.attribute = "origin";
    CHECK(map::muted_beside({.head = 0, .output = 0}, snapshot, coloring).muted);
    CHECK_FALSE(map::muted_beside({.head = 0, .output = 1}, snapshot, coloring).muted);
}

TEST_CASE("muted ground is greyer than any thing; neighbours in the list can be told apart") {
    for (const bool dark : {false, true}) {
        CAPTURE(dark);
        for (int code = 0; code < map::kClassColors; ++code) {
            CAPTURE(code);
            CHECK(chroma(map::muted_class_color(code, dark)) < 0.27f);
            CHECK(chroma(map::class_color(code, dark)) > 0.27f);
            CHECK(apart(map::muted_class_color(code, dark), map::muted_class_color(code + 1, dark)) > 0.08f);
        }
        for (const float t : {0.0f, 0.5f, 1.0f}) CHECK(chroma(map::muted_ramp_color(t, dark)) < 0.12f);
    }
}

TEST_CASE("a loss of weight 0 has pale land, and ink fades it to the paper") {
    const train::HeadSnapshot asked = head_of("origin", 1), stale = head_of("origin", 0);
    for (const bool dark : {false, true}) {
        const map::GroundColors full = map::ground_colors(&asked, {.head = 0}, dark);
        const map::GroundColors pale = map::ground_colors(&stale, {.head = 0}, dark);
        const map::GroundColors none = map::ground_colors(&asked, {.head = 0, .ink = 0}, dark);
        const map::Rgb paper = map::ground(dark);
        CHECK(apart(full.classes[0], map::region_color(0, dark)) == 0);
        CHECK(apart(full.border, map::border(dark)) == 0);
        CHECK(apart(pale.classes[0], paper) < 0.4f * apart(full.classes[0], paper));
        CHECK(apart(pale.classes[0], paper) > 0);
        CHECK(apart(none.classes[0], paper) == 0);
        CHECK(apart(none.border, paper) == 0);
        CHECK(apart(map::ramp_at(full.ramp, 0.5f), map::ramp_region_color(0.5f, dark)) < 1e-5f);
    }
}
