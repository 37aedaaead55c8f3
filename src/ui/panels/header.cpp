// The line at the top: brand, data set, play, undo, share, theme. See panels.h.
#include <cmath>

#include "ui/asking.h"
#include "ui/field.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr double kToastSeconds = 2;

// A small map of three regions that meet in a point, in a rounded square.
void brand_mark(const Rect& rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathRect(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), rect.w * 0.26f);
    const std::vector<ImVec2> rim(list->_Path.begin(), list->_Path.end());
    list->PathClear();
    const ImVec2 meet(rect.x + rect.w * 0.46f, rect.y + rect.h * 0.56f);
    const float turn = 6.2831853f;
    const float starts[] = {-0.26f, 0.03f, 0.455f};  // of a turn, clockwise from the right
    const ImU32 colors[] = {to_color(map::class_color(0, false)), to_color(map::class_color(2, false)),
                            to_color(map::class_color(1, false))};
    const auto turn_of = [&](const ImVec2& p, float from) {
        float share = std::atan2(p.y - meet.y, p.x - meet.x) / turn - from;
        return share - std::floor(share);
    };
    // Where the ray from the meeting point leaves the square: straight sides are enough, the ends lie on them.
    const auto leaves = [&](float share) {
        const float dx = std::cos(share * turn);
        const float dy = std::sin(share * turn);
        const float tx = dx > 0 ? (rect.right() - meet.x) / dx : dx < 0 ? (rect.x - meet.x) / dx : 1e9f;
        const float ty = dy > 0 ? (rect.bottom() - meet.y) / dy : dy < 0 ? (rect.y - meet.y) / dy : 1e9f;
        const float t = std::min(tx, ty);
        return ImVec2(meet.x + dx * t, meet.y + dy * t);
    };
    for (int i = 0; i < 3; ++i) {
        const float end = i == 2 ? starts[0] + 1 : starts[i + 1];
        std::vector<ImVec2> inside;
        for (const ImVec2& p : rim) {
            if (turn_of(p, starts[i]) < end - starts[i]) inside.push_back(p);
        }
        std::sort(inside.begin(), inside.end(),
                  [&](const ImVec2& a, const ImVec2& b) { return turn_of(a, starts[i]) < turn_of(b, starts[i]); });
        list->PathLineTo(meet);
        list->PathLineTo(leaves(starts[i]));
        for (const ImVec2& p : inside) list->PathLineTo(p);
        list->PathLineTo(leaves(end));
        list->PathFillConvex(colors[i]);
    }
}

// The sign and, where there is room, the name beside it: as on any page, a click leads to the start.
void brand(Frame& frame, const Rect& mark) {
    brand_mark({mark.x, mark.middle_y() - 11, 22, 22});
    const Tip tip{"Starts over: the first lesson, as on a first visit. Undo leads here again.", "starts anew"};
    if (press_area("brand", {mark.x, mark.middle_y() - 14, 22, 28}, tip).clicked)
        frame.actions.lesson.start_over = true;
}

void share_link(Frame& frame) {
    frame.actions.copy_link = true;
    frame.state.toast = "Link copied";
    frame.state.toast_until_s = frame.view.input.now_s + kToastSeconds;
}

void turn_theme(Frame& frame) { frame.draft.theme = frame.view.dark ? "light" : "dark"; }

float button_gap() { return 8; }
float button_side() { return theme().size.control; }

// The buttons at the right end, from right to left.
void right_buttons(Frame& frame, Rect& line) {
    const View& view = frame.view;
    const std::string theme_tip = std::string(model::spec_field("theme").help);
    const std::string_view at_once = model::when_it_acts(model::Change::look);
    if (icon_button("theme", cut_right(line, button_side(), button_gap()), view.dark ? icon::kSun : icon::kMoon,
                    {theme_tip, at_once})) {
        turn_theme(frame);
    }
    const ButtonStyle help_look = frame.state.asks ? ButtonStyle::strong : ButtonStyle::plain;
    if (icon_button("help", cut_right(line, button_side(), button_gap()), icon::kHelp,
                    {"What is this? Point at anything on the screen to be told.", at_once, true}, help_look)) {
        frame.state.asks = !frame.state.asks;
    }
    const float share_width = text_width(faces().text, "Share") + 28;
    if (text_button("share", cut_right(line, share_width, button_gap()), "Share",
                    {"Copies a link that opens this very experiment.", at_once})) {
        share_link(frame);
    }
    if (icon_button("redo", cut_right(line, button_side(), 4), icon::kRedo, {"Does again what was undone. Ctrl+Y", ""},
                    ButtonStyle::quiet, view.can_redo)) {
        frame.actions.redo = true;
    }
    if (icon_button("undo", cut_right(line, button_side(), button_gap()), icon::kUndo,
                    {"Takes the last change back. Ctrl+Z", ""}, ButtonStyle::quiet, view.can_undo)) {
        frame.actions.undo = true;
    }
}

// Everything that found no room as a button.
void more_menu(Frame& frame, const Rect& rect) {
    if (icon_button("more", rect, icon::kMore, {"More to do.", "", true})) ImGui::OpenPopup("more_menu");
    const View& view = frame.view;
    const std::vector<MenuItem> items = {
        {icon::kLessons, "Lessons", "Short lessons on the running map.", true},
        {icon::kStep, "One step", "", true},
        {icon::kNewSeed, "New seed", "Starts again from other random weights.", true},
        {icon::kUndo, "Undo", "", view.can_undo},
        {icon::kRedo, "Redo", "", view.can_redo},
        {icon::kShare, "Copy link", "It opens this very experiment.", true},
        {view.dark ? icon::kSun : icon::kMoon, view.dark ? "Light" : "Dark", "", true},
        {icon::kHelp, frame.state.asks ? "Enough asked" : "What is this?", "Tap anything on the screen to be told.",
         true},
        {icon::kHelp, frame.state.show_help ? "Hide help" : "Show help", "What each control is and when it acts.",
         true},
    };
    switch (action_menu("more_menu", rect, items)) {
        case 0:
            frame.state.show_lessons = true;
            frame.state.show_gallery = false;
            break;
        case 1:
            frame.actions.training.step_once = true;
            break;
        case 2:
            frame.actions.training.reset = frame.actions.training.new_seed = true;
            break;
        case 3:
            frame.actions.undo = true;
            break;
        case 4:
            frame.actions.redo = true;
            break;
        case 5:
            share_link(frame);
            break;
        case 6:
            turn_theme(frame);
            break;
        case 7:
            frame.state.asks = !frame.state.asks;
            break;
        case 8:
            frame.state.show_help = !frame.state.show_help;
            break;
        default:
            break;
    }
}

void lessons_button(Frame& frame, Rect& line) {
    if (text_button("lessons", cut_left(line, text_width(faces().text, "Lessons") + 28, 8), "Lessons",
                    {"Short lessons on the running map.", ""},
                    frame.state.show_lessons ? ButtonStyle::strong : ButtonStyle::plain)) {
        frame.state.show_lessons = !frame.state.show_lessons;
        frame.state.show_gallery = false;
    }
}

std::string step_text(const Frame& frame) {
    const bool many = frame.view.sweep != nullptr && frame.view.sweep->on;
    return "step " + thousands(many ? frame.view.sweep->step : frame.view.latest.step);
}

// Wide enough for the usual figures, so that the line does not jump while they grow.
float stats_width(const Frame& frame) {
    const Face& face = faces().mono;
    return 24 + std::max(text_width(face, "step 99,999"), text_width(face, step_text(frame))) + 12 +
           text_width(face, "99.9k samples/s");
}

void stats(Frame& frame, const Rect& rect) {
    explain(rect,
            "How many steps of training there were, and how many things are looked at in a second. In each step "
            "the network looks at a batch of things and moves its weights a little.");
    draw_box(rect, theme().card, theme().line, theme().size.corner);
    Rect line = inset(rect, 12, 0);
    const std::string step = step_text(frame);
    draw_text(cut_left(line, text_width(faces().mono, step) + 1, 12), faces().mono, theme().text, step);
    const bool moving = frame.view.training.playing && frame.view.training.resting.empty();
    const std::string speed = moving ? short_count(frame.view.training.samples_per_second) + " samples/s"
                              : frame.view.training.playing ? "resting"
                                                            : "paused";
    draw_text(line, faces().mono, theme().muted, speed, Align::right);
}

void narrow_header(Frame& frame, Rect line) {
    more_menu(frame, cut_right(line, button_side(), button_gap()));
    transport(frame, cut_right(line, transport_width(false), button_gap()), false);
    const Rect mark = cut_left(line, 22, 9);
    brand(frame, mark);
    if (line.w > text_width(faces().brand, "Embedscape")) draw_text(line, faces().brand, theme().text, "Embedscape");
}

}  // namespace

float transport_width(bool with_new_seed) {
    const float side = button_side();
    return (with_new_seed ? 4 : 3) * (side + button_gap()) - button_gap() + 8;
}

float transport(Frame& frame, const Rect& rect, bool with_new_seed) {
    Rect line = rect;
    const float side = button_side();
    const auto next = [&](float width) {
        const Rect piece = cut_left(line, width, button_gap());
        return Rect{piece.x, piece.middle_y() - side / 2, piece.w, side};
    };
    if (icon_button(
            "reset", next(side), icon::kReset,
            {"Starts again from the same random weights: the same seed gives the same map. R", "starts anew"})) {
        frame.actions.training.reset = true;
    }
    if (with_new_seed && icon_button("new_seed", next(side), icon::kNewSeed,
                                     {"Starts again from other random weights: a new seed.", "starts anew"})) {
        frame.actions.training.reset = frame.actions.training.new_seed = true;
    }
    const bool playing = frame.view.training.playing;
    if (icon_button("play", next(side + 8), playing ? icon::kPause : icon::kPlay,
                    {playing ? "Pauses the training. Space" : "Lets the training go on. Space", "acts at once"},
                    ButtonStyle::strong)) {
        frame.actions.training.toggle_play = true;
    }
    if (icon_button("step", next(side), icon::kStep, {"One step of training, then pause. S", "acts at once"})) {
        frame.actions.training.step_once = true;
    }
    return rect.w;
}

float data_pill_width(const Frame& frame) {
    return field_pill_width(frame.draft, model::spec_field("dataset"), frame.draft);
}

// Choosing data is an action and no edit: the default Spec of the new data set replaces the draft.
void data_pill(Frame& frame, const Rect& rect) {
    const model::Field<model::Spec>& field = model::spec_field("dataset");
    const std::string label = choice_label(frame.draft, field, frame.draft);
    constexpr const char *kColumns = "+columns", *kOwn = "+own", *kDraw = "+draw";
    std::vector<model::Choice> choices = field.choices(frame.draft, frame.draft);
    // Own data first: the running one with its columns, how to bring some, those that were brought before.
    const bool is_own = frame.view.running.imported != nullptr;
    auto at = choices.begin() + (is_own ? 1 : 0);
    const bool has_columns = is_own && frame.view.board == nullptr,
               of_pictures = frame.view.material.dataset.pictures.side > 0;
    if (has_columns && of_pictures) {
        at = choices.insert(at, {kColumns, "Its pictures ...", "The size to which they were shrunk; change it."}) + 1;
    } else if (has_columns) {
        at = choices.insert(at, {kColumns, "Its columns ...", "What each was taken for; change it."}) + 1;
    }
    at =
        choices.insert(at, {kOwn, "Your own data ...", "Drop a table, paste it, or choose a file. It stays here."}) + 1;
    at =
        choices.insert(at, {kDraw, "Draw points ...", "Rings, spirals, or by your own hand, learned as you draw."}) + 1;
    for (const model::Choice& own : frame.view.own_data)
        if (!is_own || own.id != choices.front().id) at = choices.insert(at, own) + 1;
    std::string chosen;
    if (!choice_pill("dataset", rect, {"", label}, choices, chosen, field_tip(field), is_wrong(frame, "dataset")))
        return;
    if (chosen == kDraw) {
        frame.actions.board.open = true;
    } else if (chosen == kColumns || chosen == kOwn) {
        frame.actions.sheet.open = true;
        frame.actions.sheet.anew = chosen == kOwn;
    } else if (chosen != frame.draft.dataset) {
        frame.actions.choose_dataset = chosen;
    }
}

void header_panel(Frame& frame, const Rect& rect) {
    const TextBounds bounds(rect, 0);
    const float control = button_side();
    Rect line{rect.x, rect.middle_y() - control / 2, rect.w, control};
    if (rect.w < 740) {
        narrow_header(frame, line);
        return;
    }
    const bool roomy = rect.w >= 1000;
    const Rect mark = cut_left(line, 22, 9);
    brand(frame, mark);
    draw_text(cut_left(line, text_width(faces().brand, "Embedscape") + 1, 16), faces().brand, theme().text,
              "Embedscape");
    lessons_button(frame, line);
    if (roomy) {
        right_buttons(frame, line);
    } else {
        more_menu(frame, cut_right(line, control, 16));
    }
    const float figures = roomy ? stats_width(frame) + 10 : 0;
    const float wanted = transport_width(true) + figures;
    // A long name gives way to the figures.
    const float most = std::clamp(line.w - wanted - 16, 110.0f, rect.w * 0.22f);
    data_pill(frame, cut_left(line, std::min(data_pill_width(frame), most), 16));
    // In the middle of the whole line if that is free, else in the middle of what is left.
    float x = rect.middle_x() - wanted / 2;
    if (x < line.x || x + wanted > line.right()) x = line.x + std::max(0.0f, (line.w - wanted) / 2);
    Rect middle{x, line.y, std::min(wanted, line.w), line.h};
    transport(frame, cut_left(middle, transport_width(true), 10), true);
    if (roomy) stats(frame, middle);
}

}  // namespace ui
