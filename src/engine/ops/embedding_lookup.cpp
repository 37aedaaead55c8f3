// Embedding lookup: the row of a table for each id. How words and other things without features enter a network.
//   y[r] = table[ids[r]]
// Shapes      ids [N*T, 1] (whole numbers 0 .. V - 1 as floats), table [V, E] -> y [N*T, E]
// Attributes  ints: V, which the table must then have; 0: a table of any size
// Gradient    d_table[v] = sum of d_y over the rows whose id is v, ascending; ids have no gradient, nothing is added
// Edges       an id outside of 0 .. V - 1 (or nan) is a bug; it reads the nearest row, never outside of the table
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> embedding_lookup_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (in[0].cols != 1) return shape_error("ids", in[0], text_of({in[0].rows, 1}));
    const int rows = attributes.ints[0];
    if (in[1].rows < 1 || (rows > 0 && in[1].rows != rows)) {
        return shape_error("table", in[1], "[" + (rows > 0 ? std::to_string(rows) : "V") + ", E]: one row for each id");
    }
    return Shape{in[0].rows, in[1].cols};
}

// The id of row r, limited to the table; nan becomes 0.
template <class T>
ES_INLINE int id_of(const Call<T>& call, int r) {
    const T id = call.in[0].at(r, 0);
    const int last = call.in[1].rows - 1;
    if (!(id > T{0})) return 0;
    return id < static_cast<T>(last) ? static_cast<int>(id) : last;
}

void embedding_lookup_forward_plain(const Call<double>& call) {
    // each row r, each column e
    for (int r = 0; r < call.out.rows; ++r) {
        for (int e = 0; e < call.out.cols; ++e) call.out.at(r, e) = call.in[1].at(id_of(call, r), e);
    }
}

void embedding_lookup_backward_plain(const Call<double>& call) {
    if (call.d_in[1].data == nullptr) return;
    // each row r, each column e
    for (int r = 0; r < call.out.rows; ++r) {
        for (int e = 0; e < call.out.cols; ++e) call.d_in[1].at(id_of(call, r), e) += call.d_out.at(r, e);
    }
}

ES_INLINE void embedding_lookup_forward_loops(const Call<float>& call) {
    // each row r, eight columns from e on at a time
    for (int r = 0; r < call.out.rows; ++r) {
        const float* from = call.in[1].row(id_of(call, r));
        float* to = call.out.row(r);
        for (int e = 0; e < call.out.stride; e += kLanes) store(to + e, load(from + e));
    }
}

ES_INLINE void embedding_lookup_backward_loops(const Call<float>& call) {
    if (call.d_in[1].data == nullptr) return;
    // each row r, eight columns from e on at a time
    for (int r = 0; r < call.out.rows; ++r) {
        const float* d_y = call.d_out.row(r);
        float* to = call.d_in[1].row(id_of(call, r));
        for (int e = 0; e < call.out.stride; e += kLanes) store(to + e, load(to + e) + load(d_y + e));
    }
}

ES_CLONES void embedding_lookup_forward(const Call<float>& call) { embedding_lookup_forward_loops(call); }
ES_CLONES void embedding_lookup_backward(const Call<float>& call) { embedding_lookup_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op embedding_lookup{
    .name = "embedding_lookup",
    .formula = "y[r] = table[ids[r]]",
    .n_inputs = 2,
    .shape = embedding_lookup_shape,
    .forward_reference = embedding_lookup_forward_plain,
    .backward_reference = embedding_lookup_backward_plain,
    .forward_cpu = embedding_lookup_forward,
    .backward_cpu = embedding_lookup_backward,
    .shader = "ops/embedding_lookup.frag",
};
}  // namespace ops
}  // namespace engine
