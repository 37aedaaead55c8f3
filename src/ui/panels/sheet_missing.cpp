// What counts as missing in a table that somebody brought: words as buttons, in two groups; a click moves a word into the
// other one. See sheet_parts.h. Next: data/import/missing_words.h.
#include <imgui.h>

#include <algorithm>
#include <string>

#include "core/shown_text.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/sheet.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kGap = 8, kFieldWidth = 150;

// Puts parts beside each other, as words into a paragraph.
struct Line {
    float x, y, width;
    float at = 0;

    Rect next(float wanted) {
        const float height = theme().size.small_control, w = std::min(wanted, width);
        if (at > 0 && at + w > width) {
            at = 0;
            y += height + 4;
        }
        const Rect rect{x + at, y, w, height};
        at += w + kGap;
        return rect;
    }
    void end() {
        y += theme().size.small_control + 4;
        at = 0;
    }
};

void say(Line& line, ImU32 color, std::string_view words) {
    draw_text(line.next(text_width(faces().small, words) + 2), faces().small, color, words);
}

void word_button(Frame& frame, Line& line, const data::SheetWord& word) {
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

void typed_word(Frame& frame, Line& line) {
    const Rect field = line.next(kFieldWidth);
    ImGui::SetCursorScreenPos(ImVec2(field.x, field.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(field.w);
    std::string& word = frame.state.sheet_word;
    if (!text_field("##missing", "another word", word, true) || word.empty()) return;
    frame.actions.sheet.missing = {word, true};
    word.clear();
}

}  // namespace

float missing_words_part(Frame& frame, float x, float y, float width) {
    const SheetShown& shown = *frame.view.sheet;
    Line line{x, y, width};
    ImGui::PushID("missing words");
    say(line, theme().muted, "Counts as missing:");
    if (shown.n_empty > 0) say(line, theme().text, "empty cells (" + thousands(shown.n_empty) + ")");
    for (const data::SheetWord& word : shown.words)
        if (word.is_missing()) word_button(frame, line, word);
    typed_word(frame, line);
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
