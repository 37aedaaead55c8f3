// Building blocks of exhibits that are drawn in the map's place: Stage, a scrolling area with a title and rows; Chips,
// small buttons that wrap into lines; a picture, an arrow. May include ui, lessons/exhibits and Dear ImGui. Next:
// codes.cpp, picture_formats.cpp, six_decoders.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lessons/exhibits/picture.h"
#include "ui/card.h"
#include "ui/frame.h"
#include "ui/rect.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {

// An area that scrolls if its rows are higher than its place (app::Stage is another thing: stages/stage.h). Draws
// between construction and destruction, as Card does (card.h).
class Stage {
   public:
    // An empty title is not drawn. `note`: words to the right of the title.
    Stage(const char* id, const Rect& place, std::string_view title, std::string_view note);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // The rectangle of the next row, as wide as the stage.
    Rect row(float height);
    void space(float height) { y_ += height; }
    void paragraph(const Face& face, ImU32 color, std::string_view text);
    // The last row: all that is left of the place, but at least `least` high.
    Rect rest(float least);
    [[nodiscard]] float width() const { return width_; }

   private:
    Column column_;
    float x_ = 0, y_ = 0, top_ = 0, width_ = 0, height_ = 0;
    TextBounds bounds_;
};

// Small buttons beside each other, wrapped into lines. chips_height() says beforehand how high they will be.
class Chips {
   public:
    Chips(float x, float y, float width) : x_(x), y_(y), width_(width), at_(x) {}
    // The next chip; returns true if it was pressed. `on`: it is the one that is chosen now.
    bool chip(const char* id, std::string_view label, bool on, const Tip& tip, bool enabled = true);
    // Text before the chips that follow.
    void label(std::string_view words);
    [[nodiscard]] float bottom() const;
    // Whether the next chip, with this label, would end below `bottom`.
    [[nodiscard]] bool would_leave(std::string_view label, float bottom) const;

   private:
    Rect next(float width);
    float x_, y_, width_, at_;
};
float chip_height();
// The height of chips with these labels after the text `lead`, wrapped to `width`.
float chips_height(float width, std::span<const std::string_view> labels, std::string_view lead = {});

// A picture in the middle of the rectangle, its pixels as squares as large as fit; returns its place.
Rect draw_picture(const Rect& rect, const lessons::Picture& picture);
ImU32 ink_of(const lessons::Rgb8& colour);
// An arrow from a to b; nothing where it would be too short for its head.
void draw_arrow(ImVec2 a, ImVec2 b, ImU32 color, float width);

}  // namespace ui::exhibits
