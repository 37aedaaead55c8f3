// The last position of a sequence: the output of a layer after it has read everything before.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form&) { return data::Form{}; }

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    return engine::apply(build.graph, engine::ops::last_row, {x});
}

}  // namespace

const LayerRow last_layer = {.id = "last",
                             .label = "last place",
                             .help = "Keeps only the last position, which has to have heard of all the others.",
                             .fields = {},
                             .takes = only(data::FormKind::sequence),
                             .gives = gives,
                             .build = build,
                             .brief = "last"};

}  // namespace model::rows
