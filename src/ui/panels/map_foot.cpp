// The map's lower edge: the scale bar, the sliders over layers and past steps, a step in slow motion, and a way back
// where no thing is in sight. See panels.h.
#include <cmath>

#include "model/tables.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kInset = 12;
constexpr float kMiniMap = 84;        // longest side
constexpr float kMiniMapFrom = 1.6f;  // how much closer than all things

ImU32 ink() { return theme().text; }

// A round stretch of the map, 1, 2 or 5 times a power of ten, about 70 pixels long.
void scale_bar(Frame& frame, const Rect& picture, float bottom) {
    const float units = 70 * frame.view.map.camera.units_per_px;
    const float power = std::pow(10.0f, std::floor(std::log10(std::max(units, 1e-12f))));
    const float times = units / power;
    const float stretch = (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
    const float w = stretch / frame.view.map.camera.units_per_px;
    const std::string words = figure_text(static_cast<double>(stretch));
    const float right = picture.right() - kInset, y = bottom - 6;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const bool rim : {true, false}) {
        const ImU32 color = rim ? faded(theme().halo, 0.8f) : ink();
        const float wide = rim ? 4.0f : 1.5f;
        list->AddLine(ImVec2(right - w, y), ImVec2(right, y), color, wide);
        list->AddLine(ImVec2(right - w, y - 4), ImVec2(right - w, y + 1), color, wide);
        list->AddLine(ImVec2(right, y - 4), ImVec2(right, y + 1), color, wide);
    }
    draw_haloed(list, ImVec2(right - w / 2, y - 10), faces().figure, words, 1);
    cover_map(frame, {right - w - 4, y - 20, w + 8, 26});
}

// All things as dots, and the part of them that is seen.
void mini_map(Frame& frame, const Rect& picture, float& bottom) {
    if (frame.view.map.closer < kMiniMapFrom || picture.h < 320 || frame.view.map.bounds.empty) return;
    const train::Snapshot& seen = frame.view.on_screen;
    const map::Point2 corner = frame.view.map.bounds.low, far_corner = frame.view.map.bounds.high;
    const float w = std::max(far_corner.x - corner.x, 1e-9f), h = std::max(far_corner.y - corner.y, 1e-9f);
    const float scale = (kMiniMap - 12) / std::max(w, h);
    const Rect card{picture.right() - kInset - std::max(w * scale, 24.0f) - 12,
                    bottom - std::max(h * scale, 24.0f) - 12, std::max(w * scale, 24.0f) + 12,
                    std::max(h * scale, 24.0f) + 12};
    draw_floating_card(card);
    cover_map(frame, card);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto place = [&](float x, float y) {
        return ImVec2(card.middle_x() + (x - (corner.x + far_corner.x) / 2) * scale,
                      card.middle_y() - (y - (corner.y + far_corner.y) / 2) * scale);
    };
    const std::size_t n = seen.points.size() / 2, stride = n / 600 + 1;
    for (std::size_t i = 0; i < n; i += stride) {
        const map::Coloring& coloring = frame.view.map.coloring;
        const ImU32 color = coloring.numeric || i >= coloring.index.size()
                                ? theme().muted
                                : to_color(map::class_color(coloring.index[i], theme().dark));
        const ImVec2 at = place(seen.points[i * 2], seen.points[i * 2 + 1]);
        list->AddRectFilled(ImVec2(at.x - 0.8f, at.y - 0.8f), ImVec2(at.x + 0.8f, at.y + 0.8f), color);
    }
    const map::Camera& camera = frame.view.map.camera;
    const float half_w = picture.w / 2 * camera.units_per_px, half_h = picture.h / 2 * camera.units_per_px;
    const ImVec2 low = place(camera.x - half_w, camera.y + half_h), high = place(camera.x + half_w, camera.y - half_h);
    list->PushClipRect(ImVec2(card.x + 1, card.y + 1), ImVec2(card.right() - 1, card.bottom() - 1), true);
    list->AddRect(low, high, ink(), 2, 0, 1.5f);
    list->PopClipRect();
    const Press press = press_area("minimap", card, {"All things, and the part that you see. Click to go there.", ""});
    if (press.held) {
        const ImVec2 mouse = ImGui::GetMousePos();
        const ImVec2 now = place(camera.x, camera.y);
        const float px = 1 / (scale * camera.units_per_px);
        frame.actions.map.pan = {(now.x - mouse.x) * px, (now.y - mouse.y) * px};
    }
    bottom = card.y - 8;
}

bool sees_a_thing(const Frame& frame) {
    if (frame.view.map.bounds.empty || frame.view.map.places == nullptr) return true;
    const map::Viewport& size = frame.state.map_size;
    const map::Point2 low = map::to_map(frame.view.map.camera, size, {0, size.height});
    const map::Point2 high = map::to_map(frame.view.map.camera, size, {size.width, 0});
    return map::count_in_box(*frame.view.map.places, low, high, 1) > 0;
}

void lost(Frame& frame, const Rect& picture) {
    if (sees_a_thing(frame)) return;
    constexpr const char* kWords = "No thing is in sight. Back to them (H)";
    const float w = text_width(faces().text, kWords) + 32, h = theme().size.control;
    const Rect card{picture.middle_x() - w / 2, picture.middle_y() - h / 2, w, h};
    if (text_button("lost", card, kWords, {"Shows all things and follows them again.", ""}))
        frame.actions.map.fit = true;
    cover_map(frame, card);
}

// Back through what the map looked like.
void past_slider(Frame& frame, const Rect& picture, bool small) {
    const Looking& looking = frame.view.map.looking;
    const bool back = looking.seen_step >= 0;
    if (!back &&
        (small || frame.view.made != nullptr || frame.view.training.playing || looking.last_step <= looking.first_step))
        return;
    const float w = std::min(270.0f, picture.w * 0.5f), h = 30;
    const Rect card{picture.middle_x() - w / 2, picture.bottom() - kInset - h, w, h};
    draw_floating_card(card);
    cover_map(frame, card);
    const TextBounds bounds(card, 1);
    Rect line = inset(card, 10, 0);
    draw_icon(cut_left(line, 16, 8), theme().muted, icon::kClock, 0.87f);
    const std::string words = back ? "step " + thousands(looking.seen_step) : "now";
    draw_text(cut_right(line, text_width(faces().figure, "step 99,999") + 1, 8), faces().figure, theme().text, words,
              Align::right);
    double step = static_cast<double>(back ? looking.seen_step : looking.last_step);
    const NumberRange range{static_cast<double>(looking.first_step), static_cast<double>(looking.last_step), 1, false,
                            true};
    if (slider("past", line, step, range, theme().architecture,
               {"Goes back through what the map looked like. [ and ]", "the model waits"})) {
        frame.actions.map.see_step = step >= range.max ? -1 : static_cast<long>(step);
    }
}

// Layers up to this one (index of Snapshot::layers) in which nodes hear their neighbours.
int rounds_up_to(const model::Spec& spec, std::size_t layer) {
    int rounds = 0;
    for (std::size_t i = 0; i < layer && i < spec.layers.size(); ++i) {
        const model::LayerRow* row = model::find_layer(spec.layers[i].kind);
        if (row != nullptr && spec.layers[i].edges && model::uses(row->fields, "edges")) ++rounds;
    }
    return rounds;
}

std::string layer_words(const Frame& frame, std::size_t layer, bool graph) {
    const model::Spec& spec = frame.view.running;
    if (graph) {
        const int rounds = rounds_up_to(spec, layer);
        return rounds == 1 ? "after 1 round" : "after " + std::to_string(rounds) + " rounds";
    }
    if (layer == 0) return "features";
    return layer > spec.layers.size() ? "the map" : model::brief_layer_text(spec.layers[layer - 1]);
}

// From the features through each layer to the map: of a graph always, since there it counts the rounds in which nodes have
// heard each other; otherwise once a layer is shown.
bool layer_slider(Frame& frame, const Rect& picture) {
    const Looking& looking = frame.view.map.looking;
    const std::size_t last = frame.view.latest.layers.empty() ? 0 : frame.view.latest.layers.size() - 1;
    const bool graph = rounds_up_to(frame.view.running, last) > 0;
    if (looking.seen_step >= 0 || last < 1 || (looking.seen_layer < 0 && !graph)) return false;
    const std::size_t now = looking.seen_layer < 0 ? last : static_cast<std::size_t>(looking.seen_layer);
    const float w = std::min(330.0f, picture.w - 2 * kInset), h = 30;
    const Rect card{picture.middle_x() - w / 2, picture.bottom() - kInset - h, w, h};
    draw_floating_card(card);
    cover_map(frame, card);
    const TextBounds bounds(card, 1);
    Rect line = inset(card, 10, 0);
    draw_text(cut_right(line, std::min(130.0f, w * 0.45f), 8), faces().small, theme().text,
              layer_words(frame, now, graph), Align::right);
    double layer = static_cast<double>(now);
    const NumberRange range{0, static_cast<double>(last), 1, false, true};
    const Tip tip{graph ? "Where the things lie after so many rounds of hearing their neighbours."
                        : "From the features through each layer to the map.",
                  "at once"};
    if (!slider("layer", line, layer, range, theme().architecture, tip)) return true;
    const int wanted = layer >= static_cast<double>(last) ? -1 : static_cast<int>(layer);
    if (wanted != looking.seen_layer) frame.actions.map.see_layer = wanted;
    return true;
}

// One step of training, stage by stage.
bool slow_card(Frame& frame, const Rect& picture) {
    if (frame.view.training.slow_phase < 0) return false;
    const bool last = frame.view.training.slow_phase == 3;
    const char* const next = last ? "another step" : "next";
    const float w = std::min(460.0f, picture.w - 2 * kInset), buttons = theme().size.small_control;
    const float words = w - 28;
    const float height = paragraph_height(words, faces().text, frame.view.training.slow_sentence) + buttons + 20;
    const Rect card{picture.middle_x() - w / 2, picture.bottom() - kInset - height, w, height};
    draw_floating_card(card);
    cover_map(frame, card);
    const TextBounds bounds(card, 1);
    Rect rest = inset(card, 14, 9);
    Rect line = cut_bottom(rest, buttons);
    draw_paragraph(rest.x, rest.y, words, faces().text, theme().text, frame.view.training.slow_sentence);
    if (link_button("slow_next", cut_right(line, link_width(next), 12), next, theme().architecture,
                    {"The next stage of the step. .", ""})) {
        frame.actions.training.slow_next = true;
    }
    if (link_button("slow_stop", cut_right(line, link_width("close")), "close", theme().muted,
                    {"Back to the map. Escape", ""})) {
        frame.actions.training.slow_stop = true;
    }
    draw_text(line, faces().small, theme().muted, "one step in slow motion");
    return true;
}

}  // namespace

void map_foot(Frame& frame, const Rect& picture, bool small) {
    if (picture.h < 160) return;
    float bottom = picture.bottom() - kInset;
    if (!frame.view.parts.header) bottom -= theme().size.control + 6;  // there stand the buttons of a page's map
    // Distances in a layout have no unit, and far ones no meaning.
    const bool measures = !frame.view.on_screen.laid_out;
    if (measures && (!frame.view.map.fantasy || small || frame.view.map.closer >= kMiniMapFrom)) {
        scale_bar(frame, picture, bottom);
        bottom -= 32;
    }
    if (!small) mini_map(frame, picture, bottom);
    flow_pill(frame, picture, bottom);
    lost(frame, picture);
    const bool over_scale = small && measures;  // on a narrow map the card stands above the scale bar
    const float foot = picture.bottom() - kInset - (over_scale ? 32 : 0);
    const float free = made_card(frame, picture, foot, small);
    Rect above = picture;
    if (free < foot) above.h = free + kInset - picture.y;
    if (slow_card(frame, above)) return;
    if (layer_slider(frame, above)) above.h -= 36;
    past_slider(frame, above, small);
}

}  // namespace ui
