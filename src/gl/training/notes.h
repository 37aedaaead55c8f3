// Notes: matrices that an op's kernels want worked out before its output or its gradients (a row's largest logit, the
// probabilities of attention ...). Which there are stands in the op's shader (note_0 ..); here stand their shapes.
// May include engine and places.h. To add one: a row in notes.cpp. Next: plan.h.
#pragma once

#include <span>
#include <string_view>

#include "engine/op.h"

namespace gl {

// Columns below 0: so many for each thing of the batch, like rows. Checks that the op's note has a row.
engine::Shape note_shape(std::string_view op, int note, std::span<const engine::Shape> inputs,
                         const engine::Attributes& attributes);

// Notes first .. last are worked out in turns: turn 0 of each of them in this order, then turn 1 of each ... They may
// read each other, though in one turn only those before, and of later ones what earlier turns left. A turn writes its
// own part of the note's rows, one part below the other; its kernel's row 0 is the part's first.
struct Turns {
    int first = 0, last = 0;
    int count = 0;  // 0: the note is worked out at once, like most
};
Turns turns_of(std::string_view op, int note, const engine::Attributes& attributes);

}  // namespace gl
