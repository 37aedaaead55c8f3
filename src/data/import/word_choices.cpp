// See word_choices.h.
#include "data/import/word_choices.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/shown_text.h"
#include "data/import/corpus_words.h"
#include "data/import/own_id.h"
#include "data/import/read_corpus.h"
#include "data/import/text_kind.h"
#include "data/text_words.h"

namespace data {
namespace {

// The only word of a text, written as those of running text are; empty if there is no word, or several.
std::string as_read(std::string_view given) {
    TextWords words(given);
    if (!words.next()) return "";
    std::string word = words.word();
    return words.next() ? "" : word;
}

// The sheet's choices and the given ones, which replace those about the same word.
core::Result<std::vector<WordChoice>> with_given(const Sheet& sheet, const std::vector<WordChoice>& given) {
    std::vector<WordChoice> all = sheet.word_choices;
    for (const WordChoice& choice : given) {
        const std::string word = as_read(choice.word);
        if (word.empty())
            return core::Error{"data",
                               core::quoted(choice.word) +
                                   " is not one word; words of running text are rows of letters, such as whale."};
        std::erase_if(all, [&](const WordChoice& each) { return each.word == word; });
        all.push_back({word, choice.is_thing});
    }
    return all;
}

}  // namespace

core::Status set_things(Sheet& sheet, const std::vector<WordChoice>& words) {
    if (words.empty()) return {};
    if (sheet.text_kind != TextKind::corpus)
        return core::Error{"data",
                           "Words can be brought in and left out in running text only, and this was taken for " +
                               std::string(text_kind_name(sheet.text_kind)) + ". Take it for running text first."};
    if (!can_take_text_as(sheet))
        return core::Error{"data",
                           "This text is too large to be kept, so its words cannot be chosen. Take a part of it."};
    const core::Result<std::vector<WordChoice>> choices = with_given(sheet, words);
    if (!choices.ok()) return choices.error();
    core::Result<Sheet> read = read_corpus(sheet.files->front().bytes, choices.value());
    if (!read.ok()) return read.error();
    Sheet& made = read.value();
    made.text_id = text_part(own_id(sheet));
    made.files = sheet.files;
    // What else was chosen; a choice that makes no sense without a word is dropped.
    Sheet others = sheet;
    others.word_choices.clear();
    others.is_text_kind_chosen = false;
    (void)choose_as(made, own_id(others));
    made.is_text_kind_chosen = sheet.is_text_kind_chosen;
    sheet = std::move(made);
    return {};
}

core::Status set_thing(Sheet& sheet, std::string_view word, bool is_thing) {
    return set_things(sheet, {{std::string(word), is_thing}});
}

std::string_view left_out_name(LeftOut why) {
    switch (why) {
        case LeftOut::everywhere:
            return "everywhere";
        case LeftOut::small:
            return "short";
        case LeftOut::rare:
            return "rare";
        case LeftOut::many:
            break;
    }
    return "many";
}

std::string left_out_text(const Sheet& sheet, LeftOut why) {
    switch (why) {
        case LeftOut::everywhere:
            return "everywhere in the text";
        case LeftOut::small:
            return "fewer than three letters";
        case LeftOut::rare:
            return "fewer than " + std::to_string(sheet.fewest_occurrences) + " times";
        case LeftOut::many:
            break;
    }
    return "beyond the " + std::to_string(kMostCorpusWords) + " most frequent";
}

std::vector<TextWord> words_left_out(const Sheet& sheet, LeftOut why) {
    std::vector<TextWord> words;
    for (const TextWord& word : sheet.text_words)
        if (!word.is_chosen && word.left_out == why) words.push_back(word);
    return words;
}

std::vector<TextWord> words_chosen(const Sheet& sheet, bool are_things) {
    std::vector<TextWord> words;
    for (const TextWord& word : sheet.text_words)
        if (word.is_chosen && word.is_thing == are_things) words.push_back(word);
    return words;
}

bool is_thing(const Sheet& sheet, std::string_view word) {
    const std::string wanted = as_read(word);
    for (int row = 0; row < sheet.n_rows; ++row)
        if (value_of(sheet, sheet.cell(row, 0)) == wanted) return true;
    return false;
}

}  // namespace data
