// See records.h.
#include "data/import/records.h"

#include <algorithm>
#include <string>

#include "core/thousands.h"

namespace data {
namespace {

// A quote that is still open after so many bytes is taken for one that never ends.
constexpr std::size_t kLongestQuoted = 1u << 20;

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

}  // namespace

RecordReader::RecordReader(std::string& text, const Dialect& dialect, bool keeps_text, std::size_t at, int line)
    : text_(text), dialect_(dialect), keeps_text_(keeps_text), at_(at), line_(line) {
    stops_[byte_of('\n')] = stops_[byte_of('\r')] = true;
    if (dialect.delimiter != 0) stops_[byte_of(dialect.delimiter)] = true;
    if (dialect.delimiter == ' ') stops_[byte_of('\t')] = true;
}

bool RecordReader::take_line_end() {
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')
        at_ += 2;
    else if (text_[at_] == '\n' || text_[at_] == dialect_.line_end)
        ++at_;
    else
        return false;
    ++line_;
    return true;
}

std::size_t RecordReader::after_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
}

void RecordReader::skip_empty_lines() {
    while (true) {
        const std::size_t before = at_;
        at_ = after_spaces(at_);
        if (!take_line_end()) {
            if (at_ < text_.size()) at_ = before;
            return;
        }
    }
}

bool RecordReader::ends_cell(std::size_t at) const {
    if (at >= text_.size() || text_[at] == '\n' || text_[at] == dialect_.line_end) return true;
    if (text_[at] == '\r') return at + 1 < text_.size() && text_[at + 1] == '\n';
    return stops_[byte_of(text_[at])];
}

void RecordReader::read_plain(SheetCell& cell) {
    std::size_t at = at_;
    while (true) {
        while (at < text_.size() && !stops_[byte_of(text_[at])]) ++at;
        if (ends_cell(at)) break;
        ++at;  // a '\r' within a line
    }
    cell = {.at = static_cast<std::uint32_t>(at_), .length = static_cast<std::uint32_t>(at - at_) & 0x7FFFFFFFu};
    at_ = at;
}

// False if the quote is never closed, or closed before the end of the cell: fault_.reason says which.
bool RecordReader::read_quoted(std::size_t opening, SheetCell& cell) {
    std::size_t at = opening + 1;
    bool plain = true;
    while (true) {
        const std::size_t limit = std::min(text_.size(), opening + kLongestQuoted);
        const void* found =
            at < limit ? std::char_traits<char>::find(text_.data() + at, limit - at, dialect_.quote) : nullptr;
        if (found == nullptr) {
            fault_.reason = "a quote opens here and is never closed; close it, or take it away.";
            return false;
        }
        at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
        if (at + 1 >= text_.size() || text_[at + 1] != dialect_.quote) break;
        at += 2;
        plain = false;
    }
    const std::size_t behind = after_spaces(at + 1);
    const bool spaces_separate = dialect_.delimiter == ' ' && behind > at + 1;
    if (!ends_cell(behind) && !spaces_separate) {
        fault_.reason = "behind the closing quote there is more text; a quote within a quoted value is written twice.";
        return false;
    }
    cell = {.at = static_cast<std::uint32_t>(opening + 1),
            .length = static_cast<std::uint32_t>(at - opening - 1) & 0x7FFFFFFFu,
            .quoted = 1};
    const std::string_view inside = std::string_view(text_).substr(cell.at, cell.length);
    lines_within_ += static_cast<int>(std::count(inside.begin(), inside.end(), dialect_.line_end));
    if (inside.find('\r') != std::string_view::npos) plain = false;
    if (!plain && !keeps_text_) undo_quotes(cell);
    at_ = spaces_separate ? at + 1 : behind;
    return true;
}

// "" becomes one quote, and a line break within the cell is '\n' alone.
void RecordReader::undo_quotes(SheetCell& cell) {
    const std::size_t end = cell.at + cell.length;
    std::size_t to = cell.at;
    for (std::size_t from = cell.at; from < end; ++from) {
        char c = text_[from];
        if (c == dialect_.quote) ++from;
        if (c == '\r') {
            if (from + 1 < end && text_[from + 1] == '\n') ++from;
            c = '\n';
        }
        text_[to++] = c;
    }
    cell.length = static_cast<std::uint32_t>(to - cell.at) & 0x7FFFFFFFu;
}

RecordReader::Got RecordReader::next(std::vector<SheetCell>& cells) {
    cells.clear();
    skip_empty_lines();
    begin_ = at_;
    first_line_ = line_;
    if (at_ >= text_.size()) return Got::end;
    lines_within_ = 0;
    const bool spaces = dialect_.delimiter == ' ';
    while (true) {
        if (spaces) at_ = after_spaces(at_);
        if (spaces && !cells.empty() && (at_ >= text_.size() || take_line_end())) break;
        SheetCell cell;
        const std::size_t opening = after_spaces(at_);
        const bool quoted = opening < text_.size() && text_[opening] == dialect_.quote;
        // In files with tabs a quote is often a letter like any other.
        if (quoted && !read_quoted(opening, cell)) {
            if (dialect_.delimiter != '\t') {
                fault_.line = first_line_ + lines_within_;
                fault_.column = static_cast<int>(cells.size()) + 1;
                at_ = std::min(text_.find(dialect_.line_end, begin_), text_.size());
                line_ = first_line_;
                take_line_end();
                return Got::fault;
            }
            read_plain(cell);
        } else if (!quoted) {
            read_plain(cell);
        }
        cells.push_back(cell);
        if (at_ >= text_.size() || take_line_end()) break;
        ++at_;  // the delimiter
    }
    line_ += lines_within_;
    return Got::row;
}

}  // namespace data
