// See sheet_dataset.h.
#include "data/import/sheet_dataset.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/missing_words.h"
#include "data/import/numerals.h"
#include "data/import/own_id.h"
#include "data/import/text_dataset.h"
#include "data/import/values.h"

namespace data {
namespace {

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }
std::string count(long n) { return core::thousands(n); }

bool is_feature(SheetKind kind) {
    return kind == SheetKind::number || kind == SheetKind::category || kind == SheetKind::date;
}

// NaN where a value is missing, or is no number or day after all.
std::vector<float> numbers_of(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    const double first_day = std::floor(column.least);
    const bool of_vector = index >= static_cast<int>(sheet.columns.size()) - sheet.vector_dims;
    std::vector<float> numbers(static_cast<std::size_t>(sheet.n_rows), std::numeric_limits<float>::quiet_NaN());
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        if (of_vector ? missing_of(value) != Missing::no : is_missing_in(sheet, column, value)) continue;
        std::optional<double> number;
        if (column.kind == SheetKind::date) {
            const std::optional<DateParts> parts = read_date(value);
            if (parts) number = days_since_1970(*parts, column.order);
            if (number) *number -= first_day;
        } else {
            const Numeral numeral = read_numeral(value);
            if (numeral.is(column.comma_is_point)) number = numeral.value(column.comma_is_point);
        }
        if (number) numbers[static_cast<std::size_t>(row)] = static_cast<float>(*number);
    }
    return numbers;
}

// The name of the merged classes, which no class has already.
std::string name_of_others(const Values& values) {
    std::string name = "other";
    for (int i = 0; i < values.size(); ++i) {
        if (values.word(i) == name) {
            name += " values";
            i = -1;
        }
    }
    return name;
}

// Most frequent first, ties by name; behind the last colour all others as one class. Says so in notes.
void fill_categories(const Sheet& sheet, int index, Column& to, std::vector<std::string>& notes) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    Values values;
    to.kind = ColumnKind::category;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        to.codes.push_back(is_missing_in(sheet, column, value) ? -1 : values.add(value));
    }
    std::vector<int> order;
    for (int i = 0; i < values.size(); ++i) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return values.count(a) != values.count(b) ? values.count(a) > values.count(b) : values.word(a) < values.word(b);
    });
    const int n = values.size(), n_kept = n > kMostClasses + 1 ? kMostClasses : n;
    std::vector<int> code_of(order.size());
    int n_merged_rows = 0;
    for (int i = 0; i < n; ++i) {
        const int value = order[static_cast<std::size_t>(i)];
        code_of[static_cast<std::size_t>(value)] = std::min(i, n_kept);
        if (i < n_kept)
            to.categories.emplace_back(values.word(value));
        else
            n_merged_rows += values.count(value);
    }
    for (int& code : to.codes) code = code < 0 ? -1 : code_of[static_cast<std::size_t>(code)];
    if (n_kept == n) return;
    to.categories.push_back(name_of_others(values));
    notes.push_back(core::quoted(column.name) + " has " + count(n) + " different values, and the map " +
                    count(kMostClasses) + " colours: the rarest " + count(n - n_kept) + " (" +
                    core::counted(n_merged_rows, "row") + ") became one class, \"" + to.categories.back() + "\".");
}

std::string short_reason(const SheetColumn& column) {
    std::string help = column.why;
    if (column.n_missing > 0) help += " " + count(column.n_missing) + " missing.";
    return core::printable(help);
}

std::string date_unit(const SheetColumn& column) { return "days since " + iso_day(column.least); }

// Columns of the table beside those of the sheet that they are from.
struct Making {
    const Sheet& sheet;
    ImportedDataset made;
    std::vector<int> from;  // index of the sheet's column for each of the table's
    int target = -1;        // of `from`
};

void add_columns(Making& making) {
    std::set<std::string> taken;
    for (int i = 0; i < static_cast<int>(making.sheet.columns.size()); ++i) {
        const SheetColumn& column = making.sheet.columns[static_cast<std::size_t>(i)];
        if (!is_feature(column.kind)) continue;
        Column to;
        to.id = id_of_name(column.name);
        if (to.id.empty()) to.id = "column_" + std::to_string(i + 1);
        const std::string stem = to.id;
        for (int n = 2; !taken.insert(to.id).second; ++n) to.id = stem + "_" + std::to_string(n);
        if (column.kind == SheetKind::category)
            fill_categories(making.sheet, i, to, making.made.notes);
        else
            to.numbers = numbers_of(making.sheet, i);
        if (i == target_of(making.sheet)) making.target = static_cast<int>(making.from.size());
        making.made.dataset.table.columns.push_back(std::move(to));
        making.from.push_back(i);
    }
}

const SheetColumn& sheet_column(const Making& making, std::size_t i) {
    return making.sheet.columns[static_cast<std::size_t>(making.from[i])];
}

// Whether a column of the table is one number of the sheet's vector.
bool is_of_vector(const Making& making, std::size_t i) {
    const auto n = static_cast<int>(making.sheet.columns.size());
    return making.from[i] >= n - making.sheet.vector_dims && sheet_column(making, i).kind == SheetKind::number;
}

void add_first(DatasetRow& row, FeatureGroup group) {
    while (find_group(row, group.id) != nullptr) group.id += "_";
    row.groups.insert(row.groups.begin(), std::move(group));
}

// Each column is a group of its own; the vector is one, and so are numbers where there are too many of them. The target
// and dates are off at first.
void add_groups(Making& making) {
    DatasetRow& row = making.made.dataset.row;
    const std::vector<Column>& columns = making.made.dataset.table.columns;
    long n_numbers = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
        n_numbers += columns[i].kind == ColumnKind::number && !is_of_vector(making, i) ? 1 : 0;
    const bool together = n_numbers > kMostGroupsOfOne;
    FeatureGroup numbers{.id = "numbers", .label = "numbers", .unit = "", .help = "", .columns = {}};
    FeatureGroup vector{.id = "vector", .label = "vector", .unit = "", .help = "", .columns = {}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const SheetColumn& from = sheet_column(making, i);
        if (is_of_vector(making, i)) {
            vector.columns.push_back(columns[i].id);
            continue;
        }
        if (together && from.kind == SheetKind::number) {
            numbers.columns.push_back(columns[i].id);
            continue;
        }
        const bool many = row.groups.size() >= kMostGroupsOfOne;
        row.groups.push_back(
            {.id = columns[i].id,
             .label = core::printable(from.name),
             .unit = from.kind == SheetKind::date ? date_unit(from) : core::printable(from.unit),
             .help = short_reason(from),
             .columns = {columns[i].id},
             .on_by_default = static_cast<int>(i) != making.target && from.kind != SheetKind::date && !many});
        if (many && from.kind == SheetKind::category)
            making.made.notes.push_back(core::quoted(from.name) +
                                        " is switched off at first, as there are many features.");
    }
    if (!vector.columns.empty()) {
        vector.help = "The " + core::counted(static_cast<long>(vector.columns.size()), "number") + " of its vector.";
        add_first(row, std::move(vector));
    }
    if (!together) return;
    numbers.help = "All " + count(n_numbers) + " columns of numbers, too many to switch one by one.";
    making.made.notes.push_back("The " + count(n_numbers) + " columns of numbers are one group of features.");
    add_first(row, std::move(numbers));
}

void add_attributes(Making& making) {
    DatasetRow& row = making.made.dataset.row;
    const std::vector<Column>& columns = making.made.dataset.table.columns;
    constexpr std::size_t kMostAttributes = 60, kAttributesOfVector = 3;
    const auto add = [&](std::size_t i) {
        const SheetColumn& from = sheet_column(making, i);
        row.attributes.push_back({.id = columns[i].id,
                                  .label = core::printable(from.name),
                                  .unit = from.kind == SheetKind::date ? date_unit(from) : core::printable(from.unit),
                                  .help = short_reason(from),
                                  .column = columns[i].id,
                                  .kind = columns[i].kind});
    };
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].kind == ColumnKind::category && columns[i].categories.size() >= 2) add(i);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_number = columns[i].kind == ColumnKind::number && !is_of_vector(making, i);
        if (is_number && (row.attributes.size() < kMostAttributes || static_cast<int>(i) == making.target)) add(i);
    }
    // Single numbers of a vector say little: attributes only if there is no other to colour by, or as the target.
    const bool only_vector = row.attributes.empty();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool colours = only_vector && row.attributes.size() < kAttributesOfVector;
        if (is_of_vector(making, i) && (colours || static_cast<int>(i) == making.target)) add(i);
    }
}

// Predicts the target; without one, or without other features to predict it from, reconstructs the features.
void add_losses(Making& making) {
    DatasetRow& row = making.made.dataset.row;
    const bool any_on =
        std::any_of(row.groups.begin(), row.groups.end(), [](const auto& group) { return group.on_by_default; });
    if (!any_on) {
        for (FeatureGroup& group : row.groups) group.on_by_default = true;
        if (row.groups.size() == 1)
            making.target = -1;
        else if (making.target >= 0) {
            const std::string& id = making.made.dataset.table.columns[static_cast<std::size_t>(making.target)].id;
            for (FeatureGroup& group : row.groups) group.on_by_default = group.id != id;
        }
    }
    if (making.target >= 0) {
        const Column& target = making.made.dataset.table.columns[static_cast<std::size_t>(making.target)];
        row.color_by = target.id;
        row.losses = {{target.kind == ColumnKind::category ? "classify" : "regress", target.id, 1}};
        return;
    }
    if (!row.attributes.empty()) row.color_by = row.attributes.front().id;
    row.losses = {{"reconstruct", "", 1}};
}

// Names from the id column that tells most things apart; words before codes. Else "row 17".
void add_names(Making& making) {
    const Sheet& sheet = making.sheet;
    int best = -1;
    for (int i = 0; i < static_cast<int>(sheet.columns.size()); ++i) {
        const SheetColumn& column = sheet.columns[static_cast<std::size_t>(i)];
        if (column.kind != SheetKind::id) continue;
        const auto is_code = [](const SheetColumn& of) {
            return !of.examples.empty() && read_numeral(of.examples[0]).is_number();
        };
        if (best < 0) {
            best = i;
            continue;
        }
        const SheetColumn& so_far = sheet.columns[static_cast<std::size_t>(best)];
        if (is_code(so_far) && !is_code(column)) best = i;
    }
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view name = best < 0 ? std::string_view() : value_of(sheet, sheet.cell(row, best));
        const std::string_view text = best < 0 ? std::string_view() : text_of(sheet, sheet.cell(row, best));
        making.made.dataset.names.push_back(!name.empty()   ? core::printable(name)
                                            : !text.empty() ? core::quoted(text)  // a word that is a space
                                                            : "row " + std::to_string(row + 1));
    }
    if (best >= 0) making.made.dataset.row.name_column = sheet.columns[static_cast<std::size_t>(best)].name;
}

void add_card(Making& making, const std::string& file) {
    const Sheet& sheet = making.sheet;
    Card& card = making.made.dataset.row.card;
    card.what = "A table that you brought: " + core::shortened(core::printable(file)) + ".";
    const long n_columns = static_cast<long>(sheet.columns.size()) - sheet.vector_dims;
    card.count = core::counted(sheet.n_rows, "row");
    if (n_columns > 0) card.count += ", " + core::counted(n_columns, "column");
    if (sheet.vector_dims > 0) card.count += ", a vector of " + core::counted(sheet.vector_dims, "number");
    card.count += ".";
    card.source = "Your own file. It stays on this machine.";
    card.licence = "Yours to know.";
    long n_missing = 0;
    for (const SheetColumn& column : sheet.columns)
        n_missing += column.kind == SheetKind::ignored ? 0 : column.n_missing;
    card.missing = n_missing == 0 ? "Nothing." : core::counted(n_missing, "cell") + ".";
    if (sheet.n_faults > 0)
        card.missing += " " + core::counted(sheet.n_faults, "line") + " that could not be read " +
                        (sheet.n_faults == 1 ? "was" : "were") + " left out.";
    card.bias = "Yours to think about: who is in the table, and who is not?";
}

core::Status problem_with(const Sheet& sheet) {
    if (sheet.n_faults > 0 && !sheet.leave_out_faults) {
        const SheetFault& fault = sheet.faults.front();
        const bool one = sheet.n_faults == 1;
        return no_data(core::counted(sheet.n_faults, "line") + " of the table cannot be read. Line " +
                       std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " + fault.reason +
                       " Correct " + (one ? "it" : "them") + ", or say that " + (one ? "it is" : "they are") +
                       " left out.");
    }
    if (sheet.n_rows < 2) return no_data("The table has 1 row; a map needs at least 2 things. Put more lines into it.");
    return {};
}

}  // namespace

std::string id_of_name(std::string_view name) {
    // U+00C0 to U+00FF without their marks.
    constexpr std::string_view kPlain[64] = {"a", "a", "a",  "a", "ae", "aa", "ae", "c", "e",  "e",  "e",  "e",  "i",
                                             "i", "i", "i",  "d", "n",  "o",  "o",  "o", "o",  "oe", "",   "oe", "u",
                                             "u", "u", "ue", "y", "th", "ss", "a",  "a", "a",  "a",  "ae", "aa", "ae",
                                             "c", "e", "e",  "e", "e",  "i",  "i",  "i", "i",  "d",  "n",  "o",  "o",
                                             "o", "o", "oe", "",  "oe", "u",  "u",  "u", "ue", "y",  "th", "y"};
    std::string id;
    bool gap = false;
    const auto add = [&](std::string_view letters) {
        if (gap && !id.empty()) id += '_';
        id += letters;
        gap = false;
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i], small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        const unsigned next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
            add({&small, 1});
        else if (c == '\xC3' && next >= 0x80 && next < 0xC0)
            add(kPlain[next - 0x80]), ++i;
        else
            gap = true;
    }
    constexpr std::size_t kLongest = 40;
    return id.substr(0, kLongest);
}

core::Result<ImportedDataset> sheet_dataset(const Sheet& sheet, const std::string& file) {
    if (core::Status problem = problem_with(sheet); !problem.ok()) return problem.error();
    Making making{.sheet = sheet, .made = {}, .from = {}};
    add_columns(making);
    Dataset& dataset = making.made.dataset;
    dataset.table.n_rows = sheet.n_rows;
    double n_features = 0;
    for (const Column& column : dataset.table.columns)
        n_features += column.kind == ColumnKind::number ? 1 : static_cast<double>(column.categories.size());
    if (n_features == 0 && sheet.text_kind == TextKind::table) {
        return no_data("The table has no column of numbers, groups or dates, so there is nothing to learn from: " +
                       core::quoted(sheet.columns[0].name) + " was taken for " +
                       std::string(kind_name(sheet.columns[0].kind)) +
                       ". Bring one more column, take one for a category, or take the file for one thing a line.");
    }
    if (n_features * sheet.n_rows > kMostFeatureCells) {
        return no_data("The table has " + core::counted(sheet.n_rows, "row") + " of " +
                       core::counted(static_cast<long>(n_features), "feature") + "; at most " +
                       count(static_cast<long>(kMostFeatureCells)) +
                       " numbers can be learned from. Leave out rows, or columns.");
    }
    dataset.row.id = own_id(sheet);
    dataset.row.label = core::shortened(core::printable(file), 32);
    dataset.row.help = "A table that you brought.";
    dataset.files = sheet.files;
    add_groups(making);
    add_attributes(making);
    add_losses(making);
    add_names(making);
    add_card(making, file);
    if (sheet.text_kind == TextKind::lines) learn_lines(dataset, sheet);
    if (sheet.text_kind == TextKind::corpus) learn_company(dataset, sheet);
    return std::move(making.made);
}

}  // namespace data
