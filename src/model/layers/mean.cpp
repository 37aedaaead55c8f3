// The mean over all pixels of a picture or all positions of a sequence: their order gets lost.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form&) { return data::Form{}; }

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    return engine::apply(build.graph, engine::ops::mean_of_rows, {x});
}

}  // namespace

const LayerRow mean_layer = {
    .id = "mean",
    .label = "mean over places",
    .help = "Keeps the average over all places: what is there counts, where it stands does not.",
    .fields = {},
    .takes = kWithPlaces,
    .gives = gives,
    .build = build,
    .brief = "mean"};

}  // namespace model::rows
