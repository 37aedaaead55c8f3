// SIMD vectors of eight floats, with which all fast loops are written. They use the compilers' vector extensions, so
// one source gives the same bits with SSE, AVX2 and WebAssembly. All code that depends on the instruction set is in
// this file. For engine and projection; include it in .cpp files only. May include tensor.h (kLanes = 8). Next:
// maths.h.
//
// Rules. Breaking them gives wrong numbers without a warning, because how a vector is passed to a function depends on
// the instruction set, and the two versions that ES_CLONES compiles disagree about it:
//   - a function that takes or returns an f32x8 is ES_INLINE, and takes it by reference;
//   - a function marked ES_CLONES only calls one ES_INLINE function that has all the loops, and has a name that no
//     other file uses (clang 14 exports the function that chooses the version, even from an unnamed namespace).
#pragma once

#include <cstdint>

#include "engine/tensor.h"

#if defined(__SSE2__) && !defined(__EMSCRIPTEN__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#else
#include <cmath>
#endif

// Always inlined, also without optimisation.
#define ES_INLINE [[gnu::always_inline]] inline

// Unrolls the next loop completely; its bounds must be constants <= 8.
#define ES_UNROLL _Pragma("GCC unroll 8")

// g++ warns that returning an f32x8 changes the calling convention; but by the first rule no such call ever happens.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

// ES_CLONES: the function is compiled twice, with and without AVX2, and one is chosen when the program is loaded. That
// needs glibc's indirect functions, which run before the sanitizers' runtimes are ready: so not in sanitizer builds.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer) || __has_feature(memory_sanitizer)
#define ES_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ES_SANITIZED 1
#endif
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__AVX2__) && !defined(EMBEDSCAPE_NO_AVX2) && \
    !defined(ES_SANITIZED)
#define ES_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ES_CLONES
#endif

namespace engine {

typedef float f32x8 __attribute__((vector_size(32)));
typedef std::int32_t i32x8 __attribute__((vector_size(32)));
typedef std::uint32_t u32x8 __attribute__((vector_size(32)));
// Vectors of four floats, for matrices of at most four columns: on machines whose registers hold four floats the upper
// half of an f32x8 would be wasted work.
typedef float f32x4 __attribute__((vector_size(16)));
// The same in memory, for load() and store(): at any address of a float, whatever the type of the array.
typedef float f32x4_in_memory __attribute__((vector_size(16), may_alias, aligned(4)));
typedef float f32x8_in_memory __attribute__((vector_size(32), may_alias, aligned(4)));

// Size of the block of the output that a matrix product keeps in registers: rows, and columns in vectors. Tuned for 16
// registers of 256 bits (native) or 128 bits (WebAssembly); does not change the bits. kHalvesPay: whether f32x4 is
// faster than an f32x8 whose upper half is empty.
#if defined(__wasm_simd128__)
inline constexpr int kBlockRows = 4;
inline constexpr int kBlockVectors = 1;
inline constexpr bool kHalvesPay = true;
#else
inline constexpr int kBlockRows = 6;
inline constexpr int kBlockVectors = 2;
inline constexpr bool kHalvesPay = false;
#endif

ES_INLINE f32x8 load(const float* from) { return *reinterpret_cast<const f32x8_in_memory*>(from); }
ES_INLINE void store(float* to, const f32x8& x) { *reinterpret_cast<f32x8_in_memory*>(to) = x; }
// x in all lanes. Written as a shuffle, because g++ 12 builds {x, x, ...} lane by lane inside an ES_CLONES function.
ES_INLINE f32x8 splat(float x) {
    const f32x8 first{x};
    return __builtin_shufflevector(first, first, 0, 0, 0, 0, 0, 0, 0, 0);
}

// Number of lanes, and load, by vector type (f32x8 or f32x4), for loops that are written for both widths.
template <class V>
inline constexpr int kLanesOf = static_cast<int>(sizeof(V) / sizeof(float));
template <class V>
ES_INLINE V load_as(const float* from) {
    if constexpr (kLanesOf<V> == 4) {
        return *reinterpret_cast<const f32x4_in_memory*>(from);
    } else {
        return load(from);
    }
}
ES_INLINE void store(float* to, const f32x4& x) { *reinterpret_cast<f32x4_in_memory*>(to) = x; }

// Splat from memory: WebAssembly has an instruction for this that the compiler does not find by itself. On other
// machines it is a macro, because with one more function g++ 12 would again build the vector lane by lane.
#if defined(__wasm_simd128__)
ES_INLINE f32x4 splat_half_from(const float* from) { return (f32x4)wasm_v128_load32_splat(from); }
ES_INLINE f32x8 splat_from(const float* from) {
    const f32x4 half = splat_half_from(from);
    return __builtin_shufflevector(half, half, 0, 1, 2, 3, 0, 1, 2, 3);
}
#define ES_SPLAT_FROM(from) splat_from(from)
#else
ES_INLINE f32x4 splat_half_from(const float* from) {
    const f32x4 first{*from};
    return __builtin_shufflevector(first, first, 0, 0, 0, 0);
}
#define ES_SPLAT_FROM(from) splat(*(from))
#endif

#if defined(__wasm_simd128__)
// f applied to the lower and the upper halves, for 128-bit instructions that the compiler does not find by itself.
template <class F>
ES_INLINE f32x8 in_halves(const f32x8& x, const f32x8& y, F f) {
    const v128_t low =
        f((v128_t)__builtin_shufflevector(x, x, 0, 1, 2, 3), (v128_t)__builtin_shufflevector(y, y, 0, 1, 2, 3));
    const v128_t high =
        f((v128_t)__builtin_shufflevector(x, x, 4, 5, 6, 7), (v128_t)__builtin_shufflevector(y, y, 4, 5, 6, 7));
    return __builtin_shufflevector((f32x4)low, (f32x4)high, 0, 1, 2, 3, 4, 5, 6, 7);
}
#endif

// The same functions for one float and for eight, so that maths.h is written once for both.
ES_INLINE std::uint32_t to_bits(float x) { return __builtin_bit_cast(std::uint32_t, x); }
ES_INLINE u32x8 to_bits(const f32x8& x) { return __builtin_bit_cast(u32x8, x); }
ES_INLINE float from_bits(std::uint32_t x) { return __builtin_bit_cast(float, x); }
ES_INLINE f32x8 from_bits(const u32x8& x) { return __builtin_bit_cast(f32x8, x); }
ES_INLINE std::uint32_t shift_right_signed(std::uint32_t x, int n) {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(x) >> n);
}
ES_INLINE u32x8 shift_right_signed(const u32x8& x, int n) {
    return __builtin_bit_cast(u32x8, __builtin_bit_cast(i32x8, x) >> n);
}
// Lane by lane: `yes` where the mask is set (all bits), else `no`.
ES_INLINE float select(bool mask, float yes, float no) { return mask ? yes : no; }
ES_INLINE f32x8 select(const i32x8& mask, const f32x8& yes, const f32x8& no) {
    const i32x8 bits = (__builtin_bit_cast(i32x8, yes) & mask) | (__builtin_bit_cast(i32x8, no) & ~mask);
    return __builtin_bit_cast(f32x8, bits);
}
// max(x, least) and min(x, most), as x < least ? least : x and x > most ? most : x in one instruction. nan stays nan,
// -0 stays -0.
ES_INLINE float at_least(float x, float least) { return x < least ? least : x; }
ES_INLINE float at_most(float x, float most) { return x > most ? most : x; }
ES_INLINE f32x8 at_least(const f32x8& x, const f32x8& least) {
#if defined(__wasm_simd128__)
    return in_halves(x, least, [](v128_t a, v128_t b) { return wasm_f32x4_pmax(a, b); });
#else
    return select(x < least, least, x);
#endif
}
ES_INLINE f32x8 at_most(const f32x8& x, const f32x8& most) {
#if defined(__wasm_simd128__)
    return in_halves(x, most, [](v128_t a, v128_t b) { return wasm_f32x4_pmin(a, b); });
#else
    return select(x > most, most, x);
#endif
}
// x in all lanes, by vector type.
template <class V>
ES_INLINE V broadcast(float x) {
    return V{} + x;
}

// Correctly rounded, as IEEE 754 demands of square roots.
ES_INLINE f32x8 square_root(const f32x8& x) {
#if defined(__SSE2__) && !defined(__EMSCRIPTEN__)
    const __m128 low = _mm_sqrt_ps(__builtin_shufflevector(x, x, 0, 1, 2, 3));
    const __m128 high = _mm_sqrt_ps(__builtin_shufflevector(x, x, 4, 5, 6, 7));
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#elif defined(__wasm_simd128__)
    const v128_t low = wasm_f32x4_sqrt((v128_t)__builtin_shufflevector(x, x, 0, 1, 2, 3));
    const v128_t high = wasm_f32x4_sqrt((v128_t)__builtin_shufflevector(x, x, 4, 5, 6, 7));
    return __builtin_shufflevector((f32x4)low, (f32x4)high, 0, 1, 2, 3, 4, 5, 6, 7);
#else
    f32x8 y{};
    for (int lane = 0; lane < kLanes; ++lane) y[lane] = std::sqrt(x[lane]);
    return y;
#endif
}

// Sum and maximum over the lanes, always in this order: lanes 0+4, 1+5, 2+6, 3+7, then halves of those, and again.
ES_INLINE float sum_of_lanes(const f32x8& x) {
    const f32x8 four = x + __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7);
    const f32x8 two = four + __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3);
    return two[0] + two[1];
}
ES_INLINE f32x8 larger_of(const f32x8& a, const f32x8& b) {  // a > b ? a : b
#if defined(__wasm_simd128__)
    return in_halves(b, a, [](v128_t y, v128_t x) { return wasm_f32x4_pmax(y, x); });
#else
    return select(a > b, a, b);
#endif
}
ES_INLINE float max_of_lanes(const f32x8& x) {
    const f32x8 four = larger_of(x, __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7));
    const f32x8 two = larger_of(four, __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3));
    return two[0] > two[1] ? two[0] : two[1];
}
// The first four lanes of `low`, then the first four of `high`.
ES_INLINE f32x8 halves(const f32x8& low, const f32x8& high) {
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 8, 9, 10, 11);
}
// Eight rows become eight columns: element i of x[k] goes to element k of x[i].
ES_INLINE void transpose(f32x8 (&x)[kLanes]) {
    f32x8 a[kLanes];
    f32x8 b[kLanes];
    ES_UNROLL for (int i = 0; i < kLanes; i += 2) {
        a[i] = __builtin_shufflevector(x[i], x[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        a[i + 1] = __builtin_shufflevector(x[i], x[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    ES_UNROLL for (int i = 0; i < kLanes; i += 4) {
        b[i] = __builtin_shufflevector(a[i], a[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        b[i + 1] = __builtin_shufflevector(a[i], a[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        b[i + 2] = __builtin_shufflevector(a[i + 1], a[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
        b[i + 3] = __builtin_shufflevector(a[i + 1], a[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
    }
    ES_UNROLL for (int i = 0; i < 4; ++i) {
        x[i] = __builtin_shufflevector(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        x[i + 4] = __builtin_shufflevector(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}
// Transpose where only the first four columns are used: x[0 .. 3] get elements 0 .. 3 of the eight rows; x[4 .. 7]
// become 0.
ES_INLINE void transpose_to_four(f32x8 (&x)[kLanes]) {
    f32x8 a[4];
    f32x8 b[4];
    ES_UNROLL for (int i = 0; i < 4; ++i) { a[i] = __builtin_shufflevector(x[i], x[i + 4], 0, 1, 2, 3, 8, 9, 10, 11); }
    ES_UNROLL for (int i = 0; i < 2; ++i) {
        b[i] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        b[i + 2] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    ES_UNROLL for (int i = 0; i < 2; ++i) {
        x[2 * i] = __builtin_shufflevector(b[2 * i], b[2 * i + 1], 0, 1, 8, 9, 4, 5, 12, 13);
        x[2 * i + 1] = __builtin_shufflevector(b[2 * i], b[2 * i + 1], 2, 3, 10, 11, 6, 7, 14, 15);
    }
    ES_UNROLL for (int i = 4; i < kLanes; ++i) x[i] = f32x8{};
}
// The inverse of transpose_to_four: eight rows whose elements 0 .. 3 come from x[0 .. 3]; elements 4 .. 7 become 0.
ES_INLINE void transpose_from_four(f32x8 (&x)[kLanes]) {
    f32x8 b[4];
    ES_UNROLL for (int i = 0; i < 2; ++i) {
        b[i] = __builtin_shufflevector(x[2 * i], x[2 * i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        b[i + 2] = __builtin_shufflevector(x[2 * i], x[2 * i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    const f32x8 zero{};
    ES_UNROLL for (int i = 0; i < 4; ++i) {
        const f32x8& low = b[i / 2 * 2];
        const f32x8& high = b[i / 2 * 2 + 1];
        x[i] = i % 2 == 0 ? __builtin_shufflevector(low, high, 0, 1, 8, 9, 4, 5, 12, 13)
                          : __builtin_shufflevector(low, high, 2, 3, 10, 11, 6, 7, 14, 15);
    }
    ES_UNROLL for (int i = 0; i < 4; ++i) {
        x[i + 4] = __builtin_shufflevector(x[i], zero, 4, 5, 6, 7, 8, 9, 10, 11);
        x[i] = __builtin_shufflevector(x[i], zero, 0, 1, 2, 3, 8, 9, 10, 11);
    }
}
// A mask: all bits set in the lanes whose number is below n.
ES_INLINE i32x8 lanes_below(int n) { return i32x8{0, 1, 2, 3, 4, 5, 6, 7} < (i32x8{} + n); }

}  // namespace engine
