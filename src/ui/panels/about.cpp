// The card of the data set: what it is, where it is from, what is missing, whom it leaves out. See panels.h.
#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {

void about_panel(Frame& frame, float width) {
    const data::DatasetRow& row = frame.view.material.dataset.row;
    Card card("about", width, row.label, 0, "the data");
    card.about("The data: what the things are, where they come from, what is missing, and whom they leave out.");
    if (theme().touch) {
        Rect line = card.row(theme().size.control);
        data_pill(frame, cut_left(line, std::min(line.w, data_pill_width(frame))));
        card.space(8);
    }
    const struct {
        const char* title;
        const std::string& text;
    } parts[] = {{"", row.card.what},           {"How many", row.card.count}, {"Missing", row.card.missing},
                 {"Known bias", row.card.bias}, {"Source", row.card.source},  {"Licence", row.card.licence}};
    for (const auto& part : parts) {
        if (part.text.empty()) continue;
        if (part.title[0] != 0) {
            card.space(8);
            draw_text(card.row(faces().small.size + 2), faces().small, theme().muted, part.title);
        }
        card.paragraph(faces().text, theme().text, part.text);
    }
}

}  // namespace ui
