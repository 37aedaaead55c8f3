// Bits kept: what each layer still knows about each attribute, as a table whose cells are the fuller the more is kept.
// See panels.h; how it is measured is train/bits_kept.h's business.
#include "train/bits_kept.h"

#include <cmath>

#include "model/strongest_loss.h"
#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kGap = 2;            // between cells
constexpr float kEntropyWidth = 34;  // the column of H

std::string bits_text(double bits, int decimals = 2) { return number_label(bits, decimals == 2 ? 0.01 : 0.1); }

const char* probe_name(const Frame& frame, const train::BitsCell& cell) {
    const bool neighbours = &shown_bits(frame, cell) == &cell.neighbours;
    return neighbours ? "a nearest-neighbour probe" : "a linear probe";
}

// Whether a later layer shows clearly more of the attribute than this one.
bool shows_more_later(const Frame& frame, std::size_t layer, std::size_t attribute) {
    const train::BitsKept& kept = *frame.view.kept;
    const train::Bits& here = shown_bits(frame, kept.layers[layer].cells[attribute]);
    for (std::size_t later = layer + 1; later < kept.layers.size(); ++later) {
        const train::Bits& there = shown_bits(frame, kept.layers[later].cells[attribute]);
        if (there.bits > here.bits + std::hypot(here.error, there.error)) return true;
    }
    return false;
}

// "weight, in 4 groups": numbers are asked for by group.
std::string asked_for(const train::BitsAttribute& attribute) {
    if (!attribute.numeric) return attribute.label;
    return attribute.label + " (in " + std::to_string(attribute.n_classes) +
           (attribute.n_classes == 1 ? " group)" : " groups)");
}

std::string attribute_sentence(const train::BitsAttribute& attribute) {
    if (std::isnan(attribute.entropy_bits)) return "Too few things have a " + attribute.label + " to measure it.";
    std::string text = "To tell the " + asked_for(attribute) + " of a thing takes " +
                       bits_text(attribute.entropy_bits) + " bits if one knows nothing but how frequent each is.";
    if (!attribute.cuts.empty()) {
        text += " The groups are cut at ";
        for (std::size_t i = 0; i < attribute.cuts.size(); ++i) {
            text += (i > 0 ? ", " : "") + figure_text(attribute.cuts[i]);
        }
        text += (attribute.unit.empty() ? "" : " " + attribute.unit) + ".";
    }
    return text + " Press to colour the map by it.";
}

// The first layer is what comes in, the last one the map; those between are counted, as there is no room for their
// names.
std::string column_title(std::size_t layer, std::size_t n_layers) {
    if (layer + 1 == n_layers) return "map";
    return layer == 0 ? "in" : std::to_string(layer);
}

struct Grid {
    float label = 0, cell = 0;
};
Grid grid_of(const train::BitsKept& kept, float width) {
    Grid grid;
    for (const train::BitsAttribute& attribute : kept.attributes) {
        grid.label = std::max(grid.label, text_width(faces().small, attribute.label) + 4);
    }
    grid.label = std::min(grid.label, width * 0.36f);
    const auto n = static_cast<float>(kept.layers.size());
    grid.cell = std::min(72.0f, (width - grid.label - kEntropyWidth - 6) / n);
    return grid;
}

// The opacity of a full cell: on light ground less, so that dark words stay readable on it.
float strongest() { return theme().dark ? 0.94f : 0.70f; }

float luminance(ImU32 color) {
    const auto part = [](ImU32 byte) { return std::pow(static_cast<float>(byte & 255) / 255, 2.2f); };
    return 0.2126f * part(color >> IM_COL32_R_SHIFT) + 0.7152f * part(color >> IM_COL32_G_SHIFT) +
           0.0722f * part(color >> IM_COL32_B_SHIFT);
}

// Whichever of the two has more contrast with the ground (as in WCAG 2).
ImU32 readable_on(ImU32 ground, ImU32 one, ImU32 other) {
    const auto contrast = [&](ImU32 ink) {
        const float a = luminance(ink) + 0.05f, b = luminance(ground) + 0.05f;
        return std::max(a, b) / std::min(a, b);
    };
    return contrast(one) >= contrast(other) ? one : other;
}

void draw_cell(Frame& frame, const Rect& rect, std::size_t layer, std::size_t attribute) {
    const train::BitsKept& kept = *frame.view.kept;
    const train::BitsCell& cell = kept.layers[layer].cells[attribute];
    const train::Bits& bits = shown_bits(frame, cell);
    const double share = train::share_of_bits(bits, kept.attributes[attribute].entropy_bits);
    const Theme& l = theme();
    const bool known = cell.step >= 0 && std::isfinite(share);
    const ImU32 ground = known ? mix(l.card, l.architecture, 0.06f + strongest() * static_cast<float>(share))
                               : mix(l.card, l.track, 0.5f);
    const Rect box = inset(rect, kGap / 2, kGap / 2);
    draw_box(box, ground, 0, 3);
    ImGui::PushID(static_cast<int>(layer));
    press_area("cell", box, {kept_sentence(frame, layer, attribute), ""});
    ImGui::PopID();
    if (!known) {
        draw_text(box, faces().figure, l.muted, cell.step < 0 ? "…" : "–", Align::centre);
        return;
    }
    std::string figure = train::certain_text(bits);
    if (text_width(faces().figure, figure) > box.w - 1) figure = number_label(bits.bits, 0.1);
    if (text_width(faces().figure, figure) > box.w - 1) return;  // many layers: the tip says it
    const ImU32 ink = readable_on(ground, l.text, l.dark ? l.on_strong : l.card);
    draw_text(box, faces().figure, ink, figure, Align::centre);
}

void header_row(Frame& frame, Card& card, const Grid& grid) {
    const train::BitsKept& kept = *frame.view.kept;
    Rect line = card.row(18);
    cut_left(line, grid.label);
    const Rect entropy = cut_left(line, kEntropyWidth, 6);
    press_area("entropy", entropy, {"H: the bits there are to know, on things that the probe has not seen.", ""});
    draw_text(entropy, faces().small, theme().muted, "H", Align::right);
    for (std::size_t layer = 0; layer < kept.layers.size(); ++layer) {
        const Rect place = cut_left(line, grid.cell);
        const std::string help = kept.layers[layer].label + ": " + thousands(kept.layers[layer].n_units) +
                                 (kept.layers[layer].n_units == 1 ? " number" : " numbers") + " about every thing.";
        ImGui::PushID(static_cast<int>(layer));
        press_area("layer", place, {help, ""});
        ImGui::PopID();
        draw_text(place, faces().small, theme().muted, column_title(layer, kept.layers.size()), Align::centre);
    }
}

void attribute_row(Frame& frame, Card& card, const Grid& grid, std::size_t index) {
    const train::BitsAttribute& attribute = frame.view.kept->attributes[index];
    Rect line = card.row(theme().size.figure_row);
    ImGui::PushID(attribute.id.c_str());
    Rect head = cut_left(line, grid.label + kEntropyWidth, 6);
    const Press press = press_area("attribute", head, {attribute_sentence(attribute), "acts at once"});
    const bool is_pinned = frame.draft.color_by == attribute.id;
    if (press.clicked) frame.draft.color_by = is_pinned ? model::kAuto : attribute.id;
    if (press.hovered || press.held) draw_box(inset(head, -4, 1), theme().hover, 0, 4);
    const bool shown = model::shown_color(frame.draft) == attribute.id;
    draw_text(cut_left(head, grid.label), faces().small, shown ? theme().architecture : theme().text, attribute.label);
    draw_text(head, faces().figure, theme().muted,
              std::isnan(attribute.entropy_bits) ? "–" : bits_text(attribute.entropy_bits), Align::right);
    for (std::size_t layer = 0; layer < frame.view.kept->layers.size(); ++layer) {
        draw_cell(frame, cut_left(line, grid.cell), layer, index);
    }
    ImGui::PopID();
}

void probe_switch(Frame& frame, Card& card) {
    Rect line = card.row(theme().size.small_control);
    const auto side = [&](const char* id, const Rect& rect, const char* label, const char* help, Probe probe) {
        const bool on = frame.state.probe == probe;
        if (text_button(id, rect, label, {help, "acts at once"}, on ? ButtonStyle::strong : ButtonStyle::plain)) {
            frame.state.probe = probe;
        }
    };
    side("better", cut_left(line, line.w * 0.27f, 6), "better",
         "In each cell the probe that finds more. Neither can find more than there is.", Probe::better);
    side("linear", cut_left(line, line.w * 0.35f, 6), "linear",
         "A probe that cuts each class off by one straight cut: what it finds lies open.", Probe::linear);
    side("neighbours", line, "neighbours", "A probe that looks at what lies near: it finds regions of any shape, too.",
         Probe::neighbours);
}

// The note below the table: on how many things the probes were evaluated.
std::string evaluated_on(const train::BitsKept& kept) {
    int least = 0, most = 0;
    bool own = false, numeric = false;
    for (const train::BitsAttribute& attribute : kept.attributes) {
        least = least == 0 ? attribute.n_evaluated : std::min(least, attribute.n_evaluated);
        most = std::max(most, attribute.n_evaluated);
        own = own || attribute.own_split;
        numeric = numeric || attribute.numeric;
    }
    const std::string count = least == most ? thousands(most) : thousands(least) + " to " + thousands(most);
    std::string text = "Bits that a probe finds, judged by " + count +
                       (own ? " things that the probe kept back, as too few are held out." : " held-out things.");
    return text + (numeric ? " Numbers are cut into quarters." : "");
}

}  // namespace

const train::Bits& shown_bits(const Frame& frame, const train::BitsCell& cell) {
    const Probe probe = frame.state.probe;
    if (probe == Probe::better) return train::better(cell);
    return probe == Probe::neighbours ? cell.neighbours : cell.linear;
}

std::string kept_sentence(const Frame& frame, std::size_t layer, std::size_t attribute) {
    const train::BitsKept& kept = *frame.view.kept;
    const train::BitsAttribute& about = kept.attributes[attribute];
    const train::BitsCell& cell = kept.layers[layer].cells[attribute];
    const train::Bits& bits = shown_bits(frame, cell);
    const std::string place = layer == 0                        ? "The features"
                              : layer + 1 == kept.layers.size() ? "The map"
                                                                : "Layer " + std::to_string(layer);
    if (cell.step < 0) return place + ": not measured yet.";
    if (std::isnan(about.entropy_bits)) return attribute_sentence(about);
    if (!std::isfinite(bits.bits)) return place + ": unknown, as it holds numbers that are not finite.";
    const std::string of = bits_text(about.entropy_bits) + " bits of " + asked_for(about);
    const std::string error =
        std::isfinite(bits.error) ? ", give or take " + bits_text(bits.error) + " (one standard error)" : "";
    const std::string when =
        " Measured at step " + thousands(cell.step) + (cell.due ? ", before the last lever." : ".");
    std::string text = place;
    if (bits.bits > 0) {
        text += (layer == 0 ? " keep " : " keeps ") + bits_text(bits.bits) + " of the " + of + error + ": so much " +
                probe_name(frame, cell) + " reads from " + (layer == 0 ? "them" : "it") +
                " about things it has not seen.";
    } else {
        text += (layer == 0 ? " say" : " says") + std::string(" nothing that ") + probe_name(frame, cell) +
                " can find of the " + of + error + ".";
    }
    if (bits.bits > 0 && !train::is_clear(bits)) text += " That may be nothing but chance.";
    if (shows_more_later(frame, layer, attribute))
        text += " A later layer shows more, though it cannot hold more: it has laid open what is tangled up here.";
    return text + when;
}

int kept_attribute(const Frame& frame) {
    if (frame.view.kept == nullptr) return -1;
    for (std::size_t a = 0; a < frame.view.kept->attributes.size(); ++a) {
        if (frame.view.kept->attributes[a].id == frame.view.map.coloring.attribute) return static_cast<int>(a);
    }
    return -1;
}

std::string kept_figure(const Frame& frame, std::size_t layer, float width) {
    const int attribute = kept_attribute(frame);
    if (attribute < 0 || layer >= frame.view.kept->layers.size()) return "";
    const auto a = static_cast<std::size_t>(attribute);
    const train::BitsCell& cell = frame.view.kept->layers[layer].cells[a];
    const train::Bits& bits = shown_bits(frame, cell);
    if (cell.due) return "…";  // its value is that of the model before the change
    if (!std::isfinite(bits.bits)) return cell.step < 0 ? "…" : "–";
    // The attribute's entropy is shown once, at the first picture of the strip.
    const std::string figure = train::certain_text(bits), label = frame.view.kept->attributes[a].label + ": ";
    const std::string of = layer == 0 ? " of " + bits_text(frame.view.kept->attributes[a].entropy_bits, 1) : "";
    for (const std::string& text :
         {label + figure + of + " bits", label + figure + " bits", figure + of + " bits", figure + " bits"}) {
        if (text_width(faces().small, text) <= width) return text;
    }
    return figure;
}

void bits_kept_panel(Frame& frame, float width) {
    Card card("bits kept", width, "Bits kept", 0, "");
    card.about(
        "Bits kept: how much of each attribute can still be read from each layer. One bit is the answer to one fair "
        "yes-or-no question.");
    const Rect top = card.row(0);
    if (ImGui::IsRectVisible(ImVec2(top.x, top.y), ImVec2(top.right(), top.y + 60))) frame.state.shows_kept = true;
    const train::BitsKept* kept = frame.view.kept;
    if (kept == nullptr || kept->attributes.empty() || kept->layers.empty()) {
        card.paragraph(faces().small, theme().muted, "Nothing is measured yet.");
        return;
    }
    probe_switch(frame, card);
    card.space(4);
    const Grid grid = grid_of(*kept, card.width());
    header_row(frame, card, grid);
    for (std::size_t a = 0; a < kept->attributes.size(); ++a) attribute_row(frame, card, grid, a);
    card.space(4);
    card.paragraph(faces().small, theme().muted, evaluated_on(*kept));
}

}  // namespace ui
