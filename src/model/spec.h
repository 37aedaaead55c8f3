// The one value that drives everything: which data, features, architecture, losses, optimiser and view.
// Plain data without opinions: ranges, defaults, labels and help stand in schema.h; links, JSON, panels and the
// validator are derived from there. May include model. Next: schema.h, diff.h.
#pragma once

#include <string>
#include <vector>

#include "model/loss_spec.h"

namespace model {

// One layer of the encoder. `kind` is a row of the layer table, `activation` of the activation table. Which of the
// other fields a kind uses stands in its row.
struct LayerSpec {
    std::string kind = "dense";
    int width = 16;
    std::string activation = "tanh";
    double rate = 0.1;  // share dropped, or size of the noise
    bool operator==(const LayerSpec&) const = default;
};

struct Spec {
    // anew
    std::string dataset = "auto_mpg";
    int seed = 1;
    double held_out = 0.2;  // share that training never sees and every figure on the screen is about
    double tested = 0;      // share kept for one last look: no figure is about it but the test figures
    bool full_batch = false;
    std::string init = "auto";  // of all weights; auto = what suits the activation
    // features
    std::vector<std::string> features;  // ids of the groups that are on, in the data set's order
    // architecture
    std::vector<LayerSpec> layers;
    int map_dims = 2;
    std::string map_bound = "none";  // a row of the bound table
    int map_bits = 0;                // bits in all that the map may hold; 0 = as many as floats have
    // losses
    std::vector<LossSpec> losses;
    std::string optimiser = "adamw";
    double learning_rate = 0.01;
    double momentum = 0.9;
    double decay = 0.1;
    int batch = 32;
    std::string schedule = "constant";  // of the learning rate
    int horizon = 5000;                 // steps that the schedule is made for
    double clip = 0;                    // longest gradient; 0 = any
    // view
    std::string color_by;    // an attribute of the data set
    std::string regions_of;  // a view of a head: "classify.origin", "reconstruct.weight"; empty = the first
    std::string theme = "auto";
    std::string map_style = "chart";
    std::string borders_of = "none";  // another view of a head, whose borders are drawn over the regions
    std::vector<std::string> shows = {"names", "contours", "trails",
                                      "ghost"};    // what lies on the map: rows of show_choices
    std::string grid_a = "auto", grid_b = "auto";  // feature groups that the bent grid is over; auto = the first two
    std::string projection = "pca";                // how more than two dimensions are shown: a row of projections.h
    int throw_number = 1;                          // which of the random ones
    int speed = 250;  // steps per second at most; the highest value means as fast as it goes
    bool operator==(const Spec&) const = default;
};

}  // namespace model
