// Layers and what is done to every element. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kLayerCases[] = {
    {"dense",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{width, other_width(width)}}};
     }},
    {"bias",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    {"scale_columns",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{1, width}}};
     }},
    {"add",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{kBatchRows, width}}};
     }},
};

}  // namespace op_cases
