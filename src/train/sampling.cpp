#include "train/sampling.h"

#include <cstdint>
#include <numeric>

namespace train {
namespace {

int total_weight(const data::Contexts& contexts, int thing) {
    const auto begin = contexts.weight.begin() + contexts.first[static_cast<std::size_t>(thing)];
    const auto end = contexts.weight.begin() + contexts.first[static_cast<std::size_t>(thing) + 1];
    return std::accumulate(begin, end, 0);
}

// One of the thing's contexts, by weight; the thing itself if it has none. total: their total_weight().
int sample_context(const data::Contexts& contexts, int thing, int total, core::Random& random) {
    const auto begin = static_cast<std::size_t>(contexts.first[static_cast<std::size_t>(thing)]);
    if (total == 0) return thing;
    auto left = static_cast<int>(core::next_below(random, static_cast<std::uint32_t>(total)));
    std::size_t at = begin;
    while (left >= contexts.weight[at]) left -= contexts.weight[at++];
    return contexts.other[at];
}

void sample_row(const model::SampledInput& input, const data::Contexts& contexts,
                const std::vector<engine::AliasColumn>& negative_table, int thing, int row,
                const engine::Matrix<float>& to, core::Random& random) {
    using From = model::SampledInput::From;
    int beside = thing;  // whose contexts are sampled
    int total = input.from == From::negative ? 0 : total_weight(contexts, beside);
    for (int k = 0; k < input.each; ++k) {
        const int other = input.from == From::negative ? engine::sample_negative(negative_table, random)
                                                       : sample_context(contexts, beside, total, random);
        to.at(row * input.each + k, 0) = static_cast<float>(other);
        if (k > 0 || input.from != From::company) continue;
        beside = other;
        total = total_weight(contexts, beside);
    }
}

}  // namespace

std::vector<engine::AliasColumn> negative_table_of(const data::Contexts& contexts) {
    return contexts.is_empty() ? std::vector<engine::AliasColumn>{} : engine::make_alias_table(contexts.counts);
}

void sample_for_training(const model::SampledInput& input, const data::Contexts& contexts,
                         const std::vector<engine::AliasColumn>& negative_table, const int* things, int n_rows,
                         const engine::Matrix<float>& to, core::Random& random) {
    for (int r = 0; r < n_rows; ++r) sample_row(input, contexts, negative_table, things[r], r, to, random);
}

void sample_for_evaluation(const model::SampledInput& input, const data::Contexts& contexts,
                           const std::vector<engine::AliasColumn>& negative_table, const int* things, int n_rows,
                           const engine::Matrix<float>& to) {
    for (int r = 0; r < n_rows; ++r) {
        core::Random random = core::random_stream(static_cast<std::uint64_t>(things[r]), "looking");
        sample_row(input, contexts, negative_table, things[r], r, to, random);
    }
}

}  // namespace train
