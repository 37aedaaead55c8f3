#include "fused_by_hand.h"

#include <cmath>

#include "core/random.h"
#include "engine/maths.h"

namespace bench {
namespace {

using namespace engine;

constexpr int kPart = kHandBatch / 2;  // things whose sums run side by side

// Maximum and sum of each half, in all of its four lanes.
ES_INLINE f32x8 max_of_half(const f32x8& x) {
    const f32x8 two = larger_of(x, __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5));
    return larger_of(two, __builtin_shufflevector(two, two, 1, 0, 3, 2, 5, 4, 7, 6));
}
ES_INLINE f32x8 sum_of_half(const f32x8& x) {
    const f32x8 two = x + __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5);
    return two + __builtin_shufflevector(two, two, 1, 0, 3, 2, 5, 4, 7, 6);
}

struct Values {
    alignas(32) float h1[kHandBatch][8], h2[kHandBatch][8], map[kHandBatch][2], z[kHandBatch][8];
};

ES_INLINE void forward_part(const HandNet& net, const float (*x)[2], Values& v, int first) {
    f32x8 sum[kPart];
    ES_UNROLL for (int i = 0; i < kPart; ++i) {
        sum[i] = load(net.b1) + splat(x[first + i][0]) * load(net.w1[0]) + splat(x[first + i][1]) * load(net.w1[1]);
    }
    ES_UNROLL for (int i = 0; i < kPart; ++i) store(v.h1[first + i], engine::tanh(sum[i]));
    ES_UNROLL for (int i = 0; i < kPart; ++i) sum[i] = load(net.b2);
    ES_UNROLL for (int k = 0; k < 8; ++k) {
        const f32x8 w = load(net.w2[k]);
        ES_UNROLL for (int i = 0; i < kPart; ++i) sum[i] += splat(v.h1[first + i][k]) * w;
    }
    ES_UNROLL for (int i = 0; i < kPart; ++i) {
        const f32x8 h2 = engine::tanh(sum[i]);
        store(v.h2[first + i], h2);
        const float m0 = sum_of_lanes(h2 * load(net.w3_transposed[0])) + net.b3[0];
        const float m1 = sum_of_lanes(h2 * load(net.w3_transposed[1])) + net.b3[1];
        v.map[first + i][0] = m0;
        v.map[first + i][1] = m1;
        store(v.z[first + i], load(net.b4) + splat(m0) * load(net.w4[0]) + splat(m1) * load(net.w4[1]));
    }
}

// Two things a vector. Turns z into its gradient, and gives the sum of the losses.
ES_INLINE float softmax(Values& v, const int* label) {
    alignas(32) float sums[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    float picked = 0.0f;
    const i32x8 lane = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int i = 0; i < kHandBatch; i += 2) {
        const f32x8 z = halves(load(v.z[i]), load(v.z[i + 1]));
        const f32x8 shifted = z - max_of_half(z);
        const f32x8 e = engine::exp(shifted);
        const f32x8 sum = sum_of_half(e);
        const i32x8 is_class = (lane == (i32x8{} + label[i])) | (lane == (i32x8{} + (4 + label[i + 1])));
        const f32x8 one = select(is_class, broadcast<f32x8>(1.0f), f32x8{});
        const f32x8 d = (e / sum - one) * (1.0f / kHandBatch);
        sums[i] = sum[0];
        sums[i + 1] = sum[4];
        picked += sum_of_lanes(shifted * one);
        const f32x8 zero{};
        store(v.z[i], __builtin_shufflevector(d, zero, 0, 1, 2, 3, 8, 9, 10, 11));
        store(v.z[i + 1], __builtin_shufflevector(d, zero, 4, 5, 6, 7, 8, 9, 10, 11));
    }
    return sum_of_lanes(engine::log(load(sums)) + engine::log(load(sums + 8))) - picked;
}

ES_INLINE void descend(float* p, const f32x8& gradient, const f32x8& rate) { store(p, load(p) - rate * gradient); }

ES_INLINE void backward_and_descend(HandNet& net, const float (*x)[2], Values& v, const f32x8& rate) {
    alignas(32) float d_map[kHandBatch][2], d2[kHandBatch][8];
    f32x8 w4_0 = load(net.w4[0]), w4_1 = load(net.w4[1]);
    f32x8 d_w4[2] = {}, d_b4{}, d_w3[2] = {};
    float d_b3[2] = {};
    for (int i = 0; i < kHandBatch; ++i) {
        const f32x8 d_z = load(v.z[i]);
        d_b4 += d_z;
        ES_UNROLL for (int k = 0; k < 2; ++k) d_w4[k] += splat(v.map[i][k]) * d_z;
        d_map[i][0] = sum_of_lanes(d_z * w4_0);
        d_map[i][1] = sum_of_lanes(d_z * w4_1);
        const f32x8 h2 = load(v.h2[i]);
        f32x8 d_h2{};
        ES_UNROLL for (int k = 0; k < 2; ++k) {
            const f32x8 d = splat(d_map[i][k]);
            d_b3[k] += d_map[i][k];
            d_w3[k] += d * h2;
            d_h2 += d * load(net.w3_transposed[k]);
        }
        store(d2[i], d_h2 * (1.0f - h2 * h2));
    }
    f32x8 w2_transposed[8];
    ES_UNROLL for (int k = 0; k < 8; ++k) w2_transposed[k] = load(net.w2[k]);
    transpose(w2_transposed);
    f32x8 d_w1[2] = {}, d_b1{};
    ES_UNROLL for (int first = 0; first < kHandBatch; first += kPart) {
        f32x8 d_h1[kPart] = {};
        ES_UNROLL for (int h = 0; h < 8; ++h) {
            ES_UNROLL for (int i = 0; i < kPart; ++i) d_h1[i] += splat(d2[first + i][h]) * w2_transposed[h];
        }
        ES_UNROLL for (int i = 0; i < kPart; ++i) {
            const f32x8 h1 = load(v.h1[first + i]);
            const f32x8 d1 = d_h1[i] * (1.0f - h1 * h1);
            d_b1 += d1;
            ES_UNROLL for (int k = 0; k < 2; ++k) d_w1[k] += splat(x[first + i][k]) * d1;
        }
    }
    f32x8 d_w2[8] = {}, d_b2{};
    for (int i = 0; i < kHandBatch; ++i) {
        const f32x8 d = load(d2[i]);
        d_b2 += d;
        ES_UNROLL for (int k = 0; k < 8; ++k) d_w2[k] += splat(v.h1[i][k]) * d;
    }
    ES_UNROLL for (int k = 0; k < 8; ++k) descend(net.w2[k], d_w2[k], rate);
    ES_UNROLL for (int k = 0; k < 2; ++k) {
        descend(net.w1[k], d_w1[k], rate);
        descend(net.w3_transposed[k], d_w3[k], rate);
        descend(net.w4[k], d_w4[k], rate);
        net.b3[k] -= rate[0] * d_b3[k];
    }
    descend(net.b1, d_b1, rate);
    descend(net.b2, d_b2, rate);
    descend(net.b4, d_b4, rate);
}

ES_INLINE float step_loops(HandNet& net, const float (*x)[2], const int* label, float rate) {
    Values v;
    forward_part(net, x, v, 0);
    forward_part(net, x, v, kPart);
    const float loss = softmax(v, label) / kHandBatch;
    backward_and_descend(net, x, v, splat(rate));
    return loss;
}

ES_CLONES float hand_step(HandNet& net, const float (*x)[2], const int* label, float rate) {
    return step_loops(net, x, label, rate);
}

void fill(core::Random& random, float* row, int n, int fan) {
    const auto bound = static_cast<float>(std::sqrt(6.0 / fan));
    for (int i = 0; i < n; ++i) row[i] = core::next_uniform(random, -bound, bound);
}

}  // namespace

void start(HandNet& net) {
    net = {};
    core::Random random = core::random_stream(1, "by hand");
    for (auto& row : net.w1) fill(random, row, 8, 10);
    for (auto& row : net.w2) fill(random, row, 8, 16);
    for (auto& row : net.w3_transposed) fill(random, row, 8, 10);
    for (auto& row : net.w4) fill(random, row, 4, 6);
}

float step_by_hand(HandNet& net, const float (*x)[2], const int* label, float rate) {
    return hand_step(net, x, label, rate);
}

}  // namespace bench
