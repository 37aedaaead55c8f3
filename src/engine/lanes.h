// Eight floats at once: the vector all fast loops are written in, by the compilers' vector extensions, so that one
// source gives the same bits with SSE, AVX2 and WebAssembly. Also the one home of everything that depends on the
// instruction set. Internal to engine: include it in .cpp files only. Next: maths.h.
//
// Rules, or the bits go wrong silently (how such a value is passed in a real call depends on the instruction set, and
// the two clones of ES_CLONES disagree about it):
//   - a function that takes or returns an f32x8 is ES_INLINE, and takes it by reference;
//   - a function marked ES_CLONES only calls one ES_INLINE function that has all the loops, and has a name that no
//     other file of the engine uses (clang 14 exports its chooser even from an unnamed namespace).
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

// Inlined at -O0 too.
#define ES_INLINE [[gnu::always_inline]] inline

// Unrolls the next loop whole; its bounds must be constants <= 8.
#define ES_UNROLL _Pragma("GCC unroll 8")

// It warns about every function that gives back an f32x8, though none of ours is ever called for real (first rule).
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

// ES_CLONES: compiled twice, chosen when the program is loaded. It needs glibc's indirect functions, and those run
// before the runtimes of the sanitizers are ready (workaround "no clones under sanitizers").
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
typedef float f32x8_in_memory __attribute__((vector_size(32), may_alias, aligned(4)));

// Rows and columns of the block of the output that a product keeps in registers (columns in vectors). Tuned for
// 16 registers of 256 bits, or of 128 bits; does not change the bits.
#if defined(__wasm_simd128__)
inline constexpr int kBlockRows = 4;
inline constexpr int kBlockVectors = 1;
#else
inline constexpr int kBlockRows = 6;
inline constexpr int kBlockVectors = 2;
#endif

ES_INLINE f32x8 load(const float* from) { return *reinterpret_cast<const f32x8_in_memory*>(from); }
ES_INLINE void store(float* to, const f32x8& x) { *reinterpret_cast<f32x8_in_memory*>(to) = x; }
// As a shuffle, because g++ 12 builds {x, x, ...} lane by lane inside of a clone.
ES_INLINE f32x8 splat(float x) {
    const f32x8 first{x};
    return __builtin_shufflevector(first, first, 0, 0, 0, 0, 0, 0, 0, 0);
}

// The same names for one float and for eight: maths.h is written once for both.
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
ES_INLINE float select(bool mask, float yes, float no) { return mask ? yes : no; }
ES_INLINE f32x8 select(const i32x8& mask, const f32x8& yes, const f32x8& no) {
    const i32x8 bits = (__builtin_bit_cast(i32x8, yes) & mask) | (__builtin_bit_cast(i32x8, no) & ~mask);
    return __builtin_bit_cast(f32x8, bits);
}
template <class V>
ES_INLINE V all_of(float x) {
    return V{} + x;
}

// Exact, as IEEE 754 demands of a square root.
ES_INLINE f32x8 square_root(const f32x8& x) {
#if defined(__SSE2__) && !defined(__EMSCRIPTEN__)
    const __m128 low = _mm_sqrt_ps(__builtin_shufflevector(x, x, 0, 1, 2, 3));
    const __m128 high = _mm_sqrt_ps(__builtin_shufflevector(x, x, 4, 5, 6, 7));
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#elif defined(__wasm_simd128__)
    const v128_t low = wasm_f32x4_sqrt((v128_t)__builtin_shufflevector(x, x, 0, 1, 2, 3));
    const v128_t high = wasm_f32x4_sqrt((v128_t)__builtin_shufflevector(x, x, 4, 5, 6, 7));
    typedef float f32x4 __attribute__((vector_size(16)));
    return __builtin_shufflevector((f32x4)low, (f32x4)high, 0, 1, 2, 3, 4, 5, 6, 7);
#else
    f32x8 y{};
    for (int lane = 0; lane < kLanes; ++lane) y[lane] = std::sqrt(x[lane]);
    return y;
#endif
}

// Sum and maximum over the lanes, always paired in this order: 0+4, 1+5, 2+6, 3+7, then halves again.
ES_INLINE float sum_of_lanes(const f32x8& x) {
    const f32x8 four = x + __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7);
    const f32x8 two = four + __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3);
    return two[0] + two[1];
}
ES_INLINE f32x8 larger_of(const f32x8& a, const f32x8& b) { return select(a > b, a, b); }
ES_INLINE float max_of_lanes(const f32x8& x) {
    const f32x8 four = larger_of(x, __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7));
    const f32x8 two = larger_of(four, __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3));
    return two[0] > two[1] ? two[0] : two[1];
}
// All bits of a lane set where its number is below n.
ES_INLINE i32x8 lanes_below(int n) { return i32x8{0, 1, 2, 3, 4, 5, 6, 7} < (i32x8{} + n); }

}  // namespace engine
