// Things made out of noise by the nets of a snapshot: those of a gan's forger, and noise that flows to the map. May include
// core, engine, model and train. Source: model/losses/gan.cpp, model/losses/flow.cpp. Next: app/view/made.h, which shows
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/material.h"
#include "model/spec.h"
#include "train/snapshot.h"

namespace train {

// The same things are made for every picture of a Spec's seed; shares are counted on more, so that chance is below a
// point.
inline constexpr int kMadeThings = 300, kMadeCounted = 1000;

// The rows [n, n_in of the first layer] through all layers: [n, n_out of the last].
std::vector<float> run_layers(std::span<const DenseWeights> layers, const std::vector<float>& rows);
// A head's layers as they read the map itself, also where the snapshot shows it on a plane.
std::vector<DenseWeights> layers_on_map(const HeadSnapshot& head);

// Normal noise [n, dims], the same for the same seed.
std::vector<float> noise_rows(int n, int dims, std::uint64_t seed);

// The first head of this kind ("gan", "flow") that has a maker, or null.
const HeadSnapshot* maker_of(const Snapshot& snapshot, std::string_view kind);

// The forger's things, [n, D] standardised features, from noise [n, model::kNoiseDims]. mask [D]: 0 for features that are
// off; they are 0 in the result.
std::vector<float> forged(const HeadSnapshot& gan, const std::vector<float>& noise, const std::vector<float>& mask);

// How many things lie in the crowd of each class. A thing belongs to the class of the nearest middle; it lies in that crowd
// if it is at most four times as far from the middle as the class's own things are (root mean square).
struct Crowds {
    std::vector<int> within;  // [K] made things in each crowd
    int between = 0;          // in none
    int found = 0;            // crowds with at least a quarter of what would be their share
};
// things [N, D] with codes [N] (-1: unknown) of K classes; made [n, D].
Crowds count_crowds(const std::vector<float>& things, std::span<const int> codes, int n_classes,
                    const std::vector<float>& made, int n_columns);

// Places [n, dims] of the noise at the times 0, 1 / steps ... 1: [steps + 1]. Midpoint rule.
std::vector<std::vector<float>> flow_of(const HeadSnapshot& flow, const std::vector<float>& noise, int steps);

// Share of the things that lie where noise falls: no farther from the middle of the map than 95 % of kMadeCounted points
// of noise. For the map of a variational autoencoder, from which new things are decoded at such points.
double share_under_noise(const Snapshot& snapshot);

// Share of these places [n, dims] for which the head predicts each of its classes: [K].
std::vector<double> shares_of(const HeadSnapshot& head, const std::vector<float>& places);

// A gan's crowds by the classes of the attribute that colours the map, among kMadeThings made things. None: the snapshot
// has no forger, or that attribute is no category.
struct MadeCrowds {
    Crowds crowds;
    std::vector<std::string> classes;  // [K]
};
std::optional<MadeCrowds> made_crowds(const Snapshot& snapshot, const model::Material& material,
                                      const model::Spec& spec);

// The classes of the places to which the flow carries kMadeCounted points of noise, as predicted by the first head with
// classes, compared with the data.
struct Arrivals {
    std::vector<std::string> classes;      // [K]
    std::vector<double> arrived, in_data;  // [K] share of each class among these places; among the things
    double farthest = 0;                   // the largest difference of the two shares
};
// None: the snapshot has no flow or no such head.
std::optional<Arrivals> arrivals(const Snapshot& snapshot, const model::Spec& spec);
inline constexpr int kFlowSteps = 24;  // of the way from noise to the map

}  // namespace train
