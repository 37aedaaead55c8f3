// Joins the pixels of a picture or the positions of a sequence into one row of numbers: nothing gets lost, but what lay
// side by side no longer does.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form&) { return data::Form{}; }

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    return engine::apply(build.graph, engine::ops::flatten, {x});
}

}  // namespace

const LayerRow flatten_layer = {
    .id = "flatten",
    .label = "flatten",
    .help = "Lays all places out in one long row. Nothing is lost but who stood beside whom.",
    .fields = {},
    .takes = kWithPlaces,
    .gives = gives,
    .build = build};

}  // namespace model::rows
