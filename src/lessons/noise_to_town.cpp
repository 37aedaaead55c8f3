// Lesson: a second net watches a trained map and learns how a round cloud of noise has to flow to become the things on it. So
// noise becomes new things, as many of each kind as there are in the data. Sources: Lipman and others 2023, Flow Matching for
// Generative Modeling; Liu and others 2023, Flow Straight and Fast.
#include <algorithm>
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
constexpr int kWide = 64, kNarrow = 2;
constexpr std::string_view kTown = "one";

model::Spec flow_on(std::string_view dataset, std::string_view target, int width) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.losses = {{.kind = "classify", .target = std::string(target)}, {.kind = "flow", .maker = width}};
    spec.batch = 128;
    spec.learning_rate = 0.01;
    spec.schedule = "cosine";
    spec.horizon = static_cast<int>(kTraining);
    return spec;
}

model::Spec wide_spec() { return flow_on("digits", "digit", kWide); }
model::Spec narrow_spec() { return flow_on("digits", "digit", kNarrow); }

int width_of(const model::Spec& spec) {
    for (const model::LossSpec& loss : spec.losses) {
        if (loss.kind == "flow") return loss.maker;
    }
    return 0;
}

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// The largest difference between a town's share of the noise and its share of the data.
double farthest(const Moment& m) { return m.arrivals != nullptr ? m.arrivals->farthest : kUnknown; }
double farthest(const Run& run) {
    const auto arrivals = run.ok ? train::arrivals(run.shown, run.spec) : std::nullopt;
    return arrivals ? arrivals->farthest : kUnknown;
}

double share_in(const Moment& m, std::string_view town, bool of_data) {
    if (m.arrivals == nullptr) return kUnknown;
    const std::vector<std::string>& classes = m.arrivals->classes;
    const auto found = std::find(classes.begin(), classes.end(), town);
    if (found == classes.end()) return kUnknown;
    const auto k = static_cast<std::size_t>(found - classes.begin());
    return of_data ? m.arrivals->in_data[k] : m.arrivals->arrived[k];
}

std::string points_text(double share) {
    return std::isfinite(share) ? std::to_string(std::lround(share * 100)) + " points" : "...";
}

constexpr std::array kFigures = {
    Figure{"arrived", "of the noise among the ones",
           [](const Moment& m) { return share_text(share_in(m, kTown, false)); }},
    Figure{"in_data", "of the data among the ones",
           [](const Moment& m) { return share_text(share_in(m, kTown, true)); }},
    Figure{"farthest", "largest difference", [](const Moment& m) { return points_text(farthest(m)); }},
};

bool has_trained(const Moment& m) { return m.shown.step >= kTraining && std::isfinite(farthest(m)); }

constexpr std::array<std::string_view, 3> kOnes = {"hardly any", "about one in ten, as of the data", "half and more"};

int ones_arrived(const Moment& m) {
    const double share = share_in(m, kTown, false);
    if (!has_trained(m) || !std::isfinite(share)) return -1;
    return share < 0.04 ? 0 : share < 0.25 ? 1 : 2;
}

constexpr std::array<std::string_view, 2> kBends = {"5 percentage points at most, as before", "more than 5 points"};

int wide_or_narrow(const Moment& m) { return has_trained(m) ? (farthest(m) <= 0.05 ? 0 : 1) : -1; }

constexpr std::array kTrainedChecks = {Check{"3,000 steps: {steps}", has_trained}};
constexpr std::array kNarrowChecks = {
    Check{"the flow's net has two units in each layer", [](const Moment& m) { return width_of(m.spec) == kNarrow; }},
    Check{"3,000 steps: {steps}", has_trained}};

constexpr std::array kSteps = {
    Step{.text =
             "Handwritten digits, on a map that learns to tell them apart. A second net watches and moves nothing: it "
             "learns how a round cloud of noise has to flow to become this map. Each round dot began as noise; its "
             "colour is that of the region it arrives in. The slider below the map takes them back to noise and forth "
             "again.",
         .watch = "the dots between the towns: they get fewer.",
         .predict = {.question = "After 3,000 steps: how much of the noise will arrive among the ones?",
                     .choices = kOnes,
                     .answer = ones_arrived,
                     .right = "Right: {arrived} of the noise, where {in_data} of the data lie.",
                     .wrong = "{arrived} of the noise arrives there, where {in_data} of the data lie."},
         .task = "Let it train for 3,000 steps, and take the time back and forth.",
         .checks = kTrainedChecks,
         .done_text =
             "In no town is the share farther off than {farthest}. The net was never told of towns or shares: it "
             "learned one velocity for each place and time, and noise that follows it becomes the data.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{.text = "Everything begins anew, and the net of the flow has 2 units in each of its two layers instead of 64. "
                 "So small a net can only describe a flow that hardly bends.",
         .predict = {.question = "How far will the share of some town be off now?",
                     .choices = kBends,
                     .answer = wide_or_narrow,
                     .right = "Right: {farthest}. Look at the dots that stop between the towns.",
                     .wrong = "It is {farthest}. Look at the dots that stop between the towns."},
         .task = "Answer, and let it train for 3,000 steps.",
         .checks = kNarrowChecks,
         .done_text =
             "{farthest}. To part one cloud into ten towns, neighbours in the noise have to go separate ways, and "
             "that takes a net that can bend.",
         .hint = "It trains once you have answered.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = narrow_spec();
                 spec.seed = seed + 1;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state =
             [](model::Spec& spec) {
                 for (model::LossSpec& loss : spec.losses) loss.maker = kWide;
             }},
    Step{.text =
             "Programs that paint pictures from words do this with a map of many thousand dimensions, and a word says "
             "which way to flow. What they can make is what lies on their map: a flow finds the towns that are there. "
             "It founds none.",
         .arrange = [](model::Spec& spec) { spec = wide_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

constexpr std::array kClaims = {
    Claim{"The shares of the ten digits among what arrives are within 5 points of those in the data",
          [](Lab& lab) { return note(lab, "farthest", farthest(of(lab, wide_spec()))) <= 0.05; }},
    Claim{"With two units in each layer of the flow's net some share is more than 5 points off",
          [](Lab& lab) { return note(lab, "farthest", farthest(of(lab, narrow_spec()))) > 0.05; }},
    Claim{"The flow moves nothing: with and without it the map has the same accuracy within 3 points",
          [](Lab& lab) {
              model::Spec alone = wide_spec();
              alone.losses.pop_back();
              const double with = right(of(lab, wide_spec()), "classify.digit");
              const double without = right(of(lab, alone), "classify.digit");
              return std::abs(note(lab, "with", with) - note(lab, "without", without)) <= 0.03;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kShares = {"a third of the noise", "as much of the noise as of the penguins",
                                                     "hardly any: it is the smallest town"};

model::Spec flowing_penguins() { return flow_on("penguins", "species", kWide); }

int chinstraps_arrived(const Moment& m) {
    const double arrived = share_in(m, "Chinstrap", false), in_data = share_in(m, "Chinstrap", true);
    if (!has_trained(m) || !std::isfinite(arrived)) return -1;
    if (std::abs(arrived - in_data) <= 0.06) return 1;
    return arrived > in_data ? 0 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "Three species of penguins are learned apart, and a flow is learned from noise to their map. One in five "
        "penguins is a chinstrap. How much of the noise arrives in its town?",
    .choices = kShares,
    .right = 1,
    .preset = flowing_penguins,
    .steps = kTraining,
    .answer = chinstraps_arrived,
    .why =
        "The flow is taught with things drawn from the data, each as often as another. Where more of them lie, more "
        "noise "
        "is led."};

}  // namespace

const Lesson noise_to_town = {.id = "noise_to_town",
                              .title = "From noise to town",
                              .about = "How noise can flow to a map and become new things there.",
                              .minutes = 5,
                              .levers = {},
                              .steps = kSteps,
                              .claims = kClaims,
                              .figures = kFigures,
                              .preset = wide_spec,
                              .transfer = &kTransfer};

}  // namespace lessons::rows
