// Sums modulo 13, all of them, as sequences of two tokens. Made by the program.
#include <map>
#include <string>
#include <utility>

#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry modular_data;

namespace {

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

// "0|1|2 ...": an order of classes, which lasts as long as the program.
std::string_view order_of(int modulus) {
    static std::map<int, std::string> orders;
    std::string& order = orders[modulus];
    if (!order.empty()) return order;
    for (int i = 0; i < modulus; ++i) order += (i > 0 ? "|" : "") + std::to_string(i);
    return order;
}

void dial_sums(DatasetRow& row, const Knobs& knobs) {
    const int p = knobs.modulus;
    for (Attribute& attribute : row.attributes) {
        if (!attribute.order.empty()) attribute.order = order_of(p);
    }
    row.attributes[0].help = "The sum modulo " + std::to_string(p) + ".";
    row.attributes[1].help = "Whether the sum stays below " + std::to_string(p) + " or goes once round.";
    row.card.count =
        std::to_string(p * p) + " sums modulo " + std::to_string(p) + ": " + std::to_string(p) + " have each result.";
}

core::Result<PackContents> make_sums(const Knobs& knobs) {
    const int modulus = knobs.modulus;
    std::vector<std::string> hours;
    for (int i = 0; i < modulus; ++i) hours.push_back(std::to_string(i));
    Column names = begin_names(), a = begin_categories("a", hours), b = begin_categories("b", hours);
    Column sum = begin_categories("sum", hours),
           turn = begin_categories("turn", {"below " + std::to_string(modulus), "once round"});
    for (int i = 0; i < modulus; ++i) {
        for (int j = 0; j < modulus; ++j) {
            add_name(names, std::to_string(i) + " + " + std::to_string(j));
            a.codes.push_back(i);
            b.codes.push_back(j);
            sum.codes.push_back((i + j) % modulus);
            turn.codes.push_back((i + j) / modulus);
        }
    }
    PackContents contents;
    contents.table = {.columns = {std::move(names), std::move(a), std::move(b), std::move(sum), std::move(turn)},
                      .n_rows = modulus * modulus};
    return contents;
}

core::Result<std::vector<TypedCell>> read_sum(std::string_view text) {
    std::vector<std::string> numbers;
    bool in_number = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !in_number) numbers.emplace_back();
        if (digit) numbers.back() += c;
        in_number = digit;
    }
    if (numbers.size() != 2) return core::Error{"text", "Type two numbers, such as 7 + 9."};
    return std::vector<TypedCell>{{"a", numbers[0]}, {"b", numbers[1]}};
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
        .typed_example = "7 + 9",
        .read_typed = read_sum,
        .make = make_sums,
        .knobs = {.modulus = true},
        .dial = dial_sums,
    };
}

}  // namespace

const DatasetEntry modular_data = {
    "modular", "Sums modulo 13",
    "169 sums on a clock of 13 hours: a model that understands puts the numbers on a ring.", modular_row};

}  // namespace data
