// Lesson: sums on a clock of 13 hours. A net that learns a table of numbers for its tokens, one table for both terms, finds
// what the sums have in common and is right about sums that it has never seen; its map is often a clock face. A net without
// the table learns the seen sums by heart. Source: Power and others 2022, Grokking: Generalization Beyond Overfitting on
// Small Algorithmic Datasets; Liu and others 2022, Towards Understanding Grokking (the ring).
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr long kTraining = 4000;
constexpr std::string_view kHead = "classify.sum";
constexpr double kMostSeen = 0.2, kFewSeen = 0.6;  // shares that are held out

model::Spec sums_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("modular"));
    spec.losses = {{.kind = "classify", .target = "sum"}};
    spec.optimiser = "adamw";
    spec.learning_rate = 0.01;
    spec.decay = 0.5;
    spec.batch = 64;
    spec.held_out = kMostSeen;
    spec.speed = model::kFullSpeed;  // 4,000 small steps take a few seconds
    return spec;
}

model::Spec by_heart_spec() {
    model::Spec spec = sums_spec();
    spec.layers = {{.kind = "dense", .width = 64, .activation = "gelu"}};
    return spec;
}

model::Spec table_spec() {
    model::Spec spec = sums_spec();
    spec.layers = {{.kind = "sequence"},
                   {.kind = "lookup", .width = 4},
                   {.kind = "flatten"},
                   {.kind = "dense", .width = 64, .activation = "gelu"}};
    return spec;
}

// The places of the sums on the map, read as a clock face.
struct Face {
    int in_order = 0;  // sums whose next sum, going round the map, is `apart` hours away
    int apart = 0;     // the most frequent distance from a sum to the next, in hours
};

Face face_of(const Moment& m) {
    const data::Column* sums = column_of(m, "sum");
    if (sums == nullptr || m.shown.points.size() != 2 * sums->codes.size()) return {};
    const auto n = static_cast<int>(sums->categories.size());
    std::vector<Place> middles;
    std::vector<int> round;
    for (int code = 0; code < n; ++code) {
        round.push_back(code);
        middles.push_back(middle_of(m, [&](std::size_t thing) { return sums->codes[thing] == code; }));
    }
    const Place middle = middle_of_all(m);
    const auto angle = [&](int code) {
        const Place& place = middles[static_cast<std::size_t>(code)];
        return std::atan2(place.y - middle.y, place.x - middle.x);
    };
    std::sort(round.begin(), round.end(), [&](int a, int b) { return angle(a) < angle(b); });
    std::vector<int> how_often(middles.size(), 0);
    for (int i = 0; i < n; ++i) {
        const auto hour = [&](int k) {
            return std::stoi(sums->categories[static_cast<std::size_t>(round[static_cast<std::size_t>(k % n)])]);
        };
        ++how_often[static_cast<std::size_t>((hour(i + 1) - hour(i) + n) % n)];
    }
    const auto most = std::max_element(how_often.begin(), how_often.end());
    const auto apart = static_cast<int>(most - how_often.begin());
    return {.in_order = *most, .apart = std::min(apart, n - apart)};
}

std::string unseen_text(const Moment& m) { return share_text(right(m, kHead)); }

// Accuracy on the sums that it was trained on.
double right_of_seen(const train::Snapshot& shown, const model::Material& material) {
    return accuracy_among(shown, material, kHead, "sum",
                          [&](std::size_t thing) { return shown.held_out[thing] == train::kTrain; });
}
double right_of_seen(const Moment& m) { return right_of_seen(m.shown, m.material); }

constexpr std::array kFigures = {
    Figure{"unseen", "unseen sums right", unseen_text},
    Figure{"seen", "seen sums right", [](const Moment& m) { return share_text(right_of_seen(m)); }},
    Figure{"in_order", "hours in order",
           [](const Moment& m) { return std::to_string(face_of(m).in_order) + " of 13"; }},
    Figure{"apart", "from one to the next", [](const Moment& m) { return std::to_string(face_of(m).apart); }},
};

bool has_table(const model::Spec& spec) { return has_layer(spec, "lookup"); }

bool is_trained(const Moment& m) { return m.shown.step >= kTraining; }

constexpr std::array<std::string_view, 3> kShares = {"hardly more than by guessing", "about half",
                                                     "seven of ten and more"};

int share_of_unseen(const Moment& m) {
    const double share = right(m, kHead);
    if (!is_trained(m) || !std::isfinite(share)) return -1;
    return share < 0.4 ? 0 : share < 0.7 ? 1 : 2;
}

constexpr std::array kHeartChecks = {
    Check{"nine of ten seen sums are right: {seen}",
          [](const Moment& m) { return is_trained(m) && right_of_seen(m) >= 0.9; }},
};

constexpr std::array kTableChecks = {
    Check{"there is a lookup", [](const Moment& m) { return has_table(m.spec); }},
    Check{"seven of ten unseen sums are right: {unseen}",
          [](const Moment& m) { return has_table(m.spec) && is_trained(m) && right(m, kHead) >= 0.7; }},
};

// step 3: the face of the clock

constexpr std::array<std::string_view, 2> kOrders = {"in no order that I know",
                                                     "always the same number of hours further"};

int order_of(const Moment& m) {
    if (!is_trained(m)) return -1;
    return face_of(m).in_order >= 10 ? 1 : 0;
}

constexpr std::array kFewChecks = {
    Check{"six of ten sums are held out", [](const Moment& m) { return m.spec.held_out >= kFewSeen - 1e-6; }},
    Check{"it has trained for 4,000 steps: {steps}", is_trained},
};

constexpr std::array kSteps = {
    Step{.text = "On a clock of 13 hours, 7 + 9 is 3. There are 169 such sums; the network is told the answers to four "
                 "of five. It does not know what a 7 is: each number comes in as one of thirteen signs, called tokens. "
                 "The dense layer has separate weights for every token in the first place and in the second.",
         .watch = "the colours: one for each sum.",
         .predict = {.question = "How many of the sums that it has not seen will it get right?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}. One in thirteen is a guess. Of the seen ones it knows {seen}.",
                     .wrong =
                         "It is {unseen}, and one in thirteen is a guess. The seen ones it knows by heart: {seen}."},
         .task = "Let it train for 4,000 steps.",
         .checks = kHeartChecks,
         .done_text =
             "{seen} of the seen sums, {unseen} of the others. It has learned a list. A list says nothing about "
             "what is not in it.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text = "Now each number first gets four numbers from a table, the lookup, and both places share one table. "
                 "So what is learned of 7 in 7 + 9 is there in 2 + 7, too. Weight decay is as strong as before: it "
                 "pulls all weights towards 0, which makes it hard to learn a long list by heart.",
         .predict = {.question = "How many of the unseen sums will it get right now?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}. It has found something that all sums share.",
                     .wrong = "It is {unseen}. It has found something that all sums share."},
         .task = "Answer, and let it train until seven of ten unseen sums are right.",
         .checks = kTableChecks,
         .done_text = "{unseen} of sums that nobody told it. Nobody told it either that 8 comes after 7.",
         .hint = "It trains once you have answered. After 4,000 steps it is mostly there; if not, train on.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = table_spec();
                 spec.seed = seed;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.layers = by_heart_spec().layers; }},
    Step{.text = "Look at the map: thirteen lands, one for each sum. Go once round it, from land to land, and read the "
                 "sums.",
         .watch = "the names of the lands.",
         .predict = {.question = "How do the sums follow each other around the map?",
                     .choices = kOrders,
                     .answer = order_of,
                     .right = "Right: {in_order} are followed by the one that is {apart} further.",
                     .wrong =
                         "{in_order} are followed by the one that is {apart} further, however often it goes round."},
         .done_text = "",
         .arrange = [](model::Spec& spec) { spec = table_spec(); },
         .warm_steps = kTraining},
    Step{.text = "A clock's hours may stand in order, or in steps of five: after thirteen steps each has had its turn. "
                 "Is the network sure to find a clock? Now it is told only four of ten sums. Same table, same decay, "
                 "as many training steps.",
         .predict = {.question = "How many of the unseen sums will it get right?",
                     .choices = kShares,
                     .answer = share_of_unseen,
                     .right = "Right: {unseen}. Of the seen ones {seen}: a list again.",
                     .wrong = "It is {unseen}, and of the seen ones {seen}: a list again."},
         .task = "Answer, and let it train for 4,000 steps.",
         .checks = kFewChecks,
         .done_text = "{unseen}. With few examples a list is the easier thing to learn. That a network can find a rule "
                      "does not mean that it will.",
         .hint = "It trains once you have answered.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = table_spec();
                 spec.seed = seed;
                 spec.held_out = kFewSeen;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text =
             "The map is not always a perfect clock: of fifty seeds that we tried, 38 had all thirteen hours in order; "
             "on the others most unseen sums were right nevertheless. The button trains ten maps with ten seeds side "
             "by side: look for those that are clocks.",
         .maps = "seeds=10&bits_of=sum",
         .arrange = [](model::Spec& spec) { spec = table_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

constexpr std::array kClaims = {
    Claim{"With a shared table at least 70 % of the unseen sums are right",
          [](Lab& lab) { return note(lab, "unseen", right(of(lab, table_spec()), kHead)) >= 0.7; }},
    Claim{"Without it less than 60 % of them, though nine of ten seen ones are right",
          [](Lab& lab) {
              const Run run = of(lab, by_heart_spec());
              if (!run.ok) return false;
              return note(lab, "seen", right_of_seen(run.shown, *run.material)) >= 0.9 &&
                     note(lab, "unseen", right(run, kHead)) < 0.6;
          }},
    Claim{"The table makes a difference of at least a third of the unseen sums",
          [](Lab& lab) {
              return note(lab, "gained",
                          right(of(lab, table_spec()), kHead) - right(of(lab, by_heart_spec()), kHead)) >= 0.33;
          }},
    Claim{"Told only four of ten sums, the same net is right about less than 40 % of the others",
          [](Lab& lab) {
              model::Spec spec = table_spec();
              spec.held_out = kFewSeen;
              return note(lab, "unseen", right(of(lab, spec), kHead)) < 0.4;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"one in ten: it guesses", "about half",
                                                              "about eight in ten"};

model::Spec few_digits() {
    model::Spec spec = spec_that_asks("digits", {"digit"}, "digit");
    spec.layers = {{.width = 64, .activation = "gelu"}};
    spec.optimiser = "adamw";
    spec.learning_rate = 0.01;
    spec.decay = 0.5;
    spec.batch = 64;
    spec.held_out = 0.8;
    return spec;
}

int digits_from_few(const Moment& m) {
    const double share = right(m, "classify.digit");
    return share > 0.7 ? 2 : share > 0.3 ? 1 : 0;
}

constexpr Transfer kTransfer = {
    .question =
        "A dense net, without any table, sees 1,797 handwritten digits of 64 pixels. It is told the "
        "names of one in five, 360 of them. How many of the others will it name?",
    .choices = kTransferChoices,
    .right = 2,
    .preset = few_digits,
    .steps = 1500,
    .answer = digits_from_few,
    .why =
        "{plain:classify.digit}: two threes share most of their pixels, so an unseen one is like a seen one. "
        "7 + 9 and 8 + 9 share nothing until a table makes 7 and 8 alike."};

}  // namespace

const Lesson clock = {.id = "clock",
                      .title = "The clock",
                      .about = "Tell a network that understands sums from one that knows them by heart.",
                      .minutes = 5,
                      .levers = {},
                      .steps = kSteps,
                      .claims = kClaims,
                      .figures = kFigures,
                      .preset = by_heart_spec,
                      .transfer = &kTransfer};

}  // namespace lessons::rows
