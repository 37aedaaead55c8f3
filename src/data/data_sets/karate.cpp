// The 34 people of a karate club and who of them met outside it. Published numbers; the table is made of them here.
#include <algorithm>
#include <string>
#include <utility>

#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry karate_data;

namespace {

constexpr int kPeople = 34, kInstructor = 1, kPresident = 34;

// Zachary 1977, figures 1 and 3; people count from 1, as they do there.
constexpr int kLinks[][2] = {{1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},   {1, 11},
                             {1, 12},  {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},  {2, 3},   {2, 4},
                             {2, 8},   {2, 14},  {2, 18},  {2, 20},  {2, 22},  {2, 31},  {3, 4},   {3, 8},   {3, 9},
                             {3, 10},  {3, 14},  {3, 28},  {3, 29},  {3, 33},  {4, 8},   {4, 13},  {4, 14},  {5, 7},
                             {5, 11},  {6, 7},   {6, 11},  {6, 17},  {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34},
                             {14, 34}, {15, 33}, {15, 34}, {16, 33}, {16, 34}, {19, 33}, {19, 34}, {20, 34}, {21, 33},
                             {21, 34}, {23, 33}, {23, 34}, {24, 26}, {24, 28}, {24, 30}, {24, 33}, {24, 34}, {25, 26},
                             {25, 28}, {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32}, {29, 34}, {30, 33},
                             {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34}};
// Who went with the instructor; all others stayed with the officers or gave up karate.
constexpr int kWithInstructor[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22};

Card card() {
    return {
        .what =
            "The people of a karate club at a university, and who of them met outside the lessons. Then the "
            "instructor, called Mr. Hi, and the president, called John A., fell out, and the club broke in two. Of "
            "each person a model knows nothing but the links.",
        .count = "34 people with 78 links: 17 went with the instructor, 17 did not. John A. has 17 links, Mr. Hi 16.",
        .source =
            "W. W. Zachary 1977, An Information Flow Model for Conflict and Fission in Small Groups, Journal of "
            "Anthropological Research 33. Compared with the table in networkx 2.8.8 (Debian python3-networkx).",
        .licence = "facts",
        .missing =
            "How often two people met (the paper says it, here each link counts the same), all names, and who gave "
            "up karate altogether. The attribute \"told side\" is known of Mr. Hi and John A. alone: that is "
            "what it is good for.",
        .bias =
            "One club, watched from 1970 to 1972. The link between 23 and 34 is in one half of the paper's table and "
            "not in the other; it counts here, as in most copies. Person 9 leaned to the officers, and went with the "
            "instructor. It is the best known of small networks: methods have been tuned to it.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"person",
         "the person",
         "",
         "Which person it is, and nothing else: each gets a place of its own.",
         {"name"},
         true},
        {"links", "links", "", "With how many others the person met.", {"links"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"side", "side", "", "With whom the person went when the club broke in two.", "side"},
        {"told", "told side", "", "The side of Mr. Hi and of John A.; nobody says those of the others.", "told"},
        {"links", "links", "", "With how many others the person met.", "links", ColumnKind::number},
    };
}

Contexts company() {
    std::vector<std::vector<int>> others(kPeople);
    for (const auto& [a, b] : kLinks) {
        others[static_cast<std::size_t>(a - 1)].push_back(b - 1);
        others[static_cast<std::size_t>(b - 1)].push_back(a - 1);
    }
    Contexts contexts;
    contexts.first.push_back(0);
    for (std::vector<int>& of_one : others) {
        std::sort(of_one.begin(), of_one.end());
        contexts.other.insert(contexts.other.end(), of_one.begin(), of_one.end());
        contexts.first.push_back(static_cast<int>(contexts.other.size()));
        contexts.counts.push_back(static_cast<std::int64_t>(of_one.size()));
    }
    contexts.weight.assign(contexts.other.size(), 1);
    return contexts;
}

std::string name_of(int person) {
    if (person == kInstructor) return "1 Mr. Hi";
    if (person == kPresident) return "34 John A.";
    return std::to_string(person);
}

core::Result<PackContents> make_club(const Knobs&) {
    PackContents contents;
    contents.contexts = company();
    const std::vector<std::string> sides = {"instructor", "officers"};
    Column names = begin_names(), side = begin_categories("side", sides), told = begin_categories("told", sides),
           links = begin_numbers("links");
    for (int person = 1; person <= kPeople; ++person) {
        const bool stays =
            std::find(std::begin(kWithInstructor), std::end(kWithInstructor), person) == std::end(kWithInstructor);
        add_name(names, name_of(person));
        side.codes.push_back(stays ? 1 : 0);
        told.codes.push_back(person == kInstructor || person == kPresident ? side.codes.back() : -1);
        links.numbers.push_back(static_cast<float>(contents.contexts.counts[static_cast<std::size_t>(person - 1)]));
    }
    contents.table = {.columns = {std::move(names), std::move(side), std::move(told), std::move(links)},
                      .n_rows = kPeople};
    return contents;
}

DatasetRow karate_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"skip_gram", "", 1}},
        .color_by = "side",
        .mark = Mark::name,
        .has_contexts = true,
        .make = make_club,
    };
}

}  // namespace

const DatasetEntry karate_data = {
    "karate", "Karate club", "34 people and who met whom: their links tell on which side each will be.", karate_row};

}  // namespace data
