// The plane through the words of a sum of word vectors. See calculator_parts.h.
#include "lessons/exhibits/word_plane.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/exhibits/calculator_parts.h"

namespace ui::exhibits {
namespace {

using lessons::PlanePlace;
using lessons::PlaneWord;
using lessons::WordPlane;

constexpr int kNear = 7;

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

// Where places of the plane are on the screen: one scale for both directions, everything in view.
struct Sight {
    double x = 0, y = 0, scale = 1;
    float left = 0, bottom = 0;

    [[nodiscard]] ImVec2 at(const PlanePlace& place) const {
        return {left + static_cast<float>((place[0] - x) * scale), bottom - static_cast<float>((place[1] - y) * scale)};
    }
};

Sight sight_of(const WordPlane& picture, const Rect& area) {
    double low[2] = {1e30, 1e30}, high[2] = {-1e30, -1e30};
    const auto see = [&](const PlanePlace& place) {
        for (std::size_t d = 0; d < 2; ++d) {
            low[d] = std::min(low[d], place[d]);
            high[d] = std::max(high[d], place[d]);
        }
    };
    for (const PlaneWord& word : picture.words) see(word.at);
    if (picture.has_result) see(picture.result);
    for (const lessons::PlaneArrow& arrow : picture.arrows) {
        see(arrow.from);
        see(arrow.to);
    }
    const double w = std::max(high[0] - low[0], 1e-6), h = std::max(high[1] - low[1], 1e-6);
    Sight sight{
        .x = low[0], .y = low[1], .scale = std::min(static_cast<double>(area.w) / w, static_cast<double>(area.h) / h)};
    sight.left = area.x + (area.w - static_cast<float>(w * sight.scale)) / 2;
    sight.bottom = area.bottom() - (area.h - static_cast<float>(h * sight.scale)) / 2;
    return sight;
}

bool overlaps(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Beside the dot where no other name stands: right, left, above, below, and then farther down.
bool find_room(ImVec2 dot, float w, const Rect& rect, const std::vector<Rect>& taken, Rect& found) {
    const float h = faces().small.size + 1;
    for (int tries = 0; tries < 12; ++tries) {
        const float more = static_cast<float>(tries / 4) * 7;
        const Rect places[] = {{dot.x + 8, dot.y - h / 2 + more, w, h},
                               {dot.x - 8 - w, dot.y - h / 2 + more, w, h},
                               {dot.x - w / 2, dot.y - h - 7 - more, w, h},
                               {dot.x - w / 2, dot.y + 7 + more, w, h}};
        found = places[tries % 4];
        const bool inside = found.x >= rect.x + 2 && found.right() <= rect.right() - 2 && found.y >= rect.y + 2 &&
                            found.bottom() <= rect.bottom() - 2;
        if (inside && std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return overlaps(r, found); })) {
            return true;
        }
    }
    return false;
}

// No word stands on an arrow: it would be struck out.
void take_arrows(const WordPlane& picture, const Sight& sight, std::vector<Rect>& taken) {
    constexpr int kPieces = 40;
    for (const lessons::PlaneArrow& arrow : picture.arrows) {
        const ImVec2 from = sight.at(arrow.from), to = sight.at(arrow.to);
        for (int i = 0; i <= kPieces; ++i) {
            const float share = static_cast<float>(i) / kPieces;
            taken.push_back({from.x + (to.x - from.x) * share - 3, from.y + (to.y - from.y) * share - 3, 6, 6});
        }
    }
}

void draw_words(const WordPlane& picture, const Sight& sight, const Rect& rect, const lessons::WordSpace& space,
                lessons::Calculator& desk) {
    std::vector<Rect> taken;
    if (picture.has_result) {
        const ImVec2 at = sight.at(picture.result);
        taken.push_back({at.x - 9, at.y - 9, 18, 18});
    }
    for (const PlaneWord& word : picture.words) {
        const ImVec2 at = sight.at(word.at);
        taken.push_back({at.x - 5, at.y - 5, 10, 10});
    }
    take_arrows(picture, sight, taken);
    const bool answers = picture.has_result;
    bool first = true;
    for (const PlaneWord& word : picture.words) {
        const std::string& name = (*space.names)[static_cast<std::size_t>(word.word)];
        const bool answer = answers && !word.term && first;
        if (!word.term) first = false;
        const ImU32 ink = word.term ? theme().architecture : answer ? theme().features : theme().muted;
        const ImVec2 at = sight.at(word.at);
        list()->AddCircleFilled(at, word.term || answer ? 4.5f : 3.0f, ink);
        const std::string label = answers ? name + " " + number_label(word.cosine, 0.01) : name;
        const Face& face = word.term || answer ? faces().text : faces().small;
        Rect place;
        if (!find_room(at, text_width(face, label) + 2, rect, taken, place)) continue;
        taken.push_back(place);
        ImGui::PushID(word.word);
        if (press_area("word", place, {"Press it to make it a term.", ""}).clicked) add_term(desk, name);
        ImGui::PopID();
        draw_text_at(list(), {place.x, place.y}, face, ink, label);
    }
}

std::string caption_of(const WordPlane& picture, const lessons::Calculator& desk) {
    if (!picture.has_result) return "The plane through king, man and woman";
    if (!picture.exact) return "A plane through the words of the sum. Figures: cosine with the result";
    return "The plane through " + desk.terms[0].word + ", " + desk.terms[1].word + " and " + desk.terms[2].word +
           ". Figures: cosine with the result";
}

}  // namespace

void draw_word_plane(const Rect& rect, const lessons::WordSpace& space, lessons::Calculator& desk) {
    const WordPlane picture = lessons::word_plane(space, desk, kNear);
    draw_box(rect, mix(theme().card, theme().ground, 0.55f), theme().line, 8);
    if (picture.words.empty()) return;
    list()->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    Rect area = inset(rect, rect.w < 450 ? 46.0f : 74.0f, 26);
    Rect head = inset(rect, 10, 6);
    draw_text(cut_top(head, 18), faces().small, theme().muted, caption_of(picture, desk));
    cut_top(area, 10);
    const Sight sight = sight_of(picture, area);
    const ImVec2 result = sight.at(picture.result);
    if (picture.has_result) {
        // To the nearest word that is none of the sum's own.
        for (const PlaneWord& word : picture.words) {
            if (word.term) continue;
            const ImVec2 to = sight.at(word.at);
            list()->AddLine(result, to, faded(theme().features, 0.7f), 1.2f);
            break;
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        const bool first = picture.exact && i == 0;
        draw_arrow(sight.at(picture.arrows[i].from), sight.at(picture.arrows[i].to),
                   faded(first ? theme().loss : theme().architecture, 0.85f), 2);
    }
    if (picture.has_result) {
        list()->AddCircle(result, 9, theme().features, 0, 2.2f);
        list()->AddCircleFilled(result, 3.5f, theme().features);
    }
    draw_words(picture, sight, rect, space, desk);
    list()->PopClipRect();
}

}  // namespace ui::exhibits
