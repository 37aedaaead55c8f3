// One case of an op: the shapes and the kind of numbers of its inputs.
#pragma once

#include <string_view>
#include <vector>

#include "engine/op.h"

namespace op_cases {

using engine::Attributes;
using engine::kBatchRows;
using engine::Shape;

enum class Numbers {
    any,        // in [-2, 2]
    not_small,  // in [-2, 2] but not within 0.1 of 0: a kink there would make finite differences meaningless
    positive,   // in [0.1, 2]
    weight,     // in [0.1, 1], every fourth 0; the gradient of a 0 is not tested (the loss does not look there)
    // These get no gradient:
    index,     // a whole number below Input::below
    binary,    // 0 or 1
    unit,      // in [0, 1)
    constant,  // in [-2, 2]
    mask,      // in [0.1, 1], every fourth 0
};

constexpr bool has_gradient(Numbers numbers) { return numbers < Numbers::index; }

struct Input {
    Shape shape;
    Numbers numbers = Numbers::any;
    int below = 0;  // of an index; 0 = the width of the case
};

// An op whose backward is on purpose not the derivative of its forward (a gradient that is stopped, turned round, or
// passed straight through) says so: d_in[0] must then be `factor` times d_out, and finite differences are not asked.
struct PassThrough {
    bool on_purpose = false;
    double factor = 1.0;
};

struct OpCase {
    std::string_view op;
    std::vector<Input> (*inputs)(int width);
    Attributes (*attributes)(int width) = nullptr;  // null: all 0
    PassThrough through{};
    double cpu_tolerance = 0;  // of fast against plain, where it has to be larger than usual: say why beside it
};

// Another width that goes with the first, so that pairs of odd sizes meet.
inline int other_width(int width) { return (width * 5 + 2) % 18 + 1; }

}  // namespace op_cases
