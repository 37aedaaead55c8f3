// Lesson: every layer has a map of its own; information flows through the layers, and some of it is lost on the way. On
// pictures of vehicles, with the single question whether one is a taxi. Source: Alain, Bengio 2016, on linear probes at
// every layer.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

model::Spec stack_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("vehicles"));
    spec.losses = {{.kind = "classify", .target = "taxi", .weight = 1}};
    spec.layers = {{.kind = "dense", .width = 32, .activation = "tanh"},
                   {.kind = "dense", .width = 16, .activation = "tanh"},
                   {.kind = "dense", .width = 8, .activation = "tanh"}};
    spec.decay = 0.3;  // with less, one seed in five does not learn the colours when it is asked for them
    spec.color_by = "colour";
    return spec;
}

constexpr std::array kLookChecks = {
    Check{"the first dense layer is seen large", [](const Moment& m) { return m.seen_layer == 1; }},
};

// Where most information is lost: 0 = in the first dense layer ... 3 = on the map.
int largest_loss(const Moment& m) {
    const auto n = static_cast<int>(m.shown.layers.size());
    int at = -1;
    double most = 0;
    for (int layer = 1; layer < n; ++layer) {
        const double lost = bits(m, "colour", layer - 1) - bits(m, "colour", layer);
        if (std::isnan(lost)) return -1;
        if (lost > most) {
            most = lost;
            at = layer - 1;
        }
    }
    return at;
}
constexpr std::array<std::string_view, 4> kPlaces = {"in the first layer of 32", "in the layer of 16",
                                                     "in the layer of 8", "on the map of 2"};

// Which layer one would use for another question.
int best_for_colour(const Moment& m) {
    double most = -1;
    int best = -1;
    for (const int layer : {1, 2, 3, 4}) {
        const double kept = bits(m, "colour", layer == 4 ? -1 : layer);
        if (std::isnan(kept)) return -1;
        if (kept > most) {
            most = kept;
            best = layer - 1;
        }
    }
    return best;
}
constexpr std::array<std::string_view, 4> kLayers = {"the first, of 32", "the second, of 16", "the third, of 8",
                                                     "the map of 2"};

constexpr std::array<std::string_view, 3> kGains = {"most of it", "some more", "hardly more"};
int gain_of_room(const Moment& m) {
    const double kept = bits(m, "colour", -1);
    return std::isnan(kept) ? -1 : kept >= 1.2 ? 0 : kept >= 0.85 ? 1 : 2;
}

constexpr std::array kWiderChecks = {
    Check{"the map has at least 5 dimensions", [](const Moment& m) { return m.spec.map_dims >= 5; }},
    Check{"600 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 600; }},
};

constexpr std::array kAskChecks = {
    Check{"a loss asks for colour: {weight:colour}", [](const Moment& m) { return weight_of(m.spec, "colour") > 0; }},
    Check{"colour in the map, at least 0.8 bits: {bits:colour:map}",
          [](const Moment& m) { return weight_of(m.spec, "colour") > 0 && bits(m, "colour", -1) >= 0.8; }},
};

constexpr std::array kSteps = {
    Step{.text =
             "580 pictures of vehicles come in, with all their colours. The network is asked one thing only: is it a "
             "taxi? Below the map stands every layer on the way, each as a map of its own. \"dense\" means that "
             "each of its numbers is worked out from all numbers before it.",
         .watch = "the colours of the dots: red buses, blue cars, yellow taxis. Where do they still lie apart?",
         .task = "Look at the first dense layer large: click it in the strip below the map.",
         .checks = kLookChecks,
         .done_text =
             "Here colours still lie apart: {bits:colour:1} of {entropy:colour} can be read off. One bit answers "
             "one fair yes-or-no question. A click on \"the map\" goes back.",
         .hint = "The strip shows features, three dense layers and the map. On a phone they stand under \"Layers\".",
         .solve = [](model::Spec&) {},
         .see_layer_solved = 1},
    Step{.text = "A probe is a small helper that tries to tell the colour from one layer alone. What it gets right is "
                 "counted in bits: that is the figure below each map. A layer cannot hold more than the one before it. "
                 "But it may lay open what was tangled up, and then a probe finds more.",
         .predict =
             {.question = "Where does most of colour get lost?",
              .choices = kPlaces,
              .answer = largest_loss,
              .right =
                  "Right. Of {entropy:colour} a probe finds {bits:colour:features} in the features, {bits:colour:1}, "
                  "{bits:colour:2} and {bits:colour:3} in the layers, {bits:colour:map} on the map.",
              .wrong = "In the layer of 8. Of {entropy:colour} a probe finds {bits:colour:features} in the features, "
                       "{bits:colour:1}, {bits:colour:2} and {bits:colour:3} in the layers, {bits:colour:map} on "
                       "the map."}},
    Step{.text = "With taxis it is the other way round: layer by layer they come to lie apart, until one straight "
                 "border is enough: {right:classify.taxi} right. The head draws the border, but the layers before it "
                 "made room for it.",
         .predict = {.question = "Somebody wants to know the colour, and may use one of your layers. Which one serves "
                                 "them best?",
                     .choices = kLayers,
                     .answer = best_for_colour,
                     .right = "Right. A layer that has not been asked to forget yet serves questions nobody "
                              "thought of: {bits:colour:1} in the first, {bits:colour:2}, {bits:colour:3}, and "
                              "{bits:colour:map} on the map.",
                     .wrong = "An early one: {bits:colour:1} in the first, {bits:colour:2}, {bits:colour:3}, and "
                              "{bits:colour:map} on the map. The last layers know their own question best."}},
    Step{.text = "The map is narrow: two numbers, {bits:colour:map} of colour. Suppose it had five.",
         .predict = {.question = "How much of colour comes through a map of five dimensions?",
                     .choices = kGains,
                     .answer = gain_of_room,
                     .right = "Right: {bits:colour:map}. Room alone brings nothing that nobody asks for.",
                     .wrong = "{bits:colour:map}. Room alone brings little that nobody asks for."},
         .task = "Give the map five dimensions.",
         .checks = kWiderChecks,
         .done_text = "The network had more room and filled it with more of the same: taxi or not.",
         .hint = "The blue row \"the map\" in the card \"Architecture\": press + three times.",
         .par = {.steps = 600, .units = 61},
         .solve = [](model::Spec& spec) { spec.map_dims = 5; },
         .solve_steps = 700,
         .wrong_state = [](model::Spec& spec) { spec.map_dims = 4; }},
    Step{.text = "And if somebody wants it? Back to two dimensions, and from new weights.",
         .task = "Add a loss that asks for colour.",
         .checks = kAskChecks,
         .done_text = "The same two numbers now hold {bits:colour:map} of colour, and taxis are right for "
                      "{right:classify.taxi}. Room was not the problem: nobody had asked.",
         .hint = "\"+ loss\", then classify colour. If it does not come, start from a new seed.",
         .par = {.steps = 800},
         // Another seed: from new weights. A map that was trained long for taxis alone does not learn colours any more.
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = stack_spec();
                 spec.seed = seed + 1;
             },
         .warm_steps = 600,
         .solve =
             [](model::Spec& spec) { spec.losses.push_back({.kind = "classify", .target = "colour", .weight = 1}); },
         .solve_steps = 1000,
         .wrong_state =
             [](model::Spec& spec) { spec.losses.push_back({.kind = "classify", .target = "style", .weight = 1}); }},
    Step{.text = "Large models are looked into in the same way: a probe at every layer asks what is still there. A "
                 "simple probe can miss things, so a layer may hold more than it finds. And the probe is judged by 116 "
                 "pictures here, which leaves an error of about a tenth of a bit."},
};

Run stack(Lab& lab) { return train_model(lab, stack_spec(), 600); }

constexpr std::array kClaims = {
    Claim{"Most of colour is lost in the layer of 8; the first layer keeps a bit more of it than the map",
          [](Lab& lab) {
              const Run run = stack(lab);
              note(lab, "bits of colour, features", bits(run, "colour", 0));
              const double first = note(lab, "layer 1", bits(run, "colour", 1));
              const double second = note(lab, "layer 2", bits(run, "colour", 2));
              const double third = note(lab, "layer 3", bits(run, "colour", 3));
              const double map = note(lab, "map", bits(run, "colour", -1));
              return second - third > std::max(first - second, third - map) && first > map + 0.9;
          }},
    Claim{"Asked for colour, a map of two dimensions keeps more of it than a map of five that is not asked",
          [](Lab& lab) {
              model::Spec wide = stack_spec(), asked = stack_spec();
              wide.map_dims = 5;
              asked.losses.push_back({.kind = "classify", .target = "colour", .weight = 1});
              const double by_room = note(lab, "five dimensions", bits(train_model(lab, wide, 600), "colour", -1));
              return note(lab, "asked", bits(train_model(lab, asked, 1500), "colour", -1)) > by_room + 0.1;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"the first", "the last before the map", "the map itself"};

model::Spec loops_of_digits() {
    model::Spec spec = spec_that_asks("digits", {"loops"}, "digit");
    spec.layers = {{.width = 32}, {.width = 16}, {.width = 8}};
    return spec;
}

int best_layer_for_digits(const Moment& m) {
    const double kept[] = {bits(m, "digit", 1), bits(m, "digit", 3), bits(m, "digit", -1)};
    if (!std::all_of(kept, kept + 3, [](double one) { return std::isfinite(one); })) return -1;
    return static_cast<int>(std::max_element(kept, kept + 3) - kept);
}

constexpr Transfer kTransfer = {
    .question =
        "A network sees handwritten digits and is asked only how many loops each has. You want to know "
        "which digit it is, and may take one of its layers. Which one?",
    .choices = kTransferChoices,
    .right = 0,
    .preset = loops_of_digits,
    .steps = 1000,
    .answer = best_layer_for_digits,
    .why =
        "The first has forgotten least: {bits:digit:1}, then {bits:digit:3} in the last, "
        "{bits:digit:map} on the map."};

}  // namespace

const Lesson every_layer = {.id = "every_layer",
                            .title = "A map at every layer",
                            .about = "Where the border is drawn, where colour is lost, and which layer to take.",
                            .minutes = 5,
                            .levers = {},
                            .steps = kSteps,
                            .claims = kClaims,
                            .preset = stack_spec,
                            .warm_steps = 500,
                            .transfer = &kTransfer};

}  // namespace lessons::rows
