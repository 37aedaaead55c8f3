// See obey.h.
#include "app/obey.h"

#include <algorithm>

#include "app/experiment/controls.h"
#include "app/experiment/landing.h"
#include "app/frame.h"
#include "app/lesson/lesson_play.h"
#include "app/links.h"
#include "app/page_json.h"
#include "app/rooms.h"
#include "app/seen/render_maps.h"
#include "app/seen/seen_map.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"
#include "map/land/fantasy.h"
#include "map/things/crowds.h"

namespace app {
namespace {

constexpr float kHoverRadiusPx = 14, kSnapRadiusPx = 7;
constexpr float kTurnPerPx = 0.008f;  // radians
constexpr float kFoundCloser = 3;     // zoom for a thing that was found, relative to the view of all things

// Pins a thing; moves the camera there unless it is in view.
void look_at(Rooms& rooms, int thing) {
    if (thing < 0 || thing >= rooms.side().seen().n_points) return;
    rooms.view.pointing.seen.pinned = thing;
    const auto at = static_cast<std::size_t>(thing) * 2;
    const map::Point2 place{rooms.side().seen().points[at], rooms.side().seen().points[at + 1]};
    const map::Point2 px = map::to_px(rooms.view.camera, rooms.ui.map_size, place);
    const float w = rooms.ui.map_size.width, h = rooms.ui.map_size.height;
    if (px.x > 0.1f * w && px.y > 0.15f * h && px.x < 0.9f * w && px.y < 0.9f * h) return;
    rooms.view.camera.x = place.x;
    rooms.view.camera.y = place.y;
    if (rooms.view.closer > kFoundCloser * 2) rooms.view.camera.units_per_px *= rooms.view.closer / kFoundCloser;
    rooms.view.camera_follows = false;
}

// The place of the probe under the pointer: snaps to a near thing, so that one can walk from thing to thing.
map::Point2 walk_place(const Rooms& rooms, map::Point2 px) {
    const int thing = map::nearest_point(rooms.side().grid, rooms.view.camera, rooms.ui.map_size, px, kSnapRadiusPx);
    if (thing < 0) return map::to_map(rooms.view.camera, rooms.ui.map_size, px);
    const auto at = static_cast<std::size_t>(thing) * 2;
    return {rooms.side().seen().points[at], rooms.side().seen().points[at + 1]};
}

void obey_map(Rooms& rooms, const ui::Actions& actions, const Input& input) {
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
        if (!rooms.view.turned) rooms.view.turn = projection::turn_of(rooms.side().seen().plane);
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
    const map::PlaceGrid& grid =
        actions.map.on_other && rooms.sides.comparison ? rooms.other().grid : rooms.side().grid;
    looking.hovered = actions.map.pointer
                          ? map::nearest_point(grid, rooms.view.camera, size, *actions.map.pointer, kHoverRadiusPx)
                          : -1;
    if (looking.hovered >= 0 && looking.hovered < static_cast<int>(looking.flags.size()) &&
        (looking.flags[static_cast<std::size_t>(looking.hovered)] & map::kHidden) != 0) {
        looking.hovered = -1;
    }
    looking.here.clear();
    if (actions.map.pointer && rooms.view.layer < 0) {
        decode(decode_input(rooms), map::to_map(rooms.view.camera, size, *actions.map.pointer), true, looking.here);
    }
    map::things_on_spot(grid, rooms.view.camera, looking.hovered, looking.on_spot);
    std::erase_if(looking.on_spot, [&](int thing) {
        const auto i = static_cast<std::size_t>(thing);
        return i < looking.flags.size() && (looking.flags[i] & map::kHidden) != 0;
    });
    // Of several on one spot the pinned one is looked at, and a click goes on to the next.
    const auto pinned = std::find(looking.on_spot.begin(), looking.on_spot.end(), looking.pinned);
    if (pinned != looking.on_spot.end()) looking.hovered = looking.pinned;
    if (actions.map.clicked && pinned != looking.on_spot.end()) {
        looking.pinned = pinned + 1 == looking.on_spot.end() ? -1 : *(pinned + 1);
    } else if (actions.map.clicked) {
        looking.pinned = looking.on_spot.empty() ? -1 : looking.on_spot.front();
    }
    if (actions.map.pin) looking.pinned = *actions.map.pin;
    if (actions.map.pin_nearest && !looking.near_map.empty()) look_at(rooms, looking.near_map.front().thing);
    rooms.view.highlighted = actions.map.highlighted;
    looking.lit_truth = actions.map.lit_truth;
    looking.lit_said = actions.map.lit_said;
    if (actions.map.walk_from) {
        looking.walk_from = walk_place(rooms, *actions.map.walk_from);
        looking.walks = true;
    }
    if (actions.map.walk_to) looking.probe = walk_place(rooms, *actions.map.walk_to);
    if (actions.map.stop_walk) looking.walks = false;
    if (moved || actions.map.fit || looking.hovered != old_hovered || rooms.view.highlighted != old_highlighted ||
        looking.pinned != old_pinned || looking.lit_truth != old_truth || looking.lit_said != old_said ||
        actions.map.walk_to || actions.map.turn.x != 0 || actions.map.turn.y != 0) {
        rooms.clock.active_s = input.now_s;
    }
}

void obey_selection(Rooms& rooms, const ui::Actions& actions, Output& output) {
    map::Selection& selection = rooms.view.pointing.seen.selection;
    const auto n = static_cast<int>(rooms.session().material().dataset.names.size());
    bool changed = false;
    if (actions.selection.lasso.size() >= 3) {
        std::vector<map::Point2> lasso;
        for (const map::Point2& px : actions.selection.lasso)
            lasso.push_back(map::to_map(rooms.view.camera, rooms.ui.map_size, px));
        map::choose_lasso(selection, rooms.side().seen(), lasso, actions.selection.choose);
        changed = true;
    }
    if (actions.selection.none) map::choose_none(selection);
    if (actions.selection.others) map::choose_all_others(selection, n);
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
        output.save_name = "embedscape-" + rooms.session().material().dataset.row.id + "-selection.tsv";
        output.save_bytes = map::selection_text(rooms.session().shown(), rooms.session().material(), selection);
    }
    changed = changed || actions.selection.none || actions.selection.others || actions.selection.hide ||
              actions.selection.color || actions.selection.show_hidden;
    if (changed) update_flags(rooms.view.pointing, rooms.session().material(), {});
    if (actions.selection.query)
        search_for(rooms.view.pointing, rooms.session().material().dataset, *actions.selection.query);
}

void obey_past(Rooms& rooms, const ui::Actions& actions) {
    if (actions.map.see_layer)
        see_layer(rooms, *actions.map.see_layer == rooms.view.layer ? -1 : *actions.map.see_layer);
    if (!actions.map.see_step) return;
    rooms.view.step = *actions.map.see_step;
    if (rooms.view.step >= 0 && rooms.pace.playing && !rooms.pace.resting) play(rooms, false);
    ++rooms.view.changes;
}

void save_picture(Rooms& rooms, const ui::Actions& actions, Output& output) {
    if (!actions.save_picture) return;
    PictureOptions options;
    options.format = actions.save_picture->svg ? PictureFormat::svg : PictureFormat::png;
    options.scale = actions.save_picture->scale;
    options.dark = rooms.theme.dark;
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
void obey_slow_motion(Rooms& rooms, const ui::Actions& actions, double now_s) {
    if (actions.training.slow_stop || (rooms.view.slow.on && rooms.pace.playing)) {
        rooms.view.slow.on = false;
    } else if (actions.training.slow_next && rooms.view.slow.on && rooms.view.slow.stage + 1 < kSlowStages) {
        ++rooms.view.slow.stage;
        rooms.view.slow.moved_since_s = now_s;
    } else if (actions.training.slow_next) {
        play(rooms, false);
        see_layer(rooms, -1);
        rooms.view.step = -1;
        rooms.view.slow.before = rooms.session().shown();
        rooms.view.slow.step = rooms.session().slow_step();
        rooms.view.slow.stage = 0;
        rooms.view.slow.on = rooms.view.slow.step.went_well;
        record(rooms.side().past, rooms.session().shown());
    } else {
        return;
    }
    rooms.clock.active_s = now_s;
    ++rooms.view.changes;
    const bool lit = rooms.view.slow.on && rooms.view.slow.stage + 1 < kSlowStages;
    update_flags(rooms.view.pointing, rooms.session().material(),
                 lit ? rooms.view.slow.step.batch : std::vector<int>{});
}

// Opens a search result: a thing is pinned, a group becomes the selection.
void show_found(Rooms& rooms, const map::Hit& hit) {
    if (hit.thing >= 0) return look_at(rooms, hit.thing);
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

void obey_earlier_runs(Rooms& rooms, const ui::Actions& actions) {
    core::Status done;
    if (actions.earlier.bring_back) done = bring_back(rooms, *actions.earlier.bring_back);
    if (actions.earlier.compare) done = compare_with_run(rooms, *actions.earlier.compare);
    if (!done.ok()) rooms.notices.alarm = done.sentence();
}

}  // namespace

void obey(Rooms& rooms, const ui::Actions& actions, const Input& input, Output& output) {
    if (actions.training.toggle_play) play(rooms, !rooms.pace.playing || rooms.pace.resting);
    if (actions.training.step_once) step(rooms, 1);
    if (actions.training.reset) reset(rooms, std::nullopt);
    if (actions.training.new_seed) reset(rooms, (rooms.session().running().seed + 1) % 1000000);
    const bool had_trouble = rooms.session().trainer().trouble().has_value();
    if (actions.undo && rooms.sides.ended) {
        resume_comparison(rooms);
    } else if (actions.undo && undo(rooms)) {
        adopt(rooms, {}, input.now_s);
        if (had_trouble) play(rooms, true);  // trouble has paused training, so undo resumes it
    }
    if (actions.redo && rooms.session().redo()) adopt(rooms, {}, input.now_s);
    if (actions.copy_link) output.copy_to_clipboard = link(rooms);
    if (actions.dismiss_alarm) rooms.notices.alarm.clear();
    obey_lessons(rooms, actions);
    stage_of(rooms).obey(rooms, actions, output);
    obey_earlier_runs(rooms, actions);
    if (actions.training.backend)
        choose_backend(rooms, backend_choice_of(*actions.training.backend).value_or(BackendChoice::automatic));
    if (actions.choose_dataset) {
        if (const data::DatasetRow* row = data::find_dataset(*actions.choose_dataset)) {
            const model::Spec before = rooms.draft.now;
            rooms.draft.now = model::default_spec(*row);
            rooms.draft.now.theme = before.theme;  // looks do not depend on the data set
            rooms.draft.now.map_style = before.map_style;
        }
    }
    obey_map(rooms, actions, input);
    obey_selection(rooms, actions, output);
    obey_past(rooms, actions);
    obey_slow_motion(rooms, actions, input.now_s);
    save_picture(rooms, actions, output);
    if (actions.selection.found) show_found(rooms, *actions.selection.found);
    if (!rooms.draft.tried.is_of(rooms.draft.now)) rooms.clock.active_s = input.now_s;
}

}  // namespace app
