// Notes: matrices that an op's kernels want worked out before its output or its gradients (a row's largest logit, the
// probabilities of attention ...). Which there are stands in the op's shader (note_0 ..); here stand their shapes.
// May include engine and places.h. To add one: a row in notes.cpp. Next: plan.h.
#pragma once

#include <span>
#include <string_view>

#include "engine/op.h"

namespace gl {

// Checks that the op's note has a row.
engine::Shape note_shape(std::string_view op, int note, std::span<const engine::Shape> inputs,
                         const engine::Attributes& attributes);

}  // namespace gl
