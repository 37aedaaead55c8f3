// Lesson: an embedding is compression. A picture of 432 numbers is compressed to one bit, which is enough for "hot dog
// or not" and for nothing else; to reconstruct the picture takes as many bits as one can get. On pictures of foods.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kHotDog = "classify.hot_dog", kReconstruct = "reconstruct";
constexpr std::string_view kPicture = "";  // the target of reconstruct
constexpr double kFound = 0.75;            // balanced accuracy on hot dogs: clearly better than guessing

model::Spec one_bit_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("hot_dogs"));
    spec.layers = {model::LayerSpec{.width = 32}, model::LayerSpec{.width = 16}};
    spec.map_bound = "tanh";
    spec.losses = {model::LossSpec{.kind = "classify", .target = "hot_dog", .weight = 1},
                   model::LossSpec{.kind = "reconstruct", .weight = 0}};
    return spec;
}

bool asks_for_pictures(const model::Spec& spec) { return weight_of(spec, kPicture) >= 0.9; }

std::string bits_held(const Moment& m) {
    return m.spec.map_bits > 0 ? std::to_string(m.spec.map_bits) : std::to_string(32 * m.spec.map_dims) + " (floats)";
}

// The number of input columns, and their bits as floats.
std::string numbers_in(const Moment& m) {
    std::size_t n = 0;
    for (const data::FeatureGroup& group : m.material.dataset.row.groups) {
        if (is_on(m.spec, group.id)) n += group.columns.size();
    }
    return std::to_string(n);
}

constexpr std::array kFigures = {
    Figure{"held", "bits", bits_held},
    Figure{"numbers", "numbers in", numbers_in},
    Figure{"dims", "dimensions", [](const Moment& m) { return std::to_string(m.spec.map_dims); }},
    Figure{"wanted", "weight of reconstruct",
           [](const Moment& m) { return std::string(asks_for_pictures(m.spec) ? "1" : "less"); }},
};

// step 1: floats

constexpr std::array<std::string_view, 4> kNeeds = {"one", "eight", "about 100", "all of them"};

// The least whole number of bits that can hold the answer to the question, by its entropy.
int needed_for_the_question(const Moment& m) {
    const double bits = entropy(m, "hot_dog");
    if (!std::isfinite(bits)) return -1;
    return bits <= 1 ? 0 : bits <= 8 ? 1 : 2;
}

constexpr std::array kFloatChecks = {
    Check{"80 % right of what it never saw: {right:classify.hot_dog}",
          [](const Moment& m) { return m.shown.step >= 200 && balanced_accuracy(m, kHotDog) >= 0.8; }},
};

// step 2: one bit

constexpr std::array<std::string_view, 3> kGuesses = {"half: it can only guess", "some 65 %",
                                                      "nearly as many as before"};

int found_with_one_bit(const Moment& m) {
    const double found = balanced_accuracy(m, kHotDog);
    return found < 0.58 ? 0 : found < 0.72 ? 1 : 2;
}

constexpr std::array kOneBitChecks = {
    Check{"the map holds 1 bit: {held}", [](const Moment& m) { return m.spec.map_bits == 1; }},
    Check{"75 % right all the same: {right:classify.hot_dog}",
          [](const Moment& m) { return m.steps_since >= 100 && balanced_accuracy(m, kHotDog) >= kFound; }},
};

// step 3: what else passes

constexpr std::array<std::string_view, 3> kElse = {"the ground it lies on", "which of 31 foods it is",
                                                   "neither of them"};

int passes_too(const Moment& m) {
    const double ground = bits(m, "ground", -1) / entropy(m, "ground");
    const double food = bits(m, "food", -1) / entropy(m, "food");
    if (!std::isfinite(ground) || !std::isfinite(food)) return -1;
    return ground > 0.4 ? 0 : food > 0.4 ? 1 : 2;
}

// step 4: draw it again

constexpr std::array<std::string_view, 3> kDrawn = {"hardly anything", "about half", "nearly all"};

int comes_back(const Moment& m) {
    const train::HeadSnapshot* head = find_head(m.shown, kReconstruct);
    if (head == nullptr || !std::isfinite(head->accuracy)) return -1;
    return head->accuracy < 0.25 ? 0 : head->accuracy < 0.7 ? 1 : 2;
}

constexpr std::array kDrawChecks = {
    Check{"the weight of reconstruct is at 1: {wanted}", [](const Moment& m) { return asks_for_pictures(m.spec); }},
    Check{"still 1 bit: {held}", [](const Moment& m) { return m.spec.map_bits == 1; }},
    Check{"400 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 400; }},
};

// step 5: how many bits does a picture need

constexpr std::array kManyChecks = {
    Check{"30 % of the pictures comes back: {right:reconstruct}",
          [](const Moment& m) { return asks_for_pictures(m.spec) && balanced_accuracy(m, kReconstruct) >= 0.3; }},
    Check{"in 16 bits or fewer: {held}", [](const Moment& m) { return m.spec.map_bits >= 1 && m.spec.map_bits <= 16; }},
    Check{"75 % of hot dogs right: {right:classify.hot_dog}",
          [](const Moment& m) { return balanced_accuracy(m, kHotDog) >= kFound; }},
};

constexpr std::array kSteps = {
    Step{.text = "Each picture comes in as {numbers} numbers: red, green and blue of 12 by 12 cells. Two numbers are "
                 "left of it on the map, and one question is asked: is it a hot dog?",
         .watch = "the two lands, and the foods that are taken for hot dogs.",
         .predict = {.question = "How many bits of a picture does the answer to that question need?",
                     .choices = kNeeds,
                     .answer = needed_for_the_question,
                     .right = "Right: yes or no is one bit. Hot dogs being one in four, even {entropy:hot_dog}.",
                     .wrong = "Yes or no is one bit. Hot dogs being one in four, even less: {entropy:hot_dog}."},
         .task = "Let it run until it tells them apart.",
         .checks = kFloatChecks,
         .done_text = "{bits:hot_dog:map} of {entropy:hot_dog} are on the map. It has room for far more than that.",
         .hint = "The button at the top starts the training. Half a minute is more than enough.",
         .solve = [](model::Spec&) {},
         .solve_steps = 400},
    Step{.text = "Now the map gets as little room as the answer needs: one bit. Each picture may go to one of two "
                 "places, and that is all that is remembered of it.",
         .watch =
             "600 pictures jump to two heaps. Each heap has the colour of its answer, and a sample of its pictures: "
             "those with a ring are called wrongly.",
         .predict = {.question = "With one bit a picture, how many will be called rightly?",
                     .choices = kGuesses,
                     .answer = found_with_one_bit,
                     .right = "Right: {right:classify.hot_dog}. One bit is what was asked for.",
                     .wrong = "{right:classify.hot_dog}: one bit is what was asked for, and one bit is enough."},
         .task = "Let the map hold 1 bit, and train on.",
         .checks = kOneBitChecks,
         .done_text = "{numbers} numbers became a yes or a no. An embedding is compression: what the question does not "
                      "need can go.",
         .hint = "The card \"Architecture\": the arrow at \"the map\" opens its bits. Set them to 1.",
         .solve = [](model::Spec& spec) { spec.map_bits = 1; },
         .solve_steps = 500,
         .wrong_state = [](model::Spec& spec) { spec.map_bits = 2; }},
    Step{.text = "Two heaps of pictures. If you are told only which heap a picture is in, what else do you know of it?",
         .predict = {.question = "What can be read off that one bit, beside the hot dog?",
                     .choices = kElse,
                     .answer = passes_too,
                     .right = "Right. Of the ground {bits:ground:map} of {entropy:ground} came through, of the food "
                              "{bits:food:map} of {entropy:food}.",
                     .wrong = "Of the ground {bits:ground:map} of {entropy:ground} came through, of the food "
                              "{bits:food:map} of {entropy:food}: little but that it is a hot dog, or not."}},
    Step{
        .text = "Ask for more: the loss \"reconstruct\" wants the whole picture drawn again from its place on the map.",
        .watch =
            "what is drawn (decoded) at the two places: walk there (key W, or the crosshairs at the right of the map).",
        .predict = {.question = "One bit a picture: how much of the pictures will come back?",
                    .choices = kDrawn,
                    .answer = comes_back,
                    .right = "Right: {right:reconstruct} of what differs between pictures.",
                    .wrong = "{right:reconstruct} of what differs between pictures. Two places can draw two pictures."},
        .task = "Set the weight of reconstruct to 1.",
        .checks = kDrawChecks,
        .done_text = "Hot dogs are still right for {right:classify.hot_dog}. The same bit is plenty for one question "
                     "and nothing for another.",
        .hint = "The card \"Loss\": reconstruct is the second one, at weight 0 until now.",
        .solve = [](model::Spec& spec) { set_weight(spec, kPicture, 1); },
        .solve_steps = 500,
        .wrong_state =
            [](model::Spec& spec) {
                set_weight(spec, kPicture, 1);
                spec.map_bits = 3;
            }},
    Step{.text = "How much room does a picture need? Bits make the places finer, dimensions give them more directions. "
                 "Now {held} bits: {right:reconstruct} comes back.",
         .watch = "the figure below while you change one of the two, then the other.",
         .task = "Bring 30 % of the pictures back, with as few bits as you can.",
         .checks = kManyChecks,
         .done_text = "{held} bits in {dims} dimensions: {right:reconstruct}. Fewer bits, fewer pictures.",
         .hint = "On a plane no number of bits is enough. At \"the map\": 8 dimensions, behind its arrow 16 bits; then "
                 "fewer.",
         .solve =
             [](model::Spec& spec) {
                 spec.map_dims = 8;
                 spec.map_bits = 16;
             },
         .solve_steps = 1000,
         .wrong_state = [](model::Spec& spec) { spec.map_bits = 16; }},
    Step{.text =
             "One bit answers one question. It cannot answer the next one, and it cannot draw the picture. And "
             "mind what was tested: all hot dogs here are five drawings. For a sixth designer's hot dog, nobody has "
             "shown that this bit is right."},
};

model::Spec both(int dims, int bits) {
    model::Spec spec = one_bit_spec();
    spec.map_dims = dims;
    spec.map_bits = bits;
    set_weight(spec, kPicture, 1);
    return spec;
}

constexpr long kClaimSteps = 500;

constexpr std::array kClaims = {
    Claim{"One bit a picture tells hot dogs from other foods for 75 % and more, and keeps less than 1 bit of the food",
          [](Lab& lab) {
              model::Spec spec = one_bit_spec();
              spec.map_bits = 1;
              const Run run = train_model(lab, spec, kClaimSteps);
              const double food = note(lab, "bits of food in 1 bit", bits(run, "food", -1));
              return note(lab, "right with 1 bit", balanced_accuracy(run, kHotDog)) >= kFound && food < 1;
          }},
    Claim{"From one bit less than 12 % of the pictures comes back, from eight bits in eight dimensions 20 % and more",
          [](Lab& lab) {
              const Run one = train_model(lab, both(2, 1), kClaimSteps);
              const Run four = train_model(lab, both(2, 4), kClaimSteps);
              const Run eight = train_model(lab, both(8, 8), kClaimSteps);
              note(lab, "back from 4 bits", right(four, kReconstruct));
              return note(lab, "back from 1 bit", right(one, kReconstruct)) < 0.12 &&
                     note(lab, "back from 8 bits", right(eight, kReconstruct)) >= 0.2;
          }},
    Claim{"Floats bring back more than eight bits, in as many dimensions",
          [](Lab& lab) {
              const double eight = right(train_model(lab, both(8, 8), kClaimSteps), kReconstruct);
              return note(lab, "back from floats", right(train_model(lab, both(8, 0), kClaimSteps), kReconstruct)) >=
                     eight + 0.04;
          }},
};

// the question on other data

model::Spec penguins_of_one_bit() {
    model::Spec spec = spec_that_asks("penguins", {"sex"}, "species");
    spec.map_bound = "tanh";
    spec.map_bits = 1;
    return spec;
}

constexpr Transfer kTransfer = {
    .question =
        "A map keeps one bit of each penguin, and is asked for its sex. How much of the species can "
        "still be read from that bit?",
    .choices = kPartChoices,
    .right = 0,
    .preset = penguins_of_one_bit,
    .steps = 1000,
    .answer = [](const Moment& m) { return part_kept(m, "species"); },
    .why =
        "The bit is spent on what was asked: {bits:species:map} of {entropy:species} of species are "
        "left."};

}  // namespace

const Lesson one_bit = {.id = "one_bit",
                        .title = "One bit",
                        .about = "How few bits a question needs, and how many a picture.",
                        .minutes = 5,
                        .levers = {.features = false, .architecture = true, .loss = true},
                        .steps = kSteps,
                        .claims = kClaims,
                        .figures = kFigures,
                        .preset = one_bit_spec,
                        .warm_steps = 60,
                        .transfer = &kTransfer};

}  // namespace lessons::rows
