// The matrices that ops work on, and the letters for their sizes. Every value is a matrix [rows, cols], row-major. A
// thing of the batch (one row of the data set, that is, one training example) has one row or several adjacent ones:
// features have one row per thing; an image has one row per pixel, line by line, with its channels as columns; a
// sequence has one row per position. So an op on rows works for pixels and positions, too. Each row is padded to a
// multiple of kLanes columns. The padding of every value, gradient and parameter is always 0: kernels may read it and
// must leave it 0.
//   N things in a batch   D inputs   H units   K classes   T positions or pixels of a thing   C channels
// May include core. Next: op.h.
#pragma once

namespace engine {

// The width of SIMD vectors, in floats. It is the same on all machines, so that results have the same bits everywhere.
inline constexpr int kLanes = 8;

// Columns including padding: cols rounded up to a multiple of kLanes.
constexpr int padded(int cols) { return (cols + kLanes - 1) / kLanes * kLanes; }

// Shape::rows of a value with one row per thing of the batch, whose size is known only when a batch is run. T rows per
// thing are written -T, which is T * kBatchRows.
inline constexpr int kBatchRows = -1;

struct Shape {
    int rows = kBatchRows;
    int cols = 0;
    bool operator==(const Shape&) const = default;
};

// Rows of a value in a batch of this many things.
constexpr int rows_of(Shape shape, int things) { return shape.rows < 0 ? -shape.rows * things : shape.rows; }
// T, the rows of one thing; 0 if the value has a fixed number of rows.
constexpr int rows_a_thing(Shape shape) { return shape.rows < 0 ? -shape.rows : 0; }

// A view of a matrix; owns nothing. data is null for a gradient that is not wanted.
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
