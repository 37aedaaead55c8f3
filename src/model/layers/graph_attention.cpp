// Graph attention: each node gets a mean of its neighbours, whose weights are learned.
//   y_i = act(sum over i and its neighbours j of p_ij x_j W + b),  p_ij = softmax over j of how well j fits i
// Several heads divide the units between them; each has weights p of its own. Without edges p_ii = 1: a dense layer.
// Source: Velickovic et al. 2018, Graph Attention Networks, equations 1 to 5; asks and answers are the halves of their a.
#include "engine/ops.h"
#include "model/layers/attention_builder.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n_in = engine::shape_of(build.graph, x).cols;
    const AffineParameters parameters = add_affine_parameters(build, n_in, layer.width, layer.activation, name);
    // Not 0: while all neighbours weigh the same, the gradient of asks is only rounding, which Adam would enlarge.
    const engine::Init init = init_of(build.spec, engine::Init::glorot);
    const engine::Value asks = engine::add_parameter(build.graph, name + ".asks", {1, layer.width}, init);
    const engine::Value answers = engine::add_parameter(build.graph, name + ".answers", {1, layer.width}, init);
    const engine::Value said = engine::apply(build.graph, engine::ops::dense, {x, parameters.weight});
    const engine::Value edges = add_edges(build, layer.edges, Edges::mean, name);
    const engine::Attributes heads{.ints = {layer.heads}, .floats = {}};
    const engine::Value heard =
        engine::apply(build.graph, engine::ops::graph_attention, {said, asks, answers, edges}, heads);
    return add_activation(build, engine::apply(build.graph, engine::ops::bias, {heard, parameters.bias}),
                          layer.activation);
}

constexpr std::string_view kFields[] = {"width", "activation", "heads", "edges"};

}  // namespace

const LayerRow graph_attention_layer = {
    .id = "graph_attention",
    .label = "graph attention",
    .help = "Each node hears its neighbours and learns whom to hear more. Without edges it is a dense layer.",
    .fields = kFields,
    .takes = only(data::FormKind::nodes),
    .gives = gives_attention,
    .build = build,
    .brief = "graph attend"};

}  // namespace model::rows
