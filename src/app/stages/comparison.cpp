// See comparison.h.
#include "app/stages/comparison.h"

#include <algorithm>
#include <cmath>

#include "core/number_text.h"
#include "map/things/class_colors.h"
#include "model/diff.h"
#include "train/in_step.h"

namespace app {
namespace {

bool in_trouble(Session& session) { return session.trainer().trouble().has_value(); }

}  // namespace

std::string of_side(int side) { return side < 0 ? "" : side == 0 ? "In A: " : "In B: "; }

long lag(const Session& a, const Session& b) { return std::abs(a.latest().step - b.latest().step); }

long catch_up(Session& a, Session& b, double budget_ms) {
    if (in_trouble(a) || in_trouble(b)) return 0;
    Session& late = a.latest().step < b.latest().step ? a : b;
    return late.run_for(budget_ms, lag(a, b));
}

long run_both(Session& a, Session& b, double budget_ms, long max_steps) {
    const long done = train::run_in_step(a.trainer(), b.trainer(), budget_ms, max_steps);
    if (done > 0) {
        a.update_snapshot();
        b.update_snapshot();
    }
    return done;
}

std::vector<std::string> levers_between(const model::Spec& a, const model::Spec& b) {
    std::vector<std::string> levers;
    for (const model::FieldChange& change : model::diff(a, b).changes) {
        if (change.change != model::Change::look && !change.sentence.empty()) levers.push_back(change.sentence);
    }
    return levers;
}

ui::Says says_of(const train::Snapshot& snapshot, const map::RegionView& view, int thing) {
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return {};
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    const std::vector<float> answer = map::answer_of(head, thing);
    if (answer.empty()) return {};
    ui::Says says;
    if (view.answer == model::Answer::classes) {
        const auto best = std::max_element(answer.begin(), answer.end());
        const auto k = static_cast<std::size_t>(best - answer.begin());
        says.answer = head.outputs[k];
        says.palette_index = map::class_index(head, static_cast<int>(k));
        says.figure = core::fixed_text(static_cast<double>(*best) * 100, 0) + " %";
    } else {
        const auto at = std::min(static_cast<std::size_t>(view.output), answer.size() - 1);
        says.answer = at < head.outputs.size() ? head.outputs[at] : head.label;
        says.figure = core::figures_text(static_cast<double>(answer[at]), 4);
    }
    return says;
}

void draw_differences(const Differences& found, const DifferenceStyle& style, MapLayers& layers,
                      map::Scene& scene_of_b) {
    const map::Rgb ink = style.dark ? map::Rgb{0.95f, 0.95f, 0.92f} : map::Rgb{0.1f, 0.12f, 0.16f};
    if (style.land && found.same_question && found.glow.columns > 0) {
        map::BorderLines lines;
        lines.head = &found.head_a;
        lines.color = ink;
        lines.alpha = 0.45f;
        if (found.view_a.answer != model::Answer::classes) {
            lines.output = found.view_a.output;
            lines.range = found.range_a;
        }
        // No borders of A on a fantasy map, which has coasts, nor if no prediction differs.
        if (scene_of_b.terrain == nullptr && found.land.share > 0) layers.lines.push_back(lines);
        layers.glow = found.glow;
        layers.glow.alpha = 0.5f;
        layers.glow.hatch = 6;
        scene_of_b.glow = &layers.glow;
    }
    if (!style.lines) return;
    const std::vector<float>& b = scene_of_b.snapshot->points;
    for (const int mover : found.movers) {
        const auto i = static_cast<std::size_t>(mover) * 2;
        if (i + 1 >= b.size() || i + 1 >= found.from.size()) continue;
        layers.over.line({.color = ink, .alpha = 0.75f, .width = 1.4f, .arrow = 7, .rim = 1.2f},
                         {{found.from[i], found.from[i + 1]}, {b[i], b[i + 1]}});
    }
}

}  // namespace app
