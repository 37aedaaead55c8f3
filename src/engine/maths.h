// Our own exp, log, tanh, sin and cos, for one float and for eight at once. Those of the C library differ in their last
// bits between machines, and a single bit grows into a different map within a few hundred steps. Written once as
// templates, so the scalar and the vector versions cannot differ. Not for double: reference kernels use the C library.
// The stated errors are the largest over every float of the range (tests/engine/maths_test.cpp checks a dense sample).
// Polynomial coefficients: minimax fits by weighted least squares, made for this file. May include engine.
#pragma once

#include "engine/lanes.h"

namespace engine {

namespace constants {
inline constexpr float kInfinity = __builtin_inff();
inline constexpr float kLog2E = 1.44269504f;
// log 2 in two parts; n * kLog2High is exact for |n| < 2^15.
inline constexpr float kLog2High = 0.693359375f;
inline constexpr float kLog2Low = -2.12194440e-4f;
// 1.5 * 2^23: adding it rounds a small float to an integer, which then stands in the low bits of the sum.
inline constexpr float kRounder = 12582912.0f;
inline constexpr std::uint32_t kRounderBits = 0x4B400000u;
inline constexpr float kSmallestNormal = 1.17549435e-38f;
}  // namespace constants

// Error  below 1 ulp
// Edges  +inf above 88.72283; 0 below -87.33654, where results would be denormal (those are slow, and softmax makes
//        many); nan stays nan
template <class V>
ES_INLINE V exp(const V& x) {
    using namespace constants;
    const V rounded = x * kLog2E + kRounder;
    const V n = rounded - kRounder;
    const V r = (x - n * kLog2High) - n * kLog2Low;  // |r| <= log(2) / 2
    V p = r * 1.381446490995586e-3f + 8.368780836462975e-3f;
    p = p * r + 4.166839271783829e-2f;
    p = p * r + 0.1666651964187622f;
    p = p * r + 0.4999999403953552f;
    const V y = (p * (r * r) + r) + 1.0f;
    // Times 2^n, by adding n to the exponent.
    V result = from_bits(to_bits(y) + ((to_bits(rounded) - kRounderBits) << 23));
    result = select(x < -87.33654f, V{}, result);
    result = select(x > 88.72283f, broadcast<V>(kInfinity), result);
    return select(x == x, result, x);
}

// exp for x <= 0 only, as softmax needs it: the same bits, faster.
template <class V>
ES_INLINE V exp_of_negative(const V& x) {
    using namespace constants;
    const V rounded = x * kLog2E + kRounder;
    const V n = rounded - kRounder;
    const V r = (x - n * kLog2High) - n * kLog2Low;
    V p = r * 1.381446490995586e-3f + 8.368780836462975e-3f;
    p = p * r + 4.166839271783829e-2f;
    p = p * r + 0.1666651964187622f;
    p = p * r + 0.4999999403953552f;
    const V y = (p * (r * r) + r) + 1.0f;
    // Multiplies by 2^n (exact) instead of adding n to the exponent bits, so nan stays nan without a check.
    const V power = from_bits((to_bits(rounded) - (kRounderBits - 127u)) << 23);
    return select(x < -87.33654f, V{}, y * power);
}

// log(m 2^e) for m in [sqrt(1/2), sqrt(2)).
template <class V>
ES_INLINE V log_of_parts(const V& m, const V& e) {
    using namespace constants;
    const V f = m - 1.0f;
    V p = f * 6.746591627597809e-2f - 0.1167563870549202f;
    p = p * f + 0.11888177692890167f;
    p = p * f - 0.12405592203140259f;
    p = p * f + 0.14219550788402557f;
    p = p * f - 0.1666799634695053f;
    p = p * f + 0.2000211924314499f;
    p = p * f - 0.25000008940696716f;
    p = p * f + 0.3333331346511841f;
    const V f2 = f * f;
    const V rest = (p * (f2 * f) + e * kLog2Low) - f2 * 0.5f;
    return (rest + f) + e * kLog2High;
}

// Error  below 1 ulp, denormal x included
// Edges  -inf at 0 and -0; nan below 0; +inf at +inf; nan stays nan
template <class V>
ES_INLINE V log(const V& x) {
    using namespace constants;
    const V scaled = select(x < kSmallestNormal, x * 8388608.0f, x);
    // x = m * 2^e with m in [sqrt(1/2), sqrt(2))
    const auto bits = to_bits(scaled);
    const auto e_bits = shift_right_signed(bits - 0x3F3504F3u, 23);
    const V m = from_bits(bits - (e_bits << 23));
    const V e_scaled = from_bits(e_bits + kRounderBits) - kRounder;
    const V e = select(x < kSmallestNormal, e_scaled - 23.0f, e_scaled);
    V result = log_of_parts(m, e);
    result = select(x == kInfinity, x, result);
    result = select(x == 0.0f, broadcast<V>(-kInfinity), result);
    return select(x >= 0.0f, result, broadcast<V>(__builtin_nanf("")));
}

// log for positive normal floats only, as softmax needs it for its sums: the same bits, faster. nan stays nan.
template <class V>
ES_INLINE V log_of_normal(const V& x) {
    using namespace constants;
    const auto bits = to_bits(x);
    const auto e_bits = shift_right_signed(bits - 0x3F3504F3u, 23);
    const V m = from_bits(bits - (e_bits << 23));
    const V e = from_bits(e_bits + kRounderBits) - kRounder;
    return log_of_parts(m, e) + (x - x);
}

// tanh as a rational function: x times a quotient of polynomials in x^2.
//  Error  below 6 ulp (3.6e-7 of the value); exact for tiny x; |tanh x| <= 1 always
//  Edges  +-1 beyond +-9.0625; -0 stays -0; nan stays nan
template <class V>
ES_INLINE V tanh(const V& x) {
    const V t = at_most(at_least(x, broadcast<V>(-9.0625f)), broadcast<V>(9.0625f));
    const V z = t * t;
    V p = z * 1.33840641e-8f + 2.06356536e-5f;
    p = p * z + 3.49744732e-3f;
    p = p * z + 0.133826786f;
    p = p * z + 1.0f;
    V q = z * 7.79015466e-7f + 3.28850045e-4f;
    q = q * z + 2.58843215e-2f;
    q = q * z + 0.467159998f;
    q = q * z + 1.0f;
    return at_least(at_most(t * p / q, broadcast<V>(1.0f)), broadcast<V>(-1.0f));
}

// sin(x + pi/2 * quarter), quarter a whole number: both sin and cos. x is reduced to |r| <= pi/4 by subtracting a
// multiple of pi/2 in three parts, the first two exact for |x| < 12,000; then Taylor's series, since r is small.
template <class V>
ES_INLINE V sin_of_quarter(const V& any_x, std::uint32_t quarter) {
    using namespace constants;
    const V x = at_most(at_least(any_x, broadcast<V>(-1e5f)), broadcast<V>(1e5f));
    const V rounded = x * 0.636619772f + kRounder;  // 2 / pi
    const V n = rounded - kRounder;
    const V r = ((x - n * 1.5703125f) - n * 4.837512969970703e-4f) - n * 7.549789948768648e-8f;
    const V z = r * r;
    V s = z * 2.7557319e-6f - 1.9841270e-4f;
    s = s * z + 8.3333333e-3f;
    s = s * z - 0.16666667f;
    const V sine = s * (z * r) + r;
    V c = z * -2.7557319e-7f + 2.4801587e-5f;
    c = c * z - 1.3888889e-3f;
    c = c * z + 4.1666667e-2f;
    const V cosine = (c * z - 0.5f) * z + 1.0f;
    const auto turn = (to_bits(rounded) - kRounderBits) + quarter;
    const V value = select((turn & 1u) == 0u, sine, cosine);
    const V signed_value = select((turn & 2u) == 0u, value, -value);
    const V none = any_x - any_x;  // 0, but nan for what is not finite
    return select(none == 0.0f, signed_value, none);
}

// Sine and cosine.
//  Error  below 1e-7 for |x| < 12,000, below 1e-6 up to 100,000 (absolute, not in ulp: near a multiple of pi)
//  Edges  beyond +-100,000 the value at +-100,000, as floats are too coarse for an angle there; sin 0 = 0, cos 0 = 1;
//         nan for infinity and nan
template <class V>
ES_INLINE V sin(const V& x) {
    return sin_of_quarter(x, 0u);
}
template <class V>
ES_INLINE V cos(const V& x) {
    return sin_of_quarter(x, 1u);
}

}  // namespace engine
