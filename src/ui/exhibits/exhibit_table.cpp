// The exhibits of the lessons, and their card below the lesson's text. See exhibits.h.
#include <array>

#include "ui/exhibits/exhibit_rows.h"
#include "ui/panels/panels.h"

namespace ui {

std::span<const Exhibit> exhibit_table() {
    static constexpr std::array table = {
        Exhibit{.id = "ledger", .stage = nullptr, .card = exhibits::ledger_card},
        Exhibit{.id = "path", .stage = nullptr, .card = exhibits::path_card, .over = exhibits::path_line},
        Exhibit{.id = "typed", .stage = nullptr, .card = exhibits::typed_card, .over = exhibits::typed_marks},
        Exhibit{.id = "codes", .stage = exhibits::codes_stage, .card = nullptr},
        Exhibit{.id = "picture_formats", .stage = exhibits::picture_formats_stage, .card = nullptr},
        Exhibit{.id = "six_decoders", .stage = exhibits::six_decoders_stage, .card = nullptr},
        Exhibit{.id = "calculator", .stage = exhibits::calculator_stage, .card = nullptr},
        Exhibit{.id = "token_table", .stage = nullptr, .card = exhibits::token_table_card},
        Exhibit{.id = "trust", .stage = nullptr, .card = exhibits::trust_card},
        Exhibit{.id = "neighbourhoods",
                .stage = nullptr,
                .card = exhibits::neighbourhoods_card,
                .over = exhibits::neighbourhood_marks},
    };
    return table;
}

const Exhibit* find_exhibit(std::string_view id) {
    for (const Exhibit& exhibit : exhibit_table()) {
        if (exhibit.id == id) return &exhibit;
    }
    return nullptr;
}

void exhibit_panel(Frame& frame, float width) {
    if (!frame.view.lesson.guide || frame.view.lesson.moment == nullptr) return;
    const Exhibit* exhibit = find_exhibit(frame.view.lesson.guide->exhibit);
    if (exhibit != nullptr && exhibit->card != nullptr) exhibit->card(frame, width);
}

void exhibit_over_map(Frame& frame, const Rect& picture) {
    frame.state.map_exhibits.clear();
    // What is written over a map stands at places of its plane; a layout has none of them.
    if (!frame.view.lesson.guide || frame.view.on_screen.laid_out) return;
    const Exhibit* exhibit = find_exhibit(frame.view.lesson.guide->exhibit);
    if (exhibit != nullptr && exhibit->over != nullptr) exhibit->over(frame, picture);
}

}  // namespace ui
