// Notes: the intermediate matrices that an op's kernels read when they compute its output or gradients (the largest
// logit of each row, the probabilities of attention ...). Each is computed in passes of its own: the functions note_0,
// note_1 ... of the op's shader compute its elements, and the table in intermediates.cpp has its shape. If a kernel includes
// ops/weighted_mean.glsl or ops/mean.glsl, its op has the notes of that file, and needs no row in the table for them.
// May include engine and places.h. To add one: a function in the shader and a row in intermediates.cpp. Next: plan.h.
#pragma once

#include <span>
#include <string_view>

#include "engine/op.h"

namespace gl {

// The shape of a note of an op; note: its number; file: the op's kernel in shaders/; inputs: the shapes of the op's
// inputs. -n rows (or columns) means n for each thing of the batch, as in engine::Shape. It is a bug if the table has
// no row for the note (checked).
engine::Shape note_shape(std::string_view op, std::string_view file, int note, std::span<const engine::Shape> inputs,
                         const engine::Attributes& attributes);

// Turns, for notes that depend on each other step by step, as the states of an LSTM or GRU depend on those at the
// position before. The notes numbered first .. last are computed in `count` turns: turn 0 of each of them in this
// order, then turn 1 of each, and so on. So a note can read the current turn of the notes before it, and all earlier
// turns of all of them. The rows of a note are divided into `count` equal parts, one after the other, one for each
// turn; in a kernel, row 0 is the first row of the current turn's part.
struct Turns {
    int first = 0, last = 0;
    int count = 0;  // 0: no turns, as for most notes
};
// The turns of this op's note; count 0 if it has none.
Turns turns_of(std::string_view op, int note, const engine::Attributes& attributes);

}  // namespace gl
