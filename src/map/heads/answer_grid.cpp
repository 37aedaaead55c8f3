// See answer_grid.h.
#include "map/heads/answer_grid.h"

#include <algorithm>
#include <cmath>

namespace map {

std::vector<std::uint8_t> field_ids(const AnswerField& field, const Camera& camera, const Viewport& viewport, int w,
                                    int h) {
    std::vector<std::uint8_t> ids(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0);
    const train::PredictionGrid& answers = field.answers;
    if (answers.w < 1 || answers.h < 1 || answers.k < 1) return ids;
    const train::PixelGrid pixels = grid_of(camera, viewport, w, h);
    const auto nearest = [](double at, int n) { return std::clamp(static_cast<int>(std::lround(at)), 0, n - 1); };
    for (int y = 0; y < h; ++y) {
        const double map_y = pixels.y + y * pixels.step_y;
        const int row = nearest((map_y - field.places.y) / field.places.step_y, answers.h);
        for (int x = 0; x < w; ++x) {
            const double map_x = pixels.x + x * pixels.step_x;
            const int column = nearest((map_x - field.places.x) / field.places.step_x, answers.w);
            const float* at =
                answers.values.data() + (static_cast<std::ptrdiff_t>(row) * answers.w + column) * answers.k;
            const auto best = std::max_element(at, at + answers.k) - at;
            ids[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(best, 255));
        }
    }
    return ids;
}

}  // namespace map
