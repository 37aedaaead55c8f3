// The legend of the ground: what the colours of the regions mean, on a small card on the map. Only where the things are
// coloured by another attribute, because else the legend below the map says it. See panels.h.
#include <algorithm>

#include "map/things/ground_colors.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kPadX = 10, kSwatch = 11, kGap = 12, kRamp = 84, kLeastHeight = 380;
constexpr std::size_t kMostNamed = 6;  // the map itself names the others

struct Entry {
    std::string label;
    map::Rgb color;
};

const train::HeadSnapshot* ground_head(const Frame& frame) {
    const map::RegionView& region = frame.view.map.region;
    const auto& heads = frame.view.on_screen.heads;
    if (!region.muted || region.head < 0 || region.head >= static_cast<int>(heads.size())) return nullptr;
    return &heads[static_cast<std::size_t>(region.head)];
}

std::string title_of(const train::HeadSnapshot& head, int output) {
    const auto k = static_cast<std::size_t>(std::max(output, 0));
    const bool decodes = head.answer == model::Answer::features && k < head.outputs.size();
    return "ground: " + (decodes ? head.outputs[k] : head.label) + (head.spec.weight <= 0 ? ", not asked" : "");
}

std::vector<Entry> class_entries(const train::HeadSnapshot& head, const map::GroundColors& colors) {
    std::vector<Entry> entries;
    const std::size_t n = std::min(head.outputs.size(), kMostNamed);
    for (std::size_t k = 0; k < n; ++k) entries.push_back({head.outputs[k], colors.classes[k]});
    return entries;
}

void draw_ramp(const Rect& bar, const map::GroundColors& colors) {
    constexpr int kPieces = 12;
    const float step = bar.w / kPieces;
    for (int i = 0; i < kPieces; ++i) {
        const float x = bar.x + static_cast<float>(i) * step;
        const map::Rgb color = map::ramp_at(colors.ramp, (static_cast<float>(i) + 0.5f) / kPieces);
        ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(x, bar.middle_y() - 4),
                                                  ImVec2(x + step + 0.5f, bar.middle_y() + 4), to_color(color));
    }
}

std::string unit_of(const Frame& frame, const train::HeadSnapshot& head) {
    const data::Attribute* attribute = data::find_attribute(frame.view.material.dataset.row, head.spec.target);
    return attribute == nullptr || attribute->unit.empty() ? "" : " " + attribute->unit;
}

// The ends of the ramp in the attribute's own unit.
std::string limit(const train::HeadSnapshot& head, int output, float standardised) {
    const auto k = static_cast<std::size_t>(std::max(output, 0));
    const float scale = k < head.scale.size() ? head.scale[k] : 1, mean = k < head.mean.size() ? head.mean[k] : 0;
    return figure_text(static_cast<double>(standardised * scale + mean));
}

// Whether the ground is not the head on the map's own plane, as map::Scene::field.
bool is_no_plane(const Frame& frame) { return frame.view.on_screen.laid_out || frame.view.map.looking.seen_layer >= 0; }

}  // namespace

float ground_legend(Frame& frame, const Rect& room, float y) {
    const train::HeadSnapshot* head = ground_head(frame);
    // On a low map the words on the regions and contours have to do.
    if (head == nullptr || frame.state.map_size.height < kLeastHeight) return y;
    const map::RegionView& region = frame.view.map.region;
    const map::GroundColors colors = map::ground_colors(head, region, theme().dark);
    const bool classes = region.answer == model::Answer::classes;
    const std::string title = title_of(*head, region.output);
    const std::vector<Entry> entries = classes ? class_entries(*head, colors) : std::vector<Entry>{};
    const map::Range range = classes              ? map::Range{}
                             : is_no_plane(frame) ? map::range_of_predictions(*head, region.output)
                                                  : map::number_range(frame.view.on_screen, region);
    const std::string low = limit(*head, region.output, range.low),
                      high = limit(*head, region.output, range.high) + unit_of(frame, *head);
    float width = text_width(faces().small, title) + 2 * kPadX + kGap;
    for (const Entry& entry : entries) width += kSwatch + 5 + text_width(faces().small, entry.label) + kGap;
    if (!classes) width += text_width(faces().figure, low) + text_width(faces().figure, high) + kRamp + 2 * 6 + kGap;
    const Rect card{room.x, y, std::min(std::ceil(width), room.w), theme().size.legend_row + 6};
    draw_box(card, theme().card, theme().line, theme().size.corner);
    cover_map(frame, card);
    Rect line = inset(card, kPadX, 0);
    const auto word = [&](const Face& face, ImU32 color, const std::string& text, float gap) {
        draw_text(cut_left(line, std::min(line.w, text_width(face, text) + 1), gap), face, color, text);
    };
    word(faces().small, theme().muted, title, kGap);
    for (const Entry& entry : entries) {
        const float wide = kSwatch + 5 + text_width(faces().small, entry.label);
        if (line.w < wide) break;
        const Rect swatch = cut_left(line, kSwatch, 5);
        draw_box({swatch.x, swatch.middle_y() - kSwatch / 2, kSwatch, kSwatch}, to_color(entry.color), theme().line, 2);
        word(faces().small, theme().text, entry.label, kGap);
    }
    if (!classes) {
        word(faces().figure, theme().muted, low, 6);
        draw_ramp(cut_left(line, std::min(kRamp, line.w), 6), colors);
        word(faces().figure, theme().muted, high, 0);
    }
    return card.bottom() + 6;
}

}  // namespace ui
