// The Spec: one value that describes an experiment completely (data, features, architecture, losses, optimiser, view).
// Plain data; ranges, defaults, labels and help stand in schema.h, from which links, JSON, panels and the validator are
// derived. May include model. Next: schema.h, diff.h.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/loss_spec.h"

namespace model {

struct Material;

// One layer of the encoder. `kind` is a row of the table of layers, `activation` of that of activations. The row of the
// kind says which of the other fields it uses.
struct LayerSpec {
    std::string kind = "dense";
    int width = 16;
    std::string activation = "tanh";
    double rate = 0.1;  // dropout probability, or standard deviation of the noise
    bool operator==(const LayerSpec&) const = default;
};

struct Spec {
    // Grouped by the depth of a change (change.h): anew starts from random weights.
    // anew
    std::string dataset = "auto_mpg";
    // The learner's own data set, where `dataset` is its id; it is in no registry and travels with the Spec, through undo
    // and comparisons, too. Not in links and JSON, which name it by its id.
    std::shared_ptr<const Material> brought;
    int seed = 1;
    double held_out = 0.2;  // share of the things held out from training; figures on the screen are about these
    double tested = 0;      // share of the things in the test set, which only the test figures are about
    bool full_batch = false;
    std::string init = "auto";  // initialiser of all weights; auto = one that suits the activation
    // features
    std::vector<std::string> features;  // ids of the groups that are on, in the data set's order
    // architecture
    std::vector<LayerSpec> layers;
    int map_dims = 2;
    std::string map_bound = "none";  // a row of the bound table
    int map_bits = 0;                // bits of a thing's place on the map, all dimensions together; 0 = not quantised
    // losses
    std::vector<LossSpec> losses;
    std::string optimiser = "adamw";
    double learning_rate = 0.01;
    double momentum = 0.9;
    double decay = 0.1;
    int batch = 32;
    std::string schedule = "constant";  // learning rate schedule
    int horizon = 5000;                 // steps that the schedule is planned for
    double clip = 0;                    // largest length of the gradient; 0 = no clipping
    // view
    std::string color_by;    // an attribute of the data set
    std::string regions_of;  // head output that fills the map: "classify.origin", "reconstruct.weight"; empty = first
    std::string theme = "auto";
    std::string map_style = "chart";
    std::string borders_of = "none";  // another head output, whose borders are drawn over the regions
    std::vector<std::string> shows = {"names", "contours", "trails",
                                      "ghost"};    // overlays of the map: rows of show_choices
    std::string grid_a = "auto", grid_b = "auto";  // feature groups of the bent grid; auto = the first two
    std::string projection = "pca";                // projection of more than two dimensions: a row of projections.h
    int throw_number = 1;                          // seed of a random projection
    int speed = 250;                               // most steps per second; kFullSpeed = no limit
    bool operator==(const Spec&) const = default;
};

}  // namespace model
