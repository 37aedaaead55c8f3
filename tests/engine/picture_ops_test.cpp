// Edges of the ops on pictures and rows that no case and no golden number shows; and the bits of a convolution.
#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "core/hash.h"
#include "engine/op_check.h"
#include "engine/ops.h"

namespace {

using namespace op_check;

constexpr float kNan = __builtin_nanf("");

// The first case of an op, connected; so not to be moved.
struct Prepared {
    Prepared(const Op& op, int rows, int width)
        : bench(make_bench<float>(op, *op_cases::find_case(op.name), rows, width)) {
        connect(bench);
    }
    Bench<float> bench;
};

// Tenths, so that sums have to round.
void fill(const Tensor<float>& tensor, int offset) {
    const Matrix<float>& m = tensor.matrix;
    for (int i = 0; i < m.rows * m.cols; ++i) {
        m.at(i / m.cols, i % m.cols) = static_cast<float>((i * 7 + offset) % 13 - 6) / 10.0f;
    }
}

std::uint64_t add_to_hash(const Tensor<float>& tensor, std::uint64_t hash) {
    const Matrix<float>& m = tensor.matrix;
    for (int i = 0; i < m.rows * m.cols; ++i) {
        unsigned char bytes[4];
        std::memcpy(bytes, &m.at(i / m.cols, i % m.cols), 4);  // all our machines are little endian
        hash = core::hash_bytes(bytes, 4, hash);
    }
    return hash;
}

std::string field_of_error(const Op& op, std::vector<Shape> in, std::array<int, 6> ints) {
    Attributes attributes;
    attributes.ints = ints;
    const core::Result<Shape> shape = op.shape(in, attributes);
    return shape.ok() ? "none" : shape.error().field;
}

}  // namespace

TEST_CASE("shapes of windows") {
    const std::vector<Shape> in{{-20, 3}, {27, 8}};
    Attributes attributes;
    attributes.ints = {5, 4, 3, 2, 1};
    CHECK(ops::conv2d.shape(in, attributes).value() == (Shape{-6, 8}));
    CHECK(field_of_error(ops::conv2d, in, {4, 4, 3, 2, 1}) == "x");
    CHECK(field_of_error(ops::conv2d, in, {0, 4, 3, 2, 1}) == "height");
    CHECK(field_of_error(ops::conv2d, in, {5, 0, 3, 2, 1}) == "width");
    CHECK(field_of_error(ops::conv2d, in, {5, 4, 7, 1, 1}) == "kernel");
    CHECK(field_of_error(ops::conv2d, in, {5, 4, 0, 1, 0}) == "kernel");
    CHECK(field_of_error(ops::conv2d, in, {5, 4, 3, 0, 1}) == "stride");
    CHECK(field_of_error(ops::conv2d, in, {5, 4, 3, 2, 3}) == "padding");
    CHECK(field_of_error(ops::conv2d, in, {5, 4, 2, 2, 1}) == "W");
    CHECK(field_of_error(ops::max_pool, {{-20, 3}}, {5, 4, 2, 2, 1}) == "padding");
    CHECK(field_of_error(ops::max_pool, {{20, 3}}, {5, 4, 2, 2, 0}) == "x");
    CHECK(field_of_error(ops::upsample, {{-20, 3}}, {5, 4, 0}) == "factor");
    CHECK(field_of_error(ops::flatten, {{20, 3}}, {}) == "x");
    CHECK(field_of_error(ops::mean_of_rows, {{20, 3}}, {}) == "x");
    CHECK(field_of_error(ops::max_of_rows, {{20, 3}}, {}) == "x");
    CHECK(field_of_error(ops::unflatten, {{kBatchRows, 8}}, {3}) == "x");
    CHECK(field_of_error(ops::unflatten, {{kBatchRows, 8}}, {0}) == "rows");
    CHECK(field_of_error(ops::embedding_lookup, {{-2, 2}, {5, 3}}, {}) == "ids");
    CHECK(ops::embedding_lookup.shape(std::vector<Shape>{{-2, 1}, {5, 3}}, {}).value() == (Shape{-2, 3}));
}

TEST_CASE("an id that is no row of the table reads the nearest one") {
    Prepared prepared(ops::embedding_lookup, 2, 3);
    const Bench<float>& bench = prepared.bench;
    const float ids[] = {-1.0f, 5.0f, 1e30f, -1e30f, kNan, 2.0f};
    const int wanted[] = {0, 4, 4, 0, 0, 2};
    for (int r = 0; r < 6; ++r) bench.in[0].matrix.at(r, 0) = ids[r];
    ops::embedding_lookup.forward_cpu(bench.call);
    for (int r = 0; r < 6; ++r) CHECK(bench.out.matrix.at(r, 1) == bench.in[1].matrix.at(wanted[r], 1));
    ops::embedding_lookup.backward_cpu(bench.call);
    const Matrix<float>& d_y = bench.d_out.matrix;
    CHECK(bench.d_in[1].matrix.at(0, 2) == (d_y.at(0, 2) + d_y.at(3, 2)) + d_y.at(4, 2));
}

TEST_CASE("max pool lets nan through, wherever it stands in a window") {
    for (const int place : {0, 1, 5, 6}) {
        Prepared prepared(ops::max_pool, 1, 2);  // 2 lines of 5, windows of 2
        prepared.bench.in[0].matrix.at(place, 1) = kNan;
        ops::max_pool.forward_cpu(prepared.bench.call);
        for (int r = 0; r < 2; ++r) {
            CHECK(prepared.bench.out.matrix.at(r, 0) == prepared.bench.out.matrix.at(r, 0));
            CHECK((prepared.bench.out.matrix.at(r, 1) != prepared.bench.out.matrix.at(r, 1)) == (r == 0));
        }
    }
}

TEST_CASE("the maximum of rows lets nan through, and of equal ones the first gets the gradient") {
    Prepared prepared(ops::max_of_rows, 2, 2);  // 5 rows each
    const Bench<float>& bench = prepared.bench;
    for (int r = 0; r < 10; ++r) bench.in[0].matrix.at(r, 0) = r % 5 < 2 ? -1.0f : 3.0f;
    bench.in[0].matrix.at(6, 1) = kNan;
    ops::max_of_rows.forward_cpu(bench.call);
    ops::max_of_rows.backward_cpu(bench.call);
    for (int r = 0; r < 10; ++r) {
        CHECK(bench.d_in[0].matrix.at(r, 0) == (r % 5 == 2 ? bench.d_out.matrix.at(r / 5, 0) : 0.0f));
        if (r >= 5) CHECK(bench.d_in[0].matrix.at(r, 1) == 0.0f);
    }
    CHECK(bench.out.matrix.at(0, 1) == bench.out.matrix.at(0, 1));
    CHECK(bench.out.matrix.at(1, 1) != bench.out.matrix.at(1, 1));
}

TEST_CASE("a convolution does not know what the blocks of its loops are") {
    // Sums of tenths round, so another order of a sum is another hash (and so are other cases). The same natively and
    // as WebAssembly.
    std::uint64_t hash = core::kHashStart;
    for (const op_cases::OpCase* op_case : op_cases::cases_of("conv2d")) {
        Bench<float> bench = make_bench<float>(ops::conv2d, *op_case, 3, 17);
        connect(bench);
        fill(bench.in[0], 1);
        fill(bench.in[1], 2);
        fill(bench.d_out, 5);
        ops::conv2d.forward_cpu(bench.call);
        ops::conv2d.backward_cpu(bench.call);
        hash = add_to_hash(bench.out, hash);
        for (const Tensor<float>& d_in : bench.d_in) hash = add_to_hash(d_in, hash);
    }
    CHECK(core::hash_hex(hash) == "d01eb0161556a78b");
}
