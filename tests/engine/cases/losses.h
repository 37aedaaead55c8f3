// Losses: one number for the whole batch. See op_cases.h.
#pragma once

#include "engine/cases/op_case.h"

namespace op_cases {

inline const OpCase kLossCases[] = {
    // In PyTorch:
    //   golden("softmax_cross_entropy", [], [], [(-1, 9, 1), (-1, 1, [0, 8, 3]), (-1, 1, weights)],
    //          lambda z, c, w: weighted(F.cross_entropy(z, c.flatten().long(), reduction="none"), w.flatten()))
    //   # 0.125 and 0.25 are exact in a float. Nine classes and three: each of the two ways of the fast loops.
    //   for classes, smoothing, labels in [(9, 0.125, [0, 8, 3]), (3, 0.25, [0, 2, 1])]:
    //       golden("softmax_cross_entropy", [], [smoothing], [(-1, classes, 1), (-1, 1, labels), (-1, 1, weights)],
    //              lambda z, c, w: weighted(F.cross_entropy(z, c.flatten().long(), reduction="none",
    //                                                       label_smoothing=smoothing), w.flatten()))
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
    // In PyTorch:
    //   golden("mean_squared_error", [], [], [(-1, 3, 1), (-1, 3, 2), (-1, 3, weights * 3)],
    //          lambda p, t, w: weighted(F.mse_loss(p, t, reduction="none"), w))
    {"mean_squared_error",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::weight}};
     }},
    // In PyTorch:
    //   golden("weigh", [], [], [(1, 1, 1), (1, 1, 3)], lambda a, w: a * w)
    {"weigh",
     [](int) {
         return std::vector<Input>{{{1, 1}}, {{1, 1}}};
     }},
    // In PyTorch:
    //   golden("mean_absolute", [], [], [(-1, 9, 1)], lambda x: F.l1_loss(x, torch.zeros_like(x)).reshape(1, 1))
    {"mean_absolute",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}, Numbers::not_small}};
     }},
    {"mean_absolute",
     [](int width) {
         return std::vector<Input>{{{3, width}, Numbers::not_small}};
     }},
    // In PyTorch:
    //   golden("mean_square", [], [], [(4, 5, 1)], lambda x: F.mse_loss(x, torch.zeros_like(x)).reshape(1, 1))
    {"mean_square",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}};
     }},
    {"mean_square",
     [](int width) {
         return std::vector<Input>{{{3, width}}};
     }},
    // In PyTorch:
    //   golden("kl_to_gaussian", [], [], [(-1, 3, 1), (-1, 3, 2)],
    //          lambda m, v: torch.distributions.kl_divergence(
    //              torch.distributions.Normal(m, torch.exp(v / 2)),
    //              torch.distributions.Normal(0.0, 1.0)).sum(1).mean().reshape(1, 1))
    {"kl_to_gaussian",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}}, {{kBatchRows, width}}};
     }},
    // In PyTorch:
    //   golden("huber", [], [0.5], [(-1, 3, 1), (-1, 3, SHARES), (-1, 3, THREE_BY_THREE)],
    //          lambda p, t, w: weighted(F.huber_loss(p, t, reduction="none", delta=0.5), w))
    {"huber",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::constant}, {{kBatchRows, width}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {0.7f}}; }},
    // In PyTorch:
    //   golden("mean_product", [], [], [(-1, 3, 1), (-1, 3, SHARES), (-1, 3, THREE_BY_THREE)],
    //          lambda x, t, w: weighted(x * t, w))
    {"mean_product",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::constant}, {{kBatchRows, width}, Numbers::mask}};
     }},
    // In PyTorch:
    //   golden("binary_cross_entropy", [], [], [(-1, 3, 1), (-1, 3, SHARES), (-1, 3, THREE_BY_THREE)],
    //          lambda z, t, w: weighted(F.binary_cross_entropy_with_logits(z, t, reduction="none"), w))
    {"binary_cross_entropy",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, width}, Numbers::unit}, {{kBatchRows, width}, Numbers::mask}};
     }},
    // In PyTorch:
    //   golden("contrastive", [], [0.75], pairs, lambda x, c, w: contrastive(x, c, w, 0.75))
    // Kinks of the hinges: none of these random numbers comes nearer to one than the step of the differences.
    {"contrastive",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {1.5f}}; }},
    // In PyTorch:
    //   golden("triplet", [], [0.5], pairs, lambda x, c, w: triplet(x, c, w, 0.5))
    {"triplet",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {1.0f}}; }},
    // In PyTorch:
    //   golden("info_nce", [], [0.5], pairs, lambda x, c, w: info_nce(x, c, w, 0.5))
    {"info_nce",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 1}, Numbers::index, 3}, {{kBatchRows, 1}, Numbers::mask}};
     },
     [](int) { return Attributes{.ints = {}, .floats = {2.0f}}; }},
    // In PyTorch:
    //   golden("links", [], [], [(-3, 2, 1), (-3, 1, [0, 1, 2, 3, 4, 5, 1, 3, 0]), (-3, 6, LINKED), (1, 1, 3)], links)
    // So many things that hardly two rows of a batch are of the same.
    {"links",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}},
                                   {{kBatchRows, 1}, Numbers::index, 23},
                                   {{kBatchRows, 23}, Numbers::binary},
                                   {{1, 1}}};
     }},
    // In PyTorch:
    //   golden("centre", [], [], [(-1, 2, 1), (-1, 1, [2, 0, 2]), (3, 2, 4), (-1, 1, [1, 0.5, 0.25])],
    //          lambda x, c, centres, w: weighted(((x - centres[c.flatten().long()]) ** 2).sum(1, keepdim=True), w))
    {"centre",
     [](int width) {
         return std::vector<Input>{{{kBatchRows, width}},
                                   {{kBatchRows, 1}, Numbers::index, 3},
                                   {{3, width}},
                                   {{kBatchRows, 1}, Numbers::weight}};
     }},
    // In PyTorch:
    //   golden("neighbours", [], [], [(-3, 2, 1), (-3, 3, [((i * 5) % 9 - 4) / 4 for i in range(27)]),
    //                                 (-3, 1, [0.5, 1, 2, 0.25, 1, 1, 3, 0.5, 1])], neighbours)
    {"neighbours",
     [](int width) {
         return std::vector<Input>{
             {{kBatchRows, width}}, {{kBatchRows, 3}, Numbers::constant}, {{kBatchRows, 1}, Numbers::unit}};
     }},
};

}  // namespace op_cases
