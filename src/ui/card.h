// Card: a box with a title and rows, as high as its rows. Column: a scrolling part of the screen with cards below each
// other. Both draw between construction and destruction. May include ui and Dear ImGui. Next: panels/.
#pragma once

#include <string_view>

#include "ui/rect.h"
#include "ui/style.h"
#include "ui/text.h"

namespace ui {

// Scrolls up and down with the wheel, or with a finger. Content is `rect.w` wide; the scrollbar stands to the right of
// it, in `gutter` more pixels.
class Column {
   public:
    Column(const char* id, const Rect& rect, float gutter);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;
};

// Stands at Dear ImGui's cursor, and moves the cursor below itself.
class Card {
   public:
    // An empty title: only padding at the top. `mark`: colour of the small square before the title, 0 = no square.
    // `note`: words at the right of the title that say when the controls act. It must live as long as the card.
    Card(const char* id, float width, std::string_view title, ImU32 mark, std::string_view note);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    // The sentence about the whole card in the mode "What is this?" (asking.h); must live as long as the card.
    void about(std::string_view sentence) { about_ = sentence; }
    // The rectangle of the next row, as wide as the card without its padding.
    Rect row(float height);
    void space(float height) { y_ += height; }
    // Text, wrapped to the card's width.
    void paragraph(const Face& face, ImU32 color, std::string_view text);
    [[nodiscard]] float width() const { return width_ - 2 * theme().size.pad; }
    [[nodiscard]] std::string_view note() const { return note_; }

   private:
    float x_ = 0, top_ = 0, y_ = 0, width_ = 0;
    std::string_view note_, about_;
    TextBounds bounds_;
};

}  // namespace ui
