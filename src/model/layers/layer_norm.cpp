// Layer normalisation: each thing's activations are scaled to mean 0 and standard deviation 1, then each unit gets a
// gain and a shift. Source: Ba, Kiros, Hinton 2016, Layer Normalization.
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string& name) {
    return add_layer_norm(build, x, name);
}

}  // namespace

const LayerRow layer_norm_layer = {
    .id = "norm",
    .label = "layer norm",
    .help = "Brings each thing's numbers to one size: how strong it is as a whole gets lost.",
    .fields = {},
    .build = build,
    .brief = "norm"};

}  // namespace model::rows
