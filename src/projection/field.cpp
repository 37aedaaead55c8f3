// See field.h. Letters: the grid has M = n / 2 nodes a side, node (a, b) is at grid[a * M + b]; x goes with b, y with a.
#include "projection/field.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "core/check.h"
#include "engine/lanes.h"
#include "projection/fourier_loops.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::kLanes;

constexpr float kSpacing = 0.5f;  // of nodes: the kernel is 1 wide
constexpr float kLeastSpacing =
    0.125f;  // for a layout that fits the smallest grid all the same: forces are smaller there
constexpr std::size_t kPointsOfSide = 4;  // up to so many points for each element of a side, pairs are quicker
constexpr int kMargin = 8;                // nodes beyond the points, so that splines do not reach around the edge
// Multiples of 32 with few prime factors.
constexpr std::array kSizes = {64, 96, 128, 160, 192, 256, 288, 320, 384, 480, 512, 576, 640, 768, 960, 1024};

// The n-th roots of unity, multiplied up in double: off by n units in the last place at most, too little for a float.
void make_roots(Field& field) {
    const auto n = static_cast<std::size_t>(field.n);
    field.cos.resize(n);
    field.sin.resize(n);
    const double angle = 6.283185307179586 / field.n, z = angle * angle;
    double cos = 1, sin = 1;  // Taylor's series, of sin(angle) / angle; angle <= 0.2
    for (int i = 14; i > 0; i -= 2) {
        cos = 1 - cos * z / (i * (i - 1));
        sin = 1 - sin * z / (i * (i + 1));
    }
    sin *= angle;
    double c = 1, s = 0;
    for (std::size_t j = 0; j < n; ++j) {
        field.cos[j] = static_cast<float>(c);
        field.sin[j] = static_cast<float>(s);
        const double next = c * cos - s * sin;
        s = c * sin + s * cos;
        c = next;
    }
}

int nodes_of(const Field& field) { return field.n / 2; }
int stride_of(const Field& field) { return field.n / 2 + kLanes; }  // frequencies 0 .. n / 2, padded
Roots roots_of(const Field& field) { return {field.n, field.cos.data(), field.sin.data()}; }
Lanes lanes_of(Field& field, int which) {
    float* from = field.work.data() + static_cast<long>(which) * 2 * field.n * kLanes;
    return {from, from + static_cast<long>(field.n) * kLanes};
}
Lanes exchanged(const Lanes& x) { return {x.im, x.re}; }

// Eight values of k for eight lanes b become eight values of b for eight lanes k, written to [b][k] at `to`.
ES_INLINE void store_transposed(f32x8 (&x)[kLanes], float* to, long stride) {
    engine::transpose(x);
    ES_UNROLL for (int i = 0; i < kLanes; ++i) engine::store(to + i * stride, x[i]);
}
ES_INLINE void load_transposed(f32x8 (&x)[kLanes], const float* from, long stride) {
    ES_UNROLL for (int i = 0; i < kLanes; ++i) x[i] = engine::load(from + i * stride);
    engine::transpose(x);
}

// The grid along y: sixteen columns at a time, eight as real and eight as imaginary parts of one transform, which are
// told apart by its symmetry.
ES_INLINE void forward_along_y(Field& field) {
    const int n = field.n, m = nodes_of(field), stride = stride_of(field);
    for (int b = 0; b < m; b += 2 * kLanes) {
        const Lanes x = lanes_of(field, 0);
        for (int a = 0; a < n; ++a) {
            const float* row = field.grid.data() + static_cast<long>(a) * m + b;
            put(x, a, a < m ? Complex{engine::load(row), engine::load(row + kLanes)} : Complex{f32x8{}, f32x8{}});
        }
        const Lanes z = transformed(x, lanes_of(field, 1), roots_of(field));
        for (int k = 0; k < stride; k += kLanes) {
            f32x8 re[2][kLanes], im[2][kLanes];
            ES_UNROLL for (int i = 0; i < kLanes; ++i) {
                const int low = std::min(k + i, m);
                const Complex here = at(z, low), there = at(z, low == 0 ? 0 : n - low);
                re[0][i] = (here.re + there.re) * 0.5f;
                im[0][i] = (here.im - there.im) * 0.5f;
                re[1][i] = (here.im + there.im) * 0.5f;
                im[1][i] = (there.re - here.re) * 0.5f;
            }
            for (int part = 0; part < 2; ++part) {
                const long first = static_cast<long>(b + part * kLanes) * stride + k;
                store_transposed(re[part], field.half_re.data() + first, stride);
                store_transposed(im[part], field.half_im.data() + first, stride);
            }
        }
    }
}

// There and back along x for eight frequencies along y at a time, and the kernel in between.
ES_INLINE void convolve_along_x(Field& field) {
    const int n = field.n, m = nodes_of(field), stride = stride_of(field);
    for (int k = 0; k < stride; k += kLanes) {
        const Lanes x = lanes_of(field, 0), y = lanes_of(field, 1);
        for (int b = 0; b < n; ++b) {
            const long from = static_cast<long>(b) * stride + k;
            put(x, b,
                b < m ? Complex{engine::load(field.half_re.data() + from), engine::load(field.half_im.data() + from)}
                      : Complex{f32x8{}, f32x8{}});
        }
        const Lanes z = transformed(x, y, roots_of(field));
        for (int b = 0; b < n; ++b) {
            const f32x8 kernel = engine::load(field.kernel.data() + static_cast<long>(b) * stride + k);
            const Complex old = at(z, b);
            put(z, b, {old.re * kernel, old.im * kernel});
        }
        const Lanes back = exchanged(transformed(exchanged(z), exchanged(z.re == x.re ? y : x), roots_of(field)));
        for (int b = 0; b < m; ++b) {
            const long to = static_cast<long>(b) * stride + k;
            const Complex value = at(back, b);
            engine::store(field.half_re.data() + to, value.re);
            engine::store(field.half_im.data() + to, value.im);
        }
    }
}

ES_INLINE void back_along_y(Field& field) {
    const int n = field.n, m = nodes_of(field), stride = stride_of(field);
    for (int b = 0; b < m; b += 2 * kLanes) {
        const Lanes x = lanes_of(field, 0);
        for (int k = 0; k < stride; k += kLanes) {
            f32x8 re[2][kLanes], im[2][kLanes];
            for (int part = 0; part < 2; ++part) {
                const long first = static_cast<long>(b + part * kLanes) * stride + k;
                load_transposed(re[part], field.half_re.data() + first, stride);
                load_transposed(im[part], field.half_im.data() + first, stride);
            }
            ES_UNROLL for (int i = 0; i < kLanes; ++i) {
                if (k + i > m) continue;
                // the upper half first: at 0 and n / 2 the lower one, which is the same there, takes its place
                put(x, k + i == 0 ? 0 : n - k - i, {re[0][i] + im[1][i], re[1][i] - im[0][i]});
                put(x, k + i, {re[0][i] - im[1][i], re[1][i] + im[0][i]});
            }
        }
        const Lanes z = exchanged(transformed(exchanged(x), exchanged(lanes_of(field, 1)), roots_of(field)));
        for (int a = 0; a < m; ++a) {
            float* row = field.grid.data() + static_cast<long>(a) * m + b;
            const Complex value = at(z, a);
            engine::store(row, value.re);
            engine::store(row + kLanes, value.im);
        }
    }
}

// The kernel between nodes i apart and j apart, around the edge.
ES_INLINE float kernel_at(const Field& field, int i, int j) {
    const float x = static_cast<float>(std::min(i, field.n - i)) * field.spacing;
    const float y = static_cast<float>(std::min(j, field.n - j)) * field.spacing;
    return 1 / (1 + x * x + y * y);
}

// The transform of the kernel, which is real as the kernel is even; divided by that of the splines' values at nodes,
// (2 + cos) / 3, twice for each direction (once for spreading, once for reading), and by n^2.
ES_INLINE void make_kernel_loops(Field& field) {
    const int n = field.n, m = nodes_of(field), stride = stride_of(field);
    for (int b = 0; b < n; b += kLanes) {
        const Lanes x = lanes_of(field, 0);
        for (int a = 0; a < n; ++a) {
            for (int i = 0; i < kLanes; ++i) x.re[a * kLanes + i] = kernel_at(field, b + i, a);
            engine::store(x.im + a * kLanes, f32x8{});
        }
        const Lanes z = transformed(x, lanes_of(field, 1), roots_of(field));
        for (int k = 0; k < stride; k += kLanes) {
            f32x8 re[kLanes];
            ES_UNROLL for (int i = 0; i < kLanes; ++i) re[i] = at(z, std::min(k + i, m)).re;
            store_transposed(re, field.kernel.data() + static_cast<long>(b) * stride + k, stride);
        }
    }
    for (int k = 0; k < stride; k += kLanes) {
        const Lanes x = lanes_of(field, 0);
        for (int b = 0; b < n; ++b) {
            put(x, b, {engine::load(field.kernel.data() + static_cast<long>(b) * stride + k), f32x8{}});
        }
        const Lanes z = transformed(x, lanes_of(field, 1), roots_of(field));
        for (int b = 0; b < n; ++b) {
            const float along_x = (2 + field.cos[static_cast<std::size_t>(b)]) / 3;
            float along_y[kLanes];
            for (int i = 0; i < kLanes; ++i) {
                along_y[i] = (2 + field.cos[static_cast<std::size_t>(std::min(k + i, m))]) / 3;
            }
            const f32x8 both = engine::load(along_y) * along_x;
            const f32x8 divided = at(z, b).re / (both * both * (static_cast<float>(n) * static_cast<float>(n)));
            engine::store(field.kernel.data() + static_cast<long>(b) * stride + k, divided);
        }
    }
}

// Values and slopes of the four cubic B-splines that are not 0 at a point so far beyond the second one's node.
struct Splines {
    float value[4], slope[4];
};
ES_INLINE Splines splines_at(float t) {
    const float s = 1 - t;
    return {{s * s * s / 6, 2.0f / 3 - t * t * (1 - t * 0.5f), 2.0f / 3 - s * s * (1 - s * 0.5f), t * t * t / 6},
            {-s * s * 0.5f, t * (1.5f * t - 2), s * (2 - 1.5f * s), t * t * 0.5f}};
}

// Where the points lie on the grid.
struct Frame {
    float low_x = 0, low_y = 0, per_unit = 1;
};
struct Place {
    long corner = 0;  // of the 4 x 4 nodes around
    Splines x, y;
};
ES_INLINE Place place_of(const Frame& frame, const float* position, int m) {
    const float x = (position[0] - frame.low_x) * frame.per_unit, y = (position[1] - frame.low_y) * frame.per_unit;
    const int b = static_cast<int>(x), a = static_cast<int>(y);  // both at least 0
    return {static_cast<long>(a) * m + b, splines_at(x - static_cast<float>(b)), splines_at(y - static_cast<float>(a))};
}

ES_INLINE void spread(Field& field, const Frame& frame, const std::vector<float>& positions) {
    const int m = nodes_of(field);
    std::fill(field.grid.begin(), field.grid.end(), 0.0f);
    for (std::size_t i = 0; i < positions.size(); i += 2) {
        const Place place = place_of(frame, positions.data() + i, m);
        float* node = field.grid.data() + place.corner;
        for (int a = 0; a < 4; ++a, node += m) {
            for (int b = 0; b < 4; ++b) node[b] += place.y.value[a] * place.x.value[b];
        }
    }
}

// Reads the potential's slopes off the grid, and returns the sum of the potential at the points, less what each has of
// itself.
ES_INLINE double read(const Field& field, const Frame& frame, const std::vector<float>& positions, float* push) {
    const int m = nodes_of(field);
    const float half = -0.5f * frame.per_unit;
    double sum = 0;
    for (std::size_t i = 0; i < positions.size(); i += 2) {
        const Place place = place_of(frame, positions.data() + i, m);
        const float* node = field.grid.data() + place.corner;
        float value[4] = {}, slope[4] = {};  // along y, for each node along x
        for (int a = 0; a < 4; ++a, node += m) {
            for (int b = 0; b < 4; ++b) {
                value[b] += place.y.value[a] * node[b];
                slope[b] += place.y.slope[a] * node[b];
            }
        }
        float phi = 0, along_x = 0, along_y = 0;
        for (int b = 0; b < 4; ++b) {
            phi += place.x.value[b] * value[b];
            along_x += place.x.slope[b] * value[b];
            along_y += place.x.value[b] * slope[b];
        }
        push[i] = half * along_x;
        push[i + 1] = half * along_y;
        sum += static_cast<double>(phi) - 1;
    }
    return sum;
}

ES_INLINE double by_field_loops(Field& field, const Frame& frame, const std::vector<float>& positions, float* push) {
    spread(field, frame, positions);
    forward_along_y(field);
    convolve_along_x(field);
    back_along_y(field);
    return read(field, frame, positions, push);
}

ES_CLONES void field_make_kernel(Field& field) { make_kernel_loops(field); }
ES_CLONES double field_repulsion(Field& field, const Frame& frame, const std::vector<float>& positions, float* push) {
    return by_field_loops(field, frame, positions, push);
}

// Where the points lie, and the smallest grid that holds them; of another spacing where all are too large or too small.
struct Extent {
    float low[2] = {0, 0};
    int n = kSizes.front();
    float spacing = kSpacing;
};
Extent extent_of(const std::vector<float>& positions) {
    float low[2] = {positions[0], positions[1]}, high[2] = {positions[0], positions[1]};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        low[i % 2] = std::min(low[i % 2], positions[i]);
        high[i % 2] = std::max(high[i % 2], positions[i]);
    }
    const float span = std::max(high[0] - low[0], high[1] - low[1]);
    ES_CHECK(span < std::numeric_limits<float>::infinity(), "positions have to be finite");
    float spacing = kSpacing;
    const auto fits = [&](int n) { return span <= spacing * static_cast<float>(n / 2 - kMargin); };
    while (spacing > kLeastSpacing && 2 * span <= spacing * (kSizes.front() / 2 - kMargin)) spacing /= 2;
    while (!fits(kSizes.back())) spacing *= 1.1f;
    return {{low[0], low[1]}, *std::find_if(kSizes.begin(), kSizes.end(), fits), spacing};
}

void fit(Field& field, const Extent& extent) {
    if (field.n == extent.n && field.spacing == extent.spacing) return;
    field.n = extent.n;
    field.spacing = extent.spacing;
    const auto n = static_cast<std::size_t>(field.n), m = n / 2, stride = m + kLanes;
    make_roots(field);
    field.kernel.resize(n * stride);
    field.grid.resize(m * m);
    field.half_re.resize(m * stride);
    field.half_im.resize(m * stride);
    field.work.resize(4 * n * kLanes);
    field_make_kernel(field);
}

}  // namespace

double repulsion_by_field(Field& field, const std::vector<float>& positions, std::vector<float>& push) {
    push.resize(positions.size());
    if (positions.empty()) return 0;
    const Extent extent = extent_of(positions);
    fit(field, extent);
    return field_repulsion(field, {extent.low[0], extent.low[1], 1 / field.spacing}, positions, push.data());
}

double repulsion(Field& field, const std::vector<float>& positions, std::vector<float>& push) {
    if (positions.empty()) return 0;
    const std::size_t side = static_cast<std::size_t>(extent_of(positions).n);
    return positions.size() / 2 <= kPointsOfSide * side ? repulsion_by_pairs(positions, push)
                                                        : repulsion_by_field(field, positions, push);
}

}  // namespace projection
