// Lesson: good embeddings put similar things close together (cars as towns, kinds of car as countries); which things
// are similar depends on the features and on the loss. On 93 cars of 1993.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kType = "classify.type";
constexpr int kMercedesRow = 58;
constexpr std::size_t kFew = 5;

model::Spec town_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("cars93"));
    spec.map_style = "fantasy";
    return spec;
}

std::string names_of(const Moment& m, const std::vector<int>& things) {
    std::string names;
    for (const int thing : things) {
        names += (names.empty() ? "" : ", ") + m.material.dataset.names[static_cast<std::size_t>(thing)];
    }
    return names.empty() ? "..." : names;
}

constexpr std::array kFigures = {
    Figure{"near_map", "nearest on the map",
           [](const Moment& m) { return names_of(m, nearest_on_map(m.shown, kMercedesRow, 3)); }},
    Figure{"near_features", "nearest by features",
           [](const Moment& m) { return names_of(m, nearest_by_features(m.spec, m.material, kMercedesRow, 3)); }},
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
    return kept > 0.7 ? 0 : kept > 0.25 ? 1 : 2;
}

// step 3: vans

// The class that the head predicts for most vans.
int land_of_vans(const Moment& m) {
    const train::HeadSnapshot* head = find_head(m.shown, kType);
    const data::Column* column = data::find_column(m.material.dataset.table, "type");
    if (head == nullptr || column == nullptr || head->predictions.empty()) return -1;
    const std::size_t n_classes = head->outputs.size();
    const auto van =
        std::find(column->categories.begin(), column->categories.end(), "Van") - column->categories.begin();
    std::vector<int> votes(n_classes, 0);
    for (std::size_t i = 0; i < column->codes.size(); ++i) {
        if (column->codes[i] != van) continue;
        const float* said = head->predictions.data() + i * n_classes;
        ++votes[static_cast<std::size_t>(std::max_element(said, said + n_classes) - said)];
    }
    return static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

bool only(const model::Spec& spec, const std::vector<std::string>& features) {
    return spec.features.size() == features.size() &&
           std::all_of(features.begin(), features.end(), [&](const std::string& id) { return is_on(spec, id); });
}

constexpr std::array kVanChecks = {
    Check{"only price, fuel economy and engine are on",
          [](const Moment& m) {
              return only(m.spec, {"price", "economy", "engine"});
          }},
    Check{"800 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 800; }},
};

// step 4: another question

constexpr std::array<std::string_view, 2> kNeighbours = {"cars of the same type", "cars that cost about the same"};
int neighbour_choice(const Moment& m) { return same_as_nearest(m.material, m.shown, "type") > 0.55 ? 0 : 1; }

constexpr std::array kPriceChecks = {
    Check{"type counts nothing: {weight:type}", [](const Moment& m) { return weight_of(m.spec, "type") <= 0.02; }},
    Check{"a loss asks for price: {weight:price}", [](const Moment& m) { return weight_of(m.spec, "price") >= 0.5; }},
    Check{"800 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 800; }},
};

void ask_for_price(model::Spec& spec) {
    set_weight(spec, "type", 0);
    spec.losses.push_back({.kind = "regress", .target = "price", .weight = 1});
}

constexpr std::array kSteps = {
    Step{.text =
             "93 cars of 1993 as a land: every car is a town, every type of car a country. Nobody drew the borders: "
             "the network was asked for the type of each car, and moved the towns until it could tell.",
         .watch = "which towns are neighbours. Does it make sense?",
         .task = "Find Mercedes-Benz 300E and click it.",
         .checks = kFindChecks,
         .done_text = "Its nearest towns on the map: {near_map}. By all the figures that came in: {near_features}.",
         .hint = "The magnifying glass on the map, or the key /, finds a car by its name. It is a midsize car.",
         .solve_pin = kMercedesRow},
    Step{.text = "Every car came in as a dozen numbers: price, economy, engine, weight, size, seats. The map has room "
                 "for two. Something has to give.",
         .predict = {.question = "Of the five cars that are most alike by those numbers, how many are still among the "
                                 "five nearest on the map?",
                     .choices = kShares,
                     .answer = kept_choice,
                     .right = "Right: {kept}, over all cars.",
                     .wrong = "It is {kept}, over all cars."}},
    Step{.text = "Features draw the borders. Vans are heavy, high and have seven seats. Suppose only price, fuel "
                 "economy and engine come in.",
         .predict = {.question = "Which country will swallow the vans?",
                     .choices = {},
                     .answer = land_of_vans,
                     .right = "Right. By price and engine alone most vans look like that.",
                     .wrong = "By price and engine alone most vans look like something else: see where they went."},
         .task = "Switch weight, outer size and seats off.",
         .checks = kVanChecks,
         .done_text = "Type is right for {right:classify.type} now. What tells a van from a car does not come in any "
                      "more, and no border brings it back.",
         .hint = "Three switches on the card \"Features\".",
         .par = {.steps = 800, .features = 3},
         .solve =
             [](model::Spec& spec) {
                 spec.features = {"price", "economy", "engine"};
             },
         .solve_steps = 800,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.features = {"price", "economy", "weight"};
             }},
    Step{.text = "Everything comes in again. Now the question changes: not what type of car it is, but what it costs.",
         .predict = {.question = "What will a town's nearest neighbours have in common?",
                     .choices = kNeighbours,
                     .answer = neighbour_choice,
                     .right = "Right: now neighbours are {price_apart} apart, and {same_type} are of one type.",
                     .wrong = "Neighbours are {price_apart} apart now, and {same_type} are of one type."},
         .task = "Add a loss \"regress price\" and pull that of type to 0.",
         .checks = kPriceChecks,
         .done_text = "The same cars, the same figures, another land. \"Close\" means: close for the question that "
                      "was asked.",
         .hint = "\"+ loss\" below the losses, then choose regress and price. The slider above it goes to 0.",
         .par = {.steps = 800},
         .arrange =
             [](model::Spec& spec) { spec.features = {"price", "economy", "engine", "weight", "size", "passengers"}; },
         .warm_steps = 600,
         .solve = ask_for_price,
         .solve_steps = 1200,
         .wrong_state = [](model::Spec& spec) { set_weight(spec, "type", 0); }},
    Step{.text = "A map is good when what is near on it is near for you. Mercedes town lies beside BMW-burg if you ask "
                 "what people pay, and somewhere else if you ask how many fit in. With 93 cars much is luck, too: "
                 "another seed draws another coast."},
};

double lands(Lab& lab, std::string_view name, model::Spec spec, double (*measure)(const Run& run)) {
    const Run run = train_model(lab, std::move(spec), 1500);
    return note(lab, name, run.ok ? measure(run) : std::nan(""));
}

double type_shared(const Run& run) { return same_as_nearest(*run.material, run.shown, "type"); }
double price_apart(const Run& run) { return difference_to_nearest(*run.material, run.shown, "price"); }

constexpr std::array kClaims = {
    Claim{"On a map that was asked for type, more neighbours are of one type than on one that was asked for price",
          [](Lab& lab) {
              model::Spec asked_price = town_spec();
              ask_for_price(asked_price);
              const double type = lands(lab, "same type, asked for type", town_spec(), type_shared);
              return type > lands(lab, "same type, asked for price", asked_price, type_shared) + 0.1;
          }},
    Claim{"And neighbours' prices are closer on the map that was asked for price",
          [](Lab& lab) {
              model::Spec asked_price = town_spec();
              ask_for_price(asked_price);
              const double price = lands(lab, "$1000 apart, asked for price", asked_price, price_apart);
              return price < lands(lab, "$1000 apart, asked for type", town_spec(), price_apart);
          }},
    Claim{"Of a car's five nearest by features, between a quarter and two thirds are among its five nearest on the map",
          [](Lab& lab) {
              const double kept = lands(lab, "kept", town_spec(), [](const Run& run) {
                  return neighbours_kept(run.spec, *run.material, run.shown, kFew);
              });
              return kept > 0.2 && kept < 0.67;
          }},
};

}  // namespace

const Lesson mercedes_town = {.id = "mercedes_town",
                              .title = "Mercedes town",
                              .about = "Which thing is closest to which, and whether that makes sense.",
                              .minutes = 4,
                              .levers = {.features = true, .architecture = false, .loss = true},
                              .steps = kSteps,
                              .claims = kClaims,
                              .figures = kFigures,
                              .preset = town_spec,
                              .warm_steps = 1000};

}  // namespace lessons::rows
