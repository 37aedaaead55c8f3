#include "projection/pca.h"

#include <cmath>

#include "core/check.h"
#include "core/random.h"

namespace projection {
namespace {

constexpr int kFirstRounds = 60;        // from random axes
constexpr int kNextRounds = 4;          // from the axes of the frame before
constexpr std::size_t kManyDims = 256;  // from here on the scatter matrix costs more than passes over the points
constexpr float kNothing = 1e-12f;

std::size_t size(int n) { return static_cast<std::size_t>(n); }

std::vector<float> mean_of(const std::vector<float>& points, std::size_t d) {
    std::vector<double> sum(d, 0.0);
    for (std::size_t first = 0; first < points.size(); first += d) {
        for (std::size_t k = 0; k < d; ++k) sum[k] += static_cast<double>(points[first + k]);
    }
    std::vector<float> mean(d, 0.0f);
    const double n = static_cast<double>(points.size() / d);
    for (std::size_t k = 0; k < d && n > 0; ++k) mean[k] = static_cast<float>(sum[k] / n);
    return mean;
}

// The scatter matrix (covariance times N), [D, D]. It is symmetric, so half of it is summed.
std::vector<float> scatter_of(const std::vector<float>& points, const std::vector<float>& mean) {
    const std::size_t d = mean.size();
    std::vector<float> scatter(d * d, 0.0f);
    std::vector<float> centred(d);
    for (std::size_t first = 0; first < points.size(); first += d) {
        for (std::size_t k = 0; k < d; ++k) centred[k] = points[first + k] - mean[k];
        for (std::size_t r = 0; r < d; ++r) {
            for (std::size_t c = r; c < d; ++c) scatter[r * d + c] += centred[r] * centred[c];
        }
    }
    for (std::size_t r = 0; r < d; ++r) {
        for (std::size_t c = 0; c < r; ++c) scatter[r * d + c] = scatter[c * d + r];
    }
    return scatter;
}

float dot(const float* a, const float* b, std::size_t d) {
    float sum = 0;
    for (std::size_t k = 0; k < d; ++k) sum += a[k] * b[k];
    return sum;
}

// Scales to length 1; all 0 if the length is next to nothing.
void normalise(float* axis, std::size_t d) {
    const float length = std::sqrt(dot(axis, axis, d));
    for (std::size_t k = 0; k < d; ++k) axis[k] = length > kNothing ? axis[k] / length : 0.0f;
}

void orthonormalise(std::vector<float>& axes, std::size_t d) {
    normalise(axes.data(), d);
    const float shared = dot(axes.data(), axes.data() + d, d);
    for (std::size_t k = 0; k < d; ++k) axes[d + k] -= shared * axes[k];
    normalise(axes.data() + d, d);
}

// The scatter matrix times each axis, without making the [D, D] matrix: much less work for large D.
std::vector<float> scatter_times_axes(const std::vector<float>& points, const std::vector<float>& mean,
                                      const std::vector<float>& axes) {
    const std::size_t d = mean.size();
    std::vector<float> product(2 * d, 0.0f), centred(d);
    for (std::size_t first = 0; first < points.size(); first += d) {
        for (std::size_t k = 0; k < d; ++k) centred[k] = points[first + k] - mean[k];
        const float x = dot(centred.data(), axes.data(), d), y = dot(centred.data(), axes.data() + d, d);
        for (std::size_t k = 0; k < d; ++k) {
            product[k] += x * centred[k];
            product[d + k] += y * centred[k];
        }
    }
    return product;
}

void one_round(std::vector<float>& axes, const std::vector<float>& scatter, std::size_t d) {
    std::vector<float> next(2 * d, 0.0f);
    for (std::size_t r = 0; r < d; ++r) {
        next[r] = dot(scatter.data() + r * d, axes.data(), d);
        next[d + r] = dot(scatter.data() + r * d, axes.data() + d, d);
    }
    axes = std::move(next);
    orthonormalise(axes, d);
}

// Rotates (and mirrors, if that fits better) the axes within their plane towards the old ones.
void turn_towards(std::vector<float>& axes, const std::vector<float>& old, std::size_t d) {
    const float a = dot(axes.data(), old.data(), d), b = dot(axes.data(), old.data() + d, d);
    const float c = dot(axes.data() + d, old.data(), d), e = dot(axes.data() + d, old.data() + d, d);
    const bool mirror = std::hypot(a + e, b - c) < std::hypot(a - e, b + c);
    const float x = mirror ? a - e : a + e, y = mirror ? b + c : b - c;
    const float length = std::hypot(x, y);
    if (length < kNothing) return;
    const float cos = x / length, sin = y / length, sign = mirror ? -1.0f : 1.0f;
    for (std::size_t k = 0; k < d; ++k) {
        const float first = axes[k], second = sign * axes[d + k];
        axes[k] = cos * first - sin * second;
        axes[d + k] = sin * first + cos * second;
    }
}

bool varies(const std::vector<float>& points, std::size_t d) {
    for (std::size_t i = d; i < points.size(); ++i) {
        if (points[i] != points[i % d]) return true;
    }
    return false;
}

std::vector<float> random_axes(std::size_t d) {
    core::Random random = core::random_stream(1, "principal axes");
    std::vector<float> axes(2 * d);
    for (float& x : axes) x = core::next_uniform(random, -1, 1);
    return axes;
}

}  // namespace

void follow_principal_plane(Plane& plane, const std::vector<float>& points, int n_dims) {
    ES_CHECK(n_dims >= 1 && points.size() % size(n_dims) == 0, "points have to be [N, n_dims] with n_dims >= 1");
    const std::size_t d = size(n_dims);
    const bool first = plane.n_dims != n_dims;
    plane.n_dims = n_dims;
    plane.mean = mean_of(points, d);
    const std::vector<float> old = plane.axes;
    std::vector<float> axes = first ? random_axes(d) : old;
    const int n_rounds = first ? kFirstRounds : kNextRounds;
    if (d > kManyDims) {
        for (int round = 0; round < n_rounds; ++round) {
            axes = scatter_times_axes(points, plane.mean, axes);
            orthonormalise(axes, d);
        }
    } else {
        const std::vector<float> scatter = scatter_of(points, plane.mean);
        for (int round = 0; round < n_rounds; ++round) one_round(axes, scatter, d);
    }
    const bool vanished = dot(axes.data(), axes.data(), d) < kNothing;
    if (vanished && !first) {
        if (!varies(points, d)) return;  // all points in one place: keep the old plane
        // The axes lie in columns that no longer vary, and no iteration leads from there to the ones that do: start
        // again.
        plane.n_dims = 0;
        return follow_principal_plane(plane, points, n_dims);
    }
    if (!first) turn_towards(axes, old, d);
    plane.axes = std::move(axes);
}

std::vector<float> project(const Plane& plane, const std::vector<float>& points) {
    const std::size_t d = size(plane.n_dims);
    std::vector<float> flat;
    flat.reserve(points.size() / d * 2);
    std::vector<float> centred(d);
    for (std::size_t at = 0; at + d <= points.size(); at += d) {
        for (std::size_t k = 0; k < d; ++k) centred[k] = points[at + k] - plane.mean[k];
        flat.push_back(dot(centred.data(), plane.axes.data(), d));
        flat.push_back(dot(centred.data(), plane.axes.data() + d, d));
    }
    return flat;
}

float shown_share(const Plane& plane, const std::vector<float>& points) {
    const std::size_t d = size(plane.n_dims);
    double all = 0, shown = 0;
    for (std::size_t first = 0; first < points.size(); first += d) {
        for (std::size_t k = 0; k < d; ++k) {
            const double x = static_cast<double>(points[first + k] - plane.mean[k]);
            all += x * x;
        }
    }
    for (const float x : project(plane, points)) shown += static_cast<double>(x) * static_cast<double>(x);
    return all > 0 ? static_cast<float>(shown / all) : 1.0f;
}

}  // namespace projection
