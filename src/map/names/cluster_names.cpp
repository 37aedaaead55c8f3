// See cluster_names.h. First the hills of the density, then their match with the last frame's clusters, then the names.
#include "map/names/cluster_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace map {
namespace {

constexpr int kLeastThings = 5;
constexpr double kLeastShare = 0.01;
constexpr double kNearlyAll = 0.9;    // of the things: no name says more than the map's own
constexpr double kStaysItself = 0.5;  // share of the smaller of two matched clusters that must be in both
constexpr double kStaysNamed = 0.8;   // share of their union that must be in both to keep the name
constexpr double kMajority = 0.6;     // of a cluster's things that have what it is named after
constexpr double kFarOff = 0.8;       // standard deviations: Cohen's large effect
constexpr double kImplied = 0.95;     // of the things with one value that have another
constexpr std::size_t kParts = 2, kWords = 3;

int root_of(std::vector<int>& root, int cell) {
    while (root[static_cast<std::size_t>(cell)] != cell) {
        int& up = root[static_cast<std::size_t>(cell)];
        up = root[static_cast<std::size_t>(up)];
        cell = up;
    }
    return cell;
}

// Whether a hill that ends at a saddle of this height is significant.
bool stands_out(const Density& density, float peak, float pass) {
    constexpr float kFourPi = 12.5663706f;
    const float error = std::sqrt(peak / (kFourPi * density.bandwidth_x * density.bandwidth_y));
    return peak - pass > std::max(kClusterSure * error, kClusterClear * peak);
}

// Union-find: cells of a hill point to its peak. A cell joins the hill of its highest neighbour; where hills meet,
// those that do not stand out above this saddle join the highest.
void climb(Clusters& c) {
    const Density& d = c.density;
    const auto n = d.values.size();
    c.root.assign(n, -1);
    c.order.resize(n);
    std::iota(c.order.begin(), c.order.end(), std::size_t{0});
    std::sort(c.order.begin(), c.order.end(), [&](std::size_t a, std::size_t b) {
        return d.values[a] != d.values[b] ? d.values[a] > d.values[b] : a < b;
    });
    for (const std::size_t cell : c.order) {
        if (!(d.values[cell] > 0)) break;
        const int x = static_cast<int>(cell) % d.columns, y = static_cast<int>(cell) / d.columns;
        std::array<int, 8> hills{};
        std::size_t n_hills = 0;
        int highest = -1;
        float best = -1;
        for (int k = 0; k < 9; ++k) {
            const int nx = x + k % 3 - 1, ny = y + k / 3 - 1;
            if (k == 4 || nx < 0 || ny < 0 || nx >= d.columns || ny >= d.rows) continue;
            const int next = ny * d.columns + nx;
            if (c.root[static_cast<std::size_t>(next)] < 0) continue;
            const int hill = root_of(c.root, next);
            hills[n_hills++] = hill;
            const float height = d.values[static_cast<std::size_t>(next)];
            if (height > best) highest = hill;
            best = std::max(best, height);
        }
        c.root[cell] = highest < 0 ? static_cast<int>(cell) : highest;
        // The highest peak here absorbs the insignificant hills among the others.
        int main_hill = highest;
        const auto height_of = [&](int hill) { return d.values[static_cast<std::size_t>(hill)]; };
        for (std::size_t k = 0; k < n_hills; ++k) {
            const bool higher = height_of(hills[k]) > height_of(main_hill);
            if (higher || (height_of(hills[k]) == height_of(main_hill) && hills[k] < main_hill)) main_hill = hills[k];
        }
        for (std::size_t k = 0; k < n_hills; ++k) {
            const int hill = root_of(c.root, hills[k]);
            if (hill == main_hill || stands_out(d, height_of(hill), d.values[cell])) continue;
            c.root[static_cast<std::size_t>(hill)] = main_hill;
        }
    }
}

Point2 place_of(const train::Snapshot& snapshot, std::size_t thing) {
    return {snapshot.points[thing * 2], snapshot.points[thing * 2 + 1]};
}

// The hill under a thing, as the cell of its peak; -1 in nearly empty places.
void find_hills(Clusters& c, const train::Snapshot& snapshot) {
    const Density& d = c.density;
    const float least = density_level(c.density, kClusterHolds);
    c.hill_of.assign(static_cast<std::size_t>(snapshot.n_points), -1);
    for (std::size_t i = 0; i < c.hill_of.size(); ++i) {
        if (!(d.at_things[i] >= least)) continue;
        const Point2 at = place_of(snapshot, i);
        const int x = std::clamp(static_cast<int>(std::lround((at.x - d.x) / d.cell)), 0, d.columns - 1);
        const int y = std::clamp(static_cast<int>(std::lround((at.y - d.y) / d.cell)), 0, d.rows - 1);
        const int cell = y * d.columns + x;
        if (c.root[static_cast<std::size_t>(cell)] >= 0) c.hill_of[i] = root_of(c.root, cell);
    }
}

// Hills with enough things become clusters, most things first.
void make_clusters(Clusters& c, const train::Snapshot& snapshot) {
    const Density& d = c.density;
    std::swap(c.before, c.clusters);
    c.clusters.clear();
    c.cluster_of_hill.assign(d.values.size(), 0);
    for (const int hill : c.hill_of) {
        if (hill >= 0) ++c.cluster_of_hill[static_cast<std::size_t>(hill)];
    }
    const int least = std::max(kLeastThings, static_cast<int>(kLeastShare * snapshot.n_points));
    for (std::size_t cell = 0; cell < d.values.size(); ++cell) {
        if (c.cluster_of_hill[cell] < least) continue;
        const int columns = d.columns, x = static_cast<int>(cell) % columns, y = static_cast<int>(cell) / columns;
        Cluster cluster;
        cluster.n_things = c.cluster_of_hill[cell];
        cluster.peak = {d.x + static_cast<float>(x) * d.cell, d.y + static_cast<float>(y) * d.cell};
        cluster.id = static_cast<int>(cell);  // until it is matched
        c.clusters.push_back(std::move(cluster));
    }
    std::stable_sort(c.clusters.begin(), c.clusters.end(),
                     [](const Cluster& a, const Cluster& b) { return a.n_things > b.n_things; });
    if (c.clusters.size() > kMostClusters) c.clusters.resize(kMostClusters);
    std::fill(c.cluster_of_hill.begin(), c.cluster_of_hill.end(), -1);
    for (std::size_t k = 0; k < c.clusters.size(); ++k) {
        c.cluster_of_hill[static_cast<std::size_t>(c.clusters[k].id)] = static_cast<int>(k);
        c.clusters[k].id = -1;
    }
    c.cluster_of.assign(c.hill_of.size(), -1);
    for (std::size_t i = 0; i < c.hill_of.size(); ++i) {
        if (c.hill_of[i] < 0) continue;
        const int k = c.cluster_of[i] = c.cluster_of_hill[static_cast<std::size_t>(c.hill_of[i])];
        if (k < 0) continue;
        Cluster& cluster = c.clusters[static_cast<std::size_t>(k)];
        const Point2 at = place_of(snapshot, i);
        const auto share = 1 / static_cast<float>(cluster.n_things);
        cluster.middle = {cluster.middle.x + at.x * share, cluster.middle.y + at.y * share};
    }
}

// overlaps [clusters, before]: things in both.
void count_overlaps(Clusters& c) {
    c.overlaps.assign(c.clusters.size() * c.before.size(), 0);
    for (std::size_t i = 0; i < c.cluster_of.size(); ++i) {
        if (c.cluster_of[i] < 0 || i >= c.id_of.size() || c.id_of[i] < 0) continue;
        for (std::size_t b = 0; b < c.before.size(); ++b) {
            if (c.before[b].id != c.id_of[i]) continue;
            ++c.overlaps[static_cast<std::size_t>(c.cluster_of[i]) * c.before.size() + b];
        }
    }
}

// Matches clusters of two frames, the pair that shares most things first, each cluster once.
void match(Clusters& c) {
    count_overlaps(c);
    for (;;) {
        const auto most = std::max_element(c.overlaps.begin(), c.overlaps.end());
        if (most == c.overlaps.end() || *most <= 0) break;
        const auto at = static_cast<std::size_t>(most - c.overlaps.begin());
        Cluster& now = c.clusters[at / c.before.size()];
        Cluster& then = c.before[at % c.before.size()];
        const bool same = *most >= kStaysItself * std::min(now.n_things, then.n_things);
        if (!same || now.id >= 0) {
            *most = 0;
            continue;
        }
        now.id = then.id;
        now.name = std::move(then.name);
        now.why = std::move(then.why);
        for (std::size_t k = 0; k < c.clusters.size(); ++k) c.overlaps[k * c.before.size() + at % c.before.size()] = 0;
    }
    for (Cluster& cluster : c.clusters) {
        if (cluster.id < 0) cluster.id = c.next_id++;
    }
    c.id_of.assign(c.cluster_of.size(), -1);
    for (std::size_t i = 0; i < c.cluster_of.size(); ++i) {
        if (c.cluster_of[i] >= 0) c.id_of[i] = c.clusters[static_cast<std::size_t>(c.cluster_of[i])].id;
    }
}

bool still_named(const Clusters& c, const Cluster& cluster) {
    int both = 0, either = 0;
    for (std::size_t i = 0; i < c.id_of.size(); ++i) {
        const bool now = c.id_of[i] == cluster.id, then = c.named_for[i] == cluster.id;
        both += now && then ? 1 : 0;
        either += now || then ? 1 : 0;
    }
    return both > 0 && both >= kStaysNamed * either;
}

// The names of the things nearest to the centre, each name once.
std::string central_words(const Clusters& c, std::size_t k, const train::Snapshot& snapshot,
                          const std::vector<std::string>& names) {
    std::vector<std::pair<float, std::size_t>> things;
    for (std::size_t i = 0; i < c.cluster_of.size() && i < names.size(); ++i) {
        if (c.cluster_of[i] != static_cast<int>(k)) continue;
        const Point2 at = place_of(snapshot, i), middle = c.clusters[k].middle;
        things.emplace_back(std::hypot(at.x - middle.x, at.y - middle.y), i);
    }
    std::sort(things.begin(), things.end());
    std::vector<std::string> words;
    for (const auto& thing : things) {
        const std::string& name = names[thing.second];
        if (words.size() < kWords && std::find(words.begin(), words.end(), name) == words.end()) words.push_back(name);
    }
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string joined(const std::vector<std::string>& parts, std::size_t count, const char* between = ", ") {
    std::string text;
    for (std::size_t i = 0; i < std::min(count, parts.size()); ++i) text += (i == 0 ? "" : between) + parts[i];
    return text;
}

void name_cluster(Clusters& c, std::size_t k, const train::Snapshot& snapshot, const model::Material& material) {
    Cluster& cluster = c.clusters[k];
    cluster.name.clear();
    cluster.why.clear();
    if (cluster.n_things >= kNearlyAll * snapshot.n_points) return;
    const data::Dataset& dataset = material.dataset;
    std::vector<std::string> parts, sentences;
    if (dataset.row.mark != data::Mark::name) {
        c.selection.chosen.assign(c.cluster_of.size(), 0);
        for (std::size_t i = 0; i < c.cluster_of.size(); ++i) {
            c.selection.chosen[i] = c.cluster_of[i] == static_cast<int>(k) ? 1 : 0;
        }
        c.selection.count = cluster.n_things;
        summarise(material, c.selection, c.summary);
        parts = name_parts(c.summary, material, sentences);
    }
    if (parts.empty()) {
        cluster.name = central_words(c, k, snapshot, dataset.names);
        return;
    }
    // As few parts as tell it from the others.
    std::size_t count = std::min(kParts, parts.size());
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(c.clusters.begin(), c.clusters.end(),
                           [&](const Cluster& other) { return &other != &cluster && other.name == name; });
    };
    while (count < parts.size() && is_taken(joined(parts, count))) ++count;
    cluster.name = joined(parts, count);
    cluster.why = joined(sentences, count, "; ");
}

// The share of the things with one value that have the other, too.
double share_with(const data::Column& one, int code, const data::Column& other, int other_code) {
    int n = 0, both = 0;
    for (std::size_t i = 0; i < one.codes.size(); ++i) {
        if (one.codes[i] != code) continue;
        ++n;
        both += other.codes[i] == other_code ? 1 : 0;
    }
    return n > 0 ? static_cast<double>(both) / n : 0;
}

const data::Column* column_of(const model::Material& material, const std::string& attribute) {
    const data::Attribute* found = data::find_attribute(material.dataset.row, attribute);
    return found == nullptr ? nullptr : data::find_column(material.dataset.table, found->column);
}

}  // namespace

std::vector<std::string> name_parts(const Summary& summary, const model::Material& material,
                                    std::vector<std::string>& sentences) {
    std::vector<std::string> parts;
    std::vector<const Finding*> used;
    sentences.clear();
    const auto add_values = [&](bool far_off) {
        for (const Finding& f : summary.findings) {
            const bool is_value = f.kind == data::ColumnKind::category && f.over && f.share_inside >= kMajority;
            if (!is_value || (f.strength >= kFarOff) != far_off) continue;
            const data::Column* column = column_of(material, f.attribute);
            const bool known = std::any_of(used.begin(), used.end(), [&](const Finding* before) {
                const data::Column* other = column_of(material, before->attribute);
                return before->attribute == f.attribute ||
                       share_with(*other, before->code, *column, f.code) >= kImplied;
            });
            if (known) continue;
            used.push_back(&f);
            parts.push_back(f.value);
            sentences.push_back(f.sentence);
        }
    };
    add_values(true);
    for (const Finding& f : summary.findings) {
        if (f.kind != data::ColumnKind::number || f.strength < kFarOff) continue;
        parts.push_back((f.over ? "high " : "low ") + f.label);
        sentences.push_back(f.sentence);
        break;  // a second, correlated number would say the same
    }
    add_values(false);
    return parts;
}

void update_clusters(Clusters& clusters, const train::Snapshot& snapshot, const model::Material& material) {
    if (clusters.dataset != material.dataset.row.id) {
        clusters = Clusters{};
        clusters.dataset = material.dataset.row.id;
    }
    update_density(clusters.density, snapshot, kClusterNarrow);
    climb(clusters);
    find_hills(clusters, snapshot);
    make_clusters(clusters, snapshot);
    match(clusters);
    clusters.named_for.resize(clusters.cluster_of.size(), -1);
    for (std::size_t k = 0; k < clusters.clusters.size(); ++k) {
        const int id = clusters.clusters[k].id;
        if (still_named(clusters, clusters.clusters[k])) continue;
        name_cluster(clusters, k, snapshot, material);
        for (std::size_t i = 0; i < clusters.id_of.size(); ++i) {
            if (clusters.named_for[i] == id) clusters.named_for[i] = -1;
            if (clusters.id_of[i] == id) clusters.named_for[i] = id;
        }
    }
}

}  // namespace map
