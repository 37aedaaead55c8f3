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
    {"softmax_cross_entropy",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index}, {{kBatchRows, 1}, Numbers::weight}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.2f}}; }},
    {"mean_squared_error",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::weight}};
     }},
    {"weigh",
     [](int) {
         return std::vector<Input>{{{1, 1}}, {{1, 1}}};
     }},
    {"mean_absolute",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    {"mean_absolute",
     [](int width) {
         return std::vector<Input>{{{3, width}, Numbers::not_small}};
     }},
    {"mean_square",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"mean_square",
     [](int width) {
         return std::vector<Input>{{{3, width}}};
     }},
    {"kl_to_gaussian",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{kBatchRows, width}}};
     }},
    {"huber",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::constant}, {{kBatchRows, width}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.7f}}; }},
    {"binary_cross_entropy",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::unit}, {{kBatchRows, width}, Numbers::mask}};
     }},
    // Kinks of the hinges: none of these random numbers comes nearer to one than the step of the differences.
    {"contrastive",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {1.5f}}; }},
    {"triplet",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {1.0f}}; }},
    {"info_nce",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {2.0f}}; }},
    {"centre",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}},
                                   {{kBatchRows, 1}, Numbers::index, 3},
                                   {{3, width}},
                                   {{kBatchRows, 1}, Numbers::weight}};
     }},
    {"neighbours",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 3}, Numbers::constant}, {{kBatchRows, 1}, Numbers::unit}};
     }},
};

}  // namespace op_cases
