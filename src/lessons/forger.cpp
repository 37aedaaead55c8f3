// Lesson: a GAN. A forger (generator) makes points out of noise, an expert (discriminator) learns to tell them from real ones,
// and each learns from the other. What the expert cannot see the forger need not get right; if they chase each other, the
// forger collapses to one cluster. Beside it: a variational autoencoder, drawn to where noise falls. Sources: Goodfellow and others 2014,
// Generative Adversarial Nets; Metz and others 2017, Unrolled Generative Adversarial Networks (the eight clouds); Kingma,
// Welling 2014, Auto-Encoding Variational Bayes.
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"
#include "train/made.h"

namespace lessons::rows {
namespace {

constexpr long kTraining = 3000;
constexpr long kMapTraining = 1000;

model::Spec game_on(std::string_view dataset) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers = {{.kind = "dense", .width = 64, .activation = "relu"}};
    spec.losses = {{.kind = "gan"}};
    spec.optimiser = "rmsprop";
    spec.learning_rate = 0.01;
    spec.decay = 0;
    spec.batch = 64;
    spec.schedule = "cosine";
    spec.horizon = static_cast<int>(kTraining);
    return spec;
}

model::Spec forger_spec() { return game_on("eight"); }

model::Spec simple_expert() {
    model::Spec spec = forger_spec();
    spec.layers.clear();
    return spec;
}

// AdamW has momentum; with a constant learning rate its steps do not get shorter.
model::Spec with_momentum() {
    model::Spec spec = forger_spec();
    spec.optimiser = "adamw";
    spec.schedule = "constant";
    return spec;
}

model::Spec map_of_digits(double cloud) {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.losses = {{.kind = "reconstruct", .weight = 4, .hidden = 32}, {.kind = "gaussian", .weight = cloud}};
    spec.batch = 64;
    spec.learning_rate = 0.01;
    spec.shows = {"names", "made", "ghost"};  // no contours: those of a single pixel say nothing
    return spec;
}

void set_cloud(model::Spec& spec, double weight) {
    for (model::LossSpec& loss : spec.losses) {
        if (loss.kind == "gaussian") loss.weight = weight;
    }
}

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// How many clusters of the data the generated things cover; -1: there is no forger.
int found(const train::Snapshot& shown, const model::Material& material, const model::Spec& spec) {
    const auto made = train::forger_coverage(shown, material, spec);
    return made ? made->coverage.found : -1;
}
int found(const Moment& m) { return found(m.shown, m.material, m.spec); }
double found(const Run& run) { return run.ok ? found(run.shown, *run.material, run.spec) : kUnknown; }

double between(const train::Snapshot& shown, const model::Material& material, const model::Spec& spec) {
    const auto made = train::forger_coverage(shown, material, spec);
    return made ? made->coverage.between / static_cast<double>(train::kMadeThings) : kUnknown;
}

std::string found_text(const Moment& m) {
    const auto made = train::forger_coverage(m.shown, m.material, m.spec);
    return made ? std::to_string(made->coverage.found) + " of " + std::to_string(made->classes.size()) : "...";
}

double explained(const Moment& m) { return right(m, "reconstruct"); }

constexpr std::array kFigures = {
    Figure{"found", "crowds found", found_text},
    Figure{"between", "between the crowds",
           [](const Moment& m) { return share_text(between(m.shown, m.material, m.spec)); }},
    Figure{"under_noise", "things where noise falls",
           [](const Moment& m) { return share_text(train::share_under_noise(m.shown)); }},
    Figure{"explained", "of the pixels explained", [](const Moment& m) { return share_text(explained(m)); }},
};

constexpr std::array<std::string_view, 3> kCrowds = {"three at most", "four to six", "seven or eight"};

int crowds_found(const Moment& m) {
    const int n = found(m);
    if (m.shown.step < kTraining || n < 0) return -1;
    return n <= 3 ? 0 : n <= 6 ? 1 : 2;
}

bool has_trained(const Moment& m) { return m.shown.step >= kTraining && found(m) >= 0; }

constexpr std::array kTrainedChecks = {Check{"the two have played 3,000 rounds: {steps}", has_trained}};
constexpr std::array kSimpleChecks = {
    Check{"the expert has no layers", [](const Moment& m) { return m.spec.layers.empty() && found(m) >= 0; }},
    Check{"the two have played 3,000 rounds: {steps}", has_trained}};
constexpr std::array kMomentumChecks = {
    Check{"the optimiser is AdamW", [](const Moment& m) { return m.spec.optimiser == "adamw" && found(m) >= 0; }},
    Check{"the two have played 3,000 rounds: {steps}", has_trained}};
constexpr std::array kCloudChecks = {
    Check{"90 % of the digits lie where noise falls: {under_noise}",
          [](const Moment& m) { return train::share_under_noise(m.shown) >= 0.9; }},
    Check{"35 % of the pixels' differences are still explained: {explained}",
          [](const Moment& m) { return explained(m) >= 0.35; }},
};

// Another seed, so that both begin anew.
void begin_anew(model::Spec& spec, model::Spec wanted) {
    wanted.seed = spec.seed + 1;
    spec = std::move(wanted);
}

constexpr std::array kSteps = {
    Step{.text = "Eight crowds of real points. A forger has never seen one. It makes points out of noise, that is of "
                 "random numbers: the crosses. The thin lines show how it bends a grid of noise. The expert, the "
                 "network of this map, learns to tell real from made; the ground shows its verdict. What gives a cross "
                 "away, the forger learns to avoid.",
         .watch = "the crosses, and the ground that turns against them.",
         .predict = {.question = "How many of the eight crowds will the crosses find in 3,000 rounds?",
                     .choices = kCrowds,
                     .answer = crowds_found,
                     .right = "Right: {found}. {between} of the crosses lie between the crowds.",
                     .wrong = "It found {found}, and {between} of its crosses lie between the crowds."},
         .task = "Let the two play 3,000 rounds.",
         .checks = kTrainedChecks,
         .done_text = "{found}. Nobody showed the forger a real point. All it ever heard is what the expert found "
                      "suspicious in its own.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .see_layer = 0,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text =
             "Both begin anew, and the expert has lost its layer of 64 units. All it can do now is lay one straight "
             "border across the plane: real on this side, made on that.",
         .predict = {.question = "How many crowds will the forger find against this expert?",
                     .choices = kCrowds,
                     .answer = crowds_found,
                     .right = "Right: {found}. {between} of its crosses lie between the crowds, and the expert cannot "
                              "tell.",
                     .wrong = "It found {found}; {between} of its crosses lie between the crowds. A straight border "
                              "cannot ask for more."},
         .task = "Answer, and let the two play 3,000 rounds.",
         .checks = kSimpleChecks,
         .done_text = "{found}. To get past a straight border, the made points only need the same average place as the "
                      "real ones. A forger becomes no better than its expert.",
         .hint = "It trains once you have answered.",
         .par = {.steps = kTraining},
         .arrange = [](model::Spec& spec) { begin_anew(spec, simple_expert()); },
         .see_layer = 0,
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.layers = forger_spec().layers; }},
    Step{.text = "The expert has its layer again. Two things are different: the training steps no longer get shorter, "
                 "and the optimiser, the rule for each step, is AdamW, which goes on a while in the direction of its "
                 "earlier steps. That mostly helps. But here two nets learn, and each goes on towards where the other "
                 "was a moment ago.",
         .predict = {.question = "How many crowds will it find now?",
                     .choices = kCrowds,
                     .answer = crowds_found,
                     .right = "Right: {found}. Watch where the crosses go next.",
                     .wrong = "It found {found}. Watch where the crosses go next."},
         .task = "Answer, and let the two play 3,000 rounds.",
         .checks = kMomentumChecks,
         .done_text = "{found}. This is mode collapse: the forger makes only few kinds of things. All crosses rush to "
                      "where the expert is weak, it learns that place, and they rush on. Training such a pair (a GAN) "
                      "is a game, and a game need not come to rest.",
         .hint = "It trains once you have answered.",
         .par = {.steps = kTraining},
         .arrange = [](model::Spec& spec) { begin_anew(spec, with_momentum()); },
         .see_layer = 0,
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.optimiser = "rmsprop"; }},
    Step{.text =
             "There is a way without a forger. This map keeps handwritten digits so that they can be decoded again. To "
             "make a new one, put noise on the map, a cross, and decode there. But {under_noise} of the digits lie "
             "where noise falls: the rest is never made. The loss \"be one cloud\" draws them in.",
         .watch = "the digits, and the crosses in their middle.",
         .task =
             "Raise the weight of \"be one cloud\" until 90 % of the digits lie where noise falls. Not too far: the "
             "map must still say which is which.",
         .checks = kCloudChecks,
         .done_text =
             "{under_noise} lie there, and {explained} of the pixels' differences are still explained. With too "
             "much weight all digits fall into one point: a perfect cloud that says nothing.",
         .hint = "A weight of about 0.2 will do. Let it train for a while.",
         .arrange = [](model::Spec& spec) { spec = map_of_digits(0); },
         .warm_steps = kMapTraining,
         .solve = [](model::Spec& spec) { set_cloud(spec, 0.25); },
         .solve_steps = kMapTraining,
         .wrong_state = [](model::Spec& spec) { set_cloud(spec, 4); }},
};

Run game(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

constexpr std::array kClaims = {
    Claim{
        "Against an expert with a layer of 64 units the forger finds at least seven of the eight crowds, and at most a "
        "tenth of its things lie between them",
        [](Lab& lab) {
            const Run run = game(lab, forger_spec());
            return note(lab, "crowds", found(run)) >= 7 &&
                   note(lab, "between", between(run.shown, *run.material, run.spec)) <= 0.1;
        }},
    Claim{"Against an expert without layers it finds three at most",
          [](Lab& lab) { return note(lab, "crowds", found(game(lab, simple_expert()))) <= 3; }},
    Claim{"With AdamW, and steps that stay as long as they are, it finds four at most",
          [](Lab& lab) { return note(lab, "crowds", found(game(lab, with_momentum()))) <= 4; }},
    Claim{
        "\"Be one cloud\" with weight 0.25 brings at least 90 % of the digits to where noise falls and leaves 35 % of "
        "the pixels' differences explained; without it at most half lie there",
        [](Lab& lab) {
            const Run with = train_model(lab, map_of_digits(0.25), kTraining);
            const Run without = train_model(lab, map_of_digits(0), kTraining);
            if (!with.ok || !without.ok) return false;
            return note(lab, "where noise falls", train::share_under_noise(with.shown)) >= 0.9 &&
                   note(lab, "explained", right(with, "reconstruct")) >= 0.35 &&
                   note(lab, "without it", train::share_under_noise(without.shown)) <= 0.5;
        }},
    Claim{"With weight 2 less than 5 % of the pixels' differences are explained",
          [](Lab& lab) {
              return note(lab, "explained", right(train_model(lab, map_of_digits(2), kTraining), "reconstruct")) < 0.05;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kSpecies = {"one", "two", "all three"};

model::Spec forged_penguins() {
    model::Spec spec = game_on("penguins");
    spec.learning_rate = 0.005;
    return spec;
}

int species_found(const Moment& m) {
    const int n = found(m);
    return m.shown.step < kTraining || n < 0 ? -1 : n <= 1 ? 0 : n - 1;
}

constexpr Transfer kTransfer = {
    .question =
        "A forger makes penguins, four measurements each, against an expert with a layer of 64 units. The real ones "
        "are of three species. Among how many of them will its penguins be found?",
    .choices = kSpecies,
    .right = 2,
    .preset = forged_penguins,
    .steps = kTraining,
    .answer = species_found,
    .why =
        "A species that the forger leaves out is a place where everything is real: such an expert learns to trust it, "
        "and "
        "that draws the forger there."};

}  // namespace

const Lesson forger = {.id = "forger",
                       .title = "Forger and expert",
                       .about = "How two networks that play against each other learn to make new things.",
                       .minutes = 5,
                       .levers = {},
                       .steps = kSteps,
                       .claims = kClaims,
                       .figures = kFigures,
                       .preset = forger_spec,
                       .transfer = &kTransfer};

}  // namespace lessons::rows
