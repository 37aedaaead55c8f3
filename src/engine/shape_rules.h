// Sentences and shape rules that several ops share. Internal to ops/.
#pragma once

#include <span>
#include <string>

#include "core/result.h"
#include "engine/op.h"

namespace engine {

// "[N, 8]", "[N*64, 3]": the letter N stands for the things of a batch.
inline std::string text_of(Shape shape) {
    std::string rows = shape.rows < 0 ? "N" : std::to_string(shape.rows);
    if (shape.rows < kBatchRows) rows += "*" + std::to_string(-shape.rows);
    return "[" + rows + ", " + std::to_string(shape.cols) + "]";
}

inline core::Error shape_error(std::string_view field, Shape got, const std::string& wanted) {
    return {std::string(field), std::string(field) + " is " + text_of(got) + ", but must be " + wanted};
}

// For functions of each element: the output is like the first input.
inline core::Result<Shape> same_as_input(std::span<const Shape> in, const Attributes&) { return in[0]; }

// For what works on a whole matrix at once, element by element: padding is 0 and stays 0 where f(0) = 0.
template <class T>
long elements(const Matrix<T>& x) {
    return static_cast<long>(x.rows) * x.stride;
}

}  // namespace engine
