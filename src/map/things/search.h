// Finding things by name while one types: case and accents do not matter, the start of a word counts for more than its
// middle, and values of attributes ("japan") are found as groups. May include data. Knows no pictures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace map {

// How a text was found, best first.
enum class Match {
    whole,        // it is the query
    start,        // it begins with it
    word,         // a word of it begins with it
    words,        // every word of the query begins a word of it
    inside,       // the query is somewhere in it
    subsequence,  // its letters are in it in this order: "vw" in "volkswagen"
    none
};

// A text with what it is compared by.
struct Findable {
    std::string text, folded;
    int thing = -1;         // or a group:
    std::string attribute;  // id
    std::string attribute_label;
    int code = -1;
    int count = 1;  // things of this name or value
};

struct SearchIndex {
    std::vector<Findable> entries;  // groups, then things in order
};
// Once a data set.
void build_search(SearchIndex& index, const data::Dataset& dataset);

struct Hit {
    std::string text;
    Match match = Match::none;
    int thing = -1;         // -1: a group, for choose_value()
    std::string attribute;  // id
    std::string attribute_label;
    int code = -1;
    int count = 1;  // things in the group; 1 for a thing
    std::size_t first = 0,
                bytes = 0;  // the part of `text` that the query is, to be marked; 0 bytes for words, subsequence
};

// The n best, best first; then groups before things, shorter texts, the order of the table: the same query always gives
// the same list. A query of nothing but blanks gives none. A subsequence is only looked for from two letters on, and
// only counts if it starts at the start of a word and stretches to at most four times its length.
void search(const SearchIndex& index, std::string_view query, int n, std::vector<Hit>& hits);

// What would complete the query to the first hit's text, to be shown behind the pointer and taken with the tab key;
// empty if that does not begin with the query.
std::string completion(std::string_view query, const std::vector<Hit>& hits);

// Lower case without accents: of Latin letters up to U+017F, Greek and Cyrillic. Combining accents (U+0300 to U+036F)
// are dropped, punctuation and blanks become one blank. What is not well-formed is passed over.
std::string folded(std::string_view utf8);

}  // namespace map
