// See sweep.h.
#include "train/sweep.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace train {
namespace {

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

// Target duration of a slice: short beside a frame, long beside the clock's resolution.
constexpr double kShortSlice_ms = 0.25, kLongSlice_ms = 2;
constexpr long kMostChunk = 256;

core::Error problem_with_axes(const std::vector<model::Axis>& axes) {
    if (axes.empty() || axes.size() > 2) {
        return {"", "A sweep has one axis or two, not " + std::to_string(axes.size()) + "."};
    }
    std::size_t n = 1;
    for (const model::Axis& axis : axes) n *= axis.values.size();
    if (axes.size() == 2 && axes[0].path == axes[1].path) {
        return {axes[0].path, "Both axes are over " + axes[0].label + ". Choose two levers."};
    }
    if (n == 0 || n > static_cast<std::size_t>(kMostCells)) {
        return {"", "That would be " + std::to_string(n) + " maps; a sweep has 1 to " + std::to_string(kMostCells) +
                        ". Choose fewer values."};
    }
    return {};
}

// The Spec of one cell: the base with the cell's values.
core::Result<model::Spec> spec_of_cell(const Sweep& sweep, const model::Spec& base, int column, int row) {
    std::vector<model::Setting> settings;
    for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
        const auto at = static_cast<std::size_t>(a == 0 ? column : row);
        settings.push_back({sweep.axes[a].path, sweep.axes[a].values[at]});
    }
    return model::with_values(base, settings);
}

void start_cell(SweepCell& cell, const Sweep& sweep, int column, int row) {
    const core::Result<model::Spec> spec = spec_of_cell(sweep, sweep.base, column, row);
    if (!spec.ok()) {
        cell.problem = spec.error().sentence;
        return;
    }
    cell.spec = spec.value();
    core::Result<Trainer> trainer = Trainer::start(cell.spec, sweep.material);
    if (!trainer.ok()) {
        cell.problem = trainer.error().sentence;
        return;
    }
    cell.trainer = std::move(trainer.value());
}

// Depth of the change for a cell; anew if it cannot continue.
model::Change depth_for(const SweepCell& cell, const core::Result<model::Spec>& spec) {
    if (!spec.ok()) return cell.trainer ? model::Change::anew : model::Change::look;  // it was not valid before, either
    const model::Change depth = model::diff(cell.spec, spec.value()).depth;
    return trains(cell) || depth == model::Change::look ? depth : model::Change::anew;
}

// Continues a cell's trainer with another Spec.
void carry_on(SweepCell& cell, const model::Spec& spec) {
    const core::Status carried = carry_on(*cell.trainer, spec, model::diff(cell.spec, spec).depth);
    if (!carried.ok()) {
        cell.problem = carried.error().sentence;
        cell.trainer.reset();
    }
    cell.spec = spec;
    cell.has_snapshot = false;
}

// Trains the next cell of the round for its slice.
void run_next(Sweep& sweep) {
    SweepCell& cell = sweep.cells[sweep.next++];
    if (!trains(cell)) return;
    const double before = now_ms();
    cell.trainer->run_steps(sweep.slice);
    const double took = now_ms() - before;
    if (took > kShortSlice_ms) sweep.quick = false;
    if (took > kLongSlice_ms) sweep.chunk = std::max(sweep.slice / 2, 1L);
}

void end_round(Sweep& sweep) {
    sweep.step += sweep.slice;
    sweep.next = 0;
    sweep.slice = 0;
    if (sweep.quick) sweep.chunk = std::min(sweep.chunk * 2, kMostChunk);
    sweep.quick = true;
}

}  // namespace

core::Result<Sweep> start_sweep(const model::Spec& base, std::vector<model::Axis> axes,
                                std::shared_ptr<const model::Material> material) {
    core::Error problem = problem_with_axes(axes);
    if (!problem.sentence.empty()) return problem;
    Sweep sweep;
    sweep.base = base;
    sweep.axes = std::move(axes);
    sweep.columns = static_cast<int>(sweep.axes[0].values.size());
    sweep.rows = sweep.axes.size() == 2 ? static_cast<int>(sweep.axes[1].values.size()) : 1;
    if (material == nullptr || material->dataset.row.id != model::data_id(base)) {
        core::Result<std::shared_ptr<const model::Material>> loaded = model::load_material(base);
        if (!loaded.ok()) return loaded.error();
        material = loaded.value();
    }
    sweep.material = std::move(material);
    sweep.cells.resize(static_cast<std::size_t>(sweep.columns) * static_cast<std::size_t>(sweep.rows));
    for (int row = 0; row < sweep.rows; ++row) {
        for (int column = 0; column < sweep.columns; ++column) {
            start_cell(sweep.cells[static_cast<std::size_t>(row * sweep.columns + column)], sweep, column, row);
        }
    }
    return sweep;
}

core::Result<Sweep> ten_seeds(const model::Spec& base, std::shared_ptr<const model::Material> material) {
    return start_sweep(base, {model::seed_axis(base, 10)}, std::move(material));
}

model::Change set_base(Sweep& sweep, const model::Spec& base) {
    std::vector<core::Result<model::Spec>> specs;
    model::Change deepest = model::Change::look;
    for (std::size_t i = 0; i < sweep.cells.size(); ++i) {
        const int at = static_cast<int>(i), column = at % sweep.columns, row = at / sweep.columns;
        specs.push_back(spec_of_cell(sweep, base, column, row));
        deepest = std::max(deepest, depth_for(sweep.cells[i], specs.back()));
    }
    if (deepest == model::Change::anew) return deepest;
    run_steps(sweep, 0);
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (sweep.cells[i].trainer) carry_on(sweep.cells[i], specs[i].value());
    }
    sweep.base = base;
    return deepest;
}

std::string words_of_cell(const Sweep& sweep, int column, int row) {
    std::string words;
    for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
        const model::Axis& axis = sweep.axes[a];
        const auto at = static_cast<std::size_t>(a == 0 ? column : row);
        words += (words.empty() ? "" : ", ") + axis.label + ": " + axis.words[at];
    }
    return words;
}

bool trains(const SweepCell& cell) { return cell.trainer.has_value() && !cell.trainer->trouble(); }

long run_for(Sweep& sweep, double budget_ms, long max_steps) {
    const long before = sweep.step;
    const double end = now_ms() + budget_ms;
    const auto any = [&] { return std::any_of(sweep.cells.begin(), sweep.cells.end(), trains); };
    while (now_ms() < end) {
        if (sweep.next == 0) {
            if (sweep.step - before >= max_steps || !any()) break;
            sweep.slice = std::min(sweep.chunk, max_steps - (sweep.step - before));
        }
        run_next(sweep);
        if (sweep.next == sweep.cells.size()) end_round(sweep);
    }
    return sweep.step - before;
}

void run_steps(Sweep& sweep, long n) {
    while (sweep.next != 0) {
        run_next(sweep);
        if (sweep.next == sweep.cells.size()) end_round(sweep);
    }
    for (const long goal = sweep.step + n; sweep.step < goal;) {
        sweep.slice = std::min(sweep.chunk, goal - sweep.step);
        while (sweep.next < sweep.cells.size()) run_next(sweep);
        end_round(sweep);
    }
}

void update_step(Sweep& sweep) {
    ES_CHECK(sweep.next == 0, "a round was broken off");
    long least = -1;
    for (const SweepCell& cell : sweep.cells) {
        if (trains(cell) && (least < 0 || cell.trainer->step() < least)) least = cell.trainer->step();
    }
    if (least >= 0) sweep.step = least;
}

const Snapshot& snapshot_of(SweepCell& cell) {
    ES_CHECK(cell.trainer.has_value(), "a cell with a problem has no map");
    if (cell.has_snapshot && cell.shown.step == cell.trainer->step()) return cell.shown;
    cell.shown = cell.trainer->snapshot();
    record(cell.history, cell.shown);
    cell.has_snapshot = true;
    return cell.shown;
}

SweepFigures figures_of(SweepCell& cell) {
    const Snapshot& shown = snapshot_of(cell);
    const HeadSnapshot* head = first_answer(shown);
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    return {.step = shown.step,
            .loss_train = shown.loss_train,
            .loss_held_out = shown.loss_held_out,
            .accuracy = head ? head->accuracy : nothing,
            .balanced_accuracy = head ? head->balanced_accuracy : nothing};
}

Bits bits_kept_of(SweepCell& cell, const std::string& attribute) {
    const Snapshot& shown = snapshot_of(cell);
    const BitsKept kept = measure_cells(cell.trainer->material().dataset, shown, {{attribute, -1}});
    Bits best = unknown_bits();
    for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
        if (kept.attributes[a].id != attribute || kept.layers.empty()) continue;
        const BitsCell& found = kept.layers.back().cells[a];
        best = found.linear.bits >= found.neighbours.bits ? found.linear : found.neighbours;
    }
    return best;
}

projection::Agreement agreement_of(Sweep& sweep, const std::vector<int>& cells, int k) {
    std::vector<std::vector<int>> maps;
    for (const int c : cells) {
        SweepCell& cell = sweep.cells[static_cast<std::size_t>(c)];
        if (!cell.trainer) continue;
        const Snapshot& shown = snapshot_of(cell);
        if (shown.n_points < k + 2) return {};
        maps.push_back(projection::neighbourhoods_of(shown.layers.back().values, shown.layers.back().n_units, k));
    }
    return projection::agreement_of(maps, k);
}

std::vector<std::vector<int>> cells_by_seed(const Sweep& sweep) {
    std::vector<std::vector<int>> lists;
    const bool across = sweep.axes[0].path == "seed";
    if (!across && (sweep.axes.size() < 2 || sweep.axes[1].path != "seed")) return lists;
    lists.resize(static_cast<std::size_t>(across ? sweep.rows : sweep.columns));
    for (int row = 0; row < sweep.rows; ++row) {
        for (int column = 0; column < sweep.columns; ++column) {
            lists[static_cast<std::size_t>(across ? row : column)].push_back(row * sweep.columns + column);
        }
    }
    return lists;
}

}  // namespace train
