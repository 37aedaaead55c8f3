// Lesson: which features of a text a model needs to tell a frown from a smile. On emoticons and short texts.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "data/features.h"
#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kMood = "classify.mood";
constexpr std::string_view kNewFace = ":~(";  // in none of the data
constexpr std::string_view kIrony = "I love Mondays";

// The head that classifies moods (null: there is none), with its predictions and the true classes.
struct MoodHead {
    const train::Snapshot& shown;
    const data::Dataset& dataset;
    const train::HeadSnapshot* head = nullptr;
};

MoodHead mood_head(const train::Snapshot& shown, const data::Dataset& dataset) {
    const train::HeadSnapshot* head = find_head(shown, kMood);
    const bool fits = head != nullptr && head->outputs.size() == 2 && dataset.row.id == "moods";
    return {shown, dataset, fits ? head : nullptr};
}

const std::vector<int>& codes_of(const MoodHead& from, std::string_view column) {
    return data::find_column(from.dataset.table, column)->codes;
}

bool is_form(const MoodHead& from, std::size_t thing, std::string_view form) {
    const data::Column* column = data::find_column(from.dataset.table, "form");
    return column->categories[static_cast<std::size_t>(column->codes[thing])] == form;
}

// Logit of the second class minus that of the first.
double lean(const MoodHead& from, std::size_t thing) {
    return static_cast<double>(from.head->predictions[thing * 2 + 1]) -
           static_cast<double>(from.head->predictions[thing * 2]);
}

// Accuracy on things of one form, unseen ones or all; NaN if there is no such head.
double right_of(const MoodHead& from, std::string_view form, bool unseen = true) {
    if (from.head == nullptr) return std::nan("");
    const std::vector<int>& mood = codes_of(from, "mood");
    double n = 0, right = 0;
    for (std::size_t i = 0; i < mood.size(); ++i) {
        if (mood[i] < 0 || !is_form(from, i, form)) continue;
        if (unseen && from.shown.held_out[i] != train::kHeldOut) continue;
        n += 1;
        right += (lean(from, i) > 0 ? 1 : 0) == mood[i] ? 1 : 0;
    }
    return right / n;
}

// Mean confidence of the head: on texts without a mood, or on unseen ones with one.
double sureness(const MoodHead& from, bool unclear) {
    if (from.head == nullptr) return std::nan("");
    const std::vector<int>& mood = codes_of(from, "mood");
    double n = 0, sum = 0;
    for (std::size_t i = 0; i < mood.size(); ++i) {
        const bool counts = unclear
                                ? mood[i] < 0
                                : mood[i] >= 0 && from.shown.held_out[i] == train::kHeldOut && is_form(from, i, "text");
        if (!counts) continue;
        n += 1;
        sum += 1 / (1 + std::exp(-std::fabs(lean(from, i))));
    }
    return sum / n;
}

std::size_t thing_named(const MoodHead& from, std::string_view name) {
    const std::vector<std::string>& names = from.dataset.names;
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

enum class Pair { same_place, same_side, apart };

// Where :) and ): lie relative to each other. Same place: closer than a thousandth of the map's width.
Pair pair_of_faces(const MoodHead& from) {
    const std::size_t a = thing_named(from, ":)"), b = thing_named(from, "):");
    const std::vector<float>& p = from.shown.points;
    const auto [low, high] = std::minmax_element(p.begin(), p.end());
    const float apart = std::hypot(p[a * 2] - p[b * 2], p[a * 2 + 1] - p[b * 2 + 1]);
    if (apart <= 1e-3f * (*high - *low)) return Pair::same_place;
    return (lean(from, a) > 0) == (lean(from, b) > 0) ? Pair::same_side : Pair::apart;
}

MoodHead of(const Moment& m) { return mood_head(m.shown, m.material.dataset); }
MoodHead of(const Run& run) { return mood_head(run.shown, run.material->dataset); }

std::string said_of(const Moment& m, std::string_view text) {
    const TypedText* typed = find_typed(m.desk.typed, text);
    if (typed == nullptr || !typed->placed || typed->said.empty()) return "...";
    return typed->said + ", " + share_text(typed->share);
}

constexpr std::array kFigures = {
    Figure{"texts_right", "texts right", [](const Moment& m) { return share_text(right_of(of(m), "text")); }},
    Figure{"faces_right", "emoticons right", [](const Moment& m) { return share_text(right_of(of(m), "emoticon")); }},
    Figure{"unclear_sure", "sure of unclear texts", [](const Moment& m) { return share_text(sureness(of(m), true)); }},
    Figure{"clear_sure", "sure of clear texts", [](const Moment& m) { return share_text(sureness(of(m), false)); }},
    Figure{"new_face", "the new face", [](const Moment& m) { return said_of(m, kNewFace); }},
    Figure{"irony", "irony", [](const Moment& m) { return said_of(m, kIrony); }},
};

void use(model::Spec& spec, std::initializer_list<std::string_view> groups) {
    spec.features.assign(groups.begin(), groups.end());
}

bool trained(const Moment& m) { return m.steps_since >= 200; }
bool has_text(const Moment& m, std::string_view text) {
    const TypedText* typed = find_typed(m.desk.typed, text);
    return typed != nullptr && typed->placed;
}

constexpr Check kSomeSteps = {"200 steps since: {steps_since}", trained};

// step 1: length

constexpr std::array<std::string_view, 3> kShares = {"about 50 %, like a coin", "about 70 %", "over 85 %"};

int share_came(const Moment& m) {
    const double right = balanced_accuracy(m, kMood);
    return right < 0.6 ? 0 : right < 0.8 ? 1 : 2;
}

// step 2: characters

constexpr std::array<std::string_view, 3> kPlaces = {"on the very spot of :)", "on the same side, elsewhere",
                                                     "across the border"};

constexpr std::array kCharacterChecks = {
    Check{"characters are on, order is off",
          [](const Moment& m) { return is_on(m.spec, "characters") && !is_on(m.spec, "places"); }},
    Check{":) and ): are among your texts", [](const Moment& m) { return has_text(m, ":)") && has_text(m, "):"); }},
    kSomeSteps,
};

// step 3: order

constexpr std::array<std::string_view, 2> kMoods = {"frown", "smile"};

int mood_of_new_face(const Moment& m) {
    const TypedText* typed = find_typed(m.desk.typed, kNewFace);
    if (typed == nullptr || !typed->placed) return -1;
    return typed->said == "frown" ? 0 : typed->said == "smile" ? 1 : -1;
}

constexpr std::array kOrderChecks = {
    Check{"order is on, and :) and ): are no longer in one place",
          [](const Moment& m) { return is_on(m.spec, "places") && pair_of_faces(of(m)) != Pair::same_place; }},
    Check{":~( is among your texts: {new_face}", [](const Moment& m) { return has_text(m, kNewFace); }},
    kSomeSteps,
};

// step 4: words that nobody explains

constexpr std::array<std::string_view, 2> kHelp = {"yes, clearly", "no, hardly better than a coin"};

constexpr std::array kWordChecks = {
    Check{"words are on, rated words are off",
          [](const Moment& m) { return is_on(m.spec, "words") && !is_on(m.spec, "lexicon"); }},
    kSomeSteps,
};

// step 5: words that people rated

constexpr std::array kLexiconChecks = {
    Check{"rated words are on, words are off",
          [](const Moment& m) { return is_on(m.spec, "lexicon") && !is_on(m.spec, "words"); }},
    Check{"55 % of the texts it never saw are right: {texts_right}",
          [](const Moment& m) { return right_of(of(m), "text") >= 0.55; }},
    kSomeSteps,
};

// step 6: what even people cannot tell

constexpr std::array<std::string_view, 3> kUnclear = {"further out than the others", "as far out as the others",
                                                      "nearer to the border"};

int unclear_came(const Moment& m) {
    const double apart = sureness(of(m), true) - sureness(of(m), false);
    return !std::isfinite(apart) ? -1 : apart > 0.02 ? 0 : apart > -0.02 ? 1 : 2;
}

constexpr std::array kIronyChecks = {
    Check{"\"I love Mondays\" is among your texts: {irony}", [](const Moment& m) { return has_text(m, kIrony); }},
    Check{"and three more of your own",
          [](const Moment& m) {
              return std::count_if(m.desk.typed.texts.begin(), m.desk.typed.texts.end(), [](const TypedText& text) {
                         return text.placed && text.text != kIrony && text.text != ":)" && text.text != "):" &&
                                text.text != kNewFace;
                     }) >= 3;
          }},
};

constexpr std::array kSteps = {
    Step{.text =
             "204 emoticons and 240 short texts, rated by people: a frown or a smile. The model is told only how long "
             "each one is. It is asked for the mood and, with less weight, to rebuild what it was told, so that "
             "unlike texts spread out. The ground shows which mood it would name at every place.",
         .watch = "the colours: frowns and smiles of one length share one place.",
         .predict = {.question = "From the length alone: how many moods of unseen texts will be right?",
                     .choices = kShares,
                     .answer = share_came,
                     .right = "Right: {right:classify.mood}. A long text is no sadder than a short one.",
                     .wrong = "It is {right:classify.mood}. A long text is no sadder than a short one."}},
    Step{.text = "Now let it see the characters: which share of a text each one is, in no order. Below you can type "
                 "texts, or tap some: they stand on the map with what the model says there, while it learns on.",
         .predict = {.question = "The order is not told. Where will ): land?",
                     .choices = kPlaces,
                     .answer =
                         [](const Moment& m) {
                             const Pair pair = pair_of_faces(of(m));
                             return pair == Pair::same_place ? 0 : pair == Pair::same_side ? 1 : 2;
                         },
                     .right = "Right. The same two characters: to this model they are one text.",
                     .wrong = "On the very spot of :). The same two characters are one text to this model."},
         .task = "Switch characters on, and put :) and ): on the map.",
         .checks = kCharacterChecks,
         .done_text = "Emoticons it never saw: {faces_right} right. Some signs, such as D or /, say much alone. But no "
                      "network, however wide, parts what its features make equal.",
         .hint = "The switch \"characters\" is in the card \"Features\". The two faces are the first to tap.",
         .exhibit = "typed",
         .solve =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters"});
             },
         .solve_desk =
             [](Desk& desk) {
                 add_typed(desk.typed, ":)");
                 add_typed(desk.typed, "):");
             },
         .solve_steps = 300},
    Step{.text = "One more feature: which character stands first, second, last but one and last. That is all that a "
                 "mouth needs to be left or right of the eyes.",
         .predict = {.question = ":~( is in none of the data. What will the model say?",
                     .choices = kMoods,
                     .answer = mood_of_new_face,
                     .right = "Right: {new_face}. It has seen such a mouth at the end of other faces.",
                     .wrong = "It says {new_face}. It goes by where it has seen such a mouth in other faces."},
         .task = "Switch order on, and put :~( on the map.",
         .checks = kOrderChecks,
         .done_text = "Now {faces_right} of the unseen emoticons are right, and your two faces have parted. The "
                      "feature did that; nothing else was changed.",
         .hint = "\"order\" is in the card \"Features\". Give it a moment: the border has to move between the two.",
         .exhibit = "typed",
         .solve =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters", "places"});
             },
         .solve_desk = [](Desk& desk) { add_typed(desk.typed, kNewFace); },
         .solve_steps = 400},
    Step{.text = "Of the texts only {texts_right} are right so far. So let it see whole words: how often each occurs. "
                 "What they mean it has to find out from the 170 or so that it learns from.",
         .predict = {.question = "Will the words make it better on texts that it has never seen?",
                     .choices = kHelp,
                     .answer = [](const Moment& m) { return right_of(of(m), "text") >= 0.62 ? 0 : 1; },
                     .right = "That is so: {texts_right} of the unseen texts.",
                     .wrong = "It came otherwise: {texts_right} of the unseen texts."},
         .task = "Switch words on.",
         .checks = kWordChecks,
         .done_text =
             "It learned \"dinner was great\" by heart, and then calls \"dinner was awful\" a smile: two of three "
             "words are the same. Most words that matter it met once, or never.",
         .hint = "\"words\" is in the card \"Features\"; leave \"rated words\" for later.",
         .exhibit = "typed",
         .solve =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters", "places", "words"});
             },
         .solve_steps = 300,
         .wrong_state =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters", "places", "words", "lexicon"});
             }},
    Step{.text =
             "Somebody has done that work: ten people rated thousands of words. \"Rated words\" are three numbers a "
             "text: how glad its words are, how sad, and how many say no.",
         .task = "Use the rated words instead of the words, until 55 % of the unseen texts are right.",
         .checks = kLexiconChecks,
         .done_text = "Three numbers beat sixty-four, for they hold what ten people know. Good features help always, "
                      "and cost somebody's time.",
         .hint = "Switch \"words\" off and \"rated words\" on, and wait some hundred steps.",
         .exhibit = "typed",
         .solve =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters", "places", "lexicon"});
             },
         .solve_steps = 400,
         .wrong_state =
             [](model::Spec& spec) {
                 use(spec, {"length", "characters", "places"});
             }},
    Step{.text =
             "30 of the texts have no colour: even people cannot say what \"I did not expect that\" means. The model "
             "was never told anything about them, yet it gives each a place. Try texts of your own: irony, two moods "
             "at once.",
         .predict = {.question = "Where do the unclear texts lie, compared with clear ones that are as new to it?",
                     .choices = kUnclear,
                     .answer = unclear_came,
                     .right = "Right: it is {unclear_sure} sure of them, and {clear_sure} of clear texts.",
                     .wrong = "It is {unclear_sure} sure of them, and {clear_sure} of clear texts."},
         .task = "Put \"I love Mondays\" and three more texts on the map.",
         .checks = kIronyChecks,
         .done_text = "Near the border it has little to go by, so doubt has a place on the map. But it takes irony at "
                      "its word: that hardly anybody loves Mondays is in no feature.",
         .hint = "Type into the line and press Enter, or tap the examples below it.",
         .exhibit = "typed",
         .solve_desk =
             [](Desk& desk) {
                 for (const std::string_view text : {"not good", "not bad", "what a surprise", "I love Mondays"})
                     add_typed(desk.typed, text);
             },
         .solve_steps = 50},
    Step{.text =
             "A border can only part what the features tell apart: length nothing, characters some, order the faces, "
             "rated words the texts. What this does not show: that order decides in texts, too (\"not bad\"), and that "
             "models which read a million texts learn the ratings by themselves."},
};

model::Spec spec_with(std::initializer_list<std::string_view> groups) {
    model::Spec spec = model::default_spec(*data::find_dataset("moods"));
    use(spec, groups);
    // Noise, few units and much decay: with so few texts a network overfits, and is then overconfident.
    spec.layers = {model::LayerSpec{.kind = "noise", .rate = 0.9}, model::LayerSpec{.width = 8}};
    spec.decay = 1;
    // Telling two moods apart takes a line, and where there is nothing to tell the decay shrinks the map to a point. That
    // features have to be rebuilt, too, spreads things over the plane, and does not move what is right by 2 %.
    spec.losses.push_back({.kind = "reconstruct", .weight = 0.3});
    return spec;
}

constexpr long kClaimSteps = 250;

Run tried(Lab& lab, std::initializer_list<std::string_view> groups) {
    return train_model(lab, spec_with(groups), kClaimSteps);
}

bool length_says_nothing(Lab& lab) {
    const double length = note(lab, "right, length", balanced_accuracy(tried(lab, {"length"}), kMood));
    const double all =
        note(lab, "right, all", balanced_accuracy(tried(lab, {"characters", "places", "lexicon"}), kMood));
    return length <= 0.6 && all >= 0.72;
}

bool order_parts_the_faces(Lab& lab) {
    const Run bag = tried(lab, {"characters"}), order = tried(lab, {"characters", "places"});
    if (!bag.ok || !order.ok) return false;
    note(lab, "unseen emoticons right, no order", right_of(of(bag), "emoticon"));
    note(lab, "unseen emoticons right, order", right_of(of(order), "emoticon"));
    const double alone = note(lab, "of all, no order", right_of(of(bag), "emoticon", false));
    const double ordered = note(lab, "of all, order", right_of(of(order), "emoticon", false));
    note(lab, "bits in the features, no order", bits(bag, "mood", 0));
    note(lab, "bits in the features, order", bits(order, "mood", 0));
    // Where ): itself was held out, it may land on the wrong side of the border: in 3 of 30 seeds.
    const Pair pair = pair_of_faces(of(order));
    note(lab, "two sides of the border", pair == Pair::apart ? 1 : 0);
    return ordered >= alone + 0.03 && pair_of_faces(of(bag)) == Pair::same_place && pair != Pair::same_place;
}

bool rated_words_beat_words(Lab& lab) {
    const Run words = tried(lab, {"words"}), rated = tried(lab, {"lexicon"});
    if (!words.ok || !rated.ok) return false;
    const double from_words = note(lab, "texts right, words", right_of(of(words), "text"));
    return note(lab, "texts right, rated words", right_of(of(rated), "text")) >= from_words + 0.1;
}

bool unclear_lie_near_the_border(Lab& lab) {
    const Run run = tried(lab, {"characters", "places", "lexicon"});
    if (!run.ok) return false;
    const double unclear = note(lab, "sure of unclear texts", sureness(of(run), true));
    return note(lab, "sure of clear, unseen texts", sureness(of(run), false)) >= unclear + 0.04;
}

constexpr std::array kClaims = {
    Claim{"Length alone is a coin; characters, order and rated words together name 72 % of unseen moods",
          length_says_nothing},
    Claim{"Without order :) and ): are one place; with it two, and 3 % more of all emoticons are right",
          order_parts_the_faces},
    Claim{"Of unseen texts, rated words get 10 % more right than plain words", rated_words_beat_words},
    Claim{"The model is less sure of texts that people cannot tell than of other texts it never saw",
          unclear_lie_near_the_border},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"on the same spot", "near each other, but apart",
                                                              "far apart"};

model::Spec names_by_letters() {
    model::Spec spec = model::default_spec(*data::find_dataset("first_names"));
    spec.features = {"letters"};
    return spec;
}

int linda_and_dilan(const Moment& m) {
    const int linda = lessons::thing_named(m.material, "Linda"), dilan = lessons::thing_named(m.material, "Dilan");
    if (linda < 0 || dilan < 0) return -1;
    const double far =
        between(place_of(m, static_cast<std::size_t>(linda)), place_of(m, static_cast<std::size_t>(dilan)));
    const double share = far / std::max(1e-9, radius(m));
    return share < 1e-4 ? 0 : share < 0.2 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network is told which letters a first name has, but not their order. Where will Linda and "
        "Dilan lie on its map?",
    .choices = kTransferChoices,
    .right = 0,
    .preset = names_by_letters,
    .steps = 800,
    .answer = linda_and_dilan,
    .why = "To this network they are one and the same name. No training can part what comes in alike."};

}  // namespace

const Lesson frown_and_smile = {.id = "frown_and_smile",
                                .title = "A frown and a smile",
                                .about = "What a model must see of a text to tell its mood; your own texts on its map.",
                                .minutes = 5,
                                .levers = {.features = true, .architecture = false, .loss = false},
                                .steps = kSteps,
                                .claims = kClaims,
                                .figures = kFigures,
                                .preset = [] { return spec_with({"length"}); },
                                .warm_steps = 300,
                                .transfer = &kTransfer};

}  // namespace lessons::rows
