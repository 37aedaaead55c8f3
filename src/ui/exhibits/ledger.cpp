// The ledger: each way that was tried, what it cost and what it gave, written down by the learner. See exhibits.h.
#include <algorithm>

#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

constexpr std::size_t kMostRows = 12;

// Figures in equal columns, the words of a row above them.
void figures(Card& card, const Face& face, ImU32 color, const std::vector<std::string>& cells, std::size_t n) {
    Rect line = card.row(face.size + 4);
    const float each = line.w / static_cast<float>(n);
    for (const std::string& cell : cells) draw_text(cut_left(line, each), face, color, cell, Align::right);
}

}  // namespace

void ledger_card(Frame& frame, float width) {
    lessons::Ledger& ledger = frame.state.desk.ledger;
    const lessons::Moment& moment = *frame.view.lesson.moment;
    Card card("ledger", width, "Ledger", 0, "what you tried");
    std::vector<std::string> labels;
    for (const lessons::Figure& figure : frame.view.lesson.ledger) labels.emplace_back(figure.label);
    const std::size_t n = std::max<std::size_t>(labels.size(), 1);
    figures(card, faces().small, theme().muted, labels, n);
    const bool own = !frame.view.lesson.ledger.empty() && ledger.lesson == frame.view.lesson.ledger_of;
    if (!own || ledger.rows.empty()) {
        card.paragraph(faces().small, theme().muted, "Nothing yet: pull a lever, give it some steps, write it down.");
    } else {
        for (const lessons::LedgerRow& row : ledger.rows) {
            card.space(4);
            card.paragraph(faces().text, theme().text, row.what);
            figures(card, faces().figure, theme().text, row.cells, n);
        }
    }
    card.space(8);
    Rect line = card.row(theme().size.control);
    const bool full = own && ledger.rows.size() >= kMostRows;
    const float width_of_button = text_width(faces().text, "write it down") + 28;
    if (text_button("note", cut_left(line, width_of_button, 8), "write it down",
                    {"Adds a row: what you changed, and the figures of now.", "at once"}, ButtonStyle::plain,
                    !full && moment.shown.step > 0)) {
        frame.actions.lesson.note = true;
    }
    if (own && !ledger.rows.empty() &&
        link_button("wipe", cut_right(line, link_width("wipe")), "wipe", theme().muted,
                    {"Empties the ledger.", "at once"})) {
        ledger.rows.clear();
    }
}

}  // namespace ui::exhibits
