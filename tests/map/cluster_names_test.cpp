// Clusters that were made are found, named by what was put into them, and stay who they are while they move.
#include "map/names/cluster_names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "heads.h"

namespace {

struct Crowds {
    train::Snapshot snapshot;
    model::Material material;
    std::vector<int> made;  // [N]: which crowd
};

constexpr float kMiddles[5][2] = {{0, 0}, {5, 0}, {0, 5}, {5, 5}, {2.5f, 9}};

// Five round crowds of deviation `spread`, shared out by size; land and drive are theirs with 90 %, but the last one's
// drive is anything and its mass is large.
Crowds crowds(int n, float spread, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "crowds");
    Crowds c;
    data::Column land{"land", data::ColumnKind::category, {}, {}, {"USA", "Japan", "Europe", "Chile", "Ghana"}};
    data::Column drive{"drive", data::ColumnKind::category, {}, {}, {"front", "rear"}};
    data::Column mass{"mass", data::ColumnKind::number, {}, {}, {}};
    c.snapshot.n_points = n;
    for (int i = 0; i < n; ++i) {
        const int k = i % 7 < 5 ? i % 7 : i % 2;
        const bool odd = core::next_below(random, 10) == 0;
        c.made.push_back(k);
        c.snapshot.points.push_back(kMiddles[k][0] + spread * core::next_normal(random));
        c.snapshot.points.push_back(kMiddles[k][1] + spread * core::next_normal(random));
        land.codes.push_back(odd ? static_cast<int>(core::next_below(random, 5)) : k);
        drive.codes.push_back(k == 4 ? i / 7 % 2 : odd ? 1 - k % 2 : k % 2);
        mass.numbers.push_back(core::next_normal(random) + (k == 4 ? 9.0f : 0.0f));
        c.material.dataset.names.push_back("thing " + std::to_string(i));
    }
    c.material.dataset.row.id = "crowds";
    c.material.dataset.table = {{land, drive, mass}, n};
    c.material.dataset.row.attributes = {{"land", "land", "", "", "land"},
                                         {"drive", "drive", "", "", "drive"},
                                         {"mass", "mass", "", "", "mass", data::ColumnKind::number}};
    return c;
}

// Share of the things in a cluster whose cluster holds mostly their crowd.
double agreement(const map::Clusters& clusters, const std::vector<int>& made) {
    std::vector<std::vector<int>> counts(clusters.clusters.size(), std::vector<int>(5, 0));
    int n = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (clusters.cluster_of[i] < 0) continue;
        ++counts[static_cast<std::size_t>(clusters.cluster_of[i])][static_cast<std::size_t>(made[i])];
        ++n;
    }
    int right = 0;
    for (const std::vector<int>& c : counts) right += *std::max_element(c.begin(), c.end());
    return static_cast<double>(right) / n;
}

}  // namespace

TEST_CASE("five crowds are five clusters, named by what their things have more than others") {
    for (const int n : {200, 1000, 5000}) {
        const Crowds c = crowds(n, 0.7f, 3);
        map::Clusters clusters;
        map::update_clusters(clusters, c.snapshot, c.material);
        CHECK(clusters.clusters.size() == 5);
        CHECK(agreement(clusters, c.made) > 0.98);
        const auto in_none = std::count(clusters.cluster_of.begin(), clusters.cluster_of.end(), -1);
        CHECK(in_none <= n / 25);
        for (const map::Cluster& cluster : clusters.clusters) {
            float least = 1e9f;
            std::size_t k = 0;
            for (std::size_t j = 0; j < 5; ++j) {
                const float away = std::hypot(cluster.middle.x - kMiddles[j][0], cluster.middle.y - kMiddles[j][1]);
                if (away < least) k = j;
                least = std::min(least, away);
            }
            CHECK(least < 0.5f);
            CHECK(cluster.name.rfind(c.material.dataset.table.columns[0].categories[k], 0) == 0);
            CHECK(cluster.why.find("land ") == 0);
            if (k == 4) CHECK(cluster.name == "Ghana, high mass");
        }
    }
}

TEST_CASE("one crowd is one cluster, and an even spread is no crowd of clusters") {
    core::Random random = core::random_stream(1, "even");
    int most = 0;
    for (const int n : {100, 1000, 10000}) {
        Crowds c = crowds(n, 1, 1);
        map::Clusters clusters;
        for (float& x : c.snapshot.points) x = core::next_normal(random);
        map::update_clusters(clusters, c.snapshot, c.material);
        CHECK(clusters.clusters.size() == 1);
        CHECK(clusters.clusters[0].name.empty());
        for (float& x : c.snapshot.points) x = core::next_unit(random);
        map::update_clusters(clusters, c.snapshot, c.material);
        most = std::max(most, static_cast<int>(clusters.clusters.size()));
    }
    CHECK(most <= 2);
}

TEST_CASE("clusters keep id and name while they move and a new one gets a new id") {
    Crowds c = crowds(1000, 0.6f, 2);
    map::Clusters clusters;
    map::update_clusters(clusters, c.snapshot, c.material);
    REQUIRE(clusters.clusters.size() == 5);
    std::vector<std::string> names(5);
    for (const map::Cluster& cluster : clusters.clusters) names[static_cast<std::size_t>(cluster.id)] = cluster.name;
    core::Random random = core::random_stream(9, "walk");
    for (int frame = 0; frame < 40; ++frame) {
        // Turns a little, grows, and each thing trembles.
        for (std::size_t i = 0; i < 1000; ++i) {
            const float x = c.snapshot.points[2 * i], y = c.snapshot.points[2 * i + 1];
            c.snapshot.points[2 * i] = 1.01f * (x - 0.03f * y) + 0.01f * core::next_normal(random);
            c.snapshot.points[2 * i + 1] = 1.01f * (y + 0.03f * x) + 0.01f * core::next_normal(random);
        }
        map::update_clusters(clusters, c.snapshot, c.material);
        REQUIRE(clusters.clusters.size() == 5);
        for (const map::Cluster& cluster : clusters.clusters) {
            REQUIRE(cluster.id < 5);
            CHECK(cluster.name == names[static_cast<std::size_t>(cluster.id)]);
        }
    }
    // Half of crowd 0 walks off.
    for (std::size_t i = 0; i < 1000; ++i) {
        if (c.made[i] == 0 && i % 2 == 0) c.snapshot.points[2 * i] -= 12;
    }
    map::update_clusters(clusters, c.snapshot, c.material);
    CHECK(clusters.clusters.size() == 6);
    int n_new = 0;
    for (const map::Cluster& cluster : clusters.clusters) n_new += cluster.id >= 5 ? 1 : 0;
    CHECK(n_new == 1);
}

TEST_CASE("words name a cluster by those in its middle, each once") {
    Crowds c = crowds(300, 0.5f, 4);
    c.material.dataset.row.mark = data::Mark::name;
    for (std::size_t i = 0; i < 300; ++i) c.material.dataset.names[i] = "word " + std::to_string(i / 14);
    map::Clusters clusters;
    map::update_clusters(clusters, c.snapshot, c.material);
    REQUIRE(clusters.clusters.size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
        const map::Cluster& cluster = clusters.clusters[k];
        // The first word's nearest bearer is the thing of the cluster nearest to the middle.
        float least = 1e9f;
        std::string nearest;
        for (std::size_t i = 0; i < 300; ++i) {
            if (clusters.cluster_of[i] != static_cast<int>(k)) continue;
            const float away = std::hypot(c.snapshot.points[2 * i] - cluster.middle.x,
                                          c.snapshot.points[2 * i + 1] - cluster.middle.y);
            if (away < least) nearest = c.material.dataset.names[i];
            least = std::min(least, away);
        }
        CHECK(cluster.name.rfind(nearest + ",", 0) == 0);
        CHECK(std::count(cluster.name.begin(), cluster.name.end(), ',') == 2);
        CHECK(cluster.why.empty());
    }
}

TEST_CASE("no things, one thing and things that are nowhere are no cluster") {
    Crowds c = crowds(50, 0.5f, 4);
    map::Clusters clusters;
    map::update_clusters(clusters, {}, c.material);
    CHECK(clusters.clusters.empty());
    std::fill(c.snapshot.points.begin(), c.snapshot.points.end(), NAN);
    map::update_clusters(clusters, c.snapshot, c.material);
    CHECK(clusters.clusters.empty());
    CHECK(clusters.cluster_of.size() == 50);
    std::fill(c.snapshot.points.begin(), c.snapshot.points.end(), 1.0f);
    map::update_clusters(clusters, c.snapshot, c.material);
    CHECK(clusters.clusters.size() == 1);
}

TEST_CASE("clusters of 2,000 and of 100,000 things: milliseconds") {
    for (const int n : {2000, 100000}) {
        const Crowds c = crowds(n, 0.7f, 5);
        map::Clusters clusters;
        map::update_clusters(clusters, c.snapshot, c.material);
        const auto start = std::chrono::steady_clock::now();
        map::update_clusters(clusters, c.snapshot, c.material);
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        MESSAGE("clusters of " << n << ": " << ms << " ms");
        CHECK(ms < 300);
    }
}
