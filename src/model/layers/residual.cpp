// Residual layer: the input plus the output of a dense layer.  y = x + act(x W + b)
//
// Where the widths differ it is just a dense layer. Source: He, Zhang, Ren, Sun 2016, Deep Residual Learning for Image
// Recognition, equation 1.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value change =
        add_activation(build, add_affine(build, x, layer.width, layer.activation, name), layer.activation);
    if (engine::shape_of(build.graph, x).cols != layer.width) return change;
    return engine::apply(build.graph, engine::ops::add, {x, change});
}

constexpr std::string_view kFields[] = {"width", "activation"};

}  // namespace

const LayerRow residual_layer = {
    .id = "residual",
    .label = "residual",
    .help = "Adds to what came in instead of replacing it: nothing has to be learned anew to be kept.",
    .fields = kFields,
    .build = build};

}  // namespace model::rows
