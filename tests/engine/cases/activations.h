// Functions of one number. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kActivationCases[] = {
    {"relu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    {"tanh",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
};

}  // namespace op_cases
