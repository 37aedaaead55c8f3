// App with many maps at once: they stand and train in the map's place; the model that ran waits as it is. One file of
// App's, see app.h. Next: sweep_show.h.
#include <algorithm>
#include <utility>

#include "app/app.h"
#include "app/sweep_picture.h"
#include "core/json.h"
#include "core/thousands.h"
#include "model/diff.h"

namespace app {
namespace {

constexpr double kTrainShare = 0.2, kLeastBudgetMs = 8, kMostBudgetMs = 40;  // of a frame

}  // namespace

void App::open_sweep() {
    if (compare_ || waiting_ || warm_left_ > 0) return;
    sweep_open_ = true;
    ui_state_.show_lessons = false;
    sweep_view_.problem.clear();
    last_active_s_ = last_s_;
}

core::Result<bool> App::start_sweep(core::Result<train::Sweep> made) {
    if (!made.ok()) {
        sweep_view_.problem = made.error().sentence;
        return made.error();
    }
    close_show();
    come_home(backend_, session_);
    sweep_open_ = true;
    sweep_view_ = {};
    show_ = std::make_unique<SweepShow>(show_of(std::move(made.value()), session_.running()));
    playing_ = true;
    last_active_s_ = last_s_;
    link_changed_ = true;
    return true;
}

core::Result<bool> App::start_sweep(const std::vector<std::string>& axes) {
    if (compare_ || waiting_)
        return core::Error{"", "Many maps cannot start while two are compared or data is fetched."};
    SweepLink wanted;
    wanted.axes = axes;
    wanted.seeds = axes.empty();
    return start_sweep(sweep_of(wanted, session_.running()));
}

void App::want_sweep(const SweepLink& maps) {
    if (maps.is_one()) wanted_sweep_ = maps;
}

// Many maps that a link or a lesson's step asks for, once what they are of is there.
void App::start_wanted_sweep() {
    if (!wanted_sweep_ || waiting_ || warm_left_ > 0) return;
    const SweepLink wanted = *std::exchange(wanted_sweep_, std::nullopt);
    if (compare_) return;
    ui_state_.sweep.bits_of = wanted.bits_of;
    ui_state_.sweep.enough = wanted.enough;
    const core::Result<bool> started = start_sweep(sweep_of(wanted, session_.running()));
    if (!started.ok()) alarm_ = "The many maps of the link cannot start. " + started.error().sentence;
}

// What a sweep over seeds found stays: the one map can be coloured by it.
void App::keep_agreement(int cell) {
    const SeedGroup* group = group_of(show_->measures, cell);
    if (group == nullptr || group->agreement.n_maps < 2 || group->step < 0) return;
    const train::SweepCell& of = show_->sweep.cells[static_cast<std::size_t>(group->cells.front())];
    agreement_ = SeedAgreement{group->agreement, of.spec, group->step};
}

// Of this very experiment, whatever its seed and its looks.
bool App::agreement_fits() const {
    if (!agreement_ || compare_) return false;
    if (show_) return sweep_view_.n_seeds > 0;
    if (agreement_->found.of_thing.size() != session_.material().dataset.names.size()) return false;
    model::Spec of = agreement_->of;
    of.seed = session_.running().seed;
    return model::diff(of, session_.running()).depth == model::Change::look;
}

void App::close_show(int cell) {
    if (!show_) return;
    keep_agreement(cell);
    end_show(*show_);
    show_.reset();
    sweep_view_ = {};
    link_changed_ = true;
}

void App::end_sweep() {
    close_show();
    sweep_open_ = resting_ = false;
    last_active_s_ = last_s_;
}

// All maps from random weights again; with another seed, or with the seeds that follow where they are an axis.
void App::restart_sweep(bool new_seed) {
    model::Spec base = show_->sweep.base;
    std::vector<model::Axis> axes = show_->sweep.axes;
    const auto of_seeds = [](const model::Axis& axis) { return axis.path == "seed"; };
    const auto seeds = std::find_if(axes.begin(), axes.end(), of_seeds);
    if (new_seed && seeds != axes.end()) {
        base.seed = std::get<int>(seeds->values.back());
        *seeds = model::seed_axis(base, static_cast<int>(seeds->values.size()));
    }
    if (new_seed) ++base.seed;
    start_sweep(train::start_sweep(base, std::move(axes), show_->sweep.material));
}

// What runs has changed: all maps follow. Returns the sentence about it.
std::string App::follow_levers(const Applied& applied) {
    const model::Spec& running = session_.running();
    const model::Spec before = std::exchange(show_->of, running);
    if (running.dataset != before.dataset) {
        end_sweep();
        return applied.sentence;
    }
    watch_ = {};  // of the one map, which nobody sees
    const std::string what = what_changed(model::diff(before, running));
    model::Spec base = running;
    if (running.seed == before.seed) base.seed = show_->sweep.base.seed;  // the maps may have had another one since
    const model::Change depth = change_show(*show_, base);
    std::string then = " All maps move on from step " + core::thousands(show_->sweep.step) + ".";
    if (depth == model::Change::look) then = " Each map has its own value of it: they stay as they are.";
    if (depth == model::Change::anew) {
        restart_with(base);
        then = show_ ? " All maps start anew." : "";  // else the panel says why there are none
    }
    return what.empty() ? what : what + then;
}

// The same levers over another base, from random weights. Where no map can be, the levers are to be chosen anew.
void App::restart_with(const model::Spec& base) {
    const bool played = playing_;
    core::Result<bool> started = start_sweep(train::start_sweep(base, show_->sweep.axes, show_->sweep.material));
    playing_ = played;
    std::string problem = started.ok() ? show_->sweep.cells.front().problem : started.error().sentence;
    const auto can_be = [](const train::SweepCell& cell) { return cell.trainer.has_value(); };
    if (started.ok() && std::any_of(show_->sweep.cells.begin(), show_->sweep.cells.end(), can_be)) return;
    close_show();
    sweep_view_.problem = std::move(problem);
}

// The cell becomes the map. Where no lever was pulled on the way, its Spec from its own start, as many steps on: the
// same bits, where the cell was trained on the CPU. Else the cell itself.
void App::take_cell(int index) {
    if (!show_ || index < 0 || index >= static_cast<int>(show_->sweep.cells.size())) return;
    if (!show_->sweep.cells[static_cast<std::size_t>(index)].trainer) return;
    leave_card(show_->on_card, show_->sweep);
    train::Trainer trainer = show_->sweep.cells[static_cast<std::size_t>(index)].trainer->fork();
    const std::shared_ptr<const model::Material> material = show_->sweep.material;
    const bool as_it_is = show_->is_changed;
    const model::Spec looks = session_.running();  // colours and regions, as they are chosen now
    close_show(index);
    end_sweep();
    const long steps = as_it_is ? 0 : trainer.step();
    Applied applied{.depth = model::Change::anew, .changed = true, .sentence = {}};
    if (as_it_is) {
        applied.sentence = "This one of the maps goes on from step " + core::thousands(trainer.step()) + ".";
        session_.take(std::move(trainer), material);
    } else {
        applied.sentence = session_.settle(trainer.spec()).sentence;
        session_.reset(std::nullopt);
    }
    if (session_.problem()) return;
    session_.look_like(looks);
    adopt(applied, last_s_);
    warm_left_ = steps;
    warm_until_s_ = -1;
}

void App::run_sweep(const Input& input) {
    if (!show_) return;
    // More where drawing takes long anyway.
    const double frame_ms = std::max(input.now_s - last_s_, 0.0) * 1000;
    const double budget_ms = std::clamp(frame_ms * kTrainShare, kLeastBudgetMs, kMostBudgetMs);
    resting_ = show_->sweep.step >= show_->rest_at;
    if (playing_ && !resting_) run_show(*show_, backend_, budget_ms, 1000, input.now_s);
    const model::Spec& running = session_.running();
    const ui::SweepWish& wish = ui_state_.sweep;
    const float most = 16384;
    CellLook look;
    look.width = static_cast<int>(std::min(cell_size_.width, most));
    look.height = static_cast<int>(std::min(cell_size_.height, most));
    look.ratio = input.pixel_ratio;
    look.dark = dark_;
    look.color_by = running.color_by;
    look.regions_of = running.regions_of;
    look.by_agreement = ui_state_.by_agreement;
    look.highlighted = highlighted_;
    const std::string bits_of = wish.bits_of.empty() ? attribute_for(show_->sweep, running.color_by) : wish.bits_of;
    show_works_ = look_at_show(*show_, look, bits_of, gl_ready_, frame_ms);
    keep_agreement(std::max(show_->hovered_cell, 0));
    tell_show(*show_, wish.enough, sweep_view_);
}

// All maps in one picture, as their colours and regions are chosen now; the link is kept inside.
void App::save_sweep(Output& output) {
    SweepPicture wish;
    wish.scale = 2;
    wish.dark = dark_;
    wish.regions_of = session_.running().regions_of;
    wish.coloring = &coloring_;
    const std::vector<std::uint8_t> png = map::to_png(paint_sweep(show_->sweep, wish), link());
    output.save_name = "embedscape-" + std::to_string(show_->sweep.cells.size()) + "-maps-step-" +
                       std::to_string(show_->sweep.step) + ".png";
    output.save_bytes.assign(png.begin(), png.end());
}

void App::obey_sweep(const ui::Actions& actions, Output& output) {
    if (actions.sweep_open && !sweep_open_) open_sweep();
    if (actions.sweep_stop && sweep_open_) end_sweep();
    if (actions.sweep_choose) close_show();
    if (actions.sweep_start) start_sweep(sweep_of(*actions.sweep_start, session_.running(), nullptr));
    if (actions.sweep_take) take_cell(*actions.sweep_take);
    if (actions.sweep_cell.width > 1) cell_size_ = actions.sweep_cell;
    if (!show_) return;
    if (actions.sweep_picture) save_sweep(output);
    const auto& pointer = actions.sweep_pointer;
    show_->hovered_cell = pointer ? pointer->cell : -1;
    if (pointer) show_->pointed = pointer->cell;
    show_->hovered = pointer ? thing_at(*show_, pointer->cell, pointer->px) : -1;
    if (shared_wish_ == ui_state_.sweep) return;
    shared_wish_ = ui_state_.sweep;
    link_changed_ = true;
}

std::string App::sweep_json() const {
    core::Json json = {{"open", sweep_open_}, {"on", show_ != nullptr}};
    if (show_) {
        json["columns"] = show_->sweep.columns;
        json["rows"] = show_->sweep.rows;
        json["step"] = show_->sweep.step;
        json["on_card"] = sweep_view_.on_card;
        json["cpu"] = show_->race.cpu;
        json["webgl"] = show_->race.card;
        json["why_not"] = show_->why_not;
        json["bits_of"] = show_->measures.bits_of;
        json["agreement"] = sweep_view_.agreement;
        for (std::size_t i = 0; i < show_->sweep.cells.size(); ++i) {
            const train::SweepCell& cell = show_->sweep.cells[i];
            const bool painted = i < show_->pictures.size() && show_->pictures[i].step >= 0;
            json["cells"].push_back({{"words", i < sweep_view_.cells.size() ? sweep_view_.cells[i].words : ""},
                                     {"problem", cell.problem},
                                     {"step", cell.trainer ? cell.trainer->step() : 0},
                                     {"painted", painted},
                                     {"bits", show_->measures.bits[i]}});
        }
    }
    return json.dump();
}

}  // namespace app
