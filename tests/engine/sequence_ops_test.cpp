// What the tables of cases cannot say about ops on sequences: what they refuse, their edges, and their bits.
#include <doctest/doctest.h>

#include <string>

#include "core/hash.h"
#include "engine/op_check.h"
#include "engine/ops.h"

namespace {

using namespace op_check;

std::string refusal(const Op& op, const std::vector<Shape>& shapes, const Attributes& attributes) {
    const core::Result<Shape> refused = op.shape(shapes, attributes);
    return refused.ok() ? "" : refused.error().sentence;
}

bool says(const std::string& sentence, const char* part) { return sentence.find(part) != std::string::npos; }

std::uint64_t hash_of(const Tensor<float>& x, std::uint64_t start) {
    return core::hash_bytes(x.store.data(), x.store.size() * sizeof(float), start);
}

}  // namespace

TEST_CASE("sequences refuse other lengths and heads that do not divide") {
    const std::vector<Shape> qkv(3, Shape{-4, 6});
    CHECK(refusal(ops::attention, qkv, {.ints = {3, 0, 4}}).empty());
    CHECK(says(refusal(ops::attention, qkv, {.ints = {4, 0, 4}}), "must divide the 6 columns"));
    CHECK(says(refusal(ops::attention, qkv, {.ints = {0, 0, 4}}), "must divide the 6 columns"));
    CHECK(says(refusal(ops::attention, qkv, {.ints = {3, 0, 5}}), "q is [N*4, 6], but must be [N*5, E]"));
    const std::vector<Shape> fixed(3, Shape{4, 6});
    CHECK_FALSE(refusal(ops::attention, fixed, {.ints = {3, 0, 4}}).empty());
    CHECK_FALSE(refusal(ops::lstm, {{-4, 2}, {2, 12}, {3, 12}, {1, 12}}, {.ints = {3}}).empty());
    CHECK(says(refusal(ops::lstm, {{-4, 2}, {2, 10}, {3, 10}, {1, 10}}, {.ints = {4}}), "[2, 4H]"));
    CHECK_FALSE(refusal(ops::gru, {{-4, 2}, {2, 9}, {3, 9}, {1, 12}}, {.ints = {3}}).empty());
    CHECK(says(refusal(ops::gru, {{-4, 2}, {2, 10}, {3, 10}, {1, 10}}, {.ints = {4}}), "[2, 3H]"));
    CHECK(says(refusal(ops::gru, {{-4, 2}, {2, 9}, {3, 9}, {1, 9}}, {.ints = {4}}), "must be [1, 12]"));
    CHECK(says(refusal(ops::last_row, {{4, 6}}, {}), "x is [4, 6]"));
    CHECK(says(refusal(ops::graph_convolution, {{-4, 6}, {5, 3}}, {}), "x is [N*4, 6]"));
    const std::vector<Shape> graph = {{5, 6}, {1, 6}, {1, 6}, {7, 3}};
    CHECK(refusal(ops::graph_attention, graph, {.ints = {3}}).empty());
    CHECK(says(refusal(ops::graph_attention, graph, {.ints = {4}}), "must divide the 6 columns"));
    CHECK(says(refusal(ops::graph_attention, {{-5, 6}, {1, 6}, {1, 6}, {7, 3}}, {.ints = {3}}), "x is [N*5, 6]"));
    CHECK(says(refusal(ops::graph_attention, {{5, 6}, {1, 5}, {1, 6}, {7, 3}}, {.ints = {3}}), "asks is [1, 5]"));
    CHECK(says(refusal(ops::skip_gram, {{-2, 6}, {-2, 6}, {-5, 6}}, {}), "negatives is [N*5, 6]"));
}

TEST_CASE("causal attention does not know what comes") {
    const op_cases::OpCase& causal = *op_cases::cases_of("attention")[1];
    Bench<float> bench = make_bench<float>(ops::attention, causal, 2, 8);
    connect(bench);
    ops::attention.forward_cpu(bench.call);
    const std::vector<float> before = bench.out.store;
    // The first position sees itself alone.
    for (int c = 0; c < 8; ++c) CHECK(bench.out.matrix.at(0, c) == bench.in[2].matrix.at(0, c));
    // Position 5 of the first thing changes: so do those from it on, and nothing else.
    for (int c = 0; c < 8; ++c) {
        bench.in[1].matrix.at(5, c) += 1.0f;
        bench.in[2].matrix.at(5, c) += 1.0f;
    }
    ops::attention.forward_cpu(bench.call);
    for (int row = 0; row < 18; ++row) {
        CAPTURE(row);
        const auto i = static_cast<std::size_t>(row * 8);
        CHECK((bench.out.store[i] != before[i]) == (row >= 5 && row < 9));
    }
}

TEST_CASE("attention with large logits looks at one position, without a nan") {
    Bench<float> bench = make_bench<float>(ops::attention, *op_cases::find_case("attention"), 1, 1);
    connect(bench);
    for (int t = 0; t < 3; ++t) {
        bench.in[0].matrix.at(t, 0) = 100.0f;
        bench.in[1].matrix.at(t, 0) = t == 1 ? 100.0f : -100.0f;
    }
    ops::attention.forward_cpu(bench.call);
    ops::attention.backward_cpu(bench.call);
    for (int t = 0; t < 3; ++t) {
        CHECK(bench.out.matrix.at(t, 0) == bench.in[2].matrix.at(1, 0));
        CHECK(bench.d_in[0].matrix.at(t, 0) == 0.0f);
    }
}

TEST_CASE("graph attention with large logits hears one neighbour, and a node with one edge that one, without a nan") {
    Bench<float> bench = make_bench<float>(ops::graph_attention, *op_cases::find_case("graph_attention"), 1, 1);
    connect(bench);
    const float edges[9][2] = {{0, 0}, {1, 0}, {2, 0}, {3, 1}, {2, 2}, {3, 2}, {4, 2}, {0, 4}, {4, 4}};
    for (int m = 0; m < 9; ++m) {
        bench.in[3].matrix.at(m, 0) = edges[m][0];
        bench.in[3].matrix.at(m, 1) = edges[m][1];
    }
    bench.in[1].matrix.at(0, 0) = bench.in[2].matrix.at(0, 0) = 100.0f;
    for (int r = 0; r < 5; ++r) bench.in[0].matrix.at(r, 0) = static_cast<float>(10 * r);
    ops::graph_attention.forward_cpu(bench.call);
    ops::graph_attention.backward_cpu(bench.call);
    const float heard[] = {20.0f, 30.0f, 40.0f, 0.0f, 40.0f};  // no edge leads to node 3
    for (int r = 0; r < 5; ++r) CHECK(bench.out.matrix.at(r, 0) == heard[r]);
    CHECK(bench.d_in[1].matrix.at(0, 0) == 0.0f);
    CHECK(bench.d_in[0].matrix.at(2, 0) == bench.d_out.matrix.at(0, 0));
}

TEST_CASE("skip-gram loss of large scores is the score") {
    Bench<float> bench = make_bench<float>(ops::skip_gram, *op_cases::find_case("skip_gram"), 1, 1);
    connect(bench);
    bench.in[0].matrix.at(0, 0) = 100.0f;
    bench.in[1].matrix.at(0, 0) = -100.0f;
    for (int k = 0; k < 5; ++k) bench.in[2].matrix.at(k, 0) = k == 0 ? 100.0f : -100.0f;
    ops::skip_gram.forward_cpu(bench.call);
    ops::skip_gram.backward_cpu(bench.call);
    CHECK(bench.out.matrix.at(0, 0) == 20000.0f);
    const float d = bench.d_out.matrix.at(0, 0);
    CHECK(bench.d_in[0].matrix.at(0, 0) == 2.0f * (d * 100.0f));
    CHECK(bench.d_in[2].matrix.at(1, 0) == 0.0f);
}

TEST_CASE("layer norm gives each row mean 0 and variance 1, and a constant row the shift") {
    Bench<float> bench = make_bench<float>(ops::layer_norm, *op_cases::find_case("layer_norm"), 3, 17);
    connect(bench);
    for (int c = 0; c < 17; ++c) {
        bench.in[0].matrix.at(2, c) = 1.5f;
        bench.in[1].matrix.at(0, c) = 1.0f;
        bench.in[2].matrix.at(0, c) = 0.0f;
    }
    ops::layer_norm.forward_cpu(bench.call);
    for (int n = 0; n < 3; ++n) {
        double mean = 0.0;
        double squares = 0.0;
        for (int c = 0; c < 17; ++c) {
            const auto y = static_cast<double>(bench.out.matrix.at(n, c));
            mean += y / 17.0;
            squares += y * y / 17.0;
        }
        CHECK(std::abs(mean) < 1e-6);
        // 1 but for the 1e-5 under the root: these rows have a variance of about 1.
        CHECK(std::abs(squares - (n == 2 ? 0.0 : 1.0)) < 3e-5);
    }
}

TEST_CASE("ops on sequences give the same bits on every machine") {
    // When arithmetic is changed on purpose, the new hash goes here after it is seen to be the same natively and as
    // WebAssembly.
    constexpr const char* kExpected[] = {"7ba9fdff9ce21084", "64074fe22365451d", "273621a354e9925b", "4ee6525b30392978",
                                         "aa7cd9ebdafddf83", "b8a19dd3a6faa80a", "bd63f4db70dc2877", "10766e341fecd0cf",
                                         "7764fd5a5202fc36", "dc59d13b28a37ad5", "e79b4d739e8f9ac7", "a1f64426c825d9e1",
                                         "c102be41aa06091e"};
    const char* const* expected = kExpected;
    for (const op_cases::OpCase& op_case : op_cases::kSequenceCases) {
        const Op& op = *find_op(op_case.op);
        std::uint64_t hash = core::kHashStart;
        for (const int rows : op_cases::kRows) {
            for (const int width : op_cases::kWidths) {
                Bench<float> bench = make_bench<float>(op, op_case, rows, width);
                connect(bench);
                op.forward_cpu(bench.call);
                op.backward_cpu(bench.call);
                hash = hash_of(bench.out, hash);
                for (const Tensor<float>& d : bench.d_in) hash = hash_of(d, hash);
            }
        }
        const std::string name(op.name);
        CAPTURE(name);
        CHECK(core::hash_hex(hash) == *expected++);
    }
}
