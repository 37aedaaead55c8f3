// Lesson: what the map is, and what each of the three levers does to it. On the cars of 1970-82.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kOrigin = "classify.origin";

constexpr std::array kFigures = {
    Figure{"same_nearest", "nearest is of one origin",
           [](const Moment& m) { return share_text(same_as_nearest(m.material, m.shown, "origin")); }},
};

// step 1: let it run

constexpr std::array<std::string_view, 3> kPlaces = {"beside cars of its own colour", "anywhere: colours stay mixed",
                                                     "all cars on one spot"};

// The choice that came true: 0 if most cars have the colour of their nearest neighbour.
int where_cars_went(const Moment& m) {
    return same_as_nearest(m.material, m.shown, "origin") >= 0.6 ? 0 : 1;  // by chance 0.46
}

constexpr std::array kRunChecks = {
    Check{"200 steps trained: {steps}", [](const Moment& m) { return m.shown.step >= 200; }},
    Check{"origin right for 55 % of cars it never saw: {right:classify.origin}",
          [](const Moment& m) { return balanced_accuracy(m, kOrigin) >= 0.55; }},
};

// step 2: one feature

constexpr std::array<std::string_view, 3> kShapes = {"one small heap", "a line or curve", "as before, only worse"};

constexpr std::array kWeightChecks = {
    Check{"weight is the only feature that is on",
          [](const Moment& m) { return m.spec.features.size() == 1 && is_on(m.spec, "weight"); }},
    Check{"300 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 300; }},
};

// step 3: a leak

// The features that the lesson begins with.
bool has_first_six(const Moment& m) {
    const std::vector<std::string> six = model::default_spec().features;
    return std::all_of(six.begin(), six.end(), [&](const std::string& feature) { return is_on(m.spec, feature); });
}

constexpr std::array kLeakChecks = {
    Check{"weight, engine size, power, 0 to 60 mph, cylinders and model year are on", has_first_six},
    Check{"so is origin", [](const Moment& m) { return is_on(m.spec, "origin"); }},
    Check{"origin right for 95 %: {right:classify.origin}",
          [](const Moment& m) { return balanced_accuracy(m, kOrigin) >= 0.95; }},
};

// step 4: another loss

constexpr std::array<std::string_view, 3> kFates = {"they mix", "they move further apart", "they stay apart as now"};

// With the leak nearly all of origin's 1.35 bits are on the map. Less than half of them: the origins have mixed.
int origins_after(const Moment& m) {
    const double share = bits(m, "origin", -1) / entropy(m, "origin");
    return !std::isfinite(share) ? -1 : share < 0.5 ? 0 : 2;
}

constexpr std::array kLossChecks = {
    Check{"origin is no feature any more", [](const Moment& m) { return !is_on(m.spec, "origin"); }},
    Check{"the loss of origin is at 0: {weight:origin}",
          [](const Moment& m) { return weight_of(m.spec, "origin") <= 0.02; }},
    Check{"the loss of fuel economy is at 1: {weight:mpg}",
          [](const Moment& m) { return weight_of(m.spec, "mpg") >= 0.9; }},
    Check{"500 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 500; }},
};

// step 5: no layers

constexpr std::array kShadowChecks = {
    Check{"no layer between features and map", [](const Moment& m) { return m.spec.layers.empty(); }},
    Check{"the loss of origin is at 1: {weight:origin}",
          [](const Moment& m) { return weight_of(m.spec, "origin") >= 0.9; }},
    Check{"500 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 500; }},
};

constexpr std::array kSteps = {
    Step{.text = "Every dot is a car. Its colour shows its origin: where the brand comes from. A small network gives "
                 "each car two numbers: "
                 "its place on this map. The ground shows what the network would say at every place, pale where it is "
                 "unsure.",
         .watch = "the dots. The network is only asked where each car is from.",
         .predict = {.question = "Where will a car's dot end up?",
                     .choices = kPlaces,
                     .answer = where_cars_went,
                     .right = "Right: for {same_nearest} of the cars the nearest one has the same colour.",
                     .wrong =
                         "For {same_nearest} of the cars the nearest one has the same colour; by chance it would be "
                         "46 %."},
         .task = "Answer the question above, and let it run.",
         .checks = kRunChecks,
         .done_text = "Cars that are alike came to lie together. That is an embedding: a list of numbers with a way "
                      "into it and a way out of it.",
         .hint = "The play button at the top starts and pauses the training. It takes about a thousand steps.",
         .solve = [](model::Spec&) {},
         .solve_steps = 2000},
    Step{.text = "Features are what the network is told about each thing. The map can hold only what comes in.",
         .predict = {.question = "Only the weight of each car comes in: what will the map look like?",
                     .choices = kShapes,
                     .answer =
                         [](const Moment& m) {  // whatever the weights are, one number draws one curve
                             return m.spec.features.size() == 1 && is_on(m.spec, "weight") ? 1 : -1;
                         },
                     .right = "Right. One number comes in, so the cars can only line up.",
                     .wrong = "A line or a curve. One number comes in, so the cars can only line up."},
         .task = "Switch all features off but weight.",
         .checks = kWeightChecks,
         .done_text = "Two dimensions do not help if nothing fills them.",
         .hint = "\"all off\" below the features, then the switch of weight.",
         .solve = [](model::Spec& spec) { spec.features = {"weight"}; },
         .solve_steps = 300,
         .wrong_state = [](model::Spec& spec) { spec.features = {"power"}; }},
    Step{.text = "Now the opposite: a feature that knows too much.",
         .task = "Switch the five others on again, and origin with them.",
         .checks = kLeakChecks,
         .done_text = "Nearly all right, and worthless: the answer was among the features. If a model is suddenly this "
                      "good, look for an answer that leaked in.",
         .hint = "Origin is the last but one in the list of features.",
         .solve =
             [](model::Spec& spec) {
                 spec.features = {"weight", "engine", "power", "acceleration", "cylinders", "year", "origin"};
             },
         .solve_steps = 2000,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.features = {"weight", "engine", "power", "acceleration", "cylinders", "year"};
             }},
    Step{.text = "The loss says what the map is asked for. The map keeps that, and may forget the rest. Now it holds "
                 "{bits:origin:map} of origin. One bit is the answer to one fair yes-or-no question.",
         .predict = {.question = "Nobody asks for origin any more, only for fuel economy: what happens to the origins?",
                     .choices = kFates,
                     .answer = origins_after,
                     .right = "Right: {bits:origin:map} of origin are left in the map.",
                     .wrong = "{bits:origin:map} of {entropy:origin} of origin are left in the map."},
         .task = "Switch origin off, pull the loss of origin to 0 and that of fuel economy to 1.",
         .checks = kLossChecks,
         .done_text = "The map has become a road from thirsty to thrifty. What is left of origin is there because "
                      "American cars were the thirsty ones.",
         .hint = "The sliders of the card \"Loss\". Origin stands first, fuel economy second.",
         .solve =
             [](model::Spec& spec) {
                 std::erase(spec.features, std::string("origin"));
                 set_weight(spec, "origin", 0);
                 set_weight(spec, "mpg", 1);
             },
         .solve_steps = 800,
         .wrong_state =
             [](model::Spec& spec) {
                 std::erase(spec.features, std::string("origin"));
                 set_weight(spec, "mpg", 1);
             }},
    Step{.text = "The architecture is what stands between features and map: layers, each of which turns the numbers it "
                 "gets into others. To find a good one takes ideas, or luck.",
         .task = "Remove both layers, and set the loss of origin to 1 again.",
         .checks = kShadowChecks,
         .done_text = "Without a layer that bends, the map is one flat shadow of the features: each of its two numbers "
                      "is a weighted sum of them, no more. "
                      "Here that is nearly enough: {right:classify.origin} right.",
         .hint = "The small crosses in the card \"Architecture\".",
         .solve =
             [](model::Spec& spec) {
                 spec.layers.clear();
                 set_weight(spec, "origin", 1);
             },
         .solve_steps = 500,
         .wrong_state = [](model::Spec& spec) { spec.layers.pop_back(); }},
    Step{.text = "Three levers, three prices. Good features mostly help but are hard to get, architecture takes luck, "
                 "and a small pull at the loss can change the whole map. The map is yours now: other data can be "
                 "chosen at the top, other lessons beside it."},
};

double origin_bits(Lab& lab, std::string_view name, void (*change)(model::Spec& spec)) {
    model::Spec spec = model::default_spec();
    if (change != nullptr) change(spec);
    return note(lab, name, bits(train_model(lab, spec, 1500), "origin", -1));
}

constexpr std::array kClaims = {
    Claim{"With weight alone the map keeps less of origin than with all six features",
          [](Lab& lab) {
              const double all = origin_bits(lab, "bits of origin, all features", nullptr);
              return origin_bits(lab, "weight alone", [](model::Spec& spec) { spec.features = {"weight"}; }) <
                     all - 0.03;
          }},
    Claim{"With origin among the features, origin is right for 95 % of cars never seen",
          [](Lab& lab) {
              model::Spec spec = model::default_spec();
              spec.features.push_back("origin");
              return note(lab, "right", balanced_accuracy(train_model(lab, spec, 2000), kOrigin)) >= 0.95;
          }},
    Claim{"A map asked for fuel economy alone keeps less of origin than one asked for origin",
          [](Lab& lab) {
              const double asked = origin_bits(lab, "bits of origin, asked for", nullptr);
              return origin_bits(lab, "not asked for", [](model::Spec& spec) {
                         set_weight(spec, "origin", 0);
                         set_weight(spec, "mpg", 1);
                     }) < asked;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"all over the map", "along one line or curve",
                                                              "in one heap"};

model::Spec flipper_alone() {
    model::Spec spec = model::default_spec(*data::find_dataset("penguins"));
    spec.features = {"flipper"};
    return spec;
}

// In the order of the one number that comes in, steps on a curve are short: together a few times the map's radius. On
// a filled map each leads somewhere else.
int shape_by_flipper(const Moment& m) {
    const data::Column* flipper = column_of(m, "flipper");
    if (flipper == nullptr) return -1;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < flipper->numbers.size(); ++i) {
        if (std::isfinite(flipper->numbers[i])) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return flipper->numbers[a] != flipper->numbers[b] ? flipper->numbers[a] < flipper->numbers[b] : a < b;
    });
    const double around = radius(m);
    double way = 0;
    for (std::size_t i = 1; i < order.size(); ++i) way += between(place_of(m, order[i - 1]), place_of(m, order[i]));
    if (around < 1e-3) return 2;
    return way < 12 * around ? 1 : 0;
}

constexpr Transfer kTransfer = {
    .question =
        "A network draws a map of 344 penguins. All it is told of each is the length of its flipper. "
        "How will they lie on the map?",
    .choices = kTransferChoices,
    .right = 1,
    .preset = flipper_alone,
    .steps = 1000,
    .answer = shape_by_flipper,
    .why = "One number comes in, so the penguins can only line up, whatever the network makes of it."};

}  // namespace

const Lesson three_levers = {.id = "three_levers",
                             .title = "Three levers, one map",
                             .about = "What the map is, and what features, architecture and loss do to it.",
                             .minutes = 4,
                             .levers = {},
                             .steps = kSteps,
                             .claims = kClaims,
                             .figures = kFigures,
                             .preset = [] { return model::default_spec(); },
                             .transfer = &kTransfer};

}  // namespace lessons::rows
