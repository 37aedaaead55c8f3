// What a net makes out of noise, told below the map: how many crowds a forger has found, or a flow from noise to the map
// with its time to run and to drag. See panels.h, ui/made.h.
#include "ui/made.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kWidest = 430, kBeside = 96;  // room at both sides, for the scale bar
constexpr float kPadX = 12, kPadY = 7;

// From noise to the map and back.
void time_line(Frame& frame, Rect line) {
    MadeState& state = frame.state.made;
    const bool plays = state.playing != 0, arrived = state.time >= 1;
    const Tip tip{plays ? "Stops it here." : arrived ? "Back to noise." : "Lets the noise flow to the map.", "at once"};
    const char* const icon = plays ? icon::kPause : arrived ? icon::kUndo : icon::kPlay;
    if (icon_button("made_play", cut_left(line, theme().size.small_control, 8), icon, tip, ButtonStyle::plain))
        state.playing = plays ? 0 : arrived ? -1 : 1;
    draw_text(cut_left(line, text_width(faces().small, "noise") + 1, 8), faces().small, theme().muted, "noise");
    draw_text(cut_right(line, text_width(faces().small, "map") + 1, 8), faces().small, theme().muted, "map");
    double time = static_cast<double>(state.time);
    if (slider("made_time", line, time, {0, 1, 0.01}, theme().loss,
               {"From noise to places on the map, and back.", "at once"})) {
        state.time = static_cast<float>(time);
        state.playing = 0;
    }
}

}  // namespace

float made_card(Frame& frame, const Rect& picture, float bottom, bool small) {
    const MadeShown* made = frame.view.made;
    if (made == nullptr) return bottom;
    const float w = std::min(kWidest, picture.w - 2 * (small ? kPadX : kBeside));
    const float words = w - 2 * kPadX, line = theme().size.small_control;
    const float height =
        paragraph_height(words, faces().small, made->sentence) + 2 * kPadY + (made->flows ? line + 4 : 0);
    const Rect card{picture.middle_x() - w / 2, bottom - height, w, height};
    draw_floating_card(card);
    cover_map(frame, card);
    const TextBounds bounds(card, 1);
    Rect rest = inset(card, kPadX, kPadY);
    if (made->flows) time_line(frame, cut_top(rest, line, 4));
    draw_paragraph(rest.x, rest.y, words, faces().small, theme().text, made->sentence);
    return card.y - 8;
}

}  // namespace ui
