// Discrete Fourier transforms of eight sequences at a time, one in each SIMD lane, for the convolutions of field.cpp.
// They use Stockham's passes of radix 4, then 2, 3 and 5, which need no reordering. Only to be called inside an
// ES_CLONES function (engine/lanes.h). May include engine. Source: Stockham 1966, High-Speed Convolution and
// Correlation; passes as in Van Loan 1992, Computational Frameworks for the Fast Fourier Transform, section 1.7.
#pragma once

#include <utility>

#include "engine/lanes.h"

namespace projection {

// cos and sin of 2 pi j / n, j < n: the same bits on every machine (field.cpp makes them).
struct Roots {
    int n = 0;
    const float* cos = nullptr;
    const float* sin = nullptr;
};

// Eight sequences: element j of lane l is re[8 j + l] + i im[8 j + l].
struct Lanes {
    float* re = nullptr;
    float* im = nullptr;
};

struct Complex {
    engine::f32x8 re, im;
};
ES_INLINE Complex at(const Lanes& x, long j) { return {engine::load(x.re + 8 * j), engine::load(x.im + 8 * j)}; }
ES_INLINE void put(const Lanes& x, long j, const Complex& z) {
    engine::store(x.re + 8 * j, z.re);
    engine::store(x.im + 8 * j, z.im);
}
ES_INLINE Complex plus(const Complex& a, const Complex& b) { return {a.re + b.re, a.im + b.im}; }
ES_INLINE Complex minus(const Complex& a, const Complex& b) { return {a.re - b.re, a.im - b.im}; }
ES_INLINE Complex minus_i_times(const Complex& a) { return {a.im, -a.re}; }
ES_INLINE Complex scaled(const Complex& a, float by) { return {a.re * by, a.im * by}; }
// Times e^(-2 pi i j / n).
ES_INLINE Complex turned_by(const Complex& a, const Roots& roots, long j) {
    const float c = roots.cos[j], s = roots.sin[j];
    return {a.re * c + a.im * s, a.im * c - a.re * s};
}

// One pass of each kind: sequences of `left` elements, `stride` of them side by side, from x to y.
ES_INLINE void pass_of_4(const Lanes& x, const Lanes& y, const Roots& roots, long left, long stride) {
    const long quarter = left / 4;
    for (long p = 0; p < quarter; ++p) {
        for (long q = 0; q < stride; ++q) {
            const Complex a = at(x, q + stride * p), b = at(x, q + stride * (p + quarter));
            const Complex c = at(x, q + stride * (p + 2 * quarter)), d = at(x, q + stride * (p + 3 * quarter));
            const Complex even = plus(a, c), odd = minus(a, c), sum = plus(b, d), turn = minus_i_times(minus(b, d));
            put(y, q + stride * (4 * p), plus(even, sum));
            put(y, q + stride * (4 * p + 1), turned_by(plus(odd, turn), roots, stride * p));
            put(y, q + stride * (4 * p + 2), turned_by(minus(even, sum), roots, 2 * stride * p));
            put(y, q + stride * (4 * p + 3), turned_by(minus(odd, turn), roots, 3 * stride * p));
        }
    }
}

ES_INLINE void pass_of_2(const Lanes& x, const Lanes& y, const Roots& roots, long left, long stride) {
    const long half = left / 2;
    for (long p = 0; p < half; ++p) {
        for (long q = 0; q < stride; ++q) {
            const Complex a = at(x, q + stride * p), b = at(x, q + stride * (p + half));
            put(y, q + stride * (2 * p), plus(a, b));
            put(y, q + stride * (2 * p + 1), turned_by(minus(a, b), roots, stride * p));
        }
    }
}

ES_INLINE void pass_of_3(const Lanes& x, const Lanes& y, const Roots& roots, long left, long stride) {
    constexpr float kSin = 0.866025404f;  // of 2 pi / 3
    const long third = left / 3;
    for (long p = 0; p < third; ++p) {
        for (long q = 0; q < stride; ++q) {
            const Complex a = at(x, q + stride * p), b = at(x, q + stride * (p + third));
            const Complex c = at(x, q + stride * (p + 2 * third)), sum = plus(b, c);
            const Complex middle = minus(a, scaled(sum, 0.5f)), turn = scaled(minus_i_times(minus(b, c)), kSin);
            put(y, q + stride * (3 * p), plus(a, sum));
            put(y, q + stride * (3 * p + 1), turned_by(plus(middle, turn), roots, stride * p));
            put(y, q + stride * (3 * p + 2), turned_by(minus(middle, turn), roots, 2 * stride * p));
        }
    }
}

ES_INLINE void pass_of_5(const Lanes& x, const Lanes& y, const Roots& roots, long left, long stride) {
    constexpr float kCos1 = 0.309016994f, kCos2 = -0.809016994f, kSin1 = 0.951056516f, kSin2 = 0.587785252f;
    const long fifth = left / 5;
    for (long p = 0; p < fifth; ++p) {
        for (long q = 0; q < stride; ++q) {
            Complex e[5];
            ES_UNROLL for (int i = 0; i < 5; ++i) e[i] = at(x, q + stride * (p + i * fifth));
            const Complex near = plus(e[1], e[4]), far = plus(e[2], e[3]);
            const Complex near_turn = minus_i_times(minus(e[1], e[4])), far_turn = minus_i_times(minus(e[2], e[3]));
            const Complex one = plus(e[0], plus(scaled(near, kCos1), scaled(far, kCos2)));
            const Complex two = plus(e[0], plus(scaled(near, kCos2), scaled(far, kCos1)));
            const Complex one_turn = plus(scaled(near_turn, kSin1), scaled(far_turn, kSin2));
            const Complex two_turn = minus(scaled(near_turn, kSin2), scaled(far_turn, kSin1));
            put(y, q + stride * (5 * p), plus(e[0], plus(near, far)));
            put(y, q + stride * (5 * p + 1), turned_by(plus(one, one_turn), roots, stride * p));
            put(y, q + stride * (5 * p + 2), turned_by(plus(two, two_turn), roots, 2 * stride * p));
            put(y, q + stride * (5 * p + 3), turned_by(minus(two, two_turn), roots, 3 * stride * p));
            put(y, q + stride * (5 * p + 4), turned_by(minus(one, one_turn), roots, 4 * stride * p));
        }
    }
}

// Transforms the n elements of x, n = roots.n = 2^a 3^b 5^c; y is as large, both are overwritten. Returns x or y,
// whichever holds the result: sum over j of x_j e^(-2 pi i j k / n) for each k. For n times the inverse transform,
// exchange re and im before and after.
ES_INLINE Lanes transformed(Lanes x, Lanes y, const Roots& roots) {
    long left = roots.n, stride = 1;
    while (left > 1) {
        if (left % 4 == 0) {
            pass_of_4(x, y, roots, left, stride);
            left /= 4;
            stride *= 4;
        } else if (left % 2 == 0) {
            pass_of_2(x, y, roots, left, stride);
            left /= 2;
            stride *= 2;
        } else if (left % 3 == 0) {
            pass_of_3(x, y, roots, left, stride);
            left /= 3;
            stride *= 3;
        } else {
            pass_of_5(x, y, roots, left, stride);
            left /= 5;
            stride *= 5;
        }
        std::swap(x, y);
    }
    return x;
}

}  // namespace projection
