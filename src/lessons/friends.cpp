// Lesson: graphs. Of 34 people of a club the side of two is told; a net that reads each person's neighbours knows the sides of
// nearly all others, and one that does not, guesses. Then oversmoothing: what too many rounds lose. Sources: Zachary 1977, An
// Information Flow Model for Conflict and Fission in Small Groups (the data); Kipf, Welling 2017, Semi-Supervised
// Classification with Graph Convolutional Networks; Li, Han, Wu 2018, Deeper Insights into Graph Convolutional Networks (too
// many rounds).
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

namespace lessons::rows {
namespace {

constexpr long kTraining = 300;
constexpr std::string_view kHead = "classify.told";
constexpr std::size_t kRounds = 7;

model::Spec club_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("karate"));
    spec.losses = {{.kind = "classify", .target = "told"}};
    spec.held_out = 0;
    spec.learning_rate = 0.02;
    spec.color_by = "side";
    return spec;
}

model::Spec alone_spec() {
    model::Spec spec = club_spec();
    spec.layers = {{.kind = "dense", .width = 8, .activation = "tanh"},
                   {.kind = "dense", .width = 8, .activation = "tanh"}};
    return spec;
}

model::Spec friends_spec() {
    model::Spec spec = club_spec();
    spec.layers = {{.kind = "nodes"},
                   {.kind = "graph_conv", .width = 8, .activation = "tanh"},
                   {.kind = "graph_conv", .width = 8, .activation = "tanh"},
                   {.kind = "own"}};
    return spec;
}

model::Spec without_edges(model::Spec spec) {
    for (model::LayerSpec& layer : spec.layers) layer.edges = false;
    return spec;
}

// Nothing but averages over neighbours, round after round.
model::Spec rounds_spec() {
    model::Spec spec = club_spec();
    spec.layers = {{.kind = "nodes"}};
    for (std::size_t i = 0; i < kRounds; ++i) spec.layers.push_back({.kind = "graph_mean"});
    spec.layers.push_back({.kind = "own"});
    return spec;
}

// The share of all people whose side the head says; NaN while there is no such head.
double right_of_all(const train::Snapshot& shown, const model::Material& material) {
    return accuracy_among(shown, material, kHead, "side", [](std::size_t) { return true; });
}
double right_of_all(const Moment& m) { return right_of_all(m.shown, m.material); }
double right_of_all(const Run& run) {
    return run.ok ? right_of_all(run.shown, *run.material) : std::numeric_limits<double>::quiet_NaN();
}

// How much people differ in a layer: the root of the summed variances of its units.
double difference_in(const train::LayerSnapshot& layer) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    const std::size_t n = layer.values.size() / std::max<std::size_t>(n_units, 1);
    double variance = 0;
    for (std::size_t unit = 0; unit < n_units; ++unit) {
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto x = static_cast<double>(layer.values[i * n_units + unit]);
            sum += x / static_cast<double>(n);
            squares += x * x / static_cast<double>(n);
        }
        variance += std::max(0.0, squares - sum * sum);
    }
    return std::sqrt(variance);
}

// What is left of the difference between people after so many rounds, as a share of that after the first; NaN while there
// are not so many.
double left_after(const train::Snapshot& shown, const model::Spec& spec, std::size_t rounds) {
    if (spec.layers.size() < rounds + 1 || shown.layers.size() < rounds + 2 || spec.layers[rounds].kind != "graph_mean")
        return std::numeric_limits<double>::quiet_NaN();
    return difference_in(shown.layers[rounds + 1]) / difference_in(shown.layers[2]);
}

constexpr std::array kFigures = {
    Figure{"sides", "sides right", [](const Moment& m) { return share_text(right_of_all(m)); }},
    Figure{"left_of_3", "left after 3 rounds",
           [](const Moment& m) { return share_text(left_after(m.shown, m.spec, 3)); }},
    Figure{"left_of_7", "left after 7 rounds",
           [](const Moment& m) { return share_text(left_after(m.shown, m.spec, kRounds)); }},
};

bool hears(const model::Spec& spec) {
    return std::any_of(spec.layers.begin(), spec.layers.end(),
                       [](const model::LayerSpec& layer) { return layer.kind == "graph_conv" && layer.edges; });
}
constexpr std::array<std::string_view, 3> kShares = {"about half: it guesses", "about three in four", "nearly all"};

int share_of_all(const Moment& m) {
    const double share = right_of_all(m);
    if (m.steps_since < kTraining || !std::isfinite(share)) return -1;
    return share < 0.72 ? 0 : share < 0.88 ? 1 : 2;
}

constexpr std::array kAloneChecks = {
    Check{"it has trained for 300 steps: {steps_since}", [](const Moment& m) { return m.steps_since >= kTraining; }},
};

constexpr std::array kFriendsChecks = {
    Check{"there is a graph convolution that hears its neighbours", [](const Moment& m) { return hears(m.spec); }},
    Check{"nine in ten sides are right: {sides}",
          [](const Moment& m) { return hears(m.spec) && m.steps_since >= kTraining && right_of_all(m) >= 0.88; }},
};

constexpr std::array kDeafChecks = {
    Check{"no graph convolution has its edges",
          [](const Moment& m) { return has_layer(m.spec, "graph_conv") && !hears(m.spec); }},
    Check{"fewer than three in four sides are right: {sides}",
          [](const Moment& m) {
              return has_layer(m.spec, "graph_conv") && !hears(m.spec) && m.steps_since >= kTraining &&
                     right_of_all(m) < 0.75;
          }},
};

constexpr std::array<std::string_view, 3> kMelts = {"more than before", "about as much as before", "hardly at all"};

int how_it_melts(const Moment& m) {
    const double left = left_after(m.shown, m.spec, kRounds);
    return !std::isfinite(left) ? -1 : left > 1.2 ? 0 : left > 0.6 ? 1 : 2;
}

constexpr std::array kSteps = {
    Step{.text = "A karate club broke in two: some went with their instructor, the others with the club's officers. "
                 "The network is told the sides of only two of the 34 people, the instructor and the president. All "
                 "that comes in about a person is which of the 34 it is.",
         .watch = "the colours: the sides that people took. Nobody tells them to the network.",
         .predict = {.question = "For how many of the 34 will it say the right side?",
                     .choices = kShares,
                     .answer = share_of_all,
                     .right = "Right: {sides}. The two it was told, and for the others it throws a coin.",
                     .wrong = "It is {sides}. It knows the two it was told; for the others it can only toss a coin."},
         .task = "Let it train for 300 steps.",
         .checks = kAloneChecks,
         .done_text = "{sides}. What it learned of two people says nothing about a third.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = kTraining},
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining},
    Step{
        .text =
            "Wayne Zachary, who studied the club, also wrote down who met whom outside of it: 78 pairs. Now the people "
            "are the nodes of a graph, and the pairs are its edges. In a graph convolution each node takes a mean of "
            "itself and its neighbours. Two such layers reach friends of friends. Still only two sides are told.",
        .predict = {.question = "For how many will it be right now?",
                    .choices = kShares,
                    .answer = share_of_all,
                    .right = "Right: {sides}.",
                    .wrong = "It is {sides}. Who meets whom says nearly everything."},
        .task = "Answer, and let it train until nine in ten sides are right.",
        .checks = kFriendsChecks,
        .done_text =
            "{sides}, from two names and a list of who met whom. The map has two towns, with a few people between "
            "them who had friends in both.",
        .hint = "It trains once you have answered; 300 steps are enough.",
        .par = {.steps = kTraining},
        .arrange =
            [](model::Spec& spec) {
                const int seed = spec.seed;
                spec = friends_spec();
                spec.seed = seed;
            },
        .waits_for_guess = true,
        .solve = [](model::Spec&) {},
        .solve_steps = kTraining,
        .wrong_state = [](model::Spec& spec) { spec = without_edges(spec); }},
    Step{.text =
             "Is it the edges, or the other architecture? A graph convolution without its edges is a dense layer. So "
             "the "
             "same layers once more, from new random weights, and with their edges switched off: nobody hears anybody.",
         .watch = "the arrow at the right of a graph convolution opens its fields: there is the switch.",
         .predict = {.question = "How many sides will be right without the edges?",
                     .choices = kShares,
                     .answer = share_of_all,
                     .right = "Right: {sides}. It was the edges.",
                     .wrong = "It is {sides}. It was the edges."},
         .task = "Answer, and let it train for 300 steps.",
         .checks = kDeafChecks,
         .done_text = "{sides}. The same layers, the same two names: without the meetings there is nothing to go by.",
         .hint = "It trains once you have answered. Switch the edges on again and see what the map does.",
         .par = {.steps = kTraining},
         .arrange =
             [](model::Spec& spec) {
                 const int seed = spec.seed;
                 spec = without_edges(friends_spec());
                 spec.seed = seed + 1;
             },
         .waits_for_guess = true,
         .solve = [](model::Spec&) {},
         .solve_steps = kTraining,
         .wrong_state = [](model::Spec& spec) { spec.layers = friends_spec().layers; }},
    Step{.text = "If two rounds are good, are seven better? Here nothing is learned: seven times, one after the other, "
                 "each person's numbers become the average of that person's and the neighbours' numbers. Each small "
                 "map below is stretched to fill its frame, so do not judge by its size.",
         .watch = "the small maps, from left to right.",
         .predict = {.question = "How much will people differ after seven rounds, compared with after the first?",
                     .choices = kMelts,
                     .answer = how_it_melts,
                     .right = "Right: {left_of_3} is left after three rounds, {left_of_7} after seven.",
                     .wrong = "{left_of_3} is left after three rounds, {left_of_7} after seven."},
         .done_text = "",
         .arrange = [](model::Spec& spec) { spec = rounds_spec(); }},
    Step{.text =
             "Each round makes neighbours more alike, and in a few rounds everybody is a neighbour of everybody. So "
             "most "
             "networks on graphs have two or three rounds. What they need is that friends are alike; where they are "
             "not, listening to them misleads.",
         .arrange = [](model::Spec& spec) { spec = friends_spec(); },
         .warm_steps = kTraining},
};

Run of(Lab& lab, const model::Spec& spec) { return train_model(lab, spec, kTraining); }

constexpr std::array kClaims = {
    Claim{"Told two sides, a net that hears neighbours is right about at least 88 % of 34",
          [](Lab& lab) { return note(lab, "with neighbours", right_of_all(of(lab, friends_spec()))) >= 0.88; }},
    Claim{"A dense net is right about less than 72 %",
          [](Lab& lab) { return note(lab, "alone", right_of_all(of(lab, alone_spec()))) < 0.72; }},
    Claim{"So is the graph net without its edges",
          [](Lab& lab) {
              return note(lab, "without edges", right_of_all(of(lab, without_edges(friends_spec())))) < 0.72;
          }},
    Claim{"After seven rounds of averages less than 60 % is left of how people differ after one",
          [](Lab& lab) {
              const Run run = train_model(lab, rounds_spec(), 0);
              return run.ok && note(lab, "left", left_after(run.shown, run.spec, kRounds)) < 0.6;
          }},
};

// The question on other data

constexpr std::array<std::string_view, 3> kRegions = {"one in six, or fewer", "about seven in ten", "nearly all"};

model::Spec regions_by_flights() {
    model::Spec spec = spec_that_asks("flights", {"region"}, "region");
    spec.features = {"airport"};
    spec.layers = {{.kind = "nodes"},
                   {.kind = "graph_conv", .width = 16, .activation = "tanh"},
                   {.kind = "graph_conv", .width = 16, .activation = "tanh"},
                   {.kind = "own"}};
    spec.learning_rate = 0.01;
    spec.batch = 32;
    spec.held_out = 0.3;
    return spec;
}

int regions_found(const Moment& m) {
    const double share = right(m, "classify.region");
    return share < 0.4 ? 0 : share < 0.88 ? 1 : 2;
}

constexpr Transfer kTransfer{
    .question =
        "Of 301 airports a network is told the region of seven in ten, and hears which ones have flights to each "
        "other; no coordinates. Of how many of the others will it say the region?",
    .choices = kRegions,
    .right = 1,
    .preset = regions_by_flights,
    .steps = 500,
    .answer = regions_found,
    .why =
        "{plain:classify.region}. Most flights go to airports of the same region, but hubs fly everywhere: a neighbour "
        "is "
        "less of a friend there."};

}  // namespace

const Lesson friends = {
    .id = "friends",
    .title = "Tell me who your friends are",
    .about = "See two names and a list of meetings place everybody, and what too much listening does.",
    .minutes = 5,
    .levers = {},
    .steps = kSteps,
    .claims = kClaims,
    .figures = kFigures,
    .preset = alone_spec,
    .transfer = &kTransfer};

}  // namespace lessons::rows
