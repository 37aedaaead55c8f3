// The Spec: a complete description of an experiment as one value (data, features, architecture, losses, optimiser,
// view). Plain data with the default values of its fields; ranges, labels and help are in schema.h, from which links,
// JSON, panels and validation are derived. May include model. Next: schema.h, diff.h.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/loss_spec.h"

namespace model {

struct Material;

// One layer of the encoder. `kind` and `activation` are ids in layer_table() and activation_table() (tables.h). The row
// of the kind says which of the other fields it uses.
struct LayerSpec {
    std::string kind = "dense";
    int width = 16;
    std::string activation = "tanh";
    double rate = 0.1;  // dropout probability, or standard deviation of the noise
    // pictures, and windows of sequences
    int kernel = 3;            // side of the window in pixels or positions
    int stride = 1;            // pixels from one window to the next
    bool padded = true;        // a border of zeros, so that a picture or sequence keeps its size at stride 1
    std::string pool = "max";  // how a window is pooled: max or average
    // sequences
    int heads = 1;                                  // of attention, also in graphs
    bool causal = false;                            // a position sees itself and earlier ones only
    std::string positions = "learned";              // learned or sine
    bool residual = true, norm = true, mlp = true;  // parts of attention and of a Transformer block
    // graphs
    bool edges = true;  // false: each node sees only itself, not its neighbours
    bool operator==(const LayerSpec&) const = default;
};

// The value of color_by and regions_of that means: the target, and the head, of the strongest loss (strongest_loss.h).
inline constexpr const char* kAuto = "auto";

struct Spec {
    // Grouped by the depth of a change (change.h): anew starts from random weights.
    // anew
    std::string dataset = "auto_mpg";
    // Imported data, if `dataset` is its id; null for a data set of the registry. The Spec contains it so that undo and
    // comparisons keep it. Links and JSON contain its id only.
    std::shared_ptr<const Material> imported;
    // Knobs of data that the program makes (data/knobs.h), in so far as the data set has them.
    double data_size = 1, data_noise = 1;  // how many things, how much noise, as multiples of what it has by itself
    int data_seed = 0;                     // 0 = as it is shipped
    int modulus = 13;
    int seed = 1;
    double held_out = 0.2;  // share of the things held out from training; displayed accuracies are measured on these
    double tested = 0;      // share of the things in the test set; only the test accuracies are measured on these
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
    double momentum = 0.9;  // used by the optimiser "momentum" only
    double decay = 0.1;
    int batch = 32;                     // things in a batch, unless full_batch
    std::string schedule = "constant";  // learning rate schedule
    int horizon = 5000;                 // steps that the schedule is planned for
    double clip = 0;                    // largest norm of the gradient; 0 = no clipping
    // view
    std::string color_by = kAuto;    // an attribute of the data set
    int first_color = 0;             // only ten classes have a colour: the rank, by frequency, of the first of them
    std::string regions_of = kAuto;  // head output that fills the map: "classify.origin", "reconstruct.weight"
    std::string theme = "auto";
    std::string map_style = "chart";
    std::string borders_of = "none";  // another head output, whose borders are drawn over the regions
    std::vector<std::string> shows = {"names", "contours", "links",
                                      "made",  "trails",   "ghost"};  // overlays of the map: rows of show_choices
    std::string grid_a = "auto", grid_b = "auto";  // feature groups of the bent grid; auto = the first two
    std::string projection = "pca";                // projection of more than two dimensions: a row of projections.h
    int throw_number = 1;                          // seed of a random projection
    double perplexity = 30;                        // t-SNE
    double exaggeration = 1;                       // t-SNE: 1 = t-SNE itself, 4 = much like UMAP
    double early_exaggeration = 12;                // t-SNE: `exaggeration` in the first third of the steps
    int neighbours = 15;                           // UMAP
    double min_dist = 0.1;                         // UMAP
    double layout_rate = 1;                        // t-SNE, UMAP: factor on the usual learning rate
    int speed = 250;                               // most steps per second; kFullSpeed = no limit
    bool operator==(const Spec&) const = default;
};

}  // namespace model
