// Lesson: a hundred dimensions on a sheet of paper. Real word vectors in principal components, in random projections,
// and mapped by a network that is trained to keep neighbours; and how far to trust such pictures. On 2,000 words.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/thousands.h"
#include "lessons/exhibits/trust.h"
#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "model/schema.h"
#include "projection/quality.h"
#include "train/plane_view.h"

namespace lessons::rows {
namespace {

// Features only, no loss on topics: so colours show what the picture was not told.
model::Spec sheet_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("words"));
    spec.features = {"vector"};
    spec.layers = {{.kind = "dense", .width = 32, .activation = "tanh"}};
    spec.losses = {{.kind = "neighbours", .weight = 1, .perplexity = 15}};
    spec.held_out = 0;
    spec.batch = 128;
    spec.learning_rate = 0.02;
    spec.decay = 0;
    return spec;
}

// For looking only: no training in the background.
model::Spec flat_spec() {
    model::Spec spec = sheet_spec();
    spec.layers.clear();
    spec.held_out = 0.2;
    spec.speed = 1;
    return spec;
}

// Starts again from random weights: the learner sees the map from its first step.
void bend(model::Spec& spec) {
    const int seed = spec.seed;
    spec = sheet_spec();
    spec.seed = seed;
}

int dog_of(const Moment& m) { return thing_named(m.material, "dog"); }

int kept_of(const Moment& m, int thing) {
    const std::vector<int> truly = truly_near(m, thing, kTrustNeighbours), seen = seen_near(m, thing, kTrustNeighbours);
    return static_cast<int>(std::count_if(
        seen.begin(), seen.end(), [&](int one) { return std::find(truly.begin(), truly.end(), one) != truly.end(); }));
}

std::string names_of(const Moment& m, const std::vector<int>& things) {
    std::string names;
    for (const int thing : things) {
        names += (names.empty() ? "" : ", ") + m.material.dataset.names[static_cast<std::size_t>(thing)];
    }
    return names;
}

// How many words are nearer to navigation than politics is, by all numbers; -1: there are no such words.
long nearer_than_politics(const Moment& m) {
    const int navigation = thing_named(m.material, "navigation"), politics = thing_named(m.material, "politics");
    if (navigation < 0 || politics < 0) return -1;
    const std::vector<int> order = truly_near(m, navigation, m.shown.n_points - 1);
    return std::find(order.begin(), order.end(), politics) - order.begin();
}

constexpr std::array kFigures = {
    Figure{"shown", "shown", [](const Moment& m) { return share_text(shown_of(m)); }},
    Figure{"trust", "trust",
           [](const Moment& m) {
               char text[16];
               std::snprintf(text, sizeof text, "%.2f", trust_of(m).trustworthiness);
               return std::string(text);
           }},
    Figure{"kept", "kept", [](const Moment& m) { return share_text(trust_of(m).kept); }},
    Figure{"dog_kept", "dog", [](const Moment& m) { return std::to_string(kept_of(m, dog_of(m))); }},
    Figure{"dog_near", "dog", [](const Moment& m) { return names_of(m, truly_near(m, dog_of(m), 4)); }},
    Figure{"pinned", "pinned",
           [](const Moment& m) {
               return m.pinned < 0 ? std::string("none") : m.material.dataset.names[static_cast<std::size_t>(m.pinned)];
           }},
    Figure{"pinned_kept", "pinned",
           [](const Moment& m) { return m.pinned < 0 ? std::string("...") : std::to_string(kept_of(m, m.pinned)); }},
    Figure{"by_navigation", "navigation",
           [](const Moment& m) { return names_of(m, truly_near(m, thing_named(m.material, "navigation"), 4)); }},
    Figure{"nearer", "nearer", [](const Moment& m) { return core::thousands(nearer_than_politics(m)); }},
    Figure{"throw", "throw", [](const Moment& m) { return std::to_string(m.spec.throw_number); }},
};

// step 1: a flat view of a hundred numbers

constexpr std::array<std::string_view, 4> kByDog = {"cat", "horse", "wolf", "hamburger"};

// Which of the choices is really nearest.
int nearest_to_dog(const Moment& m) {
    const train::LayerSnapshot& features = m.shown.layers.front();
    const std::vector<int> order = truly_near(m, dog_of(m), m.shown.n_points - 1);
    int best = -1;
    std::ptrdiff_t first = static_cast<std::ptrdiff_t>(features.values.size());
    for (std::size_t i = 0; i < kByDog.size(); ++i) {
        const int thing = thing_named(m.material, kByDog[i]);
        const std::ptrdiff_t at = std::find(order.begin(), order.end(), thing) - order.begin();
        if (thing < 0 || at >= first) continue;
        first = at;
        best = static_cast<int>(i);
    }
    return best;
}

constexpr std::array kDogChecks = {
    Check{"dog is pinned", [](const Moment& m) { return m.pinned >= 0 && m.pinned == dog_of(m); }},
};

// step 2: a word that the picture is wrong about

constexpr std::array kLiarChecks = {
    Check{"seen through principal components", [](const Moment& m) { return m.spec.projection == "pca"; }},
    Check{"another word than dog is pinned: {pinned}",
          [](const Moment& m) { return m.pinned >= 0 && m.pinned != dog_of(m); }},
    Check{"at most one of its 10 nearest here is really among its 10 nearest: {pinned_kept}",
          [](const Moment& m) { return m.pinned >= 0 && kept_of(m, m.pinned) <= 1; }},
};

// step 3: random directions

constexpr std::array<std::string_view, 3> kThrown = {"about as well", "worse, but far better than chance",
                                                     "hardly better than chance"};

int how_random_does(const Moment& m) {
    if (m.spec.projection != "random") return -1;
    const double trust = trust_of(m).trustworthiness;
    return trust > 0.75 ? 0 : trust > 0.62 ? 1 : 2;
}

constexpr std::array kThrowChecks = {
    Check{"seen through random directions", [](const Moment& m) { return m.spec.projection == "random"; }},
    Check{"the third throw or a later one: {throw}", [](const Moment& m) { return m.spec.throw_number >= 3; }},
};

// step 4: strangers side by side

// A seed of the random projection; one of the few among the first 10,000 where the two words are each other's nearest.
constexpr int kStrangeThrow = 7604;

void throw_strangers(model::Spec& spec) {
    spec.projection = "random";
    spec.throw_number = kStrangeThrow;
}

constexpr std::array<std::string_view, 3> kNearer = {"fewer than 10", "about 100", "more than 1,000"};

int nearer_choice(const Moment& m) {
    const long nearer = nearer_than_politics(m);
    return nearer < 0 ? -1 : nearer < 30 ? 0 : nearer < 500 ? 1 : 2;
}

constexpr std::array kStrangerChecks = {
    Check{"the word nearest to navigation on this sheet is pinned: {pinned}",
          [](const Moment& m) {
              if (m.spec.projection != "random" || m.spec.throw_number != kStrangeThrow || m.pinned < 0) return false;
              const std::vector<int> near = seen_near(m, thing_named(m.material, "navigation"), 1);
              return !near.empty() && near.front() == m.pinned;
          }},
};

// step 5: a sheet that may bend

constexpr std::array<std::string_view, 3> kBent = {"fewer than the flat one", "about as many",
                                                   "at least twice as many"};

double flat_kept(const Moment& m) {
    const train::LayerSnapshot& features = m.shown.layers.front();
    projection::Plane plane;
    const std::vector<float> places = train::show_layer(m.shown, 0, plane, {});
    return projection::quality_of(features.values, features.n_units, places, kTrustNeighbours, 100).kept;
}

int how_bent_does(const Moment& m) {
    if (m.shown.step < 300) return -1;
    const double share = trust_of(m).kept / flat_kept(m);
    return share < 0.8 ? 0 : share < 2 ? 1 : 2;
}

constexpr std::array kBentChecks = {
    Check{"the map itself is seen", [](const Moment& m) { return m.seen_layer < 0; }},
    Check{"trained for 500 steps: {steps}", [](const Moment& m) { return m.shown.step >= 500; }},
    Check{"trustworthiness 0.78 or more: {trust}",
          [](const Moment& m) { return m.seen_layer < 0 && trust_of(m).trustworthiness >= 0.78; }},
};

constexpr int kDogRow = 790, kLiarRow = 427, kPoliticsRow = 430;  // dog, ship, politics

constexpr std::array kSteps = {
    Step{.text = "Each word here is a list of 100 numbers, learned from the words around it in newspapers and "
                 "Wikipedia. A sheet of paper has room for two. This straight view, found by a method called principal "
                 "components, shows as much of the differences as any straight view can: {shown}. The rest is lost.",
         .watch = "the colours: topics, which nobody told the picture.",
         .predict = {.question = "Which of these is really nearest to dog, in all 100 numbers?",
                     .choices = kByDog,
                     .answer = nearest_to_dog,
                     .right = "Right. Nearest by distance in all 100 numbers: {dog_near}.",
                     .wrong = "Nearest by distance in all 100 numbers: {dog_near}."},
         .task = "Pin dog: tap it on the card, or find it.",
         .checks = kDogChecks,
         .done_text = "Full lines go to what is near on the sheet, dashed ones to what is near in 100 numbers. Of its "
                      "10 nearest, {dog_kept} are among the 10 on the sheet.",
         .hint = "The card \"How far to trust it\" below has words to tap. / finds any word.",
         .exhibit = "trust",
         .see_layer = 0,
         .solve_pin = kDogRow},
    Step{.text = "A picture errs in two ways. It puts strangers together (trustworthiness falls), and it tears friends "
                 "apart (continuity falls). Both are 1 in a perfect picture and about 0.5 in one of noise. Here "
                 "trustworthiness is {trust}.",
         .task = "Find a word that the sheet is wrong about: pin one whose neighbours here are strangers.",
         .checks = kLiarChecks,
         .done_text =
             "{pinned}: what lies around it only looks near. Somewhere in the other 98 directions they are far "
             "apart.",
         .hint = "Try ship, or any word in the crowd in the middle.",
         .exhibit = "trust",
         .see_layer = 0,
         .solve_pin = kLiarRow,
         .wrong_state = [](model::Spec& spec) { spec.projection = "random"; }},
    Step{.text = "Principal components look for the best flat view. What if we do not look at all, and throw two "
                 "directions at random? Each throw is another picture of the very same words.",
         .predict = {.question = "How well do random directions keep neighbours?",
                     .choices = kThrown,
                     .answer = how_random_does,
                     .right = "Right: trustworthiness {trust}, {kept} of the 10 nearest kept.",
                     .wrong = "Trustworthiness {trust}, {kept} of the 10 nearest kept."},
         .task = "Choose \"random directions\" above the map, and throw again twice.",
         .checks = kThrowChecks,
         .done_text =
             "Words that were neighbours a moment ago are far apart now, and the numbers have not changed. With "
             "many random directions distances come out right; two are too few.",
         .hint = "\"principal components\" stands at the map's upper edge: press it. Then \"throw again\".",
         .exhibit = "trust",
         .see_layer = 0,
         .solve =
             [](model::Spec& spec) {
                 spec.projection = "random";
                 spec.throw_number = 3;
             },
         .wrong_state = [](model::Spec& spec) { spec.projection = "random"; }},
    Step{.text =
             "Of 2,000 words on a sheet, some strangers always come to lie side by side. This is throw 7,604: on it "
             "navigation lies beside politics.",
         .predict = {.question = "By all 100 numbers, how many words are nearer to navigation than politics is?",
                     .choices = kNearer,
                     .answer = nearer_choice,
                     .right = "Right: {nearer} words are nearer than politics.",
                     .wrong = "{nearer} words are nearer than politics."},
         .task = "Pin the word that lies nearest to navigation on this sheet.",
         .checks = kStrangerChecks,
         .done_text = "It is politics. By all 100 numbers navigation is nearest to {by_navigation}. A picture "
                      "may put any two words together; whether they belong together, only the numbers can say.",
         .hint =
             "Tap \"navigation\" on the card below: full lines go to its neighbours on the sheet, and the card names "
             "them. The key N then pins the nearest; / finds any word.",
         .exhibit = "trust",
         .arrange = throw_strangers,
         .see_layer = 0,
         .solve_pin = kPoliticsRow,
         .wrong_state = [](model::Spec& spec) { spec.throw_number = 1; }},
    Step{.text = "Both straight views lost most neighbours. So let the sheet bend: a network now places the words "
                 "itself, and is asked for one thing: that neighbours stay neighbours (the idea of t-SNE, a well-known "
                 "method). It may stretch and fold the sheet as it likes.",
         .predict = {.question = "Of the 10 nearest, how many will the bent sheet keep?",
                     .choices = kBent,
                     .answer = how_bent_does,
                     .right = "Right: {kept} of the 10 nearest.",
                     .wrong = "It keeps {kept} of the 10 nearest."},
         .task = "Let it train.",
         .checks = kBentChecks,
         .done_text = "Better, but still most of the 10 nearest are missing. And a bent sheet has a price: distances "
                      "between crowds no longer mean anything.",
         .hint = "The play button at the top. Five hundred steps are enough.",
         .exhibit = "trust",
         .arrange = bend,
         .warm_steps = 60,
         .solve = [](model::Spec&) {},
         .solve_steps = 600},
    Step{.text = "So a picture of many numbers is a hint, not a proof. Trust crowds more than single neighbours. "
                 "Before you believe that two words belong together, ask the numbers themselves. One picture alone "
                 "proves little: look at a second one. This does not show whether the numbers are any good. The lesson "
                 "\"Homework: is this a good embedding?\" asks that.",
         .exhibit = "trust"},
};

// Claims

struct Seen {
    projection::Quality flat, thrown;
    double shown = 0;
};

// The features of the words in principal components, and in the random projection of the lab's seed.
Seen look_through(Lab& lab) {
    const Run run = train_model(lab, sheet_spec(), 0);
    if (!run.ok) return {};
    const train::LayerSnapshot& features = run.shown.layers.front();
    projection::Plane flat, thrown;
    const std::vector<float> through_flat = train::show_layer(run.shown, 0, flat, {"pca", 1});
    const std::vector<float> through_thrown = train::show_layer(run.shown, 0, thrown, {"random", lab.seed});
    constexpr int kSample = 150;
    return {projection::quality_of(features.values, features.n_units, through_flat, kTrustNeighbours, kSample),
            projection::quality_of(features.values, features.n_units, through_thrown, kTrustNeighbours, kSample),
            static_cast<double>(projection::shown_share(flat, features.values))};
}

constexpr std::array kClaims = {
    Claim{"Principal components are more trustworthy than two random directions, by 0.05 at least.",
          [](Lab& lab) {
              const Seen seen = look_through(lab);
              const double flat = note(lab, "trustworthiness of principal components", seen.flat.trustworthiness);
              return flat >= note(lab, "of random directions", seen.thrown.trustworthiness) + 0.05;
          }},
    Claim{
        "Both lose most of the 10 nearest: 80 % at least through principal components, 90 % through random directions.",
        [](Lab& lab) {
            const Seen seen = look_through(lab);
            note(lab, "share of differences shown", seen.shown);
            const double flat = note(lab, "kept by principal components", seen.flat.kept);
            const double thrown = note(lab, "kept by random directions", seen.thrown.kept);
            return flat > 0 && flat <= 0.2 && thrown > 0 && thrown <= 0.1;
        }},
    Claim{"On throw 7,604 of random directions politics is the nearest word to navigation, and navigation to politics; "
          "by all numbers more than 1,000 words are nearer.",
          [](Lab& lab) {
              const Run run = train_model(lab, sheet_spec(), 0);
              if (!run.ok) return false;
              const int navigation = thing_named(*run.material, "navigation");
              const int politics = thing_named(*run.material, "politics");
              const train::LayerSnapshot& features = run.shown.layers.front();
              projection::Plane plane;
              const std::vector<float> sheet = train::show_layer(run.shown, 0, plane, {"random", kStrangeThrow});
              const auto nearest = [&](int thing) { return projection::nearest_of(sheet, 2, thing, 1).front(); };
              const std::vector<int> truly =
                  projection::nearest_of(features.values, features.n_units, navigation, run.shown.n_points - 1);
              const auto nearer = std::find(truly.begin(), truly.end(), politics) - truly.begin();
              note(lab, "words nearer to navigation than politics", static_cast<double>(nearer));
              return nearest(navigation) == politics && nearest(politics) == navigation && nearer > 1000;
          }},
    Claim{"A bent map, asked to keep neighbours, keeps at least twice as many as principal components, and still fewer "
          "than half.",
          [](Lab& lab) {
              const Run run = train_model(lab, sheet_spec(), 500);
              if (!run.ok) return false;
              const train::LayerSnapshot& features = run.shown.layers.front();
              projection::Plane plane;
              const std::vector<float> flat = train::show_layer(run.shown, 0, plane, {"pca", 1});
              const auto quality = [&](const std::vector<float>& places) {
                  return projection::quality_of(features.values, features.n_units, places, kTrustNeighbours, 250);
              };
              const projection::Quality bent = quality(run.shown.points);
              note(lab, "trustworthiness of the bent map", bent.trustworthiness);
              const double kept = note(lab, "kept by the bent map", bent.kept);
              return kept >= 2 * quality(flat).kept && kept < 0.5;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"eight or more", "about five", "three or fewer"};

model::Spec digits_of_ten_numbers() {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.losses = {{.kind = "reconstruct"}};
    spec.map_dims = 10;
    return spec;
}

int neighbours_on_the_sheet(const Moment& m) {
    const train::LayerSnapshot& map = m.shown.layers.back();
    if (map.n_units < 3) return -1;
    constexpr int kNeighbours = 10, kSample = 150;
    const double kept = projection::quality_of(map.values, map.n_units, m.shown.points, kNeighbours, kSample).kept;
    return kept > 0.7 ? 0 : kept > 0.35 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network describes each digit by ten numbers; you see them flat, from the side that shows "
        "most. Of the ten digits nearest to one in the picture, how many are really nearest?",
    .choices = kTransferChoices,
    .right = 2,
    .preset = digits_of_ten_numbers,
    .steps = 600,
    .answer = neighbours_on_the_sheet,
    .why = "Ten numbers do not fit on a sheet. Trust crowds, and ask the numbers about single neighbours."};

}  // namespace

const Lesson sheet_of_paper = {
    .id = "sheet_of_paper",
    .title = "A hundred dimensions on a sheet of paper",
    .about = "Look at many numbers through two, and know how far to trust what you see.",
    .minutes = 5,
    .levers = {.features = false, .architecture = false, .loss = false, .training = false},
    .steps = kSteps,
    .claims = kClaims,
    .figures = kFigures,
    .preset = flat_spec,
    .transfer = &kTransfer,
};

}  // namespace lessons::rows
