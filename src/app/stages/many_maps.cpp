// See many_maps.h.
#include "app/stages/many_maps.h"

#include <algorithm>
#include <utility>

#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/stages/one_map.h"
#include "app/stages/sweep_picture.h"
#include "app/stages/two_maps.h"
#include "core/json.h"
#include "core/thousands.h"
#include "model/diff.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

constexpr double kTrainShare = 0.2, kLeastBudgetMs = 8, kMostBudgetMs = 40;  // of a frame

// The Spec with this cell's values of the axes; unchanged if they are invalid.
model::Spec with_values_of_cell(const train::Sweep& sweep, int index, const model::Spec& spec) {
    std::vector<model::Setting> settings;
    for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
        const int at = a == 0 ? index % sweep.columns : index / sweep.columns;
        settings.push_back({sweep.axes[a].path, sweep.axes[a].values[static_cast<std::size_t>(at)]});
    }
    const core::Result<model::Spec> changed = model::with_values(spec, settings);
    return changed.ok() ? changed.value() : spec;
}

// Stores the agreement of the seeds of a cell's group: the one map can be coloured by it afterwards.
void keep_agreement(Rooms& rooms, int cell) {
    const SeedGroup* group = group_of(rooms.many.show->measures, cell);
    if (group == nullptr || group->agreement.n_maps < 2 || group->step < 0) return;
    const train::SweepCell& of = rooms.many.show->sweep.cells[static_cast<std::size_t>(group->cells.front())];
    rooms.many.agreement = SeedAgreement{group->agreement, of.spec, group->step};
}

void close_show(Rooms& rooms, int cell = 0) {
    if (!rooms.many.show) return;
    keep_agreement(rooms, cell);
    end_show(*rooms.many.show);
    rooms.many.show.reset();
    rooms.many.view = {};
    rooms.link.changed = true;
}

// Shows a new sweep, or its error in the panel.
core::Status show_sweep(Rooms& rooms, core::Result<train::Sweep> made) {
    if (!made.ok()) {
        rooms.many.view.problem = made.error().sentence;
        return made.error();
    }
    close_show(rooms);
    return_to_cpu(rooms.experiment.backend, rooms.session());
    rooms.many.open = true;
    rooms.many.view = {};
    rooms.many.show = std::make_unique<SweepShow>(show_of(std::move(made.value()), rooms.session().running()));
    rooms.experiment.pace.playing = true;
    rooms.clock.active_s = rooms.clock.last_s;
    rooms.link.changed = true;
    return {};
}

// Restarts the sweep with the same axes over another base Spec. If no cell can train, the panel with the choice of
// fields is shown.
void restart_with(Rooms& rooms, const model::Spec& base) {
    const bool played = rooms.experiment.pace.playing;
    core::Status started =
        show_sweep(rooms, train::start_sweep(base, rooms.many.show->sweep.axes, rooms.many.show->sweep.material));
    rooms.experiment.pace.playing = played;
    std::string problem = started.ok() ? rooms.many.show->sweep.cells.front().problem : started.error().sentence;
    const auto can_be = [](const train::SweepCell& cell) { return cell.trainer.has_value(); };
    if (started.ok() && std::any_of(rooms.many.show->sweep.cells.begin(), rooms.many.show->sweep.cells.end(), can_be))
        return;
    close_show(rooms);
    rooms.many.view.problem = std::move(problem);
}

// Saves all maps in one PNG, with the present colours and regions and the link in its metadata.
void save_sweep(Rooms& rooms, Output& output) {
    SweepPictureOptions request;
    request.scale = 2;
    request.dark = rooms.window.theme.dark;
    request.regions_of = model::shown_regions(rooms.session().running());
    request.coloring = &rooms.side().question.coloring;
    request.layouts = &rooms.many.show->layouts;
    const std::vector<std::uint8_t> png = map::to_png(paint_sweep(rooms.many.show->sweep, request), link(rooms));
    output.save_name = "embedscape-" + std::to_string(rooms.many.show->sweep.cells.size()) + "-maps-step-" +
                       std::to_string(rooms.many.show->sweep.step) + ".png";
    output.save_bytes.assign(png.begin(), png.end());
}

// Trains, measures and paints for a while.
long train(Rooms& rooms, const Input& input) {
    if (!rooms.many.show) return 0;
    // A share of the frame's duration: more where frames are slow.
    const double frame_ms = std::max(input.now_s - rooms.clock.last_s, 0.0) * 1000;
    const double budget_ms = std::clamp(frame_ms * kTrainShare, kLeastBudgetMs, kMostBudgetMs);
    rooms.experiment.pace.resting = rooms.many.show->sweep.step >= rooms.many.show->rest_at;
    if (rooms.experiment.pace.playing && !rooms.experiment.pace.resting)
        run_show(*rooms.many.show, rooms.experiment.backend, budget_ms, 1000, input.now_s);
    const model::Spec& running = rooms.session().running();
    const ui::SweepRequest& request = rooms.ui.sweep;
    const float most = 16384;
    CellKey key;
    key.width = static_cast<int>(std::min(rooms.many.cell_size.width, most));
    key.height = static_cast<int>(std::min(rooms.many.cell_size.height, most));
    key.ratio = input.pixel_ratio;
    key.dark = rooms.window.theme.dark;
    key.color_by = model::shown_color(running);
    key.first_color = running.first_color;
    key.regions_of = model::shown_regions(running);
    key.by_agreement = rooms.ui.by_agreement;
    key.highlighted = rooms.view.highlighted;
    key.layer = rooms.view.layer;
    const std::string bits_of =
        request.bits_of.empty() ? attribute_for(rooms.many.show->sweep, model::shown_color(running)) : request.bits_of;
    rooms.many.stale = update_pictures(*rooms.many.show, key, bits_of, rooms.window.gl.ready, frame_ms);
    keep_agreement(rooms, std::max(rooms.many.show->hovered_cell, 0));
    fill_view(*rooms.many.show, request.enough, rooms.many.view);
    return 0;
}

// Restarts all maps from random weights; new_seed: with the next seed, or, if seeds are an axis, with the next ones.
void restart_sweep(Rooms& rooms, bool new_seed) {
    model::Spec base = rooms.many.show->sweep.base;
    std::vector<model::Axis> axes = rooms.many.show->sweep.axes;
    const auto of_seeds = [](const model::Axis& axis) { return axis.path == "seed"; };
    const auto seeds = std::find_if(axes.begin(), axes.end(), of_seeds);
    if (new_seed && seeds != axes.end()) {
        base.seed = std::get<int>(seeds->values.back());
        *seeds = model::seed_axis(base, static_cast<int>(seeds->values.size()));
    }
    if (new_seed) ++base.seed;
    show_sweep(rooms, train::start_sweep(base, std::move(axes), rooms.many.show->sweep.material));
}

// The running Spec has changed: all cells get the change, too.
std::string follow(Rooms& rooms, const Applied& applied) {
    forget_ended_comparison(rooms, applied);
    if (!rooms.many.show) return applied.sentence;
    const model::Spec& running = rooms.session().running();
    const model::Spec before = std::exchange(rooms.many.show->followed_spec, running);
    if (model::data_id(running) != model::data_id(before)) {
        end_sweep(rooms);
        return applied.sentence;
    }
    rooms.view.watch = {};  // it is about the one map, which is hidden
    const std::string what = what_changed(model::diff(before, running));
    model::Spec base = running;
    if (running.seed == before.seed)
        base.seed = rooms.many.show->sweep.base.seed;  // reset with a new seed gave the maps another one
    const model::Change depth = change_show(*rooms.many.show, base);
    std::string then = " All maps move on from step " + core::thousands(rooms.many.show->sweep.step) + ".";
    if (depth == model::Change::look) then = " Each map has its own value of it: they stay as they are.";
    if (depth == model::Change::anew) {
        restart_with(rooms, base);
        then = rooms.many.show ? " All maps start anew." : "";  // without maps the panel says why
    }
    return what.empty() ? what : what + then;
}

long step(Rooms& rooms, long n) { return rooms.many.show ? step_show(*rooms.many.show, n) : step_one_map(rooms, n); }

void wake(Rooms& rooms) {
    rooms.session().wake();
    if (rooms.many.show) rooms.many.show->rest_at = rooms.many.show->sweep.step + kStepsBeforeRest;
}

void reset(Rooms& rooms, std::optional<int> seed) {
    if (!rooms.many.show) return kOneMap.reset(rooms, seed);
    restart_sweep(rooms, seed.has_value());
}

// Nothing: train() also paints the cells, and the one map is hidden.
void draw(Rooms&, const Input&) {}

void show(Rooms& rooms, ui::View& view, double) {
    view.sweep = &rooms.many.view;
    if (!rooms.many.show) return;
    view.agreement_of = rooms.many.view.n_seeds;
    view.training.samples_per_second = rooms.many.show->steps_per_second * rooms.session().running().batch;
    if (!view.training.resting.empty())
        view.training.resting = "The maps have had many steps: they rest. Press play for more.";
}

void apply_actions(Rooms& rooms, const ui::Actions& actions, Output& output) {
    if (actions.sweep.stop) end_sweep(rooms);
    if (actions.sweep.choose) close_show(rooms);
    if (actions.sweep.start) show_sweep(rooms, sweep_of(*actions.sweep.start, rooms.session().running(), nullptr));
    if (actions.sweep.take) take_cell(rooms, *actions.sweep.take);
    if (actions.sweep.cell.width > 1) rooms.many.cell_size = actions.sweep.cell;
    if (!rooms.many.show) return;
    if (actions.sweep.picture) save_sweep(rooms, output);
    const auto& pointer = actions.sweep.pointer;
    rooms.many.show->hovered_cell = pointer ? pointer->cell : -1;
    if (pointer) rooms.many.show->pointed = pointer->cell;
    rooms.many.show->hovered = pointer ? thing_at(*rooms.many.show, pointer->cell, pointer->px) : -1;
    if (rooms.many.in_link == rooms.ui.sweep) return;
    rooms.many.in_link = rooms.ui.sweep;
    rooms.link.changed = true;
}

bool moves(Rooms& rooms) {
    return rooms.many.show && ((rooms.experiment.pace.playing && !rooms.experiment.pace.resting) || rooms.many.stale);
}

}  // namespace

void open_sweep(Rooms& rooms) {
    if (rooms.sides.comparison || rooms.fetching.waiting || rooms.experiment.pace.warm_left > 0) return;
    rooms.many.open = true;
    rooms.ui.show_lessons = rooms.ui.show_gallery = false;
    rooms.many.view.problem.clear();
    rooms.clock.active_s = rooms.clock.last_s;
    // Starts a suggested sweep at once; "other levers" leads to the choice of fields, as does an invalid sweep.
    ui::suggest_axes(rooms.ui.sweep, rooms.session().running());
    show_sweep(rooms, sweep_of(rooms.ui.sweep, rooms.session().running(), nullptr));
}

void want_sweep(Rooms& rooms, const SweepLink& maps) {
    if (maps.is_sweep()) rooms.many.pending = maps;
}

void start_pending_sweep(Rooms& rooms) {
    if (!rooms.many.pending || rooms.fetching.waiting || rooms.experiment.pace.warm_left > 0) return;
    const SweepLink wanted = *std::exchange(rooms.many.pending, std::nullopt);
    if (rooms.sides.comparison) return;
    rooms.ui.sweep.bits_of = wanted.bits_of;
    rooms.ui.sweep.enough = wanted.enough;
    const core::Status started = show_sweep(rooms, sweep_of(wanted, rooms.session().running()));
    if (!started.ok()) rooms.notices.alarm = "The many maps of the link cannot start. " + started.error().sentence;
}

bool agreement_fits(const Rooms& rooms) {
    if (!rooms.many.agreement || rooms.sides.comparison) return false;
    if (rooms.many.show) return rooms.many.view.n_seeds > 0;
    if (rooms.many.agreement->found.of_thing.size() != rooms.session().material().dataset.names.size()) return false;
    model::Spec of = rooms.many.agreement->spec;
    of.seed = rooms.session().running().seed;
    return model::diff(of, rooms.session().running()).depth == model::Change::look;
}

void end_sweep(Rooms& rooms) {
    close_show(rooms);
    rooms.many.open = rooms.experiment.pace.resting = false;
    rooms.clock.active_s = rooms.clock.last_s;
}

core::Status start_sweep(Rooms& rooms, const std::vector<std::string>& axes) {
    if (rooms.sides.comparison || rooms.fetching.waiting)
        return core::Error{"", "Many maps cannot start while two are compared or data is fetched."};
    SweepLink wanted;
    wanted.axes = axes;
    wanted.seeds = axes.empty();
    return show_sweep(rooms, sweep_of(wanted, rooms.session().running()));
}

// If the Spec did not change during the sweep, the cell's Spec is trained again from its own start by as many steps,
// which gives the same bits as the cell if that was trained on the CPU. Otherwise the cell's trainer itself is taken.
void take_cell(Rooms& rooms, int index) {
    if (!rooms.many.show || index < 0 || index >= static_cast<int>(rooms.many.show->sweep.cells.size())) return;
    if (!rooms.many.show->sweep.cells[static_cast<std::size_t>(index)].trainer) return;
    leave_gpu(rooms.many.show->on_gpu, rooms.many.show->sweep);
    train::Trainer trainer = rooms.many.show->sweep.cells[static_cast<std::size_t>(index)].trainer->fork();
    const std::shared_ptr<const model::Material> material = rooms.many.show->sweep.material;
    const bool as_it_is = rooms.many.show->is_changed;
    // Colours and regions, as they are chosen now, and the cell's own perplexity.
    const model::Spec theme = with_values_of_cell(rooms.many.show->sweep, index, rooms.session().running());
    close_show(rooms, index);
    end_sweep(rooms);
    note_run(rooms);
    const long steps = as_it_is ? 0 : trainer.step();
    Applied applied{.depth = model::Change::anew, .changed = true, .sentence = {}};
    if (as_it_is) {
        applied.sentence = "This one of the maps goes on from step " + core::thousands(trainer.step()) + ".";
        rooms.session().take(std::move(trainer), material);
    } else {
        const core::Result<Applied> changed = rooms.session().change_to(trainer.spec());
        if (!changed.ok() || !rooms.session().reset(std::nullopt).ok()) return;
        applied.sentence = changed.value().sentence;
    }
    rooms.session().copy_view_fields(theme);
    adopt(rooms, applied, rooms.clock.last_s);
    get_ready(rooms.experiment.pace, steps);
}

std::string sweep_json(const Rooms& rooms) {
    core::Json json = {{"open", rooms.many.open}, {"on", rooms.many.show != nullptr}};
    if (rooms.many.show) {
        json["columns"] = rooms.many.show->sweep.columns;
        json["rows"] = rooms.many.show->sweep.rows;
        json["step"] = rooms.many.show->sweep.step;
        json["on_card"] = rooms.many.view.on_gpu;
        json["cpu"] = rooms.many.show->race.cpu;
        json["webgl"] = rooms.many.show->race.gpu;
        json["why_not"] = rooms.many.show->why_not;
        json["bits_of"] = rooms.many.show->measures.bits_of;
        json["agreement"] = rooms.many.view.agreement;
        for (std::size_t i = 0; i < rooms.many.show->sweep.cells.size(); ++i) {
            const train::SweepCell& cell = rooms.many.show->sweep.cells[i];
            const bool painted = i < rooms.many.show->pictures.size() && rooms.many.show->pictures[i].step >= 0;
            json["cells"].push_back({{"words", i < rooms.many.view.cells.size() ? rooms.many.view.cells[i].words : ""},
                                     {"problem", cell.problem},
                                     {"step", cell.trainer ? cell.trainer->step() : 0},
                                     {"painted", painted},
                                     {"bits", rooms.many.show->measures.bits[i]}});
        }
    }
    return json.dump();
}

const Stage kManyMaps = {.train = train,
                         .step = step,
                         .wake = wake,
                         .reset = reset,
                         .follow = follow,
                         .draw = draw,
                         .show = show,
                         .apply_actions = apply_actions,
                         .moves = moves};

}  // namespace app
