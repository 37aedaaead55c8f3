// Lesson: embeddings do not use axes, they use regions. Digits are compressed into two numbers and decoded from them;
// the axes of the plane have no meaning of their own, its regions do. On handwritten digits.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/check.h"
#include "lessons/exhibits/path.h"
#include "lessons/figures.h"
#include "lessons/lesson_rows.h"
#include "lessons/near.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

constexpr std::string_view kDigit = "classify.digit", kReconstruct = "reconstruct";

model::Spec digits_spec() {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.layers = {model::LayerSpec{.width = 32}, model::LayerSpec{.width = 16}};
    spec.losses = {model::LossSpec{.kind = "classify", .target = "digit", .weight = 0.1},
                   model::LossSpec{.kind = "reconstruct", .weight = 1, .hidden = 32}};
    return spec;
}

std::string with_two_places(double value) {
    if (!std::isfinite(value)) return "...";
    const long hundredths = std::lround(std::fabs(value) * 100);
    const std::string text = std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
    return value < 0 && hundredths > 0 ? "-" + text : text;
}

const data::Column& column(const data::Dataset& dataset, const char* id) {
    const data::Column* found = data::find_column(dataset.table, id);
    ES_CHECK(found != nullptr, "the digits have lost a column");
    return *found;
}

// Correlation of one coordinate of the map (0 = x) with the amount of ink of a digit.
double correlation_with_ink(const train::Snapshot& shown, const data::Dataset& dataset, std::size_t axis) {
    const data::Column& ink = column(dataset, "ink");
    const std::size_t n = std::min(shown.points.size() / 2, ink.numbers.size());
    double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto u = static_cast<double>(shown.points[2 * i + axis]), v = static_cast<double>(ink.numbers[i]);
        a += u;
        b += v;
        aa += u * u;
        bb += v * v;
        ab += u * v;
    }
    const auto all = static_cast<double>(n);
    const double spread = std::sqrt((aa - a * a / all) * (bb - b * b / all));
    return spread > 0 ? (ab - a * b / all) / spread : 0;
}

// Accuracy of guessing digits from one coordinate alone: the most frequent digit in each of 20 slices with equal
// numbers of things; learned from training things, tried on the others.
double guessed_by(const train::Snapshot& shown, const data::Dataset& dataset, std::size_t axis) {
    constexpr std::size_t kSlices = 20, kDigits = 10;
    const data::Column& digit = column(dataset, "digit");
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < digit.codes.size() && 2 * i + 1 < shown.points.size(); ++i) {
        order.emplace_back(shown.points[2 * i + axis], i);
    }
    std::sort(order.begin(), order.end());
    int right = 0, tried = 0;
    for (std::size_t slice = 0; slice < kSlices; ++slice) {
        const std::size_t first = slice * order.size() / kSlices, end = (slice + 1) * order.size() / kSlices;
        std::array<int, kDigits> votes{};
        const auto vote_of = [&](std::size_t k) { return static_cast<std::size_t>(digit.codes[order[k].second]); };
        const auto is_trained = [&](std::size_t k) { return shown.held_out[order[k].second] == train::kTrain; };
        for (std::size_t k = first; k < end; ++k) votes[vote_of(k)] += is_trained(k) ? 1 : 0;
        const auto best = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        for (std::size_t k = first; k < end; ++k) {
            if (is_trained(k)) continue;
            ++tried;
            right += vote_of(k) == best ? 1 : 0;
        }
    }
    return tried > 0 ? static_cast<double>(right) / tried : 0;
}

double ink_by_axis(const Moment& m, std::size_t axis) {
    return correlation_with_ink(m.shown, m.material.dataset, axis);
}

const train::HeadSnapshot* digit_head(const Moment& m) { return find_head(m.shown, kDigit); }

std::vector<int> lands(const Moment& m) {
    const train::HeadSnapshot* head = digit_head(m);
    return head == nullptr ? std::vector<int>() : classes_along(m.desk.path, m.shown, *head);
}

constexpr std::array kFigures = {
    Figure{"ink_x", "x and ink", [](const Moment& m) { return with_two_places(ink_by_axis(m, 0)); }},
    Figure{"ink_y", "y and ink", [](const Moment& m) { return with_two_places(ink_by_axis(m, 1)); }},
    Figure{"guess_x", "by x alone",
           [](const Moment& m) { return share_text(guessed_by(m.shown, m.material.dataset, 0)); }},
    Figure{"guess_y", "by y alone",
           [](const Moment& m) { return share_text(guessed_by(m.shown, m.material.dataset, 1)); }},
    Figure{"lands", "lands on the path", [](const Moment& m) { return std::to_string(lands(m).size()); }},
};

// step 1: squeeze and draw again

constexpr std::array kSqueezeChecks = {
    Check{"40 % of the pictures comes back: {right:reconstruct}",
          [](const Moment& m) { return m.shown.step >= 200 && balanced_accuracy(m, kReconstruct) >= 0.4; }},
};

// step 2: what does the axis mean

constexpr std::array<std::string_view, 3> kMeanings = {"how much ink there is", "which digit it is",
                                                       "nothing that has a name"};

int meaning_of_x(const Moment& m) {
    if (std::fabs(ink_by_axis(m, 0)) >= 0.7) return 0;
    return guessed_by(m.shown, m.material.dataset, 0) >= 0.75 ? 1 : 2;
}

// step 3: one in a wrong land

// Whether the head takes this thing for another digit.
bool is_mistaken(const Moment& m, int thing) {
    const train::HeadSnapshot* head = digit_head(m);
    if (thing < 0 || thing >= m.shown.n_points || head == nullptr || head->predictions.empty()) return false;
    const std::size_t n = head->outputs.size();
    const float* said = head->predictions.data() + static_cast<std::size_t>(thing) * n;
    const auto best = static_cast<std::size_t>(std::max_element(said, said + n) - said);
    const data::Column& digit = column(m.material.dataset, "digit");
    return head->outputs[best] !=
           digit.categories[static_cast<std::size_t>(digit.codes[static_cast<std::size_t>(thing)])];
}

constexpr std::array kOddChecks = {
    Check{"a digit is pinned whose land is another digit's", [](const Moment& m) { return is_mistaken(m, m.pinned); }},
};

// step 4: a path

constexpr std::array<std::string_view, 3> kHalfway = {"both, one over the other", "a digit that is neither",
                                                      "one of the two, to the border"};

int on_the_way(const Moment& m) {
    const std::vector<int> all = lands(m);
    if (all.size() < 2) return all.empty() ? -1 : 2;
    const bool other =
        std::any_of(all.begin(), all.end(), [&](int land) { return land != all.front() && land != all.back(); });
    return other ? 1 : 2;
}

constexpr std::array kPathChecks = {
    Check{"both ends of the path are chosen",
          [](const Moment& m) { return m.desk.path.from >= 0 && m.desk.path.to >= 0; }},
    Check{"it crosses three lands or more: {lands}", [](const Moment& m) { return lands(m).size() >= 3; }},
};

// step 5: nobody asks

constexpr std::array<std::string_view, 3> kLeft = {"none", "about half", "all of it"};

int digit_left(const Moment& m) {
    const double share = bits(m, "digit", -1) / entropy(m, "digit");
    if (!std::isfinite(share)) return -1;
    return share < 0.15 ? 0 : share < 0.85 ? 1 : 2;
}

constexpr std::array kAloneChecks = {
    Check{"the weight of digit is at 0: {weight:digit}",
          [](const Moment& m) { return weight_of(m.spec, "digit") <= 0.01; }},
    Check{"reconstruct is still asked for", [](const Moment& m) { return weight_of(m.spec, "") >= 0.5; }},
    Check{"500 steps since: {steps_since}", [](const Moment& m) { return m.steps_since >= 500; }},
};

constexpr std::array kSteps = {
    Step{.text = "Each picture is 64 numbers. A network squeezes it into two, its place here, and draws it again from "
                 "those two. A weak second loss asks which digit it was: that gives the lands their names.",
         .watch = "the pictures: those that look alike move together.",
         .task = "Let it run until the drawings are worth looking at.",
         .checks = kSqueezeChecks,
         .done_text = "{right:reconstruct} of what makes these pictures differ comes back from just two numbers.",
         .hint = "The button at the top starts the training.",
         .par = {.steps = 400},
         .solve = [](model::Spec&) {},
         .solve_steps = 800},
    Step{.text = "A plane has two axes, so one would like them to mean something: in the lesson \"Kings and queens\" "
                 "they were gender and royalty. Walk from left to right (key W, or the crosshairs at the right) and "
                 "look at what is drawn (decoded) at each place.",
         .watch = "does one thing grow from left to right, all the way?",
         .predict = {.question = "What does the x axis of this map mean?",
                     .choices = kMeanings,
                     .answer = meaning_of_x,
                     .right =
                         "Right. Ink goes with x by {ink_x}, with y by {ink_y}: hardly. Guess the digit by x alone, "
                         "and {guess_x} is right; by the place, {plain:classify.digit}.",
                     .wrong = "Ink goes with x by {ink_x}, with y by {ink_y}: hardly. Guess the digit by x alone, and "
                              "{guess_x} is right; by the place, {plain:classify.digit}. The axis has no name."}},
    Step{.text = "Regions mean something. No person drew these borders. The small net that names digits (the head) "
                 "did: it gives a place to the digit whose pictures lie around it. Where lands meet, the drawings are "
                 "in doubt, and so would you be.",
         .watch = "pictures that stand in the wrong colour.",
         .task = "Find a digit in the land of another digit, and pin it with a click.",
         .checks = kOddChecks,
         .done_text = "Look at it: would you have known? The map put it where it looks like, not where it was meant.",
         .hint = "Look near the borders, or at \"Mistaken for\": its cells light up borders. Closer: the wheel.",
         .solve_pin = 5},
    Step{.text = "Two numbers can be anything in between, and each of them decodes. Walk straight from one digit to "
                 "another: what is drawn half way?",
         .watch = "the seven drawings of the path.",
         .predict = {.question = "From one digit to a far one, what will be decoded half way?",
                     .choices = kHalfway,
                     .answer = on_the_way,
                     .right = "Right, on this path.",
                     .wrong = "On this path it crosses {lands} lands: what lies between on the map is drawn, whatever "
                              "lies between in our heads."},
         .task = "Make a path that crosses at least three lands.",
         .checks = kPathChecks,
         .done_text = "The path leads through {lands} lands. On the way everything about the drawing changes at once: "
                      "no single axis does that.",
         .hint = "Pin a thing at one side of the map and take it as \"from\", then one at the other side as \"to\".",
         .exhibit = "path",
         .solve_desk = [](Desk& desk) { desk.path = {.from = 0, .to = 1}; }},
    Step{.text = "Perhaps the lands are there only because digits were asked for. Take that question away, and ask for "
                 "the pictures alone. Now {bits:digit:map} of {entropy:digit} are on the map.",
         .predict = {.question = "Nobody asks for digits: how much of the digit will be left on the map?",
                     .choices = kLeft,
                     .answer = digit_left,
                     .right = "Right: {bits:digit:map} of {entropy:digit}.",
                     .wrong = "{bits:digit:map} of {entropy:digit}: less than with a teacher, far more than nothing."},
         .task = "Set the loss of digit to 0, and train on.",
         .checks = kAloneChecks,
         .done_text = "What looks alike still lies together: the lands come from the pictures. Asking made them crisp.",
         .hint = "The card \"Loss\": digit is the first one.",
         .par = {.steps = 500},
         .exhibit = "path",
         .solve = [](model::Spec& spec) { set_weight(spec, "digit", 0); },
         .solve_steps = 600,
         .wrong_state = [](model::Spec& spec) { set_weight(spec, "", 0.2); }},
    Step{.text =
             "No loss here knows of axes: turn the whole map, and all is as good. So read lands, not axes. It is not "
             "always so: where each axis is asked for something of its own, it gets a meaning. And these are 13 "
             "people's digits: on yours the borders may be wrong."},
};

// Bits of the digit by one coordinate alone.
double bits_by_axis(const Run& run, std::size_t axis) {
    Run alone = run;
    if (!run.ok) return bits(alone, "digit", -1);
    train::LayerSnapshot& map = alone.shown.layers.back();
    std::vector<float> values;
    for (std::size_t i = axis; i < map.values.size(); i += 2) values.push_back(map.values[i]);
    map.values = values;
    map.n_units = 1;
    return bits(alone, "digit", -1);
}

constexpr long kClaimSteps = 600;

constexpr std::array kClaims = {
    Claim{"Both coordinates together keep at least 0.6 bits more of the digit than either of them alone",
          [](Lab& lab) {
              const Run run = train_model(lab, digits_spec(), kClaimSteps);
              const double both = note(lab, "bits of digit, both", bits(run, "digit", -1));
              const double x = note(lab, "x alone", bits_by_axis(run, 0)),
                           y = note(lab, "y alone", bits_by_axis(run, 1));
              return both >= std::max(x, y) + 0.6;
          }},
    Claim{"Neither axis is ink (correlation below 0.4), and two numbers bring back 40 % of the pictures",
          [](Lab& lab) {
              const Run run = train_model(lab, digits_spec(), kClaimSteps);
              if (!run.ok) return false;
              const data::Dataset& dataset = run.material->dataset;
              const double x = std::fabs(correlation_with_ink(run.shown, dataset, 0));
              const double y = std::fabs(correlation_with_ink(run.shown, dataset, 1));
              return note(lab, "ink, the nearer axis", std::max(x, y)) < 0.4 &&
                     note(lab, "comes back", right(run, kReconstruct)) >= 0.4;
          }},
    Claim{"Where nobody asks for the digit, the map keeps one bit of it and more",
          [](Lab& lab) {
              model::Spec spec = digits_spec();
              set_weight(spec, "digit", 0);
              return note(lab, "bits of digit, not asked", bits(train_model(lab, spec, kClaimSteps), "digit", -1)) >= 1;
          }},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"how much ink a letter has", "its place in the alphabet",
                                                              "nothing that has a name"};

model::Spec letters_drawn_again() {
    model::Spec spec = model::default_spec(*data::find_dataset("letters"));
    spec.losses = {{.kind = "classify", .target = "letter", .weight = 0.5},
                   {.kind = "reconstruct", .target = "", .weight = 1}};
    return spec;
}

int meaning_of_first(const Moment& m) {
    const data::Column *ink = column_of(m, "ink"), *letter = column_of(m, "letter");
    if (ink == nullptr || letter == nullptr) return -1;
    std::vector<double> x, inks, places;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i) {
        x.push_back(place_of(m, i).x);
        inks.push_back(static_cast<double>(ink->numbers[i]));
        places.push_back(letter->categories[static_cast<std::size_t>(letter->codes[i])][0]);
    }
    if (std::fabs(correlation(x, inks)) > 0.75) return 0;
    return std::fabs(correlation(x, places)) > 0.75 ? 1 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network squeezes letters into two numbers, from which it names them and draws them again. "
        "What does the first of the two say about a letter?",
    .choices = kTransferChoices,
    .right = 2,
    .preset = letters_drawn_again,
    .steps = 1000,
    .answer = meaning_of_first,
    .why = "Nothing asked the axes to mean something. The two numbers together say which region it is."};

}  // namespace

const Lesson axes_become_regions = {.id = "axes_become_regions",
                                    .title = "Axes become regions",
                                    .about = "Walk a plane that draws digits, and tell what its axes mean.",
                                    .minutes = 5,
                                    .levers = {.features = false, .architecture = false, .loss = true},
                                    .steps = kSteps,
                                    .claims = kClaims,
                                    .figures = kFigures,
                                    .preset = digits_spec,
                                    .warm_steps = 150,
                                    .transfer = &kTransfer};

}  // namespace lessons::rows
