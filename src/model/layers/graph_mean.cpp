// The mean over each node of a graph and its neighbours: one round of messages, in which nothing is learned.
//   y_i = mean of x_j over i and all j that are linked to i
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    return engine::apply(build.graph, engine::ops::graph_convolution,
                         {x, add_edges(build, layer.edges, Edges::mean, name)});
}

constexpr std::string_view kFields[] = {"edges"};

}  // namespace

const LayerRow graph_mean_layer = {
    .id = "graph_mean",
    .label = "neighbour mean",
    .help = "Each node becomes the average of itself and its neighbours. Nothing is learned here.",
    .fields = kFields,
    .takes = only(data::FormKind::nodes),
    .build = build,
    .brief = "neighbours"};

}  // namespace model::rows
