// What every op works on: matrices of rows, and the letters we use for their sizes.
// Everything is a matrix [rows, cols], row-major. A batch has one thing a row. A picture is one row a pixel (line by
// line; columns are its channels), a sequence one row a position, thing after thing: so what works on rows works on
// pixels and positions as it is. Rows are padded to whole vectors of kLanes, and the padding of every value, gradient
// and parameter is 0 at all times: kernels may read it and must leave it 0.
//   N things in a batch   D inputs   H units   K classes   T positions or pixels of a thing   C channels
// May include core. Next: op.h.
#pragma once

namespace engine {

// Logical vector width of all arithmetic, fixed by the program and not by the machine: same bits everywhere.
inline constexpr int kLanes = 8;

constexpr int padded(int cols) { return (cols + kLanes - 1) / kLanes * kLanes; }

// `rows` of a value that has one row for each thing of the batch; its number is known only when a batch is run.
// -T stands for T rows a thing: T * kBatchRows.
inline constexpr int kBatchRows = -1;

struct Shape {
    int rows = kBatchRows;
    int cols = 0;
    bool operator==(const Shape&) const = default;
};

// Rows of a value when the batch has this many things.
constexpr int rows_of(Shape shape, int things) { return shape.rows < 0 ? -shape.rows * things : shape.rows; }
// T: rows a thing has; 0 if the value does not belong to things.
constexpr int rows_a_thing(Shape shape) { return shape.rows < 0 ? -shape.rows : 0; }

// A view of a matrix: owns nothing. data is null for a gradient that nobody wants.
template <class T>
struct Matrix {
    T* data = nullptr;
    int rows = 0;
    int cols = 0;
    int stride = 0;  // padded(cols)

    T* row(int r) const { return data + static_cast<long>(r) * stride; }
    T& at(int r, int c) const { return row(r)[c]; }
};

}  // namespace engine
