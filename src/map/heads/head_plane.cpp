// See head_plane.h.
#include "map/heads/head_plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/check.h"
#include "map/heads/best_two.h"

namespace map {
namespace {

// One output of a dense layer as a function of the plane: weights of x and y, and the value at the centre.
struct Slope {
    double x = 0, y = 0, at_centre = 0;
};

Slope slope(const train::DenseWeights& layer, int k, double centre_x, double centre_y) {
    const auto n_out = static_cast<std::size_t>(layer.n_out);
    const auto unit = static_cast<std::size_t>(k);
    Slope s;
    s.x = layer.n_in > 0 ? layer.weight[unit] : 0;
    s.y = layer.n_in > 1 ? layer.weight[n_out + unit] : 0;
    s.at_centre = layer.bias[unit] + s.x * centre_x + s.y * centre_y;
    return s;
}

void push(std::vector<float>& to, const Slope& s) {
    to.push_back(static_cast<float>(s.x));
    to.push_back(static_cast<float>(s.y));
    to.push_back(static_cast<float>(s.at_centre));
}

// Multiplies two linear layers into one.
Slope combined(const train::DenseWeights& first, const train::DenseWeights& second, int k, double centre_x,
               double centre_y) {
    Slope sum;
    sum.at_centre = second.bias[static_cast<std::size_t>(k)];
    for (int j = 0; j < first.n_out; ++j) {
        const Slope s = slope(first, j, centre_x, centre_y);
        const double weight = second.weight[static_cast<std::size_t>(j) * static_cast<std::size_t>(second.n_out) +
                                            static_cast<std::size_t>(k)];
        sum.x += weight * s.x;
        sum.y += weight * s.y;
        sum.at_centre += weight * s.at_centre;
    }
    return sum;
}

// Activations of the hidden units at a place.
using Hidden = std::array<float, kMaxHidden>;

void evaluate_hidden(const HeadPlane& plane, float dx, float dy, Hidden& hidden) {
    for (int j = 0; j < plane.n_hidden; ++j) {
        const float* a = plane.hidden.data() + static_cast<std::ptrdiff_t>(j) * 3;
        hidden[static_cast<std::size_t>(j)] = plane_tanh(dx * a[0] + dy * a[1] + a[2]);
    }
}

float output_of(const HeadPlane& plane, int k, float dx, float dy, const Hidden& hidden) {
    const float* w = plane.output(k);
    if (plane.n_hidden == 0) return dx * w[0] + dy * w[1] + w[2];
    float sum = w[plane.n_hidden];
    for (int j = 0; j < plane.n_hidden; ++j) sum += hidden[static_cast<std::size_t>(j)] * w[j];
    return sum;
}

// Gradient of output k, minus that of another output if other >= 0. tanh' = 1 - tanh^2.
void gradient(const HeadPlane& plane, int k, int other, const Hidden& hidden, PlaneAnswer& answer) {
    const float* w = plane.output(k);
    const float* v = other >= 0 ? plane.output(other) : nullptr;
    if (plane.n_hidden == 0) {
        answer.gap_dx = w[0] - (v ? v[0] : 0);
        answer.gap_dy = w[1] - (v ? v[1] : 0);
        return;
    }
    for (int j = 0; j < plane.n_hidden; ++j) {
        const float* a = plane.hidden.data() + static_cast<std::ptrdiff_t>(j) * 3;
        const float h = hidden[static_cast<std::size_t>(j)];
        const float slope = (w[j] - (v ? v[j] : 0)) * (1 - h * h);
        answer.gap_dx += slope * a[0];
        answer.gap_dy += slope * a[1];
    }
}

}  // namespace

float plane_output(const HeadPlane& plane, int k, float dx, float dy) {
    Hidden hidden;
    evaluate_hidden(plane, dx, dy, hidden);
    return output_of(plane, k, dx, dy, hidden);
}

void plane_outputs(const HeadPlane& plane, float dx, float dy, float* out) {
    Hidden hidden;
    evaluate_hidden(plane, dx, dy, hidden);
    for (int k = 0; k < plane.n_outputs; ++k) out[k] = output_of(plane, k, dx, dy, hidden);
}

PlaneAnswer plane_number(const HeadPlane& plane, int k, float dx, float dy) {
    Hidden hidden;
    evaluate_hidden(plane, dx, dy, hidden);
    PlaneAnswer answer;
    answer.gap = output_of(plane, k, dx, dy, hidden);
    gradient(plane, k, -1, hidden, answer);
    return answer;
}

PlaneAnswer plane_classes(const HeadPlane& plane, float dx, float dy) {
    Hidden hidden;
    evaluate_hidden(plane, dx, dy, hidden);
    PlaneAnswer answer = best_two(plane.n_outputs, [&](int k) { return output_of(plane, k, dx, dy, hidden); });
    if (plane.n_outputs > 1) gradient(plane, answer.best, answer.second, hidden, answer);
    return answer;
}

float plane_tanh(float x) {
    if (std::isnan(x)) return x;
    x = 2 * std::clamp(x, -9.0f, 9.0f);  // 1 from there on
    const float n = x * kLog2e + kRounder - kRounder;
    const float r = x - n * kLn2High + n * kLn2Low;
    float p = kExpTerms[0];
    for (std::size_t i = 1; i < kExpTerms.size(); ++i) p = p * r + kExpTerms[i];
    const auto scale = __builtin_bit_cast(float, (static_cast<std::int32_t>(n) + 127) << 23);
    return 1 - 2 / (p * scale + 1);
}

void make_head_plane(HeadPlane& plane, const train::HeadSnapshot& head, double centre_x, double centre_y) {
    ES_CHECK(head.layers.size() == 1 || head.layers.size() == 2, "a head has one layer or one hidden and one layer");
    const train::DenseWeights& first = head.layers.front();
    const train::DenseWeights& last = head.layers.back();
    ES_CHECK(!last.tanh, "the last layer of a head is linear");
    const bool curved = head.layers.size() == 2 && first.tanh;
    plane.n_hidden = curved ? first.n_out : 0;
    plane.n_outputs = last.n_out;
    plane.hidden.clear();
    plane.outputs.clear();
    ES_CHECK(plane.n_hidden <= kMaxHidden, "a head has more hidden units than the map can draw");
    for (int j = 0; j < plane.n_hidden; ++j) push(plane.hidden, slope(first, j, centre_x, centre_y));
    for (int k = 0; k < last.n_out; ++k) {
        if (head.layers.size() == 1) {
            push(plane.outputs, slope(last, k, centre_x, centre_y));
        } else if (!curved) {
            push(plane.outputs, combined(first, last, k, centre_x, centre_y));
        } else {
            for (int j = 0; j < plane.n_hidden; ++j) {
                plane.outputs.push_back(last.weight[static_cast<std::size_t>(j * last.n_out + k)]);
            }
            plane.outputs.push_back(last.bias[static_cast<std::size_t>(k)]);
        }
    }
}

}  // namespace map
