// Incremental search for things by name, ignoring case and accents. A match at the start of a word ranks above one in
// its middle; values of attributes ("japan") are found as groups of things. May include data. Knows nothing about
// drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace map {

// How a text matches the query, best first.
enum class Match {
    whole,        // the text equals the query
    start,        // the text begins with the query
    word,         // a word of the text begins with the query
    words,        // every word of the query begins a word of the text
    inside,       // the query is somewhere in the text
    subsequence,  // the letters of the query occur in this order: "vw" in "volkswagen"
    none
};

// An entry of the index: a text, and the folded form that is compared.
struct Findable {
    std::string text, folded;
    int thing = -1;         // -1: a group, that is, all things with value `code` of `attribute`
    std::string attribute;  // id; empty for a thing
    std::string attribute_label;
    int code = -1;
    int count = 1;  // things in the group; 1 for a thing
};

struct SearchIndex {
    std::vector<Findable> entries;  // groups, then things in order
};
// Replaces the index by that of a data set.
void build_search(SearchIndex& index, const data::Dataset& dataset);

struct Hit {
    std::string text;
    Match match = Match::none;
    int thing = -1;         // -1: a group, to be selected by choose_value() (selection.h)
    std::string attribute;  // id
    std::string attribute_label;
    int code = -1;
    int count = 1;  // things in the group; 1 for a thing
    // The part of `text` that matches, to be highlighted; 0 bytes for Match::words and Match::subsequence.
    std::size_t first = 0, bytes = 0;
};

// Sets `hits` to the n best matches, best first; among equals groups before things, then shorter texts, then table
// order: the same query always gives the same list. A blank query gives none. A subsequence must have at least two
// letters, start at the start of a word and span at most four times its length.
void search(const SearchIndex& index, std::string_view query, int n, std::vector<Hit>& hits);

// The rest of the first match's text behind the query, shown as a suggestion and accepted with the tab key; empty if
// the text does not begin with the query.
std::string completion(std::string_view query, const std::vector<Hit>& hits);

// The folded form: lower case without accents, for Latin letters up to U+017F, Greek and Cyrillic. Combining accents
// (U+0300 to U+036F) are dropped, runs of punctuation and blanks become one blank. Invalid UTF-8 is skipped.
std::string folded(std::string_view utf8);

}  // namespace map
