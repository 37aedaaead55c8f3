// See infer_kind.h.
#include "data/import/infer_kind.h"

#include <algorithm>
#include <initializer_list>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/missing_words.h"
#include "data/import/numerals.h"

namespace data {
namespace {

constexpr int kMostStrayWords = 5;     // different words among numbers
constexpr int kMostGroups = 1000;      // different values of a category
constexpr int kMostSmallGroups = 20;   // so few are a category even if they are many for the rows
constexpr int kMostNumberGroups = 10;  // codes that repeat
constexpr double kLongText = 60;       // bytes of a value, on average

std::string count(int n) { return core::thousands(n); }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether one of the words is a word of the name: "user_id" and "userId" have the word "id", "width" has not.
bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
    std::string word;
    const auto known = [&] { return std::find(words.begin(), words.end(), word) != words.end(); };
    char before = 0;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z', after_small = before >= 'a' && before <= 'z';
        if (!is_letter(c) || (capital && after_small)) {
            if (known()) return true;
            word.clear();
        }
        if (is_letter(c)) word += capital ? static_cast<char>(c | 0x20) : c;
        before = c;
    }
    return known();
}

InferredKind code(const ColumnFacts& facts, std::string why) {
    const int n = facts.values.size();
    const bool groups = n >= 2 && n <= kMostNumberGroups && facts.n_given() >= 3 * n;
    return {.kind = groups ? SheetKind::category : SheetKind::id, .why = std::move(why), .is_code = true};
}

bool counts_rows(const ColumnFacts& facts, const NumberRange& range) {
    return range.all_whole && facts.values.size() == facts.n_rows && (range.least == 0 || range.least == 1) &&
           range.most - range.least == facts.n_rows - 1;
}

// Numbers that are codes, not magnitudes; of kind text (the default) if these are no codes.
InferredKind infer_code(const SheetColumn& column, bool is_first, const ColumnFacts& facts, const NumberRange& range) {
    if (facts.n_leading_zeros > 0)
        return code(
            facts, count(facts.n_leading_zeros) + " of its values " +
                       (facts.n_leading_zeros == 1 ? "looks like a number but begins" : "look like numbers but begin") +
                       " with zeros: kept as codes.");
    if (facts.n_too_long > 0)
        return code(facts, "Its numbers have more digits than a number can hold exactly: kept as codes.");
    if (facts.n_plus * 2 > facts.n_given() && range.all_whole && range.least >= 1e6)
        return code(facts, "Long numbers with a plus before them are telephone numbers: kept as codes.");
    if (!range.all_whole) return {};
    if (has_word(column.name, {"phone", "tel", "telephone", "telefon", "mobile", "fax", "zip", "zipcode", "plz",
                               "postcode", "postal", "isbn", "issn", "iban", "ean", "sku", "barcode"}))
        return code(facts, "Its name says that these digits are a code, not a size.");
    if (has_word(column.name, {"id", "ids", "uuid", "uid", "key"}))
        return code(facts, "Its name says that these numbers name things: kept as codes.");
    const bool index_name =
        column.name == "column 1" || has_word(column.name, {"index", "row", "rownames", "unnamed", "nr", "no"});
    if (is_first && index_name && counts_rows(facts, range)) return code(facts, "It counts the rows.");
    return {};
}

InferredKind infer_number(const SheetColumn& column, bool is_first, const ColumnFacts& facts, bool comma) {
    const NumberRange& range = facts.range(comma);
    if (InferredKind inferred = infer_code(column, is_first, facts, range); inferred.is_code) return inferred;
    const int n = facts.values.size();
    const bool groups = range.all_whole && n >= 2 && facts.n_number_words == facts.n_chosen_words;
    if (groups && n <= kMostSmallGroups && facts.n_given() >= 2 * n &&
        has_word(column.name,
                 {"class", "label", "labels", "target", "cluster", "group", "category", "species", "type"}))
        return {.kind = SheetKind::category, .why = "Whole numbers, and its name says that they stand for groups."};
    if (groups && n == 2 && facts.n_given() >= 5)
        return {.kind = SheetKind::category, .why = "Only two whole numbers stand in it: two groups."};
    const int n_bad = facts.n_given_as_number() - range.n;
    std::string why = range.n == 1 ? "Its one value is a number." : "All " + count(range.n) + " values are numbers.";
    if (n_bad > 0) {
        why = count(range.n) + " of " + count(facts.n_given_as_number()) +
              (range.n == 1 ? " values is a number; " : " values are numbers; ") + count(n_bad) +
              (n_bad == 1 ? " is none and counts as missing." : " are none and count as missing.");
    }
    return {.kind = SheetKind::number, .why = std::move(why)};
}

InferredKind infer_words(const ColumnFacts& facts) {
    const int given = facts.n_given(), n = facts.values.size();
    const std::string differ = core::counted(n, "different value") + " in " + core::counted(given, "row");
    if (facts.n_addresses * 2 > given)
        return {.kind = SheetKind::text, .why = "Addresses of pages: shown, not learned from."};
    if (facts.n_line_breaks > 0 && n * 2 > given)
        return {.kind = SheetKind::text, .why = "Its values have line breaks: shown, not learned from."};
    if (facts.n_bytes / given > kLongText && n * 2 > given)
        return {.kind = SheetKind::text, .why = "Its values are long: shown, not learned from."};
    if (n == given || (n * 10 >= given * 8 && given > 5) || n > kMostGroups ||
        (n > kMostSmallGroups && n * 2 > given)) {
        const bool too_many = n > kMostGroups && n != given;
        std::string why = n == given ? "It is different in each row: it names the thing."
                          : too_many ? differ + ", more than the " + count(kMostGroups) + " that groups can be: names."
                                     : differ + ": names rather than groups.";
        return {.kind = SheetKind::id, .why = std::move(why), .names_things = true};
    }
    return {.kind = SheetKind::category, .why = differ + ": groups."};
}

}  // namespace

bool reads_comma_as_point(const ColumnFacts& facts, bool otherwise) {
    if (facts.n_only_point == facts.n_only_comma) return otherwise;
    return facts.n_only_comma > facts.n_only_point;
}

bool is_numeric(const Sheet& sheet, const ColumnFacts& facts, bool comma_is_point) {
    const int given = facts.n_given_as_number(), n = facts.range(comma_is_point).n;
    const int n_bad = given - n;
    if (n == 0) return false;
    if (n_bad == 0) return facts.n_number_words <= n;
    if (given < 10 || n_bad * 10 > given) return false;
    int n_different = 0;
    for (int i = 0; i < facts.values.size() && n_different <= kMostStrayWords; ++i) {
        const std::string_view word = facts.values.word(i);
        if (missing_in(sheet, word) == Missing::no && !read_numeral(word).is(comma_is_point)) ++n_different;
    }
    return n_different <= kMostStrayWords;
}

DateOrder order_of(const ColumnFacts& facts, bool& is_open) {
    is_open = false;
    if (facts.n_year_first + facts.n_month_words >= facts.n_dates) return DateOrder::year_first;
    if (facts.n_second_is_day > facts.n_first_is_day) return DateOrder::month_first;
    is_open = facts.n_first_is_day == 0 && facts.n_points == 0;
    return DateOrder::day_first;
}

InferredKind infer_kind(const Sheet& sheet, int index, const ColumnFacts& facts) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    if (facts.n_given() == 0) return {.kind = SheetKind::ignored, .why = "It is empty and was left out."};
    if (facts.values.size() == 1 && sheet.n_rows > 1) {
        const std::string rest = facts.n_given() == facts.n_rows ? " everywhere" : " wherever it has a value";
        return {.kind = SheetKind::ignored,
                .why = "It is " + core::quoted(facts.values.word(0)) + rest + " and was left out."};
    }
    const int given = facts.n_given_as_number();
    if (facts.n_digit_dates == given && given >= 3 && facts.values.size() >= 3)
        return {.kind = SheetKind::date, .why = "All values are days, written as year, month and day."};
    const bool comma = reads_comma_as_point(facts, sheet.comma_is_point);
    if (is_numeric(sheet, facts, comma)) return infer_number(column, index == 0, facts, comma);
    if (facts.n_dates > 0 && facts.n_dates * 10 >= given * 9) {
        bool is_open = false;
        const DateOrder order = order_of(facts, is_open);
        const std::string how = facts.n_month_words > 0 ? "with the month as a word" : std::string(order_name(order));
        return {.kind = SheetKind::date,
                .why = is_open ? "Its values are dates; nothing tells whether day or month stands first."
                               : "Its values are dates, " + how + "."};
    }
    return infer_words(facts);
}

}  // namespace data
