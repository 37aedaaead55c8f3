// See drawing_board.h.
#include "app/drawing_board.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "data/drawing/classic_sets.h"
#include "data/drawing/formula.h"
#include "map/heads/regions.h"
#include "model/schema.h"

namespace app {
namespace {

constexpr double kLearnEveryS = 0.15;  // while the brush is down
constexpr double kAskEveryS = 0.1;     // between predictions for the whole board, while the model trains
constexpr int kCorners = 25;
constexpr float kSprayPerUnit = 3;  // points per unit of the brush's path

const data::DatasetRow& running_row(const Rooms& rooms) { return rooms.session().material().dataset.row; }

// Shows the running drawing on the board, after an undo or a link.
void follow_running(Rooms& rooms) {
    DrawingBoard& board = rooms.board;
    if (board.changed || board.dataset_id == running_row(rooms).id) return;
    board.drawing = data::drawing_of(rooms.session().material().dataset);
    board.dataset_id = running_row(rooms).id;
    board.problem.clear();
}

core::Status learn(Rooms& rooms, double now_s) {
    DrawingBoard& board = rooms.board;
    board.changed = false;
    board.made_s = now_s;
    core::Result<data::Dataset> made = data::drawing_dataset(board.drawing);
    if (!made.ok()) {
        board.problem = made.error().sentence;
        board.dataset_id = running_row(rooms).id;  // the model keeps the earlier points
        return made.error();
    }
    auto material = model::make_material(std::move(made.value()));
    const model::Spec& running = rooms.session().running();
    model::Spec spec = model::default_spec(material);
    spec.theme = running.theme;
    if (has_board(rooms)) {  // all settings but the data are kept
        model::Spec kept = running;
        kept.imported = material;
        kept.dataset = spec.dataset;
        if (model::validate(kept).ok()) spec = std::move(kept);
    } else {
        end_sweep(rooms);
        drop_comparison(rooms);
        leave_lesson(rooms);
        rooms.ui.show_lessons = rooms.ui.show_gallery = false;
    }
    board.problem.clear();
    const core::Result<Applied> applied = apply_spec(rooms, spec, now_s);
    if (!applied.ok()) {
        board.problem = applied.error().sentence;
        return applied.error();
    }
    board.dataset_id = spec.dataset;
    return {};
}

float distance(const data::DrawnPoint& point, const map::Point2& place) {
    return std::hypot(point.x - place.x, point.y - place.y);
}

// Adds one point where the brush is set down, and kSprayPerUnit per unit of its path, at random places under the brush.
void spray(DrawingBoard& board, const ui::BoardStroke& stroke) {
    const float way = std::hypot(stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y) * kSprayPerUnit;
    const float rest = way - std::floor(way);
    int n = static_cast<int>(way) + (core::next_unit(board.spray) < rest ? 1 : 0);
    if (stroke.begins) n = std::max(n, 1);
    for (int i = 0; i < n && board.drawing.points.size() < data::kMostDrawnPoints; ++i) {
        const float along = core::next_unit(board.spray);
        const float away = stroke.radius * std::sqrt(core::next_unit(board.spray));
        const float turn = 6.2831853f * core::next_unit(board.spray);
        const float x = stroke.from.x + along * (stroke.to.x - stroke.from.x) + away * std::cos(turn);
        const float y = stroke.from.y + along * (stroke.to.y - stroke.from.y) + away * std::sin(turn);
        board.drawing.points.push_back({data::drawn_place(x), data::drawn_place(y), stroke.label});
    }
}

void take_stroke(DrawingBoard& board, const ui::BoardStroke& stroke) {
    const std::size_t before = board.drawing.points.size();
    bool moved = false;
    switch (stroke.tool) {
        case ui::BoardTool::paint:
            spray(board, stroke);
            break;
        case ui::BoardTool::erase:
            std::erase_if(board.drawing.points,
                          [&](const data::DrawnPoint& point) { return distance(point, stroke.to) <= stroke.radius; });
            break;
        case ui::BoardTool::move:
            for (data::DrawnPoint& point : board.drawing.points) {
                if (distance(point, stroke.from) > stroke.radius) continue;
                const data::DrawnPoint old = point;
                point.x = data::drawn_place(point.x + stroke.to.x - stroke.from.x);
                point.y = data::drawn_place(point.y + stroke.to.y - stroke.from.y);
                moved = moved || old.x != point.x || old.y != point.y;
            }
            break;
    }
    if (board.drawing.points.size() == before && !moved) return;
    board.changed = true;
    board.rule.clear();
}

data::Drawing by_formula(const data::Formula& formula, int n, double noise) {
    core::Random random = core::random_stream(1, "formula");
    data::Drawing drawing;
    const float reach = static_cast<float>(noise) * data::kDrawnReach / 2;
    for (int i = 0; i < n; ++i) {
        const float x = data::kDrawnReach * (2 * core::next_unit(random) - 1);
        const float y = data::kDrawnReach * (2 * core::next_unit(random) - 1);
        const bool is_b = data::holds(formula, static_cast<double>(x), static_cast<double>(y));
        drawing.points.push_back({data::drawn_place(x + reach * core::next_normal(random)),
                                  data::drawn_place(y + reach * core::next_normal(random)), is_b ? 1 : 0});
    }
    return drawing;
}

// Draws points by a rule: the id of a classic set, else a formula.
void draw_rule(DrawingBoard& board, const std::string& rule) {
    for (const data::ClassicSet& set : data::classic_sets()) {
        if (set.id != rule) continue;
        board.drawing = set.make(board.n_points, board.noise, 1);
        board.rule = rule;
        board.changed = true;
        return;
    }
    const core::Result<data::Formula> formula = data::read_formula(rule);
    if (!formula.ok()) {
        board.problem = formula.error().sentence;
        return;
    }
    board.drawing = by_formula(formula.value(), board.n_points, board.noise);
    board.rule = rule;
    board.changed = true;
}

// The model's prediction at each corner of the grid.
void ask_all_over(Rooms& rooms) {
    DrawingBoard& board = rooms.board;
    train::Trainer& trainer = rooms.session().trainer();
    const data::FeatureMatrix& features = trainer.material().features;
    std::vector<float> rows;
    for (int i = 0; i < kCorners * kCorners; ++i) {
        const auto share = [](int corner) { return static_cast<float>(corner) / (kCorners - 1) * 2 - 1; };
        const float x = data::kDrawnReach * share(i % kCorners), y = -data::kDrawnReach * share(i / kCorners);
        const std::vector<float> values = data::drawn_features(x, y);
        for (std::size_t c = 0; c < values.size(); ++c)
            rows.push_back((values[c] - features.mean[c]) / features.scale[c]);
    }
    const std::vector<float> places = trainer.embed_rows(rows);
    const train::Snapshot& snapshot = rooms.session().latest();
    const map::RegionView region = map::region_view(snapshot, rooms.session().running().regions_of);
    board.answers.clear();
    board.confidence.clear();
    if (region.head < 0) return;
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(region.head)];
    if (head.answer != model::Answer::classes) return;
    const auto dims = places.size() / (kCorners * kCorners);
    for (std::size_t i = 0; i < kCorners * kCorners; ++i) {
        const auto place = places.begin() + static_cast<std::ptrdiff_t>(i * dims);
        const std::vector<float> answer = map::answer_in_full(head, {place, place + static_cast<std::ptrdiff_t>(dims)});
        const auto best = std::max_element(answer.begin(), answer.end());
        const float chance = 1 / static_cast<float>(answer.size());
        board.answers.push_back(static_cast<int>(best - answer.begin()));
        board.confidence.push_back(std::clamp((*best - chance) / (1 - chance), 0.0f, 1.0f));
    }
}

}  // namespace

bool has_board(const Rooms& rooms) { return running_row(rooms).is_drawn; }

core::Status import_drawing(Rooms& rooms, data::Drawing drawing) {
    rooms.board.drawing = std::move(drawing);
    rooms.board.rule.clear();
    return learn(rooms, rooms.clock.last_s);
}

std::string drawing_text(const Rooms& rooms) {
    return has_board(rooms) ? data::drawing_text(data::drawing_of(rooms.session().material().dataset)) : "";
}

void show_board(Rooms& rooms, ui::View& view, double now_s) {
    DrawingBoard& board = rooms.board;
    if (!has_board(rooms)) return;
    follow_running(rooms);
    if (now_s - board.predicted_s >= kAskEveryS || board.answers.empty()) {
        board.predicted_s = now_s;
        ask_all_over(rooms);
    }
    board.shown.emplace(ui::BoardShown{.drawing = board.drawing,
                                       .answers = board.answers,
                                       .confidence = board.confidence,
                                       .corners = board.answers.empty() ? 0 : kCorners,
                                       .problem = board.problem,
                                       .n_points = board.n_points,
                                       .noise = board.noise});
    view.board = &*board.shown;
}

void apply_board_actions(Rooms& rooms, const ui::BoardActions& actions, double now_s) {
    DrawingBoard& board = rooms.board;
    if (actions.open && !has_board(rooms)) {
        board.drawing = data::classic_sets().front().make(board.n_points, board.noise, 1);
        board.rule = data::classic_sets().front().id;
        learn(rooms, now_s);
        return;
    }
    if (!has_board(rooms)) return;
    if (actions.stroke) take_stroke(board, *actions.stroke);
    if (actions.noise) board.noise = *actions.noise;
    if (actions.n_points) board.n_points = static_cast<int>(*actions.n_points);
    if (actions.set) draw_rule(board, *actions.set);
    if (actions.formula) draw_rule(board, *actions.formula);
    if ((actions.noise || actions.n_points) && !board.rule.empty()) draw_rule(board, std::string(board.rule));
    if (actions.clear) {
        board.drawing.points.clear();
        board.rule.clear();
        board.changed = true;
    }
    if (board.changed && (!actions.stroke || now_s - board.made_s >= kLearnEveryS)) learn(rooms, now_s);
}

}  // namespace app
