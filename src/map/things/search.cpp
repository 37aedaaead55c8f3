// See search.h.
#include "map/things/search.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "core/utf8.h"

namespace map {
namespace {

// A folded text, and where each of its bytes comes from.
struct Folding {
    std::string text;
    std::vector<std::size_t> from, to;  // [bytes of text]: of the original
};

// First letters of U+00C0 to U+017F (Unicode's canonical decompositions, and the letters that have none).
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 192);

constexpr std::uint32_t kGreekUpper = 0x391, kGreekLast = 0x3AB, kCyrillic = 0x400, kCyrillicUpper = 0x410,
                        kCyrillicLower = 0x430;

std::uint32_t fold_greek(std::uint32_t c) {
    struct Pair {
        std::uint32_t accented, plain;
    };
    constexpr Pair kAccents[] = {
        {0x386, 0x3B1}, {0x388, 0x3B5}, {0x389, 0x3B7}, {0x38A, 0x3B9}, {0x38C, 0x3BF}, {0x38E, 0x3C5}, {0x38F, 0x3C9},
        {0x390, 0x3B9}, {0x3AA, 0x3B9}, {0x3AB, 0x3C5}, {0x3AC, 0x3B1}, {0x3AD, 0x3B5}, {0x3AE, 0x3B7}, {0x3AF, 0x3B9},
        {0x3B0, 0x3C5}, {0x3C2, 0x3C3}, {0x3CA, 0x3B9}, {0x3CB, 0x3C5}, {0x3CC, 0x3BF}, {0x3CD, 0x3C5}, {0x3CE, 0x3C9}};
    for (const Pair& pair : kAccents) {
        if (pair.accented == c) return pair.plain;
    }
    return c >= kGreekUpper && c <= kGreekLast ? c + 32 : c;
}

std::uint32_t fold_cyrillic(std::uint32_t c) {
    if (c < kCyrillicUpper) c += 80;
    if (c >= kCyrillicUpper && c < kCyrillicLower) c += 32;
    return c == 0x451 || c == 0x450 ? 0x435 : c == 0x45D ? 0x438 : c;  // letters with a mark over them
}

// The second letter of what is written as two, or 0.
char second_letter(std::uint32_t c) {
    switch (c) {
        case 0xDF:
            return 's';
        case 0xC6:
        case 0xE6:
        case 0x152:
        case 0x153:
            return 'e';
        case 0xDE:
        case 0xFE:
            return 'h';
        case 0x132:
        case 0x133:
            return 'j';
        default:
            return 0;
    }
}

// One character from `at`; moves `at` on. 0 for a byte that starts none.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : -1;
    if (more < 0) return 0;
    std::uint32_t c = lead & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return 0;
        c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
    }
    return c;
}

bool is_blank(std::uint32_t c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    // ASCII's and Latin-1's signs, general punctuation, the blanks of Chinese and Japanese.
    return (c < 0x80 && !letter) || (c >= 0x80 && c < 0xC0) || (c >= 0x2000 && c <= 0x206F) ||
           (c >= 0x3000 && c <= 0x3003);
}

void add_folded(std::string& text, std::uint32_t c) {
    if (c >= 'A' && c <= 'Z') {
        text += static_cast<char>(c + 32);
    } else if (c >= 0xC0 && c < 0x180) {
        text += kLatin[c - 0xC0];
        if (const char second = second_letter(c)) text += second;
    } else if (c >= 0x370 && c < 0x400) {
        core::append_utf8(text, fold_greek(c));
    } else if (c >= kCyrillic && c < 0x460) {
        core::append_utf8(text, fold_cyrillic(c));
    } else {
        core::append_utf8(text, c);
    }
}

Folding fold(std::string_view utf8) {
    Folding folding;
    std::size_t at = 0;
    bool blank = false;
    while (at < utf8.size()) {
        const std::size_t start = at;
        const std::uint32_t c = next_code_point(utf8, at);
        if (c == 0 || (c >= 0x300 && c <= 0x36F)) continue;
        if (is_blank(c)) {
            blank = !folding.text.empty();
            continue;
        }
        if (blank) folding.text += ' ';
        folding.from.resize(folding.text.size(), start);
        folding.to.resize(folding.text.size(), start);
        blank = false;
        add_folded(folding.text, c);
        folding.from.resize(folding.text.size(), start);
        folding.to.resize(folding.text.size(), at);
    }
    return folding;
}

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' '; }

// Where a word of the text begins with the query; npos if none does.
std::size_t find_word(std::string_view text, std::string_view query) {
    std::size_t at = text.find(query);
    while (at != std::string_view::npos && !begins_word(text, at)) at = text.find(query, at + 1);
    return at;
}

bool every_word(std::string_view text, std::string_view query) {
    while (!query.empty()) {
        const std::size_t end = std::min(query.find(' '), query.size());
        if (find_word(text, query.substr(0, end)) == std::string_view::npos) return false;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return true;
}

bool is_subsequence(std::string_view text, std::string_view query) {
    constexpr std::size_t kStretch = 4;
    if (query.size() < 2) return false;
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (text[start] != query[0] || !begins_word(text, start)) continue;
        std::size_t found = 0, at = start;
        for (; at < text.size() && found < query.size() && at - start < kStretch * query.size(); ++at) {
            if (text[at] == query[found]) ++found;
        }
        if (found == query.size()) return true;
    }
    return false;
}

// How a text matches, and where in the folded text.
struct Found {
    Match match = Match::none;
    std::size_t at = 0;
};

Found match_of(std::string_view text, std::string_view query) {
    const std::size_t word = find_word(text, query);
    if (word == 0) return {text.size() == query.size() ? Match::whole : Match::start, 0};
    if (word != std::string_view::npos) return {Match::word, word};
    if (query.find(' ') != std::string_view::npos && every_word(text, query)) return {Match::words, 0};
    const std::size_t at = text.find(query);
    if (at != std::string_view::npos) return {Match::inside, at};
    return {is_subsequence(text, query) ? Match::subsequence : Match::none, 0};
}

void mark(Hit& hit, std::size_t at, std::size_t bytes) {
    if (hit.match == Match::words || hit.match == Match::subsequence) return;
    const Folding folding = fold(hit.text);
    if (bytes == 0 || at + bytes > folding.text.size()) return;
    hit.first = folding.from[at];
    hit.bytes = folding.to[at + bytes - 1] - hit.first;
}

// A text of nothing but signs can be found as it is.
std::string key_of(std::string_view text) {
    std::string key = folded(text);
    return key.empty() ? std::string(text) : key;
}

}  // namespace

std::string folded(std::string_view utf8) { return fold(utf8).text; }

void build_search(SearchIndex& index, const data::Dataset& dataset) {
    index.entries.clear();
    for (const data::Attribute& attribute : dataset.row.attributes) {
        const data::Column* column = data::find_column(dataset.table, attribute.column);
        if (column == nullptr || column->kind != data::ColumnKind::category) continue;
        std::vector<int> counts(column->categories.size(), 0);
        for (const int code : column->codes) {
            if (code >= 0) ++counts[static_cast<std::size_t>(code)];
        }
        for (std::size_t code = 0; code < counts.size(); ++code) {
            const std::string& text = column->categories[code];
            index.entries.push_back(
                {text, key_of(text), -1, attribute.id, attribute.label, static_cast<int>(code), counts[code]});
        }
    }
    for (std::size_t i = 0; i < dataset.names.size(); ++i) {
        index.entries.push_back({dataset.names[i], key_of(dataset.names[i]), static_cast<int>(i), "", "", -1, 1});
    }
}

void search(const SearchIndex& index, std::string_view query, int n, std::vector<Hit>& hits) {
    hits.clear();
    std::string wanted = folded(query);
    if (wanted.empty()) wanted = query.find_first_not_of(" \t\n\r") == std::string_view::npos ? "" : std::string(query);
    if (wanted.empty() || n <= 0) return;
    // Match, thing after group, length, number of the entry: no two are equal, so the order is always the same.
    using Rank = std::tuple<Match, bool, std::size_t, std::size_t>;
    std::vector<Rank> ranks;
    for (std::size_t i = 0; i < index.entries.size(); ++i) {
        const Findable& entry = index.entries[i];
        const Match match = match_of(entry.folded, wanted).match;
        if (match != Match::none) ranks.emplace_back(match, entry.thing >= 0, entry.folded.size(), i);
    }
    const std::size_t kept = std::min(ranks.size(), static_cast<std::size_t>(n));
    std::partial_sort(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(kept), ranks.end());
    for (std::size_t rank = 0; rank < kept; ++rank) {
        const Findable& entry = index.entries[std::get<3>(ranks[rank])];
        const Found found = match_of(entry.folded, wanted);
        Hit hit{entry.text, found.match, entry.thing, entry.attribute, entry.attribute_label, entry.code, entry.count};
        mark(hit, found.at, wanted.size());
        hits.push_back(std::move(hit));
    }
}

std::string completion(std::string_view query, const std::vector<Hit>& hits) {
    if (hits.empty() || (hits[0].match != Match::start && hits[0].match != Match::whole)) return "";
    std::string rest = hits[0].text.substr(std::min(hits[0].first + hits[0].bytes, hits[0].text.size()));
    if (!query.empty() && query.back() == ' ') rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
    return rest;
}

}  // namespace map
