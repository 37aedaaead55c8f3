// Gated layer: a second dense layer gates the units of the first.  y = act(x W + b) * act(x V + c)
//
// With tanh the gate can also change a unit's sign. Source: Dauphin et al. 2017, Language Modeling with Gated
// Convolutional Networks, equation 1 (there the gate is a sigmoid and the other layer linear).
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value units =
        add_activation(build, add_affine(build, x, layer.width, layer.activation, name), layer.activation);
    const engine::Value gate = add_affine(build, x, layer.width, "sigmoid", name + ".gate");
    return engine::apply(build.graph, engine::ops::multiply, {units, add_activation(build, gate, "sigmoid")});
}

constexpr std::string_view kFields[] = {"width", "activation"};

}  // namespace

const LayerRow gated_layer = {
    .id = "gated",
    .label = "gated",
    .help = "A second layer opens and closes each unit: one feature can decide if another counts.",
    .fields = kFields,
    .build = build};

}  // namespace model::rows
