// What a file of plain text that somebody brought was taken for: a table, a thing a line, or running text. See
// sheet_parts.h. Next: data/import/text_kind.h.
#include <string>
#include <vector>

#include "data/import/text_kind.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/sheet.h"

namespace ui {
namespace {

struct Kind {
    data::TextKind kind;
    const char* id;
    const char* help;
};
constexpr Kind kKinds[] = {
    {data::TextKind::table, "table", "Each line is a thing, with values in columns."},
    {data::TextKind::lines, "lines",
     "Each line is a thing: a name, a title, a sentence. Its letters and words are features."},
    {data::TextKind::corpus, "corpus", "Its most frequent words are things, known by the words beside them."}};

}  // namespace

float text_kind_part(Frame& frame, float x, float y, float width) {
    const SheetShown& shown = *frame.view.sheet;
    const bool is_read = shown.sheet != nullptr;
    if (is_read ? !data::can_take_text_as(*shown.sheet) : !shown.can_take_text) return y;
    std::vector<model::Choice> choices;
    for (const Kind& each : kKinds)
        choices.push_back({each.id, std::string(data::text_kind_name(each.kind)), each.help});
    const PillText text = is_read ? PillText{"Taken for", data::text_kind_name(shown.sheet->text_kind)}
                                  : PillText{"Take it for", "something else"};
    const Rect rect{x, y, std::min(width, pill_width(text)), theme().size.small_control};
    std::string chosen;
    if (choice_pill(
            "text_kind", rect, text, choices, chosen,
            {"What this file of text is taken for. Change it if the guess is wrong.", "acts when the map is made"}))
        for (const Kind& each : kKinds)
            if (chosen == each.id && !(is_read && each.kind == shown.sheet->text_kind))
                frame.actions.sheet.text_kind = each.kind;
    return rect.bottom() + 8;
}

}  // namespace ui
