// Lesson: is this a good embedding? Words of speeches are embedded by skip-gram while the learner watches and judges;
// then the embedding is scored by several evaluations, which disagree. Finally real word vectors are compared. Both are
// asked again on a sheet by t-SNE: homework_layouts.h.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "lessons/exhibits/neighbourhoods.h"
#include "lessons/homework_layouts.h"
#include "lessons/homework_marks.h"
#include "lessons/laid_out.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {

using namespace homework_marks;
using namespace homework_layouts;

namespace {

model::Spec speeches_spec() { return model::default_spec(*data::find_dataset("speeches")); }

// The words of the lesson before, in their raw vectors: no training.
model::Spec pretrained_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("words"));
    spec.features = {"vector"};
    spec.layers.clear();
    spec.losses = {{.kind = "neighbours", .weight = 1}};
    spec.speed = 1;
    return spec;
}

std::string figure(double value) {
    if (std::isnan(value)) return "...";
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

bool asked(const Moment& m) { return m.desk.neighbourhoods.asked_of == m.spec.dataset; }

bool asked_layout(const Moment& m) {
    return m.laid_out != nullptr && m.desk.neighbourhoods.layout_asked_of == m.spec.dataset;
}

constexpr std::string_view kIds[] = {"topic", "part_of_speech", "pairs", "era", "frequency", "analogies"};

template <int kId>
std::string score_text(const Moment& m) {
    return asked(m) ? figure(score_seen(m, kIds[kId])) : "...";
}

template <int kId>
std::string sheet_score_text(const Moment& m) {
    return asked_layout(m) ? figure(layout_score_seen(m, kIds[kId])) : "...";
}

constexpr std::array kFigures = {
    Figure{"topic", "topic", score_text<0>},
    Figure{"part_of_speech", "part of speech", score_text<1>},
    Figure{"pairs", "pairs", score_text<2>},
    Figure{"era", "era", score_text<3>},
    Figure{"frequency", "frequency", score_text<4>},
    Figure{"analogies", "analogies", score_text<5>},
    Figure{"sheet_topic", "topic", sheet_score_text<0>},
    Figure{"sheet_analogies", "analogies", sheet_score_text<5>},
    Figure{"by_law", "by law", by_law_text},
    Figure{"by_law_truly", "by law", by_law_truly_text},
    Figure{"by_dog", "dog", [](const Moment& m) { return near_on_layout(m, "dog", 5); }},
    Figure{"by_navigation", "navigation", [](const Moment& m) { return near_on_layout(m, "navigation", 3); }},
    Figure{"to_politics", "politics", [](const Moment& m) { return before_on_layout(m, "politics"); }},
    Figure{"to_compass", "compass", [](const Moment& m) { return before_on_layout(m, "compass"); }},
    Figure{"dims", "dims", [](const Moment& m) { return std::to_string(m.spec.map_dims); }},
    Figure{"sensible", "sensible", [](const Moment& m) { return std::to_string(count_marks(m, true)); }},
};

// step 1: company

constexpr std::array<std::string_view, 3> kByNavy = {"military", "inflation", "daughter"};

// Which of the choices lies nearest to the navy on the map.
int nearest_to_navy(const Moment& m) {
    const int navy = thing_named(m.material, "navy");
    if (navy < 0 || m.shown.step < 500) return -1;
    const auto far = [&](std::string_view name) {
        const int thing = thing_named(m.material, name);
        const float* a = m.shown.points.data() + 2 * navy;
        const float* b = m.shown.points.data() + 2 * thing;
        return std::hypot(a[0] - b[0], a[1] - b[1]);
    };
    int best = 0;
    for (int i = 1; i < static_cast<int>(kByNavy.size()); ++i) {
        if (far(kByNavy[static_cast<std::size_t>(i)]) < far(kByNavy[static_cast<std::size_t>(best)])) best = i;
    }
    return best;
}

constexpr std::array kRunChecks = {
    Check{"trained for 2,000 steps: {steps}",
          [](const Moment& m) { return m.spec.dataset == "speeches" && m.shown.step >= 2000; }},
};

// step 2: marks

constexpr std::array kMarkChecks = {
    Check{"a word of the sea, with one of law among its six nearest, is marked \"does not\"", marked_sea_near_law},
    Check{"a neighbourhood is marked \"makes sense\": {sensible}",
          [](const Moment& m) { return count_marks(m, true) >= 1; }},
};

// step 3: questions

constexpr std::array<std::string_view, 4> kQuestions = {"same topic", "same part of speech", "same era", "as frequent"};
constexpr std::string_view kQuestionIds[] = {"topic", "part_of_speech", "era", "frequency"};

int best_question(const Moment& m) {
    if (!asked(m)) return -1;
    int best = 0;
    for (int i = 1; i < 4; ++i) {
        if (score_seen(m, kQuestionIds[i]) > score_seen(m, kQuestionIds[best])) best = i;
    }
    return best;
}

constexpr std::array kAskChecks = {
    Check{"the map of the speeches is scored",
          [](const Moment& m) { return m.spec.dataset == "speeches" && asked(m); }},
};

// step 4: more numbers

constexpr std::array<std::string_view, 3> kMore = {"it falls", "it stays as it is", "it doubles or more"};

constexpr double kFlatTopic = 0.075;  // what maps of two numbers scored here, on ten seeds

int how_more_does(const Moment& m) {
    if (!asked(m) || m.spec.map_dims < 8) return -1;
    const double times = score_seen(m, "topic") / kFlatTopic;
    return times < 0.8 ? 0 : times < 1.8 ? 1 : 2;
}

constexpr std::array kMoreChecks = {
    Check{"the map has 10 dimensions or more: {dims}",
          [](const Moment& m) { return m.spec.dataset == "speeches" && m.spec.map_dims >= 10; }},
    Check{"1,500 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 1500; }},
};

// step 5: another sheet of the same numbers

constexpr std::array kSheetChecks = {
    Check{"the map of ten numbers or more is seen through t-SNE: {dims}",
          [](const Moment& m) {
              return m.spec.dataset == "speeches" && m.spec.map_dims >= 10 && m.spec.projection == "tsne";
          }},
    Check{"it has come to rest", [](const Moment& m) { return m.spec.dataset == "speeches" && rests_as(m, "tsne"); }},
};

// step 6: real vectors

constexpr std::array<std::string_view, 4> kRivals = {"same topic", "same part of speech", "our pairs", "analogies"};
constexpr std::string_view kRivalIds[] = {"topic", "part_of_speech", "pairs", "analogies"};

int worst_question(const Moment& m) {
    if (!asked(m) || m.spec.dataset != "words") return -1;
    int worst = 0;
    for (int i = 1; i < 4; ++i) {
        if (score_seen(m, kRivalIds[i]) < score_seen(m, kRivalIds[worst])) worst = i;
    }
    return worst;
}

constexpr std::array kRivalChecks = {
    Check{"the pretrained vectors are scored", [](const Moment& m) { return m.spec.dataset == "words" && asked(m); }},
};

// step 7: the essay's question

constexpr std::array kTsneChecks = {
    Check{"the pretrained vectors are seen through t-SNE, and it has come to rest",
          [](const Moment& m) { return m.spec.dataset == "words" && rests_as(m, "tsne"); }},
};

// step 8: good for what

int worst_on_layout(const Moment& m) {
    if (m.spec.dataset != "words" || !asked_layout(m)) return -1;
    const auto lost = [&](std::size_t i) { return score_seen(m, kRivalIds[i]) - layout_score_seen(m, kRivalIds[i]); };
    std::size_t worst = 0;
    for (std::size_t i = 1; i < kRivals.size(); ++i) {
        if (lost(i) > lost(worst)) worst = i;
    }
    return static_cast<int>(worst);
}

constexpr std::array kSheetScoreChecks = {
    Check{"the sheet by t-SNE is scored",
          [](const Moment& m) { return m.spec.dataset == "words" && m.spec.projection == "tsne" && asked_layout(m); }},
};

constexpr std::array kSteps = {
    Step{.text =
             "800 words of presidents' speeches since 1790. The model is told nothing about them but which words stand "
             "within five words of each other. From a word's place it must guess which words stand near it, and which "
             "were only drawn at random: skip-gram.",
         .watch = "words that keep the same company drift together.",
         .predict = {.question = "Which of these will end up nearest to navy?",
                     .choices = kByNavy,
                     .answer = nearest_to_navy,
                     .right = "Right: the same words stand beside them.",
                     .wrong = "Not quite: who stands beside the same words ends up near."},
         .task = "Let it train.",
         .checks = kRunChecks,
         .done_text =
             "Nobody defined a word, and yet they found an order. You shall know a word by the company it keeps, "
             "as linguists say.",
         .hint = "The play button at the top starts it. It takes a few seconds.",
         .exhibit = "neighbourhoods",
         .warm_steps = 400,
         .solve = [](model::Spec&) {},
         .solve_steps = 2000},
    Step{
        .text = "Is it a good embedding? Look at neighbourhoods and judge them yourself. Start with navigation, a word "
                "of the sea (pink): are its neighbours words of the sea, too, or of law and politics (green)? Pause "
                "the training while you look.",
        .task = "Mark a word of the sea that lies beside law or politics as \"does not\". Then mark a neighbourhood "
                "that makes sense.",
        .checks = kMarkChecks,
        .done_text = "You found both. So \"is it good?\" has no answer yet: it depends on where one looks, and on what "
                     "one looks for.",
        .hint = "If navigation will not do, tap other pink words on the map: near half of them there is one of law. "
                "January "
                "or tax often make sense. The buttons below the neighbours mark them.",
        .exhibit = "neighbourhoods",
        .solve_desk = mark_two,
        .wrong_desk = mark_others},
    Step{
        .text = "Instead of single words, ask all of them: are the 10 nearest about the same topic? The same part of "
                "speech? Said in the same century? As frequent? Each is a score from 0 (chance) to 1.",
        .predict = {.question = "On which question will this map score best?",
                    .choices = kQuestions,
                    .answer = best_question,
                    .right = "Right: era {era}, topic {topic}, part of speech {part_of_speech}, frequency {frequency}.",
                    .wrong = "Era {era}, topic {topic}, part of speech {part_of_speech}, frequency {frequency}."},
        .task = "Score the map.",
        .checks = kAskChecks,
        .done_text = "It is a poor map of topics and a good one of time: with two numbers a word, when something was "
                     "said tells most about the words around it. Colour by era and look.",
        .hint = "The button \"score it\" on the card below.",
        .exhibit = "neighbourhoods",
        .solve_desk = [](Desk& desk) { desk.neighbourhoods.asked_of = "speeches"; }},
    Step{
        .text =
            "Two numbers are few for a word. The map is a layer like any other: it may have more. You will then see it "
            "through principal components; the scores ask all of its numbers.",
        .predict = {.question = "Ten numbers a word instead of two: what happens to the score of topics?",
                    .choices = kMore,
                    .answer = how_more_does,
                    .right = "Right: topic {topic}, era {era}, word pairs that we judged ourselves {pairs}.",
                    .wrong = "Topic {topic}, era {era}, pairs {pairs}."},
        .task = "Give the map 10 dimensions and let it train on.",
        .checks = kMoreChecks,
        .done_text =
            "The texts knew more about topics than two numbers could hold. An embedding can be bad at a question "
            "because of its features, its loss, or for want of room.",
        .hint = "The card \"Architecture\": map, plus.",
        .exhibit = "neighbourhoods",
        .solve = [](model::Spec& spec) { spec.map_dims = 10; },
        .solve_steps = 2000,
        .wrong_state = [](model::Spec& spec) { spec.map_dims = 3; }},
    Step{.text =
             "Ten numbers do not fit on a sheet. This one shows the two directions in which words differ most, by "
             "principal "
             "components. On it {by_law} of the words of the sea have law or politics among their six nearest. t-SNE "
             "draws another sheet of the same ten numbers: it places the words itself, so that neighbours stay "
             "neighbours.",
         .predict = {.question = "How many words of the sea will lie by law or politics on the sheet by t-SNE?",
                     .choices = kFewer,
                     .answer = how_many_by_tsne,
                     .right = "Right: {by_law}. In all ten numbers it is {by_law_truly}.",
                     .wrong = "{by_law}. In all ten numbers it is {by_law_truly}."},
         .task = "Choose t-SNE above the map, and let it come to rest.",
         .checks = kSheetChecks,
         .done_text = "The words are the same, and so are their numbers: only the sheet is another. Ask of every "
                      "picture: is it the embedding that errs, or the sheet?",
         .hint = "\"principal components\" stands at the map's upper edge: press it, and choose t-SNE. It needs some "
                 "seconds, more while the model trains.",
         .exhibit = "neighbourhoods",
         .arrange =
             [](model::Spec& spec) {
                 if (spec.dataset != "speeches") spec = speeches_spec();
                 spec.map_dims = std::max(spec.map_dims, 10);
                 spec.projection = "pca";
             },
         .solve = [](model::Spec& spec) { spec.projection = "tsne"; },
         .wrong_state = [](model::Spec& spec) { spec.projection = "umap"; }},
    Step{.text = "Now real vectors (lists of numbers): 100 numbers a word, from newspapers and Wikipedia instead of "
                 "233 speeches. What you see is their flat shadow; the scores ask all 100 numbers. Look at two more "
                 "questions: 40 pairs of words that we judged alike or not, and analogies (king - man + woman).",
         .predict = {.question = "On which question will they do worst?",
                     .choices = kRivals,
                     .answer = worst_question,
                     .right =
                         "Right: topic {topic}, part of speech {part_of_speech}, pairs {pairs}, analogies {analogies}.",
                     .wrong = "Topic {topic}, part of speech {part_of_speech}, pairs {pairs}, analogies {analogies}."},
         .task = "Score them, too.",
         .checks = kRivalChecks,
         .done_text =
             "Better than the speeches wherever both can be asked, and yet good and poor at the same time. And "
             "when a president said a word, they cannot tell: they were never given it.",
         .hint = "The button \"score it\" on the card below.",
         .exhibit = "neighbourhoods",
         .arrange = [](model::Spec& spec) { spec = pretrained_spec(); },
         .see_layer = 0,
         .solve_desk = [](Desk& desk) { desk.neighbourhoods.asked_of = "words"; }},
    Step{.text = "On this flat shadow cherry and sloop are the nearest words to dog. Ask t-SNE: will dogs, cats and "
                 "puppies come "
                 "together? And will navigation, a word for tools that find the way, lie beside politics?",
         .predict = {.question = "Which of these will lie nearest to navigation?",
                     .choices = kByNavigation,
                     .answer = nearest_to_navigation,
                     .right = "Right. On none of the ten throws that we tried is it politics.",
                     .wrong = "Gps. On none of the ten throws that we tried is it politics."},
         .task = "Choose t-SNE above the map, and let it come to rest.",
         .checks = kTsneChecks,
         .done_text =
             "By dog: {by_dog}. By navigation: {by_navigation}; {to_politics} words are nearer to it than politics. "
             "Compass is its second nearest by all 100 numbers, and here {to_compass} words are nearer: "
             "this sheet, too, tears neighbours apart.",
         .hint =
             "\"principal components\" stands at the map's upper edge: press it, and choose t-SNE. / finds any word.",
         .exhibit = "neighbourhoods",
         .arrange = [](model::Spec& spec) { spec.projection = "pca"; },
         .see_layer = 0,
         .solve = [](model::Spec& spec) { spec.projection = "tsne"; },
         .wrong_state = [](model::Spec& spec) { spec.projection = "random"; }},
    Step{
        .text = "Dogs, cats and puppies lie together: a good sheet? Good for what? It has two places a word where the "
                "vectors have "
                "100 numbers, and it was asked for one thing only: that neighbours stay neighbours.",
        .predict = {.question = "On which question will the sheet lose most against the 100 numbers?",
                    .choices = kRivals,
                    .answer = worst_on_layout,
                    .right = "Right: from {analogies} to {sheet_analogies}.",
                    .wrong = "Analogies: from {analogies} to {sheet_analogies}."},
        .task = "Score the sheet, too.",
        .checks = kSheetScoreChecks,
        .done_text =
            "Topics stay: {topic} by all numbers, {sheet_topic} on the sheet. So it is good for seeing who keeps "
            "company. King - man + woman is reckoned with the numbers: for that the sheet is no good.",
        .hint = "The button \"score the sheet\" on the card below. It is there while the words are seen through t-SNE.",
        .exhibit = "neighbourhoods",
        .see_layer = 0,
        .solve_desk = [](Desk& desk) { desk.neighbourhoods.layout_asked_of = "words"; }},
    Step{.text =
             "One embedding, six questions, six grades. \"Good\" needs a \"for what\". Before you use one: write down "
             "your question, find things where you know the answer, and count. What this cannot tell: topics and the "
             "40 pairs are our own judgement, and a score is only as good as its key.",
         .exhibit = "neighbourhoods",
         .see_layer = 0},
};

// Claims

std::vector<Score> scored(const Run& run, std::size_t layer) {
    const train::LayerSnapshot& seen = run.shown.layers[layer];
    return scores_of({&seen.values, seen.n_units}, run.material->dataset);
}

constexpr std::array kClaims = {
    Claim{"On the map of two numbers words of the sea lie beside politics: one in three, at least, has a word of "
          "law and politics among its six nearest.",
          [](Lab& lab) {
              const Run run = train_model(lab, speeches_spec(), 2400);
              if (!run.ok) return false;
              const std::vector<int> near = nearest_on_map(run.shown, kNavigation, kNearShown);
              note(lab, "navigation itself", is_sea_near_law(run.material->dataset, kNavigation, near) ? 1 : 0);
              return note(lab, "share of the words of the sea",
                          share_of_sea_near_law(*run.material, run.shown.points, 2)) >= 0.33;
          }},
    Claim{
        "Skip-gram in two dimensions: neighbours share a topic more often than by chance, but the map is one of time: "
        "era scores above 0.6, topic below 0.14.",
        [](Lab& lab) {
            const Run run = train_model(lab, speeches_spec(), 1500);
            if (!run.ok) return false;
            const std::vector<Score> scores = scored(run, 1);
            const double topic = note(lab, "speeches: topic", score_named(scores, "topic"));
            note(lab, "speeches: part of speech", score_named(scores, "part_of_speech"));
            note(lab, "speeches: pairs", score_named(scores, "pairs"));
            note(lab, "speeches: frequency", score_named(scores, "frequency"));
            const double era = note(lab, "speeches: era", score_named(scores, "era"));
            return topic > 0.03 && topic < 0.14 && era > 0.6;
        }},
    Claim{"Ten numbers a word instead of two: topics score above 0.14, twice what two numbers hold.",
          [](Lab& lab) {
              model::Spec spec = speeches_spec();
              spec.map_dims = 10;
              const Run run = train_model(lab, spec, 1500);
              if (!run.ok) return false;
              const std::vector<Score> scores = scored(run, 1);
              note(lab, "ten numbers: era", score_named(scores, "era"));
              note(lab, "ten numbers: pairs", score_named(scores, "pairs"));
              return note(lab, "ten numbers: topic", score_named(scores, "topic")) > 0.14;
          }},
    Claim{
        "The same pretrained vectors score above 0.7 on analogies and on our pairs, and below 0.4 on parts of speech.",
        [](Lab& lab) {
            const Run run = train_model(lab, pretrained_spec(), 0);
            if (!run.ok) return false;
            const std::vector<Score> scores = scored(run, 0);
            note(lab, "vectors: topic", score_named(scores, "topic"));
            note(lab, "vectors: frequency", score_named(scores, "frequency"));
            const double pairs = note(lab, "vectors: pairs", score_named(scores, "pairs"));
            const double analogies = note(lab, "vectors: analogies", score_named(scores, "analogies"));
            return note(lab, "vectors: part of speech", score_named(scores, "part_of_speech")) < 0.4 && pairs > 0.7 &&
                   analogies > 0.7;
        }},
    Claim{"Of ten numbers a word, t-SNE puts law or politics by less than half as many words of the sea as principal "
          "components do.",
          [](Lab& lab) {
              model::Spec spec = speeches_spec();
              spec.map_dims = 10;
              return parts_sea_from_law(lab, spec);
          }},
    Claim{"Of the pretrained vectors t-SNE puts each of dog, dogs, cat, cats, puppy, puppies, kitten and kittens among "
          "the 40 nearest of the others; principal components put cherry and sloop nearest to dog.",
          [](Lab& lab) { return brings_pets_together(lab, pretrained_spec()); }},
    Claim{"It puts gps nearest to navigation, and more than 1,000 words before politics; compass, second nearest by "
          "all numbers, has more than ten before it.",
          [](Lab& lab) { return puts_gps_by_navigation(lab, pretrained_spec()); }},
    Claim{"Its sheet keeps at least nine tenths of the score on topics, and less than six tenths of that on analogies; "
          "no other score falls as far.",
          [](Lab& lab) { return loses_analogies(lab, pretrained_spec()); }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"the region of the country", "how many flights they have",
                                                              "the first letter of the name"};

int best_question_for_airports(const Moment& m) {
    const data::Column* flights = column_of(m, "log_flights");
    if (flights == nullptr || m.shown.step < 500) return -1;
    std::vector<double> own, near;
    double same = 0;
    const auto n = static_cast<std::size_t>(m.shown.n_points);
    for (std::size_t i = 0; i < n; ++i) {
        const auto other = static_cast<std::size_t>(nearest_on_map(m.shown, static_cast<int>(i), 1)[0]);
        own.push_back(static_cast<double>(flights->numbers[i]));
        near.push_back(static_cast<double>(flights->numbers[other]));
        same += m.material.dataset.names[i][0] == m.material.dataset.names[other][0] ? 1 : 0;
    }
    constexpr double kSameLetter = 0.06;  // by chance
    const double scores[] = {agreement_beyond_chance(m, "region"), correlation(own, near),
                             (same / static_cast<double>(n) - kSameLetter) / (1 - kSameLetter)};
    return static_cast<int>(std::max_element(scores, scores + 3) - scores);
}

constexpr Transfer kTransfer = {
    .question =
        "A map places 301 airports by nothing but the flights between them. Which question does it answer best?",
    .choices = kTransferChoices,
    .right = 0,
    .preset = [] { return model::default_spec(*data::find_dataset("flights")); },
    .steps = 2000,
    .answer = best_question_for_airports,
    .why = "Good depends on the question: neighbours share the region, far more than the rest."};

}  // namespace

const Lesson homework = {
    .id = "homework",
    .title = "Homework: is this a good embedding?",
    .about = "Judge an embedding by a question, not by its looks.",
    .minutes = 5,
    .levers = {.features = false, .architecture = true, .loss = false, .training = false},
    .steps = kSteps,
    .claims = kClaims,
    .figures = kFigures,
    .preset = speeches_spec,
    .transfer = &kTransfer,
};

}  // namespace lessons::rows
