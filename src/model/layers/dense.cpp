// Dense (fully connected) layer.  y = act(x W + b)
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    return add_activation(build, add_affine(build, x, layer.width, layer.activation, name), layer.activation);
}

constexpr std::string_view kFields[] = {"width", "activation"};

}  // namespace

const LayerRow dense_layer = {.id = "dense",
                              .label = "dense",
                              .help = "Every unit sees every number of the layer before.",
                              .fields = kFields,
                              .build = build};

}  // namespace model::rows
