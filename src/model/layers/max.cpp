// The maximum over all pixels of a picture or all positions of a sequence, for each channel: whether something is there,
// but not where.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form&) { return data::Form{}; }

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    return engine::apply(build.graph, engine::ops::max_of_rows, {x});
}

}  // namespace

const LayerRow max_layer = {
    .id = "max",
    .label = "max over places",
    .help = "Keeps the largest number over all places: once found anywhere is enough, where it stands does not count.",
    .fields = {},
    .takes = kWithPlaces,
    .gives = gives,
    .build = build,
    .brief = "max"};

}  // namespace model::rows
