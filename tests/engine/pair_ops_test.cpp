// Losses over the things of a batch and their pairs, beside what every op is tested on: batches of several vectors of
// partners, unknown things, twins, and losses whose value is known beforehand.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <string>

#include "engine/op_check.h"
#include "engine/ops.h"

namespace {

using namespace op_check;

constexpr float kNan = __builtin_nanf("");

std::vector<const Op*> ops_that(bool (*are)(const Op& op)) {
    std::vector<const Op*> some;
    std::copy_if(op_table().begin(), op_table().end(), std::back_inserter(some),
                 [&](const Op* op) { return are(*op); });
    REQUIRE(some.size() >= 4);
    return some;
}

struct Thing {
    float x, y, label;
};

// A loss of map [N, 2], class and weight 1; ready to run.
Bench<float> bench_of(const Op& op, std::initializer_list<Thing> things, float attribute) {
    const int n = static_cast<int>(things.size());
    Bench<float> bench = make_bench<float>(op, *op_cases::find_case(op.name), n, 2);
    bench.attributes.floats[0] = attribute;
    int r = 0;
    for (const Thing& thing : things) {
        bench.in[0].matrix.at(r, 0) = thing.x;
        bench.in[0].matrix.at(r, 1) = thing.y;
        bench.in[1].matrix.at(r, 0) = thing.label;
        bench.in[2].matrix.at(r++, 0) = 1.0f;
    }
    std::fill_n(bench.d_out.store.begin(), 1, 1.0f);
    return bench;
}

void run(const Op& op, Bench<float>& bench) {
    connect(bench);
    op.forward_cpu(bench.call);
    op.backward_cpu(bench.call);
}

bool all_are(const Tensor<float>& tensor, float wanted) {
    const Matrix<float>& m = tensor.matrix;
    for (int r = 0; r < m.rows; ++r) {
        for (int c = 0; c < m.cols; ++c) {
            if (m.at(r, c) != wanted) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("losses over pairs: fast agrees with plain where partners fill several vectors") {
    // 60 things, 45 of them known: partners fill six vectors, the last in part. Sums of 60 numbers: a few times the
    // rounding that op_test.cpp allows.
    constexpr double kTolerance = 2e-5;
    for (const Op* op : ops_that(is_pair_loss)) {
        const std::string name(op->name);
        CAPTURE(name);
        for (const int rows : {17, 33, 60}) {
            for (const int width : {1, 2, 9}) {
                CAPTURE(rows);
                CAPTURE(width);
                const op_cases::OpCase& op_case = *op_cases::find_case(op->name);
                CHECK(cpu_error(*op, op_case, rows, width) <= kTolerance);
                CHECK(keeps_padding(*op, op_case, rows, width));
            }
        }
    }
}

TEST_CASE("things of weight 0 change nothing, whatever they are: the same bits without them") {
    for (const Op* op : ops_that(is_weighted_loss)) {
        const std::string name(op->name);
        CAPTURE(name);
        constexpr int kRows = 21, kWidth = 3;
        const op_cases::OpCase& op_case = *op_cases::find_case(op->name);
        Bench<float> all = make_bench<float>(*op, op_case, kRows, kWidth);
        const std::size_t last = all.in.size() - 1;  // the weight
        int n_known = 0;
        for (int r = 0; r < kRows; ++r) {
            const bool known = r % 3 != 1;
            n_known += known ? 1 : 0;
            for (std::size_t i = 0; i < all.in.size(); ++i) {
                const Matrix<float>& m = all.in[i].matrix;
                if (all.inputs[i].shape.rows != kBatchRows) continue;
                for (int c = 0; c < m.cols; ++c) {
                    if (i == last) {
                        m.at(r, c) = known ? 0.25f * static_cast<float>(1 + r % 4) : 0.0f;
                    } else if (!known) {
                        m.at(r, c) = kNan;
                    }
                }
            }
        }
        Bench<float> few = make_bench<float>(*op, op_case, n_known, kWidth);
        few.d_out.store = all.d_out.store;
        for (std::size_t i = 0; i < all.in.size(); ++i) {
            if (all.inputs[i].shape.rows != kBatchRows) {
                few.in[i].store = all.in[i].store;
                few.in[i].matrix.data = few.in[i].store.data();
                continue;
            }
            int to = 0;
            for (int r = 0; r < kRows; ++r) {
                if (r % 3 == 1) continue;
                std::copy_n(all.in[i].matrix.row(r), all.in[i].matrix.stride, few.in[i].matrix.row(to++));
            }
        }
        few.d_out.matrix.data = few.d_out.store.data();
        run(*op, all);
        run(*op, few);
        CHECK(few.out.matrix.at(0, 0) > 0.0f);
        CHECK(all.out.matrix.at(0, 0) == few.out.matrix.at(0, 0));
        int from = 0;
        for (int r = 0; r < kRows; ++r) {
            const bool known = r % 3 != 1;
            for (int c = 0; c < kWidth; ++c) {
                const float wanted = known ? few.d_in[0].matrix.at(from, c) : 0.0f;
                CHECK(all.d_in[0].matrix.at(r, c) == wanted);
            }
            from += known ? 1 : 0;
        }
        // And none is known.
        std::fill_n(all.in[last].store.begin(), all.in[last].store.size(), 0.0f);
        std::fill(all.d_in[0].store.begin(), all.d_in[0].store.end(), 0.0f);
        run(*op, all);
        CHECK(all.out.matrix.at(0, 0) == 0.0f);
        CHECK(all_are(all.d_in[0], 0.0f));
    }
}

TEST_CASE("a map that is not finite is seen in every loss over pairs") {
    for (const Op* op : ops_that(is_pair_loss)) {
        const std::string name(op->name);
        CAPTURE(name);
        Bench<float> bench = make_bench<float>(*op, *op_cases::find_case(op->name), 9, 2);
        bench.in[0].matrix.at(4, 1) = kNan;
        run(*op, bench);
        CHECK(std::isnan(bench.out.matrix.at(0, 0)));
        if (op != &ops::neighbours) continue;
        bench = make_bench<float>(*op, *op_cases::find_case(op->name), 9, 2);
        bench.in[1].matrix.at(4, 1) = kNan;  // a feature
        run(*op, bench);
        CHECK(std::isnan(bench.out.matrix.at(0, 0)));
    }
}

TEST_CASE("things at one place have finite gradients") {
    for (const Op* op : ops_that(is_pair_loss)) {
        const std::string name(op->name);
        CAPTURE(name);
        Bench<float> bench = make_bench<float>(*op, *op_cases::find_case(op->name), 9, 2);
        for (int r = 0; r < 9; ++r) {
            for (int c = 0; c < 2; ++c) bench.in[0].matrix.at(r, c) = 0.5f;
        }
        run(*op, bench);
        CHECK(std::isfinite(bench.out.matrix.at(0, 0)));
        CHECK(all_are(bench.d_in[0], 0.0f));  // no direction is better than another
    }
}

TEST_CASE("contrastive: a pair of one class costs its squared distance, another what it lacks to the margin, squared") {
    Bench<float> same = bench_of(ops::contrastive, {{0, 0, 1}, {3, 4, 1}}, 6.0f);
    run(ops::contrastive, same);
    CHECK(same.out.matrix.at(0, 0) == 25.0f);
    CHECK(same.d_in[0].matrix.at(1, 0) == 6.0f);  // 2 * 3
    Bench<float> other = bench_of(ops::contrastive, {{0, 0, 1}, {3, 4, 0}}, 6.0f);
    run(ops::contrastive, other);
    CHECK(other.out.matrix.at(0, 0) == 1.0f);                                     // (6 - 5)^2
    CHECK(other.d_in[0].matrix.at(1, 1) == doctest::Approx(-1.6).epsilon(1e-6));  // -2 * 1 * 4/5
}

TEST_CASE("triplet: nothing to do once the classes lie a margin apart") {
    Bench<float> apart = bench_of(ops::triplet, {{0, 0, 0}, {0, 1, 0}, {9, 0, 1}, {9, 1, 1}}, 2.0f);
    run(ops::triplet, apart);
    CHECK(apart.out.matrix.at(0, 0) == 0.0f);
    CHECK(all_are(apart.d_in[0], 0.0f));
    // One class: no triplet.
    Bench<float> one = bench_of(ops::triplet, {{0, 0, 0}, {0, 1, 0}, {9, 0, 0}}, 2.0f);
    run(ops::triplet, one);
    CHECK(one.out.matrix.at(0, 0) == 0.0f);
    // d(a, p) = 1, d(a, n) = 2 or sqrt(5) from the anchors (0, 0) and (0, 1); the third has no other of its class.
    Bench<float> some = bench_of(ops::triplet, {{0, 0, 0}, {0, 1, 0}, {2, 0, 1}}, 3.0f);
    run(ops::triplet, some);
    CHECK(some.out.matrix.at(0, 0) == doctest::Approx(((1 - 2 + 3) + (1 - std::sqrt(5.0) + 3)) / 2).epsilon(1e-6));
}

TEST_CASE("info_nce: guessing among the others costs the logarithm of how many there are") {
    Bench<float> guess = bench_of(ops::info_nce, {{1, 1, 0}, {1, 1, 0}, {1, 1, 1}, {1, 1, 1}}, 0.5f);
    run(ops::info_nce, guess);
    CHECK(guess.out.matrix.at(0, 0) == doctest::Approx(std::log(3.0)).epsilon(1e-6));
    Bench<float> found = bench_of(ops::info_nce, {{0, 0, 0}, {0, 0, 0}, {90, 0, 1}, {90, 0, 1}}, 0.5f);
    run(ops::info_nce, found);
    CHECK(found.out.matrix.at(0, 0) == 0.0f);
    const std::vector<Shape> shapes{{kBatchRows, 2}, {kBatchRows, 1}, {kBatchRows, 1}};
    CHECK_FALSE(ops::info_nce.shape(shapes, Attributes{}).ok());  // a temperature of 0
}

TEST_CASE("links: at the reach a link is as likely as none; hidden pairs and twins cost nothing") {
    const auto cost = [](std::initializer_list<float> x, std::initializer_list<float> things,
                         std::initializer_list<float> linked, float reach) {
        const int n = static_cast<int>(x.size());
        Bench<float> bench = make_bench<float>(ops::links, *op_cases::find_case("links"), n, 1);
        for (int r = 0; r < n; ++r) {
            bench.in[0].matrix.at(r, 0) = x.begin()[r];
            bench.in[1].matrix.at(r, 0) = things.begin()[r];
            for (int t = 0; t < n; ++t) bench.in[2].matrix.at(r, t) = linked.begin()[r * n + t];
        }
        bench.in[3].matrix.at(0, 0) = reach;
        std::fill_n(bench.d_out.store.begin(), 1, 1.0f);
        run(ops::links, bench);
        return std::array{bench.out.matrix.at(0, 0), bench.d_in[0].matrix.at(0, 0), bench.d_in[3].matrix.at(0, 0)};
    };
    // One pair, 3 apart.
    const auto linked = cost({0, 3}, {0, 1}, {0, 1, 1, 0}, 9), apart = cost({0, 3}, {0, 1}, {0, 0, 0, 0}, 9);
    CHECK(linked[0] == doctest::Approx(std::log(2.0) / 2));
    CHECK(apart[0] == doctest::Approx(std::log(2.0) / 2));
    CHECK(linked[1] == doctest::Approx(-1.5));  // to the right, where the other lies: 2 * 3 * 0.25
    CHECK(apart[1] == doctest::Approx(1.5));
    CHECK(linked[2] == doctest::Approx(-0.25));  // a longer reach would be better
    CHECK(apart[2] == doctest::Approx(0.25));
    const std::array<float, 3> nothing{};
    CHECK(cost({0, 3}, {0, 1}, {0, -1, -1, 0}, 9) == nothing);
    CHECK(cost({0, 3}, {1, 1}, {0, 1, 1, 0}, 9) == nothing);
    CHECK(cost({2}, {0}, {1}, 9) == nothing);
    // Two kinds weigh the same, however many pairs each has: one link of length 1, two pairs that are 2 and 3 apart.
    const double r = 4, mean = (std::log1p(std::exp(r - 4)) + std::log1p(std::exp(r - 9))) / 2;
    CHECK(cost({0, 1, 3}, {0, 1, 2}, {0, 1, 0, 1, 0, 0, 0, 0, 0}, 4)[0] ==
          doctest::Approx((std::log1p(std::exp(1 - r)) + mean) / 2));
}

TEST_CASE("neighbours: a step against the gradient brings the map nearer to the features") {
    Bench<float> bench = make_bench<float>(ops::neighbours, *op_cases::find_case("neighbours"), 30, 2);
    std::fill_n(bench.d_out.store.begin(), 1, 1.0f);
    run(ops::neighbours, bench);
    const float before = bench.out.matrix.at(0, 0);
    CHECK(before > 0.0f);  // a Kullback-Leibler divergence
    for (std::size_t i = 0; i < bench.in[0].store.size(); ++i) bench.in[0].store[i] -= bench.d_in[0].store[i];
    run(ops::neighbours, bench);
    CHECK(bench.out.matrix.at(0, 0) < before);
    CHECK(bench.out.matrix.at(0, 0) > 0.0f);
}
