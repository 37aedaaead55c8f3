// The controls that stand on the map: choices of colours, regions and projection, buttons, messages. See panels.h.
#include <algorithm>

#include "ui/field.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr float kInset = 12;  // from the edge of the map

// What kind of picture it is, in what is left of the line; below the others where that is too little. Returns what it
// leaves of the line.
Rect style_pill(Frame& frame, const Rect& room, Rect line) {
    const model::Field<model::Spec>& style = model::spec_field("style");
    const float width = field_pill_width(frame.draft, style, frame.draft);
    if (line.w < width) line = {room.x, line.bottom() + 6, room.w, line.h};
    if (line.w < width || line.bottom() - room.y > frame.state.map_size.height / 3) return {};
    const Rect place = cut_left(line, width, 8);
    field_pill(frame, place, style, frame.draft, "style");
    cover_map(frame, place);
    return line;
}

// Which features the bent grid is over, below the others.
void grid_pills(Frame& frame, const Rect& room, float y) {
    model::Spec& spec = frame.draft;
    const model::Field<model::Spec>& a = model::spec_field("grid_a");
    const model::Field<model::Spec>& b = model::spec_field("grid_b");
    if (!model::applies(a, spec, spec) || y > frame.state.map_origin.y + frame.state.map_size.height / 2) return;
    Rect line{room.x, y, room.w, room.h};
    for (const model::Field<model::Spec>* field : {&a, &b}) {
        const Rect place = cut_left(line, std::min(field_pill_width(spec, *field, spec, field->label), line.w), 8);
        if (place.w < 60) return;
        field_pill(frame, place, *field, spec, std::string(field->id), field->label);
        cover_map(frame, place);
    }
}

// Dimensions of what is seen: of the map, or of the layer that stands in its place.
int seen_dims(const Frame& frame) {
    const int layer = frame.view.map.looking.seen_layer;
    const std::vector<train::LayerSnapshot>& layers = frame.view.latest.layers;
    if (layer >= 0 && layer < static_cast<int>(layers.size())) return layers[static_cast<std::size_t>(layer)].n_units;
    return frame.view.latest.dims;
}

// Pills for the projection, and a button for another random one, if more than two dimensions are seen: on a narrow map
// `beside` the others where they fit there, else from y on. Returns where they end.
float projection_pills(Frame& frame, const Rect& room, const Rect& beside, float y) {
    model::Spec& spec = frame.draft;
    if (seen_dims(frame) <= 2) return y;
    const model::Field<model::Spec>& through = model::spec_field("projection");
    const model::Field<model::Spec>& which = model::spec_field("throw");
    // A phone's map is small: there the choice alone has to do.
    const bool narrow = room.w < 420;
    const std::string_view prefix = narrow ? std::string_view{} : through.label;
    const float width = std::min(field_pill_width(spec, through, spec, prefix), room.w);
    const Rect below{room.x, y, room.w, room.h};
    const bool fits_beside = narrow && beside.w >= width;
    Rect line = fits_beside ? beside : below;
    const Rect place = cut_left(line, width, 8);
    field_pill(frame, place, through, spec, "projection", prefix);
    cover_map(frame, place);
    if (!model::applies(which, spec, spec)) return fits_beside ? y : line.bottom() + 6;
    const std::string words = "throw again: " + std::to_string(spec.throw_number);
    const float wide = text_width(faces().text, words) + 28;
    if (line.w < wide) line = fits_beside ? below : Rect{room.x, line.bottom() + 6, room.w, room.h};
    const Rect button = cut_left(line, std::min(wide, line.w));
    if (text_button("throw", button, words, {std::string(which.help), "at once"}, ButtonStyle::plain)) {
        spec.throw_number = spec.throw_number % static_cast<int>(which.max) + 1;
    }
    cover_map(frame, button);
    return std::max(y, line.bottom() + 6);
}

// On the map of a layer whose things have places: things or places. Returns where it ends.
float places_pill(Frame& frame, const Rect& room, float y) {
    if (frame.view.places == nullptr || frame.view.compare != nullptr) return y;
    const float width = std::min(places_switch_width(frame), room.w);
    const Rect place{room.x, y, width, theme().size.control};
    places_switch(frame, place);
    cover_map(frame, place);
    return place.bottom() + 6;
}

void pills(Frame& frame, const Rect& picture, float right_taken, bool small) {
    model::Spec& spec = frame.draft;
    const model::Field<model::Spec>& color = model::spec_field("color");
    const model::Field<model::Spec>& regions = model::spec_field("regions");
    const bool has_regions = !model::region_choices(spec).empty();
    const Rect room{picture.x + kInset, picture.y + kInset, picture.w - 2 * kInset - right_taken,
                    theme().size.pill_row};
    Rect line = room;
    const float second = has_regions ? field_pill_width(spec, regions, spec, regions.label) : 0;
    if (!small) {
        const float first = color_pill_width(frame, color.label);
        const bool stacked = first + 8 + second > room.w;
        const Rect place = cut_left(line, std::min(first, room.w), 8);
        color_pill(frame, place, color.label);
        cover_map(frame, place);
        if (stacked) line = {room.x, room.bottom() + 6, room.w, room.h};
    }
    if (has_regions) {
        const Rect place = cut_left(line, std::min(second, line.w), 8);
        field_pill(frame, place, regions, spec, "regions", regions.label);
        cover_map(frame, place);
    }
    const Rect beside = style_pill(frame, room, line);
    float below = room.bottom();
    for (const map::Box& box : frame.state.map_covered) {
        below = std::max(below, frame.state.map_origin.y + box.bottom);
    }
    grid_pills(frame, room,
               places_pill(frame, room, projection_pills(frame, room, beside, ground_legend(frame, room, below + 6))));
}

std::string agreement_words(const Frame& frame) {
    return "agreement of " + std::to_string(frame.view.agreement_of) + " seeds";
}

constexpr const char* kTrustWords = "how far to trust it";
constexpr const char* kTrustId = "@trust";

bool shows_trust(const Frame& frame) { return frame.state.by_trust && frame.view.map.projected.can_color; }

std::string color_value(const Frame& frame) {
    if (frame.state.by_agreement && frame.view.agreement_of > 0) return agreement_words(frame);
    if (shows_trust(frame)) return kTrustWords;
    return choice_label<model::Spec>(frame.draft, model::spec_field("color"), frame.draft);
}

// Where a chip with these words may end: above what stands in its way at the map's foot.
float above_foot(const Frame& frame, const Rect& room, float bottom, const std::string& words) {
    const float right = room.x + std::min(room.w, text_width(faces().small, words) + 40);
    const float height = faces().small.size + 24;
    for (const map::Box& box : frame.state.map_controls) {
        const float top = frame.state.map_origin.y + box.top, low = frame.state.map_origin.y + box.bottom;
        const bool beside =
            frame.state.map_origin.x + box.left < right && frame.state.map_origin.x + box.right > room.x;
        if (beside && top < bottom && low > bottom - height && top > room.y + room.h / 2) bottom = top - 8;
    }
    return bottom;
}

// How the map is laid flat, and how far to trust that. On a narrow screen one line, which opens the whole when touched.
float projected_chip(Frame& frame, const Rect& room, float bottom) {
    constexpr float kNarrow = 420;
    const Projected& projected = frame.view.map.projected;
    const bool folds = room.w < kNarrow && text_width(faces().small, projected.caption) + 29 > room.w;
    const std::string words = folds && !frame.state.open_caption ? projected.brief + " …" : projected.caption;
    bottom = above_foot(frame, room, bottom, words);
    const float top = notice_chip(frame, room, bottom, words, "projected");
    if (!folds) return top;
    const Rect chip{room.x, top, std::min(room.w, text_width(faces().small, words) + 29), bottom - top};
    if (press_area("projected_caption", finger_sized(chip), {}).clicked) {
        frame.state.open_caption = !frame.state.open_caption;
    }
    return top;
}

// From the bottom up: why it rests, then the cards of notices.cpp.
void told(Frame& frame, const Rect& room, bool small) {
    const View& view = frame.view;
    std::string rest = view.training.resting;
    // On a phone it is more important how far to trust a projection.
    if ((small && !view.map.projected.on) || !view.parts.header) {
        rest = "step " + thousands(view.latest.step) + (rest.empty() ? "" : " · " + rest);
    }
    if (frame.state.toast_until_s > view.input.now_s && !frame.state.toast.empty()) rest = frame.state.toast;
    // A small map has room for one of them.
    const bool low = room.h < 2.5f * theme().size.pill_row;
    const bool crowded = low || (small && (!view.messages.notice.empty() || !view.messages.alarm.empty()));
    float bottom = room.bottom();
    if (!rest.empty() && !crowded) bottom = notice_chip(frame, room, above_foot(frame, room, bottom, rest), rest) - 8;
    if (view.map.projected.on && !low) bottom = projected_chip(frame, room, bottom) - 8;
    notices(frame, room, bottom);
}

}  // namespace

void cover_map(Frame& frame, const Rect& rect) {
    const map::Point2 origin = frame.state.map_origin;
    frame.state.map_covered.push_back(
        {rect.x - origin.x, rect.y - origin.y, rect.right() - origin.x, rect.bottom() - origin.y});
}

float color_pill_width(const Frame& frame, std::string_view prefix) { return pill_width({prefix, color_value(frame)}); }

void color_pill(Frame& frame, const Rect& rect, std::string_view prefix) {
    const model::Field<model::Spec>& field = model::spec_field("color");
    std::vector<model::Choice> choices = field.choices(frame.draft, frame.draft);
    if (frame.view.agreement_of > 0) {
        choices.insert(choices.begin(), {"", agreement_words(frame),
                                         "How many of its neighbours each thing keeps, whatever the seed: what is "
                                         "knowledge, and what is luck."});
    }
    if (frame.view.map.projected.can_color) {
        choices.insert(choices.begin(), {kTrustId, kTrustWords,
                                         "How many of its neighbours here are its neighbours in all dimensions, too."});
    }
    const std::string value = color_value(frame);
    std::string chosen;
    if (!choice_pill("color", rect, {prefix, value}, choices, chosen, {field.help, "acts at once"})) return;
    frame.state.by_agreement = chosen.empty();
    frame.state.by_trust = chosen == kTrustId;
    if (!chosen.empty() && chosen != kTrustId) frame.draft.color_by = chosen;
}

void map_chrome(Frame& frame, const Rect& picture, bool small) {
    const TextBounds bounds(picture, 1);
    frame.state.map_covered.clear();
    pills(frame, picture, map_tools_width(), small);
    map_tools(frame, picture);
    search_box(frame, picture);
    map_foot(frame, picture, small);
    std::vector<map::Box>& covered = frame.state.map_covered;
    frame.state.map_controls = covered;
    covered.insert(covered.end(), frame.state.map_exhibits.begin(), frame.state.map_exhibits.end());
    Rect room = inset(picture, kInset, kInset);
    if (!frame.view.parts.header) {
        Rect corner = room;
        const float control = theme().size.control;
        corner = cut_bottom(corner, control);
        const Rect place = cut_right(corner, transport_width(false));
        transport(frame, place, false);
        cover_map(frame, place);
        room.w -= transport_width(false) + 12;
    }
    told(frame, room, small);
}

}  // namespace ui
