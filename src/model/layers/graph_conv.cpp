// Graph convolution: a dense layer, then for each node of a graph the weighted sum over itself and its neighbours.
//   y = act(A (x W + b)),  A = D^-1/2 (A' + I) D^-1/2      (Kipf, Welling 2017, equation 2)
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value sums = add_affine(build, x, layer.width, layer.activation, name);
    const engine::Value heard = engine::apply(build.graph, engine::ops::graph_convolution,
                                              {sums, add_edges(build, layer.edges, Edges::symmetric, name)});
    return add_activation(build, heard, layer.activation);
}

constexpr std::string_view kFields[] = {"width", "activation", "edges"};

}  // namespace

const LayerRow graph_conv_layer = {
    .id = "graph_conv",
    .label = "graph convolution",
    .help = "Each node hears its neighbours and learns what to make of it. Without edges it is a dense layer.",
    .fields = kFields,
    .takes = only(data::FormKind::nodes),
    .build = build,
    .brief = "graph conv"};

}  // namespace model::rows
