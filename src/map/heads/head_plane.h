// A head as a function of the plane that is seen: its first layer moved to the camera's centre in double, so that
// pixels are small offsets from there and borders stay crisp at every zoom. Both the CPU (regions.cpp) and the shader
// (map_renderer.cpp, shaders/regions.frag) evaluate this. May include train/snapshot.h. Next: regions.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "train/snapshot.h"

namespace map {

inline constexpr int kMaxHidden = 64;  // hidden units of a head that can be drawn

// At offset d = (dx, dy) from the centre, map units:
//   hidden 0:  out_k = d . (w_k0, w_k1) + b_k
//   hidden H:  h_j = tanh(d . (a_j0, a_j1) + c_j),  out_k = sum_j h_j w_kj + b_k
struct HeadPlane {
    int n_hidden = 0;            // H; 0 = no hidden layer
    int n_outputs = 0;           // K
    std::vector<float> hidden;   // [H, 3]: a_0, a_1, c
    std::vector<float> outputs;  // [K, width + 1]: weights, then b

    [[nodiscard]] int width() const { return n_hidden > 0 ? n_hidden : 2; }
    [[nodiscard]] const float* output(int k) const {
        return outputs.data() + static_cast<std::size_t>(k) * static_cast<std::size_t>(width() + 1);
    }
};

// Fills `plane`, reusing its memory. Of a map of more than two dimensions the plane of the first two is seen, the
// others being 0. Linear hidden layers are multiplied out.
void make_head_plane(HeadPlane& plane, const train::HeadSnapshot& head, double centre_x, double centre_y);

// Output k at one offset from the centre: the plain loop that the fast ones must agree with.
float plane_output(const HeadPlane& plane, int k, float dx, float dy);
// All of them. [K]
void plane_outputs(const HeadPlane& plane, float dx, float dy, float* out);

// What the picture needs to know of a place. Class heads: `best` and `second` are the two likeliest classes, `gap`
// their difference in logits, `margin` in probabilities. Number heads: `gap` is the value. Both: the gradient of gap.
struct PlaneAnswer {
    int best = 0, second = 0;
    float gap = 0, margin = 1;
    float gap_dx = 0, gap_dy = 0;
};
PlaneAnswer plane_classes(const HeadPlane& plane, float dx, float dy);
PlaneAnswer plane_number(const HeadPlane& plane, int k, float dx, float dy);

// tanh to within 3e-7 on every machine, without libm: regions then look the same everywhere, and the shader's is its
// twin.
float plane_tanh(float x);

// Its numbers. exp(x) = 2^n exp(r): n is x / ln 2 to the nearest integer (adding and taking off 1.5 * 2^23 leaves no
// fraction), r the rest, at most ln 2 / 2 (ln 2 in two parts, the first exact), and exp(r) Taylor's series to r^6 / 6!.
inline constexpr float kLog2e = 1.44269504f, kRounder = 12582912.0f;
inline constexpr float kLn2High = 0.693359375f, kLn2Low = 2.12194440e-4f;
inline constexpr std::array<float, 7> kExpTerms = {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1, 1};

}  // namespace map
