// Finds clusters of things on the map and names them. A cluster is a peak of the density that rises above its saddles
// by more than chance would explain. Its name is made of what distinguishes its things ("Japan, 4 cylinders"), or, if
// things are words, of the words in its centre. Temporally stable: a cluster keeps its id while most of its things stay
// together, and its name while nearly all do. May include model, train and map.
//
// Source: Chazal, Guibas, Oudot, Skraba, Persistence-based clustering in Riemannian manifolds, J. ACM 60, 2013, on the
// density's grid; chance is the variance of a kernel estimate, density / (4 pi h_x h_y) with density in things per area
// (Silverman, Density Estimation, 1986, section 3.3).
#pragma once

#include <string>
#include <vector>

#include "map/things/density.h"
#include "map/things/summary.h"
#include "model/material.h"
#include "train/snapshot.h"

namespace map {

struct Cluster {
    int id = 0;  // the same from frame to frame; never used again for another cluster
    int n_things = 0;
    Point2 peak{};    // map units: where it is densest
    Point2 middle{};  // mean of its things
    std::string name;
    std::string why;  // a sentence that explains the name; empty for names made of words
};

struct Clusters {
    std::vector<Cluster> clusters;  // most things first
    std::vector<int> cluster_of;    // [N]: index into `clusters`, -1 = none
    // From here on internal to update_clusters():
    int next_id = 0;
    std::string dataset;
    Density density;
    std::vector<std::size_t> order;     // cells, densest first
    std::vector<int> root, hill_of;     // per cell
    std::vector<int> cluster_of_hill;   // per cell that is a peak
    std::vector<int> id_of, named_for;  // [N]: id of the last frame; id when its name was made
    std::vector<Cluster> before;
    std::vector<int> overlaps;
    Selection selection;
    Summary summary;
};

inline constexpr float kClusterNarrow = 0.6f;  // factor on Scott's bandwidth, which is too wide for several hills
inline constexpr float kClusterSure = 3;       // standard errors by which a hill must be higher than its saddle
inline constexpr float kClusterClear = 0.15f;  // and at least this share of its own height
inline constexpr float kClusterHolds = 0.98f;  // share of the things; those in the sparsest places are in no cluster
inline constexpr int kMostClusters = 24;

// Finds the clusters of a snapshot. They have at least 5 things and 1 % of all. A name is made again only when a fifth
// of a cluster's things have changed, so this may be called often. A single cluster of nearly all things has the name
// "".
void update_clusters(Clusters& clusters, const train::Snapshot& snapshot, const model::Material& material);

// The parts of a cluster's name, from the summary of its things: values that at least 60 % of them have ("4 cylinders",
// "Japan") and that are strongly over-represented, strongest first; then the number that differs most ("low weight");
// then the other values. A value that nearly always goes with another one in the list is left out. Replaces `sentences`
// by one for each part, which explains it.
std::vector<std::string> name_parts(const Summary& summary, const model::Material& material,
                                    std::vector<std::string>& sentences);

}  // namespace map
