// region_colors() of regions.h: the picture of the regions on the CPU, one place at a time, as plainly as possible.
// Twin: shaders/regions.frag says the same in the same order. Next: paint.cpp, which puts points and names on it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "map/heads/answer_grid.h"
#include "map/heads/head_plane.h"
#include "map/heads/regions.h"
#include "map/things/ground_colors.h"

namespace map {
namespace {

struct Look {
    bool dark = false;
    float pixel_ratio = 1;
    float units_per_px = 1;  // of the picture's pixels
    Range range;
    float contours = kContourStrength;
    int n_outputs = 0;
    int first_color = 0;
    GroundColors colors;
};

// How much of a pixel a line covers whose middle is `gap` away, where gap grows by `slope` a pixel.
float line(float gap, float slope, float width) {
    if (!(slope > 0)) return 0;  // the same everywhere: no border
    return std::clamp(width / 2 + 0.5f - std::abs(gap) / slope, 0.0f, 1.0f);
}

float slope_of(const PlaneAnswer& answer, float units_per_px) {
    return std::sqrt(answer.gap_dx * answer.gap_dx + answer.gap_dy * answer.gap_dy) * units_per_px;
}

Rgb class_place(const PlaneAnswer& answer, const Look& look) {
    const Rgb sure =
        look.colors.classes[static_cast<std::size_t>(palette_index(answer.best, look.n_outputs, look.first_color))];
    const Rgb fill = mix(ground(look.dark), sure, region_shade(answer.margin));
    if (look.n_outputs < 2) return fill;
    const float width = kBorderWidth * look.pixel_ratio;
    return mix(fill, look.colors.border, line(answer.gap, slope_of(answer, look.units_per_px), width));
}

Rgb number_place(const PlaneAnswer& answer, const Look& look) {
    const float width = look.range.high - look.range.low;
    const float t = std::clamp((answer.gap - look.range.low) / width, 0.0f, 1.0f);
    const Rgb fill = ramp_at(look.colors.ramp, t);
    // The nearest limit between two bands; the ends of the range are none.
    const float nearest = std::clamp(std::floor(t * kBands + 0.5f), 1.0f, kBands - 1.0f);
    const float gap = answer.gap - (look.range.low + width * nearest / kBands);
    const float covered = line(gap, slope_of(answer, look.units_per_px), kContourWidth * look.pixel_ratio);
    return mix(fill, look.colors.border, covered * look.contours);
}

}  // namespace

float region_shade(float margin) {
    return kShadeAtBorder + (1 - kShadeAtBorder) * std::sqrt(std::clamp(margin, 0.0f, 1.0f));
}

std::vector<Rgb> region_colors(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                               const Viewport& viewport, int w, int h, float pixel_ratio, bool dark, PictureRows rows,
                               bool band_lines, const AnswerField* field) {
    std::vector<Rgb> colors;
    const int end = rows.end(h);
    if (w <= 0 || end <= rows.first) return colors;
    colors.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(end - rows.first), ground(dark));
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return colors;
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    HeadPlane plane;
    if (field == nullptr) make_head_plane(plane, head, camera.x, camera.y);
    const bool classes = view.answer == model::Answer::classes;
    const float step_x = camera.units_per_px * viewport.width / static_cast<float>(w);
    const float step_y = camera.units_per_px * viewport.height / static_cast<float>(h);
    const Look look{.dark = dark,
                    .pixel_ratio = pixel_ratio,
                    .units_per_px = step_x,
                    .range = classes            ? Range{}
                             : field != nullptr ? range_of_predictions(head, view.output)
                                                : number_range(snapshot, plane, view.output, camera),
                    .contours = band_lines ? kContourStrength : 0,
                    .n_outputs = field != nullptr ? field->answers.k : plane.n_outputs,
                    .first_color = head.first_color,
                    .colors = ground_colors(&head, view, dark)};
    const auto answer_at = [&](float dx, float dy) {
        if (field == nullptr) return classes ? plane_classes(plane, dx, dy) : plane_number(plane, view.output, dx, dy);
        const double x = static_cast<double>(camera.x) + static_cast<double>(dx);
        const double y = static_cast<double>(camera.y) + static_cast<double>(dy);
        return classes ? field_classes(*field, x, y) : field_number(*field, view.output, x, y);
    };
    std::size_t at = 0;
    for (int y = rows.first; y < end; ++y) {
        const float dy = (static_cast<float>(h) / 2 - (static_cast<float>(y) + 0.5f)) * step_y;
        for (int x = 0; x < w; ++x) {
            const float dx = (static_cast<float>(x) + 0.5f - static_cast<float>(w) / 2) * step_x;
            const PlaneAnswer answer = answer_at(dx, dy);
            colors[at++] = classes ? class_place(answer, look) : number_place(answer, look);
        }
    }
    return colors;
}

}  // namespace map
