// See sweep_show.h.
#include "app/sweep_show.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "map/paint.h"
#include "projection/rigid.h"
#include "train/moved_snapshot.h"

namespace app {
namespace {

constexpr float kNearPx = 14;
constexpr long kAgreementEvery = 200;  // steps

// The first cell that trains: the others are laid onto it.
const train::Snapshot* first_of(SweepShow& show) {
    for (train::SweepCell& cell : show.sweep.cells) {
        if (cell.trainer) return &train::look_at(cell);
    }
    return nullptr;
}

void paint_cell(SweepShow& show, std::size_t i, const CellSize& size) {
    train::SweepCell& cell = show.sweep.cells[i];
    CellPicture& picture = show.pictures[i];
    const train::Snapshot* first = first_of(show);
    train::Snapshot shown = train::look_at(cell);
    if (first != nullptr && first != &cell.shown && first->points.size() == shown.points.size())
        train::move_picture(shown, projection::lay_onto(shown.points, first->points));
    const map::Coloring coloring = map::color_points(*show.sweep.material, show.sweep.base.color_by);
    map::Scene scene;
    scene.snapshot = &shown;
    scene.coloring = &coloring;
    scene.view = map::region_view(shown, show.sweep.base.regions_of);
    scene.viewport = {static_cast<float>(size.width), static_cast<float>(size.height)};
    scene.pixel_ratio = size.ratio;
    scene.dark = size.dark;
    scene.camera = map::fit(shown, scene.viewport, map::kFitMargin);
    const map::Picture whole = map::paint(scene, {});  // with a strip below, which is left out
    const int height = static_cast<int>(std::lround(static_cast<float>(size.height) * size.ratio));
    gl::write_picture(picture.texture, whole.rgba.data(), whole.width, std::min(height, whole.height));
    picture.places.resize(shown.points.size() / 2);
    for (std::size_t t = 0; t < picture.places.size(); ++t)
        picture.places[t] = map::to_px(scene.camera, scene.viewport, {shown.points[2 * t], shown.points[2 * t + 1]});
    picture.step = cell.trainer->step();
    picture.size = size;
}

void measure_bits(SweepShow& show, const std::string& attribute) {
    if (show.bits_of != attribute) {
        show.bits_of = attribute;
        std::fill(show.bits.begin(), show.bits.end(), -1.0f);
        std::fill(show.bits_step.begin(), show.bits_step.end(), -1);
    }
    for (std::size_t tried = 0; tried < show.bits.size(); ++tried) {
        const std::size_t i = show.next_bits++ % show.bits.size();
        train::SweepCell& cell = show.sweep.cells[i];
        if (!cell.trainer || show.bits_step[i] == cell.trainer->step()) continue;
        const double bits = train::bits_kept_of(cell, attribute).bits;
        show.bits[i] = std::isnan(bits) ? -1.0f : static_cast<float>(bits);
        show.bits_step[i] = cell.trainer->step();
        return;
    }
}

void measure_agreement(SweepShow& show) {
    const std::vector<std::vector<int>> groups = train::cells_by_seed(show.sweep);
    if (groups.empty() || show.sweep.step < 1) return;
    const bool stale = show.agreement_step < 0 || show.sweep.step >= show.agreement_step + kAgreementEvery;
    if (!stale) return;
    show.seeds = groups.front();
    show.agreement = train::agreement_of(show.sweep, show.seeds);
    show.agreement_step = show.sweep.step;
}

core::Result<model::Axis> axis_of(const ui::AxisWish& wish, const model::Spec& base) {
    const core::Result<model::AxisField> field = model::axis_field(base, wish.path);
    if (!field.ok()) return field.error();
    std::vector<std::string> texts;
    for (const model::Choice& choice : field.value().choices) {
        if (static_cast<int>(texts.size()) < model::kMostAxisValues) texts.push_back(choice.id);
    }
    if (std::holds_alternative<bool>(field.value().now)) texts = {"true", "false"};
    if (!texts.empty()) return model::make_axis(base, wish.path, texts);
    return model::axis_between(base, wish.path, wish.from, wish.to, wish.n);
}

}  // namespace

core::Result<train::Sweep> sweep_of(const ui::SweepWish& wish, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material) {
    if (wish.ten_seeds) return train::ten_seeds(base, std::move(material));
    std::vector<model::Axis> axes;
    for (const ui::AxisWish* one : {&wish.across, &wish.down}) {
        if (one->path.empty()) continue;
        core::Result<model::Axis> axis = axis_of(*one, base);
        if (!axis.ok()) return axis.error();
        axes.push_back(std::move(axis.value()));
    }
    return train::start_sweep(base, std::move(axes), std::move(material));
}

long run_show(SweepShow& show, Backend& backend, double budget_ms, long max_steps) {
    if (!show.on_card.is_on) return train::run_for(show.sweep, budget_ms, max_steps);
    const long before = show.sweep.step;
    if (fetch_from_card(show.on_card, show.sweep))
        run_on_card(show.on_card, backend.kernels, show.sweep, std::min(8L, max_steps));
    return show.sweep.step - before;
}

void look_at_show(SweepShow& show, const CellSize& size, const std::string& attribute, bool has_gl) {
    if (show.pictures.size() != show.sweep.cells.size()) {
        show.pictures.resize(show.sweep.cells.size());
        show.bits.assign(show.sweep.cells.size(), -1.0f);
        show.bits_step.assign(show.sweep.cells.size(), -1);
    }
    for (std::size_t tried = 0; has_gl && size.width > 8 && tried < show.pictures.size(); ++tried) {
        const std::size_t i = show.next_picture++ % show.pictures.size();
        const train::SweepCell& cell = show.sweep.cells[i];
        if (!cell.trainer) continue;
        if (show.pictures[i].step == cell.trainer->step() && show.pictures[i].size == size) continue;
        paint_cell(show, i, size);
        break;
    }
    measure_bits(show, attribute);
    measure_agreement(show);
}

void tell_show(const SweepShow& show, ui::SweepView& view) {
    const train::Sweep& sweep = show.sweep;
    view.on = true;
    view.columns = sweep.columns;
    view.rows = sweep.rows;
    view.across = sweep.axes[0].label;
    view.across_words = sweep.axes[0].words;
    view.down = sweep.axes.size() > 1 ? sweep.axes[1].label : "";
    view.down_words = sweep.axes.size() > 1 ? sweep.axes[1].words : std::vector<std::string>{};
    view.step = sweep.step;
    view.bits_of = show.bits_of;
    view.cells.resize(sweep.cells.size());
    for (std::size_t i = 0; i < sweep.cells.size(); ++i) {
        const train::SweepCell& cell = sweep.cells[i];
        ui::SweepCellView& told = view.cells[i];
        told = {};
        told.problem = cell.problem;
        const auto column = static_cast<int>(i) % sweep.columns, row = static_cast<int>(i) / sweep.columns;
        told.words = train::words_of_cell(sweep, column, row);
        if (i >= show.pictures.size()) continue;
        told.texture = show.pictures[i].texture.id;
        told.bits = static_cast<double>(show.bits[i]);
        const train::HeadSnapshot* head = cell.looked ? train::first_answer(cell.shown) : nullptr;
        told.right = head != nullptr ? head->accuracy : std::numeric_limits<double>::quiet_NaN();
        told.loss = cell.looked ? cell.shown.loss_held_out : std::numeric_limits<double>::quiet_NaN();
        const auto thing = static_cast<std::size_t>(show.hovered);
        if (show.hovered >= 0 && thing < show.pictures[i].places.size()) told.mark = show.pictures[i].places[thing];
    }
    view.on_card = 0;
    for (const CardGroup& group : show.on_card.groups) {
        if (group.why_not.empty()) view.on_card += static_cast<int>(group.cells.size());
    }
    const std::vector<std::string>& names = sweep.material->dataset.names;
    view.thing = show.hovered >= 0 ? names[static_cast<std::size_t>(show.hovered)] : "";
    view.agreement = show.agreement.n_maps > 1 ? show.agreement.mean : -1;
    view.of_thing = -1;
    if (view.agreement < 0 || show.agreement.of_thing.size() != names.size()) return;
    const std::vector<double>& of = show.agreement.of_thing;
    view.most = names[static_cast<std::size_t>(std::max_element(of.begin(), of.end()) - of.begin())];
    view.least = names[static_cast<std::size_t>(std::min_element(of.begin(), of.end()) - of.begin())];
    if (show.hovered >= 0) view.of_thing = of[static_cast<std::size_t>(show.hovered)];
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
    leave_card(show.on_card, show.sweep);
    for (CellPicture& picture : show.pictures) gl::free_texture(picture.texture);
    show.pictures.clear();
}

void show_lost_gl(SweepShow& show) {
    card_is_lost(show.on_card, show.sweep);
    for (CellPicture& picture : show.pictures) picture = {};
}

}  // namespace app
