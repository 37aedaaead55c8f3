// See text_kind.h.
#include "data/import/text_kind.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "data/import/own_id.h"
#include "data/import/read_files.h"
#include "data/text_words.h"

namespace data {
namespace {

constexpr std::size_t kLook = 1u << 16;

// A sign that may stand between values.
struct Separator {
    char sign = ',';
    std::map<long, int> lines{};  // lines with so many of it
    int n = 0, n_spaced = 0;      // all of them; those with a space behind, as in sentences
};

struct LineFacts {
    int n_lines = 0, n_blank = 0;       // lines with text; without
    int n_small_starts = 0;             // lines that begin with a small letter, as within a sentence
    int n_ended = 0;                    // lines that end with a sentence
    double n_bytes = 0, n_squares = 0;  // of the lines with text; the sum of their squares
    std::array<Separator, 4> separators = {Separator{','}, Separator{';'}, Separator{'\t'}, Separator{'|'}};
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A comma as in 1,000.
bool is_within_number(std::string_view line, std::size_t at) {
    return line[at] == ',' && at > 0 && at + 1 < line.size() && is_digit(line[at - 1]) && is_digit(line[at + 1]);
}

void count_separators(Separator& separator, std::string_view line) {
    long n = 0;
    for (std::size_t at = line.find(separator.sign); at != std::string_view::npos;
         at = line.find(separator.sign, at + 1)) {
        if (is_within_number(line, at)) continue;
        ++n;
        ++separator.n;
        separator.n_spaced += at + 1 == line.size() || line[at + 1] == ' ' ? 1 : 0;
    }
    ++separator.lines[n];
}

// Whether a sentence ends with the line; quotes and brackets may close behind it.
bool ends_sentence(std::string_view line) {
    constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
    constexpr std::string_view kEnds[] = {".", "!", "?", ":", "\xE2\x80\xA6"};
    const auto ends = [&](std::string_view sign) { return line.ends_with(sign); };
    for (const auto* closing = std::find_if(std::begin(kClosing), std::end(kClosing), ends);
         closing != std::end(kClosing); closing = std::find_if(std::begin(kClosing), std::end(kClosing), ends))
        line.remove_suffix(closing->size());
    return std::any_of(std::begin(kEnds), std::end(kEnds), ends);
}

void count_line(LineFacts& facts, std::string_view line) {
    line = without_outer_spaces(line);
    if (line.empty()) {
        ++facts.n_blank;
        return;
    }
    ++facts.n_lines;
    const auto n_bytes = static_cast<double>(line.size());
    facts.n_bytes += n_bytes;
    facts.n_squares += n_bytes * n_bytes;
    facts.n_ended += ends_sentence(line) ? 1 : 0;
    facts.n_small_starts += line[0] >= 'a' && line[0] <= 'z' ? 1 : 0;
    for (Separator& separator : facts.separators) count_separators(separator, line);
}

LineFacts facts_of_lines(std::string_view text) {
    LineFacts facts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        count_line(facts, text.substr(0, end));
        const bool both = text.substr(end).starts_with("\r\n");
        text.remove_prefix(std::min(end + (both ? 2 : 1), text.size()));
    }
    return facts;
}

struct WordFacts {
    long n_words = 0, n_letters = 0;
    long n_digits = 0, n_signs = 0;  // of all bytes that are no letters and no spaces
    int n_ends = 0;                  // of sentences
};

WordFacts facts_of_words(std::string_view text) {
    WordFacts facts;
    for (TextWords words(text); words.next(); ++facts.n_words) facts.n_letters += words.n_letters();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        facts.n_digits += c >= '0' && c <= '9' ? 1 : 0;
        const bool is_sign =
            c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        facts.n_signs += is_sign ? 1 : 0;
        const bool ends =
            (c == '.' || c == '!' || c == '?') && (i + 1 == text.size() || text[i + 1] <= ' ' || text[i + 1] == '"');
        facts.n_ends += ends ? 1 : 0;
    }
    return facts;
}

bool may_be_prose(std::string_view name) {
    const std::size_t point = name.rfind('.');
    if (point == std::string_view::npos) return true;
    std::string ending(name.substr(point));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return ending == ".txt" || ending == ".text" || ending == ".md";
}

// Whether sentences go on over the lines of a text that has some: most lines begin with a small letter; or hardly one
// ends with a sentence, and they are about equally long, as a text that was broken at some width.
bool is_wrapped(const LineFacts& lines, const WordFacts& words) {
    constexpr double kEven = 0.35;  // standard deviation of their lengths, of the mean
    if (lines.n_small_starts * 10 >= lines.n_lines * 3) return true;
    if (words.n_ends * 2 < lines.n_lines || lines.n_ended * 2 >= lines.n_lines) return false;
    const double mean = lines.n_bytes / lines.n_lines;
    return lines.n_squares / lines.n_lines - mean * mean < kEven * kEven * mean * mean;
}

// Whether most lines have the same number of one of them, and it is not a sign of sentences.
bool has_columns(const LineFacts& facts) {
    return std::any_of(facts.separators.begin(), facts.separators.end(), [&](const Separator& separator) {
        int most = 0;
        for (const auto& [n, count] : separator.lines)
            if (n > 0) most = std::max(most, count);
        return most * 10 >= facts.n_lines * 8 && separator.n_spaced * 10 < separator.n * 9;
    });
}

}  // namespace

std::string_view text_kind_name(TextKind kind) {
    switch (kind) {
        case TextKind::lines:
            return "one thing a line";
        case TextKind::corpus:
            return "running text";
        case TextKind::table:
            break;
    }
    return "a table";
}

Sheet sheet_of_text(TextKind kind, std::string_view encoding) {
    Sheet sheet;
    sheet.encoding = encoding;
    sheet.format = std::string(text_kind_name(kind));
    sheet.text_kind = kind;
    sheet.is_plain_text = true;
    sheet.delimiter = 0;
    return sheet;
}

TextKind find_text_kind(std::string_view text, std::string_view name) {
    constexpr long kFewestWords = 200, kFewestOfOneLine = 20;
    constexpr double kParagraph = 160, kEndless = 2000;  // bytes of a line
    if (!may_be_prose(name)) return TextKind::table;
    text = text.substr(0, kLook);
    const LineFacts lines = facts_of_lines(text);
    const WordFacts words = facts_of_words(text);
    const bool of_words = words.n_digits * 10 < words.n_letters && words.n_signs * 4 < words.n_letters;
    if (words.n_words == 0 || !of_words || has_columns(lines)) return TextKind::table;
    const bool long_enough = words.n_words >= kFewestWords;
    const bool sentences = long_enough && words.n_ends * 50L >= words.n_words;
    const bool paragraphs = lines.n_bytes > kParagraph * lines.n_lines || lines.n_blank * 20 >= lines.n_lines;
    if (sentences && (paragraphs || is_wrapped(lines, words))) return TextKind::corpus;
    if (long_enough && lines.n_bytes > kEndless * lines.n_lines) return TextKind::corpus;  // without any full stop
    if (lines.n_lines >= 2) return TextKind::lines;
    return words.n_words >= kFewestOfOneLine ? TextKind::corpus : TextKind::table;
}

core::Result<Sheet> read_text_as(std::vector<ImportedFile> files, TextKind kind) {
    core::Result<Sheet> sheet = read_files(std::move(files), kind);
    if (sheet.ok()) sheet.value().is_text_kind_chosen = true;
    return sheet;
}

bool can_take_text_as(const Sheet& sheet) {
    return sheet.is_plain_text && sheet.files != nullptr && sheet.files->size() == 1;
}

core::Status take_text_as(Sheet& sheet, TextKind kind) {
    if (!can_take_text_as(sheet))
        return core::Error{"data",
                           "This file can be taken for nothing else: it is no plain text, or too large to be "
                           "kept. Bring it again with fewer lines."};
    core::Result<Sheet> other = read_text_as(*sheet.files, kind);
    if (!other.ok()) return other.error();
    Sheet& made = other.value();
    made.text_id = text_part(own_id(sheet));
    sheet = std::move(made);
    return {};
}

}  // namespace data
