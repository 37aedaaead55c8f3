// See mds.h.
#include "projection/mds.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/check.h"
#include "engine/lanes.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::i32x8;
using engine::kLanes;

constexpr int kRows = 32;        // of a portion
constexpr float kTiny = 1e-20f;  // in the place of a distance of 0: things in one place are not pulled apart

// Rows first .. last - 1 of the distances.
ES_INLINE void measure_loops(const float* columns, int width, int n_dims, int first, int last, float* distances) {
    for (int at = 0; at < width; at += kLanes) {
        for (int row = first; row < last; ++row) {
            f32x8 squared{};
            for (int c = 0; c < n_dims; ++c) {
                const float* column = columns + static_cast<long>(c) * width;
                const f32x8 apart = engine::load(column + at) - engine::splat(column[row]);
                squared += apart * apart;
            }
            engine::store(distances + static_cast<long>(row) * width + at, engine::square_root(squared));
        }
    }
}
ES_CLONES void mds_measure_rows(const float* columns, int width, int n_dims, int first, int last, float* distances) {
    measure_loops(columns, width, n_dims, first, last, distances);
}

struct Places {
    const float* x = nullptr;  // [width]
    const float* y = nullptr;
    int n = 0, width = 0;
};

// One row of the Guttman transform, times N, into `next` [2]. Returns the row's part of the sum that the stress is made of.
ES_INLINE float row_of_step(const Places& places, const float* distances, int row, float* next) {
    const f32x8 x = engine::splat(places.x[row]), y = engine::splat(places.y[row]), tiny = engine::splat(kTiny);
    f32x8 to_x{}, to_y{}, off{};
    for (int at = 0; at < places.width; at += kLanes) {
        const f32x8 dx = x - engine::load(places.x + at), dy = y - engine::load(places.y + at);
        const f32x8 wished = engine::load(distances + at), here = engine::square_root(dx * dx + dy * dy);
        const f32x8 ratio = wished / engine::at_least(here, tiny), error = here - wished;
        to_x += ratio * dx;
        to_y += ratio * dy;
        off += engine::select(engine::lanes_below(places.n - at), error * error, f32x8{});
    }
    next[0] = engine::sum_of_lanes(to_x);
    next[1] = engine::sum_of_lanes(to_y);
    return engine::sum_of_lanes(off);
}
ES_INLINE double step_loops(const Places& places, const float* distances, int first, int last, float* next) {
    double off = 0;
    for (int row = first; row < last; ++row) {
        off += static_cast<double>(
            row_of_step(places, distances + static_cast<long>(row) * places.width, row, next + 2 * row));
    }
    return off;
}
ES_CLONES double mds_step_rows(const Places& places, const float* distances, int first, int last, float* next) {
    return step_loops(places, distances, first, last, next);
}

std::size_t size(int n) { return static_cast<std::size_t>(n); }

void take_apart(const std::vector<float>& positions, int width, std::vector<float>& x, std::vector<float>& y) {
    x.assign(size(width), 0.0f);
    y.assign(size(width), 0.0f);
    for (std::size_t i = 0; 2 * i < positions.size(); ++i) {
        x[i] = positions[2 * i];
        y[i] = positions[2 * i + 1];
    }
}

double stress_from(double off, double squares) { return squares > 0 ? std::sqrt(off / squares) : 0; }

}  // namespace

Scaling begin_scaling(const std::vector<float>& points, int n_dims) {
    ES_CHECK(n_dims >= 1 && points.size() % size(n_dims) == 0, "points are [N, n_dims]");
    Scaling scaling;
    scaling.n = static_cast<int>(points.size() / size(n_dims));
    ES_CHECK(scaling.n <= kMostScaled, "so many points have too many distances");
    scaling.n_dims = n_dims;
    scaling.width = (scaling.n + kLanes - 1) / kLanes * kLanes;
    scaling.columns.assign(size(n_dims) * size(scaling.width), 0.0f);
    for (std::size_t i = 0; i < points.size(); ++i) {
        scaling.columns[i % size(n_dims) * size(scaling.width) + i / size(n_dims)] = points[i];
    }
    scaling.distances.resize(size(scaling.n) * size(scaling.width));
    return scaling;
}

bool measure_more(Scaling& scaling) {
    const int first = scaling.measured, last = std::min(first + kRows, scaling.n);
    if (first < last) {
        mds_measure_rows(scaling.columns.data(), scaling.width, scaling.n_dims, first, last, scaling.distances.data());
    }
    for (int row = first; row < last; ++row) {
        float* distances = scaling.distances.data() + size(row) * size(scaling.width);
        std::fill(distances + scaling.n, distances + scaling.width, 0.0f);
        for (int j = 0; j < scaling.n; ++j) {
            scaling.squares += static_cast<double>(distances[j]) * static_cast<double>(distances[j]);
        }
    }
    scaling.measured = last;
    if (last < scaling.n) return false;
    scaling.columns = {};
    return true;
}

bool step_more(Scaling& scaling, std::vector<float>& positions) {
    ES_CHECK(scaling.measured == scaling.n && positions.size() == 2 * size(scaling.n), "places of the measured points");
    if (scaling.stepped == 0) {
        take_apart(positions, scaling.width, scaling.x, scaling.y);
        scaling.next.resize(positions.size());
        scaling.off = 0;
    }
    const int last = std::min(scaling.stepped + kRows, scaling.n);
    scaling.off += mds_step_rows({scaling.x.data(), scaling.y.data(), scaling.n, scaling.width},
                                 scaling.distances.data(), scaling.stepped, last, scaling.next.data());
    scaling.stepped = last;
    if (last < scaling.n) return false;
    const float share = 1 / static_cast<float>(scaling.n);
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = scaling.next[i] * share;
    scaling.stress = stress_from(scaling.off, scaling.squares);
    scaling.stepped = 0;
    return true;
}

double stress_of(const Scaling& scaling, const std::vector<float>& positions) {
    std::vector<float> x, y, next(positions.size());
    take_apart(positions, scaling.width, x, y);
    const double off = mds_step_rows({x.data(), y.data(), scaling.n, scaling.width}, scaling.distances.data(), 0,
                                     scaling.n, next.data());
    return stress_from(off, scaling.squares);
}

}  // namespace projection
