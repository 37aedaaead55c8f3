#include "projection/quality.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "core/check.h"

namespace projection {
namespace {

// Squared distances from one thing to all; infinite to itself.
void distances_from(const std::vector<float>& points, std::size_t d, std::size_t thing, std::vector<float>& to) {
    const std::size_t n = points.size() / d;
    const float* at = points.data() + thing * d;
    to.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const float* other = points.data() + i * d;
        float sum = 0;
        for (std::size_t k = 0; k < d; ++k) sum += (other[k] - at[k]) * (other[k] - at[k]);
        to[i] = sum;
    }
    to[thing] = std::numeric_limits<float>::infinity();
}

// Indices of the k smallest distances, smallest first, ties by index.
std::vector<int> nearest(const std::vector<float>& distances, std::size_t k) {
    std::vector<int> order(distances.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    const auto nearer = [&](int a, int b) {
        const float da = distances[static_cast<std::size_t>(a)], db = distances[static_cast<std::size_t>(b)];
        return da < db || (da == db && a < b);
    };
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(k, order.size()));
    std::nth_element(order.begin(), end == order.end() ? order.begin() : end, order.end(), nearer);
    std::sort(order.begin(), end, nearer);
    order.erase(end, order.end());
    return order;
}

// Rank of each thing by these distances; 1 for the nearest.
long rank_of(const std::vector<float>& distances, int thing) {
    const float own = distances[static_cast<std::size_t>(thing)];
    long rank = 1;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const bool nearer = distances[i] < own || (distances[i] == own && static_cast<int>(i) < thing);
        rank += nearer ? 1 : 0;
    }
    return rank;
}

// Where mistakes are collected; far 0: nowhere.
struct Collected {
    int far = 0;
    std::vector<Mistake>* mistakes = nullptr;
};

// Sum over the things in `near` of how far their rank by `distances` is beyond that of the last one in `truly`.
// one: the thing whose neighbours they are, and whether those that are too far are torn ones.
long too_far(const std::vector<int>& near, const std::vector<int>& truly, const std::vector<float>& distances,
             const Mistake& one, const Collected& collected) {
    long sum = 0;
    for (const int thing : near) {
        if (std::find(truly.begin(), truly.end(), thing) != truly.end()) continue;
        const long rank = rank_of(distances, thing);
        sum += rank - static_cast<long>(truly.size());
        if (collected.far <= 0 || rank <= collected.far) continue;
        collected.mistakes->push_back({one.thing, thing, static_cast<int>(rank), one.torn});
    }
    return sum;
}

// Of one thing, or of several together: trustworthiness' and continuity's sums, and how many neighbours are kept.
struct Counts {
    long false_sum = 0, torn = 0, kept = 0;
};

struct Scratch {
    std::vector<float> in_cloud, in_picture;
};

// The mean rank of each value.
std::vector<double> ranks_of(const std::vector<float>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b] || (values[a] == values[b] && a < b); });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        const double mean = static_cast<double>(first + end - 1) / 2;
        for (std::size_t i = first; i < end; ++i) ranks[order[i]] = mean;
    }
    return ranks;
}

Counts look_at(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, std::size_t thing, int k,
               Scratch& scratch, const Collected& collected = {}) {
    const auto near = static_cast<std::size_t>(k);
    distances_from(cloud, static_cast<std::size_t>(n_dims), thing, scratch.in_cloud);
    distances_from(picture, 2, thing, scratch.in_picture);
    const std::vector<int> truly = nearest(scratch.in_cloud, near), seen = nearest(scratch.in_picture, near);
    Counts counts;
    const auto index = static_cast<int>(thing);
    counts.false_sum = too_far(seen, truly, scratch.in_cloud, {.thing = index, .torn = false}, collected);
    counts.torn = too_far(truly, seen, scratch.in_picture, {.thing = index, .torn = true}, collected);
    counts.kept = std::count_if(seen.begin(), seen.end(),
                                [&](int other) { return std::find(truly.begin(), truly.end(), other) != truly.end(); });
    return counts;
}

Quality quality_from(const Counts& counts, std::size_t n, std::size_t n_looked_at, int k) {
    const auto all = static_cast<double>(n), of_each = static_cast<double>(k),
               looked = static_cast<double>(n_looked_at);
    const double most = looked * of_each * (2 * all - 3 * of_each - 1) / 2;
    return {1 - static_cast<double>(counts.false_sum) / most, 1 - static_cast<double>(counts.torn) / most,
            static_cast<double>(counts.kept) / (looked * of_each)};
}

void check_sizes(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k) {
    const std::size_t n = picture.size() / 2;
    ES_CHECK(n_dims >= 1 && cloud.size() == n * static_cast<std::size_t>(n_dims),
             "cloud and picture have to be of the same things");
    ES_CHECK(k >= 1 && 2 * static_cast<std::size_t>(k) < n, "neighbours have to be fewer than half of the things");
}

constexpr std::size_t kPairs = 20000, kLeastPairs = 4;  // of all things; of one

// How many of its nearest neighbours a thing keeps at each of kKeptAt, from its distances in `scratch`.
void count_kept(QualityWork& work, const Scratch& scratch) {
    const auto most = std::min(static_cast<std::size_t>(kKeptAt.back()), scratch.in_cloud.size() - 1);
    const std::vector<int> truly = nearest(scratch.in_cloud, most), seen = nearest(scratch.in_picture, most);
    std::vector<int> place(scratch.in_cloud.size(), kKeptAt.back());
    for (std::size_t i = 0; i < truly.size(); ++i) place[static_cast<std::size_t>(truly[i])] = static_cast<int>(i);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const int needed = std::max(static_cast<int>(i), place[static_cast<std::size_t>(seen[i])]);
        for (std::size_t at = 0; at < kKeptAt.size(); ++at) work.kept_at[at] += needed < kKeptAt[at] ? 1 : 0;
    }
}

// Pairs of a thing with others, evenly spread: all others where things are few.
void add_pairs(QualityWork& work, std::size_t thing, const Scratch& scratch) {
    const std::size_t n = scratch.in_cloud.size(), wanted = std::max(kPairs / n, kLeastPairs);
    const std::size_t n_pairs = std::min(wanted, n - 1);
    for (std::size_t i = 0; i < n_pairs; ++i) {
        const std::size_t other = (thing + 1 + i * (n - 1) / n_pairs) % n;
        work.in_cloud.push_back(scratch.in_cloud[other]);
        work.in_picture.push_back(scratch.in_picture[other]);
    }
}

// A step through n things that visits each once and spreads the first ones over all: near the golden section of n,
// without a common divisor.
std::size_t stride_of(std::size_t n) {
    auto stride = static_cast<std::size_t>(0.618034 * static_cast<double>(n));
    while (std::gcd(std::max<std::size_t>(stride, 1), n) != 1) ++stride;
    return std::max<std::size_t>(stride, 1);
}

}  // namespace

Quality quality_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k, int sample) {
    check_sizes(cloud, n_dims, picture, k);
    const std::size_t n = picture.size() / 2;
    const std::size_t n_seen = sample > 0 ? std::min(static_cast<std::size_t>(sample), n) : n;
    Scratch scratch;
    Counts all;
    for (std::size_t at = 0; at < n_seen; ++at) {
        const Counts one = look_at(cloud, n_dims, picture, at * n / n_seen, k, scratch);
        all.false_sum += one.false_sum;
        all.torn += one.torn;
        all.kept += one.kept;
    }
    return quality_from(all, n, n_seen, k);
}

QualityWork begin_quality(std::vector<float> cloud, int n_dims, std::vector<float> picture, int k, int far) {
    check_sizes(cloud, n_dims, picture, k);
    ES_CHECK(far == 0 || far >= k, "a mistake is farther away than the neighbours that are compared");
    QualityWork work;
    work.far = far;
    work.n = static_cast<int>(picture.size() / 2);
    work.n_dims = n_dims;
    work.k = k;
    work.cloud = std::move(cloud);
    work.picture = std::move(picture);
    work.kept_of.assign(static_cast<std::size_t>(work.n), std::numeric_limits<float>::quiet_NaN());
    return work;
}

bool look_at_one_more(QualityWork& work) {
    if (work.looked_at >= work.n) return true;
    const auto n = static_cast<std::size_t>(work.n);
    const std::size_t thing = static_cast<std::size_t>(work.looked_at) * stride_of(n) % n;
    Scratch scratch;
    const Counts one =
        look_at(work.cloud, work.n_dims, work.picture, thing, work.k, scratch, {work.far, &work.mistakes});
    work.false_sum += one.false_sum;
    work.torn += one.torn;
    work.kept += one.kept;
    count_kept(work, scratch);
    add_pairs(work, thing, scratch);
    work.kept_of[thing] = static_cast<float>(one.kept) / static_cast<float>(work.k);
    return ++work.looked_at >= work.n;
}

Quality quality_so_far(const QualityWork& work) {
    ES_CHECK(work.looked_at > 0, "nothing was looked at");
    return quality_from({work.false_sum, work.torn, work.kept}, static_cast<std::size_t>(work.n),
                        static_cast<std::size_t>(work.looked_at), work.k);
}

std::array<double, kKeptAt.size()> kept_so_far(const QualityWork& work) {
    ES_CHECK(work.looked_at > 0, "nothing was looked at");
    std::array<double, kKeptAt.size()> kept{};
    for (std::size_t at = 0; at < kKeptAt.size(); ++at) {
        kept[at] = kKeptAt[at] < work.n
                       ? static_cast<double>(work.kept_at[at]) / (static_cast<double>(work.looked_at) * kKeptAt[at])
                       : std::numeric_limits<double>::quiet_NaN();
    }
    return kept;
}

double shepard_so_far(const QualityWork& work) { return rank_correlation(work.in_cloud, work.in_picture); }

double rank_correlation(const std::vector<float>& a, const std::vector<float>& b) {
    ES_CHECK(a.size() == b.size(), "two lists of the same length");
    const std::vector<double> ranks_a = ranks_of(a), ranks_b = ranks_of(b);
    const double middle = (static_cast<double>(a.size()) - 1) / 2;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = ranks_a[i] - middle, y = ranks_b[i] - middle;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : std::numeric_limits<double>::quiet_NaN();
}

Mistakes mistakes_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int thing, int k,
                     int far) {
    const std::vector<int> truly = nearest_of(cloud, n_dims, thing, far), seen = nearest_of(picture, 2, thing, far);
    const auto first_without = [k](const std::vector<int>& near, const std::vector<int>& others) {
        std::vector<int> found;
        for (std::size_t i = 0; i < near.size() && i < static_cast<std::size_t>(k); ++i) {
            if (std::find(others.begin(), others.end(), near[i]) == others.end()) found.push_back(near[i]);
        }
        return found;
    };
    return {first_without(seen, truly), first_without(truly, seen)};
}

std::vector<int> nearest_of(const std::vector<float>& points, int n_dims, int thing, int k) {
    std::vector<float> distances;
    distances_from(points, static_cast<std::size_t>(n_dims), static_cast<std::size_t>(thing), distances);
    const auto others = distances.size() - 1;
    return nearest(distances, std::min(static_cast<std::size_t>(std::max(k, 0)), others));
}

}  // namespace projection
