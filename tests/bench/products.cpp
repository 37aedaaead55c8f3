// Matrix products: ours, and a kernel tuned by hand for this target alone (AVX2 without fused multiply-add, or 128-bit
// WebAssembly) on factors that were packed for it before the clock started, so it is the kernel and nothing else. GFLOP
// are 10^9 multiplications and additions.
#include <cstring>
#include <memory>

#include "core/random.h"
#include "engine/product.h"
#include "workload.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bench {
namespace {

struct Product {
    int rows, depth, cols;
    bool is_transposed;  // a is stored as [depth, rows]
    std::vector<float> a, b, c, packed_a, packed_b;
};

std::shared_ptr<Product> make_product(int rows, int depth, int cols, bool is_transposed) {
    auto p = std::make_shared<Product>(Product{rows, depth, cols, is_transposed, {}, {}, {}, {}, {}});
    core::Random random = core::random_stream(1, "products");
    const auto fill = [&](std::vector<float>& to, int n) {
        to.resize(static_cast<std::size_t>(n));
        for (float& x : to) x = core::next_uniform(random, -1.0f, 1.0f);
    };
    fill(p->a, rows * depth);
    fill(p->b, depth * cols);
    p->c.resize(static_cast<std::size_t>((rows + 8) * cols));
    p->packed_a.resize(static_cast<std::size_t>((rows + 8) * depth));
    p->packed_b.resize(static_cast<std::size_t>(depth * (cols + 16)));
    return p;
}

void our_product(Product& p) {
    const engine::Matrix<const float> a{p.a.data(), p.is_transposed ? p.depth : p.rows,
                                        p.is_transposed ? p.rows : p.depth, p.is_transposed ? p.rows : p.depth};
    engine::product(p.is_transposed ? engine::transposed(a) : engine::factor(a), {p.b.data(), p.depth, p.cols, p.cols},
                    {p.c.data(), p.rows, p.cols, p.cols}, engine::Into::overwrite);
}

#if defined(__wasm_simd128__)
constexpr int kTall = 4, kWide = 8;
void hand_block(const float* a, const float* b, float* c, int stride, int depth) {
    v128_t s[4][2];
    for (auto& row : s) row[0] = row[1] = wasm_f32x4_splat(0.0f);
    for (int k = 0; k < depth; ++k, a += kTall, b += kWide) {
        const v128_t b0 = wasm_v128_load(b), b1 = wasm_v128_load(b + 4);
#pragma GCC unroll 4
        for (int i = 0; i < 4; ++i) {
            const v128_t a_i = wasm_v128_load32_splat(a + i);
            s[i][0] = wasm_f32x4_add(s[i][0], wasm_f32x4_mul(a_i, b0));
            s[i][1] = wasm_f32x4_add(s[i][1], wasm_f32x4_mul(a_i, b1));
        }
    }
    for (int i = 0; i < 4; ++i) {
        wasm_v128_store(c + i * stride, s[i][0]);
        wasm_v128_store(c + i * stride + 4, s[i][1]);
    }
}
#elif defined(__x86_64__)
constexpr int kTall = 6, kWide = 16;
__attribute__((target("avx2"))) void hand_block(const float* a, const float* b, float* c, int stride, int depth) {
    __m256 s[6][2];
    for (auto& row : s) row[0] = row[1] = _mm256_setzero_ps();
    for (int k = 0; k < depth; ++k, a += kTall, b += kWide) {
        const __m256 b0 = _mm256_loadu_ps(b), b1 = _mm256_loadu_ps(b + 8);
#pragma GCC unroll 6
        for (int i = 0; i < 6; ++i) {
            const __m256 a_i = _mm256_broadcast_ss(a + i);
            s[i][0] = _mm256_add_ps(s[i][0], _mm256_mul_ps(a_i, b0));
            s[i][1] = _mm256_add_ps(s[i][1], _mm256_mul_ps(a_i, b1));
        }
    }
    for (int i = 0; i < 6; ++i) {
        _mm256_storeu_ps(c + i * stride, s[i][0]);
        _mm256_storeu_ps(c + i * stride + 8, s[i][1]);
    }
}
#else
constexpr int kTall = 4, kWide = 8;
void hand_block(const float* a, const float* b, float* c, int stride, int depth) {
    for (int i = 0; i < kTall * kWide; ++i) {
        float sum = 0.0f;
        for (int k = 0; k < depth; ++k) sum += a[k * kTall + i / kWide] * b[k * kWide + i % kWide];
        c[i / kWide * stride + i % kWide] = sum;
    }
}
#endif

// Block by block one after the other, as hand_block reads them.
void pack(Product& p) {
    float* to = p.packed_a.data();
    for (int i = 0; i < p.rows; i += kTall) {
        for (int k = 0; k < p.depth; ++k) {
            for (int r = 0; r < kTall; ++r) {
                const int row = i + r < p.rows ? i + r : p.rows - 1;
                *to++ = p.a[static_cast<std::size_t>(p.is_transposed ? k * p.rows + row : row * p.depth + k)];
            }
        }
    }
    to = p.packed_b.data();
    for (int j = 0; j < p.cols; j += kWide) {
        for (int k = 0; k < p.depth; ++k, to += kWide) std::memcpy(to, p.b.data() + k * p.cols + j, kWide * sizeof *to);
    }
}

// cols must be a multiple of kWide; rows are rounded up to whole blocks, for which c has room.
void product_by_hand(Product& p) {
    for (int j = 0; j < p.cols; j += kWide) {
        for (int i = 0; i < p.rows; i += kTall) {
            hand_block(p.packed_a.data() + i * p.depth, p.packed_b.data() + j * p.depth, p.c.data() + i * p.cols + j,
                       p.cols, p.depth);
        }
    }
}

Workload timed(int rows, int depth, int cols, bool is_transposed, void (*work)(Product&)) {
    auto p = make_product(rows, depth, cols, is_transposed);
    pack(*p);
    return {.per_call = 2e-9 * rows * depth * cols, .call = [p, work] { work(*p); }};
}

}  // namespace

Workload make_product_square() { return timed(256, 256, 256, false, our_product); }
Workload make_product_square_by_hand() { return timed(256, 256, 256, false, product_by_hand); }
Workload make_product_forward() { return timed(64, 784, 128, false, our_product); }
Workload make_product_forward_by_hand() { return timed(64, 784, 128, false, product_by_hand); }
Workload make_product_backward() { return timed(784, 64, 128, true, our_product); }
Workload make_product_backward_by_hand() { return timed(784, 64, 128, true, product_by_hand); }

}  // namespace bench
