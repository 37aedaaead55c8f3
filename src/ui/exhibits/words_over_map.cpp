// See words_over_map.h.
#include "ui/exhibits/words_over_map.h"

#include <algorithm>

#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

constexpr float kAbove = 22;  // words from the mark

bool is_taken(const std::vector<map::Box>& taken, const map::Box& box) {
    return std::any_of(taken.begin(), taken.end(), [&](const map::Box& other) {
        return other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom;
    });
}

// The words' place by the mark, in the picture's pixels: above or below it, further off where another text stands.
map::Box place_of_words(const Frame& frame, const Rect& picture, map::Point2 mark, const ImVec2& size) {
    const float half = size.x / 2 + 6;
    const float x = picture.w < 2 * half ? picture.w / 2 : std::clamp(mark.x, half, picture.w - half);
    map::Box box{};
    for (const float away : {-1.0f, 1.0f, -1.9f, 1.9f, -2.8f, 2.8f, -3.7f, 3.7f}) {
        const float y = mark.y + away * kAbove;
        box = {x - half, y - size.y / 2, x + half, y + size.y / 2};
        const bool inside = box.top >= 0 && box.bottom <= picture.h;
        if (inside && !is_taken(frame.state.map_exhibits, box) && !is_taken(frame.state.map_controls, box)) break;
    }
    return box;
}

}  // namespace

void write_over_map(Frame& frame, const Rect& picture, map::Point2 mark, const std::string& words) {
    const map::Box box = place_of_words(frame, picture, mark, text_size(faces().bold, words));
    draw_haloed(ImGui::GetWindowDrawList(),
                ImVec2(picture.x + (box.left + box.right) / 2, picture.y + (box.top + box.bottom) / 2), faces().bold,
                words, 1);
    frame.state.map_exhibits.push_back(box);
}

}  // namespace ui::exhibits
