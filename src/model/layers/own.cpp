// From the nodes of a graph to rows of things: each thing of the batch gets the numbers of its own node.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form&) { return data::Form{}; }

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    return add_own_node(build, x);
}

}  // namespace

const LayerRow own_layer = {.id = "own",
                            .label = "each node's own",
                            .help = "Goes on with what each node has heard by now, one row for each thing.",
                            .fields = {},
                            .takes = only(data::FormKind::nodes),
                            .gives = gives,
                            .build = build,
                            .brief = "own"};

}  // namespace model::rows
