// See read_vectors.h.
#include "data/import/read_vectors.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/read_sheet.h"
#include "data/import/vector_columns.h"
#include "data/numbers.h"

namespace data {
namespace {

constexpr std::size_t kLook = 1u << 20;  // bytes
constexpr int kLookLines = 200;
constexpr int kMostBadLines = 1000;  // of a file that has more of them than rows
constexpr double kMostly = 0.8;
constexpr int kLeastDims = 3, kSurelyDims = 10;

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

bool separates(char c) { return c == ' ' || c == '\t'; }

bool is_vector_number(std::string_view token) {
    return !token.empty() && (read_number(token, false).has_value() || is_not_finite(token));
}

// Whole numbers stand in words ("New York 5"); one with a fraction is rather a number too many.
bool is_fraction(std::string_view token) {
    return is_vector_number(token) && !is_not_finite(token) && token.find_first_of(".eE") != std::string_view::npos;
}

std::string_view without_end(std::string_view line) {
    while (!line.empty() && (separates(line.back()) || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

// Takes the last token, and the one space before it, off a line.
std::string_view take_last(std::string_view& line) {
    std::size_t begin = line.size();
    while (begin > 0 && !separates(line[begin - 1])) --begin;
    const std::string_view token = line.substr(begin);
    line = line.substr(0, begin == 0 ? 0 : begin - 1);
    return token;
}

int count_tokens(std::string_view line) {
    int n = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (!separates(line[i]) && (i == 0 || separates(line[i - 1]))) ++n;
    return n;
}

// "7 4": words and numbers of each. Zeros if the line says nothing of the kind.
std::pair<long long, int> counts_of(std::string_view line) {
    line = without_end(line);
    long long counts[2] = {0, 0};
    for (long long& count : counts) {
        std::size_t n = 0;
        while (n < line.size() && line[n] >= '0' && line[n] <= '9' && n < 12) count = count * 10 + (line[n++] - '0');
        if (n == 0) return {};
        line.remove_prefix(n);
        if (&count == counts) {
            if (line.empty() || !separates(line[0])) return {};
            line.remove_prefix(1);
        }
    }
    return line.empty() && counts[1] <= 1000000000 ? std::pair(counts[0], static_cast<int>(counts[1]))
                                                   : std::pair(0LL, 0);
}

// How well the first lines fit `dims` numbers at their end.
struct Look {
    int n_lines = 0, n_fit = 0, n_words = 0, n_numbers = 0, n_fractions = 0;
    bool first_fits = false;
};

Look look_at(const std::vector<std::string_view>& lines, int dims) {
    Look look;
    for (const std::string_view whole : lines) {
        std::string_view line = without_end(whole);
        bool fits = count_tokens(line) >= dims;
        for (int i = 0; i < dims && fits; ++i) {
            const std::string_view token = take_last(line);
            fits = is_vector_number(token);
            ++look.n_numbers;
            if (token.find_first_of(".eE") != std::string_view::npos) ++look.n_fractions;
        }
        fits = fits && !line.empty();
        if (look.n_lines++ == 0) look.first_fits = fits;
        if (!fits) continue;
        ++look.n_fit;
        if (!is_vector_number(line)) ++look.n_words;
    }
    return look;
}

std::vector<std::string_view> first_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    const bool cut = text.size() > kLook;
    text = text.substr(0, kLook);
    while (!text.empty() && lines.size() < static_cast<std::size_t>(kLookLines)) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos && cut && !lines.empty()) break;
        const std::string_view line = text.substr(0, end);
        if (!without_end(line).empty()) lines.push_back(line);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

// The numbers behind the first token, in most lines.
int usual_dims(const std::vector<std::string_view>& lines) {
    std::map<int, int> counts;
    for (const std::string_view line : lines) ++counts[count_tokens(without_end(line)) - 1];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
}

bool name_says_so(std::string_view name) {
    std::string small(name);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return small.ends_with(".vec") || small.find("glove") != std::string::npos ||
           small.find("word2vec") != std::string::npos || small.find("fasttext") != std::string::npos;
}

struct Reading {
    Sheet sheet;
    std::vector<std::uint32_t> broken;
    std::size_t next_broken = 0;
    int dims = 0;
    std::unordered_set<std::string_view> words;
    int n_twice = 0;
    std::string twice;
};

void refuse(Reading& reading, int line, int column, std::string reason) {
    add_fault(reading.sheet, {.line = line, .column = column, .reason = std::move(reason)});
}

SheetCell cell_of(const Sheet& sheet, std::string_view text, bool quoted) {
    return {.at = static_cast<std::uint32_t>(text.data() - sheet.text.data()),
            .length = static_cast<std::uint32_t>(text.size()) & 0x7FFFFFFFu,
            .quoted = quoted ? 1u : 0u};
}

void read_line(Reading& reading, std::string_view line, int number) {
    Sheet& sheet = reading.sheet;
    const std::size_t end = static_cast<std::size_t>(line.data() - sheet.text.data()) + line.size();
    bool broken = false;
    for (; reading.next_broken < reading.broken.size() && reading.broken[reading.next_broken] < end;
         ++reading.next_broken)
        broken = true;
    std::string_view rest = without_end(line);
    if (rest.empty()) return;
    if (broken)
        return refuse(reading, number, 1, "the line holds bytes that are no UTF-8; save the file as UTF-8 again.");
    const int n_tokens = count_tokens(rest);
    const auto width = static_cast<std::size_t>(reading.dims) + 1;
    const std::size_t first = sheet.cells.size();
    sheet.cells.resize(first + width);
    for (std::size_t i = width - 1; i > 0; --i) {
        const std::string_view token = take_last(rest);
        if (is_vector_number(token)) {
            sheet.cells[first + i] = cell_of(sheet, token, false);
            continue;
        }
        sheet.cells.resize(first);
        const std::string wanted = "; the others have " + core::counted(reading.dims, "number") + " behind the word.";
        if (n_tokens <= reading.dims)
            return refuse(reading, number, n_tokens + 1,
                          "the line has only " + core::counted(n_tokens, "value") + wanted);
        return refuse(reading, number, static_cast<int>(i) + 1, core::quoted(token) + " is no number" + wanted);
    }
    std::string_view before = rest;
    const bool more = count_tokens(before) > 1 && is_fraction(take_last(before));
    if (more || rest.empty()) {
        sheet.cells.resize(first);
        return refuse(reading, number, more ? reading.dims + 2 : 1,
                      more ? "the line has more than the " + core::counted(reading.dims, "number") + " of the others."
                           : "no word stands before the numbers.");
    }
    if (!reading.words.insert(rest).second && reading.n_twice++ == 0) reading.twice = core::quoted(rest);
    sheet.cells[first] = cell_of(sheet, rest, true);
    sheet.lines.push_back(number);
    ++sheet.n_rows;
}

core::Status read_lines(Reading& reading, int from) {
    Sheet& sheet = reading.sheet;
    std::string_view left = sheet.text;
    for (int number = 1; !left.empty(); ++number) {
        const std::size_t end = left.find('\n');
        const std::string_view line = left.substr(0, end);
        left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
        if (number < from) continue;
        read_line(reading, line, number);
        if (core::Status problem = problem_with_room(sheet.n_rows, reading.dims + 1); !problem.ok()) return problem;
        if (sheet.n_faults > kMostBadLines && sheet.n_faults > sheet.n_rows) break;
    }
    const bool hopeless = sheet.n_faults > kMostBadLines && sheet.n_faults > sheet.n_rows;
    if (sheet.n_rows > 0 && !hopeless) return {};
    if (sheet.n_faults == 0) return no_data("The file announces word vectors and holds none.");
    const SheetFault& fault = sheet.faults.front();
    return no_data("Hardly a line reads as a word with " + core::counted(reading.dims, "number") + ". Line " +
                   std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " + fault.reason);
}

// Words are names, "NA" and a space included: nothing of them is missing.
void finish_words(Reading& reading, const VectorFormat& form) {
    Sheet& sheet = reading.sheet;
    SheetColumn& word = sheet.columns[0];
    word.name = "word";
    word.kind = SheetKind::id;
    word.why = "It stands before the numbers: it names the thing.";
    word.n_distinct = static_cast<int>(reading.words.size());
    for (int row = 0; row < std::min(sheet.n_rows, kMostExamples); ++row)
        word.examples.emplace_back(text_of(sheet, sheet.cell(row, 0)));
    if (sheet.encoding == "windows-1252")
        sheet.warnings.emplace_back(
            "The file is not UTF-8; it was read as Western European (Windows-1252): look at the words.");
    if (form.has_count && form.n_said != sheet.n_rows + sheet.n_faults) {
        sheet.warnings.push_back("Line 1 announces " + core::counted(form.n_said, "word") + ", and " +
                                 core::thousands(sheet.n_rows + sheet.n_faults) +
                                 (sheet.n_rows + sheet.n_faults == 1 ? " stands" : " stand") + " below it.");
    }
    if (reading.n_twice > 0)
        sheet.warnings.push_back(core::counted(reading.n_twice, "line") + " repeat" +
                                 (reading.n_twice == 1 ? "s" : "") + " a word, the first one " + reading.twice +
                                 ": each stays a thing of its own.");
}

}  // namespace

VectorFormat find_vectors(std::string_view text, std::string_view name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<std::string_view> lines = first_lines(text);
    if (lines.empty()) return {};
    const auto [n_said, dims_said] = counts_of(lines[0]);
    if (dims_said > 0 && lines.size() == 1 && name_says_so(name))
        return {.dims = dims_said, .has_count = true, .n_said = n_said};
    if (dims_said > 0 && lines.size() > 1) {
        const std::vector<std::string_view> below(lines.begin() + 1, lines.end());
        const Look look = look_at(below, dims_said);
        // Most lines fit; or the file's name says what it is, and its first line is wrong.
        if (look.n_fit * 2 > look.n_lines && look.n_words * 2 >= look.n_fit)
            return {.dims = dims_said, .has_count = true, .n_said = n_said};
        if (name_says_so(name)) return {.dims = dims_said, .has_count = true, .n_said = n_said};
    }
    const int dims = usual_dims(lines);
    if (dims < 1) return {};
    const Look look = look_at(lines, dims);
    const bool fits = look.first_fits && look.n_fit > kMostly * look.n_lines && look.n_words > kMostly * look.n_fit;
    if (name_says_so(name) && look.n_fit * 2 > look.n_lines) return {.dims = dims, .has_count = false, .n_said = 0};
    if (!fits || dims < kLeastDims || text.substr(0, kLook).find('\t') != std::string_view::npos) return {};
    const bool measured = look.n_fractions > kMostly * look.n_numbers;
    if (dims < kSurelyDims && !measured) return {};
    return {.dims = dims, .has_count = false, .n_said = 0};
}

core::Result<Sheet> read_vectors(std::string bytes, std::string_view name) {
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    Reading reading;
    Sheet& sheet = reading.sheet;
    sheet.text = std::move(decoded.value().text);
    sheet.encoding = decoded.value().encoding;
    reading.broken = std::move(decoded.value().broken);
    const VectorFormat form = find_vectors(sheet.text, name);
    if (form.dims == 0) return no_data("The file holds no word vectors.");
    if (core::Status problem = problem_with_room(0, form.dims); !problem.ok()) return problem.error();
    reading.dims = form.dims;
    sheet.format = form.has_count ? "word2vec text" : "GloVe text";
    sheet.delimiter = ' ';
    sheet.point_is_sure = true;
    sheet.n_skipped = form.has_count ? 1 : 0;
    sheet.vector_dims = form.dims;
    sheet.columns.resize(static_cast<std::size_t>(form.dims) + 1);
    if (core::Status problem = read_lines(reading, form.has_count ? 2 : 1); !problem.ok()) return problem.error();
    finish_words(reading, form);
    finish_vector(sheet);
    return std::move(reading.sheet);
}

}  // namespace data
