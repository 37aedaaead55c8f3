// Convolution: the same small window of weights is laid on every place of a picture.
//   y[i, j] = act(sum over the window of x W + b)
// Source: LeCun et al. 1989, Backpropagation Applied to Handwritten Zip Code Recognition.
#include <algorithm>

#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

int padding_of(const LayerSpec& layer) { return layer.padded ? (layer.kernel - 1) / 2 : 0; }

// Windows beside each other along a side of so many pixels.
int windows(int pixels, const LayerSpec& layer) {
    return (pixels + 2 * padding_of(layer) - layer.kernel) / layer.stride + 1;
}

core::Result<data::Form> gives(const Spec&, const LayerSpec& layer, const data::Form& in) {
    const int side = std::min(in.height, in.width) + 2 * padding_of(layer);
    if (layer.kernel > side) {
        return core::Error{"kernel", "has a window of " + std::to_string(layer.kernel) + " pixels, but only " +
                                         std::to_string(side) + " are left of the picture. Choose a smaller window."};
    }
    return data::Form{.kind = in.kind, .height = windows(in.height, layer), .width = windows(in.width, layer)};
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n_in = layer.kernel * layer.kernel * engine::shape_of(build.graph, x).cols;
    const AffineParameters parameters = add_affine_parameters(build, n_in, layer.width, layer.activation, name);
    const engine::Attributes windows{
        .ints = {build.form.height, build.form.width, layer.kernel, layer.stride, padding_of(layer)}, .floats = {}};
    const engine::Value sums = engine::apply(build.graph, engine::ops::conv2d, {x, parameters.weight}, windows);
    return add_activation(build, engine::apply(build.graph, engine::ops::bias, {sums, parameters.bias}),
                          layer.activation);
}

PlaceWindow window(const LayerSpec& layer) {
    return {.side = layer.kernel, .stride = layer.stride, .padding = padding_of(layer)};
}

constexpr std::string_view kFields[] = {"width", "activation", "kernel", "stride", "padded"};

}  // namespace

const LayerRow conv_layer = {
    .id = "conv",
    .label = "convolution",
    .help = "One small window of weights is laid on every place: what it finds in one corner it finds in all.",
    .fields = kFields,
    .takes = only(data::FormKind::picture),
    .gives = gives,
    .build = build,
    .window = window,
    .brief = "conv"};

}  // namespace model::rows
