// Upsampling: a picture of twice the width and height, in which each pixel stands twice beside and below itself. The way
// back from a pool, but for what that lost.
#include <algorithm>

#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr int kTimes = 2;
constexpr int kMostSide = 64;  // of the larger picture: four times the pixels cost four times the time

core::Result<data::Form> gives(const Spec&, const LayerSpec&, const data::Form& in) {
    const data::Form out{.kind = in.kind, .height = kTimes * in.height, .width = kTimes * in.width};
    if (std::max(out.height, out.width) <= kMostSide) return out;
    return core::Error{"kind", "makes a picture of " + std::to_string(out.height) + " x " + std::to_string(out.width) +
                                   ", but a side has at most " + std::to_string(kMostSide) +
                                   " pixels. Put a pool before it."};
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string&) {
    const engine::Attributes sizes{.ints = {build.form.height, build.form.width, kTimes}, .floats = {}};
    return engine::apply(build.graph, engine::ops::upsample, {x}, sizes);
}

PlaceWindow window(const LayerSpec&) { return {.enlarged = kTimes}; }

}  // namespace

const LayerRow upsample_layer = {.id = "upsample",
                                 .label = "upsample",
                                 .help = "Makes the picture twice as wide and high: each pixel becomes four alike.",
                                 .fields = {},
                                 .takes = only(data::FormKind::picture),
                                 .gives = gives,
                                 .build = build,
                                 .window = window};

}  // namespace model::rows
