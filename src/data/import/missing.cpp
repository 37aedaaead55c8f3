// See missing.h.
#include "data/import/missing.h"

#include <algorithm>
#include <cstddef>

namespace data {
namespace {

constexpr std::size_t kLongest = 11;
constexpr std::string_view kWords[] = {
    "na",           "n/a",   "nan",    "null",    "nil",    "?",    "-",    "--",      "---",
    "#n/a",         "n.a.",  "#null!", "#div/0!", "<na>",   "\\n",  "k.a.", "#value!", "\xE2\x80\x93",
    "\xE2\x80\x94", "#ref!", "#num!",  "#name?",  "(null)", "n.d.", "nat"};
constexpr std::string_view kNumberWords[] = {"none",      ".", "..",  "...",  "missing", "unknown",  "*",        "x",
                                             "undefined", "/", "inf", "-inf", "+inf",    "infinity", "-infinity"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <std::size_t n>
bool holds(const std::string_view (&words)[n], std::string_view text) {
    return std::any_of(std::begin(words), std::end(words), [text](std::string_view word) {
        return word.size() == text.size() &&
               std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
    });
}

}  // namespace

Missing missing_of(std::string_view text) {
    if (text.empty()) return Missing::empty;
    if (text.size() > kLongest) return Missing::no;
    const char last = text.back();
    if (last >= '0' && last <= '9') return Missing::no;
    if (holds(kWords, text)) return Missing::word;
    return holds(kNumberWords, text) ? Missing::number_word : Missing::no;
}

}  // namespace data
