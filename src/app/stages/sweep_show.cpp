// See sweep_show.h.
#include "app/stages/sweep_show.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "app/stages/cell_map.h"
#include "app/view/nearest_field.h"
#include "map/heads/regions.h"
#include "model/strongest_loss.h"
#include "train/alike.h"

namespace app {
namespace {

constexpr float kNearPx = 14;
// Time for painting and measuring, as a share of the last frame's duration, within limits.
constexpr double kPaintShare = 0.15, kLeastPaintMs = 4, kMostPaintMs = 20;
constexpr double kMeasureShare = 0.1, kLeastMeasureMs = 2, kMostMeasureMs = 12;
constexpr double kLayoutMs = 8;
constexpr double kSlowFrameS = 0.040;  // if the GPU takes longer than this, fewer steps are issued

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

// The first cell that can train: the others are aligned to its map.
std::optional<std::size_t> first_of(const SweepShow& show) {
    for (std::size_t i = 0; i < show.sweep.cells.size(); ++i) {
        if (show.sweep.cells[i].trainer) return i;
    }
    return std::nullopt;
}

// The cache key of this cell's picture: `key`, with by_agreement only where its group's agreement is known.
CellKey key_of(const SweepShow& show, std::size_t i, CellKey key) {
    const SeedGroup* group = key.by_agreement ? group_of(show.measures, static_cast<int>(i)) : nullptr;
    key.by_agreement = group != nullptr && group->agreement.n_maps > 1;
    key.agreement = key.by_agreement ? group->step : -1;
    return key;
}

void paint(SweepShow& show, std::size_t i, const CellKey& key) {
    train::SweepCell& cell = show.sweep.cells[i];
    CellPicture& picture = show.pictures[i];
    map::Coloring by_agreement;
    if (key.by_agreement) {
        const projection::Agreement& found = group_of(show.measures, static_cast<int>(i))->agreement;
        by_agreement = map::color_by_agreement(found.of_thing, found.n_maps);
    } else if (show.coloring_of != std::pair(key.color_by, key.first_color) || show.coloring.attribute.empty()) {
        show.coloring = map::color_points(*show.sweep.material, key.color_by, key.first_color);
        show.coloring_of = {key.color_by, key.first_color};
    }
    const CellMapStyle wanted{{static_cast<float>(key.width), static_cast<float>(key.height)},
                              key.ratio,
                              key.dark,
                              key.regions_of,
                              key.by_agreement ? -1 : key.highlighted};
    const train::Snapshot own = seen_through(show.layouts, show.sweep, i);
    const std::optional<std::size_t> first = first_of(show);
    std::optional<train::Snapshot> onto;
    if (first && *first != i) onto = seen_through(show.layouts, show.sweep, *first);
    CellMap map = paint_cell(own, onto ? *onto : own, key.by_agreement ? by_agreement : show.coloring, wanted);
    gl::write_picture(picture.texture, map.picture.rgba.data(), map.picture.width, map.picture.height);
    picture.places = std::move(map.places);
    picture.step = cell.trainer->step();
    picture.laid_out = version_of(show.layouts, i);
    picture.key = key;
}

// Paints the next cell whose picture is out of date; false if there is none.
bool paint_next(SweepShow& show, const CellKey& wanted) {
    for (std::size_t tried = 0; tried < show.pictures.size(); ++tried) {
        const std::size_t i = show.next_picture++ % show.pictures.size();
        const train::SweepCell& cell = show.sweep.cells[i];
        if (!cell.trainer) continue;
        const CellKey key = key_of(show, i, wanted);
        const CellPicture& picture = show.pictures[i];
        const bool is_laid_out_so = picture.laid_out == version_of(show.layouts, i);
        if (picture.step == cell.trainer->step() && picture.key == key && is_laid_out_so) continue;
        paint(show, i, key);
        return true;
    }
    return false;
}

// The largest group of cells that can train together on the GPU; empty if none trains.
std::vector<const train::Trainer*> largest_group(const train::Sweep& sweep) {
    std::vector<const train::Trainer*> trainers, largest;
    for (const train::SweepCell& cell : sweep.cells) trainers.push_back(cell.trainer ? &*cell.trainer : nullptr);
    for (const std::vector<int>& group : train::groups_alike(trainers)) {
        if (group.size() <= largest.size()) continue;
        largest.clear();
        for (const int i : group) largest.push_back(trainers[static_cast<std::size_t>(i)]);
    }
    return largest;
}

// Compiles one kernel a frame; when all are there, holds the race.
void hold_race(SweepShow& show, Backend& backend) {
    const auto any = std::find_if(show.sweep.cells.begin(), show.sweep.cells.end(), train::trains);
    if (any == show.sweep.cells.end()) return;
    train::Trainer one = any->trainer->fork();
    const core::Result<bool> prepared = prepare_a_little(backend.kernels, one);
    if (!prepared.ok()) show.why_not = prepared.error().sentence;
    if (!prepared.ok() || !prepared.value()) return;
    train::run_steps(show.sweep, 0);  // brings all cells to the same step
    show.race = race(backend.kernels, largest_group(show.sweep), kRaceMs, show.why_not);
    show.raced = true;
}

// The sweep has its own race: a GPU that is slower with one small model may be faster with many.
bool wants_gpu(SweepShow& show, Backend& backend, double now_s) {
    if (!backend.has_gl || backend.choice == BackendChoice::cpu || !show.why_not.empty()) return false;
    if (!why_no_race(backend).empty()) return false;
    if (backend.choice == BackendChoice::webgl || show.on_gpu.is_on) return true;
    if (show.began_s < 0) show.began_s = now_s;
    if (!show.raced && now_s - show.began_s > kCalmS) hold_race(show, backend);
    return gpu_wins(show.race);
}

long frame_on_gpu(SweepShow& show, Backend& backend, long max_steps, double now_s) {
    const long before = show.sweep.step;
    const bool moved = fetch_from_gpu(show.on_gpu, show.sweep);
    if (!show.on_gpu.is_on) show.why_not = "Maps broke on the card; the others go on without it.";
    if (!moved || !show.on_gpu.is_on) return show.sweep.step - before;  // the GPU is busy: no new steps are issued
    const bool late = now_s - show.asked_s > kSlowFrameS;
    show.per_frame = std::clamp(late ? show.per_frame / 2 : show.per_frame + show.per_frame / 2 + 1, 1L, 256L);
    run_on_gpu(show.on_gpu, backend.kernels, show.sweep, std::min(show.per_frame, max_steps));
    show.asked_s = now_s;
    return show.sweep.step - before;
}

void measure_rate(SweepShow& show, long steps, double now_s) {
    const auto n = std::count_if(show.sweep.cells.begin(), show.sweep.cells.end(), train::trains);
    show.rate_steps += steps * static_cast<long>(n);
    if (show.rate_since_s < 0) show.rate_since_s = now_s;
    if (now_s - show.rate_since_s < 1) return;
    show.steps_per_second = static_cast<double>(show.rate_steps) / (now_s - show.rate_since_s);
    show.rate_steps = 0;
    show.rate_since_s = now_s;
}

core::Result<model::Axis> axis_of(const ui::AxisRequest& request, const model::Spec& base) {
    const core::Result<model::AxisField> field = model::axis_field(base, request.path);
    if (!field.ok()) return field.error();
    constexpr std::size_t kMostChoices = 8;  // of each of two axes, so that together they are not too many
    std::vector<std::string> texts;
    for (const model::Choice& choice : field.value().choices) {
        if (texts.size() < kMostChoices) texts.push_back(choice.id);
    }
    if (std::holds_alternative<bool>(field.value().now)) texts = {"true", "false"};
    if (!texts.empty()) return model::make_axis(base, request.path, texts);
    return model::axis_between(base, request.path, request.from, request.to, request.n);
}

}  // namespace

core::Result<train::Sweep> sweep_of(const ui::SweepRequest& request, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material) {
    if (request.ten_seeds) return train::ten_seeds(base, std::move(material));
    std::vector<model::Axis> axes;
    for (const ui::AxisRequest* one : {&request.across, &request.down}) {
        if (one->path.empty()) continue;
        core::Result<model::Axis> axis = axis_of(*one, base);
        if (!axis.ok()) return axis.error();
        axes.push_back(std::move(axis.value()));
    }
    return train::start_sweep(base, std::move(axes), std::move(material));
}

SweepShow show_of(train::Sweep sweep, const model::Spec& running) {
    SweepShow show;
    show.followed_spec = running;
    show.sweep = std::move(sweep);
    show.measures = measures_of(show.sweep);
    show.pictures.resize(show.sweep.cells.size());
    return show;
}

long run_show(SweepShow& show, Backend& backend, double budget_ms, long max_steps, double now_s) {
    const bool wanted = wants_gpu(show, backend, now_s);
    if (show.on_gpu.is_on && !wanted) leave_gpu(show.on_gpu, show.sweep);
    if (!show.on_gpu.is_on && wanted) {
        start_on_gpu(show.on_gpu, backend.kernels, show.sweep);
        show.asked_s = now_s;
        show.per_frame = 1;
        if (!show.on_gpu.is_on) show.why_not = show.on_gpu.groups.empty() ? "" : show.on_gpu.groups.front().why_not;
    }
    const long steps = show.on_gpu.is_on ? frame_on_gpu(show, backend, max_steps, now_s)
                                         : train::run_for(show.sweep, budget_ms, max_steps);
    measure_rate(show, steps, now_s);
    return steps;
}

long step_show(SweepShow& show, long n) {
    leave_gpu(show.on_gpu, show.sweep);
    train::run_steps(show.sweep, n);
    return n;
}

model::Change change_show(SweepShow& show, const model::Spec& base) {
    const bool only_looks = model::diff(show.sweep.base, base).depth == model::Change::look;
    if (!only_looks) leave_gpu(show.on_gpu, show.sweep);  // looks do not need the weights
    const model::Change depth = train::set_base(show.sweep, base);
    if (depth == model::Change::anew) return depth;
    for (CellPicture& picture : show.pictures) picture.step = -1;
    if (depth == model::Change::look) return depth;
    remeasure(show.measures);
    show.is_changed = show.is_changed || show.sweep.step > 0;
    show.rest_at = show.sweep.step + kStepsBeforeRest;
    if (depth == model::Change::graft) {
        race_again(show);
        show.began_s = -1;  // waits until the slider has come to rest
    }
    return depth;
}

void race_again(SweepShow& show) {
    show.race = {};
    show.raced = false;
    show.why_not.clear();
}

bool update_pictures(SweepShow& show, const CellKey& key, const std::string& bits_of, bool has_gl, double frame_ms) {
    const double measure_ms = std::clamp(frame_ms * kMeasureShare, kLeastMeasureMs, kMostMeasureMs);
    const bool measured = measure_for(show.measures, show.sweep, bits_of, measure_ms);
    const bool moves = move_layouts(show.layouts, show.sweep, key.layer, kLayoutMs);
    if (!has_gl || key.width <= 8) return measured || moves;
    const double end = now_ms() + std::clamp(frame_ms * kPaintShare, kLeastPaintMs, kMostPaintMs);
    bool painted = false;
    while (paint_next(show, key)) {
        painted = true;
        if (now_ms() >= end) break;
    }
    return measured || painted || moves;
}

namespace {

// The agreement in words: of the group under the pointer; otherwise the range over all groups.
void fill_agreement(const SweepShow& show, ui::SweepView& view) {
    const SeedGroup* group = group_of(show.measures, std::max(show.hovered_cell, 0));
    if (group == nullptr || group->agreement.n_maps < 2) return;
    if (show.hovered_cell < 0 && show.measures.groups.size() > 1) {
        view.n_seeds = group->agreement.n_maps;
        view.agreement = view.agreement_to = group->agreement.mean;
        for (const SeedGroup& other : show.measures.groups) {
            if (other.agreement.n_maps < 2) continue;
            view.agreement = std::min(view.agreement, other.agreement.mean);
            view.agreement_to = std::max(view.agreement_to, other.agreement.mean);
        }
        return;
    }
    const std::vector<double>& of = group->agreement.of_thing;
    const std::vector<std::string>& names = show.sweep.material->dataset.names;
    if (of.size() != names.size()) return;
    view.n_seeds = group->agreement.n_maps;
    view.agreement = group->agreement.mean;
    view.most = names[static_cast<std::size_t>(std::max_element(of.begin(), of.end()) - of.begin())];
    view.least = names[static_cast<std::size_t>(std::min_element(of.begin(), of.end()) - of.begin())];
    if (show.hovered >= 0) view.of_thing = of[static_cast<std::size_t>(show.hovered)];
}

void tell_backend(const SweepShow& show, ui::SweepView& view) {
    view.on_gpu = 0;
    for (const GpuGroup& group : show.on_gpu.groups) {
        if (group.gpu.is_on) view.on_gpu += static_cast<int>(group.cells.size());
    }
    view.steps_per_second = show.steps_per_second;
    view.samples_per_s_cpu = show.raced ? show.race.cpu : 0;
    view.samples_per_s_card = show.raced ? show.race.gpu : 0;
}

void fill_cell(const SweepShow& show, std::size_t i, ui::SweepCellView& view) {
    const train::Sweep& sweep = show.sweep;
    const train::SweepCell& cell = sweep.cells[i];
    view = {};
    view.problem = cell.problem;
    if (view.problem.empty() && cell.trainer && cell.trainer->trouble())
        view.problem = cell.trainer->trouble()->sentence;
    if (view.problem.empty()) view.problem = refusal_of(show.layouts, i);
    const auto column = static_cast<int>(i) % sweep.columns, row = static_cast<int>(i) / sweep.columns;
    view.words = train::words_of_cell(sweep, column, row);
    view.texture = show.pictures[i].texture.id;
    view.bits = show.measures.bits[i];
    const train::HeadSnapshot* head = cell.has_snapshot ? train::first_answer(cell.shown) : nullptr;
    view.score = head != nullptr ? head->accuracy : std::numeric_limits<double>::quiet_NaN();
    view.is_r_squared = head != nullptr && head->answer != model::Answer::classes;
    view.loss = cell.has_snapshot ? cell.shown.loss_held_out : std::numeric_limits<double>::quiet_NaN();
    const auto thing = static_cast<std::size_t>(show.hovered);
    if (show.hovered >= 0 && thing < show.pictures[i].places.size()) view.mark = show.pictures[i].places[thing];
}

// Whether a cell is shown as a layout with regions.
bool shows_nearest_regions(const SweepShow& show) {
    const std::string regions_of = model::shown_regions(show.followed_spec);
    for (std::size_t i = 0; i < show.layouts.of.size() && i < show.sweep.cells.size(); ++i) {
        const train::SweepCell& cell = show.sweep.cells[i];
        if (show.layouts.of[i].places.empty() || !cell.has_snapshot) continue;
        if (map::region_view(cell.shown, regions_of).head >= 0) return true;
    }
    return false;
}

}  // namespace

void fill_view(const SweepShow& show, double enough, ui::SweepView& view) {
    const train::Sweep& sweep = show.sweep;
    view = {};
    view.on = true;
    view.columns = sweep.columns;
    view.rows = sweep.rows;
    view.across = sweep.axes[0].label;
    view.across_words = sweep.axes[0].words;
    view.down = sweep.axes.size() > 1 ? sweep.axes[1].label : "";
    view.down_words = sweep.axes.size() > 1 ? sweep.axes[1].words : std::vector<std::string>{};
    view.step = sweep.step;
    view.has_seeds = !show.measures.groups.empty();
    view.bits_of = show.measures.bits_of;
    const data::Attribute* attribute = data::find_attribute(sweep.material->dataset.row, view.bits_of);
    view.bits_label = attribute != nullptr ? attribute->label : "";
    view.entropy_bits = show.measures.entropy_bits;
    view.enough = enough >= 0 ? enough : view.entropy_bits / 2;
    view.cells.resize(sweep.cells.size());
    for (std::size_t i = 0; i < sweep.cells.size(); ++i) fill_cell(show, i, view.cells[i]);
    const train::SweepCell& pointed = sweep.cells[static_cast<std::size_t>(show.pointed)];
    if (pointed.has_snapshot && pointed.trainer) {
        view.history = &pointed.history;
        view.shown = &pointed.shown;
        view.pointed = view.cells[static_cast<std::size_t>(show.pointed)].words;
    }
    view.thing = show.hovered >= 0 ? sweep.material->dataset.names[static_cast<std::size_t>(show.hovered)] : "";
    view.regions = shows_nearest_regions(show) ? kNearestRegions : "";
    tell_backend(show, view);
    fill_agreement(show, view);
}

int thing_at(const SweepShow& show, int cell, map::Point2 px) {
    if (cell < 0 || cell >= static_cast<int>(show.pictures.size())) return -1;
    const std::vector<map::Point2>& places = show.pictures[static_cast<std::size_t>(cell)].places;
    int nearest = -1;
    float best = kNearPx * kNearPx;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const float dx = places[i].x - px.x, dy = places[i].y - px.y;
        if (!(dx * dx + dy * dy < best)) continue;
        best = dx * dx + dy * dy;
        nearest = static_cast<int>(i);
    }
    return nearest;
}

void end_show(SweepShow& show) {
    leave_gpu(show.on_gpu, show.sweep);
    for (CellPicture& picture : show.pictures) gl::free_texture(picture.texture);
    show.pictures.clear();
}

void show_lost_gl(SweepShow& show) {
    gpu_is_lost(show.on_gpu, show.sweep);
    for (CellPicture& picture : show.pictures) picture = {};
}

std::string attribute_for(const train::Sweep& sweep, const std::string& color_by) {
    for (const model::Axis& axis : sweep.axes) {
        for (std::size_t i = 0; i < sweep.base.losses.size(); ++i) {
            const std::string start = "losses." + std::to_string(i) + ".";
            const std::string& target = sweep.base.losses[i].target;
            if (axis.path.compare(0, start.size(), start) == 0 && !target.empty()) return target;
        }
    }
    return color_by;
}

}  // namespace app
