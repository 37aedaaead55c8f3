// See menu.h.
#include "ui/menu.h"

#include <cmath>

#include "ui/icons.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr float kInset = 10;  // left and right of the words in a pill
constexpr float kArrow = 14;
constexpr float kMenuPad = 6;
constexpr float kMenuWidth = 280;

float help_height(float width, std::string_view help) {
    return help.empty() ? 0 : paragraph_height(width, faces().small, help);
}

float item_height(float width, std::string_view help) {
    // Less the menu's edges, the row's, the sign and what menu_row() leaves free at the right.
    const float words = faces().text.size + 12 + help_height(width - 2 * kMenuPad - 16 - 26 - 10, help);
    return std::max(words, theme().size.menu_row);
}

// Opens under the anchor, or above it where there is more room; scrolls if neither is enough.
bool begin_menu(const char* id, const Rect& anchor, float width, float height) {
    if (!ImGui::IsPopupOpen(id)) return false;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float below = display.y - anchor.bottom() - 10;
    const float above = anchor.y - 10;
    const bool down = height <= below || below >= above;
    const float shown = std::min(height, down ? below : above);
    const float x = std::clamp(anchor.x, 6.0f, std::max(6.0f, display.x - width - 6));
    ImGui::SetNextWindowPos(ImVec2(x, down ? anchor.bottom() + 4 : anchor.y - 4 - shown));
    ImGui::SetNextWindowSize(ImVec2(width, shown));
    return ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
}

struct Row {
    std::string_view label, help;
    const char* icon = nullptr;
    bool enabled = true;
};

bool menu_row(int index, const Rect& rect, const Row& row) {
    ImGui::PushID(index);
    const Press press = press_area("row", rect, {}, row.enabled);
    ImGui::PopID();
    if (press.hovered || press.held)
        draw_box(rect, press.held ? theme().pressed : theme().hover, 0, theme().size.corner - 2);
    Rect words = inset(rect, 8, 0);
    const Rect sign = cut_left(words, 20, 6);
    const float line = faces().text.size;
    const float all = line + help_height(words.w - 10, row.help);
    const float top = rect.y + (rect.h - all) / 2;
    if (row.icon != nullptr) {
        draw_icon({sign.x, top, sign.w, line}, row.enabled ? theme().text : theme().faint, row.icon, 0.87f);
    }
    draw_text({words.x, top, words.w, line}, faces().text, row.enabled ? theme().text : theme().faint, row.label);
    if (!row.help.empty()) {
        draw_paragraph(words.x, top + line, words.w - 10, faces().small, theme().muted, row.help);
    }
    return press.clicked;
}

// Returns the row that was clicked, or -1. `stays`: a click does not close it.
int menu(const char* id, const Rect& anchor, const std::vector<Row>& rows, float width, bool stays = false) {
    float height = 2 * kMenuPad;
    for (const Row& row : rows) height += item_height(width, row.help);
    if (!begin_menu(id, anchor, width, height)) return -1;
    const ImVec2 corner = ImGui::GetWindowPos();
    const TextBounds bounds({corner.x, corner.y, width, height}, 2);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float y = start.y + kMenuPad;
    float below_seen = 0;  // middle of the chosen row, if the menu opens without showing all of it
    int clicked = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float h = item_height(width, rows[i].help);
        if (menu_row(static_cast<int>(i), {start.x + kMenuPad, y, width - 2 * kMenuPad, h}, rows[i])) {
            clicked = static_cast<int>(i);
        }
        const bool chosen = !stays && rows[i].icon == icon::kCheck;
        if (chosen && y + h > corner.y + ImGui::GetWindowHeight()) below_seen = y + h / 2;
        y += h;
    }
    ImGui::SetCursorScreenPos(ImVec2(start.x, y));
    ImGui::Dummy(ImVec2(1, kMenuPad));
    if (ImGui::IsWindowAppearing() && below_seen > 0) {
        ImGui::SetScrollY(below_seen - start.y - ImGui::GetWindowHeight() / 2);
    }
    if (clicked >= 0 && !stays) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return clicked;
}

}  // namespace

float pill_width(const PillText& text) {
    const float prefix = text.prefix.empty() ? 0 : text_width(faces().text, text.prefix) + 6;
    return std::ceil(prefix + text_width(faces().text, text.value)) + 2 * kInset + kArrow + 2;
}

bool choice_pill(const char* id, const Rect& rect, const PillText& text, const std::vector<model::Choice>& choices,
                 std::string& chosen, const Tip& tip, bool wrong) {
    ImGui::PushID(id);
    const Press press = press_area("pill", rect, tip);
    const Theme& l = theme();
    draw_box(rect, l.card, wrong ? l.alarm : l.line, l.size.corner);
    if (press.hovered || press.held) draw_box(rect, press.held ? l.pressed : l.hover, 0, l.size.corner);
    Rect words = inset(rect, kInset, 0);
    draw_stroke(cut_right(words, kArrow - 4, 4), l.muted, Stroke::down, 4);
    if (!text.prefix.empty()) {
        const Rect first = cut_left(words, text_width(faces().text, text.prefix) + 1, 5);
        draw_text(first, faces().text, l.muted, text.prefix);
    }
    draw_text(words, faces().text, l.text, text.value);
    if (press.clicked) ImGui::OpenPopup("menu");
    std::vector<Row> rows;
    for (const model::Choice& choice : choices) {
        const bool possible = choice.why_not.empty();
        const bool chosen_now = choice.closed_label() == text.value;
        rows.push_back({choice.label, possible || chosen_now ? choice.help : choice.why_not,
                        chosen_now ? icon::kCheck : nullptr, possible});
    }
    const int clicked = menu("menu", rect, rows, std::max(kMenuWidth, rect.w));
    if (clicked >= 0) chosen = choices[static_cast<std::size_t>(clicked)].id;
    ImGui::PopID();
    return clicked >= 0;
}

int action_menu(const char* id, const Rect& anchor, const std::vector<MenuItem>& items) {
    std::vector<Row> rows;
    for (const MenuItem& item : items) rows.push_back({item.label, item.help, item.icon, item.enabled});
    return menu(id, anchor, rows, kMenuWidth);
}

int switch_menu(const char* id, const Rect& anchor, const std::vector<SwitchItem>& items) {
    std::vector<Row> rows;
    for (const SwitchItem& item : items) {
        rows.push_back({item.label, item.help, item.on ? icon::kCheck : icon::kEmptyBox, true});
    }
    return menu(id, anchor, rows, kMenuWidth, true);
}

}  // namespace ui
