// Things made out of noise by the nets of a snapshot: those of a gan's forger (generator), and noise that a flow
// carries to the map. May include core, engine, model and train. The nets: model/losses/gan.cpp, model/losses/flow.cpp.
// Next: app/view/made.h, which shows these things.
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

// Number of things that are made for a picture, the same ones for one seed of a Spec; and for counting shares, whose
// standard error is then below two percent.
inline constexpr int kMadeThings = 300, kMadeCounted = 1000;

// Runs rows [n, n_in of the first layer] through all layers. Returns [n, n_out of the last].
std::vector<float> run_layers(std::span<const DenseWeights> layers, const std::vector<float>& rows);
// A head's layers, which read the map in all its dimensions, even if the snapshot shows it on a plane.
std::vector<DenseWeights> layers_on_map(const HeadSnapshot& head);

// Normal noise [n, dims], the same for the same seed.
std::vector<float> noise_rows(int n, int dims, std::uint64_t seed);

// The first head of this kind ("gan", "flow") that has a maker, or null.
const HeadSnapshot* maker_of(const Snapshot& snapshot, std::string_view kind);

// Made things [n, D], moved along their pulls [n, D] (Trainer::pull_on_made) by one factor for all, so that they go `reach`
// on average (root mean square); as they are if nothing pulls.
std::vector<float> moved_by_pull(const std::vector<float>& made, const std::vector<float>& pull, int n_columns,
                                 double reach);

// The forger's things, [n, D] standardised features, made from noise [n, model::kNoiseDims]. mask [D]: 0 for features
// that are off, which are 0 in the result.
std::vector<float> forged(const HeadSnapshot& gan, const std::vector<float>& noise, const std::vector<float>& mask);

// Mode coverage: how many of the modes of the data, here the crowds of real things of each class, made things lie in. A
// made thing is counted for the class with the nearest mean, if its distance from that mean is at most four times the
// root mean square distance of the class's own things.
struct ModeCoverage {
    std::vector<int> within;  // [K] made things in each crowd
    int between = 0;          // made things in no crowd
    int found = 0;            // crowds with at least a quarter of n / K made things
};
// things [N, D] with codes [N] (-1: unknown) of K classes; made [n, D].
ModeCoverage mode_coverage(const std::vector<float>& things, std::span<const int> codes, int n_classes,
                           const std::vector<float>& made, int n_columns);

// The flow's path from noise [n, dims] to the map, by the midpoint rule: [steps + 1] lists of places [n, dims], at the
// times 0, 1 / steps ... 1.
std::vector<std::vector<float>> flow_of(const HeadSnapshot& flow, const std::vector<float>& noise, int steps);

// Share of the things that lie where noise falls: no farther from the origin of the map than 95 % of kMadeCounted
// points of noise. For the map of a variational autoencoder, which decodes new things at such points.
double share_under_noise(const Snapshot& snapshot);

// Share of these places [n, dims] for which the head predicts each of its classes: [K].
std::vector<double> shares_of(const HeadSnapshot& head, const std::vector<float>& places);

// Mode coverage of kMadeThings things of the forger, by the classes of the attribute that colours the map. None: the
// snapshot has no forger, or that attribute is no category.
struct ForgerCoverage {
    ModeCoverage coverage;
    std::vector<std::string> classes;  // [K]
};
std::optional<ForgerCoverage> forger_coverage(const Snapshot& snapshot, const model::Material& material,
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
