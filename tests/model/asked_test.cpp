// What is asked: the strongest loss, and the colour and regions that follow it unless others are pinned.
#include <doctest/doctest.h>

#include "model/schema.h"
#include "model/strongest_loss.h"

namespace {

model::Spec two_losses(double origin, double mpg) {
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "classify", .target = "origin", .weight = origin},
                   {.kind = "regress", .target = "mpg", .weight = mpg}};
    return spec;
}

}  // namespace

TEST_CASE("colour and regions are those of the loss with the greatest weight, the first of equals") {
    CHECK(model::shown_color(two_losses(1, 0.5)) == "origin");
    CHECK(model::shown_regions(two_losses(1, 0.5)) == "classify.origin");
    CHECK(model::shown_color(two_losses(0.5, 1)) == "mpg");
    CHECK(model::shown_regions(two_losses(0.5, 1)) == "regress.mpg");
    CHECK(model::shown_color(two_losses(1, 1)) == "origin");
    CHECK(model::shown_color(two_losses(0, 0)) == "origin");
}

TEST_CASE("what is pinned stays; a loss without answers is no question") {
    model::Spec spec = two_losses(0, 1);
    spec.color_by = "make";
    spec.regions_of = "classify.origin";
    CHECK(model::shown_color(spec) == "make");
    CHECK(model::shown_regions(spec) == "classify.origin");
    spec = two_losses(0.1, 0);
    spec.losses.push_back({.kind = "neighbours", .target = "", .weight = 5});
    CHECK(model::shown_regions(spec) == "classify.origin");
    spec.losses = {{.kind = "reconstruct", .target = "", .weight = 1}};
    CHECK(model::shown_regions(spec) == "reconstruct.weight");
    CHECK(model::shown_color(spec) == "origin");  // the data set's own choice
    // A single feature of a reconstruction is no question while another is asked, however weakly.
    spec.losses.push_back({.kind = "regress", .target = "mpg", .weight = 0.1});
    CHECK(model::shown_regions(spec) == "regress.mpg");
    spec.losses.back().weight = 0;
    CHECK(model::shown_regions(spec) == "reconstruct.weight");
    spec.losses = {{.kind = "neighbours", .target = "", .weight = 1}};
    CHECK(model::shown_regions(spec).empty());
}

TEST_CASE("in the menu what is asked comes first, heads that nobody asks for last") {
    const model::Spec spec = two_losses(0, 1);
    const auto choices = model::spec_field("regions").choices(spec, spec);
    REQUIRE(choices.size() == 3);
    CHECK(choices[0].id == model::kAuto);
    CHECK(choices[0].label == "fuel economy, as asked");
    CHECK(choices[0].closed_label() == "fuel economy");
    CHECK(choices[1].id == "regress.mpg");
    CHECK(choices[1].closed_label() == "fuel economy, pinned");
    CHECK(choices[2].label == "origin (weight 0)");
    CHECK(model::spec_field("color").choices(spec, spec)[0].label == "fuel economy, as asked");
}
