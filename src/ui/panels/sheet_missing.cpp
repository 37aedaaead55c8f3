// What counts as missing in a table that somebody brought: words as buttons, in two groups; a click moves a word into the
// other one. See sheet_parts.h. Next: data/import/missing_words.h.
#include <imgui.h>

#include <algorithm>
#include <string>

#include "core/shown_text.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/panels/word_line.h"
#include "ui/sheet.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

void word_button(Frame& frame, WordLine& line, const data::SheetWord& word) {
    const int n = word.is_missing() ? word.n_missing : word.n_values;
    const std::string label = core::printable(core::shortened(word.word, 24)) + " (" + thousands(n) + ")";
    std::string sentence = "A value like any other. Click: it counts as missing.";
    if (word.is_missing() && word.can_change) sentence = "Counts as missing. Click: it is a value like any other.";
    if (!word.can_change)
        sentence =
            "Counts as missing: among numbers and dates whatever is none does. Take its column for categories to "
            "change it.";
    if (text_button(word.word.c_str(), line.next(text_width(faces().text, label) + 24), label,
                    {sentence, "acts when the map is made"}, ButtonStyle::plain, word.can_change))
        frame.actions.sheet.missing = {word.word, !word.is_missing()};
}

}  // namespace

float missing_words_part(Frame& frame, float x, float y, float width) {
    const SheetShown& shown = *frame.view.sheet;
    WordLine line{x, y, width};
    ImGui::PushID("missing words");
    say(line, theme().muted, "Counts as missing:");
    if (shown.n_empty > 0) say(line, theme().text, "empty cells (" + thousands(shown.n_empty) + ")");
    for (const data::SheetWord& word : shown.words)
        if (word.is_missing()) word_button(frame, line, word);
    if (const std::string word = typed_word(frame, line); !word.empty()) frame.actions.sheet.missing = {word, true};
    line.end();
    if (std::any_of(shown.words.begin(), shown.words.end(), [](const auto& word) { return !word.is_missing(); })) {
        say(line, theme().muted, "Counts as a value:");
        for (const data::SheetWord& word : shown.words)
            if (!word.is_missing()) word_button(frame, line, word);
        line.end();
    }
    ImGui::PopID();
    return line.y + 6;
}

}  // namespace ui
