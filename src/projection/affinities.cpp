// See affinities.h.
#include "projection/affinities.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/check.h"
#include "engine/lanes.h"
#include "engine/maths.h"
#include "engine/perplexity.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::kLanes;

constexpr int kRounds = 64;           // of the bisection for UMAP's widths
constexpr double kNearEnough = 1e-5;  // of the sum
constexpr double kLeastWidth = 1e-3;  // of the mean distance, as umap-learn has it

constexpr int kPortion = 128;  // rows

struct Link {
    int to = 0;
    float out = 0, back = 0;  // weight of i -> to, of to -> i; 0 where there is no such link
};

// Who has each thing as a neighbour: for thing i, positions back[start[i]] .. in `neighbours.index`, ascending.
void reversed(const Neighbours& neighbours, std::vector<int>& start, std::vector<int>& back) {
    start.assign(static_cast<std::size_t>(neighbours.n) + 1, 0);
    for (const int j : neighbours.index) ++start[static_cast<std::size_t>(j) + 1];
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    std::vector<int> next = start;
    back.resize(neighbours.index.size());
    for (std::size_t at = 0; at < neighbours.index.size(); ++at) {
        back[static_cast<std::size_t>(next[static_cast<std::size_t>(neighbours.index[at])]++)] = static_cast<int>(at);
    }
}

// Writes row i of the graph: how each link and the one in the other direction become one.
void join_row(AffinityWork& work, int i, std::vector<Link>& links) {
    const Neighbours& neighbours = work.neighbours;
    Graph& graph = work.graph;
    const auto row = static_cast<std::size_t>(i);
    links.clear();
    for (std::size_t at = row * static_cast<std::size_t>(neighbours.k);
         links.size() < static_cast<std::size_t>(neighbours.k); ++at) {
        links.push_back({neighbours.index[at], work.weight[at], 0});
    }
    for (int at = work.start[row]; at < work.start[row + 1]; ++at) {
        const int from = work.back[static_cast<std::size_t>(at)];
        links.push_back({from / neighbours.k, 0, work.weight[static_cast<std::size_t>(from)]});
    }
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.to < b.to; });
    for (std::size_t at = 0; at < links.size(); ++at) {
        Link link = links[at];
        if (at + 1 < links.size() && links[at + 1].to == link.to) link.back = links[++at].back;
        const bool is_tsne = work.perplexity > 0;
        const float weight = is_tsne ? link.out + link.back : link.out + link.back - link.out * link.back;
        if (weight == 0) continue;
        graph.to.push_back(link.to);
        graph.weight.push_back(weight);
    }
    while (graph.to.size() % kLanes != 0) {
        graph.to.push_back(i);
        graph.weight.push_back(0);
    }
    graph.start.push_back(static_cast<int>(graph.to.size()));
}

// Writes e^(-rate * x) for n numbers to `to`, both padded, and returns their sum.
ES_INLINE double exponentials_loops(const float* x, int n, float rate, float* to) {
    double sum = 0;
    for (int j = 0; j < n; j += kLanes) {
        const f32x8 e = engine::exp_of_negative(engine::load(x + j) * engine::splat(-rate));
        const f32x8 kept = engine::select(engine::lanes_below(n - j), e, f32x8{});
        engine::store(to + j, kept);
        sum += static_cast<double>(engine::sum_of_lanes(kept));
    }
    return sum;
}
ES_CLONES double affinities_exponentials(const float* x, int n, float rate, float* to) {
    return exponentials_loops(x, n, rate, to);
}

// The rate 1 / s at which e^(-rate * beyond_j) sums to `wanted`: by doubling and halving, then bisection. The sum falls
// from n to the number of zeros in `beyond` as the rate grows.
float rate_for(const float* beyond, int n, double wanted, float most, float* scratch) {
    float low = 0, high = most, rate = std::min(1.0f, most);
    for (int round = 0; round < kRounds; ++round) {
        const double difference = affinities_exponentials(beyond, n, rate, scratch) - wanted;
        if (difference < kNearEnough && difference > -kNearEnough) break;
        if (difference > 0) {
            low = rate;
            rate = high == most ? std::min(2 * rate, most) : (low + high) / 2;
        } else {
            high = rate;
            rate = (low + high) / 2;
        }
    }
    return rate;
}

// How far beyond the nearest thing that is not in the very same place each neighbour is; returns the mean distance.
double distances_beyond_nearest(const float* squared, int k, float* beyond) {
    double sum = 0;
    float nearest = 0;
    for (int j = 0; j < k; ++j) {
        beyond[j] = std::sqrt(squared[j]);
        sum += static_cast<double>(beyond[j]);
        if (nearest == 0) nearest = beyond[j];  // they ascend
    }
    for (int j = 0; j < k; ++j) beyond[j] = std::max(0.0f, beyond[j] - nearest);
    return sum / (k + 1);
}

void weigh_tsne_row(AffinityWork& work, int i, std::vector<float>& beyond, std::vector<float>& p) {
    const int k = work.neighbours.k;
    const auto row = static_cast<std::ptrdiff_t>(i) * k;
    const float* squared = work.neighbours.squared.data() + row;
    for (int j = 0; j < k; ++j) beyond[static_cast<std::size_t>(j)] = squared[j] - squared[0];
    const float precision = engine::precision_for_perplexity(beyond.data(), k, work.perplexity);
    const auto sum = static_cast<float>(affinities_exponentials(beyond.data(), k, precision, p.data()));
    const float share = 0.5f / (sum * static_cast<float>(work.neighbours.n));
    for (int j = 0; j < k; ++j) {
        work.weight[static_cast<std::size_t>(row + j)] = p[static_cast<std::size_t>(j)] * share;
    }
}

void weigh_umap_row(AffinityWork& work, int i, std::vector<float>& beyond, std::vector<float>& w) {
    const int k = work.neighbours.k;
    const double wanted = static_cast<double>(engine::log(static_cast<float>(k + 1))) * 1.4426950408889634;
    const auto row = static_cast<std::ptrdiff_t>(i) * k;
    const double mean = distances_beyond_nearest(work.neighbours.squared.data() + row, k, beyond.data());
    const auto most = static_cast<float>(mean > 0 ? 1 / (kLeastWidth * mean) : 1.0);
    const float rate = rate_for(beyond.data(), k, wanted, most, w.data());
    affinities_exponentials(beyond.data(), k, rate, w.data());
    std::copy(w.begin(), w.begin() + k, work.weight.begin() + row);
}

Graph all_of(AffinityWork work) {
    while (!weigh_more(work)) {
    }
    return std::move(work.graph);
}

}  // namespace

AffinityWork begin_affinities(Neighbours neighbours, double perplexity) {
    const int k = neighbours.k;
    ES_CHECK(perplexity == 0 || (perplexity >= 1 && perplexity < k),
             "the perplexity of k neighbours is from 1 to below k");
    AffinityWork work;
    work.perplexity = perplexity;
    work.weight.resize(neighbours.index.size());
    work.graph = {neighbours.n, {0}, {}, {}};
    reversed(neighbours, work.start, work.back);
    work.neighbours = std::move(neighbours);
    return work;
}

bool weigh_more(AffinityWork& work) {
    const int n = work.neighbours.n;
    if (work.weighed < n) {
        std::vector<float> beyond(static_cast<std::size_t>(engine::padded(work.neighbours.k)), 0.0f),
            scratch(beyond.size());
        const auto weigh = work.perplexity > 0 ? weigh_tsne_row : weigh_umap_row;
        const int end = std::min(n, work.weighed + kPortion);
        for (; work.weighed < end; ++work.weighed) weigh(work, work.weighed, beyond, scratch);
        return false;
    }
    std::vector<Link> links;
    const int end = std::min(n, work.joined + kPortion);
    for (; work.joined < end; ++work.joined) join_row(work, work.joined, links);
    return work.joined >= n;
}

std::vector<float> weights_of_row(const std::vector<float>& squared, double perplexity) {
    const auto k = static_cast<int>(squared.size());
    ES_CHECK(perplexity == 0 || (perplexity >= 1 && perplexity < k),
             "the perplexity of k neighbours is from 1 to below k");
    AffinityWork work;
    work.perplexity = perplexity;
    work.neighbours = {.n = 1, .k = k, .index = {}, .squared = squared};
    work.weight.resize(squared.size());
    std::vector<float> beyond(static_cast<std::size_t>(engine::padded(k)), 0.0f), scratch(beyond.size());
    if (perplexity > 0) {
        weigh_tsne_row(work, 0, beyond, scratch);
        for (float& weight : work.weight) weight *= 2;  // half of them are of the other direction
    } else {
        weigh_umap_row(work, 0, beyond, scratch);
    }
    return std::move(work.weight);
}

Graph tsne_affinities(const Neighbours& neighbours, double perplexity) {
    ES_CHECK(perplexity >= 1, "the perplexity of k neighbours is from 1 to below k");
    return all_of(begin_affinities(neighbours, perplexity));
}

Graph umap_affinities(const Neighbours& neighbours) { return all_of(begin_affinities(neighbours, 0)); }

}  // namespace projection
