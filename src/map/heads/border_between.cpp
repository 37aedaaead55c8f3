// See border_between.h.
#include "map/heads/border_between.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace map {
namespace {

constexpr int kHalvings = 10;  // of a piece of line of about a cell: 8 px / 2^10

// A HeadPlane whose only output is the difference of two outputs.
void make_gap(HeadPlane& gap, const HeadPlane& plane, int one, int other) {
    gap.n_hidden = plane.n_hidden;
    gap.n_outputs = 1;
    gap.hidden.assign(plane.hidden.begin(), plane.hidden.end());
    gap.outputs.clear();
    for (int j = 0; j <= plane.width(); ++j) gap.outputs.push_back(plane.output(one)[j] - plane.output(other)[j]);
}

// By how much the two lead every other class here, in logits; above 0 they are the two most probable.
float lead(const HeadPlane& plane, int one, int other, Point2 at) {
    float third = -std::numeric_limits<float>::infinity(), pair = third;
    for (int k = 0; k < plane.n_outputs; ++k) {
        const float logit = plane_output(plane, k, at.x, at.y);
        float& highest = k == one || k == other ? pair : third;
        highest = std::max(highest, logit);
    }
    return pair - third;
}

Point2 between(Point2 a, Point2 b, float t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

// Arguments of border_between() and where it writes.
struct Drawing {
    const BorderWork& work;
    int one, other;
    Camera camera;
    const Stroke& style;
    Overlay& overlay;
    float length = 0;
    bool open = false;  // whether a stroke has been begun
    Point2 last{};

    void add(Point2 at) {
        if (!open) overlay.begin(style);
        if (open) length += std::hypot(at.x - last.x, at.y - last.y);
        overlay.add({camera.x + at.x, camera.y + at.y});
        last = at;
        open = true;
    }

    // Finds where between two places a third class takes over.
    [[nodiscard]] Point2 cut(Point2 within, Point2 beyond) const {
        for (int i = 0; i < kHalvings; ++i) {
            const Point2 middle = onto_level(work.gap, 0, 0, between(within, beyond, 0.5f), work.grid.cell);
            (lead(work.plane, one, other, middle) > 0 ? within : beyond) = middle;
        }
        return within;
    }
};

void draw_line(Drawing& drawing, const IsoLines::Line& line) {
    const BorderWork& work = drawing.work;
    const Point2* points = work.lines.points.data() + line.first;
    const std::size_t steps = line.closed ? line.count + 1 : line.count;
    Point2 before{};
    bool led = false;
    drawing.open = false;
    for (std::size_t i = 0; i < steps; ++i) {
        const Point2 at = points[i % line.count];
        const bool leads = lead(work.plane, drawing.one, drawing.other, at) > 0;
        if (i > 0 && leads != led) drawing.add(leads ? drawing.cut(at, before) : drawing.cut(before, at));
        if (leads) drawing.add(at);
        if (!leads) drawing.open = false;
        before = at;
        led = leads;
    }
}

}  // namespace

float border_between(BorderWork& work, const train::HeadSnapshot& head, int one, int other, const Camera& camera,
                     const Viewport& viewport, const Stroke& style, Overlay& overlay) {
    const auto n = static_cast<int>(head.outputs.size());
    if (head.answer != model::Answer::classes || head.layers.empty()) return 0;
    if (one < 0 || other < 0 || one >= n || other >= n || one == other) return 0;
    make_head_plane(work.plane, head, static_cast<double>(camera.x), static_cast<double>(camera.y));
    make_gap(work.gap, work.plane, one, other);
    fill_view_grid(work.grid, work.gap, 0, camera, viewport);
    view_lines(work.grid, work.gap, 0, 0, work.lines);
    Drawing drawing{work, one, other, camera, style, overlay};
    for (const IsoLines::Line& line : work.lines.lines) draw_line(drawing, line);
    return drawing.length / camera.units_per_px;
}

}  // namespace map
