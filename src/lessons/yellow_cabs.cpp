// Lesson: taxi or not. What the map keeps of colour, kind and direction when features or loss change: two claims of the
// essay (keep only yellow in the features; add colour to the loss), and where they hold. On pictures of vehicles.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kTaxi = "classify.taxi";
constexpr double kNoneLost = 0.75;  // balanced accuracy

model::Spec cabs_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("vehicles"));
    spec.losses = {model::LossSpec{.kind = "classify", .target = "taxi", .weight = 1},
                   model::LossSpec{.kind = "classify", .target = "colour", .weight = 0}};
    spec.layers = {model::LayerSpec{.width = 32}, model::LayerSpec{.width = 16}};
    spec.decay = 1;  // 580 pictures are few: what is learned by heart is no use
    spec.color_by = "colour";
    return spec;
}

bool only(const model::Spec& spec, std::string_view feature) {
    return spec.features.size() == 1 && is_on(spec, feature);
}

// The ledger.

std::string two_places(double value) {
    if (!std::isfinite(value)) return "...";
    const long hundredths = std::lround(std::fmax(value, 0) * 100);
    return std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
}

constexpr std::array kLedger = {
    Figure{"colour", "colour, bits", [](const Moment& m) { return two_places(bits(m, "colour", -1)); }},
    Figure{"kind", "kind, bits", [](const Moment& m) { return two_places(bits(m, "kind", -1)); }},
    Figure{"right", "taxi right", [](const Moment& m) { return share_text(balanced_accuracy(m, kTaxi)); }},
};

// step 1: as it is

constexpr std::array<std::string_view, 3> kKept = {"none at all", "a little", "nearly all"};

int colour_kept(const Moment& m) {
    const double share = bits(m, "colour", -1) / bits(m, "colour", 0);
    if (!std::isfinite(share)) return -1;
    return share < 0.02 ? 0 : share < 0.6 ? 1 : 2;
}

constexpr std::array kTaxiChecks = {
    Check{"taxis told from the rest, 75 % right: {right:classify.taxi}",
          [](const Moment& m) { return m.shown.step >= 200 && balanced_accuracy(m, kTaxi) >= kNoneLost; }},
};

// step 2: grey

constexpr std::array<std::string_view, 3> kWithout = {"as well as before", "worse, but no guessing", "pure guessing"};

int taxis_found(const Moment& m) {
    const double found = balanced_accuracy(m, kTaxi);
    return found >= 0.85 ? 0 : found >= 0.6 ? 1 : 2;
}

constexpr std::array kGreyChecks = {
    Check{"grey is the only feature", [](const Moment& m) { return only(m.spec, "grey"); }},
    Check{"400 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 400; }},
};

// step 3: yellow only

constexpr std::array kYellowChecks = {
    Check{"yellow is the only feature", [](const Moment& m) { return only(m.spec, "yellow"); }},
    Check{"taxi right for at least 75 %, now {right:classify.taxi}",
          [](const Moment& m) { return m.steps_since >= 200 && balanced_accuracy(m, kTaxi) >= kNoneLost; }},
};

// step 4: colour in the loss

constexpr std::array<std::string_view, 3> kCost = {"none of them", "one in four", "half of them"};

int taxis_lost(const Moment& m) {
    const double found = balanced_accuracy(m, kTaxi);
    return found >= kNoneLost ? 0 : found >= 0.65 ? 1 : 2;
}

constexpr std::array kColourChecks = {
    Check{"1.2 bits of colour in the map: {bits:colour:map}",
          [](const Moment& m) { return m.steps_since >= 200 && bits(m, "colour", -1) >= 1.2; }},
    Check{"taxis still found, 70 % right: {right:classify.taxi}",
          [](const Moment& m) { return balanced_accuracy(m, kTaxi) >= 0.7; }},
};

// step 5: both levers

constexpr std::array<std::string_view, 3> kBoth = {"as much as with all colours", "half a bit or so", "none at all"};

int colour_of_yellow(const Moment& m) {
    const double kept = bits(m, "colour", -1);
    if (!std::isfinite(kept)) return -1;
    return kept >= 0.9 ? 0 : kept >= 0.15 ? 1 : 2;
}

constexpr std::array kBothChecks = {
    Check{"yellow is the only feature", [](const Moment& m) { return only(m.spec, "yellow"); }},
    Check{"the loss of colour is at 1: {weight:colour}",
          [](const Moment& m) { return weight_of(m.spec, "colour") >= 0.9; }},
    Check{"400 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 400; }},
};

constexpr std::array kSteps = {
    Step{.text = "Pictures of vehicles, and one question: is it a taxi? Taxis are yellow, but one car or bus in six is "
                 "yellow, too. A map could keep three things about a picture: its colour, its kind and the way it "
                 "faces. How much it keeps is counted in bits: one bit answers one fair yes-or-no question.",
         .watch = "where the colours of vehicles lie: each has its own mark, which the legend names.",
         .predict = {.question = "{bits:colour:features} of colour come in. Nobody asks for colour: how much gets to "
                                 "the map?",
                     .choices = kKept,
                     .answer = colour_kept,
                     .right = "Right: {bits:colour:map}. What helps to find taxis came along.",
                     .wrong = "{bits:colour:map}: what helps to find taxis came along, the rest did not."},
         .task = "Let it run until it finds the taxis.",
         .checks = kTaxiChecks,
         .done_text = "The map also holds {bits:kind:map} of the kind and {bits:direction:map} of the direction. Write "
                      "it down below, to compare later.",
         .hint = "The button at the top starts the training. A few hundred steps are enough.",
         .par = {.steps = 300},
         .exhibit = "ledger",
         .solve = [](model::Spec&) {},
         .solve_steps = 600},
    Step{.text = "Lever one: the features. Grey tells only how bright each cell is.",
         .predict = {.question = "Taxis in grey: how well will they be found?",
                     .choices = kWithout,
                     .answer = taxis_found,
                     .right = "Right: {right:classify.taxi}.",
                     .wrong = "{right:classify.taxi}: the sign on the roof is there in grey, too, but hard to see."},
         .task = "Let nothing come in but grey.",
         .checks = kGreyChecks,
         .done_text =
             "Colour at the features: {bits:colour:features}. On the map: {bits:colour:map}. What does not come "
             "in cannot be kept.",
         .hint = "The card \"Features\": grey on, colours off.",
         .par = {.steps = 400, .features = 1},
         .exhibit = "ledger",
         .solve = [](model::Spec& spec) { spec.features = {"grey"}; },
         .solve_steps = 600,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.features = {"rgb", "grey"};
             }},
    Step{.text =
             "Now a feature made for the question: how yellow each cell is, and nothing else. A person had to think "
             "of it.",
         .watch = "how little of colour comes in now, and how well taxis are found.",
         .task = "Let nothing come in but yellow, and find the taxis again.",
         .checks = kYellowChecks,
         .done_text = "{bits:colour:features} of colour come in, and {bits:colour:map} are kept: yellow or not. The "
                      "map cannot tell red from blue. But it kept hardly more when all colours came in and only taxis "
                      "were asked for: compare with what you wrote down.",
         .hint = "The card \"Features\": yellow on, grey off.",
         .par = {.steps = 400, .features = 1},
         .exhibit = "ledger",
         .solve = [](model::Spec& spec) { spec.features = {"yellow"}; },
         .solve_steps = 800,
         .wrong_state = [](model::Spec& spec) { spec.features = {"grey"}; }},
    Step{.text =
             "Lever two: the loss. The second slider asks the map for colour, beside taxi. It has stood at 0 so far.",
         .watch = "the colours draw apart, each into a land of its own.",
         .predict =
             {.question =
                  "The map now has two numbers for two questions. How many of the taxis found before will it miss?",
              .choices = kCost,
              .answer = taxis_lost,
              .right = "Right: {right:classify.taxi}. The two questions get on well.",
              .wrong = "{right:classify.taxi}: the two questions get on well, for taxis are yellow."},
         .task = "Get 1.2 bits of colour into the map, and keep finding the taxis.",
         .checks = kColourChecks,
         .done_text = "{bits:colour:map} of colour. The features are the same; only the question is new. Of the kind "
                      "there are {bits:kind:map}: nobody asked for it.",
         .hint = "Features: colours on, yellow off. Loss: colour to 1, and some hundred steps.",
         .par = {.steps = 500},
         .exhibit = "ledger",
         .solve =
             [](model::Spec& spec) {
                 spec.features = {"rgb"};
                 set_weight(spec, "colour", 1);
             },
         .solve_steps = 1000,
         .wrong_state = [](model::Spec& spec) { spec.features = {"rgb"}; }},
    Step{.text = "Both levers at once, against each other: the loss asks for colour, but let only yellow come in.",
         .predict = {.question = "How much of colour will the map keep?",
                     .choices = kBoth,
                     .answer = colour_of_yellow,
                     .right = "Right: {bits:colour:map}, for {bits:colour:features} is all that comes in.",
                     .wrong = "{bits:colour:map}, for {bits:colour:features} is all that comes in."},
         .task = "Keep the loss of colour at 1, and let nothing come in but yellow.",
         .checks = kBothChecks,
         .done_text = "As good as its features, as bad as its loss: a loss can ask, it cannot add.",
         .hint = "The card \"Features\": yellow on, colours off.",
         .par = {.steps = 400, .features = 1},
         .exhibit = "ledger",
         .solve = [](model::Spec& spec) { spec.features = {"yellow"}; },
         .solve_steps = 600,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.features = {"yellow"};
                 set_weight(spec, "colour", 0);
             }},
    Step{.text =
             "Sixteen maps with all colours. Across: how much the loss asks for colour, from not at all to as much as "
             "for taxis. Down: how many units the layer before the map has, 1 to 16. The bar below a map is its bits "
             "of colour; one that keeps at least one bit has a frame.",
         .watch = "where the framed maps appear: is it enough to ask, or enough to have room?",
         .maps = "across=losses.1.weight=0,0.1,0.3,1&down=layers.1.width=1,2,4,16&bits_of=colour&enough=1",
         .exhibit = "ledger",
         .arrange =
             [](model::Spec& spec) {
                 spec.features = {"rgb"};
                 set_weight(spec, "colour", 1);
             }},
    Step{.text = "Both levers decide what the map keeps. But mind the test: pictures of one drawing are both among "
                 "those it learned from and among those it is tested on, so some taxis are known by heart. On a style "
                 "never seen, yellow alone did better than all "
                 "colours when we tried. And kind and direction were hardly kept by any lever.",
         .exhibit = "ledger"},
};

Run cabs(Lab& lab, std::string_view feature, double colour) {
    model::Spec spec = cabs_spec();
    spec.features = {std::string(feature)};
    set_weight(spec, "colour", colour);
    return train_model(lab, spec, 600);
}

double colour_kept_with(Lab& lab, double colour, int width) {
    model::Spec spec = cabs_spec();
    set_weight(spec, "colour", colour);
    spec.layers[1].width = width;
    return bits(train_model(lab, spec, 800), "colour", -1);
}

constexpr std::array kClaims = {
    Claim{
        "With only yellow in the features, less than 0.8 bits of colour come in, and taxis are right for 75 % and more",
        [](Lab& lab) {
            const Run yellow = cabs(lab, "yellow", 0);
            note(lab, "yellow: bits of colour", bits(yellow, "colour", -1));
            note(lab, "yellow: bits of kind", bits(yellow, "kind", -1));
            return note(lab, "yellow: colour in the features", bits(yellow, "colour", 0)) < 0.8 &&
                   note(lab, "yellow: taxi right", balanced_accuracy(yellow, kTaxi)) >= 0.75;
        }},
    Claim{"Colour in the loss adds half a bit of colour to the map, and taxis stay right for 75 %",
          [](Lab& lab) {
              const Run alone = cabs(lab, "rgb", 0), asked = cabs(lab, "rgb", 1);
              const double before = note(lab, "RGB: bits of colour", bits(alone, "colour", -1));
              note(lab, "RGB: taxi right", balanced_accuracy(alone, kTaxi));
              return note(lab, "RGB, asked: bits of colour", bits(asked, "colour", -1)) >= before + 0.5 &&
                     note(lab, "RGB, asked: taxi right", balanced_accuracy(asked, kTaxi)) >= kNoneLost;
          }},
    Claim{"It takes both to keep a bit of colour: asked for and with 16 units before the map; not unasked, and less "
          "with 1",
          [](Lab& lab) {
              const double both = note(lab, "asked, 16 units: bits of colour", colour_kept_with(lab, 1, 16));
              const double unasked = note(lab, "unasked, 16 units", colour_kept_with(lab, 0, 16));
              const double narrow = note(lab, "asked, 1 unit", colour_kept_with(lab, 1, 1));
              return both >= 1 && unasked < 1 && narrow < both;
          }},
    Claim{"Where only yellow comes in, the loss of colour gets less than 1 bit; in grey, less than 0.2",
          [](Lab& lab) {
              return note(lab, "yellow, asked: bits of colour", bits(cabs(lab, "yellow", 1), "colour", -1)) < 1 &&
                     note(lab, "grey, asked: bits of colour", bits(cabs(lab, "grey", 1), "colour", -1)) < 0.2;
          }},
};

// the question on other data

constexpr Transfer kTransfer = {
    .question =
        "A network sees letters in 36 fonts and is asked only which letter it is. How much of the "
        "font's style (sans, serif ...) will its map keep?",
    .choices = kPartChoices,
    .right = 0,
    .preset = [] { return spec_that_asks("letters", {"letter"}, "style"); },
    .steps = 1500,
    .answer = [](const Moment& m) { return part_kept(m, "style"); },
    .why = "{bits:style:features} came in, {bits:style:map} are left: nobody asked for style."};

}  // namespace

const Lesson yellow_cabs = {.id = "yellow_cabs",
                            .title = "Yellow cabs",
                            .about = "What features bring and what a loss asks for: colour, with the taxis watching.",
                            .minutes = 5,
                            .levers = {.features = true, .architecture = false, .loss = true},
                            .steps = kSteps,
                            .claims = kClaims,
                            .ledger = kLedger,
                            .preset = cabs_spec,
                            .warm_steps = 80,
                            .transfer = &kTransfer};

}  // namespace lessons::rows
