// Lookup: each letter or other token of a sequence gets its own row of a table, which is learned. The table is a map of the
// tokens, and with two columns it can be drawn as it is.
//   y[t] = table[token t]      (Bengio et al. 2003, A Neural Probabilistic Language Model)
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n_tokens = engine::shape_of(build.graph, x).cols;
    const engine::Value table = engine::add_parameter(build.graph, name + ".table", {n_tokens, layer.width},
                                                      init_of(build.spec, engine::Init::glorot));
    // Of a sequence of tokens x is 1 in the column of each token and 0 elsewhere: the product is its row of the table.
    return engine::apply(build.graph, engine::ops::dense, {x, table});
}

constexpr std::string_view kFields[] = {"width"};

}  // namespace

const LayerRow lookup_layer = {.id = "lookup",
                               .label = "lookup",
                               .help = "A table with a place for each token: the first map, which nobody drew.",
                               .fields = kFields,
                               .takes = only(data::FormKind::sequence),
                               .build = build};

}  // namespace model::rows
