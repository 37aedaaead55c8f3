// Lesson: a convolution lays one window of weights on every place, so what it learns in one half of a picture it knows in
// the other; a dense layer learns each pixel for itself. On glyphs that are named in the left half only. Source: LeCun and
// others 1989, Backpropagation Applied to Handwritten Zip Code Recognition.
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr long kTraining = 600;
constexpr std::string_view kHead = "classify.told";

model::Spec glyphs_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("glyphs"));
    spec.losses = {{.kind = "classify", .target = "told"}};
    spec.batch = 32;
    spec.learning_rate = 0.01;
    spec.decay = 0.1;
    spec.color_by = "glyph";
    return spec;
}

model::Spec dense_spec() {
    model::Spec spec = glyphs_spec();
    spec.layers = {{.width = 64, .activation = "relu"}, {.width = 64, .activation = "relu"}};
    return spec;
}

model::Spec one_eye_spec() {
    model::Spec spec = glyphs_spec();
    spec.layers = {{.kind = "picture"},
                   {.kind = "conv", .width = 12, .activation = "relu", .kernel = 5},
                   {.kind = "conv", .width = 12, .activation = "relu", .kernel = 3},
                   {.kind = "mean"}};
    return spec;
}

// Share of the glyphs in one half whose name the head says; NaN while there is no such head.
double right_in(const train::Snapshot& shown, const model::Material& material, std::string_view half) {
    const data::Column* where = data::find_column(material.dataset.table, "half");
    if (where == nullptr) return std::numeric_limits<double>::quiet_NaN();
    return accuracy_among(shown, material, kHead, "glyph", [&](std::size_t thing) {
        return where->categories[static_cast<std::size_t>(where->codes[thing])] == half;
    });
}
double right_in(const Moment& m, std::string_view half) { return right_in(m.shown, m.material, half); }
double right_in(const Run& run, std::string_view half) {
    return run.ok ? right_in(run.shown, *run.material, half) : std::numeric_limits<double>::quiet_NaN();
}

constexpr std::array kFigures = {
    Figure{"left", "right in the left half", [](const Moment& m) { return share_text(right_in(m, "left")); }},
    Figure{"unseen", "right in the right half", [](const Moment& m) { return share_text(right_in(m, "right")); }},
};

constexpr std::array<std::string_view, 3> kShares = {"hardly more than by guessing", "about half",
                                                     "seven of ten and more"};

int share_of_unseen(const Moment& m) {
    const double share = right_in(m, "right");
    if (m.shown.step < kTraining || !std::isfinite(share)) return -1;
    return share < 0.35 ? 0 : share < 0.7 ? 1 : 2;
}

constexpr std::array kDenseChecks = {
    Check{"left ones are right for 80 % and more: {left}",
          [](const Moment& m) { return m.shown.step >= kTraining && right_in(m, "left") >= 0.8; }},
};

constexpr std::array kEyeChecks = {
    Check{"there is a convolution, and no dense layer",
          [](const Moment& m) { return has_layer(m.spec, "conv") && !has_layer(m.spec, "dense"); }},
    Check{"70 % of those in the right half: {unseen}",
          [](const Moment& m) { return has_layer(m.spec, "conv") && right_in(m, "right") >= 0.7; }},
};

constexpr std::array kSteps = {
    Step{.text = "Six small signs, called glyphs; each picture has one somewhere. The network is told the names only "
                 "of those in the left half. Two dense layers learn: in the first, each unit has a weight of its own "
                 "for every pixel.",
         .watch = "the colours: one for each glyph, wherever it lies.",
         .predict = {.question = "How many of the glyphs in the right half will it name correctly?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}. One in six is a guess. In the left half it is {left}.",
                     .wrong = "It is {unseen}, and one in six is a guess. In the left half it is {left}: what it "
                              "learned there are pixels there."},
         .task = "Let it train for 600 steps.",
         .checks = kDenseChecks,
         .done_text =
             "{left} on the left, {unseen} on the right. The same glyph moved aside shares hardly a pixel with "
             "itself, and nobody told these weights that a place is like another.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text =
             "Now another stack. \"As picture\" keeps pixels where they lie. A convolution has one small window, an "
             "eye, and lays it on every place with the same weights. \"Mean over places\" keeps what was seen and "
             "forgets where. Still only left ones have names.",
         .predict = {.question = "How many in the right half will be right now?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}. What the eye has learned on the left it knows everywhere.",
                     .wrong = "It is {unseen}. The weights that saw the left half are the same that see the right."},
         .task = "Answer, and let it train until 70 % of those in the right half are right.",
         .checks = kEyeChecks,
         .done_text = "{unseen} of glyphs in places where nobody has named any. It was not told so: it is built so "
                      "that a place cannot matter.",
         .hint = "It trains once you have answered. After 600 steps it is mostly there; if not, train on.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = one_eye_spec();
                 spec.seed = seed;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.layers = dense_spec().layers; }},
    Step{.text = "The dense net could have learned it, had somebody named glyphs in all places. The stack with the "
                 "convolution needs no such help, but it pays: after its mean over places it cannot say where "
                 "something was. Where places matter, as for a date in a form, such a stack is the wrong one.",
         .arrange = [](model::Spec& spec) { spec = one_eye_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

constexpr std::array kClaims = {
    Claim{"A convolution that is told names on the left only is right for at least 70 % on the right",
          [](Lab& lab) { return note(lab, "right half", right_in(of(lab, one_eye_spec()), "right")) >= 0.7; }},
    Claim{"A dense net stays below 35 % there, though it has at least 80 % on the left",
          [](Lab& lab) {
              const Run run = of(lab, dense_spec());
              return note(lab, "left half", right_in(run, "left")) >= 0.8 &&
                     note(lab, "right half", right_in(run, "right")) < 0.35;
          }},
    Claim{"Before training the convolution is right for less than 35 %, too",
          [](Lab& lab) {
              return note(lab, "right half", right_in(train_model(lab, one_eye_spec(), 0), "right")) < 0.35;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"nearly always", "about half the time",
                                                              "one in four: it guesses"};

model::Spec where_by_the_mean() {
    model::Spec spec = spec_that_asks("recall", {"place"}, "place");
    spec.layers = {{.kind = "sequence"}, {.kind = "mean"}, {.width = 64}};
    return spec;
}

int place_by_the_mean(const Moment& m) {
    const double share = right(m, "classify.place");
    return share > 0.8 ? 0 : share > 0.4 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network reads four letters and then one of them once more: c e a f, a? It takes the mean over all places, "
        "and is asked at which of the four that letter stood. How often is it right?",
    .choices = kTransferChoices,
    .right = 2,
    .preset = where_by_the_mean,
    .steps = 600,
    .answer = place_by_the_mean,
    .why =
        "A mean is the same in any order. What it makes equal no layer behind it can part: "
        "{plain:classify.place}."};

}  // namespace

const Lesson one_eye = {.id = "one_eye",
                        .title = "One eye for all places",
                        .about = "Why a convolution knows in one corner what it has learned in another.",
                        .minutes = 4,
                        .levers = {},
                        .steps = kSteps,
                        .claims = kClaims,
                        .figures = kFigures,
                        .preset = dense_spec,
                        .transfer = &kTransfer};

}  // namespace lessons::rows
