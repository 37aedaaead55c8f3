// Functions of one number. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kActivationCases[] = {
    // In PyTorch:
    //   golden("relu", [], [], [(-1, 9, 1)], F.relu)
    {"relu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    // In PyTorch:
    //   golden("tanh", [], [], [(-1, 9, 1)], torch.tanh)
    {"tanh",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("leaky_relu", [], [], [(-1, 9, 1)], lambda x: F.leaky_relu(x, 0.01))
    {"leaky_relu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    // In PyTorch:
    //   golden("gelu", [], [], [(-1, 9, 1)], lambda x: F.gelu(x, approximate="tanh"))
    {"gelu",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("sigmoid", [], [], [(-1, 9, 1)], torch.sigmoid)
    {"sigmoid",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("sine", [], [], [(-1, 9, 1)], torch.sin)
    {"sine",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("softplus", [], [], [(-1, 9, 1)], F.softplus)
    {"softplus",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("sphere", [], [], [(-1, 9, 1)], lambda x: F.normalize(x))
    {"sphere",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("dropout", [], [0.25], [(-1, 9, 1), (-1, 9, uniform), (1, 1, [1])],
    //          lambda x, u, on: x * (u >= 0.25) / 0.75)
    //   golden("dropout", [], [0.25], [(-1, 9, 1), (-1, 9, uniform), (1, 1, [0])], lambda x, u, on: x * 1)
    {"dropout",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::unit}, {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.3f}}; }},
    // In PyTorch:
    //   golden("gaussian_noise", [], [0.5], [(-1, 9, 1), (-1, 9, normal), (1, 1, [1])], lambda x, z, on: x + 0.5 * z)
    {"gaussian_noise",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::constant}, {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.7f}}; }},
    // In PyTorch:
    //   golden("reparameterise", [], [], [(-1, 9, 1), (-1, 9, 2), (-1, 9, normal), (1, 1, [1])],
    //          lambda m, v, z, on: m + torch.exp(v / 2) * z)
    {"reparameterise",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}},
                                   {{kBatchRows, width}},
                                   {{kBatchRows, width}, Numbers::constant},
                                   {{1, 1}, Numbers::binary}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.0f}}; }},
    // In PyTorch:
    //   golden("reverse_gradient", [], [0.5], [(-1, 9, 1)], Reversed.apply)
    {"reverse_gradient",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.5f}}; },
     {.on_purpose = true, .factor = -0.5}},
    // In PyTorch:
    //   golden("stop_gradient", [], [], [(-1, 9, 1)], lambda x: x.detach() + 0 * x)
    {"stop_gradient",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     nullptr,
     {.on_purpose = true, .factor = 0.0}},
    // In PyTorch:
    //   golden("quantise", [5], [], [(-1, 3, 1)], lambda x: quantised(x, 5))
    // As many bits a column as here, so that each has some.
    {"quantise",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     },
     [](int width) { return Attributes{.ints = {2 * width + 1}, .floats = {}}; },
     {.on_purpose = true, .factor = 1.0}},
};

}  // namespace op_cases
