// Helpers for building encoder layers. `name` is that of the layer in the graph, "encoder.0": parameters and constants
// are named after it. May include core, engine and model.
#pragma once

#include "model/forms.h"
#include "model/material.h"
#include "model/tables.h"

namespace model {

// x [N, D] -> x W + b [N, width], with parameters name.weight and name.bias, initialised to suit the activation.
engine::Value add_affine(const Build& build, engine::Value x, int width, std::string_view activation,
                         const std::string& name);
// The parameters of add_affine() without the op: weight [n_in, width] and bias [1, width].
struct AffineParameters {
    engine::Value weight, bias;
};
AffineParameters add_affine_parameters(const Build& build, int n_in, int width, std::string_view activation,
                                       const std::string& name);
// Layer normalisation, with parameters name.gain and name.shift.
engine::Value add_layer_norm(const Build& build, engine::Value x, const std::string& name);
// Applies the activation with this id; x itself if that is none.
engine::Value add_activation(const Build& build, engine::Value x, std::string_view activation);

// Features [N, D] -> [N*places, C]: the columns of all groups that have this form, each at its place.
engine::Value add_rearranged(const Build& build, engine::Value features, const data::Form& form,
                             const std::string& name);
// Features [N, D] with the one-hot columns of categories as 1 and 0 again. In the input `features` the mean of each
// column was subtracted; for these columns it is added back.
engine::Value add_original_categories(const Build& build, engine::Value features, const std::string& name);

// How the edges of a graph are weighted.
enum class Edges {
    symmetric,  // 1 / sqrt(D_from D_to), the node itself included: Kipf, Welling 2017, equation 2
    mean,       // 1 / D_to: the mean over the node and its neighbours
};
// The edges between the things of the data set [M, 3]: from, to, weight, as the op graph_convolution takes them. If not
// `linked`: only an edge from each node to itself.
engine::Value add_edges(const Build& build, bool linked, Edges weighted, const std::string& name);
// Nodes [R, C], one row for each thing of the data set -> [N, C]: the rows of the things in the batch.
engine::Value add_own_node(const Build& build, engine::Value nodes);

}  // namespace model
