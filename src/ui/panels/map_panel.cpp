// The map's card: picture, what stands on it, and the legend below. See panels.h.
#include "ui/asking.h"
#include "ui/panels/panels.h"
#include "ui/widgets.h"

namespace ui {

void map_panel(Frame& frame, const Rect& rect, bool narrow) {
    const bool alone = frame.view.compare == nullptr;
    if (alone && frame.view.places != nullptr && frame.view.places->map != nullptr)
        return places_panel(frame, rect, narrow);
    draw_card(rect);
    const bool small = narrow || frame.view.compare != nullptr;
    Rect rest = rect;
    // A long legend leaves at least half to the map; on a phone, where it is opened by hand, all of it has to be seen.
    const float most = rect.h * (small && frame.state.open_legend ? 0.78f : 0.5f);
    const float pill = small ? std::min(color_pill_width(frame, ""), rect.w * 0.45f) : 0;
    const float pill_room = small ? pill + 14 : 0;
    const float least = small ? theme().size.control + 6 : 0;
    const float strip = std::clamp(legend_height(frame, rect.w - pill_room, small), least, std::max(least, most));
    Rect foot = cut_bottom(rest, strip);
    Rect pointed = rest;
    if (frame.view.compare != nullptr) {
        rest = compare_maps(frame, rest, narrow, pointed);
        map_chrome(frame, rest, small);
    } else {
        map_picture(frame, rest);
        map_chrome(frame, rest, small);
        map_ornaments(frame, rest);
    }
    if (small) {
        Rect place = cut_left(foot, pill + 8, 6);
        place = cut_right(place, pill);
        color_pill(frame, {place.x, foot.y + (least - theme().size.control) / 2, pill, theme().size.control}, "");
    }
    if (small) foot.y += legend_lead(least);
    legend(frame, foot, small);
    explain(foot, "The legend: what the colours and shapes of the things mean, and how many there are of each.");
    explain_map(frame, pointed);
    if (!is_asking()) hover_card(frame, pointed, small);
}

}  // namespace ui
