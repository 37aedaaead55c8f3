// A head as a function on the plane of the map: its weights, restricted to the two coordinates of the picture, with the
// origin moved to the camera's centre (in double). Pixels are then small offsets, so that borders stay crisp at every
// zoom. Evaluated on the CPU (regions.cpp) and by the shader (map_renderer.cpp, shaders/regions.frag). May include
// train/snapshot.h. Next: regions.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "train/snapshot.h"

namespace map {

inline constexpr int kMaxHidden = 64;  // hidden units of a head that can be drawn

// The outputs at offset d = (dx, dy) from the centre, map units:
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

// Fills `plane`, reusing its memory. For a map of more than two dimensions it is the plane of the first two, where the
// others are 0. Linear hidden layers are multiplied into the next. At most one hidden layer, of at most kMaxHidden
// units (checked).
void make_head_plane(HeadPlane& plane, const train::HeadSnapshot& head, double centre_x, double centre_y);

// Output k at one offset from the centre: the reference for the vectorised loops.
float plane_output(const HeadPlane& plane, int k, float dx, float dy);
// All outputs, [K].
void plane_outputs(const HeadPlane& plane, float dx, float dy, float* out);

// The prediction at a place, as regions are drawn from it. Class heads: `best` and `second` are the two most probable
// classes, `gap` is their difference in logits, `margin` in probability. Number heads: `gap` is the value,
// standardised. gap_dx, gap_dy: gradient of gap, per map unit.
struct PlaneAnswer {
    int best = 0, second = 0;
    float gap = 0, margin = 1;
    float gap_dx = 0, gap_dy = 0;
};
PlaneAnswer plane_classes(const HeadPlane& plane, float dx, float dy);
PlaneAnswer plane_number(const HeadPlane& plane, int k, float dx, float dy);

// tanh, to within 3e-7 and the same on every machine (not the C library's): regions look the same everywhere, and the
// shader has the same function.
float plane_tanh(float x);

// Its constants. exp(x) = 2^n exp(r), where n is x / ln 2 rounded to an integer (by adding and subtracting 1.5 * 2^23),
// r is the remainder, at most ln 2 / 2 (ln 2 in two parts, the first exact), and exp(r) is Taylor's series up to r^6 /
// 6!.
inline constexpr float kLog2e = 1.44269504f, kRounder = 12582912.0f;
inline constexpr float kLn2High = 0.693359375f, kLn2Low = 2.12194440e-4f;
inline constexpr std::array<float, 7> kExpTerms = {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1, 1};

}  // namespace map
