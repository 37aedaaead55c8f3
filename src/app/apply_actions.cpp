// See apply_actions.h.
#include "app/apply_actions.h"

#include <algorithm>
#include <cmath>

#include "app/drawing_board.h"
#include "app/experiment/apply_spec.h"
#include "app/experiment/controls.h"
#include "app/frame.h"
#include "app/gallery.h"
#include "app/lesson/lesson_play.h"
#include "app/lesson/start_over.h"
#include "app/links.h"
#include "app/own_data.h"
#include "app/page_json.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"
#include "app/take_home/from_rooms.h"
#include "app/view/render_maps.h"
#include "app/view/shown_map.h"
#include "data/import/own_id.h"
#include "map/land/fantasy.h"
#include "map/things/crowds.h"

namespace app {
namespace {

constexpr float kHoverRadiusPx = 14, kSnapRadiusPx = 7;
constexpr float kStillPx = 2, kHoldPx = 90;  // a smaller move is none; how far the thing may drift from the pointer
constexpr float kTurnPerPx = 0.008f;         // radians
constexpr float kFoundCloser = 3;            // zoom for a thing that was found, relative to the view of all things

// Pins a thing; moves the camera there unless it is in view.
void go_to_thing(Rooms& rooms, int thing) {
    if (thing < 0 || thing >= rooms.side().on_screen().n_points) return;
    rooms.view.pointing.seen.pinned = thing;
    const auto at = static_cast<std::size_t>(thing) * 2;
    const map::Point2 place{rooms.side().on_screen().points[at], rooms.side().on_screen().points[at + 1]};
    const map::Point2 px = map::to_px(rooms.view.camera, rooms.ui.map_size, place);
    const float w = rooms.ui.map_size.width, h = rooms.ui.map_size.height;
    if (px.x > 0.1f * w && px.y > 0.15f * h && px.x < 0.9f * w && px.y < 0.9f * h) return;
    rooms.view.camera.x = place.x;
    rooms.view.camera.y = place.y;
    if (rooms.view.closer > kFoundCloser * 2) rooms.view.camera.units_per_px *= rooms.view.closer / kFoundCloser;
    rooms.view.camera_follows = false;
}

// The place of the marker under the pointer: snaps to a near thing, so that one can walk from thing to thing.
map::Point2 walk_place(const Rooms& rooms, map::Point2 px) {
    const int thing = map::nearest_point(rooms.side().grid, rooms.view.camera, rooms.ui.map_size, px, kSnapRadiusPx);
    if (thing < 0) return map::to_map(rooms.view.camera, rooms.ui.map_size, px);
    const auto at = static_cast<std::size_t>(thing) * 2;
    return {rooms.side().on_screen().points[at], rooms.side().on_screen().points[at + 1]};
}

bool is_hidden(const ui::Looking& looking, int thing) {
    const auto i = static_cast<std::size_t>(thing);
    return i < looking.flags.size() && (looking.flags[i] & map::kHidden) != 0;
}

// The thing under the pointer: the nearest one. While the pointer rests, the thing that it found stays, however the map
// moves under it: else nobody could read about a thing, or click on it, while the model trains.
int thing_under(Rooms& rooms, const Side& side, const std::optional<map::Point2>& pointer, bool camera_moved) {
    Pointing& pointing = rooms.view.pointing;
    if (!pointer) return -1;
    const auto away = [&](map::Point2 px) { return std::hypot(px.x - pointer->x, px.y - pointer->y); };
    const map::Viewport& size = rooms.ui.map_size;
    const train::Snapshot& seen = side.on_screen();
    const int held = camera_moved ? -1 : pointing.seen.hovered;
    if (held >= 0 && held < seen.n_points && away(pointing.found_at) < kStillPx && !is_hidden(pointing.seen, held)) {
        const auto at = static_cast<std::size_t>(held) * 2;
        const map::Point2 place{seen.points[at], seen.points[at + 1]};
        if (away(map::to_px(rooms.view.camera, size, place)) < kHoldPx) return held;
    }
    pointing.found_at = *pointer;
    const int thing = map::nearest_point(side.grid, rooms.view.camera, size, *pointer, kHoverRadiusPx);
    return thing >= 0 && is_hidden(pointing.seen, thing) ? -1 : thing;
}

// Pausing, kicking and dragging a layout.
void obey_layout(Rooms& rooms, const ui::Actions& actions, double now_s) {
    LiveLayout& live = rooms.side().layout;
    if (actions.map.pause_layout) live.paused = !live.paused;
    if (actions.map.kick_layout) kick(live);
    if (actions.map.drag_thing) {
        const map::Point2 to = map::to_map(rooms.view.camera, rooms.ui.map_size, actions.map.drag_thing->px);
        drag(live, actions.map.drag_thing->thing, to.x, to.y);
        rooms.view.camera_follows = false;  // the picture must not move under the hand
    } else if (live.held >= 0) {
        let_go(live);
    } else if (!actions.map.pause_layout && !actions.map.kick_layout) {
        return;
    }
    rooms.clock.active_s = now_s;
    ++rooms.view.changes;
    ++rooms.view.laid_out;
}

void apply_map_actions(Rooms& rooms, const ui::Actions& actions, const Input& input) {
    ui::Looking& looking = rooms.view.pointing.seen;
    const map::Viewport& size = rooms.ui.map_size;
    const bool moved = actions.map.pan.x != 0 || actions.map.pan.y != 0 || actions.map.zoom != 1;
    if (moved) {
        rooms.view.camera = map::panned(rooms.view.camera, actions.map.pan);
        rooms.view.camera = map::zoomed(rooms.view.camera, size, actions.map.zoom_at, actions.map.zoom);
        rooms.view.camera_follows = false;
        rooms.clock.moved_s = input.now_s;
    }
    if (actions.map.fit) rooms.view.camera_follows = true;
    if (actions.map.turn.x != 0 || actions.map.turn.y != 0) {
        if (!rooms.view.turned) rooms.view.turn = projection::turn_of(rooms.side().on_screen().plane);
        rooms.view.turned = true;
        rooms.view.turn =
            projection::turned(rooms.view.turn, actions.map.turn.x * kTurnPerPx, -actions.map.turn.y * kTurnPerPx);
        ++rooms.view.changes;
    }
    if (actions.map.upright) {
        rooms.view.turned = false;
        ++rooms.view.changes;
    }
    const int old_hovered = looking.hovered, old_highlighted = rooms.view.highlighted, old_pinned = looking.pinned;
    const int old_truth = looking.lit_truth, old_said = looking.lit_said;
    const Side& side = actions.map.on_other && rooms.sides.comparison ? rooms.other() : rooms.side();
    const map::PlaceGrid& grid = side.grid;
    looking.hovered = thing_under(rooms, side, actions.map.pointer, moved || actions.map.fit);
    looking.here.clear();
    if (actions.map.pointer && rooms.view.layer < 0 && !rooms.side().on_screen().laid_out) {
        decode(decode_input(rooms), map::to_map(rooms.view.camera, size, *actions.map.pointer), true, looking.here);
    }
    map::things_on_spot(grid, rooms.view.camera, looking.hovered, looking.on_spot);
    std::erase_if(looking.on_spot, [&](int thing) { return is_hidden(looking, thing); });
    // Of several things on one spot the pinned one is hovered, and a click pins the next.
    const auto pinned = std::find(looking.on_spot.begin(), looking.on_spot.end(), looking.pinned);
    if (pinned != looking.on_spot.end()) looking.hovered = looking.pinned;
    if (actions.map.clicked && pinned != looking.on_spot.end()) {
        looking.pinned = pinned + 1 == looking.on_spot.end() ? -1 : *(pinned + 1);
    } else if (actions.map.clicked) {
        looking.pinned = looking.on_spot.empty() ? -1 : looking.on_spot.front();
    }
    if (actions.map.pin) looking.pinned = *actions.map.pin;
    if (actions.map.pin_nearest && !looking.near_map.empty()) go_to_thing(rooms, looking.near_map.front().thing);
    rooms.view.highlighted = actions.map.highlighted;
    looking.lit_truth = actions.map.lit_truth;
    looking.lit_said = actions.map.lit_said;
    if (actions.map.walk_from) {
        looking.walk_from = walk_place(rooms, *actions.map.walk_from);
        looking.walks = true;
    }
    if (actions.map.walk_to) looking.marker = walk_place(rooms, *actions.map.walk_to);
    if (actions.map.stop_walk) looking.walks = false;
    if (moved || actions.map.fit || looking.hovered != old_hovered || rooms.view.highlighted != old_highlighted ||
        looking.pinned != old_pinned || looking.lit_truth != old_truth || looking.lit_said != old_said ||
        actions.map.walk_to || actions.map.turn.x != 0 || actions.map.turn.y != 0) {
        rooms.clock.active_s = input.now_s;
    }
}

void apply_selection_actions(Rooms& rooms, const ui::Actions& actions, Output& output) {
    map::Selection& selection = rooms.view.pointing.seen.selection;
    const auto n = static_cast<int>(rooms.session().material().dataset.names.size());
    bool changed = false;
    if (actions.selection.lasso.size() >= 3) {
        std::vector<map::Point2> lasso;
        for (const map::Point2& px : actions.selection.lasso)
            lasso.push_back(map::to_map(rooms.view.camera, rooms.ui.map_size, px));
        map::choose_lasso(selection, rooms.side().on_screen(), lasso, actions.selection.choose);
        changed = true;
    }
    if (actions.selection.none) map::choose_none(selection);
    if (actions.selection.others) map::invert_selection(selection, n);
    const auto each_selected = [&](const auto& act) {
        for (int i = 0; i < n; ++i) {
            if (selection.has(i)) act(static_cast<std::size_t>(i));
        }
    };
    if (actions.selection.hide) {
        each_selected([&](std::size_t i) { rooms.view.pointing.hidden[i] = 1; });
        map::choose_none(selection);
    }
    if (actions.selection.color) {
        const auto color = static_cast<unsigned char>(*actions.selection.color + 1);
        each_selected([&](std::size_t i) { rooms.view.pointing.own_color[i] = color; });
    }
    if (actions.selection.show_hidden)
        std::fill(rooms.view.pointing.hidden.begin(), rooms.view.pointing.hidden.end(), static_cast<unsigned char>(0));
    if (actions.selection.save) {
        // Without what was chosen of own data: file systems take no names that are so long.
        const std::string& id = rooms.session().material().dataset.row.id;
        output.save_name =
            "embedscape-" + (data::is_own_id(id) ? std::string(data::text_part(id)) : id) + "-selection.tsv";
        output.save_bytes = map::selection_text(rooms.session().latest(), rooms.session().material(), selection);
    }
    changed = changed || actions.selection.none || actions.selection.others || actions.selection.hide ||
              actions.selection.color || actions.selection.show_hidden;
    if (changed) update_flags(rooms.view.pointing, rooms.session().material(), {});
    if (actions.selection.query)
        search_for(rooms.view.pointing, rooms.session().material().dataset, *actions.selection.query);
}

void apply_past_actions(Rooms& rooms, const ui::Actions& actions) {
    if (actions.map.see_layer)
        see_layer(rooms, *actions.map.see_layer == rooms.view.layer ? -1 : *actions.map.see_layer);
    if (!actions.map.see_step) return;
    rooms.view.step = *actions.map.see_step;
    if (rooms.view.step >= 0 && rooms.experiment.pace.playing && !rooms.experiment.pace.resting) play(rooms, false);
    ++rooms.view.changes;
}

void apply_take_home_actions(Rooms& rooms, const ui::Actions& actions, Output& output) {
    if (actions.take_home.empty()) return;
    core::Result<std::vector<TakenFile>> files = take_home(rooms, actions.take_home);
    if (files.ok()) {
        output.more_files = std::move(files.value());
    } else {
        rooms.notices.alarm = files.error().sentence;
    }
}

void save_picture(Rooms& rooms, const ui::Actions& actions, Output& output) {
    if (!actions.save_picture) return;
    PictureOptions options;
    options.format = actions.save_picture->svg ? PictureFormat::svg : PictureFormat::png;
    options.scale = actions.save_picture->scale;
    options.dark = rooms.window.theme.dark;
    options.width = options.height = 0;
    core::Result<Picture> made = picture(rooms, options);
    if (!made.ok()) {
        rooms.notices.alarm = made.error().sentence;
        return;
    }
    output.save_name = made.value().name;
    output.save_bytes.assign(made.value().bytes.begin(), made.value().bytes.end());
}

// The things of the batch are highlighted in all stages but the last.
void apply_slow_motion_actions(Rooms& rooms, const ui::Actions& actions, double now_s) {
    if (actions.training.slow_stop || (rooms.view.slow.on && rooms.experiment.pace.playing)) {
        rooms.view.slow.on = false;
    } else if (actions.training.slow_next && rooms.view.slow.on && rooms.view.slow.phase + 1 < kSlowPhases) {
        ++rooms.view.slow.phase;
        rooms.view.slow.phase_began_s = now_s;
    } else if (actions.training.slow_next) {
        play(rooms, false);
        see_layer(rooms, -1);
        rooms.view.step = -1;
        rooms.view.slow.before = rooms.session().latest();
        rooms.view.slow.step = rooms.session().slow_step();
        rooms.view.slow.phase = 0;
        rooms.view.slow.on = rooms.view.slow.step.went_well;
        record(rooms.side().past, rooms.session().latest());
    } else {
        return;
    }
    rooms.clock.active_s = now_s;
    ++rooms.view.changes;
    const bool lit = rooms.view.slow.on && rooms.view.slow.phase + 1 < kSlowPhases;
    update_flags(rooms.view.pointing, rooms.session().material(),
                 lit ? rooms.view.slow.step.batch : std::vector<int>{});
}

// Opens a search result: a thing is pinned, a group becomes the selection.
void show_found(Rooms& rooms, const map::Hit& hit) {
    if (hit.thing >= 0) return go_to_thing(rooms, hit.thing);
    const data::Dataset& dataset = rooms.session().material().dataset;
    const data::Attribute* attribute = data::find_attribute(dataset.row, hit.attribute);
    if (attribute == nullptr) return;
    map::choose_value(rooms.view.pointing.seen.selection, dataset.table, attribute->column, hit.code,
                      map::Choose::replace);
    update_flags(rooms.view.pointing, rooms.session().material(), {});
}

bool undo(Rooms& rooms) {
    const model::Spec* before = rooms.session().before();
    if (before != nullptr && becomes_another_run(rooms, *before)) note_run(rooms);
    return rooms.session().undo();
}

// Removes the sentences about the change that was undone.
void take_back_sentence(Rooms& rooms) {
    rooms.notices.notice.clear();
    rooms.view.watch = {};
}

void apply_earlier_runs_actions(Rooms& rooms, const ui::Actions& actions) {
    core::Status done;
    if (actions.earlier.resume_run) done = resume_run(rooms, *actions.earlier.resume_run);
    if (actions.earlier.compare) done = compare_with_run(rooms, *actions.earlier.compare);
    if (!done.ok()) rooms.notices.alarm = done.sentence();
}

}  // namespace

void apply_actions(Rooms& rooms, const ui::Actions& actions, const Input& input, Output& output) {
    const bool rests = rooms.experiment.pace.resting || rooms.ui.show_gallery;
    if (actions.training.toggle_play) play(rooms, !rooms.experiment.pace.playing || rests);
    if (actions.training.step_once) step(rooms, 1);
    if (actions.training.reset) reset(rooms, std::nullopt);
    if (actions.training.new_seed) reset(rooms, (rooms.session().running().seed + 1) % 1000000);
    const bool had_trouble = rooms.session().trainer().trouble().has_value();
    if (actions.undo && rooms.sides.ended) {
        resume_comparison(rooms);
    } else if (actions.undo && can_take_back_start(rooms)) {
        take_back_start(rooms);
    } else if (actions.undo && undo(rooms)) {
        take_back_sentence(rooms);
        adopt(rooms, {}, input.now_s);
        if (had_trouble) play(rooms, true);  // trouble has paused training, so undo resumes it
    }
    if (actions.redo && rooms.session().redo()) adopt(rooms, {}, input.now_s);
    if (actions.copy_link) output.copy_to_clipboard = link(rooms);
    if (actions.dismiss_alarm) rooms.notices.alarm.clear();
    apply_gallery_actions(rooms, actions);
    apply_lesson_actions(rooms, actions);
    stage_of(rooms).apply_actions(rooms, actions, output);
    apply_earlier_runs_actions(rooms, actions);
    if (actions.training.backend)
        choose_backend(rooms, backend_choice_of(*actions.training.backend).value_or(BackendChoice::automatic));
    if (actions.choose_dataset) {
        const auto own = learned_material(rooms, *actions.choose_dataset);
        const data::DatasetRow* row = data::find_dataset(*actions.choose_dataset);
        if (own != nullptr || row != nullptr) {
            const model::Spec before = rooms.experiment.draft.now;
            rooms.experiment.draft.now = own != nullptr ? model::default_spec(own) : model::default_spec(*row);
            rooms.experiment.draft.now.theme = before.theme;  // looks do not depend on the data set
            rooms.experiment.draft.now.map_style = before.map_style;
        }
    }
    apply_map_actions(rooms, actions, input);
    obey_layout(rooms, actions, input.now_s);
    apply_selection_actions(rooms, actions, output);
    apply_past_actions(rooms, actions);
    apply_slow_motion_actions(rooms, actions, input.now_s);
    save_picture(rooms, actions, output);
    apply_take_home_actions(rooms, actions, output);
    if (actions.selection.found) show_found(rooms, *actions.selection.found);
    apply_sheet_actions(rooms, actions.sheet);
    apply_board_actions(rooms, actions.board, input.now_s);
    if (rooms.flow.on || actions.flow.begin_typed) apply_flow_actions(rooms, actions.flow);
    if (actions.tour.start) start_tour(rooms);
    if (rooms.tour.on && !actions.tour.start) apply_tour_actions(rooms, actions, input);
    if (!rooms.experiment.draft.tried.is_of(rooms.experiment.draft.now)) rooms.clock.active_s = input.now_s;
}

}  // namespace app
