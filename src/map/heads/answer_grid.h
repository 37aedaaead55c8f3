// The pixels of a camera's view as places that train can ask a head about (train/layer_head.h): the one bridge between
// the two, since train knows no cameras. May include train/layer_head.h and map/view/camera.h.
#pragma once

#include <cstdint>
#include <vector>

#include "map/view/camera.h"
#include "train/layer_head.h"

namespace map {

// A w x h picture of what the camera sees, sampled at the middles of its pixels; row 0 is the top.
inline train::GridOfPlaces grid_of(const Camera& camera, const Viewport& viewport, int w, int h) {
    const double step_x = static_cast<double>(viewport.width) * static_cast<double>(camera.units_per_px) / w;
    const double step_y = -static_cast<double>(viewport.height) * static_cast<double>(camera.units_per_px) / h;
    return {.w = w,
            .h = h,
            .x = static_cast<double>(camera.x) - 0.5 * (w - 1) * step_x,
            .y = static_cast<double>(camera.y) - 0.5 * (h - 1) * step_y,
            .step_x = step_x,
            .step_y = step_y};
}

// Answers of a head on a grid, where the picture is not the map: a layer seen large.
struct AnswerField {
    train::FieldOfAnswers answers;
    train::GridOfPlaces places;
};

// The class at each pixel of a w x h picture, by the nearest place of the grid; row 0 is the top. As region_ids().
std::vector<std::uint8_t> field_ids(const AnswerField& field, const Camera& camera, const Viewport& viewport, int w,
                                    int h);

}  // namespace map
