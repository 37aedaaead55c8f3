// Clusters of things on the map and names for them: hills of the density that are higher above their passes than chance
// makes them, each named by what sets its things apart ("Japan, 4 cylinders"), or, where things are words, by the
// words in its middle. Steady: a cluster keeps its id while most of its things stay together, and its name while nearly
// all do. May include model, train and map.
// Source of the hills: Chazal, Guibas, Oudot, Skraba, Persistence-based clustering in Riemannian manifolds, J. ACM 60,
// 2013, on the density's grid; of what is chance: the variance of a kernel estimate, density / (4 pi h_x h_y) where
// density is things per area (Silverman, Density Estimation, 1986, section 3.3).
#pragma once

#include <string>
#include <vector>

#include "map/things/density.h"
#include "map/things/summary.h"
#include "model/material.h"
#include "train/snapshot.h"

namespace map {

struct Cluster {
    int id = 0;  // stays from frame to frame; never used again
    int n_things = 0;
    Point2 peak{};    // map units: where it is densest
    Point2 middle{};  // mean of its things
    std::string name;
    std::string why;  // the sentence behind the name; empty for names made of things
};

struct Clusters {
    std::vector<Cluster> clusters;  // most things first
    std::vector<int> cluster_of;    // [N]: index into `clusters`, -1 = in none
    // From here on update_clusters' own.
    int next_id = 0;
    std::string dataset;
    Density density;
    std::vector<std::size_t> order;     // cells, densest first
    std::vector<int> root, hill_of;     // per cell
    std::vector<int> cluster_of_hill;   // per cell that is a peak
    std::vector<int> id_of, named_for;  // [N]: id of the last frame; id when the name was made
    std::vector<Cluster> before;
    std::vector<int> overlaps;
    Selection selection;
    Summary summary;
};

inline constexpr float kClusterNarrow = 0.6f;  // of Scott's bandwidth, which is wide for more than one hill
inline constexpr float kClusterSure = 3;       // standard errors that a hill is higher than its pass
inline constexpr float kClusterClear = 0.15f;  // and this share of its own height
inline constexpr float kClusterHolds = 0.98f;  // of the things; the ones in the emptiest places are in no cluster
inline constexpr int kMostClusters = 24;

// Anew from a snapshot. Clusters of fewer than 5 things or 1 % of them are none. Names are only made anew where a fifth
// of a cluster's things have changed, so it may run often. One cluster that holds nearly all things has the name "".
void update_clusters(Clusters& clusters, const train::Snapshot& snapshot, const model::Material& material);

// What sets apart the things of a summary in the words of a name: values that at least 60 % of them have ("4
// cylinders", "Japan") and that are far off, strongest first; then the number that is farthest off ("low weight"); then
// the other values. A value that another one in the list nearly always brings along is left out.
std::vector<std::string> name_parts(const Summary& summary, const model::Material& material,
                                    std::vector<std::string>& sentences);

}  // namespace map
