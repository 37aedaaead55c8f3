// A small map for every layer, from the features on the left to the map on the right, with arrows as information flows.
// See panels.h; where the dots lie is map/view/layer_strip.h's business.
#include "map/view/layer_strip.h"

#include <cmath>
#include <string>

#include "model/tables.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kArrow = 18;
constexpr float kWidest = 190;
constexpr std::size_t kMostDots = 1000;  // beyond, every second, third ... thing is drawn

ImU32 dot_color(const map::Coloring& coloring, std::size_t thing, bool dark) {
    if (coloring.numeric) return to_color(map::ramp_color(coloring.ramp[thing], dark));
    return to_color(map::class_color(coloring.index[thing], dark));
}

float half_side(const Rect& rect) { return std::min(rect.w, rect.h) / 2 - 3; }

void draw_pinned(const Frame& frame, const Rect& rect, const map::LayerPicture& picture) {
    const int pinned = frame.view.map.looking.pinned;
    if (pinned < 0 || pinned >= static_cast<int>(picture.places.size())) return;
    const map::Point2& at = picture.places[static_cast<std::size_t>(pinned)];
    const float half = half_side(rect);
    const ImVec2 place(rect.middle_x() + half * at.x, rect.middle_y() - half * at.y);
    if (std::isfinite(place.x) && std::isfinite(place.y))
        ImGui::GetWindowDrawList()->AddCircle(place, 4.5f, theme().text, 0, 1.6f);
}

// As layer_label(); where not even one word fits, the layer's number.
std::string short_label(const Frame& frame, std::string label, int index, float width) {
    const std::vector<model::LayerSpec>& layers = frame.view.running.layers;
    const bool encodes = index > 0 && index <= static_cast<int>(layers.size());
    const bool is_map = index > static_cast<int>(layers.size());
    const std::string brief = encodes  ? model::brief_layer_text(layers[static_cast<std::size_t>(index) - 1])
                              : is_map ? "map"
                                       : "";
    label = layer_label(std::move(label), brief, width);
    if (encodes && text_width(faces().small, label) > width) return std::to_string(index);
    return label;
}

// What the figure below the dots means.
std::string bits_help(const Frame& frame, std::size_t layer) {
    const int attribute = kept_attribute(frame);
    if (attribute < 0 || layer >= frame.view.kept->layers.size()) return "";
    return " " + kept_sentence(frame, layer, static_cast<std::size_t>(attribute));
}

void draw_picture(Frame& frame, const Rect& rect, const map::LayerPicture& picture, int index) {
    const bool flat = picture.n_units <= 2;
    const std::string help = picture.label + ": " + thousands(picture.n_units) +
                             (picture.n_units == 1 ? " number" : " numbers") + " about every thing" +
                             (flat ? std::string(".")
                                   : ", on the plane that shows most of them: " + percent_text(picture.shown_share) +
                                         " of the differences.") +
                             bits_help(frame, static_cast<std::size_t>(index));
    ImGui::PushID(index);
    const bool is_map = index + 1 == static_cast<int>(frame.view.map.layer_pictures.size());
    const int layer = is_map ? -1 : index;
    const Press press = press_area("layer", rect, {help, is_map ? "click: the map" : "click: see it large"});
    ImGui::PopID();
    if (press.clicked) frame.actions.map.see_layer = layer;
    draw_card(rect);
    const bool large = frame.view.map.looking.seen_layer == layer;
    if (large || press.hovered) draw_box(rect, 0, large ? theme().architecture : theme().muted, theme().size.radius);
    Rect inside = inset(rect, rect.w < 80 ? 3 : rect.w < 110 ? 6 : 9, 6);
    const TextBounds bounds(rect, 0);
    Rect title = cut_top(inside, 17);
    const std::string name = short_label(frame, picture.label, index, title.w), units = std::to_string(picture.n_units);
    // "dense 32 tanh" says it already.
    const float room = title.w - text_width(faces().small, name) - 5;
    if (name.find(" " + units) == std::string::npos && text_width(faces().figure, units) <= room) {
        draw_text(cut_right(title, text_width(faces().figure, units) + 1, 4), faces().figure, theme().muted, units,
                  Align::right);
    }
    draw_text(title, faces().small, theme().text, name);
    const std::string kept = kept_figure(frame, static_cast<std::size_t>(index), inside.w);
    if (!kept.empty()) draw_text(cut_bottom(inside, 15), faces().small, theme().muted, kept, Align::centre);
    draw_layer_dots(inside, picture, frame.view.map.coloring, frame.view.dark);
    draw_pinned(frame, inside, picture);
}

}  // namespace

void draw_layer_dots(const Rect& rect, const map::LayerPicture& picture, const map::Coloring& coloring, bool dark) {
    const std::size_t known = coloring.numeric ? coloring.ramp.size() : coloring.index.size();
    const std::size_t n = std::min(picture.places.size(), known);
    const std::size_t stride = n / kMostDots + 1;
    const float half = half_side(rect);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < n; i += stride) {
        const float x = rect.middle_x() + half * picture.places[i].x;
        const float y = rect.middle_y() - half * picture.places[i].y;
        if (std::isfinite(x) && std::isfinite(y)) {
            const ImVec2 low(x - 1.4f, y - 1.4f), high(x + 1.4f, y + 1.4f);
            list->AddRectFilled(low, high, dot_color(coloring, i, dark), 1.4f);
        }
    }
}

std::string layer_label(std::string label, std::string_view brief, float width) {
    if (!brief.empty() && text_width(faces().small, label) > width) label = brief;
    while (text_width(faces().small, label) > width) {
        const std::size_t blank = label.rfind(' ');
        if (blank == std::string::npos) break;
        label.erase(blank);
    }
    return label;
}

void layer_strip_panel(Frame& frame, const Rect& rect) {
    const std::span<const map::LayerPicture> pictures = frame.view.map.layer_pictures;
    if (pictures.empty()) return;
    frame.state.shows_kept = true;
    const auto n = static_cast<float>(pictures.size());
    const float width = std::min(kWidest, (rect.w - (n - 1) * kArrow) / n);
    // Spread over the whole width, with an arrow in the middle of each gap.
    const float gap = n > 1 ? (rect.w - n * width) / (n - 1) : 0;
    Rect rest = rect;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        draw_picture(frame, cut_left(rest, width), pictures[i], static_cast<int>(i));
        if (i + 1 == pictures.size()) break;
        draw_text(cut_left(rest, gap), faces().text, theme().muted, "→", Align::centre);
    }
}

// Two in a row on a narrow screen, where the strip has no place below the map.
void layer_cards(Frame& frame, float width) {
    const std::span<const map::LayerPicture> pictures = frame.view.map.layer_pictures;
    if (pictures.empty()) return;
    frame.state.shows_kept = true;
    constexpr float kHigh = 128, kBetween = 8;
    const float each = (width - kBetween) / 2;
    for (std::size_t first = 0; first < pictures.size(); first += 2) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        for (std::size_t i = first; i < std::min(pictures.size(), first + 2); ++i) {
            const float x = at.x + static_cast<float>(i - first) * (each + kBetween);
            draw_picture(frame, {x, at.y, each, kHigh}, pictures[i], static_cast<int>(i));
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy(ImVec2(width, kHigh + kBetween));
    }
}

}  // namespace ui
