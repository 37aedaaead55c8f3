// See own_id.h.
#include "data/import/own_id.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "core/shown_text.h"
#include "data/import/missing_words.h"
#include "data/import/read_files.h"
#include "data/import/text_kind.h"
#include "data/import/word_choices.h"

namespace data {
namespace {

constexpr std::string_view kOwn = "own_";
constexpr std::size_t kTextPart = kOwn.size() + 16;

// One letter a kind; the letters of dates say in which order they are read.
char letter_of(const SheetColumn& column) {
    switch (column.kind) {
        case SheetKind::number:
            return 'n';
        case SheetKind::category:
            return 'c';
        case SheetKind::id:
            return 'i';
        case SheetKind::text:
            return 't';
        case SheetKind::date:
            return column.order == DateOrder::month_first ? 'm' : column.order == DateOrder::year_first ? 'y' : 'd';
        case SheetKind::ignored:
            break;
    }
    return 'x';
}

char letter_of(TextKind kind) { return kind == TextKind::corpus ? 'r' : kind == TextKind::lines ? 'l' : 'b'; }

std::optional<TextKind> kind_of(std::string_view piece) {
    for (const TextKind kind : {TextKind::table, TextKind::lines, TextKind::corpus})
        if (piece == std::string(1, letter_of(kind))) return kind;
    return std::nullopt;
}

core::Status choose(Sheet& sheet, int column, char letter) {
    switch (letter) {
        case 'n':
            return set_kind(sheet, column, SheetKind::number);
        case 'c':
            return set_kind(sheet, column, SheetKind::category);
        case 'i':
            return set_kind(sheet, column, SheetKind::id);
        case 't':
            return set_kind(sheet, column, SheetKind::text);
        case 'x':
            return set_kind(sheet, column, SheetKind::ignored);
        default:
            break;
    }
    if (letter != 'd' && letter != 'm' && letter != 'y')
        return core::Error{"dataset", "No kind of column is so called."};
    if (core::Status dates = set_kind(sheet, column, SheetKind::date); !dates.ok()) return dates;
    return set_date_order(sheet, column,
                          letter == 'm'   ? DateOrder::month_first
                          : letter == 'y' ? DateOrder::year_first
                                          : DateOrder::day_first);
}

// The number at the beginning of `text`, which is taken off; -1 if there is none.
int take_number(std::string_view& text) {
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc()) return -1;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

// A word, each of its bytes as two digits, so that any word can stand in a link.
std::string in_hex(std::string_view word) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const char c : word) {
        hex += kDigits[static_cast<unsigned char>(c) / 16];
        hex += kDigits[static_cast<unsigned char>(c) % 16];
    }
    return hex;
}

// The word; empty if these are not the digits of one.
std::string from_hex(std::string_view hex) {
    std::string word;
    for (; hex.size() >= 2; hex.remove_prefix(2)) {
        int byte = 0;
        const auto read = std::from_chars(hex.data(), hex.data() + 2, byte, 16);
        if (read.ec != std::errc() || read.ptr != hex.data() + 2 || byte <= 0) return "";
        word += static_cast<char>(byte);
    }
    return hex.empty() ? word : "";
}

core::Error not_there(std::string_view piece) {
    return {"dataset", "What is chosen for the table names " + core::quoted(piece) +
                           ", which this table does not have. It is shown as it was read instead."};
}

core::Status choose_piece(Sheet& sheet, std::string_view piece) {
    const auto n_columns = static_cast<int>(sheet.columns.size());
    const std::string_view whole = piece;
    if (piece.starts_with('m') || piece.starts_with('v')) {
        const std::string word = from_hex(piece.substr(1));
        return word.empty() ? not_there(piece) : set_missing(sheet, word, piece[0] == 'm');
    }
    if (const std::optional<TextKind> kind = kind_of(piece)) return take_text_as(sheet, *kind);
    if (piece == "o") {
        sheet.leave_out_faults = true;
        return {};
    }
    if (piece == "t") {
        sheet.target = kNoTarget;
        return {};
    }
    const bool is_target = piece.starts_with('t');
    if (is_target) piece.remove_prefix(1);
    const int column = take_number(piece);
    if (column < 1 || column > n_columns || piece.size() != (is_target ? 0u : 1u)) return not_there(whole);
    if (!is_target) return choose(sheet, column - 1, piece[0]);
    sheet.target = column - 1;
    return {};
}

}  // namespace

std::string id_of_text(std::string_view text) { return std::string(kOwn) + core::hash_hex(core::hash_text(text)); }

std::string own_id(const Sheet& sheet) {
    std::string id = sheet.text_id.empty() ? id_of_text(sheet.text) : sheet.text_id;
    const auto add = [&](const std::string& piece) { id += (id.size() == kTextPart ? "_" : "-") + piece; };
    if (sheet.is_text_kind_chosen) add(std::string(1, letter_of(sheet.text_kind)));
    const auto by_word = [](const auto& a, const auto& b) { return a.word < b.word; };
    std::vector<WordChoice> things = sheet.word_choices;
    std::sort(things.begin(), things.end(), by_word);
    for (const WordChoice& choice : things) add((choice.is_thing ? "w" : "u") + in_hex(choice.word));
    std::vector<MissingChoice> words = sheet.missing_choices;
    std::sort(words.begin(), words.end(), by_word);
    for (const MissingChoice& choice : words) add((choice.is_missing ? "m" : "v") + in_hex(choice.word));
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (sheet.columns[i].is_chosen) add(std::to_string(i + 1) + letter_of(sheet.columns[i]));
    }
    if (sheet.target != kProposedTarget) add(sheet.target < 0 ? "t" : "t" + std::to_string(sheet.target + 1));
    if (sheet.leave_out_faults && sheet.n_faults > 0) add("o");
    return id;
}

bool is_own_id(std::string_view id) { return id.starts_with(kOwn) && id.size() >= kTextPart; }

std::string_view text_part(std::string_view own_id) { return own_id.substr(0, kTextPart); }

core::Status choose_as(Sheet& sheet, std::string_view own_id) {
    if (own_id.size() <= kTextPart + 1) return {};
    std::string_view rest = own_id.substr(kTextPart + 1);
    Sheet chosen = sheet;
    std::vector<WordChoice> words;  // all in one go: for each the text is read again
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('-'), rest.size());
        const std::string_view piece = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (piece.starts_with('w') || piece.starts_with('u')) {
            const std::string word = from_hex(piece.substr(1));
            if (word.empty()) return not_there(piece);
            words.push_back({word, piece[0] == 'w'});
            if (rest.starts_with('w') || rest.starts_with('u')) continue;
            if (core::Status set = set_things(chosen, std::exchange(words, {})); !set.ok()) return set;
        } else if (core::Status one = choose_piece(chosen, piece); !one.ok()) {
            return one;
        }
    }
    sheet = std::move(chosen);
    return {};
}

std::optional<TextKind> text_kind_in(std::string_view own_id) {
    if (own_id.size() <= kTextPart + 1) return std::nullopt;
    const std::string_view rest = own_id.substr(kTextPart + 1);
    return kind_of(rest.substr(0, rest.find('-')));
}

core::Result<Sheet> read_as(std::vector<ImportedFile> files, std::string_view own_id) {
    const std::optional<TextKind> kind = text_kind_in(own_id);
    core::Result<Sheet> sheet = read_files(files);
    if (!sheet.ok() && kind) sheet = read_text_as(std::move(files), *kind);
    if (!sheet.ok()) return sheet.error();
    if (const core::Status chosen = choose_as(sheet.value(), own_id); !chosen.ok()) return chosen.error();
    return sheet;
}

}  // namespace data
