// Reads the features as the nodes of a graph: a row of numbers for each thing of the data set, all of them at once,
// whichever are in the batch. What links them are the contexts of the data (data/contexts.h).
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec& spec, const LayerSpec&, const data::Form&) {
    const data::DatasetRow* row = dataset_row(spec);
    if (row != nullptr && row->has_contexts) return data::Form{.kind = data::FormKind::nodes};
    return core::Error{"kind",
                       "needs things that are linked to each other, which these are not. Choose data with links, "
                       "such as flights."};
}

engine::Value build(const Build& build, engine::Value, const LayerSpec&, const std::string& name) {
    const data::FeatureMatrix& features = build.material.features;
    const engine::Value all =
        engine::add_constant(build.graph, name + ".features", {features.n_rows, features.n_columns}, features.values);
    return engine::apply(build.graph, engine::ops::scale_columns, {all, build.model.feature_mask});
}

}  // namespace

const LayerRow nodes_layer = {.id = "nodes",
                              .label = "as graph",
                              .help = "Reads all things at once, with the links between them.",
                              .fields = {},
                              .takes = only(data::FormKind::row),
                              .reads_features = true,
                              .gives = gives,
                              .build = build,
                              .brief = "graph"};

}  // namespace model::rows
