// Lesson: what a picture by t-SNE does not say. It keeps neighbours well, and for that gives up sizes and distances; and it
// finds towns in noise. On word vectors, and on clouds whose sizes and distances are known. Source: Wattenberg, Viegas,
// Johnson 2016, How to Use t-SNE Effectively.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/exhibits/trust.h"
#include "lessons/figures.h"
#include "lessons/laid_out.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"
#include "train/number_text.h"
#include "train/plane_view.h"

namespace lessons::rows {
namespace {

constexpr double kFewNear = 2;                // a perplexity that knows hardly any neighbours
constexpr double kUsualNear = 30;             // the usual one
constexpr int kFarThrow = 1, kNearThrow = 3;  // layout seeds: far lies farther from near than large does; nearer
constexpr double kNearer = 0.9;               // far's distance over large's: below this far is clearly nearer

// Only to look at the features. The loss has no classes, so no regions are drawn that could contradict the colours of the
// things.
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

int towns_in(const std::vector<float>& places) { return count_towns(towns_of(places)); }

// What is seen now

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
    if (!rests_as(m, "tsne")) return -1;
    const double kept = trust_of(m).kept;
    return kept < 0.2 ? 0 : kept < 0.7 ? 1 : 2;
}

constexpr std::array kTsneChecks = {
    Check{"the words are seen through t-SNE, and it has come to rest",
          [](const Moment& m) { return rests_as(m, "tsne"); }},
};

constexpr std::array<std::string_view, 3> kWider = {"about ten times", "about three times", "hardly wider at all"};

int how_much_wider(const Moment& m) {
    if (!rests_as(m, "tsne") || !sees(m, "place")) return -1;
    const double ratio = ratios_in(*m.laid_out, 2, m.material).size;
    return ratio > 5 ? 0 : ratio > 1.8 ? 1 : 2;
}

constexpr std::array<std::string_view, 2> kFarther = {"about four times", "less than twice, or even narrower"};

int how_much_farther(const Moment& m) {
    if (!rests_as(m, "tsne") || !sees(m, "place")) return -1;
    return ratios_in(*m.laid_out, 2, m.material).gap > 2 ? 0 : 1;
}

constexpr std::array<std::string_view, 3> kTowns = {"none: one even cloud", "four, the clouds", "a dozen and more"};

int how_many_towns(const Moment& m) {
    if (!rests_as(m, "tsne") || !sees(m, "noise")) return -1;
    const int towns = towns_in(*m.laid_out);
    return towns <= 3 ? 0 : towns < 10 ? 1 : 2;
}

constexpr std::array<std::string_view, 3> kCrumbly = {"2", "30", "100"};

int which_is_crumbly(const Moment& m) {
    if (!rests_as(m, "tsne") || !sees(m, "place") || towns_in(*m.laid_out) < 20) return -1;
    return m.spec.perplexity < 5 ? 0 : m.spec.perplexity < 60 ? 1 : 2;
}

constexpr std::array kWallChecks = {
    Check{"the clouds are seen with a perplexity of 2",
          [](const Moment& m) { return sees(m, "place") && m.spec.perplexity <= kFewNear; }},
    Check{"it has come to rest: {towns} towns of five points and more",
          [](const Moment& m) { return sees(m, "place") && m.spec.perplexity <= kFewNear && rests_as(m, "tsne"); }},
};

constexpr std::array<std::string_view, 2> kTurnRound = {"no: far stays far", "yes, some do"};

bool is_turned_round(const Moment& m) {
    return rests_as(m, "tsne") && sees(m, "place") && ratios_in(*m.laid_out, 2, m.material).gap < kNearer;
}

int can_turn_round(const Moment& m) { return is_turned_round(m) ? 1 : -1; }

constexpr std::array kThrowChecks = {
    Check{"it has come to rest, and far lies at most 0.9 times as far from near as large does: {gap}", is_turned_round},
};

constexpr std::array kNoiseChecks = {
    Check{"the noise is seen with a perplexity of 30 or more",
          [](const Moment& m) { return sees(m, "noise") && m.spec.perplexity >= kUsualNear; }},
    Check{"it has come to rest, and at most five towns are left: {towns}",
          [](const Moment& m) {
              return sees(m, "noise") && m.spec.perplexity >= kUsualNear && rests_as(m, "tsne") &&
                     towns_in(*m.laid_out) <= 5;
          }},
};

constexpr std::array kSteps = {
    Step{.text = "Two thousand words, each a hundred numbers, through principal components: the straight view that "
                 "shows the most differences. It keeps {kept} of the ten words nearest to each. t-SNE does not look "
                 "from one side: it places the words itself, so that neighbours stay neighbours.",
         .predict = {.question = "How many of the ten nearest will t-SNE keep?",
                     .choices = kKept,
                     .answer = how_many_kept,
                     .right = "Right: {kept}. That is what it is for.",
                     .wrong = "It keeps {kept}. That is what it is for, and yet most are elsewhere."},
         .task = "Choose t-SNE above the map, and let it come to rest.",
         .checks = kTsneChecks,
         .done_text =
             "{kept} of the ten nearest. Topics that nobody told it have become towns. UMAP, in the same menu, works "
             "in much the same way, and keeps somewhat fewer here.",
         .hint = "\"principal components\" stands at the map's upper edge: press it, and choose t-SNE. It needs some "
                 "seconds.",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec.projection = "pca"; },
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.projection = "tsne"; }},
    Step{.text = "Now four clouds of points in ten dimensions, by t-SNE. We made them, so we know the truth: the cloud "
                 "called large is ten times as wide as the one called small.",
         .watch = "the two clouds, small and large.",
         .predict = {.question = "In this picture, how much wider is the cloud \"large\" than the cloud \"small\"?",
                     .choices = kWider,
                     .answer = how_much_wider,
                     .right = "Right: {size}.",
                     .wrong = "{size}. Every cloud gets the room that its number of things needs."},
         .done_text = "",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec = clouds_spec(); },
         .see_layer = 0},
    Step{.text = "The same picture. In truth the gap between the clouds called near and far is four times as wide as "
                 "the gap between near and large.",
         .predict = {.question = "In this picture, how much wider is the gap between \"near\" and \"far\" than the one "
                                 "between \"near\" and \"large\"?",
                     .choices = kFarther,
                     .answer = how_much_farther,
                     .right = "Right: {gap}. Gaps mean \"not neighbours\", and no more.",
                     .wrong = "{gap}. Gaps mean \"not neighbours\", and no more."},
         .done_text = "",
         .exhibit = "trust",
         .see_layer = 0},
    Step{.text =
             "Perplexity says about how many neighbours each thing counts as near. Here the same clouds are seen with "
             "six perplexities. In each, a point's nearest is of its own cloud. None shows how large the clouds are.",
         .predict = {.question = "Which perplexity will break the four clouds into dozens of crumbs?",
                     .choices = kCrumbly,
                     .answer = which_is_crumbly,
                     .right = "Right: with 2 it shows {towns} towns.",
                     .wrong = "2: it shows {towns} towns. With 30 and 50 there are four."},
         .task = "Look at the six, then click the one with most towns: it becomes the map.",
         .checks = kWallChecks,
         .done_text = "{towns} towns, and four clouds. What another perplexity does not show, the picture made.",
         .hint = "The button above opens the six. Each needs some seconds to come to rest. It is the first one.",
         .maps = "across=perplexity=2,5,10,30,50,100&bits_of=cloud",
         .exhibit = "trust",
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.perplexity = kFewNear; },
         .wrong_state = [](model::Spec& spec) { spec.perplexity = 50; }},
    Step{.text = "Perplexity is 30 again. Each throw begins from other random numbers, and so each draws another "
                 "picture. In "
                 "truth far lies four times as far from near as large does. On this throw it lies {gap} as far.",
         .predict = {.question = "Can another throw show far nearer to near than large is?",
                     .choices = kTurnRound,
                     .answer = can_turn_round,
                     .right = "Right: now it lies {gap} as far.",
                     .wrong = "It can: now it lies {gap} as far."},
         .task = "Throw again until far lies nearer to near than large does.",
         .checks = kThrowChecks,
         .done_text = "The clouds come again with every throw. Which of them lie side by side is luck.",
         .hint = "\"throw again\" stands at the map's upper edge; two of the first ten throws do it. The button "
                 "above shows all ten at once.",
         .maps = "across=throw=1..10/10&bits_of=cloud",
         .exhibit = "trust",
         .arrange =
             [](model::Spec& spec) {
                 spec = clouds_spec();
                 spec.throw_number = kFarThrow;
             },
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.throw_number = kNearThrow; },
         .wrong_state = [](model::Spec& spec) { spec.throw_number = 5; }},
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
    Step{.text =
             "Such a picture is good for asking who is near whom. It says nothing of sizes and gaps, and of towns only "
             "what "
             "comes again with another perplexity and another throw. Another throw alone is no proof: towns in noise "
             "come again, too. Whether a town means something, only the numbers can say.",
         .maps = "across=perplexity=2,5,10,30&down=throw=1,2&bits_of=cloud",
         .exhibit = "trust",
         .arrange = [](model::Spec& spec) { spec = noise_spec(); },
         .see_layer = 0},
};

// Claims

// The features of this Spec in a layout whose seed is the lab's. No places if that is not possible.
struct Laid {
    Run run;
    std::vector<float> places;
};

Laid lay_features(Lab& lab, model::Spec spec) {
    Laid laid{.run = train_model(lab, spec, 0), .places = {}};
    spec.throw_number = lab.seed;
    laid.places = laid_out(laid.run, 0, spec);
    return laid;
}

constexpr double kWall[] = {2, 5, 10, 30, 50, 100};

Laid lay_clouds(Lab& lab, double perplexity) {
    model::Spec spec = clouds_spec();
    spec.perplexity = perplexity;
    return lay_features(lab, spec);
}

// The share of the points whose nearest on the picture is of another cloud.
double share_of_strays(const Laid& laid) {
    const data::Column* cloud = data::find_column(laid.run.material->dataset.table, "cloud");
    if (cloud == nullptr) return 1;
    const int n = laid.run.shown.n_points;
    double strays = 0;
    for (int thing = 0; thing < n; ++thing) {
        const int nearest = projection::nearest_of(laid.places, 2, thing, 1).front();
        strays +=
            cloud->codes[static_cast<std::size_t>(nearest)] == cloud->codes[static_cast<std::size_t>(thing)] ? 0 : 1;
    }
    return strays / n;
}

double kept_by(const Laid& laid, const std::vector<float>& places) {
    constexpr int kSample = 150;
    const train::LayerSnapshot& features = laid.run.shown.layers.front();
    return projection::quality_of(features.values, features.n_units, places, kTrustNeighbours, kSample).kept;
}

// Whether a ratio of the clouds that is above `in_truth` is below 2 in their picture.
bool shrinks(Lab& lab, double Ratios::*ratio, double in_truth) {
    const Laid laid = lay_features(lab, clouds_spec());
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
              const Laid laid = lay_features(lab, spec);
              if (laid.places.empty()) return false;
              projection::Plane plane;
              const double flat = note(lab, "principal components",
                                       kept_by(laid, train::show_layer(laid.run.shown, 0, plane, {"pca", 1})));
              return note(lab, "t-SNE", kept_by(laid, laid.places)) >= 3 * flat;
          }},
    Claim{"So does UMAP, though it keeps fewer than t-SNE",
          [](Lab& lab) {
              model::Spec spec = words_spec();
              spec.projection = "tsne";
              const Laid tsne = lay_features(lab, spec);
              spec.projection = "umap";
              const Laid umap = lay_features(lab, spec);
              if (tsne.places.empty() || umap.places.empty()) return false;
              projection::Plane plane;
              const double flat = kept_by(umap, train::show_layer(umap.run.shown, 0, plane, {"pca", 1}));
              const double kept = note(lab, "UMAP", kept_by(umap, umap.places));
              return kept >= 3 * flat && kept < kept_by(tsne, tsne.places);
          }},
    Claim{"A cloud that is ten times as wide as another is less than twice as wide in the picture",
          [](Lab& lab) { return shrinks(lab, &Ratios::size, 8); }},
    Claim{"A gap that is four times as wide as another is less than twice as wide in the picture",
          [](Lab& lab) { return shrinks(lab, &Ratios::gap, 3.5); }},
    Claim{"With each of six perplexities, from 2 to 100, at most one point in a hundred has its nearest in another "
          "cloud, and large is less than three times as wide as small",
          [](Lab& lab) {
              double strays = 0, widest = 0;
              for (const double perplexity : kWall) {
                  const Laid laid = lay_clouds(lab, perplexity);
                  if (laid.places.empty()) return false;
                  strays = std::max(strays, share_of_strays(laid));
                  widest = std::max(widest, ratios_in(laid.places, 2, *laid.run.material).size);
              }
              note(lab, "most strays", strays);
              return strays <= 0.01 && note(lab, "large against small, at most", widest) < 3;
          }},
    Claim{"With a perplexity of 2 the four clouds lie in at least 20 towns, with 30 and 50 in four to six",
          [](Lab& lab) {
              const auto towns = [&](double perplexity) { return towns_in(lay_clouds(lab, perplexity).places); };
              const double crumbs = note(lab, "perplexity 2", towns(kFewNear));
              const double usual = note(lab, "perplexity 30", towns(kUsualNear)),
                           more = note(lab, "perplexity 50", towns(50));
              return crumbs >= 20 && usual >= 4 && usual <= 6 && more >= 4 && more <= 6;
          }},
    Claim{"Of ten throws at least one shows far nearer to near than large, and at least one shows it farther",
          [](Lab& lab) {
              double least = 1e9, most = 0;
              const Run run = train_model(lab, clouds_spec(), 0);
              for (int i = 1; i <= 10; ++i) {
                  model::Spec spec = clouds_spec();
                  spec.throw_number = 10 * lab.seed + i;
                  const std::vector<float> places = lessons::laid_out(run, 0, spec);
                  if (places.empty()) return false;
                  const double gap = ratios_in(places, 2, *run.material).gap;
                  least = std::min(least, gap);
                  most = std::max(most, gap);
              }
              return note(lab, "far against near gap, at least", least) < kNearer && note(lab, "at most", most) > 1.1;
          }},
    Claim{"Pure noise has at least ten towns at perplexity 2, and at most five at 50",
          [](Lab& lab) {
              model::Spec usual = noise_spec();
              usual.perplexity = 50;
              const Laid few = lay_features(lab, noise_spec()), many = lay_features(lab, usual);
              if (few.places.empty() || many.places.empty()) return false;
              return note(lab, "perplexity 2", towns_in(few.places)) >= 10 &&
                     note(lab, "perplexity 50", towns_in(many.places)) <= 5;
          }},
    Claim{"Towns in noise come again with another throw, at a perplexity of 2: of two points in one town three times "
          "of four "
          "both are in one there, too",
          [](Lab& lab) {
              const Laid one = lay_features(lab, noise_spec());
              model::Spec spec = noise_spec();
              spec.throw_number = lab.seed + 1000;
              const std::vector<float> other = lessons::laid_out(one.run, 0, spec);
              if (one.places.empty() || other.empty()) return false;
              return note(lab, "together again", together_again(towns_of(one.places), towns_of(other))) >= 0.75;
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
