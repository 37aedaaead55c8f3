// Lesson: good embeddings put similar things close together (cars as towns, kinds of car as countries): Mercedes town
// beside BMW-burg, far from Bus-ville. Which things are similar depends on the features and on the loss. On 93 cars and
// 8 buses of 1993.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kType = "classify.type";
constexpr int kMercedesRow = 58;
constexpr std::string_view kBmw = "BMW 535i";
constexpr std::size_t kFew = 5;
constexpr std::array<std::string_view, 5> kAll = {"price", "engine", "weight", "size", "passengers"};
constexpr std::array<std::string_view, 2> kNoSize = {"price", "engine"};

void set_features(model::Spec& spec, std::span<const std::string_view> ids) {
    spec.features.assign(ids.begin(), ids.end());
}

// Fuel economy stays out: it is weight once more, and vans would be known by it. A small network and much weight decay,
// because a larger one learns 101 things by heart: then vans are called vans whatever comes in.
model::Spec town_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("cars93"));
    spec.map_style = "fantasy";
    set_features(spec, kAll);
    spec.losses[0].weight = 2;
    spec.losses.push_back({.kind = "neighbours", .weight = 0.5, .perplexity = 10});
    spec.layers = {model::LayerSpec{.width = 8}};
    spec.decay = 0.6;
    spec.held_out = 0.1;  // of nine vans and eight buses few can be spared
    return spec;
}

// distances from Mercedes town

// NaN where one of them is not there: the lesson's last question has other data.
double apart(const train::Snapshot& shown, int a, int b) {
    if (std::min(a, b) < 0 || std::max(a, b) >= shown.n_points) return std::nan("");
    const auto i = static_cast<std::size_t>(a) * 2, j = static_cast<std::size_t>(b) * 2;
    return std::hypot(static_cast<double>(shown.points[i] - shown.points[j]),
                      static_cast<double>(shown.points[i + 1] - shown.points[j + 1]));
}

// Towns by their distance from the town at a thing, without itself.
std::vector<const data::Town*> towns_from(const model::Material& material, const train::Snapshot& shown, int thing) {
    std::vector<const data::Town*> towns;
    for (const data::Town& town : material.dataset.towns) {
        if (town.thing != thing) towns.push_back(&town);
    }
    std::sort(towns.begin(), towns.end(), [&](const data::Town* a, const data::Town* b) {
        return apart(shown, thing, a->thing) < apart(shown, thing, b->thing);
    });
    return towns;
}

std::string near_towns(const Moment& m) {
    std::string names;
    const auto towns = towns_from(m.material, m.shown, kMercedesRow);
    for (std::size_t i = 0; i < 3 && i < towns.size(); ++i) names += (i == 0 ? "" : ", ") + towns[i]->name;
    return names.empty() ? "..." : names;
}

// How many towns are nearer to Mercedes town than BMW-burg.
int nearer_than_bmw(const model::Material& material, const train::Snapshot& shown) {
    const auto towns = towns_from(material, shown, kMercedesRow);
    const int bmw = thing_named(material, kBmw);
    const auto found = std::find_if(towns.begin(), towns.end(), [&](const auto* town) { return town->thing == bmw; });
    return static_cast<int>(found - towns.begin());
}

// How many times as far from Mercedes town as BMW-burg the nearest bus is.
double buses_away(const model::Material& material, const train::Snapshot& shown) {
    const data::Column* type = data::find_column(material.dataset.table, "type");
    double nearest = std::nan("");
    for (int i = 0; type != nullptr && i < shown.n_points; ++i) {
        const int code = type->codes[static_cast<std::size_t>(i)];
        if (code < 0 || type->categories[static_cast<std::size_t>(code)] != "Bus") continue;
        nearest = std::fmin(nearest, apart(shown, kMercedesRow, i));
    }
    return nearest / apart(shown, kMercedesRow, thing_named(material, kBmw));
}

std::string times_text(double times) {
    if (!std::isfinite(times)) return "...";
    const long tenths = std::lround(times * 10);
    const std::string tenth = times < 10 ? "." + std::to_string(tenths % 10) : "";
    return std::to_string(times < 10 ? tenths / 10 : std::lround(times)) + tenth + " times";
}

// The share of vans, or of buses, that the head takes for what they are; NaN without such a head.
double called_right(const model::Material& material, const train::Snapshot& shown, std::string_view type) {
    const train::HeadSnapshot* head = find_head(shown, kType);
    const data::Column* column = data::find_column(material.dataset.table, "type");
    if (head == nullptr || column == nullptr || head->predictions.empty()) return std::nan("");
    const std::size_t n_classes = head->outputs.size();
    double all = 0, right = 0;
    for (std::size_t i = 0; i < column->codes.size(); ++i) {
        const int code = column->codes[i];
        if (code < 0 || column->categories[static_cast<std::size_t>(code)] != type) continue;
        const float* said = head->predictions.data() + i * n_classes;
        ++all;
        if (std::max_element(said, said + n_classes) - said == code) ++right;
    }
    return all > 0 ? right / all : std::nan("");
}

std::string count_text(const Moment& m, std::string_view type, int of) {
    const double share = called_right(m.material, m.shown, type);
    return std::isfinite(share) ? std::to_string(std::lround(share * of)) + " of " + std::to_string(of) : "...";
}

constexpr std::array kFigures = {
    Figure{"near_towns", "nearest towns", near_towns},
    Figure{"buses_away", "buses are farther",
           [](const Moment& m) { return times_text(buses_away(m.material, m.shown)); }},
    Figure{"vans", "vans in Vanland", [](const Moment& m) { return count_text(m, "Van", 9); }},
    Figure{"buses", "buses in Busland", [](const Moment& m) { return count_text(m, "Bus", 8); }},
    Figure{"kept", "neighbours kept",
           [](const Moment& m) { return share_text(neighbours_kept(m.spec, m.material, m.shown, kFew)); }},
    Figure{"same_type", "same type as nearest",
           [](const Moment& m) { return share_text(same_as_nearest(m.material, m.shown, "type")); }},
    Figure{"price_apart", "price apart",
           [](const Moment& m) {
               return "$" + std::to_string(std::lround(difference_to_nearest(m.material, m.shown, "price") * 1000));
           }},
};

constexpr std::array kFindChecks = {
    Check{"Mercedes-Benz 300E is pinned", [](const Moment& m) { return m.pinned == kMercedesRow; }},
};

// step 2: distances

constexpr std::array<std::string_view, 3> kShares = {"nearly all", "about half", "hardly any"};
int kept_choice(const Moment& m) {
    const double kept = neighbours_kept(m.spec, m.material, m.shown, kFew);
    return kept > 0.75 ? 0 : kept > 0.25 ? 1 : 2;
}

// step 3: vans

constexpr std::array<std::string_view, 4> kLands = {"only that of the vans", "only that of the buses", "both",
                                                    "neither"};
bool is_gone(double share) { return share < 0.5; }
int gone_choice(const Moment& m) {
    const bool vans = is_gone(called_right(m.material, m.shown, "Van"));
    const bool buses = is_gone(called_right(m.material, m.shown, "Bus"));
    if (find_head(m.shown, kType) == nullptr) return -1;
    return vans && buses ? 2 : vans ? 0 : buses ? 1 : 3;
}

bool only(const model::Spec& spec, std::span<const std::string_view> features) {
    return spec.features.size() == features.size() &&
           std::all_of(features.begin(), features.end(), [&](std::string_view id) { return is_on(spec, id); });
}

constexpr std::array kVanChecks = {
    Check{"only price and engine are on", [](const Moment& m) { return only(m.spec, kNoSize); }},
    Check{"800 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 800; }},
};

// steps 4 and 5: other questions

constexpr std::array<std::string_view, 2> kNeighbours = {"each keeps its neighbours", "most get other neighbours"};
// Neighbours with similar prices are neighbours by the new question, not by the old one.
int neighbour_choice(const Moment& m) { return difference_to_nearest(m.material, m.shown, "price") < 3 ? 1 : 0; }

constexpr std::array kPriceChecks = {
    Check{"type counts nothing: {weight:type}", [](const Moment& m) { return weight_of(m.spec, "type") <= 0.02; }},
    Check{"a loss asks for price: {weight:price}", [](const Moment& m) { return weight_of(m.spec, "price") >= 0.5; }},
    Check{"800 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 800; }},
};

constexpr std::array kShapeChecks = {
    Check{"price counts nothing: {weight:price}", [](const Moment& m) { return weight_of(m.spec, "price") <= 0.02; }},
    Check{"a loss asks for length: {weight:length}",
          [](const Moment& m) { return weight_of(m.spec, "length") >= 0.5; }},
    Check{"800 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 800; }},
};

void ask_for(model::Spec& spec, std::string_view target) {
    for (model::LossSpec& loss : spec.losses) {
        if (!loss.target.empty()) loss.weight = 0;
    }
    const std::string kind = target == "price" ? "regress" : "classify";
    spec.losses.push_back({.kind = kind, .target = std::string(target), .weight = 1});
}

constexpr std::array kSteps = {
    Step{.text = "93 cars and 8 buses of 1993 as a land. Each of them is a town, and each type is a country. For many "
                 "makes, one town has its name on the map. Nobody drew this. A network was asked for two things: tell "
                 "the type of each, and keep those together that are alike.",
         .watch = "who is whose neighbour: Mercedes town, BMW-burg, Bus-ville.",
         .task = "Find Mercedes town and click its dot.",
         .checks = kFindChecks,
         .done_text =
             "The nearest towns with a name: {near_towns}. The nearest bus is {buses_away} as far away as BMW-burg.",
         .hint = "The car is a Mercedes-Benz 300E, of midsize. The magnifying glass on the map, or the key /, finds it "
                 "by this name.",
         .solve_pin = kMercedesRow},
    Step{.text = "Every one came in as nine numbers: price, engine, weight, size, seats. The map has room for two. "
                 "Something has to give.",
         .predict = {.question = "Take the five cars most like one car by those numbers. How many of them are still "
                                 "among its five nearest on the map?",
                     .choices = kShares,
                     .answer = kept_choice,
                     .right = "Right: {kept}, over all of them.",
                     .wrong = "It is {kept}, over all of them."}},
    Step{.text = "Features draw the borders. Vans have seven seats and are heavy. Buses are long and have a huge "
                 "engine. Suppose only price and engine come in.",
         .predict = {.question = "Which country will be lost?",
                     .choices = kLands,
                     .answer = gone_choice,
                     .right = "Right: so it came.",
                     .wrong = "It turned out otherwise: count them."},
         .task = "Switch weight, outer size and seats off.",
         .checks = kVanChecks,
         .done_text = "By price and engine a van is like any other car: Vanland still holds {vans} vans, and Busland "
                      "{buses} buses. A bus is still known by its engine.",
         .hint = "Three switches on the card \"Features\".",
         .par = {.steps = 800, .features = 2},
         .solve = [](model::Spec& spec) { set_features(spec, kNoSize); },
         .solve_steps = 800,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.features = {"price", "weight"};
             }},
    Step{.text = "Everything comes in again. Now the question changes: not what type it is, but what it costs.",
         .predict = {.question = "The cars are the same. What will happen to the towns?",
                     .choices = kNeighbours,
                     .answer = neighbour_choice,
                     .right = "Right: neighbours now differ by {price_apart}, and {same_type} are of one type.",
                     .wrong = "Look: neighbours now differ by {price_apart}, and {same_type} are of one type."},
         .task = "Add a loss \"regress price\" and pull that of type to 0.",
         .checks = kPriceChecks,
         .done_text = "The same cars, the same figures, another land. Nearest to Mercedes town are now {near_towns}.",
         .hint = "\"+ loss\" below the losses, then choose regress and price. The slider of type goes to 0.",
         .par = {.steps = 800},
         .arrange = [](model::Spec& spec) { set_features(spec, kAll); },
         .warm_steps = 600,
         .solve = [](model::Spec& spec) { ask_for(spec, "price"); },
         .solve_steps = 1200,
         .wrong_state = [](model::Spec& spec) { set_weight(spec, "type", 0); }},
    Step{.text = "One more question about the same figures, now about shape: is it short, medium or long? Price counts "
                 "no more.",
         .watch = "where Mercedes town goes. The car is 187 inches long: medium.",
         .task = "Add a loss \"classify length\" and pull that of price to 0.",
         .checks = kShapeChecks,
         .done_text = "The towns have moved again. Nearest to Mercedes town are now {near_towns}. \"Near\" means: near "
                      "for the question that was asked.",
         .hint = "\"+ loss\" below the losses, then choose classify and length. The slider of price goes to 0.",
         .par = {.steps = 800},
         .solve = [](model::Spec& spec) { ask_for(spec, "length"); },
         .solve_steps = 1200,
         .wrong_state = [](model::Spec& spec) { set_weight(spec, "price", 0); }},
    Step{.text = "A map is good when what is near on it is near for you. Mercedes town lies beside BMW-burg if you ask "
                 "for the type, and among the dearest if you ask for the price. Bus-ville is far from both, unless the "
                 "question does not tell buses from cars. Much is luck, too: another seed draws another coast."},
};

// claims

constexpr long kClaimSteps = 1500;

double lands(Lab& lab, std::string_view name, const Run& run, double (*measure)(const Run& run)) {
    return note(lab, name, run.ok ? measure(run) : std::nan(""));
}

Run asked_for_type(Lab& lab) { return train_model(lab, town_spec(), kClaimSteps); }
Run asked_for(Lab& lab, std::string_view target) {
    model::Spec spec = town_spec();
    ask_for(spec, target);
    return train_model(lab, std::move(spec), kClaimSteps);
}

double type_shared(const Run& run) { return same_as_nearest(*run.material, run.shown, "type"); }
double price_apart(const Run& run) { return difference_to_nearest(*run.material, run.shown, "price"); }
double length_shared(const Run& run) { return same_as_nearest(*run.material, run.shown, "length"); }

// The share of towns whose nearest town is another one on the other map.
double moved(const Run& a, const Run& b) {
    double n = 0, others = 0;
    for (const data::Town& town : a.material->dataset.towns) {
        const auto on_a = towns_from(*a.material, a.shown, town.thing);
        const auto on_b = towns_from(*b.material, b.shown, town.thing);
        ++n;
        if (on_a.front()->thing != on_b.front()->thing) ++others;
    }
    return n > 0 ? others / n : 0;
}

bool mercedes_is_near_bmw(Lab& lab) {
    const Run run = asked_for_type(lab);
    const double nearer = lands(lab, "towns nearer to Mercedes than BMW", run, [](const Run& r) {
        return static_cast<double>(nearer_than_bmw(*r.material, r.shown));
    });
    const double away = lands(lab, "times as far to the nearest bus", run,
                              [](const Run& r) { return buses_away(*r.material, r.shown); });
    return nearer <= 5 && away >= 2;
}

bool vans_dissolve(Lab& lab) {
    model::Spec spec = town_spec();
    set_features(spec, kNoSize);
    const auto vans = [](const Run& r) { return called_right(*r.material, r.shown, "Van"); };
    const auto buses = [](const Run& r) { return called_right(*r.material, r.shown, "Bus"); };
    const Run all = asked_for_type(lab), few = train_model(lab, std::move(spec), kClaimSteps);
    const double stood = lands(lab, "vans right, all on", all, vans);
    const double left = lands(lab, "vans right, price and engine", few, vans);
    const double buses_left = lands(lab, "buses right, price and engine", few, buses);
    return left < stood - 0.2 && buses_left > 0.8;
}

constexpr std::array kClaims = {
    Claim{"Asked for type, Mercedes town lies beside BMW-burg (of 24 towns with a name at most five are nearer), and "
          "the nearest bus is at least twice as far away",
          mercedes_is_near_bmw},
    Claim{"Without weight, size and seats fewer vans are taken for vans, by two of nine at least; buses still are for "
          "buses",
          vans_dissolve},
    Claim{"On a map that was asked for type, more neighbours are of one type than on one that was asked for price",
          [](Lab& lab) {
              const double type = lands(lab, "same type, asked for type", asked_for_type(lab), type_shared);
              return type > lands(lab, "same type, asked for price", asked_for(lab, "price"), type_shared) + 0.1;
          }},
    Claim{"And neighbours' prices are closer on the map that was asked for price",
          [](Lab& lab) {
              const double price = lands(lab, "$1000 apart, asked for price", asked_for(lab, "price"), price_apart);
              return price < lands(lab, "$1000 apart, asked for type", asked_for_type(lab), price_apart);
          }},
    Claim{"With another question at least two of five towns have another nearest town: price in place of type, length "
          "in place of price",
          [](Lab& lab) {
              const Run type = asked_for_type(lab), price = asked_for(lab, "price"), length = asked_for(lab, "length");
              if (!type.ok || !price.ok || !length.ok) return false;
              const double first = note(lab, "moved, price in place of type", moved(type, price));
              return first > 0.4 && note(lab, "moved, length in place of price", moved(price, length)) > 0.4;
          }},
    Claim{"On a map that was asked for length, more neighbours are about as long as on one that was asked for price",
          [](Lab& lab) {
              const double length = lands(lab, "as long, asked for length", asked_for(lab, "length"), length_shared);
              return length > lands(lab, "as long, asked for price", asked_for(lab, "price"), length_shared) + 0.05;
          }},
    Claim{"Of the five nearest by features, between a quarter and three quarters are among the five nearest on the map",
          [](Lab& lab) {
              const double kept = lands(lab, "kept", asked_for_type(lab), [](const Run& run) {
                  return neighbours_kept(run.spec, *run.material, run.shown, kFew);
              });
              return kept > 0.25 && kept < 0.75;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"the species", "the sex", "the island"};

int shared_by_neighbours(const Moment& m) {
    const double shared[] = {agreement_beyond_chance(m, "species"), agreement_beyond_chance(m, "sex"),
                             agreement_beyond_chance(m, "island")};
    return static_cast<int>(std::max_element(shared, shared + 3) - shared);
}

constexpr Transfer kTransfer = {
    .question =
        "Penguins are measured, and the network is asked for one thing only: their sex. What will "
        "neighbours on its map share most surely?",
    .choices = kTransferChoices,
    .right = 1,
    .preset = [] { return spec_that_asks("penguins", {"sex"}, "sex"); },
    .steps = 1500,
    .answer = shared_by_neighbours,
    .why = "Near means: alike for the question that was asked. {right:classify.sex} are right."};

}  // namespace

const Lesson mercedes_town = {.id = "mercedes_town",
                              .title = "Mercedes town",
                              .about = "Which thing is closest to which, and whether that makes sense.",
                              .minutes = 5,
                              .levers = {.features = true, .architecture = false, .loss = true},
                              .steps = kSteps,
                              .claims = kClaims,
                              .figures = kFigures,
                              .preset = town_spec,
                              .warm_steps = 1000,
                              .transfer = &kTransfer};

}  // namespace lessons::rows
