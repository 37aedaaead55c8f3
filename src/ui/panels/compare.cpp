// The card "A against B": which lever makes the difference, what came of it, and what becomes of B. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr std::size_t kMostNames = 4;
constexpr float kFigure = 56;  // a column of figures

void figures(Card& card, std::string_view label, const std::string& a, const std::string& b, bool better_is_told,
             bool b_is_better) {
    Rect line = card.row(theme().size.compare_row);
    const Theme& l = theme();
    draw_text(cut_right(line, kFigure), faces().figure, better_is_told && b_is_better ? l.good : l.text, b,
              Align::right);
    draw_text(cut_right(line, kFigure, 8), faces().figure, better_is_told && !b_is_better ? l.good : l.text, a,
              Align::right);
    draw_text(line, faces().small, l.muted, label);
}

// Whichever is better stands in green, where the figures that are shown differ.
void compared(Card& card, std::string_view label, double a, double b, double step, bool more_is_better) {
    const bool percent = step <= 0;
    const auto text = [&](double value) {
        if (!std::isfinite(value)) return std::string("–");
        return percent ? percent_text(value) : number_label(value, step);
    };
    const std::string text_a = text(a), text_b = text(b);
    const bool told = std::isfinite(a) && std::isfinite(b) && text_a != text_b;
    figures(card, label, text_a, text_b, told, (b > a) == more_is_better);
}

void lever_rows(Frame& frame, Card& card) {
    const Compare& compare = *frame.view.compare;
    if (compare.changes.empty()) {
        card.paragraph(faces().text, theme().text,
                       "B is a copy of A, weights and all. Pull a lever: it acts on the side whose title is filled.");
        return;
    }
    std::string words = "In B: ";
    constexpr std::size_t kMost = 4;
    for (std::size_t i = 0; i < std::min(kMost, compare.changes.size()); ++i) {
        words += (i > 0 ? "; " : "") + compare.changes[i];
    }
    if (compare.changes.size() > kMost) words += " and " + std::to_string(compare.changes.size() - kMost) + " more";
    card.paragraph(faces().text, theme().text, words + ".");
}

// What the map keeps of each attribute, by the probe that the table of bits is about.
double bits_at_map(const Frame& frame, const train::BitsKept* kept, std::size_t attribute) {
    if (kept == nullptr || kept->layers.empty() || attribute >= kept->layers.back().cells.size()) return NAN;
    return shown_bits(frame, kept->layers.back().cells[attribute]).bits;
}

void figure_rows(Frame& frame, Card& card) {
    const Compare& compare = *frame.view.compare;
    const CompareSide &a = compare.sides[0], &b = compare.sides[1];
    Rect head = card.row(18);
    draw_text(cut_right(head, kFigure), faces().bold, theme().text, "B", Align::right);
    draw_text(cut_right(head, kFigure, 8), faces().bold, theme().text, "A", Align::right);
    draw_text(head, faces().small, theme().muted, "on held-out things");
    if (std::isfinite(a.right) || std::isfinite(b.right)) {
        compared(card, compare.classes ? "right" : "R²", a.right, b.right, compare.classes ? 0 : 0.01, true);
    }
    compared(card, "loss", a.loss, b.loss, 0.001, false);
    const train::BitsKept* known = a.kept != nullptr && !a.kept->attributes.empty() ? a.kept : b.kept;
    frame.state.shows_compare = true;
    if (known == nullptr || known->attributes.empty()) return;
    card.space(4);
    draw_text(card.row(18), faces().small, theme().muted, "bits kept on the map");
    for (std::size_t i = 0; i < known->attributes.size(); ++i) {
        compared(card, known->attributes[i].label, bits_at_map(frame, a.kept, i), bits_at_map(frame, b.kept, i), 0.01,
                 true);
    }
}

std::string share_words(double share) {
    if (!(share > 0)) return "none";
    return share < 0.01 ? "under 1 %" : std::to_string(std::lround(share * 100)) + " %";
}

void difference_rows(Frame& frame, Card& card) {
    const Compare& compare = *frame.view.compare;
    const auto row = [&](std::string_view label, const std::string& figure) {
        Rect line = card.row(theme().size.compare_row);
        draw_text(cut_right(line, text_width(faces().figure, figure) + 1, 8), faces().figure, theme().text, figure,
                  Align::right);
        draw_text(line, faces().small, theme().muted, label);
    };
    if (compare.same_question && compare.n_things > 0) {
        const double share = static_cast<double>(compare.n_other_answers) / compare.n_things;
        row("answered differently", compare.n_other_answers == 0
                                        ? "none"
                                        : thousands(compare.n_other_answers) + " things, " + share_words(share));
        row("of the map changed hands", share_words(static_cast<double>(compare.land_share)));
        if (!compare.land.empty() && compare.land_share > 0) {
            card.paragraph(faces().small, theme().text, compare.land);
        }
    } else {
        card.paragraph(faces().small, theme().muted,
                       "The two maps show regions of other questions: what land changed hands means nothing.");
    }
    row("moved, median of all", share_words(static_cast<double>(compare.median_moved)));
    if (compare.is_aligned) {
        card.paragraph(faces().small, theme().muted,
                       "B began from other weights: its map is turned onto A's as well as it goes.");
    }
}

// Who moved farthest; pressed, it is pinned on both maps.
void mover_rows(Frame& frame, Card& card) {
    const Compare& compare = *frame.view.compare;
    if (compare.movers == nullptr || compare.moved == nullptr || compare.movers->empty()) return;
    card.space(4);
    draw_text(card.row(18), faces().small, theme().muted, "moved farthest");
    const auto& names = frame.view.material.dataset.names;
    for (std::size_t i = 0; i < std::min(kMostNames, compare.movers->size()); ++i) {
        const auto thing = static_cast<std::size_t>((*compare.movers)[i]);
        if (thing >= names.size()) continue;
        Rect line = card.row(theme().size.mover_row);
        ImGui::PushID(static_cast<int>(i));
        const Press press = press_area("mover", line, {"Pins it on both maps.", "acts at once"});
        ImGui::PopID();
        if (press.clicked) frame.actions.map.pin = static_cast<int>(thing);
        if (press.hovered || press.held) draw_box(inset(line, -4, 0), theme().hover, 0, 4);
        draw_text(cut_right(line, kFigure, 8), faces().figure, theme().text,
                  share_words(static_cast<double>((*compare.moved)[thing])), Align::right);
        draw_text(line, faces().small, theme().text, names[thing]);
    }
}

void switches(Frame& frame, Card& card) {
    card.space(6);
    const float height = theme().size.compare_switch;
    const bool land = toggle_switch("land", card.row(height), "hatch what changed hands", frame.state.compare_land,
                                    theme().architecture,
                                    {"The land on B's map; the thin lines there are A's borders.", "acts at once"});
    const bool lines =
        toggle_switch("lines", card.row(height), "arrows from where A has it", frame.state.compare_lines,
                      theme().architecture, {"On B's map, for those that moved farthest.", "acts at once"});
    frame.actions.compare.redraw = land || lines;
}

void what_becomes_of_b(Frame& frame, Card& card) {
    card.space(8);
    Rect line = card.row(theme().size.control);
    const float width = (line.w - 8) / 2;
    if (text_button("keep", cut_left(line, width, 8), "Keep B",
                    {"B becomes what runs; A goes. Undo brings both back.", ""}, ButtonStyle::strong)) {
        frame.actions.compare.keep = true;
    }
    if (text_button("drop", line, "Drop B", {"A runs on alone; B goes. Undo brings both back.", ""})) {
        frame.actions.compare.drop = true;
    }
}

}  // namespace

void compare_panel(Frame& frame, float width) {
    if (frame.view.compare == nullptr) return;
    const Compare& compare = *frame.view.compare;
    Card card("compare", width, "A against B", 0, "");
    card.about(
        "Two models that were one until a lever was pulled in B. They train in step, so all that differs comes from "
        "the "
        "lever.");
    lever_rows(frame, card);
    if (compare.catches_up >= 0) {
        const CompareSide& late = compare.sides[static_cast<std::size_t>(compare.catches_up)];
        const CompareSide& first = compare.sides[static_cast<std::size_t>(1 - compare.catches_up)];
        card.space(4);
        card.paragraph(faces().small, theme().muted,
                       std::string(compare.catches_up == 0 ? "A" : "B") + " catches up: step " + thousands(late.step) +
                           " of " + thousands(first.step) + ".");
    }
    card.space(6);
    figure_rows(frame, card);
    card.space(6);
    difference_rows(frame, card);
    mover_rows(frame, card);
    switches(frame, card);
    what_becomes_of_b(frame, card);
}

}  // namespace ui
