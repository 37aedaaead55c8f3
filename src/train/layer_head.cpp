#include "train/layer_head.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/check.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace train {
namespace {

void set_size(PredictionGrid& field, const PixelGrid& grid, int k) {
    field.w = grid.w;
    field.h = grid.h;
    field.k = k;
    field.values.resize(static_cast<std::size_t>(grid.w) * static_cast<std::size_t>(grid.h) *
                        static_cast<std::size_t>(k));
}

// Four pixels of a row at once, as in the regions of the map.
constexpr int kWide = 4;
using Floats = float __attribute__((vector_size(16)));
using Ints = std::int32_t __attribute__((vector_size(16)));

// Things sorted by class, so that each class is a contiguous range.
struct Things {
    std::vector<float> x, y;
    std::vector<int> thing;
    std::vector<std::size_t> ends;  // end of each class's range; numbers: one class
};

int class_said(const HeadSnapshot& head, std::size_t thing) {
    const std::size_t k = head.outputs.size();
    const float* said = head.predictions.data() + thing * k;
    return static_cast<int>(std::max_element(said, said + k) - said);
}

Things things_of(const HeadSnapshot& head, const std::vector<float>& points, bool classes) {
    const std::size_t n = points.size() / 2;
    const std::size_t every = (n + kMostNearest - 1) / kMostNearest;
    Things things;
    const int n_classes = classes ? static_cast<int>(head.outputs.size()) : 1;
    for (int code = 0; code < n_classes; ++code) {
        for (std::size_t i = 0; i < n; i += std::max<std::size_t>(every, 1)) {
            if (classes && class_said(head, i) != code) continue;
            if (!std::isfinite(points[2 * i]) || !std::isfinite(points[2 * i + 1])) continue;
            things.x.push_back(points[2 * i]);
            things.y.push_back(points[2 * i + 1]);
            things.thing.push_back(static_cast<int>(i));
        }
        things.ends.push_back(things.x.size());
    }
    return things;
}

constexpr float kFar = std::numeric_limits<float>::max();

struct Nearest {
    Floats squared = Floats{} + kFar;  // smallest squared distance so far
    Ints at = {};                      // index into Things
};

// The nearest of things[first .. last) to each of four pixels of a row.
Nearest nearest_of(const Things& things, std::size_t first, std::size_t last, Floats x, float y) {
    Nearest nearest;
    for (std::size_t i = first; i < last; ++i) {
        const Floats dx = x - things.x[i];
        const float dy = y - things.y[i];
        const Floats squared = dx * dx + dy * dy;
        const Ints is_nearer = squared < nearest.squared;
        nearest.squared = is_nearer ? squared : nearest.squared;
        nearest.at = is_nearer ? Ints{} + static_cast<std::int32_t>(i) : nearest.at;
    }
    return nearest;
}

// Logits from squared distances, in place; a class without any thing gets a far smaller logit than all others.
void to_logits(float* squared, std::size_t k, float tiny) {
    constexpr float kSharpness = 4, kBehind = 20;
    float least = 0;
    bool any = false;
    for (std::size_t c = 0; c < k; ++c) {
        if (squared[c] == kFar) continue;
        squared[c] = -0.5f * kSharpness * std::log(squared[c] + tiny);
        least = any ? std::min(least, squared[c]) : squared[c];
        any = true;
    }
    for (std::size_t c = 0; c < k; ++c) {
        if (squared[c] == kFar) squared[c] = least - kBehind;
    }
}

// Writes what a layer gives for one thing, place after place, into the rows of the thing's places.
void set_places(const std::vector<float>& channels, int thing, const engine::Matrix<float>& rows) {
    const auto n_channels = static_cast<std::size_t>(rows.cols);
    const auto n_places = static_cast<int>(channels.size() / n_channels);
    for (int place = 0; place < n_places; ++place)
        std::copy_n(channels.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(place) * n_channels),
                    n_channels, rows.row(thing * n_places + place));
}

}  // namespace

bool has_plane_predictions(const model::Model& model, int layer) {
    return std::none_of(model.forms.begin() + layer, model.forms.end(),
                        [](const data::Form& form) { return form.kind == data::FormKind::nodes; });
}

void predict_on_plane(const model::Model& model, engine::Memory<float>& memory, int layer,
                      const projection::Plane& plane, const model::Head& head, const PixelGrid& grid,
                      PredictionGrid& field) {
    ES_CHECK(layer >= 0 && layer < static_cast<int>(model.layers.size()), "there is no such layer");
    ES_CHECK(head.answer != model::Answer::none, "a loss without an answer has no regions");
    ES_CHECK(has_plane_predictions(model, layer),
             "a thing's place in this layer does not say what the head makes of it");
    const engine::Value value = model.outputs[static_cast<std::size_t>(layer)];
    const int n_units = engine::shape_of(model.program.graph, model.layers[static_cast<std::size_t>(layer)]).cols;
    const int k = engine::shape_of(model.program.graph, head.output).cols;
    const Lift space = lift_from(plane);
    ES_CHECK(static_cast<int>(space.base.size()) == n_units, "the plane is not one of this layer");
    std::vector<float> channels(static_cast<std::size_t>(n_units));
    set_size(field, grid, k);
    const int n = grid.w * grid.h;
    for (int first = 0; first < n; first += model::kMaxBatch) {
        const int n_rows = std::min(model::kMaxBatch, n - first);
        const engine::Matrix<float> places = engine::value_of(model.program, memory, value, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            const int column = (first + r) % grid.w, row = (first + r) / grid.w;
            lift(space, grid.x + column * grid.step_x, grid.y + row * grid.step_y, channels.data());
            set_places(channels, r, places);
        }
        engine::forward_between(model.program, memory, value, head.output, n_rows);
        const engine::Matrix<float> says = engine::value_of(model.program, memory, head.output, n_rows);
        for (int r = 0; r < n_rows; ++r) std::copy_n(says.row(r), k, field.values.data() + (first + r) * k);
    }
}

void nearest_regions(const HeadSnapshot& head, const std::vector<float>& points, const PixelGrid& grid,
                     PredictionGrid& field) {
    ES_CHECK(head.answer != model::Answer::none, "a loss without an answer has no regions");
    const bool classes = head.answer == model::Answer::classes;
    const std::size_t k = head.outputs.size();
    set_size(field, grid, static_cast<int>(k));
    const Things things = things_of(head, points, classes);
    const auto tiny = static_cast<float>(1e-6 * grid.step_x * grid.step_x);
    for (int row = 0; row < grid.h; ++row) {
        const auto y = static_cast<float>(grid.y + row * grid.step_y);
        float* to_row = field.values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.w) * k;
        for (int column = 0; column < grid.w; column += kWide) {
            Floats x;
            for (int lane = 0; lane < kWide; ++lane)
                x[lane] = static_cast<float>(grid.x + (column + lane) * grid.step_x);
            const int n_pixels = std::min(kWide, grid.w - column);
            std::size_t first = 0;
            for (std::size_t c = 0; c < things.ends.size(); ++c) {
                const Nearest nearest = nearest_of(things, first, things.ends[c], x, y);
                first = things.ends[c];
                for (int lane = 0; lane < n_pixels; ++lane) {
                    float* to = to_row + static_cast<std::size_t>(column + lane) * k;
                    if (classes) {
                        to[c] = nearest.squared[lane];
                    } else if (things.thing.empty()) {
                        std::fill_n(to, k, 0.0f);
                    } else {
                        const int thing = things.thing[static_cast<std::size_t>(nearest.at[lane])];
                        std::copy_n(head.predictions.data() + static_cast<std::size_t>(thing) * k, k, to);
                    }
                }
            }
            for (int lane = 0; lane < n_pixels && classes; ++lane) {
                to_logits(to_row + static_cast<std::size_t>(column + lane) * k, k, tiny);
            }
        }
    }
}

void Trainer::predict_on_plane(int layer, const projection::Plane& plane, int head, const PixelGrid& grid,
                               PredictionGrid& field) {
    ES_CHECK(head >= 0 && head < static_cast<int>(model_.heads.size()), "there is no such head");
    set_training(false);
    train::predict_on_plane(model_, memory_, layer, plane, model_.heads[static_cast<std::size_t>(head)], grid, field);
    set_training(true);
}

}  // namespace train
