// Dropout: in training, each number is set to 0 with this probability, and the others are scaled up in return. Source:
// Srivastava et al. 2014, Dropout: A Simple Way to Prevent Neural Networks from Overfitting.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value drawn = add_noise(build, name + ".drawn", x, NoiseInput::Kind::uniform);
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(layer.rate)}};
    return engine::apply(build.graph, engine::ops::dropout, {x, drawn, add_training_flag(build)}, attributes);
}

constexpr std::string_view kFields[] = {"rate"};

}  // namespace

const LayerRow dropout_layer = {
    .id = "dropout",
    .label = "dropout",
    .help = "Forgets a share of the numbers in every step: nothing may hang on one unit alone.",
    .fields = kFields,
    .build = build};

}  // namespace model::rows
