// The card about the selection (what is special about it), the pinned thing (its neighbours on the map and in the
// features) and the marker (what is decoded where it stands). See panels.h.
#include <cmath>

#include "core/number_text.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr std::size_t kMostFindings = 5;
constexpr float kPictureSide = 96;  // of a decoded one

float line_height() { return faces().small.size + 4; }

const std::string& name_of(const Frame& frame, int thing) {
    static const std::string nobody;
    const auto& names = frame.view.material.dataset.names;
    return thing >= 0 && thing < static_cast<int>(names.size()) ? names[static_cast<std::size_t>(thing)] : nobody;
}

// Colours to give to the selected things, and "as the others".
void color_row(Frame& frame, Card& card) {
    Rect line = card.row(theme().size.small_control);
    draw_text(cut_left(line, text_width(faces().small, "colour") + 1, 8), faces().small, theme().muted, "colour");
    const float side = std::min(theme().size.swatch, line.w / (map::kClassColors + 1));
    for (int color = -1; color < map::kClassColors; ++color) {
        const Rect place = cut_left(line, side);
        ImGui::PushID(color + 1);
        const Press press = press_area(
            "paint", place,
            {color < 0 ? "Takes the colour of your own off again." : "Gives the selected things this colour.",
             "acts at once"});
        ImGui::PopID();
        const ImVec2 at(place.middle_x(), place.middle_y());
        const float radius = press.hovered ? 7.0f : 5.5f;
        if (color < 0) {
            ImGui::GetWindowDrawList()->AddCircle(at, radius, theme().muted, 0, 1.2f);
        } else {
            ImGui::GetWindowDrawList()->AddCircleFilled(at, radius, to_color(map::class_color(color, theme().dark)));
        }
        if (press.clicked) frame.actions.selection.color = color;
    }
}

void link(Card& card, Rect& line, const char* id, const char* words, const char* help, bool& request) {
    const float width = link_width(words);
    if (width > line.w) line = card.row(line.h);
    if (link_button(id, cut_left(line, width, 12), words, theme().architecture, {help, ""})) request = true;
}

void selection_rows(Frame& frame, Card& card) {
    const Looking& looking = frame.view.map.looking;
    draw_text(card.row(line_height() + 4), faces().bold, theme().text, looking.summary.title);
    std::size_t shown = 0;
    for (const map::Finding& finding : looking.summary.findings) {
        if (++shown > kMostFindings) break;
        card.paragraph(faces().small, theme().text, finding.sentence);
        card.space(3);
    }
    if (looking.summary.findings.empty()) card.paragraph(faces().small, theme().muted, looking.summary.note);
    color_row(frame, card);
    Rect line = card.row(theme().size.link_row);
    link(card, line, "none", "none", "Selects nothing. Escape", frame.actions.selection.none);
    link(card, line, "others", "the others", "Selects all that are not selected.", frame.actions.selection.others);
    link(card, line, "hide", "hide", "Hides the selected things; the model still learns from them.",
         frame.actions.selection.hide);
    link(card, line, "save", "save as a table", "Names, places, attributes and answers, with tabs between them.",
         frame.actions.selection.save);
}

void neighbour_rows(Frame& frame, Card& card, const std::string& title, const std::vector<map::Neighbour>& neighbours) {
    if (neighbours.empty()) return;
    card.space(4);
    draw_text(card.row(line_height()), faces().small, theme().muted, title);
    for (const map::Neighbour& near : neighbours) {
        Rect line = card.row(line_height());
        ImGui::PushID(title.c_str());
        ImGui::PushID(near.thing);
        const Press press = press_area("near", line, {"Pins this thing.", ""});
        ImGui::PopID();
        ImGui::PopID();
        if (press.clicked) frame.actions.map.pin = near.thing;
        const std::string figure = core::fixed_text(static_cast<double>(near.distance), 2);
        draw_text(cut_right(line, text_width(faces().figure, figure) + 1, 8), faces().figure, theme().muted, figure,
                  Align::right);
        draw_text(line, faces().small, press.hovered ? theme().architecture : theme().text, name_of(frame, near.thing));
    }
}

void pinned_rows(Frame& frame, Card& card) {
    const Looking& looking = frame.view.map.looking;
    Rect title = card.row(line_height() + 4);
    if (stroke_button("unpin", cut_right(title, 22, 6), Stroke::cross, {"Unpins it. Escape", ""}, ButtonStyle::quiet)) {
        frame.actions.map.pin = -1;
    }
    draw_text(title, faces().bold, theme().text, name_of(frame, looking.pinned));
    neighbour_rows(frame, card,
                   looking.is_flattened ? "nearest in this picture (full lines)" : "nearest on the map (full lines)",
                   looking.near_map);
    neighbour_rows(frame, card, "nearest " + looking.near_by + " (dashed)", looking.near_numbers);
}

std::string decoded_text(const Decoded& decoded) {
    if (decoded.values.empty()) return "";
    if (decoded.answer == model::Answer::classes) {
        std::size_t best = 0;
        for (std::size_t k = 1; k < decoded.values.size(); ++k)
            best = decoded.values[k] > decoded.values[best] ? k : best;
        const std::string name = best < decoded.outputs.size() ? decoded.outputs[best] : "";
        return name + " " + percent_text(static_cast<double>(decoded.values[best]));
    }
    return figure_text(static_cast<double>(decoded.values.front()));
}

// Every head's answer where the marker stands; of a reconstruction the whole row of features.
void probe_rows(Frame& frame, Card& card) {
    const Looking& looking = frame.view.map.looking;
    Rect title = card.row(line_height() + 4);
    if (stroke_button("stop", cut_right(title, 22, 6), Stroke::cross, {"Takes the marker off the map.", ""},
                      ButtonStyle::quiet)) {
        frame.actions.map.stop_walk = true;
    }
    const std::string place = "[" + core::fixed_text(static_cast<double>(looking.marker.x), 2) + ", " +
                              core::fixed_text(static_cast<double>(looking.marker.y), 2) + "]";
    draw_text(cut_right(title, text_width(faces().figure, place) + 1, 6), faces().figure, theme().muted, place,
              Align::right);
    draw_text(title, faces().bold, theme().text, "Decodes to");
    const auto row = [&](const std::string& left, const std::string& right) {
        Rect line = card.row(line_height());
        draw_text(cut_right(line, std::min(line.w * 0.6f, text_width(faces().figure, right) + 1), 8), faces().figure,
                  theme().text, right, Align::right);
        draw_text(line, faces().small, theme().muted, left);
    };
    for (const Decoded& decoded : looking.decoded) {
        if (decoded.answer != model::Answer::features) {
            row(decoded.head, decoded_text(decoded));
            continue;
        }
        if (decoded.picture.side > 0) draw_cells(card.row(kPictureSide), decoded.picture);
        if (decoded.nearest >= 0) row("most like", name_of(frame, decoded.nearest));
        if (decoded.picture.side > 0) continue;
        for (std::size_t k = 0; k < decoded.values.size() && k < 12; ++k) {
            row(k < decoded.outputs.size() ? decoded.outputs[k] : "",
                figure_text(static_cast<double>(decoded.values[k])));
        }
        if (decoded.values.size() > 12) row("and " + std::to_string(decoded.values.size() - 12) + " more", "");
    }
}

void looking_card(Frame& frame, float width) {
    const Looking& looking = frame.view.map.looking;
    const bool some = looking.selection.count > 0, pinned = looking.pinned >= 0;
    if (!some && !pinned && !looking.walks && looking.n_hidden == 0) return;
    Card card("looking", width, "Looking closer", 0, "");
    if (looking.walks) probe_rows(frame, card);
    if (looking.walks && (pinned || some)) card.space(8);
    if (pinned) pinned_rows(frame, card);
    if (pinned && some) card.space(8);
    if (some) selection_rows(frame, card);
    if (looking.n_hidden == 0) return;
    const std::string words = "show " + std::to_string(looking.n_hidden) + " hidden";
    Rect line = card.row(theme().size.link_row);
    if (link_button("show", cut_left(line, link_width(words)), words, theme().architecture,
                    {"Hidden things come back.", ""})) {
        frame.actions.selection.show_hidden = true;
    }
}

}  // namespace

void looking_panel(Frame& frame, float width) {
    looking_card(frame, width);
    if (frame.view.flow != nullptr) flow_card(frame, width);
}

}  // namespace ui
