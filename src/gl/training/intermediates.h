// Notes: matrices of intermediate results that an op's kernels need before they can compute its output or gradients
// (the largest logit of each row, the probabilities of attention ...). Each is computed in passes of its own: functions
// note_0, note_1 ... of the op's shader compute its elements, and the table in notes.cpp has its shape. A kernel that
// includes ops/weighted_mean.glsl or ops/mean.glsl has their notes and needs no row of its own. May include engine and
// places.h. To add one: a row in notes.cpp. Next: plan.h.
#pragma once

#include <span>
#include <string_view>

#include "engine/op.h"

namespace gl {

// The shape of a note; file: the op's kernel in shaders/. A negative number of rows or columns, -n, means n for each
// thing of the batch. It is a bug if the note has no row in the table (checked).
engine::Shape note_shape(std::string_view op, std::string_view file, int note, std::span<const engine::Shape> inputs,
                         const engine::Attributes& attributes);

// Turns, for notes that depend on each other step by step, as the positions of a sequence in an LSTM or GRU do. Notes first ..
// last are computed in `count` turns: turn 0 of each of them in this order, then turn 1 of each ... So a note can read
// the current turn of the notes before it, and all earlier turns of every note. The rows of a note are divided into
// adjacent parts, one for each turn; in a kernel, row 0 is the first row of the current turn's part.
struct Turns {
    int first = 0, last = 0;
    int count = 0;  // 0: no turns, as for most notes
};
// The turns that a note takes part in.
Turns turns_of(std::string_view op, int note, const engine::Attributes& attributes);

}  // namespace gl
