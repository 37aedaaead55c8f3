// Lesson: concepts become computation. Words on axes that we have chosen, then word vectors that were learned from
// texts.
#include <algorithm>
#include <array>
#include <string>

#include "core/random.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

model::Spec people_spec() { return model::default_spec(*data::find_dataset("people_words")); }

const data::Dataset& words_of(const Moment& m) { return m.material.dataset; }
const Calculator& desk_of(const Moment& m) { return m.desk.calculator; }

bool spells(const Moment& m, std::string_view a, std::string_view b, std::string_view c) {
    const std::vector<Term> sum = sum_of(a, b, c);
    const std::vector<Term>& terms = desk_of(m).terms;
    return !desk_of(m).mean && sum.size() == terms.size() && std::is_permutation(sum.begin(), sum.end(), terms.begin());
}

// The result of a sum in this space, whatever stands in the calculator.
std::string answer_to(const data::Dataset& dataset, std::vector<Term> terms, bool mean = false, bool leave_out = true,
                      bool third = false) {
    Calculator desk;
    desk.terms = std::move(terms);
    desk.mean = mean;
    desk.leave_out = leave_out;
    desk.third = third;
    return answer_of(dataset, desk);
}

// King - man + woman among the words as they are now (dragged).
std::string essay_answer(const Moment& m) {
    Calculator desk = desk_of(m);
    desk.terms = sum_of("king", "man", "woman");
    desk.mean = false;
    desk.leave_out = true;
    return answer_of(words_of(m), desk);
}

int choice_of(std::span<const std::string_view> choices, const std::string& word, int otherwise = -1) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i] == word) return static_cast<int>(i);
    }
    return otherwise;
}

std::string or_dots(const std::string& text) { return text.empty() ? "..." : text; }

bool is_people(const Moment& m) { return m.spec.dataset == "people_words"; }
bool is_words(const Moment& m) { return m.spec.dataset == "words"; }

constexpr std::array kFigures = {
    Figure{"sum", "", [](const Moment& m) { return or_dots(formula_of(desk_of(m))); }},
    Figure{"answer", "", [](const Moment& m) { return or_dots(answer_of(words_of(m), desk_of(m))); }},
    Figure{"essay", "", [](const Moment& m) { return or_dots(essay_answer(m)); }},
    Figure{"moved", "",
           [](const Moment& m) { return desk_of(m).moved.empty() ? "none yet" : desk_of(m).moved[0].word; }},
    Figure{"with_terms", "",
           [](const Moment& m) { return or_dots(answer_to(words_of(m), desk_of(m).terms, desk_of(m).mean, false)); }},
    Figure{"turned", "",
           [](const Moment& m) { return std::to_string(static_cast<int>(desk_of(m).turned * 57.2958)) + "°"; }},
    Figure{"right_sums", "",
           [](const Moment& m) { return desk_of(m).tally.of > 0 ? std::to_string(desk_of(m).tally.right) : "..."; }},
    Figure{"right_with", "",
           [](const Moment& m) {
               return desk_of(m).tally.of > 0 ? std::to_string(desk_of(m).tally.right_with_terms) : "...";
           }},
};

// step 1: the essay's sum

constexpr std::array<std::string_view, 4> kLandings = {"king", "woman", "queen", "prince"};

constexpr std::array kSum = {
    Check{"the sum is king − man + woman: {sum}", [](const Moment& m) { return spells(m, "king", "man", "woman"); }},
    Check{"nearest to it: {answer}", [](const Moment& m) { return answer_of(words_of(m), desk_of(m)) == "queen"; }},
};

// step 2: halfway

constexpr std::array<std::string_view, 4> kHalfway = {"prince", "monarch", "child", "lady"};

constexpr std::array kMean = {
    Check{"the mean of king and queen: {sum}",
          [](const Moment& m) {
              const std::vector<Term>& t = desk_of(m).terms;
              const auto has = [&](std::string_view word) {
                  return std::count(t.begin(), t.end(), Term{std::string(word), false}) == 1;
              };
              return desk_of(m).mean && t.size() == 2 && has("king") && has("queen");
          }},
};

// step 3: drag

constexpr std::array kDrag = {
    Check{"you moved a word: {moved}", [](const Moment& m) { return !desk_of(m).moved.empty(); }},
    Check{"king − man + woman is no longer queen: {essay}",
          [](const Moment& m) { return is_people(m) && essay_answer(m) != "queen"; }},
};

// step 4: the third axis

constexpr std::array<std::string_view, 3> kYoung = {"emperor", "prince", "baby"};

constexpr std::array kSpace = {
    Check{"age counts, and you turned the space: {turned}",
          [](const Moment& m) { return desk_of(m).third && desk_of(m).turned >= 0.5; }},
    Check{"king − man + boy: {sum}", [](const Moment& m) { return spells(m, "king", "man", "boy"); }},
    Check{"nearest to it: {answer}",
          [](const Moment& m) { return desk_of(m).third && answer_of(words_of(m), desk_of(m)) == "prince"; }},
};

// step 5: real vectors

constexpr std::array<std::string_view, 4> kKept = {"queen", "king", "woman", "throne"};

constexpr std::array kReal = {
    Check{"the sum is king − man + woman: {sum}",
          [](const Moment& m) { return is_words(m) && spells(m, "king", "man", "woman"); }},
};

// step 6: forty of them

constexpr std::array<std::string_view, 3> kShares = {"nearly all", "about half", "hardly any"};

bool fails(const Moment& m) {
    const Analogy* analogy = analogy_of(desk_of(m).terms);
    if (!is_words(m) || analogy == nullptr || desk_of(m).mean) return false;
    return answer_to(words_of(m), desk_of(m).terms) != analogy->expected;
}

int share_with_terms(const Moment& m) {
    if (!is_words(m) || !desk_of(m).tried) return -1;
    const Tally& kept = desk_of(m).tally;
    const Tally tally = kept.of > 0 ? kept : tally_of(word_space(words_of(m)));
    if (tally.of == 0) return -1;
    const double share = static_cast<double>(tally.right_with_terms) / tally.of;
    return share >= 0.8 ? 0 : share >= 0.3 ? 1 : 2;
}

constexpr std::array kForty = {
    Check{"all 40 tried: {right_sums} right without their terms, {right_with} with them",
          [](const Moment& m) { return is_words(m) && desk_of(m).tried; }},
    Check{"a sum of the list that fails: {sum} gives {answer}", fails},
};

constexpr std::array kSteps = {
    Step{.text =
             "Each word is a place. Right means said of men, left means said of women, and up means royal. King is at "
             "[1, 1], woman at [-1, 0]. We put them there by hand. Places are numbers, so words can be added and "
             "subtracted.",
         .watch = "the arrows: each term is a step.",
         .predict = {.question = "King, less man, plus woman: where does that land?",
                     .choices = kLandings,
                     .answer =
                         [](const Moment& m) {
                             return choice_of(kLandings, answer_to(words_of(m), sum_of("king", "man", "woman")));
                         },
                     .right = "Right: [1, 1] − [1, 0] + [-1, 0] = [-1, 1].",
                     .wrong = "[1, 1] − [1, 0] + [-1, 0] = [-1, 1], and there queen stands."},
         .task = "Work out king − man + woman.",
         .checks = kSum,
         .done_text = "Empress shares that place: two numbers cannot tell them apart.",
         .hint = "Press king, then −, then man, then woman. Or take it from the examples (\"try\" on a phone).",
         .exhibit = "calculator",
         .solve_desk = [](Desk& desk) { desk.calculator.terms = sum_of("king", "man", "woman"); },
         .wrong_desk = [](Desk& desk) { desk.calculator.terms = sum_of("king", "woman", "man"); }},
    Step{.text = "Averages are concepts, too. The mean of two places lies halfway between them: what differs cancels, "
                 "what both share stays.",
         .predict =
             {.question = "Which word stands halfway between king and queen?",
              .choices = kHalfway,
              .answer =
                  [](const Moment& m) {
                      return choice_of(kHalfway, answer_to(words_of(m), {{"king", false}, {"queen", false}}, true));
                  },
              .right = "Right: [0, 1], royal and of no gender.",
              .wrong = "[0, 1], royal and of no gender: monarch."},
         .task = "Work out the mean of king and queen.",
         .checks = kMean,
         .done_text = "One can try others: the mean of man and woman, or of all that is royal.",
         .hint = "Clear, press king and queen, and switch mean on.",
         .exhibit = "calculator",
         .solve_desk =
             [](Desk& desk) {
                 desk.calculator.terms = {{"king", false}, {"queen", false}};
                 desk.calculator.mean = true;
             },
         .wrong_desk =
             [](Desk& desk) {
                 desk.calculator.terms = {{"king", false}, {"queen", false}};
             }},
    Step{.text = "The sums come out because of where the words were put, not because of what they mean. Put one "
                 "elsewhere, and the same sum says something else.",
         .task = "Drag one word so that king − man + woman is queen no longer.",
         .checks = kDrag,
         .done_text = "An embedding is as good as its places. Here we chose them; elsewhere texts and a loss do.",
         .hint = "Take hold of queen's name or dot and draw it down. \"put back\" sends it home.",
         .exhibit = "calculator",
         .solve_desk =
             [](Desk& desk) {
                 desk.calculator.moved = {{"queen", {-0.5, 0.25, 0.6}}};
             },
         .wrong_desk =
             [](Desk& desk) {
                 desk.calculator.moved = {{"baby", {0.5, 0.5, 0.02}}};
             }},
    Step{.text =
             "Man, boy, father and grandson share one place: the plane has no room for what makes them differ. Age is "
             "a third number, and the plane becomes a space.",
         .watch = "what looked like one place, while you turn it.",
         .predict = {.question = "King − man + boy: which word is nearest once age counts?",
                     .choices = kYoung,
                     .answer =
                         [](const Moment& m) {
                             return choice_of(kYoung,
                                              answer_to(words_of(m), sum_of("king", "man", "boy"), false, true, true));
                         },
                     .right = "Right: royal, male and young.",
                     .wrong = "Prince: royal, male and young. Without age the sum could only say emperor."},
         .task = "Switch age on, turn the space by dragging, and work out king − man + boy.",
         .checks = kSpace,
         .done_text = "On this map every axis answers one question, and what has no axis is not on it. Learned maps "
                      "need no such axes.",
         .hint = "\"age\" is among the buttons; the sum is among the examples; if you moved words, put them back.",
         .exhibit = "calculator",
         .solve_desk =
             [](Desk& desk) {
                 desk.calculator.moved.clear();
                 desk.calculator.mean = false;
                 desk.calculator.terms = sum_of("king", "man", "boy");
                 desk.calculator.third = true;
                 desk.calculator.turn = projection::turned(kFlat, 0.6f, -0.25f);
                 desk.calculator.turned = 0.6;
             },
         .wrong_desk =
             [](Desk& desk) {
                 desk.calculator.moved.clear();
                 desk.calculator.mean = false;
                 desk.calculator.terms = sum_of("king", "man", "boy");
                 desk.calculator.turned = 0.6;
             }},
    Step{.text =
             "Now words that nobody placed: 2,000 of them, 100 numbers each, learned from the company they keep in "
             "texts. No axis has a name. Near means: pointing the same way (cosine, 1 is the same). The picture is the "
             "plane through three words; others are dropped onto it.",
         .watch = "the two arrows: from man to woman, and the same step from king.",
         .predict = {.question =
                         "If king, man and woman may be answers, too: which word is nearest to king − man + woman?",
                     .choices = kKept,
                     .answer =
                         [](const Moment& m) {
                             return is_words(m)
                                        ? choice_of(kKept, answer_to(words_of(m), sum_of("king", "man", "woman"), false,
                                                                     false))
                                        : -1;
                         },
                     .right = "Right: the sum hardly leaves home.",
                     .wrong = "King itself: the sum lands nearest to where it started."},
         .task = "Work out king − man + woman here.",
         .checks = kReal,
         .done_text = "Queen comes second, and first only where the sum's own words are left out. Most who show this "
                      "sum leave them out and do not say so.",
         .hint = "It is the first of the examples; on a phone \"try\" goes through them.",
         .exhibit = "calculator",
         .arrange =
             [](model::Spec& spec) {
                 spec = [&] {
                     model::Spec next = model::default_spec(*data::find_dataset("words"));
                     next.seed = spec.seed;
                     next.theme = spec.theme;
                     return next;
                 }();
             },
         .arrange_desk = [](Desk& desk) { desk.calculator = {}; },
         .solve_desk = [](Desk& desk) { desk.calculator.terms = sum_of("king", "man", "woman"); },
         .wrong_desk = [](Desk& desk) { desk.calculator.terms = sum_of("queen", "man", "woman"); }},
    Step{.text =
             "One sum proves little. Here are forty, chosen before anybody tried them: he and she, capitals, one and "
             "many, makers of cars.",
         .predict = {.question = "How many come out right if the words of a sum may be answers, too?",
                     .choices = kShares,
                     .answer = share_with_terms,
                     .right = "Right: {right_with} of 40; {right_sums} with their own words left out.",
                     .wrong = "{right_with} of 40; {right_sums} with their own words left out."},
         .task = "Try all 40, then put one into the calculator that fails.",
         .checks = kForty,
         .done_text = "Each word has one list of numbers (a vector) for all its meanings: in these texts calf is "
                      "mostly the part of a leg. And brother − man + woman lands near daughter, not sister.",
         .hint = "The button below the words tries them. Brother − man + woman fails, and so does calf − cow + sheep.",
         .exhibit = "calculator",
         .arrange_desk =
             [](Desk& desk) {
                 desk.calculator = {};
                 desk.calculator.terms = sum_of("paris", "france", "japan");
             },
         .solve_desk =
             [](Desk& desk) {
                 desk.calculator.tried = true;
                 desk.calculator.terms = sum_of("calf", "cow", "sheep");
             },
         .wrong_desk =
             [](Desk& desk) {
                 desk.calculator.tried = true;
                 desk.calculator.terms = sum_of("dogs", "dog", "cat");
             }},
    Step{.text = "So one can calculate with concepts, but only as well as their places were chosen. It works where "
                 "texts use two pairs of words alike, and among 2,000 common words; among hundreds of thousands more "
                 "words would get in between. And a nearest word is always found, even where none fits.",
         .exhibit = "calculator",
         .arrange_desk =
             [](Desk& desk) {
                 desk.calculator = {};
                 desk.calculator.tried = true;
                 desk.calculator.terms = sum_of("calf", "cow", "sheep");
             }},
};

// claims

const data::Dataset& shipped(const char* id) {
    // Loaded once; claims only read it.
    static const data::Dataset people = data::load_dataset(*data::find_dataset("people_words")).value();
    static const data::Dataset words = data::load_dataset(*data::find_dataset("words")).value();
    return std::string_view(id) == "words" ? words : people;
}

bool plane_sums(Lab& lab) {
    const data::Dataset& people = shipped("people_words");
    Calculator desk;
    desk.terms = sum_of("king", "man", "woman");
    const WordSpace space = word_space(people, desk);
    const std::vector<NearWord> nearest = nearest_words(space, result_of(space, desk), 1, desk.terms);
    note(lab, "distance of the sum from queen", nearest[0].value);
    return answer_of(people, desk) == "queen" && nearest[0].value < 1e-9 &&
           answer_to(people, {{"king", false}, {"queen", false}}, true) == "monarch";
}

bool age_tells_apart(Lab&) {
    const data::Dataset& people = shipped("people_words");
    const std::vector<Term> terms = sum_of("king", "man", "boy");
    return answer_to(people, terms) == "emperor" && answer_to(people, terms, false, true, true) == "prince";
}

bool forty_sums(Lab& lab) {
    const Tally tally = tally_of(word_space(shipped("words")));
    note(lab, "right of 40, terms left out", tally.right);
    note(lab, "right of 40, terms kept", tally.right_with_terms);
    return tally.right >= 30 && tally.right < tally.of && tally.right_with_terms <= 25;
}

// The same for sums of any three words.
bool own_terms_are_nearest(Lab& lab) {
    const WordSpace space = word_space(shipped("words"));
    core::Random random = core::random_stream(static_cast<std::uint64_t>(lab.seed), "sums");
    const auto n = static_cast<std::uint32_t>(space.size());
    constexpr int kSums = 60;
    int own = 0;
    for (int i = 0; i < kSums; ++i) {
        Calculator desk;
        const auto word = [&] { return (*space.names)[core::next_below(random, n)]; };
        const std::string a = word(), b = word(), c = word();
        desk.terms = sum_of(a, b, c);
        const std::vector<NearWord> nearest = nearest_words(space, result_of(space, desk), 1, {});
        const std::string& name = (*space.names)[static_cast<std::size_t>(nearest[0].word)];
        own += name == a || name == c ? 1 : 0;
    }
    return note(lab, "share of random sums nearest to a term of theirs", static_cast<double>(own) / kSums) >= 0.9;
}

constexpr std::array kClaims = {
    Claim{"On our plane king - man + woman is queen exactly, and monarch is halfway between king and queen.",
          plane_sums},
    Claim{"King - man + boy is emperor on the plane, and prince once age counts.", age_tells_apart},
    Claim{"Of 40 sums of word vectors at least 30 come out with their terms left out, at most 25 with them.",
          forty_sums},
    Claim{"The sum of any three words is nearest to one of the two that were added, 9 times of 10.",
          own_terms_are_nearest},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"at the Adelie males", "at the Gentoo males",
                                                              "somewhere else"};

int code_of(const data::Column& column, std::string_view name) {
    const auto found = std::find(column.categories.begin(), column.categories.end(), name);
    return found == column.categories.end() ? -1 : static_cast<int>(found - column.categories.begin());
}

int where_the_step_leads(const Moment& m) {
    const data::Column *species = column_of(m, "species"), *sex = column_of(m, "sex");
    if (species == nullptr || sex == nullptr) return -1;
    const int male = code_of(*sex, "male"), female = code_of(*sex, "female");
    const auto group = [&](int kind, int which) {
        return middle_of(m, [&](std::size_t i) { return species->codes[i] == kind && sex->codes[i] == which; });
    };
    const int gentoo = code_of(*species, "Gentoo"), adelie = code_of(*species, "Adelie");
    const Place from = group(gentoo, female), to = group(gentoo, male), start = group(adelie, female);
    const Place there{start.x + to.x - from.x, start.y + to.y - from.y};
    int best = -1;
    double least = 0;
    for (int kind = 0; kind < static_cast<int>(species->categories.size()); ++kind) {
        for (const int which : {male, female}) {
            const double far = between(group(kind, which), there);
            if (best >= 0 && far >= least) continue;
            least = far;
            best = which != male ? 2 : kind == adelie ? 0 : kind == gentoo ? 1 : 2;
        }
    }
    return best;
}

constexpr Transfer kTransfer = {
    .question =
        "A map of penguins was asked for species and sex. One step leads from the middle of the Gentoo females to "
        "the middle of the Gentoo males. Take the same step from the Adelie females: where do you arrive?",
    .choices = kTransferChoices,
    .right = 0,
    .preset =
        [] {
            return spec_that_asks("penguins", {"species", "sex"}, "sex");
        },
    .steps = 1500,
    .answer = where_the_step_leads,
    .why = "The sexes differ by much the same step in both species, so it can be added, as with king and queen."};

}  // namespace

const Lesson kings_and_queens = {.id = "kings_and_queens",
                                 .title = "Kings and queens",
                                 .about = "Add, subtract and average words, and know when not to believe the answer.",
                                 .minutes = 5,
                                 .levers = {.features = false, .architecture = false, .loss = false},
                                 .steps = kSteps,
                                 .claims = kClaims,
                                 .figures = kFigures,
                                 .preset = people_spec,
                                 .warm_steps = 200,
                                 .transfer = &kTransfer};

}  // namespace lessons::rows
