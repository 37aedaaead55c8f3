// Pooling: of each window of a picture, for each channel, the largest number or the mean. Windows lie side by side.
#include <algorithm>

#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec&, const LayerSpec& layer, const data::Form& in) {
    if (layer.kernel > std::min(in.height, in.width)) {
        return core::Error{"kernel", "has a window of " + std::to_string(layer.kernel) +
                                         " pixels, but the picture is " + std::to_string(in.height) + " x " +
                                         std::to_string(in.width) + ". Choose a smaller window."};
    }
    return data::Form{.kind = in.kind, .height = in.height / layer.kernel, .width = in.width / layer.kernel};
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string&) {
    const engine::Op& op = layer.pool == "max" ? engine::ops::max_pool : engine::ops::average_pool;
    const engine::Attributes windows{.ints = {build.form.height, build.form.width, layer.kernel, layer.kernel},
                                     .floats = {}};
    return engine::apply(build.graph, op, {x}, windows);
}

PlaceWindow window(const LayerSpec& layer) { return {.side = layer.kernel, .stride = layer.kernel, .padding = 0}; }

constexpr std::string_view kFields[] = {"kernel", "pool"};

}  // namespace

const LayerRow pool_layer = {.id = "pool",
                             .label = "pool",
                             .help = "Keeps one number of each window: what was seen stays, where exactly gets lost.",
                             .fields = kFields,
                             .takes = only(data::FormKind::picture),
                             .gives = gives,
                             .build = build,
                             .window = window};

}  // namespace model::rows
