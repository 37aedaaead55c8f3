// A person's choices which words of a running text become things of its sheet: a word that was left out can be brought
// in, and a thing left out. Each change reads the sheet's text again; the person's other choices stay as far as they
// still apply. May include sheet.h. Next: corpus_words.h, which decides about all other words.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// All reasons to leave a word out, in the order of their menus.
inline constexpr std::array kLeftOut = {LeftOut::everywhere, LeftOut::small, LeftOut::rare, LeftOut::many};

// Chooses whether a word, in capital or small letters, is a thing. Errors, after which the sheet is unchanged: the
// sheet is not of running text; its text was too large to be kept; `word` is not a single word of the text; those of
// read_corpus(), such as too few things.
core::Status set_thing(Sheet& sheet, std::string_view word, bool is_thing);
// The same for several words, reading the text only once; all or none of the choices are made.
core::Status set_things(Sheet& sheet, const std::vector<WordChoice>& words);
// The id of a reason ("everywhere", "short", "rare", "many"), and its description for people ("everywhere in the text",
// "fewer than 3 times" ...), whose limit may depend on the sheet.
std::string_view left_out_name(LeftOut why);
std::string left_out_text(const Sheet& sheet, LeftOut why);
// Those words of Sheet::text_words that are left out for this reason and about which nothing was chosen.
std::vector<TextWord> words_left_out(const Sheet& sheet, LeftOut why);
// Those words of Sheet::text_words that a person has chosen to be things; with are_things false, to be left out.
std::vector<TextWord> words_chosen(const Sheet& sheet, bool are_things);
// Whether this word, in capital or small letters, is a thing of the sheet.
bool is_thing(const Sheet& sheet, std::string_view word);

}  // namespace data
