// Sums modulo 13, all of them, as sequences of two tokens. Made by the program.
#include <utility>

#include "core/result.h"
#include "data/dataset.h"
#include "data/made_table.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry modular_data;

namespace {

constexpr int kModulus = 13;

Card card() {
    return {
        .what =
            "All sums of two numbers from 0 to 12 as on a clock with 13 hours: 7 + 9 is 3. A model sees two tokens "
            "and not what they are worth: that 7 lies between 6 and 8 is for it to find out.",
        .count = "169 sums: 13 have each result, and 78 go past the 13th hour.",
        .source =
            "Arithmetic. Sums modulo a prime are from A. Power and others 2022, Grokking: Generalization Beyond "
            "Overfitting on Small Algorithmic Datasets. Made by the program.",
        .licence = "as the program",
        .missing = "Nothing: these are all sums there are. Of those that are held out a model has seen no other copy.",
        .bias =
            "7 + 9 and 9 + 7 are two things. A random split mostly has one of them on each side, so a model that "
            "treats both tokens alike gets some of the unseen sums for nothing.",
    };
}

std::vector<FeatureGroup> groups() {
    return {{"terms",
             "terms",
             "",
             "The two numbers as tokens: which of thirteen each is, and nothing about their order.",
             {"a", "b"},
             true,
             false,
             false,
             {.kind = FormKind::sequence, .steps = 2}}};
}

constexpr std::string_view kHours = "0|1|2|3|4|5|6|7|8|9|10|11|12";

std::vector<Attribute> attributes() {
    return {
        {"sum", "sum", "", "The sum modulo 13: what the clock shows.", "sum", ColumnKind::category, false, kHours},
        {"turn", "turn", "", "Whether the sum stays below 13 or goes once round.", "turn"},
        {"a", "first", "", "The first number.", "a", ColumnKind::category, false, kHours},
        {"b", "second", "", "The second number.", "b", ColumnKind::category, false, kHours},
    };
}

core::Result<PackContents> make_sums() {
    std::vector<std::string> hours;
    for (int i = 0; i < kModulus; ++i) hours.push_back(std::to_string(i));
    Column names = begin_names(), a = begin_categories("a", hours), b = begin_categories("b", hours);
    Column sum = begin_categories("sum", hours), turn = begin_categories("turn", {"below 13", "once round"});
    for (int i = 0; i < kModulus; ++i) {
        for (int j = 0; j < kModulus; ++j) {
            add_name(names, std::to_string(i) + " + " + std::to_string(j));
            a.codes.push_back(i);
            b.codes.push_back(j);
            sum.codes.push_back((i + j) % kModulus);
            turn.codes.push_back((i + j) / kModulus);
        }
    }
    PackContents contents;
    contents.table = {.columns = {std::move(names), std::move(a), std::move(b), std::move(sum), std::move(turn)},
                      .n_rows = kModulus * kModulus};
    return contents;
}

DatasetRow modular_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        // Dense layers learn "turn"; of "sum" they memorise what they have seen and get next to nothing else right.
        .losses = {{"classify", "turn", 1}, {"classify", "sum", 0.5}},
        .color_by = "sum",
        .mark = Mark::name,
        .make = make_sums,
    };
}

}  // namespace

const DatasetEntry modular_data = {
    "modular", "Sums modulo 13",
    "169 sums on a clock of 13 hours: a model that understands puts the numbers on a ring.", modular_row};

}  // namespace data
