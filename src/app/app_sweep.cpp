// App with many maps at once: they stand and train in the map's place; the model that ran waits as it is. One file of
// App's, see app.h. Next: sweep_show.h.
#include <nlohmann/json.hpp>

#include "app/app.h"
#include "app/json_number.h"

namespace app {

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
    show_ = std::make_unique<SweepShow>();
    show_->sweep = std::move(made.value());
    const bool card =
        backend_.has_gl && (backend_.choice == BackendChoice::webgl ||
                            (backend_.choice == BackendChoice::automatic && backend_.race.card > backend_.race.cpu));
    if (card) start_on_card(show_->on_card, backend_.kernels, show_->sweep);
    playing_ = true;
    last_active_s_ = last_s_;
    return true;
}

core::Result<bool> App::start_sweep(const std::vector<std::string>& axes) {
    if (compare_ || waiting_)
        return core::Error{"", "Many maps cannot start while two are compared or data is fetched."};
    if (axes.empty()) return start_sweep(train::ten_seeds(session_.running()));
    std::vector<model::Axis> read;
    for (const std::string& text : axes) {
        core::Result<model::Axis> axis = model::read_axis(session_.running(), text);
        if (!axis.ok()) return axis.error();
        read.push_back(std::move(axis.value()));
    }
    return start_sweep(train::start_sweep(session_.running(), std::move(read)));
}

void App::close_show() {
    if (!show_) return;
    end_show(*show_);
    show_.reset();
    sweep_view_ = {};
}

void App::end_sweep() {
    close_show();
    sweep_open_ = false;
    last_active_s_ = last_s_;
}

// The cell's Spec from its own start, as many steps on: the same bits, where the cell was trained on the CPU.
void App::take_cell(int index) {
    if (!show_ || index < 0 || index >= static_cast<int>(show_->sweep.cells.size())) return;
    const train::SweepCell& cell = show_->sweep.cells[static_cast<std::size_t>(index)];
    if (!cell.trainer) return;
    const model::Spec spec = cell.spec;
    const long steps = cell.trainer->step();
    end_sweep();
    const Applied applied = session_.settle(spec);
    session_.reset(std::nullopt);
    if (session_.problem()) return;
    adopt({.depth = model::Change::anew, .changed = true, .sentence = applied.sentence}, last_s_);
    warm_left_ = steps;
    warm_until_s_ = -1;
}

void App::run_sweep(const Input& input) {
    if (!show_) return;
    constexpr double kBudgetMs = 8;
    if (playing_) run_show(*show_, backend_, kBudgetMs, 100);
    const float most = 16384;
    const CellSize size{static_cast<int>(std::min(cell_size_.width, most)),
                        static_cast<int>(std::min(cell_size_.height, most)), input.pixel_ratio, dark_};
    look_at_show(*show_, size, session_.running().color_by, gl_ready_);
    tell_show(*show_, sweep_view_);
}

void App::obey_sweep(const ui::Actions& actions) {
    if (actions.sweep_open && !sweep_open_) open_sweep();
    if (actions.sweep_stop && sweep_open_) end_sweep();
    if (actions.sweep_choose) close_show();
    if (actions.sweep_start) start_sweep(sweep_of(*actions.sweep_start, session_.running(), nullptr));
    if (actions.sweep_take) take_cell(*actions.sweep_take);
    if (actions.sweep_cell.width > 1) cell_size_ = actions.sweep_cell;
    if (!show_) return;
    show_->hovered =
        actions.sweep_pointer ? thing_at(*show_, actions.sweep_pointer->cell, actions.sweep_pointer->px) : -1;
}

std::string App::sweep_json() const {
    nlohmann::ordered_json json = {{"open", sweep_open_}, {"on", show_ != nullptr}};
    if (show_) {
        json["columns"] = show_->sweep.columns;
        json["rows"] = show_->sweep.rows;
        json["step"] = show_->sweep.step;
        json["on_card"] = sweep_view_.on_card;
        json["agreement"] = sweep_view_.agreement;
        for (std::size_t i = 0; i < show_->sweep.cells.size(); ++i) {
            const train::SweepCell& cell = show_->sweep.cells[i];
            const bool painted = i < show_->pictures.size() && show_->pictures[i].step >= 0;
            json["cells"].push_back({{"words", i < sweep_view_.cells.size() ? sweep_view_.cells[i].words : ""},
                                     {"problem", cell.problem},
                                     {"step", cell.trainer ? cell.trainer->step() : 0},
                                     {"painted", painted},
                                     {"bits", i < show_->bits.size() ? show_->bits[i] : -1.0f}});
        }
    }
    return json.dump();
}

}  // namespace app
