// Lesson: what a picture by t-SNE does not say. It keeps neighbours well, and for that gives up sizes and distances; and it
// finds towns in noise. On word vectors, and on clouds whose sizes and distances are known. Source: Wattenberg, Viegas,
// Johnson 2016, How to Use t-SNE Effectively.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/exhibits/trust.h"
#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"
#include "projection/layout.h"
#include "train/number_text.h"
#include "train/plane_view.h"

namespace lessons::rows {
namespace {

constexpr int kRest = 700;         // steps of a layout after which its picture hardly changes
constexpr double kFewNear = 2;     // a perplexity that knows hardly any neighbours
constexpr double kUsualNear = 30;  // the usual one
constexpr int kCrowd = 5;          // things that make a town

// For looking only: the features are seen large. What trains behind them asks for no classes, so there are no regions that
// would say something else than the colours.
model::Spec looking_at(std::string_view dataset) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers.clear();
    spec.losses = {{.kind = "neighbours"}};
    spec.speed = 1;
    return spec;
}

model::Spec words_spec() {
    model::Spec spec = looking_at("words");
    spec.features = {"vector"};
    return spec;
}

model::Spec clouds_spec() {
    model::Spec spec = looking_at("clouds");
    spec.projection = "tsne";
    spec.perplexity = kUsualNear;
    return spec;
}

model::Spec noise_spec() {
    model::Spec spec = clouds_spec();
    spec.features = {"noise"};
    spec.perplexity = kFewNear;
    return spec;
}

// The things of a cloud, and what a picture [N, 2] or rows [N, D] make of it: its middle, and the median distance from it.
struct Cloud {
    std::vector<double> middle;
    double radius = 0;
};

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t d = 0; d < a.size(); ++d) squares += (a[d] - b[d]) * (a[d] - b[d]);
    return std::sqrt(squares);
}

Cloud cloud_in(const std::vector<float>& rows, int n_dims, const model::Material& material, std::string_view name) {
    const data::Column* cloud = data::find_column(material.dataset.table, "cloud");
    const auto d = static_cast<std::size_t>(n_dims);
    Cloud found{.middle = std::vector<double>(d, 0.0)};
    std::vector<std::vector<double>> places;
    for (std::size_t thing = 0; cloud != nullptr && thing < cloud->codes.size(); ++thing) {
        if (cloud->categories[static_cast<std::size_t>(cloud->codes[thing])] != name) continue;
        places.emplace_back(rows.begin() + static_cast<std::ptrdiff_t>(thing * d),
                            rows.begin() + static_cast<std::ptrdiff_t>((thing + 1) * d));
    }
    std::vector<double> away;
    for (const auto& place : places) {
        for (std::size_t i = 0; i < d; ++i) found.middle[i] += place[i] / static_cast<double>(places.size());
    }
    for (const auto& place : places) away.push_back(distance(place, found.middle));
    std::sort(away.begin(), away.end());
    if (!away.empty()) found.radius = away[away.size() / 2];
    return found;
}

// How many times as wide the large cloud is as the small one, and how many times as far the far one lies from the near one
// as the large one does.
struct Ratios {
    double size = 0, gap = 0;
};
Ratios ratios_in(const std::vector<float>& rows, int n_dims, const model::Material& material) {
    const Cloud small = cloud_in(rows, n_dims, material, "small"), large = cloud_in(rows, n_dims, material, "large");
    const Cloud near = cloud_in(rows, n_dims, material, "near"), far = cloud_in(rows, n_dims, material, "far");
    return {large.radius / small.radius, distance(far.middle, near.middle) / distance(large.middle, near.middle)};
}

// Towns of a picture: groups of at least five things that are joined by steps of at most three times the usual distance to
// the nearest thing.
int towns_in(const std::vector<float>& places) {
    const std::size_t n = places.size() / 2;
    if (n < 2) return 0;
    const auto squared = [&](std::size_t i, std::size_t j) {
        const float dx = places[2 * i] - places[2 * j], dy = places[2 * i + 1] - places[2 * j + 1];
        return dx * dx + dy * dy;
    };
    std::vector<float> nearest(n, std::numeric_limits<float>::max());
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i != j) nearest[i] = std::min(nearest[i], squared(i, j));
        }
    }
    std::sort(nearest.begin(), nearest.end());
    const float reach = 9 * nearest[n / 2];
    std::vector<std::size_t> town(n);
    std::iota(town.begin(), town.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (town[i] != i) i = town[i] = town[town[i]];
        return i;
    };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            if (squared(i, j) < reach) town[root(i)] = root(j);
        }
    }
    std::vector<int> counts(n, 0);
    for (std::size_t i = 0; i < n; ++i) ++counts[root(i)];
    return static_cast<int>(std::count_if(counts.begin(), counts.end(), [](int count) { return count >= kCrowd; }));
}

// What is seen now

bool lies(const Moment& m, std::string_view method) {
    return m.laid_out != nullptr && m.spec.projection == method && m.layout_step >= kRest;
}
bool is_clouds(const Moment& m) {
    return m.spec.dataset == "clouds" && m.laid_out != nullptr &&
           m.laid_out->size() == 2 * static_cast<std::size_t>(m.shown.n_points);
}
bool sees(const Moment& m, std::string_view feature) { return is_clouds(m) && is_on(m.spec, feature); }

std::string times_text(double ratio) { return train::number_text(std::round(10 * ratio) / 10) + " times"; }

constexpr std::array kFigures = {
    Figure{"kept", "of the 10 nearest kept", [](const Moment& m) { return share_text(trust_of(m).kept); }},
    Figure{"size", "large against small",
           [](const Moment& m) {
               return sees(m, "place") ? times_text(ratios_in(*m.laid_out, 2, m.material).size) : std::string("...");
           }},
    Figure{"gap", "far gap against near gap",
           [](const Moment& m) {
               return sees(m, "place") ? times_text(ratios_in(*m.laid_out, 2, m.material).gap) : std::string("...");
           }},
    Figure{"towns", "towns",
           [](const Moment& m) { return is_clouds(m) ? std::to_string(towns_in(*m.laid_out)) : std::string("..."); }},
};

constexpr std::array<std::string_view, 3> kKept = {"as few as before", "about four in ten", "nearly all"};

int how_many_kept(const Moment& m) {
    if (!lies(m, "tsne")) return -1;
    const double kept = trust_of(m).kept;
    return kept < 0.2 ? 0 : kept < 0.7 ? 1 : 2;
}

constexpr std::array kTsneChecks = {
    Check{"the words are seen through t-SNE, and it has come to rest", [](const Moment& m) { return lies(m, "tsne"); }},
};

constexpr std::array<std::string_view, 3> kWider = {"about ten times", "about three times", "hardly wider at all"};

int how_much_wider(const Moment& m) {
    if (!lies(m, "tsne") || !sees(m, "place")) return -1;
    const double ratio = ratios_in(*m.laid_out, 2, m.material).size;
    return ratio > 5 ? 0 : ratio > 1.8 ? 1 : 2;
}

constexpr std::array<std::string_view, 2> kFarther = {"about four times", "less than twice, or even narrower"};

int how_much_farther(const Moment& m) {
    if (!lies(m, "tsne") || !sees(m, "place")) return -1;
    return ratios_in(*m.laid_out, 2, m.material).gap > 2 ? 0 : 1;
}

constexpr std::array<std::string_view, 3> kTowns = {"none: one even cloud", "four, the clouds", "a dozen and more"};

int how_many_towns(const Moment& m) {
    if (!lies(m, "tsne") || !sees(m, "noise")) return -1;
    const int towns = towns_in(*m.laid_out);
    return towns <= 3 ? 0 : towns < 10 ? 1 : 2;
}

constexpr std::array kNoiseChecks = {
    Check{"the noise is seen with a perplexity of 30 or more",
          [](const Moment& m) { return sees(m, "noise") && m.spec.perplexity >= kUsualNear; }},
    Check{"it has come to rest, and at most five towns are left: {towns}",
          [](const Moment& m) {
              return sees(m, "noise") && m.spec.perplexity >= kUsualNear && lies(m, "tsne") &&
                     towns_in(*m.laid_out) <= 5;
          }},
};

constexpr std::array kSteps = {
    Step{.text =
             "Two thousand words, each a hundred numbers, on the flat view that shows most of them. Of the ten nearest "
             "words of each, it keeps {kept}. t-SNE draws no flat view: it places the words itself, so that "
             "neighbours stay neighbours.",
         .predict = {.question = "How many of the ten nearest will t-SNE keep?",
                     .choices = kKept,
                     .answer = how_many_kept,
                     .right = "Right: {kept}. That is what it is for.",
                     .wrong = "It keeps {kept}. That is what it is for, and yet most are elsewhere."},
         .task = "Choose t-SNE above the map, and let it come to rest.",
         .checks = kTsneChecks,
         .done_text = "{kept} of the ten nearest. Topics that nobody told it have become towns.",
         .hint = "\"principal components\" stands at the map's upper edge: press it, and choose t-SNE. It needs some "
                 "seconds.",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec.projection = "pca"; },
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.projection = "tsne"; }},
    Step{.text = "Now four clouds of points in ten dimensions, by t-SNE. We made them, so we know the truth: the cloud "
                 "called large is ten times as wide as the one called small.",
         .watch = "the two clouds, small and large.",
         .predict = {.question = "How much wider than small is large in this picture?",
                     .choices = kWider,
                     .answer = how_much_wider,
                     .right = "Right: {size}.",
                     .wrong = "{size}. Every cloud gets the room that its number of things needs."},
         .done_text = "",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec = clouds_spec(); },
         .see_layer = 0},
    Step{.text = "The same picture. In truth far lies four times as far from near as large does: a long empty way.",
         .predict = {.question = "How much wider is the gap from near to far than the one from near to large, here?",
                     .choices = kFarther,
                     .answer = how_much_farther,
                     .right = "Right: {gap}. Gaps mean \"not neighbours\", and no more.",
                     .wrong = "{gap}. Gaps mean \"not neighbours\", and no more."},
         .done_text = "",
         .exhibit = "trust",
         .see_layer = 0},
    Step{.text = "Perplexity says about how many neighbours each thing counts as near. Here the same clouds are seen "
                 "with six "
                 "of them. Which shows the truth? All show that there are four clouds, and none how large they are.",
         .maps = "across=perplexity=2,5,10,30,50,100&bits_of=cloud",
         .exhibit = "trust",
         .see_layer = 0},
    Step{.text = "Last, the features are exchanged: ten columns of pure noise, and the clouds are not in them. "
                 "Perplexity is "
                 "2, so each point holds on to a neighbour or two.",
         .watch = "towns.",
         .predict = {.question = "How many towns will there be in noise?",
                     .choices = kTowns,
                     .answer = how_many_towns,
                     .right = "Right: {towns} towns of five points and more, of nothing.",
                     .wrong = "{towns} towns of five points and more, of nothing."},
         .task = "Raise the perplexity to 30 or more and let it come to rest.",
         .checks = kNoiseChecks,
         .done_text = "{towns} left. With more neighbours to please, what was only chance falls together into one.",
         .hint = "The card \"10 dimensions, laid flat\" has the slider. Each change goes on from where the picture is.",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec = noise_spec(); },
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.perplexity = 50; },
         .wrong_state = [](model::Spec& spec) { spec.perplexity = 5; }},
    Step{.text = "Such a picture is good for asking who is near whom. It says nothing of sizes and gaps, and of towns "
                 "only what "
                 "comes again with another perplexity and another throw. And whether a town means something, only the "
                 "numbers can say.",
         .maps = "across=throw=1,2,3,4&bits_of=cloud",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec = clouds_spec(); },
         .see_layer = 0},
};

// Claims

// The features of this Spec, laid out until they rest; empty if that is not possible. The lab's seed throws the layout.
struct Laid {
    Run run;
    std::vector<float> places;
};

Laid laid_out(Lab& lab, model::Spec spec) {
    Laid laid{.run = train_model(lab, spec, 0), .places = {}};
    if (!laid.run.ok) return laid;
    spec.throw_number = lab.seed;
    const std::optional<projection::LayoutSettings> settings = train::layout_of(spec);
    const train::LayerSnapshot& features = laid.run.shown.layers.front();
    if (!settings) return laid;
    core::Result<projection::Layout> layout = projection::begin(features.values, features.n_units, *settings);
    if (!layout.ok()) return laid;
    while (!projection::is_at_rest(layout.value())) projection::steps(layout.value(), 50);
    laid.places = layout.value().positions;
    return laid;
}

double kept_by(const Laid& laid, const std::vector<float>& places) {
    constexpr int kSample = 150;
    const train::LayerSnapshot& features = laid.run.shown.layers.front();
    return projection::quality_of(features.values, features.n_units, places, kTrustNeighbours, kSample).kept;
}

// Whether a ratio of the clouds that is above `in_truth` is below 2 in their picture.
bool shrinks(Lab& lab, double Ratios::*ratio, double in_truth) {
    const Laid laid = laid_out(lab, clouds_spec());
    if (laid.places.empty()) return false;
    const train::LayerSnapshot& features = laid.run.shown.layers.front();
    const double truth = note(lab, "in truth", ratios_in(features.values, features.n_units, *laid.run.material).*ratio);
    return truth > in_truth && note(lab, "in the picture", ratios_in(laid.places, 2, *laid.run.material).*ratio) < 2;
}

constexpr std::array kClaims = {
    Claim{"t-SNE keeps at least three times as many of a word's 10 nearest as principal components",
          [](Lab& lab) {
              model::Spec spec = words_spec();
              spec.projection = "tsne";
              const Laid laid = laid_out(lab, spec);
              if (laid.places.empty()) return false;
              projection::Plane plane;
              const double flat = note(lab, "principal components",
                                       kept_by(laid, train::show_layer(laid.run.shown, 0, plane, {"pca", 1})));
              return note(lab, "t-SNE", kept_by(laid, laid.places)) >= 3 * flat;
          }},
    Claim{"A cloud that is ten times as wide as another is less than twice as wide in the picture",
          [](Lab& lab) { return shrinks(lab, &Ratios::size, 8); }},
    Claim{"A gap that is four times as wide as another is less than twice as wide in the picture",
          [](Lab& lab) { return shrinks(lab, &Ratios::gap, 3.5); }},
    Claim{"Pure noise has at least ten towns at perplexity 2, and at most five at 50",
          [](Lab& lab) {
              model::Spec usual = noise_spec();
              usual.perplexity = 50;
              const Laid few = laid_out(lab, noise_spec()), many = laid_out(lab, usual);
              if (few.places.empty() || many.places.empty()) return false;
              return note(lab, "perplexity 2", towns_in(few.places)) >= 10 &&
                     note(lab, "perplexity 50", towns_in(many.places)) <= 5;
          }},
};

// The question on other data

constexpr std::array<std::string_view, 3> kSameDigit = {"one in ten, as by chance", "about half", "about nine in ten"};

model::Spec digits_by_neighbours() {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.layers = {{.kind = "dense", .width = 64, .activation = "tanh"}};
    spec.losses = {{.kind = "neighbours"}};
    spec.learning_rate = 0.02;
    spec.batch = 128;
    spec.held_out = 0;
    spec.color_by = "digit";
    return spec;
}

int nearest_same_digit(const Moment& m) {
    const double same = agreement_beyond_chance(m, "digit");
    return !std::isfinite(same) ? -1 : same < 0.3 ? 0 : same < 0.7 ? 1 : 2;
}

constexpr Transfer kTransfer{
    .question =
        "A network lays 1,797 handwritten digits on a plane, and is asked for one thing: that neighbours stay "
        "neighbours. It is not told which digit is which. How often is a digit's nearest on the plane the same "
        "digit?",
    .choices = kSameDigit,
    .right = 2,
    .preset = digits_by_neighbours,
    .steps = 1500,
    .answer = nearest_same_digit,
    .why =
        "Who lies beside whom is what such a picture is asked for, and there one can believe it. How large a town is, "
        "and "
        "how far from the next, nobody asked."};

}  // namespace

const Lesson empty_towns = {.id = "empty_towns",
                            .title = "Towns that mean nothing",
                            .about = "Say what a picture by t-SNE shows, and what it only seems to show.",
                            .minutes = 5,
                            .levers = {.architecture = false, .loss = false},
                            .steps = kSteps,
                            .claims = kClaims,
                            .figures = kFigures,
                            .preset = words_spec,
                            .transfer = &kTransfer};

}  // namespace lessons::rows
