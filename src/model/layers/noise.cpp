// Gaussian noise: in training, a normal random number is added to every activation. Source: Bishop 1995, Training with
// Noise is Equivalent to Tikhonov Regularization.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value drawn = add_noise(build, name + ".drawn", x, NoiseInput::Kind::normal);
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(layer.rate)}};
    return engine::apply(build.graph, engine::ops::gaussian_noise, {x, drawn, add_training_flag(build)}, attributes);
}

constexpr std::string_view kFields[] = {"rate"};

}  // namespace

const LayerRow noise_layer = {
    .id = "noise",
    .label = "noise",
    .help = "Shakes every number while training: what lies close together cannot be told apart.",
    .fields = kFields,
    .build = build};

}  // namespace model::rows
