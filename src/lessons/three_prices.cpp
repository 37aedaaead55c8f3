// Lesson: the same goal by three levers, and what each costs: a feature costs data, an architecture costs luck, a loss
// costs other information. The learner keeps a ledger. On the cars of 1970-82.
#include <algorithm>
#include <array>
#include <string>

#include "lessons/lesson_rows.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kOrigin = "classify.origin", kMpg = "regress.mpg";
constexpr double kGoal = 0.85;

model::Spec price_spec() { return model::default_spec(); }

// A row of the ledger that was written in this step of the lesson.
bool has_row(const Moment& m, int step) {
    const std::vector<LedgerRow>& rows = m.desk.ledger.rows;
    return m.desk.ledger.lesson == "three_prices" &&
           std::any_of(rows.begin(), rows.end(), [&](const LedgerRow& row) { return row.step == step; });
}
void write_row(Desk& desk, const char* what, int step) {
    if (desk.ledger.lesson != "three_prices") desk.ledger = {.lesson = "three_prices", .rows = {}};
    desk.ledger.rows.push_back({what, {"...", "...", "...", "..."}, step});
}

constexpr std::array kLedger = {
    Figure{"right:classify.origin", "origin", nullptr},
    Figure{"right:regress.mpg", "economy", nullptr},
    Figure{"features", "features", nullptr},
    Figure{"units", "units", nullptr},
};

constexpr std::array kFirstChecks = {
    Check{"one row in the ledger: what it costs and gives as it is", [](const Moment& m) { return has_row(m, 0); }},
};

constexpr std::array kFeatureChecks = {
    Check{"make is on", [](const Moment& m) { return is_on(m.spec, "make"); }},
    Check{"origin right for 85 %: {right:classify.origin}",
          [](const Moment& m) { return is_on(m.spec, "make") && balanced_accuracy(m, kOrigin) >= kGoal; }},
    Check{"written down", [](const Moment& m) { return has_row(m, 1); }},
};

constexpr std::array<std::string_view, 3> kReach = {"yes, easily", "with luck, sometimes", "no"};
// Whether the learner's layers have reached the goal.
int reached(const Moment& m) {
    const double right = balanced_accuracy(m, kOrigin);
    return right >= kGoal + 0.05 ? 0 : right >= kGoal ? 1 : 2;
}

bool other_layers(const model::Spec& spec) {
    return !(spec.layers == price_spec().layers) && !is_on(spec, "make") && !is_on(spec, "origin");
}
constexpr std::array kLayerChecks = {
    Check{"other layers than at first, without make and origin", [](const Moment& m) { return other_layers(m.spec); }},
    Check{"another seed than 1, at least once: {seed}",
          [](const Moment& m) { return other_layers(m.spec) && m.spec.seed != 1; }},
    Check{"1,000 steps: {steps}", [](const Moment& m) { return m.shown.step >= 1000; }},
    Check{"written down", [](const Moment& m) { return has_row(m, 2); }},
};

constexpr std::array<std::string_view, 3> kCosts = {"nothing", "a little", "much: a tenth and more"};
// How much R^2 of fuel economy fell from the 77 % that it has on average with the lesson's first loss weights.
int price_of_loss(const Moment& m) {
    const double lost = 0.773 - balanced_accuracy(m, kMpg);
    return lost < 0.02 ? 0 : lost < 0.1 ? 1 : 2;
}
constexpr std::array kLossChecks = {
    Check{"the loss of origin is at least 3: {weight:origin}",
          [](const Moment& m) { return weight_of(m.spec, "origin") >= 3; }},
    Check{"1,000 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 1000; }},
    Check{"written down", [](const Moment& m) { return has_row(m, 3); }},
};

constexpr std::array kSteps = {
    Step{.text = "One goal, three levers: tell a car's origin better than now ({right:classify.origin} right), and "
                 "still predict fuel economy as well ({right:regress.mpg} of its differences explained). You keep the "
                 "books: what each way costs, and what it gives.",
         .task = "Write down how things stand.",
         .checks = kFirstChecks,
         .done_text =
             "Every row says what you changed and what came of it, on held-out cars: those that training never saw.",
         .hint = "\"write it down\" in the ledger below.",
         .exhibit = "ledger",
         .solve_desk = [](Desk& desk) { write_row(desk, "as it was", 0); }},
    Step{.text = "Lever one, a feature. Somebody has to go and look up the make of 406 cars; then it is one switch.",
         .task = "Switch make on, and write down what it gives.",
         .checks = kFeatureChecks,
         .done_text = "A new feature nearly always helps. Its price is paid outside of the program: in looking, "
                      "measuring, asking. And a maker that is not in the list stays unknown.",
         .hint = "Make is the last feature in the list. Give it a thousand steps before you write.",
         .par = {.steps = 1000, .features = 7},
         .exhibit = "ledger",
         .solve = [](model::Spec& spec) { spec.features.push_back("make"); },
         .solve_desk = [](Desk& desk) { write_row(desk, "make switched on", 1); },
         .solve_steps = 2500,
         .wrong_state = [](model::Spec& spec) { spec.features.push_back("mpg"); }},
    Step{.text = "Lever two, the architecture. Without make again: more layers, wider ones, other activations. And the "
                 "dice: a new seed starts from other random weights.",
         .watch = "how much one and the same network differs from seed to seed.",
         .predict = {.question = "Will other layers reach 85 %?",
                     .choices = kReach,
                     .answer = reached,
                     .right = "Right: {right:classify.origin} this time.",
                     .wrong = "{right:classify.origin} this time. Try it again: it is a lottery with a small prize."},
         .task = "Change the layers, try another seed, and write down the best you find.",
         .checks = kLayerChecks,
         .done_text = "Layers cost nothing but units, and gain little here. What moves most is luck: the same network "
                      "is 10 % better or worse with another seed, so one good run proves nothing.",
         .hint = "Try 64 and 32 units. The button with the two arrows starts from a new seed.",
         .par = {.units = 98},
         .exhibit = "ledger",
         .arrange = [](model::Spec& spec) { spec = price_spec(); },
         .warm_steps = 1000,
         .solve =
             [](model::Spec& spec) {
                 spec.layers = {{.kind = "dense", .width = 64, .activation = "tanh"},
                                {.kind = "dense", .width = 32, .activation = "tanh"}};
                 spec.seed += 1;
             },
         .solve_desk = [](Desk& desk) { write_row(desk, "64 and 32", 2); },
         .solve_steps = 1500,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.layers.pop_back();
                 spec.features.push_back("make");
                 spec.seed += 1;
             }},
    Step{.text = "Lever three, the loss. It is free and acts at once: let origin count for more.",
         .predict = {.question = "Origin counts three times as much and more. What will fuel economy pay?",
                     .choices = kCosts,
                     .answer = price_of_loss,
                     .right = "Right: {right:regress.mpg} of it are explained now.",
                     .wrong = "{right:regress.mpg} of it are explained now; about 77 % are usual before."},
         .task = "Pull the loss of origin to 3 or more, and write down both figures.",
         .checks = kLossChecks,
         .done_text = "Here one loss gained and the other paid, and the map jumped about when the slider was pulled. A "
                      "little further may spoil the map.",
         .hint = "The slider of \"origin\" in the card \"Loss\": to the right.",
         .par = {.steps = 1000},
         .exhibit = "ledger",
         .arrange = [](model::Spec& spec) { spec = price_spec(); },
         .warm_steps = 1000,
         .solve = [](model::Spec& spec) { set_weight(spec, "origin", 4); },
         .solve_desk = [](Desk& desk) { write_row(desk, "loss of origin 4", 3); },
         .solve_steps = 1500,
         .wrong_state = [](model::Spec& spec) { set_weight(spec, "mpg", 0); }},
    Step{.text = "Your ledger says it: the feature gained most, and cost a day of looking things up. Layers cost luck, "
                 "and the loss cost the other goal. That holds for these cars; where raw pictures or words come in, "
                 "architecture pays more.",
         .exhibit = "ledger"},
};

Run of(Lab& lab, void (*change)(model::Spec& spec)) {
    model::Spec spec = price_spec();
    if (change != nullptr) change(spec);
    return train_model(lab, spec, 1500);
}

void wide(model::Spec& spec) {
    spec.layers = {{.kind = "dense", .width = 64, .activation = "tanh"},
                   {.kind = "dense", .width = 32, .activation = "tanh"}};
}
void deep(model::Spec& spec) { spec.layers.assign(4, {.kind = "dense", .width = 8, .activation = "relu"}); }

constexpr std::array kClaims = {
    Claim{"With make, origin is right for 90 % of the cars never seen",
          [](Lab& lab) {
              note(lab, "as it was", balanced_accuracy(of(lab, nullptr), kOrigin));
              return note(lab, "with make",
                          balanced_accuracy(of(lab, [](model::Spec& s) { s.features.push_back("make"); }), kOrigin)) >=
                     0.9;
          }},
    Claim{"Neither wider nor deeper layers come to 90 %",
          [](Lab& lab) {
              const double w = note(lab, "64, 32", balanced_accuracy(of(lab, wide), kOrigin));
              return note(lab, "8, 8, 8, 8", balanced_accuracy(of(lab, deep), kOrigin)) < 0.9 && w < 0.9;
          }},
    Claim{"When origin counts four times as much, fuel economy loses at least a twentieth",
          [](Lab& lab) {
              const double before = note(lab, "economy as it was", balanced_accuracy(of(lab, nullptr), kMpg));
              const Run pulled = of(lab, [](model::Spec& s) { set_weight(s, "origin", 4); });
              note(lab, "origin", balanced_accuracy(pulled, kOrigin));
              return note(lab, "economy", balanced_accuracy(pulled, kMpg)) < before - 0.05;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"they get better", "they stay as they were",
                                                              "they get worse"};

model::Spec digits_named_above_all() {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    for (model::LossSpec& loss : spec.losses) loss.weight = loss.kind == "classify" ? 4 : 1;
    return spec;
}

// right() of reconstruct after as many steps with weight 0.2 on the name: 0.21 to 0.23 on seeds 201 to 206 (the answer is
// tested on other seeds).
constexpr double kDrawnBefore = 0.22;

int drawings_pay(const Moment& m) {
    const double back = right(m, "reconstruct");
    return back > kDrawnBefore + 0.03 ? 0 : back > kDrawnBefore - 0.025 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network names handwritten digits and draws them again, from the same two numbers. Now the name "
        "counts twenty times as much. What becomes of the drawings?",
    .choices = kTransferChoices,
    .right = 2,
    .preset = digits_named_above_all,
    .steps = 1000,
    .answer = drawings_pay,
    .why =
        "Where two losses share two numbers, one gains and the other pays: {right:reconstruct} of the drawings comes "
        "back, 22 % before."};

}  // namespace

const Lesson three_prices = {.id = "three_prices",
                             .title = "Three levers and their price",
                             .about = "The same goal by a feature, by layers and by a loss: you keep the books.",
                             .minutes = 5,
                             .levers = {},
                             .steps = kSteps,
                             .claims = kClaims,
                             .ledger = kLedger,
                             .preset = price_spec,
                             .warm_steps = 1000,
                             .transfer = &kTransfer};

}  // namespace lessons::rows
