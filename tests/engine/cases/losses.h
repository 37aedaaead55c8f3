// Losses: one number for the whole batch. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kLossCases[] = {
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
};

}  // namespace op_cases
