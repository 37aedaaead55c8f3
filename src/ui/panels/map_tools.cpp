// The buttons at the map's right edge: closer and farther, home, what dragging does, what lies on the map, search.
// See panels.h.
#include <cmath>

#include "model/strongest_loss.h"
#include "ui/field.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr float kInset = 12;  // from the edge of the map
constexpr float kZoomStep = 1.5f;
constexpr float kGap = 5;

struct Stack {
    Frame& frame;
    float x = 0, y = 0, side = 0;

    Rect next() {
        const Rect rect{x, y, side, side};
        y += side + kGap;
        return rect;
    }
};

void zoom_buttons(Stack& stack) {
    Frame& frame = stack.frame;
    const map::Point2 middle{frame.state.map_size.width / 2, frame.state.map_size.height / 2};
    if (stroke_button("zoom_in", stack.next(), Stroke::plus, {"Closer. + or the wheel", ""})) {
        frame.actions.map.zoom *= kZoomStep;
        frame.actions.map.zoom_at = middle;
    }
    if (stroke_button("zoom_out", stack.next(), Stroke::minus, {"Farther. - or the wheel", ""})) {
        frame.actions.map.zoom /= kZoomStep;
        frame.actions.map.zoom_at = middle;
    }
}

// Pressed again, dragging moves the map as before.
void tool_button(Stack& stack, const char* id, const char* icon, Tool tool, const Tip& tip) {
    State& state = stack.frame.state;
    const bool on = state.tool == tool;
    if (!icon_button(id, stack.next(), icon, tip, on ? ButtonStyle::strong : ButtonStyle::plain)) return;
    state.tool = on ? Tool::move : tool;
    state.lasso.clear();
    if (on && tool == Tool::walk) stack.frame.actions.map.stop_walk = true;
}

// A second head's borders: one of the other views, or none.
struct OtherBorders {
    std::vector<model::Choice> views;
    std::vector<std::string> labels;
};
OtherBorders other_borders(const Frame& frame) {
    OtherBorders other;
    const std::vector<model::Choice> views = model::region_choices(frame.draft);
    const std::string shown = model::shown_regions(frame.draft);
    for (std::size_t i = 0; i < views.size() && other.views.size() < 6; ++i) {
        if (views[i].id == shown) continue;
        other.views.push_back(views[i]);
        other.labels.push_back("borders of " + views[i].label);
    }
    return other;
}

void turn_on_map(model::Spec& draft, const std::string& id) {
    const auto found = std::find(draft.shows.begin(), draft.shows.end(), id);
    if (found != draft.shows.end()) {
        draft.shows.erase(found);
    } else {
        draft.shows.push_back(id);
    }
}

void layers_button(Stack& stack) {
    Frame& frame = stack.frame;
    const Rect rect = stack.next();
    if (icon_button("shows", rect, icon::kEye,
                    {"What lies on the map: names, contours, arrows, springs, trails and more. E", ""}) ||
        frame.state.open_layers) {
        ImGui::OpenPopup("shows_menu");
    }
    frame.state.open_layers = false;
    if (!ImGui::IsPopupOpen("shows_menu")) return;
    const std::vector<model::Choice> choices = model::spec_field("shows").choices(frame.draft, frame.draft);
    std::vector<SwitchItem> items;
    for (const model::Choice& choice : choices) {
        const auto& on = frame.draft.shows;
        items.push_back({choice.label, choice.help, std::find(on.begin(), on.end(), choice.id) != on.end()});
    }
    const OtherBorders other = other_borders(frame);
    for (std::size_t i = 0; i < other.views.size(); ++i) {
        items.push_back({other.labels[i], "Drawn over what fills the map, in a colour of their own.",
                         frame.draft.borders_of == other.views[i].id});
    }
    const int turned = switch_menu("shows_menu", rect, items);
    if (turned < 0) return;
    const auto at = static_cast<std::size_t>(turned);
    if (at < choices.size()) return turn_on_map(frame.draft, choices[at].id);
    const std::string& id = other.views[at - choices.size()].id;
    frame.draft.borders_of = frame.draft.borders_of == id ? "none" : id;
}

void compare_button(Stack& stack) {
    const bool on = stack.frame.view.compare != nullptr;
    if (icon_button("compare", stack.next(), icon::kCompare,
                    {on ? "Changes between A and B: levers act on the one whose title is filled. C"
                        : "Forks the model: A and B side by side, the same until a lever is pulled in one of them. C",
                     ""},
                    on ? ButtonStyle::strong : ButtonStyle::plain)) {
        stack.frame.actions.compare.fork = true;
    }
}

void search_button(Stack& stack) {
    State& state = stack.frame.state;
    if (icon_button("search", stack.next(), icon::kSearch, {"Finds a thing or a group by its name. /", ""},
                    state.search_open ? ButtonStyle::strong : ButtonStyle::plain)) {
        const bool was_open = state.search_open;
        state.search_open = false;
        if (!was_open) open_search(state);
    }
}

// What can be taken home: the picture, then points, regions, model and log.
void take_home_menu(Frame& frame, const Rect& rect) {
    std::vector<MenuItem> items = {
        {nullptr, "PNG", "The map, for slides."},
        {nullptr, "PNG, large", "For print."},
        {nullptr, "SVG", "Stays sharp and can be edited."},
    };
    const auto n_pictures = static_cast<int>(items.size());
    for (const TakeHomeKind& kind : frame.view.take_home) {
        const bool can = kind.id != "selection.csv" || frame.view.map.looking.selection.count > 0;
        items.push_back({nullptr, kind.label, "", can});
    }
    const int picked = action_menu("picture_menu", rect, items);
    if (picked >= n_pictures) {
        frame.actions.take_home = frame.view.take_home[static_cast<std::size_t>(picked - n_pictures)].id;
    } else if (picked >= 0) {
        frame.actions.save_picture = PictureRequest{picked == 2, picked == 1 ? 4.0f : 2.0f};
    }
}

void picture_button(Stack& stack) {
    const Rect rect = stack.next();
    if (icon_button("picture", rect, icon::kCamera,
                    {"Take it home: the map as a picture, its points and regions, the model, the log.", ""})) {
        ImGui::OpenPopup("picture_menu");
    }
    take_home_menu(stack.frame, rect);
}

void turn_tool(Frame& frame, Tool tool) {
    const bool on = frame.state.tool == tool;
    if (on && tool == Tool::walk) frame.actions.map.stop_walk = true;
    frame.state.tool = on ? Tool::move : tool;
}

// Where there is no room for all of them.
void more_tools(Stack& stack) {
    Frame& frame = stack.frame;
    const Rect rect = stack.next();
    if (icon_button("tools", rect, icon::kMore, {"More to do with the map.", ""},
                    frame.state.tool == Tool::move ? ButtonStyle::plain : ButtonStyle::strong)) {
        ImGui::OpenPopup("tools_menu");
    }
    const Tool tool = frame.state.tool;
    const std::vector<MenuItem> items = {
        {icon::kSearch, "Find by name", ""},
        {icon::kLasso, tool == Tool::lasso ? "Stop selecting" : "Select", "Draw a line round things."},
        {icon::kWalk, tool == Tool::walk ? "Stop walking" : "Walk",
         "Drag a marker and read what each place decodes to."},
        {icon::kClock, "Slow motion", "One step of training, stage by stage."},
        {icon::kCompare, "Compare", "Forks the model: A and B, the same until a lever is pulled in one of them."},
        {icon::kGrid, "Many maps", "One for each value of a lever, all training side by side."},
        {icon::kCamera, "Save as PNG", ""},
        {icon::kCamera, "Save as SVG", ""},
        {icon::kCamera, "Take it home", "Points, regions, the model, the log."},
    };
    if (frame.state.open_take_home) ImGui::OpenPopup("picture_menu");
    frame.state.open_take_home = false;
    take_home_menu(frame, rect);
    switch (action_menu("tools_menu", rect, items)) {
        case 0:
            open_search(frame.state);
            break;
        case 1:
            turn_tool(frame, Tool::lasso);
            break;
        case 2:
            turn_tool(frame, Tool::walk);
            break;
        case 3:
            frame.actions.training.slow_next = true;
            break;
        case 4:
            frame.actions.compare.fork = true;
            break;
        case 5:
            frame.actions.sweep.open = true;
            break;
        case 6:
            frame.actions.save_picture = PictureRequest{false, 2};
            break;
        case 7:
            frame.actions.save_picture = PictureRequest{true, 1};
            break;
        case 8:
            frame.state.open_take_home = true;
            break;
        default:
            break;
    }
}

}  // namespace

void map_tools(Frame& frame, const Rect& picture) {
    const float side = theme().size.map_button;
    Stack stack{frame, picture.right() - kInset - side, picture.y + kInset, side};
    const auto fits = [&](int n) { return picture.h - 2 * kInset > static_cast<float>(n) * (side + kGap); };
    // On a low map two fingers zoom; the way home stays.
    if (fits(12)) zoom_buttons(stack);
    // Over an open legend hardly anything is left of a phone's map: then only the menu has room.
    const bool room_for_three = fits(3);
    if (room_for_three &&
        icon_button("home", stack.next(), icon::kHome, {"Shows all things and follows them again. H", ""})) {
        frame.actions.map.fit = true;
        frame.actions.map.upright = frame.view.map.looking.turns;
    }
    if (fits(10)) {
        stack.y += kGap;
        tool_button(stack, "lasso", icon::kLasso, Tool::lasso,
                    {"Draw a line round things to select them; with Ctrl a box. Shift adds, Alt takes off. L", ""});
        tool_button(
            stack, "walk", icon::kWalk, Tool::walk,
            {"Walk: drag a marker over the map, or from thing to thing, and read what each place decodes to. W", ""});
        search_button(stack);
        if (icon_button(
                "slow", stack.next(), icon::kClock,
                {"One step of training in slow motion: the batch, its errors, where it would have to go. .", ""})) {
            frame.actions.training.slow_next = true;
        }
    }
    if (room_for_three) layers_button(stack);
    if (fits(10)) {
        compare_button(stack);
        if (icon_button(
                "many", stack.next(), icon::kGrid,
                {"Many maps at once: one for each value of a lever, or of two, training side by side. M", ""})) {
            frame.actions.sweep.open = true;
        }
        picture_button(stack);
    } else {
        more_tools(stack);
    }
    cover_map(frame, {stack.x, picture.y + kInset, side, stack.y - picture.y - kInset});
}

float map_tools_width() { return theme().size.map_button + 10; }

}  // namespace ui
