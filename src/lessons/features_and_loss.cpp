// Lesson: features are removed one by one; then, with perfect features, the loss is corrupted. On the silhouettes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "lessons/lesson_rows.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kVehicle = "classify.vehicle";
constexpr int kMap = -1, kFeatures = 0;

void use(model::Spec& spec, std::initializer_list<std::string_view> groups) {
    spec.features.assign(groups.begin(), groups.end());
}

void use_all(model::Spec& spec) { spec.features = model::default_spec(*data::find_dataset("silhouettes")).features; }

model::LossSpec* loss_of(model::Spec& spec, std::string_view target) {
    for (model::LossSpec& loss : spec.losses) {
        if (loss.target == target) return &loss;
    }
    return nullptr;
}

double noise_of(const model::Spec& spec, std::string_view target) {
    for (const model::LossSpec& loss : spec.losses) {
        if (loss.target == target) return loss.noise;
    }
    return 0;
}

void shuffle_labels(model::Spec& spec, double share) {
    if (model::LossSpec* loss = loss_of(spec, "vehicle")) loss->noise = share;
}

// step 1: who is taken for whom

constexpr std::array<std::string_view, 3> kPairs = {"bus and van", "Opel and Saab", "van and Saab"};
constexpr std::array<std::array<std::string_view, 2>, 3> kPairNames = {
    {{"bus", "van"}, {"Opel", "Saab"}, {"van", "Saab"}}};

// The pair of classes that is confused most often, in either direction.
int most_confused(const Moment& m) {
    const train::HeadSnapshot* head = find_head(m.shown, kVehicle);
    const data::Column* truth = data::find_column(m.material.dataset.table, "vehicle");
    if (head == nullptr || truth == nullptr) return -1;
    const std::size_t k = head->outputs.size();
    std::array<int, kPairNames.size()> counts{};
    for (std::size_t i = 0; i < truth->codes.size(); ++i) {
        const auto first = head->predictions.begin() + static_cast<long>(i * k);
        const auto said = static_cast<std::size_t>(std::max_element(first, first + static_cast<long>(k)) - first);
        const std::string& is = truth->categories[static_cast<std::size_t>(truth->codes[i])];
        for (std::size_t p = 0; p < counts.size(); ++p) {
            const auto& [a, b] = kPairNames[p];
            counts[p] += (is == a && head->outputs[said] == b) || (is == b && head->outputs[said] == a) ? 1 : 0;
        }
    }
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

// step 2: few features

constexpr std::array<std::string_view, 3> kLeft = {"nearly all of it", "less than two thirds", "nothing at all"};

int left_of_vehicle(const Moment& m) {
    const double now = bits(m, "vehicle", kMap);
    return !std::isfinite(now) ? -1 : now >= 0.95 ? 0 : now >= 0.1 ? 1 : 2;
}

bool only_two(const Moment& m) {
    return m.spec.features.size() == 2 && is_on(m.spec, "skewness") && is_on(m.spec, "kurtosis");
}

constexpr std::array kFewChecks = {
    Check{"only skewness and kurtosis are on", only_two},
    Check{"300 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 300; }},
    Check{"less than 0.95 bits of vehicle are left: {bits:vehicle:map}",
          [](const Moment& m) { return bits(m, "vehicle", kMap) < 0.95; }},
};

// step 3: width and time

constexpr std::array<std::string_view, 2> kBack = {"yes, most of it", "no"};

bool is_wide(const Moment& m) {
    return std::any_of(m.spec.layers.begin(), m.spec.layers.end(),
                       [](const model::LayerSpec& layer) { return layer.width >= 48; });
}

constexpr std::array kWideChecks = {
    Check{"a layer of 48 units or more", is_wide},
    Check{"still only the two features", only_two},
    Check{"1,000 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 1000; }},
};

// step 4: all features again

bool has_all(const Moment& m) { return m.spec.features.size() == m.material.dataset.row.groups.size(); }

constexpr std::array kAllChecks = {
    Check{"all eight groups are on", has_all},
    Check{"1.1 bits of vehicle in the map: {bits:vehicle:map}",
          [](const Moment& m) { return bits(m, "vehicle", kMap) >= 1.1; }},
};

// step 5: shuffled labels

constexpr std::array<std::string_view, 3> kRight = {"about 25 %, by guessing", "about 50 %", "nearly as before"};

int right_came(const Moment& m) {
    const double right = balanced_accuracy(m, kVehicle);
    return right < 0.38 ? 0 : right < 0.62 ? 1 : 2;
}

constexpr std::array kShuffleChecks = {
    Check{"all features are on", has_all},
    Check{"the labels of vehicle are shuffled: wrong answers at 1",
          [](const Moment& m) { return noise_of(m.spec, "vehicle") >= 0.99; }},
    Check{"less than 40 % right: {right:classify.vehicle}",
          [](const Moment& m) { return balanced_accuracy(m, kVehicle) < 0.4 && m.steps_since >= 300; }},
};

// step 6: a nuisance

constexpr std::array<std::string_view, 3> kTowns = {"they stay as clear as before", "they run into each other",
                                                    "they vanish entirely"};

int towns_came(const Moment& m) {
    const double now = bits(m, "vehicle", kMap);
    return !std::isfinite(now) ? -1 : now >= 1.25 ? 0 : now >= 0.1 ? 1 : 2;
}

constexpr std::array kNuisanceChecks = {
    Check{"no shuffled labels any more", [](const Moment& m) { return noise_of(m.spec, "vehicle") <= 0.01; }},
    Check{"vehicle counts 0.05 or less: {weight:vehicle}",
          [](const Moment& m) { return weight_of(m.spec, "vehicle") <= 0.05; }},
    Check{"1.5 bits of compactness in the map: {bits:compactness:map}",
          [](const Moment& m) { return bits(m, "compactness", kMap) >= 1.5; }},
    Check{"500 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 500; }},
};

constexpr std::array kSteps = {
    Step{.text = "846 outlines of four toy vehicles, each described by 18 numbers in eight groups. Nothing is missing, "
                 "and nothing is wrong. One bit answers one fair yes-or-no question. To name the vehicle takes "
                 "{entropy:vehicle}; the map keeps {bits:vehicle:map} of them.",
         .watch = "which towns lie apart, and which overlap.",
         .predict = {.question = "Which two will it take for each other most often?",
                     .choices = kPairs,
                     .answer = most_confused,
                     .right = "Right. They are cars of the same size: even 18 numbers hardly tell them apart.",
                     .wrong = "Opel and Saab, cars of the same size: even 18 numbers hardly tell them apart."}},
    Step{.text = "Now take features away. Each group holds something about the vehicle, some of it twice. Two of them: "
                 "skewness says how lopsided a shape is, kurtosis how much of it lies far out. What comes in is all "
                 "that can come out.",
         .predict = {.question = "With skewness and kurtosis alone: how much of {bits:vehicle:map} stays?",
                     .choices = kLeft,
                     .answer = left_of_vehicle,
                     .right = "Right: {bits:vehicle:map}.",
                     .wrong = "It is {bits:vehicle:map}."},
         .task = "Switch groups off, one by one, until only skewness and kurtosis are on.",
         .checks = kFewChecks,
         .done_text = "A probe is a small helper that tries to name the vehicle. In the features it finds "
                      "{bits:vehicle:features}, in the map {bits:vehicle:map}: a network can dig a little deeper than "
                      "our simple probe, but what is gone is gone.",
         .hint = "\"all off\" below the features, then switch the two on.",
         .par = {.steps = 300, .features = 2},
         .solve =
             [](model::Spec& spec) {
                 use(spec, {"skewness", "kurtosis"});
             },
         .solve_steps = 600,
         .wrong_state =
             [](model::Spec& spec) {
                 use(spec, {"roundness", "skewness", "kurtosis"});
             }},
    Step{.text = "Perhaps the network is too small, or had too little time? Both can be bought.",
         .predict = {.question = "Will a wide layer and 1,000 steps bring the lost bits back?",
                     .choices = kBack,
                     .answer = [](const Moment& m) { return bits(m, "vehicle", kMap) >= 1.1 ? 0 : 1; },
                     .right = "Right: {bits:vehicle:map} in the map.",
                     .wrong = "No: {bits:vehicle:map} in the map."},
         .task = "Make a layer 48 units wide or more, and give it 1,000 steps.",
         .checks = kWideChecks,
         .done_text = "More units only learn the same few numbers by heart. Neither width nor patience makes up for a "
                      "missing feature.",
         .hint = "The \"+\" beside a layer's width, in the card \"Architecture\". Hold it down.",
         .par = {.steps = 1000, .units = 58},
         .solve = [](model::Spec& spec) { spec.layers[0].width = 48; },
         .solve_steps = 1000,
         .wrong_state =
             [](model::Spec& spec) {
                 spec.layers[0].width = 48;
                 use_all(spec);
             }},
    Step{.text = "So give it back what it lacks.",
         .task = "Switch all eight groups on.",
         .checks = kAllChecks,
         .done_text =
             "{bits:vehicle:map} again, within a second or two. That was the first half: as good as its features.",
         .hint = "\"all on\" below the features.",
         .par = {.steps = 300, .features = 8},
         .solve = use_all,
         .solve_steps = 600,
         .wrong_state =
             [](model::Spec& spec) {
                 use(spec, {"roundness", "skewness", "kurtosis"});
             }},
    Step{.text =
             "Second half: the features stay perfect, and the loss goes wrong. First the labels: each silhouette gets "
             "the name of another one, picked at random. The loss on the things it learns from will still fall.",
         .predict = {.question = "Of the vehicles it has never seen, how many will it name correctly?",
                     .choices = kRight,
                     .answer = right_came,
                     .right = "Right: {right:classify.vehicle}.",
                     .wrong = "It is {right:classify.vehicle}, and four names by guessing give 25 %."},
         .task = "Shuffle the labels of vehicle.",
         .checks = kShuffleChecks,
         .done_text =
             "{bits:vehicle:features} still come in, {bits:vehicle:map} are left in the map: the network works as "
             "hard as before, for nonsense.",
         .hint = "The small arrow beside \"vehicle\" in the card \"Loss\" opens more: pull \"wrong answers\" up to 1.",
         .par = {.steps = 600},
         .solve = [](model::Spec& spec) { shuffle_labels(spec, 1); },
         .solve_steps = 1500,
         .wrong_state = [](model::Spec& spec) { shuffle_labels(spec, 0.3); }},
    Step{.text =
             "Less obvious, and more common: true labels, but the loss weighs something that nobody needs. Here that "
             "is how compact the outline is, one number among the 18.",
         .predict = {.question = "Compactness counts twenty times as much as the vehicle. What becomes of the towns?",
                     .choices = kTowns,
                     .answer = towns_came,
                     .right = "Right: {bits:vehicle:map} of vehicle are left.",
                     .wrong = "They run into each other: {bits:vehicle:map} of vehicle are left."},
         .task = "Take the wrong answers back. Pull compactness up to 1 and vehicle down to 0.05.",
         .checks = kNuisanceChecks,
         .done_text = "The map has become a road from compact to ragged: {bits:compactness:map} of a number that we "
                      "had already. A loss gets what it asks for, not what was meant.",
         .hint = "\"wrong answers\" back to 0 in the details of \"vehicle\"; then the two sliders of the weights.",
         .par = {.steps = 500},
         .solve =
             [](model::Spec& spec) {
                 shuffle_labels(spec, 0);
                 set_weight(spec, "vehicle", 0.05);
                 set_weight(spec, "compactness", 1);
             },
         .solve_steps = 1000,
         .wrong_state =
             [](model::Spec& spec) {
                 shuffle_labels(spec, 0);
                 set_weight(spec, "compactness", 1);
             }},
    Step{.text = "As good as its features, as bad as its loss. Where this does not hold: if the features hold more "
                 "than a small network can dig out, width and steps do help. A second aim that goes along with the "
                 "first costs little. And a few wrong answers do little harm: try a share of 0.2."},
};

model::Spec preset() {
    model::Spec spec = model::default_spec(*data::find_dataset("silhouettes"));
    spec.losses.push_back({.kind = "regress", .target = "compactness", .weight = 0});
    return spec;
}

constexpr long kClaimSteps = 600;

double vehicle_bits(Lab& lab, std::string_view name, void (*change)(model::Spec& spec)) {
    model::Spec spec = preset();
    spec.losses.pop_back();
    if (change != nullptr) change(spec);
    return note(lab, name, bits(train_model(lab, spec, kClaimSteps), "vehicle", kMap));
}

bool features_fall(Lab& lab) {
    const double all = vehicle_bits(lab, "bits of vehicle, 8 groups", nullptr);
    const double three = vehicle_bits(lab, "3 groups", [](model::Spec& spec) {
        use(spec, {"skewness", "kurtosis", "hollows"});
    });
    const double one = vehicle_bits(lab, "1 group", [](model::Spec& spec) { use(spec, {"skewness"}); });
    return all >= three + 0.3 && three >= one + 0.1;
}

bool width_brings_nothing_back(Lab& lab) {
    model::Spec spec = preset();
    use(spec, {"skewness", "kurtosis"});
    spec.losses.pop_back();
    spec.layers[0].width = 48;
    const Run run = train_model(lab, spec, 1200);
    note(lab, "bits in the two features", bits(run, "vehicle", kFeatures));
    return note(lab, "bits in the map, 48 units", bits(run, "vehicle", kMap)) <= 0.9;
}

bool bad_loss_keeps_little(Lab& lab) {
    const double shuffled = vehicle_bits(lab, "shuffled labels", [](model::Spec& spec) { shuffle_labels(spec, 1); });
    const double nuisance = vehicle_bits(lab, "compactness instead", [](model::Spec& spec) {
        set_weight(spec, "vehicle", 0.02);
        spec.losses.push_back({.kind = "regress", .target = "compactness", .weight = 1});
    });
    return shuffled <= 0.4 && nuisance <= 1.05;
}

constexpr std::array kClaims = {
    Claim{"Eight groups of features, then three, then one: the map's bits of vehicle fall each time", features_fall},
    Claim{"From skewness and kurtosis a layer of 48 units and 1,200 steps get no more than 0.9 bits",
          width_brings_nothing_back},
    Claim{"With all features, shuffled labels leave 0.4 bits at most, and a heavy nuisance 1.05",
          bad_loss_keeps_little},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"nearly all", "about two in three",
                                                              "one in three: it guesses"};

model::Spec mass_in_a_large_network() {
    model::Spec spec = model::default_spec(*data::find_dataset("penguins"));
    spec.features = {"body_mass"};
    spec.layers = {{.width = 64}, {.width = 64}};
    return spec;
}

int named_by_mass(const Moment& m) {
    const double right = balanced_accuracy(m, "classify.species");
    return right > 0.85 ? 0 : right > 0.45 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "All that comes in of a penguin is its weight. A large network is trained for long to name "
        "the three species. How often is it right?",
    .choices = kTransferChoices,
    .right = 1,
    .preset = mass_in_a_large_network,
    .steps = 2000,
    .answer = named_by_mass,
    .why =
        "{right:classify.species}: two of the species weigh the same, and no width adds what does not "
        "come in."};

}  // namespace

const Lesson features_and_loss = {.id = "features_and_loss",
                                  .title = "As good as its features, as bad as its loss",
                                  .about = "What no width and no patience brings back, and how a loss goes wrong.",
                                  .minutes = 5,
                                  .levers = {},
                                  .steps = kSteps,
                                  .claims = kClaims,
                                  .preset = preset,
                                  .warm_steps = 500,
                                  .transfer = &kTransfer};

}  // namespace lessons::rows
