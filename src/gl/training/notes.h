// Notes: intermediate results that an op's kernels need before its output or its gradients can be computed (the largest
// logit of each row, the probabilities of attention ...). The op's shader computes them in its functions note_0 ...;
// their shapes are in this table. A kernel that includes ops/weighted_mean.glsl or ops/mean.glsl has their notes and needs
// no row of its own. May include engine and places.h. To add one: a row in notes.cpp. Next: plan.h.
#pragma once

#include <span>
#include <string_view>

#include "engine/op.h"

namespace gl {

// `file` is the op's kernel in shaders/. Columns below 0: so many for each thing of the batch, like rows. Checks that the
// note has a row in the table.
engine::Shape note_shape(std::string_view op, std::string_view file, int note, std::span<const engine::Shape> inputs,
                         const engine::Attributes& attributes);

// Notes that depend on each other step by step (the positions of an LSTM): notes first .. last are computed in turns,
// turn 0 of each of them in this order, then turn 1 of each ... In a turn a note may read the notes before it as of
// this turn, and the later ones as of earlier turns. Each turn writes its own part of the note's rows, parts one below
// the other; row 0 of the kernel is the first row of the part.
struct Turns {
    int first = 0, last = 0;
    int count = 0;  // 0: no turns (like most notes)
};
// The turns that a note takes part in.
Turns turns_of(std::string_view op, int note, const engine::Attributes& attributes);

}  // namespace gl
