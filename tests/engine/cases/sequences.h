// Sequences, graphs and word vectors. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

// Heads that divide this width, more than one where it can be.
inline int heads_of(int width) { return width % 2 == 0 ? 2 : width == 9 ? 3 : 1; }

// Three sequences of `steps` positions.
template <int steps>
std::vector<Input> attention_inputs(int width) {
    return {{{-steps, width}}, {{-steps, width}}, {{-steps, width}}};
}
template <int steps, int causal>
Attributes attention_attributes(int width) {
    return {.ints = {heads_of(width), causal, steps}};
}

// Units: other_width / 2, so that the ends of gates lie anywhere in a vector.
template <int steps>
std::vector<Input> lstm_inputs(int width) {
    const int units = (other_width(width) + 1) / 2;
    return {{{-steps, width}}, {{width, 4 * units}}, {{units, 4 * units}}, {{1, 4 * units}}};
}
template <int steps>
Attributes recurrent_attributes(int) {
    return {.ints = {steps}};
}

// Units as of lstm.
template <int steps>
std::vector<Input> gru_inputs(int width) {
    const int units = (other_width(width) + 1) / 2;
    return {{{-steps, width}}, {{width, 3 * units}}, {{units, 3 * units}}, {{1, 4 * units}}};
}

// The reset gate is multiplied by a sum over all units, of size up to 20, and h goes on beside the gates: of a gradient
// over five positions more roundings come together than in an LSTM. The largest seen is 5.4e-6.
inline constexpr double kGruTolerance = 1e-5;

template <int rows, int negatives, int contexts = 1>
std::vector<Input> skip_gram_inputs(int width) {
    return {{{-rows, width}}, {{-rows * contexts, width}}, {{-rows * negatives, width}}};
}

// Not of 2 columns: where both happen to be nearly the same, 1 / sqrt(variance) is so curved that finite differences
// are off by more than the tolerance.
inline std::vector<Input> layer_norm_inputs(int width) {
    const int columns = width == 2 ? 3 : width;
    return {{{kBatchRows, columns}}, {{1, columns}}, {{1, columns}}};
}

inline const OpCase kSequenceCases[] = {
    // In PyTorch:
    //   golden("layer_norm", [], [], [(-1, 9, 1), (1, 9, 2), (1, 9, 3)],
    //          lambda x, gain, shift: F.layer_norm(x, (9,), gain.flatten(), shift.flatten()))
    {.op = "layer_norm", .inputs = layer_norm_inputs},
    // In PyTorch:
    //   golden("attention", [2, 0, 4], [], [(-4, 6, 1), (-4, 6, 2), (-4, 6, 3)], whole_attention)
    //   golden("attention", [3, 1, 5], [], [(-5, 9, 1), (-5, 9, 2), (-5, 9, 3)], attention(3, True, 5))
    {.op = "attention", .inputs = attention_inputs<3>, .attributes = attention_attributes<3, 0>},
    {.op = "attention", .inputs = attention_inputs<9>, .attributes = attention_attributes<9, 1>},
    // In PyTorch:
    //   golden("lstm", [4], [], [(-4, 5, 1), (5, 12, 2), (3, 12, 3), (1, 12, 4)], lstm(4))
    {.op = "lstm", .inputs = lstm_inputs<5>, .attributes = recurrent_attributes<5>},
    {.op = "lstm", .inputs = lstm_inputs<1>, .attributes = recurrent_attributes<1>},
    // In PyTorch:
    //   golden("gru", [4], [], [(-4, 5, 1), (5, 9, 2), (3, 9, 3), (1, 12, 4)], gru(4))
    {.op = "gru", .inputs = gru_inputs<5>, .attributes = recurrent_attributes<5>, .cpu_tolerance = kGruTolerance},
    {.op = "gru", .inputs = gru_inputs<1>, .attributes = recurrent_attributes<1>, .cpu_tolerance = kGruTolerance},
    // In PyTorch:
    //   golden("last_row", [], [], [(-4, 3, 1)], lambda x: x.reshape(THINGS, 4, 3)[:, 3])
    {.op = "last_row",
     .inputs =
         [](int width) {
             return std::vector<Input>{{{-4, width}}};
         }},
    // In PyTorch:
    //   golden("graph_convolution", [], [], [(4, 3, 1), (6, 3, EDGES)], graph_convolution)
    {.op = "graph_convolution",
     .inputs =
         [](int width) {
             return std::vector<Input>{{{5, width}}, {{7, 3}, Numbers::index, 5}};
         }},
    // In PyTorch:
    //   golden("graph_attention", [2], [], [(4, 6, 1), (1, 6, 2), (1, 6, 3), (6, 3, EDGES)], graph_attention(2))
    //   golden("graph_attention", [3], [], [(4, 9, 1), (1, 9, 2), (1, 9, 3), (6, 3, EDGES)], graph_attention(3))
    // Some nodes have no edge, some have the same one twice.
    {.op = "graph_attention",
     .inputs =
         [](int width) {
             return std::vector<Input>{{{5, width}}, {{1, width}}, {{1, width}}, {{9, 3}, Numbers::index, 5}};
         },
     .attributes = [](int width) { return Attributes{.ints = {heads_of(width)}}; }},
    // In PyTorch:
    //   golden("skip_gram", [], [], [(-1, 5, 1), (-1, 5, 2), (-4, 5, 3)], skip_gram)
    {.op = "skip_gram", .inputs = skip_gram_inputs<1, 5>},
    {.op = "skip_gram", .inputs = skip_gram_inputs<3, 2>},
    {.op = "skip_gram", .inputs = skip_gram_inputs<1, 6, 3>},
};

}  // namespace op_cases
