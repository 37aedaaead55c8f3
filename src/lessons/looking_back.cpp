// Lesson: attention. Four keys, each with a value, and then one key again: what stood behind it? A mean over places mixes
// the pairs up, and a dense net learns the list by heart; attention looks back at the key that is asked for, and one sees
// it do so. Sources: Vaswani and others 2017, Attention Is All You Need; Ba and others 2016, Using Fast Weights to Attend to
// the Recent Past (the task).
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace lessons::rows {
namespace {

constexpr long kTraining = 1500;
constexpr std::string_view kHead = "classify.answer";
constexpr int kAttention = 3;  // the layer that looks back, counted with the features

model::Spec recall_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("recall"));
    spec.losses = {{.kind = "classify", .target = "answer"}};
    spec.optimiser = "adamw";
    spec.learning_rate = 0.01;
    spec.decay = 0.01;
    spec.batch = 32;
    spec.color_by = "answer";
    return spec;
}

model::Spec mean_spec() {
    model::Spec spec = recall_spec();
    spec.layers = {{.kind = "sequence"},
                   {.kind = "lookup", .width = 16},
                   {.kind = "mean"},
                   {.kind = "dense", .width = 64, .activation = "relu"}};
    return spec;
}

model::Spec attention_spec() {
    model::Spec spec = recall_spec();
    spec.layers = {
        {.kind = "sequence"}, {.kind = "lookup", .width = 16}, {.kind = "attention", .width = 16}, {.kind = "last"}};
    return spec;
}

bool attends(const model::Spec& spec) { return has_layer(spec, "attention"); }

constexpr std::array kFigures = {
    Figure{"unseen", "unseen sequences right", [](const Moment& m) { return share_text(right(m, kHead)); }},
    Figure{"pinned", "pinned",
           [](const Moment& m) {
               return m.pinned < 0 ? std::string("none") : m.material.dataset.names[static_cast<std::size_t>(m.pinned)];
           }},
};

constexpr std::array<std::string_view, 3> kShares = {"about one in four", "about two in three", "nearly all"};

int share_of_unseen(const Moment& m) {
    const double share = right(m, kHead);
    if (m.shown.step < kTraining || !std::isfinite(share)) return -1;
    return share < 0.45 ? 0 : share < 0.85 ? 1 : 2;
}

constexpr std::array kMeanChecks = {
    Check{"it has trained for 1,500 steps: {steps}", [](const Moment& m) { return m.shown.step >= kTraining; }},
};

constexpr std::array kAttentionChecks = {
    Check{"there is attention, and no mean",
          [](const Moment& m) { return attends(m.spec) && !has_layer(m.spec, "mean"); }},
    Check{"nine of ten unseen sequences are right: {unseen}",
          [](const Moment& m) { return attends(m.spec) && right(m, kHead) >= 0.9; }},
};

constexpr std::array kLookChecks = {
    Check{"the attention layer is seen large", [](const Moment& m) { return m.seen_layer == kAttention; }},
    Check{"a position of another sequence is chosen: {pinned}", [](const Moment& m) { return m.pinned > 0; }},
};

constexpr std::array kSteps = {
    Step{.text = "a3 c5 b1 f2 c? Four letters, each with a number after it, and then one letter once more. Which "
                 "number stood after it? Five, of course. This network gets sixteen numbers for each position from a "
                 "table, and passes on their mean.",
         .watch = "the colours: one for each answer.",
         .predict = {.question = "In how many sequences that it has not seen will it give the right value?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right =
                         "Right: {unseen}. Who knows which four values there are, and no more, guesses one in four.",
                     .wrong =
                         "It is {unseen}. Who knows which four values there are, and no more, guesses one in four."},
         .task = "Let it train for 1,500 steps.",
         .checks = kMeanChecks,
         .done_text =
             "{unseen}. A mean holds everything that was there, but no longer what stood beside what: a3 c5 and "
             "a5 c3 have the same one.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text =
             "Now attention in place of the mean. From its sixteen numbers each position makes a query, which says "
             "what it looks for, and a key, which says what it has to offer. Where its query fits another's key, it "
             "takes over what stands there. Then only the last position is passed on: the one with the question mark.",
         .predict = {.question = "How many of the unseen sequences will be right now?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}.",
                     .wrong = "It is {unseen}: it need not know the sequence, only where to look."},
         .task = "Answer, and let it train until nine of ten unseen sequences are right.",
         .checks = kAttentionChecks,
         .done_text = "{unseen}. No one told it to look for the same letter. Training found that way, and it works for "
                      "new sequences, too.",
         .hint = "It trains once you have answered. After 1,500 steps it is there.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = attention_spec();
                 spec.seed = seed;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.layers = mean_spec().layers; }},
    Step{.text =
             "Here the attention layer is seen large, as a map of positions. Below it stands one sequence; the last "
             "position is framed. The arrow says where it looks, and how strongly.",
         .watch = "the arrow: it lands on the letter that is asked for.",
         .task = "Point at other positions with a question mark, and click one.",
         .checks = kLookChecks,
         .done_text = "The last position looks for its own letter, whatever the sequence. It fetches the number that "
                      "stands with it, and so the last positions lie together by their answer.",
         .hint = "Positions with a question mark lie together in six heaps. A click on one chooses its sequence.",
         .arrange = [](model::Spec& spec) { spec = attention_spec(); },
         .warm_steps = kTraining,
         .see_layer = kAttention,
         .see_places = true,
         .solve_pin = 5,
         .see_layer_solved = kAttention},
    Step{.text = "A Transformer is a stack of such layers. Each asks several questions at once (its heads), has a "
                 "small net after it, and shortcuts past both. What you saw here, find what fits and copy what stands "
                 "with it, is something that large ones learn early, too.",
         .arrange = [](model::Spec& spec) { spec = attention_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

// The mean weight with which the last position attends to the key that is asked for, over the sequences that were held
// out; NaN if it could not be trained.
double weight_on_asked(Lab& lab) {
    model::Spec spec = attention_spec();
    spec.seed = lab.seed;
    auto material = model::load_material(spec.dataset);
    if (!material.ok()) return std::numeric_limits<double>::quiet_NaN();
    auto trainer = train::Trainer::start(spec, material.value());
    if (!trainer.ok()) return std::numeric_limits<double>::quiet_NaN();
    trainer.value().run_steps(kTraining);
    const train::Snapshot shown = trainer.value().snapshot();
    const data::Column* place = data::find_column(material.value()->dataset.table, "place");
    const data::FeatureMatrix& all = material.value()->features;
    double sum = 0, n = 0;
    for (std::size_t thing = 0; thing < place->codes.size(); ++thing) {
        if (shown.held_out[thing] != train::kHeldOut) continue;
        const auto first = all.values.begin() + static_cast<std::ptrdiff_t>(thing) * all.n_columns;
        const train::Attention found = trainer.value().attention({first, first + all.n_columns}, kAttention);
        const auto last = static_cast<std::size_t>(found.steps) * static_cast<std::size_t>(found.steps - 1);
        sum += static_cast<double>(found.weights[last + static_cast<std::size_t>(place->codes[thing])]);
        n += 1;
    }
    return sum / n;
}

constexpr std::array kClaims = {
    Claim{"With attention at least 90 % of the unseen sequences are answered",
          [](Lab& lab) { return note(lab, "attention", right(of(lab, attention_spec()), kHead)) >= 0.9; }},
    Claim{"With a mean over places less than 45 %",
          [](Lab& lab) { return note(lab, "mean", right(of(lab, mean_spec()), kHead)) < 0.45; }},
    Claim{"A dense net on the same features stays below 45 %, too",
          [](Lab& lab) {
              model::Spec spec = recall_spec();
              spec.layers = {{.kind = "dense", .width = 64, .activation = "relu"}};
              return note(lab, "dense", right(of(lab, spec), kHead)) < 0.45;
          }},
    Claim{"The last position attends to the key that is asked for with a weight of at least 0.7 on average",
          [](Lab& lab) { return note(lab, "weight", weight_on_asked(lab)) >= 0.7; }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"nearly always", "about two in three",
                                                              "half the time: it guesses"};

model::Spec how_it_began() {
    model::Spec spec = spec_that_asks("reber", {"began"}, "began");
    spec.layers = {
        {.kind = "sequence"}, {.kind = "lookup", .width = 8}, {.kind = "attention", .width = 8}, {.kind = "last"}};
    spec.learning_rate = 0.01;
    spec.batch = 32;
    return spec;
}

int told_how_it_began(const Moment& m) {
    const double share = right(m, "classify.began");
    return share > 0.85 ? 0 : share > 0.6 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "An automaton writes strings of 2 to 12 letters that begin with BT or with BP. A network with "
        "attention passes on only the last position. How often can it say how a string began?",
    .choices = kTransferChoices,
    .right = 0,
    .preset = how_it_began,
    .steps = 1500,
    .answer = told_how_it_began,
    .why =
        "{plain:classify.began}. Only the last position is passed on, but it may look back at the second "
        "letter, however far away that is."};

}  // namespace

const Lesson looking_back = {.id = "looking_back",
                             .title = "Looking back",
                             .about = "See attention find what was asked for, where a mean only guesses.",
                             .minutes = 4,
                             .levers = {},
                             .steps = kSteps,
                             .claims = kClaims,
                             .figures = kFigures,
                             .preset = mean_spec,
                             .transfer = &kTransfer};

}  // namespace lessons::rows
