// The sheet of pictures that somebody brought, before they are learned: some of them, their classes, the size to which
// they were shrunk and what it costs. See sheet_parts.h. Next: data/import/picture_report.h.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "data/import/picture_report.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/sheet.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr int kMostShown = 10;
constexpr float kShownSide = 56, kGap = 10;

map::DecodedPicture cells_of(const data::Pictures& pictures, int thing) {
    map::DecodedPicture cells{.side = pictures.side, .cells = {}};
    const std::uint8_t* pixel = pictures.of(thing);
    for (int i = 0; i < pictures.side * pictures.side; ++i, pixel += 4) {
        constexpr int kGround = 128;  // grey, where it is transparent
        const auto laid = [&](int channel) {
            return static_cast<float>(pixel[channel] * pixel[3] + kGround * (255 - pixel[3])) / (255 * 255);
        };
        cells.cells.push_back({laid(0), laid(1), laid(2)});
    }
    return cells;
}

// Spread over all of them, so that several classes are seen.
void some_pictures(const data::Dataset& dataset, Rect line) {
    const int n = std::min(kMostShown, dataset.table.n_rows);
    for (int i = 0; i < n && line.w >= kShownSide; ++i) {
        const int thing = i * dataset.table.n_rows / n;
        draw_cells(cut_left(line, kShownSide, kGap), cells_of(dataset.pictures, thing));
    }
}

void side_pill(Frame& frame, const data::Dataset& dataset, const Rect& place) {
    std::vector<model::Choice> choices;
    const auto label = [](int side) { return std::to_string(side) + " pixels a side"; };
    for (const int side : data::kPictureSides)
        choices.push_back({std::to_string(side), label(side), data::picture_cost(dataset.table.n_rows, side)});
    const std::string now = label(dataset.pictures.side);
    const PillText text{"Shrunk to", now};
    std::string chosen;
    if (choice_pill(
            "side", {place.x, place.y, std::min(place.w, pill_width(text)), place.h}, text, choices, chosen,
            {"The size to which your pictures are shrunk before they are learned.", "acts when the map is made"}))
        frame.actions.sheet.side = std::atoi(chosen.c_str());
}

}  // namespace

void pictures_sheet(Frame& frame, Rect place) {
    const SheetShown& shown = *frame.view.sheet;
    const data::Dataset& dataset = *shown.pictures;
    const auto say = [&](ImU32 color, const std::string& words) {
        const Rect line = cut_top(place, paragraph_height(place.w, faces().text, words), 8);
        draw_paragraph(line.x, line.y, line.w, faces().text, color, words);
    };
    say(theme().text, thousands(dataset.table.n_rows) + " pictures, " + data::picture_classes(dataset) +
                          ". They never leave this machine.");
    some_pictures(dataset, cut_top(place, kShownSide, 12));
    if (shown.can_pick) side_pill(frame, dataset, cut_top(place, theme().size.control, 8));
    say(theme().muted, data::picture_cost(dataset.table.n_rows, dataset.pictures.side));
    Rect line = cut_top(place, theme().size.control);
    const std::string_view make = shown.is_running ? "Make the map anew" : "Make a map of them";
    if (text_button("learn", cut_left(line, text_width(faces().text, make) + 32, kGap), make,
                    {"Trains on these pictures. Undo goes back to what ran before.", ""}, ButtonStyle::strong))
        frame.actions.sheet.learn = true;
    if (shown.can_pick && line.w > 130 &&
        text_button("other", cut_left(line, text_width(faces().text, "Other files") + 24), "Other files",
                    {"Chooses other files.", ""}))
        frame.actions.sheet.pick = true;
}

}  // namespace ui
