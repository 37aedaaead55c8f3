// Converts between a camera's view and the grid of points at which train evaluates a head (train/layer_head.h; train
// knows no cameras), and reads the predictions on such a grid, place by place. May include train/layer_head.h,
// map/heads/head_plane.h and map/view/camera.h. Twin of the readers: kField in shaders/head.glsl.
#pragma once

#include <cstdint>
#include <vector>

#include "map/heads/head_plane.h"
#include "map/view/camera.h"
#include "train/layer_head.h"

namespace map {

// The pixel centres of a w x h picture of the camera's view; row 0 is the top.
inline train::PixelGrid grid_of(const Camera& camera, const Viewport& viewport, int w, int h) {
    const double step_x = static_cast<double>(viewport.width) * static_cast<double>(camera.units_per_px) / w;
    const double step_y = -static_cast<double>(viewport.height) * static_cast<double>(camera.units_per_px) / h;
    return {.w = w,
            .h = h,
            .x = static_cast<double>(camera.x) - 0.5 * (w - 1) * step_x,
            .y = static_cast<double>(camera.y) - 0.5 * (h - 1) * step_y,
            .step_x = step_x,
            .step_y = step_y};
}

// A head's predictions on a grid and the places of its points, for pictures that are not the map (a layer in its
// place).
struct AnswerField {
    train::PredictionGrid answers;
    train::PixelGrid places;
};

// The prediction at a place (map units), interpolated linearly between points of the grid; beyond the grid that at its
// edge. The same as plane_classes() and plane_number() of a head. The grid has at least 2 x 2 points (checked).
PlaneAnswer field_classes(const AnswerField& field, double x, double y);
PlaneAnswer field_number(const AnswerField& field, int k, double x, double y);
// All outputs there, [K], or one of them.
void field_outputs(const AnswerField& field, double x, double y, float* out);
float field_output(const AnswerField& field, int k, double x, double y);

// The class at each pixel of a w x h picture, from the nearest point of the grid; row 0 is the top. As region_ids() for
// heads of classes (classes from 255 on all become 255); all 0 if the grid is empty.
std::vector<std::uint8_t> field_ids(const AnswerField& field, const Camera& camera, const Viewport& viewport, int w,
                                    int h);

}  // namespace map
