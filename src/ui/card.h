// Cards and the columns they stand in: a title with the colour of its lever, rows below each other, a background as
// high as they need. May include ui and Dear ImGui. Next: panels/.
#pragma once

#include <string_view>

#include "ui/rect.h"
#include "ui/style.h"
#include "ui/text.h"

namespace ui {

// A part of the screen that scrolls up and down: with the wheel, or with a finger. Content is `rect.w` wide; the slim
// scrollbar stands in `gutter` pixels to its right.
class Column {
   public:
    Column(const char* id, const Rect& rect, float gutter);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;
};

// Stands at the cursor of the column; moves the cursor below itself.
class Card {
   public:
    // No title: nothing but the padding. `mark` 0 = no square before the title.
    // `note` must live as long as the card.
    Card(const char* id, float width, std::string_view title, ImU32 mark, std::string_view note);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    // What the whole card is, for who asks (asking.h); must live as long as the card.
    void about(std::string_view sentence) { about_ = sentence; }
    // The next row, as wide as the card allows.
    Rect row(float height);
    void space(float height) { y_ += height; }
    // Sentences as wide as the card.
    void paragraph(const Face& face, ImU32 color, std::string_view text);
    [[nodiscard]] float width() const { return width_ - 2 * looks().size.pad; }
    // The words at the right of the title: when the card's controls act.
    [[nodiscard]] std::string_view note() const { return note_; }

   private:
    float x_ = 0, top_ = 0, y_ = 0, width_ = 0;
    std::string_view note_, about_;
    TextBounds bounds_;
};

}  // namespace ui
