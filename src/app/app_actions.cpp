// App: what a learner asked for this frame is done here.
#include <algorithm>

#include "app/app.h"
#include "map/fantasy.h"

namespace app {
namespace {

constexpr float kHoverRadiusPx = 14, kSnapRadiusPx = 7;
constexpr float kTurnPerPx = 0.008f;  // radians
constexpr float kFoundCloser = 3;     // how close the camera goes to what was found

}  // namespace

void App::obey(const ui::Actions& actions, const Input& input, Output& output) {
    if (actions.toggle_play) play(!playing_ || resting_);
    if (actions.step_once) step(1);
    if (actions.reset) reset(std::nullopt);
    if (actions.new_seed) reset((session_.running().seed + 1) % 1000000);
    const bool had_trouble = session_.trainer().trouble().has_value();
    if (actions.undo && ended_) {
        resume_comparison();
    } else if (actions.undo && session_.undo()) {
        adopt({}, input.now_s);
        if (had_trouble) play(true);  // it stopped by itself, so it goes on by itself
    }
    if (actions.redo && session_.redo()) adopt({}, input.now_s);
    if (actions.copy_link) output.copy_to_clipboard = link();
    if (actions.dismiss_alarm) alarm_.clear();
    obey_lessons(actions);
    obey_comparison(actions);
    obey_sweep(actions, output);
    if (actions.backend) choose_backend(backend_choice_of(*actions.backend).value_or(BackendChoice::automatic));
    if (actions.choose_dataset) {
        if (const data::DatasetRow* row = data::find_dataset(*actions.choose_dataset)) {
            const model::Spec before = draft_;
            draft_ = model::default_spec(*row);
            draft_.theme = before.theme;  // looks, not the data's business
            draft_.map_style = before.map_style;
        }
    }
    obey_map(actions, input);
    obey_selection(actions, output);
    obey_past(actions);
    obey_slow_motion(actions, input.now_s);
    save_picture(actions, output);
    if (actions.found) show_found(*actions.found);
    if (!(draft_ == tried_)) last_active_s_ = input.now_s;
}

void App::obey_map(const ui::Actions& actions, const Input& input) {
    ui::Looking& looking = pointing_.seen;
    const map::Viewport& size = ui_state_.map_size;
    const bool moved = actions.pan.x != 0 || actions.pan.y != 0 || actions.zoom != 1;
    if (moved) {
        camera_ = map::panned(camera_, actions.pan);
        camera_ = map::zoomed(camera_, size, actions.zoom_at, actions.zoom);
        camera_follows_ = false;
        last_moved_s_ = input.now_s;
    }
    if (actions.fit) camera_follows_ = true;
    if (actions.turn.x != 0 || actions.turn.y != 0) {
        if (!turned_) turn_ = projection::turn_of(seen().plane);
        turned_ = true;
        turn_ = projection::turned(turn_, actions.turn.x * kTurnPerPx, -actions.turn.y * kTurnPerPx);
        ++changes_;
    }
    if (actions.upright) {
        turned_ = false;
        ++changes_;
    }
    const int old_hovered = looking.hovered, old_highlighted = highlighted_, old_pinned = looking.pinned;
    const int old_truth = looking.lit_truth, old_said = looking.lit_said;
    const map::PlaceGrid& grid = compare_ && actions.on_other ? compare_->pointing.grid : pointing_.grid;
    looking.hovered = actions.pointer ? map::nearest_point(grid, camera_, size, *actions.pointer, kHoverRadiusPx) : -1;
    if (looking.hovered >= 0 && looking.hovered < static_cast<int>(looking.flags.size()) &&
        (looking.flags[static_cast<std::size_t>(looking.hovered)] & map::kHidden) != 0) {
        looking.hovered = -1;
    }
    looking.here.clear();
    if (actions.pointer && seen_layer_ < 0) {
        decode(decode_input(), map::to_map(camera_, size, *actions.pointer), true, looking.here);
    }
    if (actions.clicked) looking.pinned = looking.hovered == looking.pinned ? -1 : looking.hovered;
    if (actions.pin) looking.pinned = *actions.pin;
    if (actions.pin_nearest && !looking.near_map.empty()) look_at(looking.near_map.front().thing);
    highlighted_ = actions.highlighted;
    looking.lit_truth = actions.lit_truth;
    looking.lit_said = actions.lit_said;
    if (actions.walk_from) {
        looking.walk_from = walk_place(*actions.walk_from);
        looking.walks = true;
    }
    if (actions.walk_to) looking.probe = walk_place(*actions.walk_to);
    if (actions.stop_walk) looking.walks = false;
    if (moved || actions.fit || looking.hovered != old_hovered || highlighted_ != old_highlighted ||
        looking.pinned != old_pinned || looking.lit_truth != old_truth || looking.lit_said != old_said ||
        actions.walk_to || actions.turn.x != 0 || actions.turn.y != 0) {
        last_active_s_ = input.now_s;
    }
}

// A place near a thing is the thing's: so one can walk from thing to thing.
map::Point2 App::walk_place(map::Point2 px) const {
    const int thing = map::nearest_point(pointing_.grid, camera_, ui_state_.map_size, px, kSnapRadiusPx);
    if (thing < 0) return map::to_map(camera_, ui_state_.map_size, px);
    const auto at = static_cast<std::size_t>(thing) * 2;
    return {seen().points[at], seen().points[at + 1]};
}

void App::obey_selection(const ui::Actions& actions, Output& output) {
    map::Selection& selection = pointing_.seen.selection;
    const auto n = static_cast<int>(session_.material().dataset.names.size());
    bool changed = false;
    if (actions.lasso.size() >= 3) {
        std::vector<map::Point2> lasso;
        for (const map::Point2& px : actions.lasso) lasso.push_back(map::to_map(camera_, ui_state_.map_size, px));
        map::choose_lasso(selection, seen(), lasso, actions.choose);
        changed = true;
    }
    if (actions.select_none) map::choose_none(selection);
    if (actions.select_others) map::choose_all_others(selection, n);
    const auto each_selected = [&](const auto& act) {
        for (int i = 0; i < n; ++i) {
            if (selection.has(i)) act(static_cast<std::size_t>(i));
        }
    };
    if (actions.hide_selected) {
        each_selected([&](std::size_t i) { pointing_.hidden[i] = 1; });
        map::choose_none(selection);
    }
    if (actions.color_selected) {
        const auto color = static_cast<unsigned char>(*actions.color_selected + 1);
        each_selected([&](std::size_t i) { pointing_.own_color[i] = color; });
    }
    if (actions.show_hidden) std::fill(pointing_.hidden.begin(), pointing_.hidden.end(), static_cast<unsigned char>(0));
    if (actions.save_selected) {
        output.save_name = "embedscape-" + session_.material().dataset.row.id + "-selection.tsv";
        output.save_bytes = map::selection_text(session_.shown(), session_.material(), selection);
    }
    changed = changed || actions.select_none || actions.select_others || actions.hide_selected ||
              actions.color_selected || actions.show_hidden;
    if (changed) update_flags(pointing_, session_.material(), {});
    if (actions.query) search_for(pointing_, session_.material().dataset, *actions.query);
}

void App::obey_past(const ui::Actions& actions) {
    if (actions.see_layer) see_layer(*actions.see_layer == seen_layer_ ? -1 : *actions.see_layer);
    if (!actions.see_step) return;
    seen_step_ = *actions.see_step;
    if (seen_step_ >= 0 && playing_ && !resting_) play(false);
    ++changes_;
}

void App::save_picture(const ui::Actions& actions, Output& output) {
    if (!actions.save_picture) return;
    PictureOptions options;
    options.format = actions.save_picture->svg ? PictureFormat::svg : PictureFormat::png;
    options.scale = actions.save_picture->scale;
    options.dark = dark_;
    options.width = options.height = 0;
    core::Result<Picture> made = picture(options);
    if (!made.ok()) {
        alarm_ = made.error().sentence;
        return;
    }
    output.save_name = made.value().name;
    output.save_bytes.assign(made.value().bytes.begin(), made.value().bytes.end());
}

// The batch stays lit through all stages but the last.
void App::obey_slow_motion(const ui::Actions& actions, double now_s) {
    if (actions.slow_stop || (slow_.on && playing_)) {
        slow_.on = false;
    } else if (actions.slow_next && slow_.on && slow_.stage + 1 < kSlowStages) {
        ++slow_.stage;
        slow_.moved_since_s = now_s;
    } else if (actions.slow_next) {
        play(false);
        see_layer(-1);
        seen_step_ = -1;
        slow_.before = session_.shown();
        slow_.step = session_.slow_step();
        slow_.stage = 0;
        slow_.on = slow_.step.went_well;
        record(past_, session_.shown());
    } else {
        return;
    }
    last_active_s_ = now_s;
    ++changes_;
    const bool lit = slow_.on && slow_.stage + 1 < kSlowStages;
    update_flags(pointing_, session_.material(), lit ? slow_.step.batch : std::vector<int>{});
}

// A thing is pinned and looked at; a group becomes the selection.
void App::show_found(const map::Hit& hit) {
    if (hit.thing >= 0) return look_at(hit.thing);
    const data::Dataset& dataset = session_.material().dataset;
    const data::Attribute* attribute = data::find_attribute(dataset.row, hit.attribute);
    if (attribute == nullptr) return;
    map::choose_value(pointing_.seen.selection, dataset.table, attribute->column, hit.code, map::Choose::replace);
    update_flags(pointing_, session_.material(), {});
}

// Pins it; the camera goes there unless it is in sight.
void App::look_at(int thing) {
    if (thing < 0 || thing >= seen().n_points) return;
    pointing_.seen.pinned = thing;
    const auto at = static_cast<std::size_t>(thing) * 2;
    const map::Point2 place{seen().points[at], seen().points[at + 1]};
    const map::Point2 px = map::to_px(camera_, ui_state_.map_size, place);
    const float w = ui_state_.map_size.width, h = ui_state_.map_size.height;
    if (px.x > 0.1f * w && px.y > 0.15f * h && px.x < 0.9f * w && px.y < 0.9f * h) return;
    camera_.x = place.x;
    camera_.y = place.y;
    if (closer_ > kFoundCloser * 2) camera_.units_per_px *= closer_ / kFoundCloser;
    camera_follows_ = false;
}

}  // namespace app
