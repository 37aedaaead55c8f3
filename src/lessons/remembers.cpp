// Lesson: memory. A small automaton writes strings; who sees only the last letter does not know how a string began. An LSTM
// carries what it needs from letter to letter, and asked for nothing but the next letter it finds the automaton's states: they
// are the towns of its map. Sources: Hochreiter, Schmidhuber 1997, Long Short-Term Memory; Cleeremans, Servan-Schreiber,
// McClelland 1989, Finite State Automata and Simple Recurrent Networks.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr long kTraining = 1500;
constexpr std::string_view kBegan = "classify.began";

model::Spec strings_spec(std::string_view asked, std::string_view color_by) {
    model::Spec spec = model::default_spec(*data::find_dataset("reber"));
    spec.losses = {{.kind = "classify", .target = std::string(asked)}};
    spec.learning_rate = 0.01;
    spec.batch = 32;
    spec.color_by = color_by;
    return spec;
}

model::Spec with_memory(model::Spec spec) {
    spec.layers = {
        {.kind = "sequence"}, {.kind = "lookup", .width = 8}, {.kind = "lstm", .width = 16}, {.kind = "last"}};
    return spec;
}

model::Spec without_memory(model::Spec spec) {
    spec.layers = {{.kind = "sequence"}, {.kind = "lookup", .width = 8}, {.kind = "last"}};
    return spec;
}

model::Spec forgetful_spec() { return without_memory(strings_spec("began", "began")); }
model::Spec memory_spec() { return with_memory(strings_spec("began", "began")); }
model::Spec next_spec() { return with_memory(strings_spec("next", "state")); }

bool has_memory(const model::Spec& spec) { return has_layer(spec, "lstm"); }
bool asks(const model::Spec& spec, std::string_view target) {
    return spec.losses.size() == 1 && spec.losses.front().target == target;
}
bool is_trained(const Moment& m) { return m.shown.step >= kTraining; }

constexpr std::array kFigures = {
    Figure{"began", "beginnings right", [](const Moment& m) { return share_text(right(m, kBegan)); }},
    Figure{"same_state", "neighbours of the same state",
           [](const Moment& m) { return share_text(agreement_beyond_chance(m, "state")); }},
    Figure{"same_last", "neighbours of the same last letter",
           [](const Moment& m) { return share_text(agreement_beyond_chance(m, "last")); }},
};

constexpr std::array<std::string_view, 3> kShares = {"half the time: it guesses", "about three in four",
                                                     "nearly always"};

int share_of_began(const Moment& m) {
    const double share = right(m, kBegan);
    if (!is_trained(m) || !std::isfinite(share)) return -1;
    return share < 0.68 ? 0 : share < 0.88 ? 1 : 2;
}

constexpr std::array kForgetfulChecks = {
    Check{"it has trained for 1,500 steps: {steps}", is_trained},
};

constexpr std::array kMemoryChecks = {
    Check{"there is an LSTM", [](const Moment& m) { return has_memory(m.spec); }},
    Check{"nine in ten beginnings are right: {began}",
          [](const Moment& m) { return has_memory(m.spec) && right(m, kBegan) >= 0.9; }},
};

constexpr std::array<std::string_view, 3> kTowns = {"the last letter", "the automaton's state",
                                                    "nothing that has a name"};

int what_towns_share(const Moment& m) {
    if (!asks(m.spec, "next") || !is_trained(m)) return -1;
    const double state = agreement_beyond_chance(m, "state"), last = agreement_beyond_chance(m, "last");
    if (!std::isfinite(state) || !std::isfinite(last)) return -1;
    return std::max(state, last) < 0.5 ? 2 : state > last ? 1 : 0;
}

constexpr std::array kTownChecks = {
    Check{"asked for the next letter only, it has trained for 1,500 steps: {steps}",
          [](const Moment& m) { return asks(m.spec, "next") && is_trained(m); }},
    Check{"seven in ten have a neighbour of the same state: {same_state}",
          [](const Moment& m) { return asks(m.spec, "next") && agreement_beyond_chance(m, "state") >= 0.7; }},
};

constexpr std::array kSteps = {
    Step{
        .text =
            "A small automaton, a machine with fixed rules, writes strings of letters: BTSSXX, BPVV ... They begin "
            "with BT or with BP, and end after two to "
            "twelve "
            "letters. This network looks up eight numbers for each letter and passes on only those of the last one. It "
            "is asked how the string began.",
        .watch = "the dots: all strings with the same last letter lie on one spot.",
        .predict = {.question = "How often will it say how a string began?",
                    .choices = kShares,
                    .answer = share_of_began,
                    .right = "Right: {began}.",
                    .wrong =
                        "It is {began}, and half are right by chance. The last letter says next to nothing about it."},
        .task = "Let it train for 1,500 steps.",
        .checks = kForgetfulChecks,
        .done_text = "{began}. What is not passed on cannot be known, whatever comes behind.",
        .hint = "The button at the top starts the training.",
        .par = {.steps = kTraining},
        .solve = [](model::Spec&) {},
        .solve_steps = kTraining},
    Step{.text = "Now an LSTM reads the letters one after the other. It has sixteen numbers of memory, and at each "
                 "letter decides "
                 "what of them to keep, what to forget, and what to write. Still only the last place is passed on.",
         .predict = {.question = "How often will it be right now?",
                     .choices = kShares,
                     .answer = share_of_began,
                     .right = "Right: {began}.",
                     .wrong = "It is {began}: it wrote the second letter down, and kept it to the end."},
         .task = "Answer, and let it train until nine in ten beginnings are right.",
         .checks = kMemoryChecks,
         .done_text =
             "{began}, up to ten letters later. Nobody told it to remember the second letter. It was asked at the end, "
             "and the correction of its weights was worked out (by the gradient) back through all letters to that one.",
         .hint = "It trains once you have answered. After 1,500 steps it is there.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = memory_spec();
                 spec.seed = seed;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec = forgetful_spec(); }},
    Step{
        .text = "The automaton is always in one of a few states, and each state allows one or two next letters. The "
                "strings do not show the states. Ask the same network one thing only: which letter comes next?",
        .watch = "the colours: the states, which nobody tells it.",
        .predict =
            {.question = "What will strings that lie together on the map share?",
             .choices = kTowns,
             .answer = what_towns_share,
             .right = "Right. Beyond chance, {same_state} have a nearest neighbour of the same state.",
             .wrong = "The state: beyond chance, {same_state} have a nearest neighbour of the same one, {same_last} of "
                      "the same last letter."},
        .task = "Answer, and let it train until seven in ten share the state.",
        .checks = kTownChecks,
        .done_text =
            "The towns of this map are the states of the automaton. To know what may follow, it is all that one needs "
            "to remember of a string.",
        .hint = "It trains once you have answered. If 1,500 steps are not enough, train on.",
        .par = {.steps = kTraining},
        .arrange =
            [](model::Spec& spec) {
                const int seed = spec.seed;
                spec = next_spec();
                spec.seed = seed + 1;
            },
        .waits_for_guess = true,
        .solve = [](model::Spec&) {},
        .solve_steps = kTraining,
        .wrong_state = [](model::Spec& spec) { spec.layers = without_memory(spec).layers; }},
    Step{.text = "Memory that is learned keeps what the loss asks for, and has room for so much. This one needed to "
                 "keep one of "
                 "six states. What if it cannot know beforehand what will be asked? The last question is about that, "
                 "and so "
                 "is the lesson \"Looking back\".",
         .arrange = [](model::Spec& spec) { spec = next_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

double same_state(const Run& run) {
    static const Desk desk;
    return run.ok ? agreement_beyond_chance(
                        Moment{.spec = run.spec, .shown = run.shown, .material = *run.material, .desk = desk}, "state")
                  : 0;
}

constexpr std::array kClaims = {
    Claim{"An LSTM says how at least 90 % of unseen strings began",
          [](Lab& lab) { return note(lab, "LSTM", right(of(lab, memory_spec()), kBegan)) >= 0.9; }},
    Claim{"The last letter alone stays below 68 %",
          [](Lab& lab) { return note(lab, "last letter", right(of(lab, forgetful_spec()), kBegan)) < 0.68; }},
    Claim{"Asked for the next letter only, the LSTM's map has neighbours of the same state: 70 % beyond chance",
          [](Lab& lab) { return note(lab, "same state", same_state(of(lab, next_spec()))) >= 0.7; }},
    Claim{"That is at least 25 % more than without its memory",
          [](Lab& lab) {
              const double without = note(lab, "without", same_state(of(lab, without_memory(next_spec()))));
              return same_state(of(lab, next_spec())) >= without + 0.25;
          }},
};

// The question on other data

constexpr std::array<std::string_view, 3> kAnswers = {"about one in four: it guesses", "about half", "nearly all"};

model::Spec recall_by_memory() {
    return with_memory([] {
        model::Spec spec = spec_that_asks("recall", {"answer"}, "answer");
        spec.learning_rate = 0.01;
        spec.batch = 32;
        return spec;
    }());
}

int answered_from_memory(const Moment& m) {
    const double share = right(m, "classify.answer");
    return share < 0.42 ? 0 : share < 0.8 ? 1 : 2;
}

constexpr Transfer kTransfer{.question =
                                 "An LSTM with sixteen numbers of memory reads four letters, each with a number after "
                                 "it, and then one letter again: a3 c5 b1 f2 c? It is asked which number stood after "
                                 "that letter. In how many unseen sequences will it be right?",
                             .choices = kAnswers,
                             .right = 0,
                             .preset = recall_by_memory,
                             .steps = 1500,
                             .answer = answered_from_memory,
                             .why =
                                 "{plain:classify.answer}. Until the end it does not know which of the four will be "
                                 "asked for, so it would have to keep "
                                 "all four pairs apart. From 480 examples it does not learn to."};

}  // namespace

const Lesson remembers = {
    .id = "remembers",
    .title = "What it remembers",
    .about = "Find the states of an automaton as towns on the map of a network that reads letters.",
    .minutes = 4,
    .levers = {},
    .steps = kSteps,
    .claims = kClaims,
    .figures = kFigures,
    .preset = forgetful_spec,
    .transfer = &kTransfer};

}  // namespace lessons::rows
