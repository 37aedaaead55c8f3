// See answer_grid.h.
#include "map/heads/answer_grid.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "map/heads/best_two.h"

namespace map {
namespace {

// A place between four points of the grid.
struct Between {
    const float* from = nullptr;          // the predictions [K] at the point with the lowest row and column
    std::ptrdiff_t right = 0, below = 0;  // from there to the next column and to the next row
    float part_x = 0, part_y = 0;         // 0..1: how far from there to these
    float per_x = 0, per_y = 0;           // columns and rows in a map unit; the sign is that of the grid's step

    [[nodiscard]] float value(int k) const {
        const float* at = from + k;
        const float upper = at[0] + (at[right] - at[0]) * part_x;
        const float lower = at[below] + (at[below + right] - at[below]) * part_x;
        return upper + (lower - upper) * part_y;
    }
    // Adds the gradient of output k, `times` times.
    void add_gradient(PlaneAnswer& answer, int k, float times) const {
        const float* at = from + k;
        const float upper = at[right] - at[0], lower = at[below + right] - at[below];
        const float left = at[below] - at[0], right_side = at[below + right] - at[right];
        answer.gap_dx += times * per_x * (upper + (lower - upper) * part_y);
        answer.gap_dy += times * per_y * (left + (right_side - left) * part_x);
    }
};

Between place_in(const AnswerField& field, double x, double y) {
    const train::PredictionGrid& answers = field.answers;
    ES_CHECK(answers.w > 1 && answers.h > 1 && answers.k > 0, "a field has at least two rows and two columns");
    const double column = std::clamp((x - field.places.x) / field.places.step_x, 0.0, answers.w - 1.0);
    const double row = std::clamp((y - field.places.y) / field.places.step_y, 0.0, answers.h - 1.0);
    const int left = std::min(static_cast<int>(column), answers.w - 2),
              top = std::min(static_cast<int>(row), answers.h - 2);
    const auto k = static_cast<std::ptrdiff_t>(answers.k), below = k * answers.w;
    return {.from = answers.values.data() + top * below + left * k,
            .right = k,
            .below = below,
            .part_x = static_cast<float>(column - left),
            .part_y = static_cast<float>(row - top),
            .per_x = static_cast<float>(1 / field.places.step_x),
            .per_y = static_cast<float>(1 / field.places.step_y)};
}

}  // namespace

PlaneAnswer field_classes(const AnswerField& field, double x, double y) {
    const Between place = place_in(field, x, y);
    PlaneAnswer answer = best_two(field.answers.k, [&](int k) { return place.value(k); });
    if (field.answers.k < 2) return answer;
    place.add_gradient(answer, answer.best, 1);
    place.add_gradient(answer, answer.second, -1);
    return answer;
}

PlaneAnswer field_number(const AnswerField& field, int k, double x, double y) {
    const Between place = place_in(field, x, y);
    PlaneAnswer answer;
    answer.gap = place.value(k);
    place.add_gradient(answer, k, 1);
    return answer;
}

void field_outputs(const AnswerField& field, double x, double y, float* out) {
    const Between place = place_in(field, x, y);
    for (int k = 0; k < field.answers.k; ++k) out[k] = place.value(k);
}

float field_output(const AnswerField& field, int k, double x, double y) { return place_in(field, x, y).value(k); }

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
