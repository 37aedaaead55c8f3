// Which words of running text are things: those that were left out, by the reason, and those about which was chosen, as
// buttons; a click brings a word in, or leaves it out again. See sheet_parts.h. Next: data/import/word_choices.h.
#include <imgui.h>

#include <string>
#include <vector>

#include "core/shown_text.h"
#include "data/import/word_choices.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/panels/word_line.h"
#include "ui/sheet.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

void word_button(Frame& frame, WordLine& line, const data::TextWord& word) {
    const std::string label = core::shortened(word.word, 24) + " (" + thousands(word.n) + ")";
    const char* sentence = word.is_thing ? "A thing of the map, because you chose so. Click: it is left out again."
                                         : "Left out. Click: it becomes a thing of the map.";
    if (text_button(word.word.c_str(), line.next(text_width(faces().text, label) + 24), label,
                    {sentence, "acts when the map is made"}))
        frame.actions.sheet.word = {word.word, !word.is_thing};
}

// One paragraph; none where there are no words.
void words_of(Frame& frame, WordLine& line, const std::string& head, const std::vector<data::TextWord>& words,
              int n_all) {
    if (words.empty()) return;
    say(line, theme().muted, head);
    for (const data::TextWord& word : words) word_button(frame, line, word);
    const int n_more = n_all - static_cast<int>(words.size());
    if (n_more > 0) say(line, theme().muted, "and " + thousands(n_more) + " more");
    line.end();
}

}  // namespace

float text_words_part(Frame& frame, float x, float y, float width) {
    const data::Sheet& sheet = *frame.view.sheet->sheet;
    WordLine line{x, y, width};
    ImGui::PushID("words of the text");
    words_of(frame, line, "Things because you chose so:", data::words_chosen(sheet, true), 0);
    words_of(frame, line, "Left out because you chose so:", data::words_chosen(sheet, false), 0);
    for (const data::LeftOut why : data::kLeftOut) {
        words_of(frame, line, "Left out, " + data::left_out_text(sheet, why) + ":", data::words_left_out(sheet, why),
                 sheet.n_left_out[static_cast<std::size_t>(why)]);
    }
    say(line, theme().muted, "Bring in, or leave out:");
    if (const std::string word = typed_word(frame, line); !word.empty())
        frame.actions.sheet.word = {word, std::nullopt};
    line.end();
    ImGui::PopID();
    return line.y + 6;
}

}  // namespace ui
