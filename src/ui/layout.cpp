// See layout.h; ui::panels() is here, too: one window over the whole display, and the keyboard.
#include "ui/layout.h"

#include <imgui_internal.h>  // ClosePopupToLevel

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/asking.h"
#include "ui/card.h"
#include "ui/exhibits/exhibits.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

using Panel = void (*)(Frame& frame, float width);

constexpr float kThreeColumns = 1080;
constexpr float kTwoColumns = 760;
constexpr float kEdge = 10;
constexpr float kStripFrom = 560;  // the map comes first: below this height there is no row of small maps
constexpr float kStripHeight = 148, kLowStrip = 118;
constexpr std::size_t kFewMaps = 16;   // so many leave room for levers on a phone,
constexpr float kRoomForLevers = 640;  // if it is so high below the header
constexpr float kRoomForBoth = 280;    // below the header: a small map, the tabs and two controls
constexpr float kZoomKey = 1.25f;
constexpr float kPanKey = 40;  // pixels

struct Tab {
    const char* label;
    const char* help;
    std::vector<Panel> panels;
};

// What the page asked for, less what the lesson leaves out: the rest would only distract.
Parts parts_of(const View& view) {
    Parts parts = view.parts;
    if (!view.lesson.guide) return parts;
    parts.features = parts.features && view.lesson.guide->features;
    parts.architecture = parts.architecture && view.lesson.guide->architecture;
    parts.loss = parts.loss && view.lesson.guide->loss;
    return parts;
}

std::vector<Panel> lever_panels(const View& view) {
    const Parts parts = parts_of(view);
    std::vector<Panel> panels;
    if (parts.features) panels.push_back(features_panel);
    if (parts.architecture) panels.push_back(architecture_panel);
    if (parts.loss) panels.push_back(loss_panel);
    return panels;
}

// A lesson is open, or can be gone back to.
bool has_lesson(const Frame& frame) { return frame.view.lesson.guide.has_value() || frame.view.lesson.can_go_back; }

// There is no room for a tab that only leads back to a lesson beside that of drawing.
bool has_lesson_tab(const Frame& frame) {
    return frame.view.lesson.guide.has_value() || (frame.view.lesson.can_go_back && frame.view.board == nullptr);
}

// The stage of a lesson's step; null: the map is there.
const Exhibit* stage_of(const Frame& frame) {
    if (!frame.view.lesson.guide || frame.view.lesson.moment == nullptr) return nullptr;
    const Exhibit* exhibit = find_exhibit(frame.view.lesson.guide->exhibit);
    return exhibit != nullptr && exhibit->stage != nullptr ? exhibit : nullptr;
}

// The map, or what stands in its place.
void middle(Frame& frame, const Rect& rect, bool small) {
    if (frame.view.sheet != nullptr) return sheet_panel(frame, rect);
    if (frame.view.gallery != nullptr) return gallery_panel(frame, rect);
    if (frame.state.show_lessons) return lessons_panel(frame, rect);
    if (frame.view.sweep != nullptr) return sweep_panel(frame, rect, small);
    const Exhibit* exhibit = stage_of(frame);
    if (exhibit == nullptr) return map_panel(frame, rect, small);
    draw_card(rect);
    exhibit->stage(frame, rect);
}

// Whether a panel is about the one map, which is hidden while there are many.
bool is_out_of_sight(const Frame& frame, Panel panel) {
    if (frame.view.sweep == nullptr || !frame.view.sweep->on) return false;
    return panel == looking_panel || panel == confusion_panel || panel == chronicle_panel || panel == bits_kept_panel;
}

void column(Frame& frame, const char* id, const Rect& rect, const std::vector<Panel>& panels) {
    if (panels.empty()) return;
    const Column scrolling(id, rect, kEdge - 1);
    for (const Panel panel : panels) {
        if (!is_out_of_sight(frame, panel)) panel(frame, rect.w);
    }
}

// The card of the tour at the lower edge of the map's place.
void tour_below(Frame& frame, Rect& place) {
    if (frame.view.tour == nullptr) return;
    frame.state.tour_place = place;
    tour_card(frame, cut_bottom(place, tour_height(frame, place.w), kEdge));
}

// The map with the row of small maps below it, where there is room for both and the map is seen. Below this height the
// map's buttons are small.
void map_and_strip(Frame& frame, Rect body, float strip, float small_below) {
    cut_bottom(body, kEdge);
    const bool covered = frame.view.sheet != nullptr || frame.state.show_lessons || frame.view.sweep != nullptr ||
                         stage_of(frame) != nullptr || frame.view.tour != nullptr;
    if (body.h >= kStripFrom && !covered) layer_strip_panel(frame, cut_bottom(body, strip, kEdge));
    tour_below(frame, body);
    middle(frame, body, body.h < small_below);
}

// What takes the levers' place, too: a table has many columns, and the gallery many pictures.
bool takes_whole_body(const Frame& frame) { return frame.view.sheet != nullptr || frame.view.gallery != nullptr; }

void whole_body(Frame& frame, Rect body) {
    cut_bottom(body, kEdge);
    middle(frame, body, false);
}

void wide(Frame& frame, Rect screen) {
    // Even, so that the map begins and has its middle on whole pixels.
    const float left = 2 * std::round(std::clamp(screen.w * 0.24f, 290.0f, 320.0f) / 2);
    const float right = std::clamp(screen.w * 0.22f, 292.0f, 360.0f);
    Rect body = inset(screen, kEdge, 0);
    header_panel(frame, cut_top(body, theme().size.control + 20));
    if (takes_whole_body(frame)) return whole_body(frame, body);
    const std::vector<Panel> levers = lever_panels(frame.view);
    if (!levers.empty()) column(frame, "left", cut_left(body, left, kEdge), levers);
    std::vector<Panel> others = {looking_panel, training_panel, about_panel};
    if (frame.view.parts.curves) {
        others = {looking_panel,   curves_panel,   earlier_runs_panel, confusion_panel,
                  chronicle_panel, training_panel, bits_kept_panel,    about_panel};
    }
    if (stage_of(frame) != nullptr) others.clear();  // curves of a model that is not seen would distract
    if (frame.view.map.projected.on) others.insert(others.begin(), projection_panel);
    if (frame.view.compare != nullptr) others.insert(others.begin(), compare_panel);
    if (frame.view.board != nullptr) others.insert(others.begin(), board_panel);
    if (has_lesson(frame)) others.insert(others.begin(), {guide_panel, exhibit_panel});
    column(frame, "right", cut_right(body, right, kEdge), others);
    map_and_strip(frame, body, std::min(kStripHeight, body.h * 0.2f), 0);
}

void middling(Frame& frame, Rect screen) {
    Rect body = inset(screen, kEdge, 0);
    header_panel(frame, cut_top(body, theme().size.control + 14));
    if (takes_whole_body(frame)) return whole_body(frame, body);
    std::vector<Panel> panels = lever_panels(frame.view);
    panels.insert(panels.begin(), looking_panel);
    if (frame.view.map.projected.on) panels.insert(panels.begin(), projection_panel);
    if (frame.view.board != nullptr) panels.insert(panels.begin(), board_panel);
    if (frame.view.compare != nullptr) panels.insert(panels.begin(), compare_panel);
    if (has_lesson(frame)) panels.insert(panels.begin(), {guide_panel, exhibit_panel});
    if (frame.view.parts.curves) {
        panels.push_back(curves_panel);
        panels.push_back(earlier_runs_panel);
        panels.push_back(confusion_panel);
        panels.push_back(chronicle_panel);
    }
    panels.push_back(training_panel);
    if (frame.view.parts.curves) panels.push_back(bits_kept_panel);
    panels.push_back(about_panel);
    column(frame, "left", cut_left(body, 306, kEdge), panels);  // a layer fits on one line
    map_and_strip(frame, body, kLowStrip, 420);
}

std::vector<Tab> tabs_of(const Parts& parts, bool guided, bool drawn, bool flat) {
    std::vector<Tab> tabs;
    if (drawn) tabs.push_back({"Draw", "Points to learn, by your own hand.", {board_panel}});
    if (guided) tabs.push_back({"Lesson", "What to try, and what to see.", {guide_panel, exhibit_panel}});
    if (parts.features) tabs.push_back({"Features", "What the model is told about each thing.", {features_panel}});
    if (parts.architecture)
        tabs.push_back({"Layers", "What stands between the features and the map.",
                        flat ? std::vector<Panel>{projection_panel, architecture_panel, layer_cards}
                             : std::vector<Panel>{architecture_panel, layer_cards}});
    if (parts.loss) tabs.push_back({"Loss", "What the map is asked for.", {loss_panel}});
    if (parts.curves)
        tabs.push_back({"Curves",
                        "How well it goes, and what each layer keeps.",
                        {compare_panel, looking_panel, curves_panel, earlier_runs_panel, confusion_panel,
                         chronicle_panel, bits_kept_panel}});
    if (parts.header)
        tabs.push_back({"More", "How it is trained, and what the data is.", {training_panel, about_panel}});
    return tabs;
}

// Opens the tab that has this panel.
void go_to(Frame& frame, const std::vector<Tab>& tabs, Panel panel) {
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const std::vector<Panel>& panels = tabs[i].panels;
        if (std::find(panels.begin(), panels.end(), panel) == panels.end()) continue;
        frame.state.tab = static_cast<int>(i);
        frame.state.panel_alone = true;
    }
}

// Widths share the room by the length of their words, so that long ones need not be cut.
void tab_bar(Frame& frame, Rect line, const std::vector<Tab>& tabs) {
    const TextBounds bounds(line, 0);
    constexpr float kGap = 6;
    float words = 0;
    for (const Tab& tab : tabs) words += text_width(faces().text, tab.label);
    const auto n = static_cast<float>(tabs.size());
    const float spare = std::max(0.0f, (line.w - (n - 1) * kGap - words) / n);
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const Rect place = cut_left(line, text_width(faces().text, tabs[i].label) + spare, kGap);
        const bool open = frame.state.tab == static_cast<int>(i);
        if (text_button(tabs[i].label, place, tabs[i].label, {tabs[i].help, ""},
                        open ? ButtonStyle::strong : ButtonStyle::plain)) {
            frame.state.tab = static_cast<int>(i);
        }
    }
}

// Too low for the map and a panel, as a page at 400 % is: one of them, chosen from a list.
void one_at_a_time(Frame& frame, Rect body, const std::vector<Tab>& tabs) {
    std::vector<model::Choice> choices = {{"-1", "Map", "What the model has learned."}};
    for (std::size_t i = 0; i < tabs.size(); ++i) choices.push_back({std::to_string(i), tabs[i].label, tabs[i].help});
    State& state = frame.state;
    const Tab& open = tabs[static_cast<std::size_t>(state.tab)];
    std::string chosen;
    if (choice_pill("shown", cut_top(body, theme().size.control, 8),
                    {"shown", state.panel_alone ? open.label : choices.front().label}, choices, chosen,
                    {"The map, its levers, and all else: there is room for one at a time.", ""})) {
        state.panel_alone = chosen != "-1";
        if (state.panel_alone) state.tab = std::atoi(chosen.c_str());
    }
    if (state.panel_alone) return column(frame, "panel", body, tabs[static_cast<std::size_t>(state.tab)].panels);
    cut_bottom(body, 8);
    middle(frame, body, true);
}

void narrow(Frame& frame, Rect screen) {
    const Parts parts = parts_of(frame.view);
    Rect body = inset(screen, 8, 0);
    if (parts.header) {
        header_panel(frame, cut_top(body, theme().size.control + 12));
    } else {
        cut_top(body, 8);
    }
    if (takes_whole_body(frame) || frame.state.show_lessons) {
        cut_bottom(body, 8);
        middle(frame, body, true);
        return;
    }
    const SweepView* many = frame.view.sweep;
    const bool few = many != nullptr && many->on && many->cells.size() <= kFewMaps;
    const bool leave_room = few && body.h >= kRoomForLevers;
    if (many != nullptr && !has_lesson(frame) && !leave_room) {
        cut_bottom(body, 8);
        sweep_panel(frame, body, true);
        return;
    }
    const std::vector<Tab> tabs =
        tabs_of(parts, has_lesson_tab(frame), frame.view.board != nullptr, frame.view.map.projected.on);
    if (tabs.empty()) {
        cut_bottom(body, 8);
        middle(frame, body, true);
        return;
    }
    if (frame.state.go_to_flow) go_to(frame, tabs, looking_panel);
    frame.state.tab = std::clamp(frame.state.tab, 0, static_cast<int>(tabs.size()) - 1);
    if (body.h < kRoomForBoth) return one_at_a_time(frame, body, tabs);
    // About square, but what a panel needs to show two controls stays free.
    const float wanted = many ? body.h * 0.68f : std::min(body.w * 1.02f, body.h * 0.54f);
    const float map_height = std::clamp(wanted, std::min(160.0f, body.h), body.h);
    const Rect map_place = cut_top(body, map_height, 8);
    if (frame.view.tour != nullptr) {
        tour_card(frame, cut_top(body, tour_height(frame, body.w), 8));
        frame.state.tour_place = {map_place.x, map_place.y, map_place.w, body.y - 8 - map_place.y};
    }
    if (tabs.size() > 1) tab_bar(frame, cut_top(body, theme().size.control, 8), tabs);
    column(frame, "panel", body, tabs[static_cast<std::size_t>(frame.state.tab)].panels);
    middle(frame, map_place, true);  // last: it shows the problem that no widget had a place for
}

// The map and, beside it, the levers that the page asked for.
void embedded_wide(Frame& frame, Rect screen) {
    Rect body = inset(screen, 8, 8);
    std::vector<Panel> panels = lever_panels(frame.view);
    if (frame.view.lesson.guide) panels.insert(panels.begin(), {guide_panel, exhibit_panel});
    if (frame.view.parts.curves) panels.push_back(curves_panel);
    if (!panels.empty())
        column(frame, "side", cut_left(body, std::clamp(screen.w * 0.36f, 240.0f, 285.0f), kEdge), panels);
    middle(frame, body, true);
}

// Keys for everything that the pointer does on the map.
void map_keys(Frame& frame) {
    State& state = frame.state;
    Actions& actions = frame.actions;
    const Looking& looking = frame.view.map.looking;
    const auto pressed = [](ImGuiKey key, bool repeat = false) { return ImGui::IsKeyPressed(key, repeat); };
    map::Point2 by{};
    if (pressed(ImGuiKey_LeftArrow, true)) by.x += kPanKey;
    if (pressed(ImGuiKey_RightArrow, true)) by.x -= kPanKey;
    if (pressed(ImGuiKey_UpArrow, true)) by.y += kPanKey;
    if (pressed(ImGuiKey_DownArrow, true)) by.y -= kPanKey;
    if (by.x != 0 || by.y != 0) (looking.turns && !ImGui::GetIO().KeyShift ? actions.map.turn : actions.map.pan) = by;
    if (pressed(ImGuiKey_L)) state.tool = state.tool == Tool::lasso ? Tool::move : Tool::lasso;
    if (pressed(ImGuiKey_W)) {
        const map::Point2 middle{state.map_size.width / 2, state.map_size.height / 2};
        state.tool = state.tool == Tool::walk ? Tool::move : Tool::walk;
        if (state.tool == Tool::walk) actions.map.walk_from = actions.map.walk_to = middle;
        if (state.tool != Tool::walk) actions.map.stop_walk = true;
    }
    if (pressed(ImGuiKey_E)) state.open_layers = true;
    if (pressed(ImGuiKey_C)) actions.compare.fork = true;
    if (pressed(ImGuiKey_M)) actions.sweep.open = true;
    if (pressed(ImGuiKey_Slash)) open_search(state);
    if (pressed(ImGuiKey_Period)) actions.training.slow_next = true;
    if (pressed(ImGuiKey_N)) actions.map.pin_nearest = true;
    const long now = looking.seen_step < 0 ? looking.last_step : looking.seen_step;
    const long stride = std::max(1L, (looking.last_step - looking.first_step) / 40);
    if (pressed(ImGuiKey_LeftBracket, true)) actions.map.see_step = std::max(looking.first_step, now - stride);
    if (pressed(ImGuiKey_RightBracket, true)) {
        actions.map.see_step = now + stride >= looking.last_step ? -1 : now + stride;
    }
    if (!pressed(ImGuiKey_Escape)) return;
    if (!frame.view.messages.reading.empty()) {
        actions.sheet.stop_reading = true;
        return;
    }
    if (frame.view.sheet != nullptr) {
        actions.sheet.close = true;
        return;
    }
    actions.sweep.stop = true;
    state.show_lessons = state.asks = state.open_legend = false;
    state.tool = Tool::move;
    state.lasso.clear();
    actions.map.stop_walk = actions.selection.none = actions.training.slow_stop = true;
    if (looking.seen_layer >= 0) actions.map.see_layer = looking.seen_layer;  // the same one again: back to the map
    actions.map.pin = -1;
    if (looking.seen_step >= 0) actions.map.see_step = -1;
}

// A note at the lower edge, shown while the learner may point at things to ask what they are.
void asking_note(const Rect& screen) {
    const std::string_view words = theme().pointer.ask;
    const float w = text_width(faces().text, words) + 28, h = theme().size.control;
    const Rect note{screen.middle_x() - w / 2, screen.bottom() - h - 12, w, h};
    ImDrawList* list = ImGui::GetForegroundDrawList();
    list->AddRectFilled(ImVec2(note.x, note.y), ImVec2(note.right(), note.bottom()), theme().architecture, h / 2);
    draw_text_at(list, ImVec2(note.x + 14, note.middle_y() - faces().text.size / 2), faces().text, IM_COL32_WHITE,
                 words);
}

// The lesson's steps, and the choices of its question by their number.
void lesson_keys(Frame& frame) {
    const Guide& guide = *frame.view.lesson.guide;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp, false) && guide.index > 0) frame.actions.lesson.step = guide.index - 1;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown, false)) {
        if (guide.index + 1 < guide.count) {
            frame.actions.lesson.step = guide.index + 1;
        } else {
            frame.actions.lesson.next = true;
        }
    }
    if (!guide.asks_before && (guide.question.empty() || guide.chosen != -1)) return;
    std::optional<int>& answer = guide.asks_before ? frame.actions.lesson.before : frame.actions.lesson.predict;
    const std::size_t n = guide.asks_before ? guide.before_choices.size() : guide.choices.size();
    for (int i = 0; i < static_cast<int>(n) && i < 9; ++i) {
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + i), false)) answer = i;
    }
    if (ImGui::IsKeyPressed(ImGuiKey_0, false)) answer = -2;
}

// `in_menu`: a menu was open when the frame began. Escape closes that, and nothing else.
void keyboard(Frame& frame, bool in_menu) {
    const ImGuiIO& io = ImGui::GetIO();
    if (in_menu && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return ImGui::ClosePopupToLevel(0, false);
    if (io.WantTextInput) return;
    Actions& actions = frame.actions;
    if (io.KeyAlt) return;  // the system's, or the browser's
    if (frame.view.tour != nullptr && tour_keys(frame)) return;
    if (frame.view.gallery != nullptr) {  // the running experiment is not seen: no key acts on it
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) frame.state.show_gallery = frame.state.asks = false;
        return;
    }
    const bool command = io.KeyCtrl || io.KeySuper;
    const map::Point2 middle{frame.state.map_size.width / 2, frame.state.map_size.height / 2};
    const auto pressed = [](ImGuiKey key, bool repeat = false) { return ImGui::IsKeyPressed(key, repeat); };
    if (command) {
        if (pressed(ImGuiKey_Z, true)) (io.KeyShift ? actions.redo : actions.undo) = true;
        if (pressed(ImGuiKey_Y, true)) actions.redo = true;
        if (frame.view.can_paste && pressed(ImGuiKey_V)) {
            const char* text = ImGui::GetClipboardText();
            if (text != nullptr) actions.sheet.pasted = text;
        }
        return;
    }
    if (pressed(ImGuiKey_Space)) actions.training.toggle_play = true;
    if (frame.view.lesson.guide) lesson_keys(frame);
    if (pressed(ImGuiKey_S, true)) actions.training.step_once = true;
    if (pressed(ImGuiKey_R)) actions.training.reset = true;
    if (pressed(ImGuiKey_H) || pressed(ImGuiKey_Home)) {
        actions.map.fit = true;
        actions.map.upright = frame.view.map.looking.turns;
    }
    if (pressed(ImGuiKey_Equal, true) || pressed(ImGuiKey_KeypadAdd, true)) {
        actions.map.zoom *= kZoomKey;
        actions.map.zoom_at = middle;
    }
    if (pressed(ImGuiKey_Minus, true) || pressed(ImGuiKey_KeypadSubtract, true)) {
        actions.map.zoom /= kZoomKey;
        actions.map.zoom_at = middle;
    }
    map_keys(frame);
}

}  // namespace

void lay_out(Frame& frame, const Rect& screen) {
    const bool embedded = !frame.view.parts.header;
    if (embedded && screen.w >= 520 && screen.w > screen.h) {
        embedded_wide(frame, screen);
    } else if (!embedded && screen.w >= kThreeColumns) {
        wide(frame, screen);
    } else if (!embedded && screen.w >= kTwoColumns) {
        middling(frame, screen);
    } else {
        narrow(frame, screen);
    }
}

Actions panels(model::Spec& draft, State& state, const View& view) {
    Actions actions;
    Frame frame{draft, state, view, actions};
    state.report.outside.clear();
    state.report.texts.clear();
    state.report.map_names.clear();
    state.problem_placed = false;
    state.shows_kept = state.shows_compare = false;
    state.sees_flow = false;
    state.other_origin.reset();
    report_text_to(&state.report);
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(display);
    ImGui::Begin("embedscape", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNavInputs);
    begin_asking(state.asks);
    const bool in_menu = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    lay_out(frame, {0, 0, display.x, display.y});
    if (state.asks) asking_note({0, 0, display.x, display.y});
    show_asked();
    ImGui::End();
    state.holds = ImGui::IsAnyItemActive();
    keyboard(frame, in_menu);
    report_text_to(nullptr);
    return actions;
}

}  // namespace ui
