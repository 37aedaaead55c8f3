// What several stages are made of: a scrolling stage with a title, chips that flow into lines, cells of a picture.
// May include ui, lessons/exhibits and Dear ImGui. Next: codes.cpp, picture_formats.cpp, six_decoders.cpp.
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

// The inside of a stage: scrolls if what is drawn is higher than the place. Rows are taken from the top.
class Stage {
   public:
    // An empty title: none.
    Stage(const char* id, const Rect& place, std::string_view title, std::string_view note);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // The next row, as wide as the stage.
    Rect row(float height);
    void space(float height) { y_ += height; }
    void paragraph(const Face& face, ImU32 color, std::string_view text);
    // What is left of the place below the last row, at least `least`; only sensible for the last row.
    Rect rest(float least);
    [[nodiscard]] float width() const { return width_; }

   private:
    Column column_;
    float x_ = 0, y_ = 0, top_ = 0, width_ = 0, height_ = 0;
    TextBounds bounds_;
};

// Small buttons beside each other that go on in the next line where there is no room. Ask height() first.
class Chips {
   public:
    Chips(float x, float y, float width) : x_(x), y_(y), width_(width), at_(x) {}
    // True if it was pressed. `on`: it is what is chosen now.
    bool chip(const char* id, std::string_view label, bool on, const Tip& tip, bool enabled = true);
    // Words before the chips that follow.
    void label(std::string_view words);
    [[nodiscard]] float bottom() const;
    // Whether a chip with this label would go on in a line that ends below `bottom`.
    [[nodiscard]] bool would_leave(std::string_view label, float bottom) const;

   private:
    Rect next(float width);
    float x_, y_, width_, at_;
};
float chip_height();
// How high chips with these labels are, all together.
float chips_height(float width, std::span<const std::string_view> labels, std::string_view lead = {});

// A picture as blocks as large as the rectangle allows, in its middle; returns where it stands.
Rect draw_picture(const Rect& rect, const lessons::Picture& picture);
ImU32 ink_of(const lessons::Rgb8& colour);
// An arrow from a to b with a head; nothing where it is too short.
void draw_arrow(ImVec2 a, ImVec2 b, ImU32 color, float width);

}  // namespace ui::exhibits
