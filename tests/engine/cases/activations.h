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
    {"leaky_relu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    {"gelu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"sigmoid",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"sine",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"softplus",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"sphere",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"dropout",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::unit}, {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.3f}}; }},
    {"gaussian_noise",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::constant}, {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.7f}}; }},
    {"reparameterise",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}},
                                   {{kBatchRows, width}},
                                   {{kBatchRows, width}, Numbers::constant},
                                   {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.0f}}; }},
    {"reverse_gradient",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.5f}}; },
     {.on_purpose = true, .factor = -0.5}},
    {"stop_gradient",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     nullptr,
     {.on_purpose = true, .factor = 0.0}},
    // As many bits a column as here, so that each has some.
    {"quantise",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     [](int width) { return Attributes{.ints = {2 * width + 1}, .floats = {}}; },
     {.on_purpose = true, .factor = 1.0}},
};

}  // namespace op_cases
