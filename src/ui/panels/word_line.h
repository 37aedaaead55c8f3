// Words, buttons and a field to type a word in, beside each other and in new lines, as words in a paragraph. For the
// parts of the sheet's panel that are about words. May include ui.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ui/frame.h"
#include "ui/rect.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui {

struct WordLine {
    float x, y, width;
    float at = 0;

    // The place of the next part.
    Rect next(float wanted) {
        constexpr float kGap = 8;
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

inline void say(WordLine& line, ImU32 color, std::string_view words) {
    draw_text(line.next(text_width(faces().small, words) + 2), faces().small, color, words);
}

// A field for a word that stands nowhere in the line. Returns it once it is typed; empty until then.
inline std::string typed_word(Frame& frame, WordLine& line) {
    constexpr float kFieldWidth = 150;
    const Rect field = line.next(kFieldWidth);
    ImGui::SetCursorScreenPos(ImVec2(field.x, field.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(field.w);
    std::string& word = frame.state.sheet_word;
    if (!text_field("##word", "another word", word, true)) return "";
    return std::exchange(word, "");
}

}  // namespace ui
