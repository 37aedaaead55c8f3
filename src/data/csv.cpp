#include "data/csv.h"

#include <algorithm>

namespace data {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Without spaces and tabs at both ends. (Where tabs separate, there are none inside a value.)
std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// Length of the line end at `at`, 0 if there is none.
std::size_t line_end_length(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '\n') return 1;
    return at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 0;
}

}  // namespace

char find_separator(std::string_view text) {
    // In case of a tie the one that is rarer in prose.
    constexpr std::string_view kSeparators = "\t;,";
    long counts[kSeparators.size()] = {};
    bool quoted = false;
    bool begun = false;  // leading empty lines do not count
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted && begun) break;
        if (c != '\n' && c != '\r' && c != ' ') begun = true;
        const std::size_t which = kSeparators.find(c);
        if (which != std::string_view::npos && !quoted) ++counts[which];
    }
    const long* most = std::max_element(counts, counts + kSeparators.size());
    return *most == 0 ? ',' : kSeparators[static_cast<std::size_t>(most - counts)];
}

std::string_view separator_name(char separator) {
    return separator == '\t' ? "a tab" : separator == ';' ? "a semicolon" : "a comma";
}

CsvReader::CsvReader(std::string_view text) : text_(text), separator_(find_separator(text)) {}

// Lines of spaces only are empty, too. A line of separators only is not: its values are missing.
bool CsvReader::skip_empty_lines() {
    while (at_ < text_.size()) {
        std::size_t end = at_;
        while (end < text_.size() && is_blank(text_[end]) && text_[end] != separator_) ++end;
        if (end == text_.size()) return false;
        const std::size_t length = line_end_length(text_, end);
        if (length == 0) return true;
        at_ = end + length;
        ++line_;
    }
    return false;
}

bool CsvReader::next(std::vector<std::string_view>& values) {
    values.clear();
    if (error_ || !skip_empty_lines()) return false;
    line_first_ = line_;
    while (true) {
        std::size_t start = at_;
        while (start < text_.size() && is_blank(text_[start]) && text_[start] != separator_) ++start;
        const bool quoted = start < text_.size() && text_[start] == '"';
        if (quoted) at_ = start;
        values.push_back(quoted ? read_quoted(values.size() + 1) : read_plain());
        if (error_) return false;
        if (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            continue;
        }
        const std::size_t length = line_end_length(text_, at_);
        at_ += length;
        if (length > 0) ++line_;
        return true;
    }
}

std::string_view CsvReader::read_plain() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && line_end_length(text_, at_) == 0) ++at_;
    return trim(text_.substr(start, at_ - start));
}

std::string_view CsvReader::read_quoted(std::size_t column) {
    const int line_of_quote = line_;
    const std::size_t start = ++at_;
    bool doubled = false;
    while (at_ < text_.size()) {
        if (text_[at_] == '\n') ++line_;
        if (text_[at_] == '"') {
            if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
            doubled = true;
            ++at_;
        }
        ++at_;
    }
    if (at_ == text_.size()) {
        line_ = line_of_quote;
        fail(column,
             "a quote opens here and never ends; close it with another \", or write \"\" for a quote in a value.");
        return {};
    }
    const std::string_view inside = text_.substr(start, at_ - start);
    ++at_;
    while (at_ < text_.size() && is_blank(text_[at_]) && text_[at_] != separator_) ++at_;
    if (at_ < text_.size() && text_[at_] != separator_ && line_end_length(text_, at_) == 0) {
        fail(column, "text follows the closing quote of a value; a quote inside a quoted value is written \"\".");
        return {};
    }
    if (!doubled) return inside;
    std::string& plain = unescaped_.emplace_back();
    for (std::size_t i = 0; i < inside.size(); ++i) {
        plain += inside[i];
        if (inside[i] == '"') ++i;  // the second of two
    }
    return plain;
}

void CsvReader::fail(std::size_t column, const std::string& rest) {
    error_ = core::Error{"table", "Line " + std::to_string(line_) + ", column " + std::to_string(column) + ": " + rest};
}

}  // namespace data
