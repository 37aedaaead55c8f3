// See stage_parts.h.
#include "ui/exhibits/stage_parts.h"

#include <cmath>

namespace ui::exhibits {
namespace {

constexpr float kGap = 6;
constexpr float kPad = 14;

float chip_width(std::string_view label) {
    return std::max(text_width(faces().text, label) + 20, theme().size.chip_width);
}

}  // namespace

Stage::Stage(const char* id, const Rect& place, std::string_view title, std::string_view note)
    : column_(id, inset(place, 2, 2), 0),
      x_(ImGui::GetCursorScreenPos().x + kPad - 2),
      y_(ImGui::GetCursorScreenPos().y + kPad - 4),
      top_(ImGui::GetCursorScreenPos().y),
      width_(place.w - 2 * kPad),
      height_(place.h - 4),
      bounds_({x_ - 4, top_, width_ + 8, 1e6f}, 0) {
    ImGui::PushID(id);
    if (title.empty()) return;
    Rect head = row(22);
    if (!note.empty()) {
        const float wide = std::min(text_width(faces().small, note) + 1, head.w * 0.6f);
        draw_text(cut_right(head, wide, 8), faces().small, theme().muted, note, Align::right);
    }
    draw_text(head, faces().bold, theme().text, title);
    space(8);
}

Stage::~Stage() {
    ImGui::PopID();
    ImGui::SetCursorScreenPos(ImVec2(x_, top_));
    ImGui::Dummy(ImVec2(width_, std::max(y_ + kPad - 4 - top_, 1.0f)));
}

Rect Stage::row(float height) {
    const Rect rect{x_, y_, width_, height};
    y_ += height;
    return rect;
}

void Stage::paragraph(const Face& face, ImU32 color, std::string_view text) {
    y_ += draw_paragraph(x_, y_, width_, face, color, text);
}

Rect Stage::rest(float least) { return row(std::max(least, top_ + height_ - kPad + 2 - y_)); }

float chip_height() { return theme().size.chip; }

Rect Chips::next(float width) {
    if (at_ > x_ && at_ + width > x_ + width_ + 0.5f) {
        at_ = x_;
        y_ += chip_height() + kGap;
    }
    const Rect rect{at_, y_, std::min(width, width_), chip_height()};
    at_ += width + kGap;
    return rect;
}

bool Chips::chip(const char* id, std::string_view label, bool on, const Tip& tip, bool enabled) {
    return text_button(id, next(chip_width(label)), label, tip, on ? ButtonStyle::strong : ButtonStyle::plain, enabled);
}

void Chips::label(std::string_view words) {
    draw_text(next(text_width(faces().small, words) + 4), faces().small, theme().muted, words);
}

float Chips::bottom() const { return y_ + chip_height(); }

bool Chips::would_leave(std::string_view label, float bottom) const {
    const bool wraps = at_ > x_ && at_ + chip_width(label) > x_ + width_ + 0.5f;
    return y_ + (wraps ? chip_height() + kGap : 0) + chip_height() > bottom + 0.5f;
}

float chips_height(float width, std::span<const std::string_view> labels, std::string_view lead) {
    float at = 0, lines = 1;
    const auto add = [&](float w) {
        if (at > 0 && at + w > width + 0.5f) {
            at = 0;
            ++lines;
        }
        at += w + kGap;
    };
    if (!lead.empty()) add(text_width(faces().small, lead) + 4);
    for (const std::string_view label : labels) add(chip_width(label));
    return lines * (chip_height() + kGap) - kGap;
}

ImU32 ink_of(const lessons::Rgb8& colour) { return IM_COL32(colour[0], colour[1], colour[2], 255); }

Rect draw_picture(const Rect& rect, const lessons::Picture& picture) {
    if (picture.width < 1 || picture.height < 1) return rect;
    const float cell =
        std::min(rect.w / static_cast<float>(picture.width), rect.h / static_cast<float>(picture.height));
    const float w = cell * static_cast<float>(picture.width), h = cell * static_cast<float>(picture.height);
    const Rect place{std::round(rect.middle_x() - w / 2), std::round(rect.middle_y() - h / 2), w, h};
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int y = 0; y < picture.height; ++y) {
        // Runs of one colour are one box.
        for (int x = 0; x < picture.width;) {
            int end = x + 1;
            while (end < picture.width && picture.at(end, y) == picture.at(x, y)) ++end;
            const float top = place.y + cell * static_cast<float>(y);
            list->AddRectFilled(ImVec2(place.x + cell * static_cast<float>(x), top),
                                ImVec2(place.x + cell * static_cast<float>(end) + 0.4f, top + cell + 0.4f),
                                ink_of(picture.at(x, y)));
            x = end;
        }
    }
    list->AddRect(ImVec2(place.x - 1, place.y - 1), ImVec2(place.right() + 1, place.bottom() + 1), theme().line, 3);
    return place;
}

void draw_arrow(ImVec2 a, ImVec2 b, ImU32 color, float width) {
    const float dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
    if (length < 3) return;
    const float ux = dx / length, uy = dy / length, head = std::min(9.0f, length * 0.6f);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 neck(b.x - ux * head, b.y - uy * head);
    list->AddLine(a, neck, color, width);
    list->AddTriangleFilled(b, ImVec2(neck.x - uy * head * 0.45f, neck.y + ux * head * 0.45f),
                            ImVec2(neck.x + uy * head * 0.45f, neck.y - ux * head * 0.45f), color);
}

}  // namespace ui::exhibits
