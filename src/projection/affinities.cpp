// See affinities.h.
#include "projection/affinities.h"

#include <algorithm>
#include <cmath>

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

// Links in one direction, a row of k for each thing, and how a link and the one in the other direction become one.
struct Directed {
    const Neighbours& neighbours;
    std::vector<float> weight;  // [N, k]
};

struct Link {
    int to = 0;
    float out = 0, back = 0;  // weight of i -> to, of to -> i; 0 where there is no such link
};

// Who has each thing as a neighbour: for thing i, positions back[start[i]] .. in `neighbours.of`, ascending.
void reversed(const Neighbours& neighbours, std::vector<int>& start, std::vector<int>& back) {
    start.assign(static_cast<std::size_t>(neighbours.n) + 1, 0);
    for (const int j : neighbours.of) ++start[static_cast<std::size_t>(j) + 1];
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    std::vector<int> next = start;
    back.resize(neighbours.of.size());
    for (std::size_t at = 0; at < neighbours.of.size(); ++at) {
        back[static_cast<std::size_t>(next[static_cast<std::size_t>(neighbours.of[at])]++)] = static_cast<int>(at);
    }
}

template <class Join>
Graph joined(const Directed& directed, Join join) {
    const Neighbours& neighbours = directed.neighbours;
    std::vector<int> start, back;
    reversed(neighbours, start, back);
    Graph graph{neighbours.n, {0}, {}, {}};
    std::vector<Link> links;
    for (int i = 0; i < neighbours.n; ++i) {
        const auto row = static_cast<std::size_t>(i);
        links.clear();
        for (std::size_t at = row * static_cast<std::size_t>(neighbours.k);
             links.size() < static_cast<std::size_t>(neighbours.k); ++at) {
            links.push_back({neighbours.of[at], directed.weight[at], 0});
        }
        for (int at = start[row]; at < start[row + 1]; ++at) {
            const int from = back[static_cast<std::size_t>(at)];
            links.push_back({from / neighbours.k, 0, directed.weight[static_cast<std::size_t>(from)]});
        }
        std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.to < b.to; });
        for (std::size_t at = 0; at < links.size(); ++at) {
            Link link = links[at];
            if (at + 1 < links.size() && links[at + 1].to == link.to) link.back = links[++at].back;
            const float weight = join(link.out, link.back);
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
    return graph;
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

}  // namespace

Graph tsne_affinities(const Neighbours& neighbours, double perplexity) {
    const int n = neighbours.n, k = neighbours.k;
    ES_CHECK(perplexity >= 1 && perplexity < k, "the perplexity of k neighbours is from 1 to below k");
    Directed directed{neighbours, std::vector<float>(neighbours.of.size())};
    std::vector<float> beyond(static_cast<std::size_t>(engine::padded(k)), 0.0f), p(beyond.size());
    for (int i = 0; i < n; ++i) {
        const auto row = static_cast<std::ptrdiff_t>(i) * k;
        const float* squared = neighbours.squared.data() + row;
        for (int j = 0; j < k; ++j) beyond[static_cast<std::size_t>(j)] = squared[j] - squared[0];
        const float precision = engine::precision_for_perplexity(beyond.data(), k, perplexity);
        const auto sum = static_cast<float>(affinities_exponentials(beyond.data(), k, precision, p.data()));
        const float share = 0.5f / (sum * static_cast<float>(n));
        for (int j = 0; j < k; ++j) {
            directed.weight[static_cast<std::size_t>(row + j)] = p[static_cast<std::size_t>(j)] * share;
        }
    }
    return joined(directed, [](float out, float back) { return out + back; });
}

Graph umap_affinities(const Neighbours& neighbours) {
    const int n = neighbours.n, k = neighbours.k;
    Directed directed{neighbours, std::vector<float>(neighbours.of.size())};
    const double wanted = static_cast<double>(engine::log(static_cast<float>(k + 1))) * 1.4426950408889634;
    std::vector<float> beyond(static_cast<std::size_t>(engine::padded(k)), 0.0f), w(beyond.size());
    for (int i = 0; i < n; ++i) {
        const auto row = static_cast<std::ptrdiff_t>(i) * k;
        const double mean = distances_beyond_nearest(neighbours.squared.data() + row, k, beyond.data());
        const auto most = static_cast<float>(mean > 0 ? 1 / (kLeastWidth * mean) : 1.0);
        const float rate = rate_for(beyond.data(), k, wanted, most, w.data());
        affinities_exponentials(beyond.data(), k, rate, w.data());
        std::copy(w.begin(), w.begin() + k, directed.weight.begin() + row);
    }
    return joined(directed, [](float out, float back) { return out + back - out * back; });
}

}  // namespace projection
