// See transfer.h. What came out of training is worked out in transfer_answers.cpp.
#include "lessons/transfer.h"

#include <algorithm>
#include <array>

#include "lessons/transfer_answers.h"
#include "model/schema.h"

namespace lessons {
namespace {

model::Spec default_of(std::string_view dataset) { return model::default_spec(*data::find_dataset(dataset)); }

model::Spec asked_for(std::string_view dataset, std::vector<std::string> targets, std::string_view color_by) {
    model::Spec spec = default_of(dataset);
    spec.losses.clear();
    for (std::string& target : targets) spec.losses.push_back({.kind = "classify", .target = std::move(target)});
    spec.color_by = color_by;
    return spec;
}

model::Spec flipper_alone() {
    model::Spec spec = default_of("penguins");
    spec.features = {"flipper"};
    return spec;
}

model::Spec penguins_of_one_bit() {
    model::Spec spec = asked_for("penguins", {"sex"}, "species");
    spec.map_bound = "tanh";
    spec.map_bits = 1;
    return spec;
}

model::Spec mass_in_a_large_network() {
    model::Spec spec = default_of("penguins");
    spec.features = {"body_mass"};
    spec.layers = {{.width = 64}, {.width = 64}};
    return spec;
}

model::Spec digits_named_above_all() {
    model::Spec spec = default_of("digits");
    for (model::LossSpec& loss : spec.losses) loss.weight = loss.kind == "classify" ? 4 : 1;
    return spec;
}

model::Spec loops_of_digits() {
    model::Spec spec = asked_for("digits", {"loops"}, "digit");
    spec.layers = {{.width = 32}, {.width = 16}, {.width = 8}};
    return spec;
}

model::Spec names_by_letters() {
    model::Spec spec = default_of("first_names");
    spec.features = {"letters"};
    return spec;
}

model::Spec digits_of_ten_numbers() {
    model::Spec spec = default_of("digits");
    spec.losses = {{.kind = "reconstruct"}};
    spec.map_dims = 10;
    return spec;
}

model::Spec past_the_hour() {
    model::Spec spec = asked_for("modular", {"turn"}, "turn");
    spec.layers = {{.kind = "sequence"}, {.kind = "lookup", .width = 2}, {.kind = "flatten"}, {.width = 64}};
    return spec;
}

model::Spec where_by_the_mean() {
    model::Spec spec = asked_for("recall", {"place"}, "place");
    spec.layers = {{.kind = "sequence"}, {.kind = "mean"}, {.width = 64}};
    return spec;
}

model::Spec few_digits() {
    model::Spec spec = asked_for("digits", {"digit"}, "digit");
    spec.layers = {{.width = 64, .activation = "gelu"}};
    spec.optimiser = "adamw";
    spec.learning_rate = 0.01;
    spec.decay = 0.5;
    spec.batch = 64;
    spec.held_out = 0.8;
    return spec;
}

model::Spec how_it_began() {
    model::Spec spec = asked_for("reber", {"began"}, "began");
    spec.layers = {
        {.kind = "sequence"}, {.kind = "lookup", .width = 8}, {.kind = "attention", .width = 8}, {.kind = "last"}};
    spec.learning_rate = 0.01;
    spec.batch = 32;
    return spec;
}

using Choices = std::string_view;
constexpr std::array<Choices, 3> kOfDigits = {"one in ten: it guesses", "about half", "about eight in ten"};
constexpr std::array<Choices, 3> kBegan = {"nearly always", "about two in three", "half the time: it guesses"};
constexpr std::array<Choices, 3> kWhere = {"nearly always", "about half the time", "one in four: it guesses"};
constexpr std::array<Choices, 3> kInTable = {"by size, along a line", "odd ones apart from even ones", "in no order"};
constexpr std::array<Choices, 3> kShapes = {"all over the map", "along one line or curve", "in one heap"};
constexpr std::array<Choices, 3> kFarOut = {"nothing: it saw none there", "one kind, and it is sure",
                                            "each kind, a third"};
constexpr std::array<Choices, 3> kLanding = {"at the Adelie males", "at the Gentoo males", "somewhere else"};
constexpr std::array<Choices, 3> kShared = {"the species", "the sex", "the island"};
constexpr std::array<Choices, 3> kAxis = {"how much ink a letter has", "its place in the alphabet",
                                          "nothing that has a name"};
constexpr std::array<Choices, 3> kMuch = {"hardly anything", "about half", "nearly all"};
constexpr std::array<Choices, 3> kPlaces = {"on the same spot", "near each other, but apart", "far apart"};
constexpr std::array<Choices, 3> kRight = {"nearly all", "about two in three", "one in three: it guesses"};
constexpr std::array<Choices, 3> kDrawings = {"they get better", "they stay as they were", "they get worse"};
constexpr std::array<Choices, 3> kLayers = {"the first", "the last before the map", "the map itself"};
constexpr std::array<Choices, 3> kStill = {"eight or more", "about five", "three or fewer"};
constexpr std::array<Choices, 3> kQuestions = {"the region of the country", "how many flights they have",
                                               "the first letter of the name"};

constexpr std::array kTable = {
    Transfer{.lesson = "three_levers",
             .question = "A network draws a map of 344 penguins. All it is told of each is the length of its flipper. "
                         "How will they lie on the map?",
             .choices = kShapes,
             .right = 1,
             .preset = flipper_alone,
             .steps = 1000,
             .answer = shape_by_flipper,
             .why = "One number comes in, so the penguins can only line up, whatever the network makes of it."},
    Transfer{.lesson = "list_and_key",
             .question = "A network tells three kinds of penguin from their places on its map. Ask it about a place "
                         "ten times as far out as any penguin. What does it say?",
             .choices = kFarOut,
             .right = 1,
             .preset = [] { return default_of("penguins"); },
             .steps = 1000,
             .answer = says_far_out,
             .why = "The head answers wherever it is asked, and most surely where it has seen nothing at all."},
    Transfer{
        .lesson = "kings_and_queens",
        .question =
            "A map of penguins was asked for species and sex. One step leads from the middle of the Gentoo females to "
            "the middle of the Gentoo males. Take the same step from the Adelie females: where do you arrive?",
        .choices = kLanding,
        .right = 0,
        .preset =
            [] {
                return asked_for("penguins", {"species", "sex"}, "sex");
            },
        .steps = 1500,
        .answer = where_the_step_leads,
        .why = "The sexes differ by much the same step in both species, so it can be added, as with king and queen."},
    Transfer{.lesson = "mercedes_town",
             .question = "Penguins are measured, and the network is asked for one thing only: their sex. What will "
                         "neighbours on its map share most surely?",
             .choices = kShared,
             .right = 1,
             .preset = [] { return asked_for("penguins", {"sex"}, "sex"); },
             .steps = 1500,
             .answer = shared_by_neighbours,
             .why = "Near means: alike for the question that was asked. {right:classify.sex} are right."},
    Transfer{.lesson = "axes_become_regions",
             .question = "A network squeezes letters into two numbers, from which it names them and draws them again. "
                         "What does the first of the two say about a letter?",
             .choices = kAxis,
             .right = 2,
             .preset =
                 [] {
                     model::Spec spec = default_of("letters");
                     spec.losses = {{.kind = "classify", .target = "letter", .weight = 0.5},
                                    {.kind = "reconstruct", .target = "", .weight = 1}};
                     return spec;
                 },
             .steps = 1000,
             .answer = meaning_of_first,
             .why = "Nothing asked the axes to mean something. The two numbers together say which region it is."},
    Transfer{.lesson = "one_bit",
             .question = "A map keeps one bit of each penguin, and is asked for its sex. How much of the species can "
                         "still be read from that bit?",
             .choices = kMuch,
             .right = 0,
             .preset = penguins_of_one_bit,
             .steps = 1000,
             .answer = species_in_one_bit,
             .why = "The bit is spent on what was asked: {bits:species:map} of {entropy:species} of species are "
                    "left."},
    Transfer{.lesson = "yellow_cabs",
             .question = "A network sees letters in 36 fonts and is asked only which letter it is. How much of the "
                         "font's style (sans, serif ...) will its map keep?",
             .choices = kMuch,
             .right = 0,
             .preset = [] { return asked_for("letters", {"letter"}, "style"); },
             .steps = 1500,
             .answer = style_kept,
             .why = "{bits:style:features} came in, {bits:style:map} are left: nobody asked for style."},
    Transfer{.lesson = "frown_and_smile",
             .question = "A network is told which letters a first name has, but not their order. Where will Linda and "
                         "Dilan lie on its map?",
             .choices = kPlaces,
             .right = 0,
             .preset = names_by_letters,
             .steps = 800,
             .answer = linda_and_dilan,
             .why = "To this network they are one and the same name. No training can part what comes in alike."},
    Transfer{.lesson = "features_and_loss",
             .question = "All that comes in of a penguin is its weight. A large network is trained for long to name "
                         "the three species. How often is it right?",
             .choices = kRight,
             .right = 1,
             .preset = mass_in_a_large_network,
             .steps = 2000,
             .answer = named_by_mass,
             .why = "{right:classify.species}: two of the species weigh the same, and no width adds what does not "
                    "come in."},
    Transfer{
        .lesson = "three_prices",
        .question = "A network names handwritten digits and draws them again, from the same two numbers. Now the name "
                    "counts twenty times as much. What becomes of the drawings?",
        .choices = kDrawings,
        .right = 2,
        .preset = digits_named_above_all,
        .steps = 1000,
        .answer = drawings_pay,
        .why = "A loss takes from one to give to another: {right:reconstruct} of the drawings is left of 22 % before."},
    Transfer{.lesson = "every_layer",
             .question =
                 "A network sees handwritten digits and is asked only how many loops each has. You want to know "
                 "which digit it is, and may take one of its layers. Which one?",
             .choices = kLayers,
             .right = 0,
             .preset = loops_of_digits,
             .steps = 1000,
             .answer = best_layer_for_digits,
             .why = "The first has forgotten least: {bits:digit:1}, then {bits:digit:3} in the last, "
                    "{bits:digit:map} on the map."},
    Transfer{.lesson = "sheet_of_paper",
             .question = "A network describes each digit by ten numbers; you see them flat, from the side that shows "
                         "most. Of the ten digits nearest to one in the picture, how many are really nearest?",
             .choices = kStill,
             .right = 2,
             .preset = digits_of_ten_numbers,
             .steps = 600,
             .answer = neighbours_on_the_sheet,
             .why = "Ten numbers do not fit on a sheet. Trust crowds, and ask the numbers about single neighbours."},
    Transfer{
        .lesson = "homework",
        .question =
            "A map places 301 airports by nothing but the flights between them. Which question does it answer best?",
        .choices = kQuestions,
        .right = 0,
        .preset = [] { return default_of("flights"); },
        .steps = 2000,
        .answer = best_question_for_airports,
        .why = "Good depends on the question: neighbours share the region, far more than the rest."},
    Transfer{.lesson = "letters_town",
             .question =
                 "A network sees sums of two numbers from 0 to 12 as two tokens, each with two numbers of its own in a "
                 "table. It is asked one thing only: does the sum go past 12? How will the thirteen lie in the table?",
             .choices = kInTable,
             .right = 0,
             .preset = past_the_hour,
             .steps = 1500,
             .answer = numbers_in_the_table,
             .why =
                 "Nobody said what is more. But whether a sum goes past 12 depends on size, so size is what the table "
                 "learns."},
    Transfer{.lesson = "clock",
             .question = "A dense net, without any table, sees 1,797 handwritten digits of 64 pixels. It is told the "
                         "names of one in five, 360 of them. How many of the others will it name?",
             .choices = kOfDigits,
             .right = 2,
             .preset = few_digits,
             .steps = 1500,
             .answer = digits_from_few,
             .why =
                 "{plain:classify.digit}: two threes share most of their pixels, so an unseen one is like a seen one. "
                 "7 + 9 and 8 + 9 share nothing until a table makes 7 and 8 alike."},
    Transfer{
        .lesson = "one_eye",
        .question =
            "A network reads four keys in a row and then one of them once more: c e a f, a? It takes the mean over "
            "all places, and is asked at which of the four that key stood. How often is it right?",
        .choices = kWhere,
        .right = 2,
        .preset = where_by_the_mean,
        .steps = 600,
        .answer = place_by_the_mean,
        .why = "A mean is the same in any order. What it makes equal no layer behind it can part: "
               "{plain:classify.place}."},
    Transfer{.lesson = "looking_back",
             .question = "An automaton writes strings of 2 to 12 letters that begin with BT or with BP. A network with "
                         "attention passes on only the last position. How often can it say how a string began?",
             .choices = kBegan,
             .right = 0,
             .preset = how_it_began,
             .steps = 1500,
             .answer = told_how_it_began,
             .why = "{plain:classify.began}. Only the last position is passed on, but it may look back at the second "
                    "letter, however far away that is."},
};

}  // namespace

static_assert(kTable.size() == kTransfers);

std::span<const Transfer> transfer_table() { return kTable; }

const Transfer* find_transfer(std::string_view lesson) {
    const auto found =
        std::find_if(kTable.begin(), kTable.end(), [&](const Transfer& t) { return t.lesson == lesson; });
    return found == kTable.end() ? nullptr : &*found;
}

}  // namespace lessons
