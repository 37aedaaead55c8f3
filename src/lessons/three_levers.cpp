// Lesson: what the map is, and what each of the three levers does to it. On the cars of 1970-82.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lessons/lesson_rows.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kOrigin = "classify.origin";

// Spread of the map along its second principal direction relative to the first; 0 = a line.
double flatness(const Moment& m) {
    const std::vector<float>& p = m.shown.points;
    double mean[2] = {0, 0}, xx = 0, xy = 0, yy = 0;
    const auto n = static_cast<double>(p.size() / 2);
    for (std::size_t i = 0; i < p.size(); ++i) mean[i % 2] += static_cast<double>(p[i]) / n;
    for (std::size_t i = 0; i + 1 < p.size(); i += 2) {
        const double x = static_cast<double>(p[i]) - mean[0], y = static_cast<double>(p[i + 1]) - mean[1];
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    const double middle = (xx + yy) / 2, apart = std::hypot((xx - yy) / 2, xy);
    return middle + apart > 0 ? std::sqrt(std::max(0.0, middle - apart) / (middle + apart)) : 0;
}

// step 1: let it run

constexpr std::array kRunChecks = {
    Check{"origin right for 60 % of cars it never saw: {right:classify.origin}",
          [](const Moment& m) { return m.shown.step >= 200 && balanced_right(m, kOrigin) >= 0.6; }},
};

// step 2: one feature

constexpr std::array<std::string_view, 3> kShapes = {"one small heap", "a line or curve", "as before, only worse"};

constexpr std::array kWeightChecks = {
    Check{"weight is the only feature that is on",
          [](const Moment& m) { return m.spec.features.size() == 1 && is_on(m.spec, "weight"); }},
    Check{"300 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 300; }},
};

// step 3: a leak

constexpr std::array kLeakChecks = {
    Check{"origin is among the features", [](const Moment& m) { return is_on(m.spec, "origin"); }},
    Check{"origin right for 95 %: {right:classify.origin}",
          [](const Moment& m) { return is_on(m.spec, "origin") && balanced_right(m, kOrigin) >= 0.95; }},
};

// step 4: another loss

constexpr std::array<std::string_view, 3> kFates = {"they mix", "they drift further apart", "nothing much"};

// Whether cars of one origin still lie together: how much less the head knows than when origin was in the loss.
int origins_after(const Moment& m) {
    const double now = bits(m, "origin", -1);
    if (!std::isfinite(now)) return -1;
    return now < 0.5 ? 0 : now > 0.9 ? 1 : 2;
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
    Step{.text = "Every dot is a car, its colour where the brand is from. A small network gives each car two numbers: "
                 "its place on this map. The ground shows what the network would say at every place, pale where it is "
                 "unsure.",
         .watch = "the dots: nobody tells them where to go.",
         .task = "Let it run.",
         .checks = kRunChecks,
         .done_text = "Cars that are alike came to lie together. That is an embedding: a list of numbers with a way "
                      "into it and a way out of it.",
         .hint = "The black button at the top starts and pauses the training. It takes about a thousand steps.",
         .par = {.steps = 600},
         .solve = [](model::Spec&) {},
         .solve_steps = 2000},
    Step{.text = "Features are the clay. The map can hold only what comes in.",
         .predict = {.question = "Only the weight of each car comes in: what will the map look like?",
                     .choices = kShapes,
                     .answer =
                         [](const Moment& m) {
                             const double flat = flatness(m);
                             return flat < 0.35 ? 1 : flat < 0.6 ? 2 : 0;
                         },
                     .right = "Right. One number in, so the cars can only line up.",
                     .wrong = "One number comes in, so the cars can only line up."},
         .task = "Switch all features off but weight.",
         .checks = kWeightChecks,
         .done_text = "Two dimensions do not help if nothing fills them.",
         .hint = "\"all off\" below the features, then the switch of weight.",
         .par = {.steps = 300, .features = 1},
         .solve = [](model::Spec& spec) { spec.features = {"weight"}; },
         .solve_steps = 300,
         .wrong_state = [](model::Spec& spec) { spec.features = {"power"}; }},
    Step{.text = "Now the opposite: a feature that knows too much.",
         .task = "Switch the others on again, and origin with them.",
         .checks = kLeakChecks,
         .done_text = "Nearly all right, and worthless: the answer was among the questions. If a model is suddenly "
                      "this good, look for what leaked.",
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
    Step{.text = "The loss is the vision: what the map is asked for. It keeps that, and may forget the rest. Now "
                 "{bits:origin:map} of origin are in the map.",
         .predict = {.question = "Nobody asks for origin any more, only for fuel economy: what happens to the origins?",
                     .choices = kFates,
                     .answer = origins_after,
                     .right = "Right: {bits:origin:map} of origin are left in the map.",
                     .wrong = "They mix, as far as fuel economy lets them: {bits:origin:map} of origin are left."},
         .task = "Switch origin off, pull the loss of origin to 0 and that of fuel economy to 1.",
         .checks = kLossChecks,
         .done_text = "The map has become a road from thirsty to thrifty. What is left of origin came along by "
                      "chance: American cars were the thirsty ones.",
         .hint = "The sliders of the card \"Loss\". Origin stands first, fuel economy second.",
         .par = {.steps = 500},
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
    Step{.text = "The architecture is what stands between features and map. It takes inspiration, or luck.",
         .task = "Remove both layers, and set the loss of origin to 1 again.",
         .checks = kShadowChecks,
         .done_text = "Without a layer that bends, the map is one flat shadow of the features: a sum of them, no more. "
                      "Here that is nearly enough: {right:classify.origin} right.",
         .hint = "The small crosses in the card \"Architecture\".",
         .par = {.steps = 500, .units = 2},
         .solve =
             [](model::Spec& spec) {
                 spec.layers.clear();
                 set_weight(spec, "origin", 1);
             },
         .solve_steps = 500,
         .wrong_state = [](model::Spec& spec) { spec.layers.pop_back(); }},
    Step{.text = "Three levers, three prices. Features always help but are hard to get, architecture takes luck, and "
                 "the loss is volatile. The map is yours now: other data stand at the top, other lessons beside it."},
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
              return note(lab, "right", balanced_right(train_model(lab, spec, 2000), kOrigin)) >= 0.95;
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

}  // namespace

const Lesson three_levers = {.id = "three_levers",
                             .title = "Three levers, one map",
                             .about = "What the map is, and what features, architecture and loss do to it.",
                             .minutes = 4,
                             .levers = {},
                             .steps = kSteps,
                             .claims = kClaims,
                             .preset = [] { return model::default_spec(); }};

}  // namespace lessons::rows
