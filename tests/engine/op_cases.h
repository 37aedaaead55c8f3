// What each op is tested on: the shapes and the kind of numbers of its inputs. Every test of ops walks op_table() and
// looks here; an op that has no case fails. Next: op_check.h, which runs the cases.
//
// To add an op's case: one line in kOpCases, with a function of (width) -> inputs. Batch inputs have kBatchRows rows.
#pragma once

#include <string_view>
#include <vector>

#include "engine/op.h"

namespace op_cases {

using engine::kBatchRows;
using engine::Shape;

enum class Numbers {
    any,        // in [-2, 2]
    not_small,  // in [-2, 2] but not within 0.1 of 0: a kink there would make finite differences meaningless
    index,      // a whole number below the width of the first input; no gradient
    weight,     // in [0, 1], every fourth 0; the gradient of a 0 is not tested (the loss does not look there)
};

struct Input {
    Shape shape;
    Numbers numbers = Numbers::any;
};

struct OpCase {
    std::string_view op;
    std::vector<Input> (*inputs)(int width);
};

// Another width that goes with the first, so that pairs of odd sizes meet.
inline int other_width(int width) { return (width * 5 + 2) % 18 + 1; }

inline const OpCase kOpCases[] = {
    {"dense",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{width, other_width(width)}}};
     }},
    {"bias",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    {"relu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    {"tanh",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"scale_columns",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    {"softmax_cross_entropy",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index}, {{kBatchRows, 1}, Numbers::weight}};
     }},
    {"mean_squared_error",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::weight}};
     }},
    {"weigh",
     [](int) {
         return std::vector<Input>{{{1, 1}}, {{1, 1}}};
     }},
    {"add",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{kBatchRows, width}}};
     }},
};

inline const OpCase* find_case(std::string_view op) {
    for (const OpCase& op_case : kOpCases) {
        if (op_case.op == op) return &op_case;
    }
    return nullptr;
}

inline constexpr int kRows[] = {0, 1, 7, 8, 9};
inline constexpr int kWidths[] = {1, 2, 7, 8, 9, 17};

}  // namespace op_cases
