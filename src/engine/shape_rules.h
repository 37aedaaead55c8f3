// Shape rules that several ops share, and error sentences about shapes. Internal to ops/. A shape as text is "[N, 8]"
// or "[N*64, 3]", where N is the number of things in a batch.
#pragma once

#include <span>
#include <string>

#include "core/result.h"
#include "engine/op.h"

namespace engine {

// The shape as text.
inline std::string text_of(Shape shape) {
    std::string rows = shape.rows < 0 ? "N" : std::to_string(shape.rows);
    if (shape.rows < kBatchRows) rows += "*" + std::to_string(-shape.rows);
    return "[" + rows + ", " + std::to_string(shape.cols) + "]";
}

// "x is [N, 8], but must be ...".
inline core::Error shape_error(std::string_view field, Shape got, const std::string& wanted) {
    return {std::string(field), std::string(field) + " is " + text_of(got) + ", but must be " + wanted};
}

// For elementwise ops: the output has the shape of the first input.
inline core::Result<Shape> same_as_input(std::span<const Shape> in, const Attributes&) { return in[0]; }

// Number of elements of a matrix, padding included, for kernels that apply a function f to the matrix as one array.
// Needs f(0) = 0, so that the padding stays 0.
template <class T>
long elements(const Matrix<T>& x) {
    return static_cast<long>(x.rows) * x.stride;
}

}  // namespace engine
