// Finding things by name: a line to type into on the map, and below it what was found. See panels.h.
#include <imgui.h>
#include <imgui_internal.h>  // ActivateItemByID

#include <algorithm>

#include "data/typed.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kWidth = 300;

}  // namespace

void open_search(State& state) {
    state.search_open = true;
    state.search_focus = 3;
}

namespace {

void close(Frame& frame) {
    frame.state.search_open = false;
    frame.state.search_text.clear();
    frame.actions.selection.query = "";
}

// SetKeyboardFocusHere() is no use in a window that takes part in no navigation.
void give_keyboard(const char* item) {
    ImGui::ActivateItemByID(ImGui::GetID(item));
    ImGui::GetCurrentContext()->NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

// The typed part of a hit stands out in full colour; groups say how many things they have.
void hit_row(Frame& frame, const Rect& rect, const map::Hit& hit, bool chosen) {
    const Press press = press_area("hit", rect, {});
    if (press.hovered || press.held || chosen) draw_box(rect, theme().hover, 0, 6);
    Rect words = inset(rect, 10, 0);
    const std::string note = hit.thing >= 0 ? "" : hit.attribute_label + " · " + std::to_string(hit.count);
    if (!note.empty()) {
        draw_text(cut_right(words, text_width(faces().small, note) + 1, 8), faces().small, theme().muted, note,
                  Align::right);
    }
    draw_text(words, faces().text, theme().text, hit.text);
    if (press.clicked) frame.actions.selection.found = hit;
}

// Whether the text may be a new thing, which is walked through the layers (flow.h): nothing has just this name.
bool may_be_new(const Frame& frame) {
    const std::string& text = frame.state.search_text;
    if (text.empty() || !data::can_be_typed(frame.view.material.dataset.row)) return false;
    if (frame.view.compare != nullptr || frame.view.sweep != nullptr) return false;
    const std::vector<map::Hit>& hits = frame.view.map.looking.hits;
    return std::none_of(hits.begin(), hits.end(),
                        [&](const map::Hit& hit) { return map::folded(hit.text) == map::folded(text); });
}

void new_thing_row(Frame& frame, const Rect& rect, bool chosen, bool entered) {
    const std::string& text = frame.state.search_text;
    const Press press =
        press_area("new thing", rect, {"It is no part of the data, and nothing is learned from it.", ""});
    if (press.hovered || press.held || chosen) draw_box(rect, theme().hover, 0, 6);
    Rect words = inset(rect, 10, 0);
    const std::string_view what = "new: through the layers";
    draw_text(cut_right(words, text_width(faces().small, what) + 1, 8), faces().small, theme().muted, what,
              Align::right);
    draw_text(words, faces().text, theme().text, text);
    if (!press.clicked && !(chosen && entered)) return;
    frame.actions.flow.begin_typed = frame.state.flow_text = text;
    frame.state.go_to_flow = true;
    close(frame);
}

// n_rows: below the line.
void keys(Frame& frame, int n_rows) {
    State& state = frame.state;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) state.search_at = std::min(state.search_at + 1, n_rows - 1);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) state.search_at = std::max(state.search_at - 1, 0);
    if (ImGui::IsKeyPressed(ImGuiKey_Tab)) {
        const std::string rest = map::completion(state.search_text, frame.view.map.looking.hits);
        if (!rest.empty()) {
            state.search_text += rest;
            frame.actions.selection.query = state.search_text;
        }
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Escape)) close(frame);
}

}  // namespace

void search_box(Frame& frame, const Rect& picture) {
    State& state = frame.state;
    if (!state.search_open) return;
    const std::vector<map::Hit>& hits = frame.view.map.looking.hits;
    const float line = theme().size.search_row;
    const float width = std::min(kWidth, picture.w - 24 - map_tools_width());
    const bool is_new = may_be_new(frame);
    const bool none = hits.empty() && !state.search_text.empty() && !is_new;
    const float height = 12 + line + static_cast<float>(hits.size() + (none || is_new ? 1 : 0)) * line;
    const float below_pills = picture.y + 12 + theme().size.control + 10;
    const Rect card{picture.right() - 12 - map_tools_width() - width, below_pills, width, height};
    // A window of its own: it lies on the map's button, which would take its clicks.
    ImGui::SetCursorScreenPos(ImVec2(card.x, card.y));
    ImGui::BeginChild("search", ImVec2(card.w, card.h), ImGuiChildFlags_None, ImGuiWindowFlags_NoBackground);
    draw_floating_card(card);
    cover_map(frame, card);
    state.search_place = card;
    const TextBounds bounds(card, 2);
    Rect rest = inset(card, 6, 6);
    Rect field = cut_top(rest, line);
    draw_icon(cut_left(field, 24), theme().muted, icon::kSearch, 0.85f);
    ImGui::SetCursorScreenPos(ImVec2(field.x, field.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(field.w - 4);
    // Not in its first frames: a window that is new skips its items.
    if (state.search_focus > 0 && --state.search_focus == 0) give_keyboard("##query");
    const bool entered = text_field("##query", "find by name", state.search_text, true);
    if (ImGui::IsItemEdited()) {
        frame.actions.selection.query = state.search_text;
        state.search_at = 0;
    }
    const auto n_hits = static_cast<int>(hits.size());
    keys(frame, n_hits + (is_new ? 1 : 0));
    if (none) draw_text(inset(cut_top(rest, line), 10, 0), faces().small, theme().muted, "Nothing has this name.");
    for (std::size_t i = 0; i < hits.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        hit_row(frame, cut_top(rest, line), hits[i], static_cast<int>(i) == state.search_at);
        ImGui::PopID();
    }
    if (entered && state.search_at < n_hits) {
        frame.actions.selection.found = hits[static_cast<std::size_t>(state.search_at)];
    }
    if (is_new) new_thing_row(frame, cut_top(rest, line), state.search_at == n_hits, entered);
    if (frame.actions.selection.found) close(frame);
    ImGui::EndChild();
}

}  // namespace ui
