// Layers and what is done to every element. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kLayerCases[] = {
    // In PyTorch:
    //   golden("dense", [], [], [(-1, 9, 1), (9, 5, 2)], lambda x, w: F.linear(x, w.T))
    {"dense",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{width, other_width(width)}}};
     }},
    // In PyTorch:
    //   golden("bias", [], [], [(-1, 9, 1), (1, 9, 2)], lambda x, b: x + b)
    {"bias",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    // In PyTorch:
    //   golden("scale_columns", [], [], [(-1, 9, 1), (1, 9, 2)], lambda x, s: x * s)
    {"scale_columns",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    // In PyTorch:
    //   golden("add", [], [], [(-1, 9, 1), (-1, 9, 2)], torch.add)
    {"add",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{kBatchRows, width}}};
     }},
};

}  // namespace op_cases
