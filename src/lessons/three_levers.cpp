// The first lesson: what the map is, and what each of the three levers does to it. On the cars of 1970-82.
#include <algorithm>
#include <array>
#include <string>

#include "lessons/lesson_rows.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

bool is_on(const model::Spec& spec, std::string_view id) {
    return std::find(spec.features.begin(), spec.features.end(), id) != spec.features.end();
}

double right_share(const Moment& moment, std::string_view id) {
    for (const train::HeadSnapshot& head : moment.shown.heads) {
        if (head.id == id) return head.balanced_accuracy;
    }
    return 0;
}

double weight_of(const model::Spec& spec, std::string_view target) {
    for (const model::LossSpec& loss : spec.losses) {
        if (loss.target == target) return loss.weight;
    }
    return 0;
}

void set_weight(model::Spec& spec, std::string_view target, double weight) {
    for (model::LossSpec& loss : spec.losses) {
        if (loss.target == target) loss.weight = weight;
    }
}

constexpr std::string_view kOrigin = "classify.origin";

constexpr std::array kSteps = {
    Step{.text = "Every dot is a car, its colour where the brand is from. A small network gives each car two numbers: "
                 "its place "
                 "on this map. The ground shows what the network would say at every place, pale where it is unsure.",
         .task = "Let it run until origin is right for 60 % of cars it has never seen.",
         .done_text = "Nobody told it where to put them. Cars that are alike came to lie together.",
         .done = [](const Moment& m) { return m.shown.step >= 200 && right_share(m, kOrigin) >= 0.6; },
         .solve = nullptr,
         .solve_steps = 2000},
    Step{.text = "Features are the clay. The map can hold only what comes in.",
         .task = "Switch all features off but weight, and give it 300 steps.",
         .done_text = "One number in: the cars fall onto one curve. Two dimensions do not help if nothing fills them.",
         .done =
             [](const Moment& m) {
                 return m.spec.features.size() == 1 && is_on(m.spec, "weight") && m.steps_since >= 300;
             },
         .solve = [](model::Spec& spec) { spec.features = {"weight"}; },
         .solve_steps = 300},
    Step{.text = "Now the opposite: a feature that knows too much.",
         .task = "Switch the others on again, and origin with them.",
         .done_text = "Nearly all right, and worthless: the answer was among the questions. If a model is suddenly "
                      "this good, look for what "
                      "leaked.",
         .done = [](const Moment& m) { return is_on(m.spec, "origin") && right_share(m, kOrigin) >= 0.95; },
         .solve =
             [](model::Spec& spec) {
                 spec.features = {"weight", "engine", "power", "acceleration", "cylinders", "year", "origin"};
             },
         .solve_steps = 2000},
    Step{.text = "The loss is the vision: what the map is asked for. It keeps that, and may forget the rest.",
         .task = "Switch origin off, pull the loss of origin to 0 and that of fuel economy to 1. Give it 500 steps.",
         .done_text =
             "Origins mix, for nobody asks for them any more. The map has become a road from thirsty to thrifty.",
         .done =
             [](const Moment& m) {
                 return !is_on(m.spec, "origin") && weight_of(m.spec, "origin") <= 0.02 &&
                        weight_of(m.spec, "mpg") >= 0.9 && m.steps_since >= 500;
             },
         .solve =
             [](model::Spec& spec) {
                 std::erase(spec.features, std::string("origin"));
                 set_weight(spec, "origin", 0);
                 set_weight(spec, "mpg", 1);
             },
         .solve_steps = 500},
    Step{.text = "The architecture is what stands between features and map. It takes inspiration, or luck.",
         .task = "Remove both layers, set the loss of origin to 1 again, and give it 500 steps.",
         .done_text = "Without a layer that bends, the map is one flat shadow of the features: a sum of them, no more.",
         .done =
             [](const Moment& m) {
                 return m.spec.layers.empty() && weight_of(m.spec, "origin") >= 0.9 && m.steps_since >= 500;
             },
         .solve =
             [](model::Spec& spec) {
                 spec.layers.clear();
                 set_weight(spec, "origin", 1);
             },
         .solve_steps = 500},
    Step{
        .text =
            "Three levers, three prices. Features always help but are hard to get, architecture takes luck, and the "
            "loss is "
            "volatile. As good as its features, as bad as its loss. The map is yours now: other data stand at the top.",
        .task = "",
        .done_text = "",
        .done = nullptr,
        .solve = nullptr,
        .solve_steps = 0},
};

}  // namespace

const Lesson three_levers = {.id = "three_levers", .title = "Three levers, one map", .steps = kSteps, .preset = [] {
                                 return model::default_spec();
                             }};

}  // namespace lessons::rows
