// See dialect.h.
#include "data/import/dialect.h"

#include <algorithm>
#include <map>
#include <vector>

#include "data/import/numerals.h"

namespace data {
namespace {

constexpr std::size_t kLook = 1u << 17;  // bytes
constexpr int kRecords = 300;
constexpr double kLeastShare = 0.5, kNearlyAll = 0.98, kAsGood = 0.05;

// How well a file reads with a delimiter.
struct Trial {
    Dialect dialect;
    int width = 1;     // of most records
    double share = 0;  // of records with this width
    int n_number_columns = 0;
};

int count_number_columns(const std::string& text, const std::vector<std::vector<SheetCell>>& records, int width) {
    int n_columns = 0;
    for (std::size_t column = 0; column < static_cast<std::size_t>(width); ++column) {
        int n = 0, n_numbers = 0;
        for (std::size_t i = 1; i < records.size(); ++i) {
            if (records[i].size() != static_cast<std::size_t>(width)) continue;
            const SheetCell& cell = records[i][column];
            ++n;
            n_numbers += read_numeral(std::string_view(text).substr(cell.at, cell.length)).is_number() ? 1 : 0;
        }
        if (n > 0 && n_numbers * 10 >= n * 8) ++n_columns;
    }
    return n_columns;
}

Trial try_dialect(std::string& look, const FoundDialect& from, char delimiter, char quote) {
    Trial trial{.dialect = {.delimiter = delimiter, .quote = quote, .line_end = from.dialect.line_end}};
    RecordReader reader(look, trial.dialect, true, from.start, from.first_line);
    std::vector<std::vector<SheetCell>> records;
    std::vector<SheetCell> cells;
    int n_faults = 0;
    for (auto got = reader.next(cells); got != RecordReader::Got::end; got = reader.next(cells)) {
        if (records.size() >= kRecords) break;
        if (got == RecordReader::Got::fault)
            ++n_faults;
        else if (!records.empty() || !is_remark(std::string_view(look).substr(reader.begin())))
            records.push_back(cells);
    }
    std::map<std::size_t, int> widths;
    for (const auto& record : records) ++widths[record.size()];
    int most = 0;
    for (const auto& [width, count] : widths) {
        if (width < 2 || count < most) continue;
        most = count;
        trial.width = static_cast<int>(width);
    }
    // Lines above the table, of another width, do not count against it.
    std::size_t above = 0;
    while (above < records.size() && above < 50 && records[above].size() == 1) ++above;
    // Nor does a heading that has no name for the column of row names.
    if (above == 0 && !records.empty() && records[0].size() + 1 == static_cast<std::size_t>(trial.width)) above = 1;
    const double n = static_cast<double>(records.size() - above) + n_faults;
    trial.share = trial.width > 1 && n > 0 ? most / n : 0;
    if (delimiter == ' ') trial.n_number_columns = count_number_columns(look, records, trial.width);
    return trial;
}

// Single quotes are the quote character if they only occur around values, and there are no double ones.
char find_quote(const std::string& look) {
    if (look.find('"') != std::string::npos) return '"';
    std::size_t opening = 0, closing = 0;
    const auto separates = [](char c) {
        return c == ',' || c == ';' || c == '\t' || c == '|' || c == '\n' || c == '\r';
    };
    for (std::size_t i = 0; i < look.size(); ++i) {
        if (look[i] != '\'') continue;
        if (i == 0 || separates(look[i - 1])) ++opening;
        if (i + 1 == look.size() || separates(look[i + 1])) ++closing;
    }
    return opening >= 2 && opening == closing ? '\'' : '"';
}

// A first line "sep=;", which spreadsheets write and read.
void take_note(const std::string& text, FoundDialect& found, char& delimiter) {
    if (text.size() < 6 || !text.starts_with("sep=") || (text[5] != '\n' && text[5] != '\r')) return;
    delimiter = text[4];
    found.start = 6 + (text[5] == '\r' && text.size() > 6 && text[6] == '\n' ? 1 : 0);
    found.first_line = 2;
}

}  // namespace

bool is_remark(std::string_view line) { return line.starts_with('#') || line.starts_with("%"); }

std::string delimiter_name(char delimiter) {
    switch (delimiter) {
        case ',':
            return "comma";
        case ';':
            return "semicolon";
        case '\t':
            return "tab";
        case '|':
            return "vertical bar";
        case ' ':
            return "spaces";
        case 0:
            return "none";
        default:
            return std::string(1, delimiter);
    }
}

FoundDialect find_dialect(std::string& text) {
    FoundDialect found;
    if (text.find('\n') == std::string::npos && text.find('\r') != std::string::npos) found.dialect.line_end = '\r';
    char noted = 0;
    take_note(text, found, noted);
    std::string look = text.substr(0, kLook);
    if (look.size() < text.size()) {
        const std::size_t last = look.rfind(found.dialect.line_end);
        if (last != std::string::npos) look.resize(last + 1);
    }
    found.dialect.quote = find_quote(look);
    found.dialect.delimiter = noted;
    if (noted != 0) {
        found.width = try_dialect(look, found, noted, found.dialect.quote).width;
        return found;
    }
    Trial best;
    for (const char delimiter : {'\t', ';', '|', ','}) {
        const Trial trial = try_dialect(look, found, delimiter, found.dialect.quote);
        if (trial.share >= kLeastShare && trial.share > best.share + kAsGood) best = trial;
    }
    if (best.width < 2) {
        const Trial trial = try_dialect(look, found, ' ', found.dialect.quote);
        const int numbers = trial.n_number_columns;
        const bool likely = trial.width == 2 ? numbers == 2 : numbers * 2 >= trial.width;
        if (trial.share >= kNearlyAll && likely) best = trial;
    }
    if (best.width >= 2) {
        found.dialect = best.dialect;
        found.width = best.width;
    }
    return found;
}

}  // namespace data
