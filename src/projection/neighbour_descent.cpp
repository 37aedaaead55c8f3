// See neighbour_descent.h.
#include "projection/neighbour_descent.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/check.h"
#include "engine/lanes.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::kLanes;

constexpr int kLeaf = kRowsOfPortion;   // a leaf of the tree is a block of rows at most
constexpr int kPartnersAtLeast = 2048;  // with which a block is compared
constexpr int kPartnersPerNeighbour = 40;
constexpr int kSpare = 8;      // entries of a list beyond k
constexpr int kMostMeet = 24;  // of each list in a round
constexpr int kMostRounds = 6;
constexpr int kPortion = 128;         // rows
constexpr int kPortionOfTree = 4096;  // rows
constexpr int kRowsMeasured = 100;
constexpr float kInfinite = std::numeric_limits<float>::infinity();

std::size_t size(int n) { return static_cast<std::size_t>(n); }
std::size_t at(int row, int width) { return size(row) * size(width); }

// What the loops read and write, as plain pointers.
struct Lists {
    const float* rows = nullptr;  // [N, width]
    int width = 0, length = 0;
    int* index = nullptr;
    float* squared = nullptr;
    std::uint8_t* has_met = nullptr;
};

Lists lists_of(Descent& descent) {
    return {descent.rows.data(),  descent.width,          descent.length,
            descent.index.data(), descent.squared.data(), descent.has_met.data()};
}

ES_INLINE float squared_between(const Lists& lists, int a, int b) {
    const float* one = lists.rows + static_cast<long>(a) * lists.width;
    const float* other = lists.rows + static_cast<long>(b) * lists.width;
    f32x8 sum{};
    for (int c = 0; c < lists.width; c += kLanes) {
        const f32x8 apart = engine::load(one + c) - engine::load(other + c);
        sum += apart * apart;
    }
    return engine::sum_of_lanes(sum);
}

// Puts `other` into the list of `row` if it is near enough and not there yet. Returns whether the list changed.
ES_INLINE bool offer(const Lists& lists, int row, int other, float squared) {
    const long first = static_cast<long>(row) * lists.length;
    int* index = lists.index + first;
    float* distance = lists.squared + first;
    const int last = lists.length - 1;
    if (!(squared < distance[last])) return false;
    int place = last;
    while (place > 0 && distance[place - 1] >= squared) {
        --place;
        if (index[place] == other) return false;  // the same pair has the same distance
    }
    for (int i = last; i > place; --i) {
        index[i] = index[i - 1];
        distance[i] = distance[i - 1];
        lists.has_met[first + i] = lists.has_met[first + i - 1];
    }
    index[place] = other;
    distance[place] = squared;
    lists.has_met[first + place] = 0;
    return true;
}

ES_INLINE int meet(const Lists& lists, int a, int b) {
    if (a == b) return 0;
    const float squared = squared_between(lists, a, b);
    return (offer(lists, a, b, squared) ? 1 : 0) + (offer(lists, b, a, squared) ? 1 : 0);
}

// Compares all rows of a group with each other, and with all of another group. Returns how many lists changed.
ES_INLINE int meet_loops(const Lists& lists, const int* group, int n, const int* others, int n_others) {
    int changed = 0;
    for (int i = 0; i < n; ++i) {
        for (int j = i + 1; j < n; ++j) changed += meet(lists, group[i], group[j]);
        for (int j = 0; j < n_others; ++j) changed += meet(lists, group[i], others[j]);
    }
    return changed;
}
ES_CLONES int descent_meet(const Lists& lists, const int* group, int n, const int* others, int n_others) {
    return meet_loops(lists, group, n, others, n_others);
}

// How far rows order[0 .. n - 1] lie along the way from row a to row b.
ES_INLINE void along_loops(const Lists& lists, const int* order, int n, int a, int b, float* along) {
    const float* from = lists.rows + static_cast<long>(a) * lists.width;
    const float* to = lists.rows + static_cast<long>(b) * lists.width;
    for (int i = 0; i < n; ++i) {
        const float* row = lists.rows + static_cast<long>(order[i]) * lists.width;
        f32x8 sum{};
        for (int c = 0; c < lists.width; c += kLanes) {
            const f32x8 start = engine::load(from + c);
            sum += (engine::load(row + c) - start) * (engine::load(to + c) - start);
        }
        along[i] = engine::sum_of_lanes(sum);
    }
}
ES_CLONES void descent_along(const Lists& lists, const int* order, int n, int a, int b, float* along) {
    along_loops(lists, order, n, a, b, along);
}

// Squared distances in the order of the columns, as the exact search sums them.
float exact_squared(const Descent& descent, int a, int b) {
    const float* one = descent.points.data() + at(a, descent.n_dims);
    const float* other = descent.points.data() + at(b, descent.n_dims);
    float sum = 0;
    for (int c = 0; c < descent.n_dims; ++c) sum += (other[c] - one[c]) * (other[c] - one[c]);
    return sum;
}

void enter(Descent& descent, Descent::Phase phase) {
    descent.phase = phase;
    descent.next = 0;
}

void begin_round(Descent& descent) {
    for (Meeting* meeting : {&descent.fresh, &descent.known}) {
        meeting->most = std::min(kMostMeet, descent.length);
        meeting->who.resize(size(descent.n) * size(meeting->most));
        meeting->n.assign(size(descent.n), 0);
        meeting->offered.assign(size(descent.n), 0);
    }
    enter(descent, Descent::Phase::sample);
}

// Starts from lists of where the rows were.
void relist(Descent& descent) {
    const int end = std::min(descent.next + kPortion, descent.n);
    const Lists lists = lists_of(descent);
    for (int row = descent.next; row < end; ++row) {
        const int* old = descent.last.index.data() + at(row, descent.last.k);
        for (int i = 0; i < descent.last.k; ++i) offer(lists, row, old[i], squared_between(lists, row, old[i]));
    }
    descent.next = end;
    if (end < descent.n) return;
    descent.last = {};
    enter(descent, Descent::Phase::grow);
}

// Splits a segment of the tree in two halves along the way between two of its rows.
void split(Descent& descent, int first, int n) {
    int* order = descent.order.data() + first;
    const int a = order[core::next_below(descent.random, static_cast<std::uint32_t>(n))];
    const int b = order[core::next_below(descent.random, static_cast<std::uint32_t>(n))];
    std::vector<float> along(size(n));
    descent_along(lists_of(descent), order, n, a, b, along.data());
    std::vector<std::pair<float, int>> keys(size(n));
    for (int i = 0; i < n; ++i) keys[size(i)] = {along[size(i)], order[i]};
    std::sort(keys.begin(), keys.end());
    for (int i = 0; i < n; ++i) order[i] = keys[size(i)].second;
    descent.open.emplace_back(first + n / 2, n - n / 2);
    descent.open.emplace_back(first, n / 2);
}

// The rows in the order of the tree, and the middle of each tile of them.
void lay_tiles(Descent& descent) {
    const std::size_t d = size(descent.n_dims);
    std::vector<float> ordered;
    ordered.reserve(descent.points.size());
    for (const int row : descent.order) {
        const auto from = descent.points.begin() + static_cast<std::ptrdiff_t>(at(row, descent.n_dims));
        ordered.insert(ordered.end(), from, from + descent.n_dims);
    }
    const int n_tiles = (descent.n + kRowsOfTile - 1) / kRowsOfTile;
    descent.centres.assign(size(n_tiles) * d, 0.0f);
    for (int tile = 0; tile < n_tiles; ++tile) {
        const int end = std::min((tile + 1) * kRowsOfTile, descent.n);
        const float share = 1 / static_cast<float>(end - tile * kRowsOfTile);
        for (int row = tile * kRowsOfTile; row < end; ++row) {
            for (std::size_t k = 0; k < d; ++k)
                descent.centres[size(tile) * d + k] += share * ordered[size(row) * d + k];
        }
    }
    descent.search = begin_search(std::move(ordered), descent.n_dims, descent.k);
}

void grow(Descent& descent) {
    for (int rows = 0; rows < kPortionOfTree && !descent.open.empty();) {
        const auto [first, n] = descent.open.back();
        descent.open.pop_back();
        if (n > kLeaf) split(descent, first, n);
        rows += n;
    }
    if (!descent.open.empty()) return;
    lay_tiles(descent);
    enter(descent, Descent::Phase::probe);
}

// The tiles around a block of rows: those whose middles are nearest to the block's.
std::vector<int> tiles_around(const Descent& descent, int first, int n_rows) {
    const std::size_t d = size(descent.n_dims), n_tiles = descent.centres.size() / d;
    std::vector<float> middle(d, 0.0f);
    for (int row = first; row < first + n_rows; ++row) {
        for (std::size_t k = 0; k < d; ++k)
            middle[k] += descent.search.points[size(row) * d + k] / static_cast<float>(n_rows);
    }
    std::vector<std::pair<float, int>> away(n_tiles);
    for (std::size_t tile = 0; tile < n_tiles; ++tile) {
        float sum = 0;
        for (std::size_t k = 0; k < d; ++k) {
            const float apart = descent.centres[tile * d + k] - middle[k];
            sum += apart * apart;
        }
        away[tile] = {sum, static_cast<int>(tile)};
    }
    const std::size_t partners = size(std::max(kPartnersAtLeast, kPartnersPerNeighbour * descent.k));
    const std::size_t wanted = std::min(n_tiles, partners / size(kRowsOfTile));
    std::sort(away.begin(), away.end());
    std::vector<int> tiles;
    for (std::size_t i = 0; i < wanted; ++i) tiles.push_back(away[i].second);
    std::sort(tiles.begin(), tiles.end());
    return tiles;
}

// A block of rows against the tiles around it.
void probe(Descent& descent) {
    const int n_rows = std::min(kRowsOfPortion, descent.n - descent.next);
    const Lists lists = lists_of(descent);
    const auto found = nearest_among(descent.search, descent.next, n_rows, tiles_around(descent, descent.next, n_rows));
    for (int i = 0; i < n_rows; ++i) {
        const int row = descent.order[size(descent.next + i)];
        for (const Near& near : found[size(i)]) {
            const int other = descent.order[size(near.index)];
            offer(lists, row, other, squared_between(lists, row, other));
        }
    }
    descent.next += n_rows;
    if (descent.next < descent.n) return;
    descent.search = {};
    enter(descent, Descent::Phase::compare);
}

// One of the rows that are measured against all others.
int measured_row(const Descent& descent, int i) {
    return static_cast<int>(static_cast<long long>(i) * descent.n / std::min(kRowsMeasured, descent.n));
}
void compare(Descent& descent) {
    const int row = measured_row(descent, descent.next);
    std::vector<float> all(size(descent.n));
    for (int other = 0; other < descent.n; ++other) {
        all[size(other)] = other == row ? kInfinite : exact_squared(descent, row, other);
    }
    const auto kth = all.begin() + (descent.k - 1);
    std::nth_element(all.begin(), kth, all.end());
    descent.kth.push_back(*kth);
    if (++descent.next == std::min(kRowsMeasured, descent.n)) enter(descent, Descent::Phase::measure);
}

// How many of the k nearest of those rows are in their lists; another round, if they are too few.
void measure(Descent& descent) {
    long right = 0;
    for (std::size_t i = 0; i < descent.kth.size(); ++i) {
        const int row = measured_row(descent, static_cast<int>(i));
        int near = 0;
        for (std::size_t j = at(row, descent.length); j < at(row + 1, descent.length); ++j) {
            const int other = descent.index[j];
            if (other >= 0 && exact_squared(descent, row, other) <= descent.kth[i]) ++near;
        }
        right += std::min(near, descent.k);
    }
    descent.recall = static_cast<double>(right) / (static_cast<double>(descent.kth.size()) * descent.k);
    if (descent.recall >= kEnoughRecall || descent.round >= kMostRounds) {
        enter(descent, Descent::Phase::finish);
    } else {
        begin_round(descent);
    }
}

// Keeps an even sample of what is offered (reservoir sampling).
void choose(Meeting& meeting, int row, int who, core::Random& random) {
    int& n = meeting.n[size(row)];
    const int offered = ++meeting.offered[size(row)];
    int* place = meeting.who.data() + at(row, meeting.most);
    if (n < meeting.most) {
        place[n++] = who;
        return;
    }
    const auto drawn = static_cast<int>(core::next_below(random, static_cast<std::uint32_t>(offered)));
    if (drawn < meeting.most) place[drawn] = who;
}

// Who is to meet at each row: its neighbours, and those whose neighbour it is.
void sample(Descent& descent) {
    const int end = std::min(descent.next + kPortion, descent.n);
    for (int row = descent.next; row < end; ++row) {
        for (std::size_t i = at(row, descent.length); i < at(row + 1, descent.length); ++i) {
            const int other = descent.index[i];
            if (other < 0) break;
            Meeting& meeting = descent.has_met[i] != 0 ? descent.known : descent.fresh;
            choose(meeting, row, other, descent.random);
            choose(meeting, other, row, descent.random);
        }
    }
    descent.next = end;
    if (end == descent.n) enter(descent, Descent::Phase::meet);
}

void meet_at_rows(Descent& descent) {
    const int end = std::min(descent.next + kPortion, descent.n);
    const Lists lists = lists_of(descent);
    for (int row = descent.next; row < end; ++row) {
        const int* fresh = descent.fresh.who.data() + at(row, descent.fresh.most);
        const int* known = descent.known.who.data() + at(row, descent.known.most);
        const int n_fresh = descent.fresh.n[size(row)];
        // Before they meet: what comes in now is new.
        for (std::size_t i = at(row, descent.length); i < at(row + 1, descent.length); ++i) {
            if (std::find(fresh, fresh + n_fresh, descent.index[i]) != fresh + n_fresh) descent.has_met[i] = 1;
        }
        descent_meet(lists, fresh, n_fresh, known, descent.known.n[size(row)]);
    }
    descent.next = end;
    if (end < descent.n) return;
    ++descent.round;
    enter(descent, Descent::Phase::measure);
}

// Where too few were found: of few rows, or of many in one place.
void compare_with_all(const Descent& descent, int row, std::vector<std::pair<float, int>>& list) {
    list.clear();
    for (int other = 0; other < descent.n; ++other) {
        if (other != row) list.emplace_back(exact_squared(descent, row, other), other);
    }
}

void finish(Descent& descent) {
    const int end = std::min(descent.next + kPortion, descent.n);
    std::vector<std::pair<float, int>> list;
    for (int row = descent.next; row < end; ++row) {
        list.clear();
        for (std::size_t i = at(row, descent.length); i < at(row + 1, descent.length); ++i) {
            if (descent.index[i] >= 0)
                list.emplace_back(exact_squared(descent, row, descent.index[i]), descent.index[i]);
        }
        if (list.size() < size(descent.k)) compare_with_all(descent, row, list);
        std::sort(list.begin(), list.end());
        for (std::size_t i = 0; i < size(descent.k); ++i) {
            descent.found.squared.push_back(list[i].first);
            descent.found.index.push_back(list[i].second);
        }
    }
    descent.next = end;
    if (end == descent.n) enter(descent, Descent::Phase::done);
}

}  // namespace

Descent begin_descent(std::vector<float> points, int n_dims, int k, Neighbours last) {
    ES_CHECK(n_dims >= 1 && points.size() % size(n_dims) == 0, "points are [N, n_dims]");
    ES_CHECK(rows_are_sound(points), "points have to be finite");
    Descent descent;
    descent.n = static_cast<int>(points.size() / size(n_dims));
    ES_CHECK(k >= 1 && k < descent.n, "a row has n - 1 others");
    descent.n_dims = n_dims;
    descent.k = k;
    descent.length = std::min(k + kSpare, descent.n - 1);
    descent.width = (n_dims + kLanes - 1) / kLanes * kLanes;
    descent.rows.assign(size(descent.n) * size(descent.width), 0.0f);
    for (std::size_t i = 0; i < points.size(); ++i) {
        descent.rows[i / size(n_dims) * size(descent.width) + i % size(n_dims)] = points[i];
    }
    descent.points = std::move(points);
    descent.index.assign(size(descent.n) * size(descent.length), -1);
    descent.squared.assign(descent.index.size(), kInfinite);
    descent.has_met.assign(descent.index.size(), 0);
    descent.random = core::random_stream(1, "neighbour descent");
    descent.found.n = descent.n;
    descent.found.k = k;
    descent.found.index.reserve(size(descent.n) * size(k));
    descent.found.squared.reserve(descent.found.index.capacity());
    if (last.n == descent.n && last.k >= k) {
        descent.last = std::move(last);
        descent.phase = Descent::Phase::relist;
    }
    descent.order.resize(size(descent.n));
    for (int i = 0; i < descent.n; ++i) descent.order[size(i)] = i;
    descent.open.emplace_back(0, descent.n);
    return descent;
}

bool descend_more(Descent& descent) {
    using Phase = Descent::Phase;
    switch (descent.phase) {
        case Phase::relist:
            relist(descent);
            break;
        case Phase::grow:
            grow(descent);
            break;
        case Phase::probe:
            probe(descent);
            break;
        case Phase::compare:
            compare(descent);
            break;
        case Phase::measure:
            measure(descent);
            break;
        case Phase::sample:
            sample(descent);
            break;
        case Phase::meet:
            meet_at_rows(descent);
            break;
        case Phase::finish:
            finish(descent);
            break;
        case Phase::done:
            break;
    }
    return descent.phase == Phase::done;
}

double share_done(const Descent& descent) {
    using Phase = Descent::Phase;
    const double share = static_cast<double>(descent.next) / descent.n;
    if (descent.phase == Phase::relist) return 0.05 * share;
    if (descent.phase == Phase::grow) return 0.05;
    if (descent.phase == Phase::probe) return 0.1 + 0.4 * share;
    if (descent.phase == Phase::done) return 1;
    if (descent.phase == Phase::finish) return 0.99;
    // The number of rounds is not known: each counts as half of what is left.
    double left = 0.5;
    for (int i = 0; i < descent.round; ++i) left /= 2;
    return 1 - left * (descent.phase == Phase::meet ? 1 - 0.5 * share : 1);
}

}  // namespace projection
