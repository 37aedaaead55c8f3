// The one value that drives everything: which data, features, architecture, losses, optimiser and view.
// Plain data without opinions: ranges, defaults, labels and help stand in schema.h; links, JSON, panels and the
// validator are derived from there. Includes nothing of ours. Next: schema.h, diff.h.
#pragma once

#include <string>
#include <vector>

namespace model {

// One layer of the encoder. `kind` is a row of the layer table, `activation` of the activation table.
struct LayerSpec {
    std::string kind = "dense";
    int width = 16;
    std::string activation = "tanh";
    bool operator==(const LayerSpec&) const = default;
};

// One loss: a head on the map, what it is asked for, and how much that counts.
struct LossSpec {
    std::string kind = "classify";  // a row of the loss table
    std::string target{};           // an attribute of the data set; empty where the loss needs none
    double weight = 1;
    int hidden = 0;  // width of a hidden layer between map and answer; 0 = straight borders
    bool operator==(const LossSpec&) const = default;
};

struct Spec {
    // anew
    std::string dataset = "auto_mpg";
    int seed = 1;
    double held_out = 0.2;
    // features
    std::vector<std::string> features;  // ids of the groups that are on, in the data set's order
    // architecture
    std::vector<LayerSpec> layers;
    int map_dims = 2;
    // losses
    std::vector<LossSpec> losses;
    std::string optimiser = "adam";
    double learning_rate = 0.01;
    double momentum = 0.9;
    double decay = 0.1;
    int batch = 32;
    // view
    std::string color_by;    // an attribute of the data set
    std::string regions_of;  // a view of a head: "classify.origin", "reconstruct.weight"; empty = the first
    std::string theme = "auto";
    int speed = 250;  // steps per second at most; the highest value means as fast as it goes
    bool operator==(const Spec&) const = default;
};

}  // namespace model
