#include "model/layers/attention_builder.h"

#include "engine/ops.h"

namespace model {

core::Result<data::Form> gives_attention(const Spec&, const LayerSpec& layer, const data::Form& in) {
    if (layer.width % layer.heads == 0) return in;
    return core::Error{"heads", "has " + std::to_string(layer.heads) + " heads, which do not share its width of " +
                                    std::to_string(layer.width) +
                                    " out evenly. Choose a width that is a multiple of the heads."};
}

std::string_view attention_looks_ahead(const LayerSpec& layer) {
    return layer.causal ? "" : R"(Switch on "looks back only".)";
}

engine::Value add_attention(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const auto projected = [&](engine::Value from, const char* what) {
        return add_affine(build, from, layer.width, "linear", name + "." + what);
    };
    const engine::Attributes attributes{.ints = {layer.heads, layer.causal ? 1 : 0, build.form.steps}, .floats = {}};
    const engine::Value heard =
        engine::apply(build.graph, engine::ops::attention,
                      {projected(x, "query"), projected(x, "key"), projected(x, "value")}, attributes);
    return projected(heard, "out");
}

engine::Value add_residual(const Build& build, engine::Value x, engine::Value y) {
    if (engine::shape_of(build.graph, x).cols != engine::shape_of(build.graph, y).cols) return y;
    return engine::apply(build.graph, engine::ops::add, {x, y});
}

}  // namespace model
