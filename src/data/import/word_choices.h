// A person's choices which words of running text are things: words that were left out can be brought in, and things left
// out. The sheet's text is read again with them; its other choices stay. May include sheet.h. Next: corpus_words.h.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

inline constexpr std::array kLeftOut = {LeftOut::everywhere, LeftOut::small, LeftOut::rare, LeftOut::many};

// Chooses for one word whether it is a thing; it may be written with capitals. Error: the sheet is of no running text, or
// of one that was too large to be kept; what is given is not one word, or not of the text; then nothing has changed.
core::Status set_thing(Sheet& sheet, std::string_view word, bool is_thing);
// The same for several words, in one go.
core::Status set_things(Sheet& sheet, const std::vector<WordChoice>& words);
// "everywhere", "short", "rare", "many"; and as words for people: "everywhere in the text", "fewer than 3 times" ...
std::string_view left_out_name(LeftOut why);
std::string left_out_text(const Sheet& sheet, LeftOut why);
// The words of Sheet::text_words that were left out for this reason, without a choice; that were chosen to be things,
// or to be left out.
std::vector<TextWord> words_left_out(const Sheet& sheet, LeftOut why);
std::vector<TextWord> words_chosen(const Sheet& sheet, bool are_things);
// Whether this word, written in any way, is a thing of the sheet.
bool is_thing(const Sheet& sheet, std::string_view word);

}  // namespace data
