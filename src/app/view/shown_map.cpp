// See shown_map.h.
#include "app/view/shown_map.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/experiment/training.h"
#include "app/frame.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/view/projected.h"
#include "map/land/fantasy.h"
#include "train/plane_view.h"

namespace app {
namespace {

// Resets plane, camera and names, because the map shows something else.
void place_view_anew(Rooms& rooms) {
    for (const auto& s : rooms.sides.pair) {
        if (!s) continue;
        s->layer_plane = {};
        s->labels = {};
    }
    rooms.view.camera_follows = true;
    rooms.view.camera_placed = false;
    ++rooms.view.changes;
}

void write_own(Rooms& rooms, int index, double now_s) {
    Side& s = *rooms.sides.pair[static_cast<std::size_t>(index)];
    const train::Snapshot& shown = s.session.latest();
    if (rooms.view.step >= 0) {
        const train::Snapshot* entry = entry_at(s.past, rooms.view.step);
        if (entry == nullptr && !s.past.entries.empty()) entry = &s.past.entries.front();
        s.own = entry != nullptr ? *entry : shown;
        for (train::HeadSnapshot& head : s.own.heads) {
            if (!head.colors_by_name) head.first_color = s.session.running().first_color;
        }
        return;
    }
    s.own = shown;
    if (rooms.view.slow.on && index == rooms.sides.active) return show_phase(rooms.view.slow, now_s, s.own);
    if (is_aligned_to_a(rooms, index)) return align_to_a(rooms, s.own);
    if (shows_layout(rooms, s)) {
        s.own.points = s.layout.places;
        s.own.depth.clear();
        s.own.laid_out = true;
        return;
    }
    if (!shows_layer(rooms, s)) return train::show_turned(s.own, rooms.view.turn);
    s.own.points = train::show_layer(shown, rooms.view.layer, s.layer_plane, rooms.view.plane_choice);
    s.own.plane = s.layer_plane;
    s.own.depth.clear();
}

// Chooses the snapshot of a side's map; computes its bounding box and the index of its things by place.
void choose_own(Rooms& rooms, int index, double now_s) {
    Side& s = *rooms.sides.pair[static_cast<std::size_t>(index)];
    const bool slow = rooms.view.slow.on && index == rooms.sides.active;
    const bool turned =
        rooms.view.turned && !shows_layout(rooms, s) && s.session.latest().dims == 3 && rooms.view.layer < 0;
    s.uses_own = rooms.view.step >= 0 || slow || shows_layer(rooms, s) || turned || shows_layout(rooms, s) ||
                 is_aligned_to_a(rooms, index);
    if (!s.seen_of.renew({rooms.view.changes, s.uses_own})) return;
    if (s.uses_own) write_own(rooms, index, now_s);
    s.bounds = map::bounds_of(s.on_screen());
    map::update_place_grid(s.grid, s.on_screen());
}

// For another plane of projection: moves the camera to the new picture, as for another layer.
void look_through(Rooms& rooms) {
    rooms.view.plane_choice = train::plane_choice_of(rooms.session().running());
    if (rooms.view.layer < 0 && rooms.session().latest().dims <= 2) return;
    place_view_anew(rooms);
}

// A layout begins with principal components, so the camera need not jump to it.
void look_through_layout(Rooms& rooms) {
    rooms.view.projection = rooms.session().running().projection;
    rooms.view.camera_follows = true;
    ++rooms.view.changes;
}

// Whether most things share their place with many others, as on a map of a few bits.
bool has_few_places(const Rooms& rooms) {
    if (rooms.session().running().map_bits > 0) return true;
    int in_crowds = 0;
    for (const map::Crowd& crowd : rooms.side().layers.crowds.crowds) in_crowds += crowd.count;
    return 2 * in_crowds > rooms.session().latest().n_points;
}

// Adds a margin to the land: its outermost places hold as many things as any.
void leave_room(map::Bounds& bounds) {
    constexpr float kRoom = 0.2f;
    const float x = kRoom * (bounds.high.x - bounds.low.x), y = kRoom * (bounds.high.y - bounds.low.y);
    bounds.low = {bounds.low.x - x, bounds.low.y - y};
    bounds.high = {bounds.high.x + x, bounds.high.y + y};
}

// What is drawn around the outermost things, logical pixels: a fan of pictures or a ring with its count; or only a mark.
float reach_of_marks(const Rooms& rooms, bool few_places) {
    constexpr float kMark = 12, kRing = 30;
    float reach = few_places ? kRing : kMark;
    for (const map::Heap& heap : rooms.side().layers.heaps.heaps) reach = std::max(reach, heap.radius_px);
    return reach;
}

bool has_few_places_here(const Rooms& rooms) { return rooms.view.layer < 0 && has_few_places(rooms); }

// What is kept free around the things, so that the outermost are not below the pills at the top, the tools at the right
// or, where a layer or made things are shown, the cards at the foot; nothing if an ordinary margin will do.
std::optional<map::Insets> kept_free(const Rooms& rooms) {
    const bool few_places = has_few_places_here(rooms), has_foot = rooms.made.on || rooms.view.layer >= 0;
    if (rooms.view.fantasy || (!few_places && !has_foot)) return std::nullopt;
    constexpr float kCount = 18, kGap = 8, kMostTools = 70, kWide = 0.25f;  // logical pixels; share of the picture
    const map::Viewport& size = rooms.ui.map_size;
    float tools = 0, pills = 0, foot = 0;
    for (const map::Box& box : rooms.ui.map_controls) {
        const bool at_right = box.left > size.width - kMostTools, below = box.top > size.height / 2;
        const bool wide = box.right - box.left > kWide * size.width;
        if (at_right) tools = std::max(tools, size.width - box.left);
        if (!at_right && box.bottom < size.height / 3) pills = std::max(pills, box.bottom);
        if (has_foot && below && wide) foot = std::max(foot, size.height - box.top);
    }
    const float reach = reach_of_marks(rooms, few_places);
    return map::Insets{reach + kGap, pills + reach + (few_places ? kCount : 0), tools + reach + kGap,
                       foot + reach + kGap};
}

map::Camera camera_for(const Rooms& rooms, map::Bounds bounds) {
    const map::Viewport& size = rooms.ui.map_size;
    if (rooms.view.fantasy) {
        if (has_few_places_here(rooms)) leave_room(bounds);
        return map::fit_land(bounds, size);
    }
    return rooms.view.kept_free ? map::fit_inside(bounds, size, *rooms.view.kept_free) : map::fit(bounds, size);
}

// Trails grow in the first steps and after a change; later they would only show the noise of the batches. In a layout they
// are those of its own places, and grow as well while it moves by itself.
void follow_with_trails(Rooms& rooms, double now_s) {
    Side& side = rooms.side();
    const bool laid_out = shows_layout(rooms, side), changes = rooms.view.watch.on && !rooms.view.watch.reported;
    const bool learns = trains(rooms) && rooms.view.step < 0 && (rooms.session().latest().step < 600 || changes);
    const bool moving = learns || (laid_out && !trains(rooms) && !is_at_rest(side.layout));
    if (rooms.view.trails_of.renew({laid_out, laid_out ? rooms.view.layer : -1})) rooms.view.trails = {};
    const train::Snapshot& followed = laid_out ? side.on_screen() : rooms.session().latest();
    rooms.view.trails_fade =
        shows(rooms.session().running(), "trails") && follow(rooms.view.trails, followed, now_s, moving);
}

}  // namespace

bool shows_layer(const Rooms& rooms, const Side& side) {
    return rooms.view.layer >= 0 && rooms.view.layer + 1 < static_cast<int>(side.session.latest().layers.size());
}

void choose_snapshots(Rooms& rooms, const Input& input) {
    const double now_s = input.now_s;
    const train::Snapshot& shown = rooms.session().latest();
    ui::Looking& looking = rooms.view.pointing.seen;
    MapHistory& past = rooms.side().past;
    if (past.entries.empty()) record(past, shown);
    looking.first_step = past.entries.front().step;
    looking.last_step = std::max(shown.step, past.entries.back().step);
    looking.seen_step = rooms.view.step;
    if (rooms.view.layer + 1 >= static_cast<int>(shown.layers.size())) see_layer(rooms, -1);
    if (rooms.view.layer >= 0) rooms.view.step = -1;
    if (rooms.view.plane_choice != train::plane_choice_of(rooms.session().running())) look_through(rooms);
    if (rooms.view.projection != rooms.session().running().projection) look_through_layout(rooms);
    looking.seen_layer = rooms.view.layer;
    advance_layouts(rooms, input);
    looking.turns =
        shown.dims == 3 && rooms.view.step < 0 && rooms.view.layer < 0 && !shows_layout(rooms, rooms.side());
    if (is_moving(rooms.view.slow, now_s)) ++rooms.view.changes;
    for (int index = 0; index < 2; ++index) {
        if (rooms.sides.pair[static_cast<std::size_t>(index)]) choose_own(rooms, index, now_s);
    }
    measure_trust(rooms, input);
}

void see_layer(Rooms& rooms, int layer) {
    if (layer == rooms.view.layer) return;
    rooms.view.layer = layer;
    place_view_anew(rooms);
}

bool camera_is_late(const Rooms& rooms) {
    return rooms.view.camera_follows && kept_free(rooms) != rooms.view.kept_free;
}

void follow_map(Rooms& rooms, const Input& input) {
    const map::Viewport& size = rooms.ui.map_size;
    rooms.view.camera_moves = false;
    if (size.width < 2 || size.height < 2) return;
    const map::Bounds bounds = bounds_of_both(rooms);
    rooms.view.kept_free = kept_free(rooms);
    const map::Camera target = camera_for(rooms, bounds);
    rooms.view.closer = target.units_per_px / rooms.view.camera.units_per_px;
    if (!rooms.view.camera_follows) return;
    const map::Camera old = rooms.view.camera;
    const bool glides = rooms.view.camera_placed && !input.reduced_motion;
    rooms.view.camera =
        glides ? map::follow(rooms.view.camera, target, std::max(0.0, input.now_s - rooms.clock.last_s)) : target;
    rooms.view.camera_placed = true;
    rooms.view.camera_moves = old.x != rooms.view.camera.x || old.y != rooms.view.camera.y ||
                              old.units_per_px != rooms.view.camera.units_per_px;
}

void color_map(Rooms& rooms, const Input& input) {
    const model::Spec& running = rooms.session().running();
    const std::optional<MeasuredColor> measured = measured_color(rooms);
    const bool jumps = input.reduced_motion || measured;
    for (const auto& side : rooms.sides.pair) {
        if (!side) continue;
        const bool changed = follow(side->question, side->session, input.now_s, jumps, measured ? &*measured : nullptr);
        if (changed || morphed(side->question, input.now_s) < 1) ++rooms.view.changes;
    }
    rooms.view.fantasy = running.map_style == "fantasy";
    rooms.window.theme.dark = running.theme == "dark" || (running.theme == "auto" && input.prefers_dark);
    follow_with_trails(rooms, input.now_s);
}

DecodeInput decode_input(const Rooms& rooms) {
    return {rooms.side().on_screen(), rooms.session().latest(), rooms.session().material(),
            rooms.session().running().features};
}

}  // namespace app
