// Transformer block: attention, then two dense layers at each position, each with layer norm before it and its input
// added to what comes out. Every part can be switched off, to see what it is good for.
//   a = x + attention(norm(x)),   y = a + relu(norm(a) W + b) V + c
// Sources: Vaswani et al. 2017, Attention Is All You Need; norms first: Xiong et al. 2020, On Layer Normalization in the
// Transformer Architecture.
#include "engine/ops.h"
#include "model/layers/attention_builder.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr int kWider = 2;  // the inner dense layer has so many times the width

engine::Value normed(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    return layer.norm ? add_layer_norm(build, x, name) : x;
}

engine::Value joined(const Build& build, engine::Value x, engine::Value y, const LayerSpec& layer) {
    return layer.residual ? add_residual(build, x, y) : y;
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value heard =
        joined(build, x, add_attention(build, normed(build, x, layer, name + ".first"), layer, name), layer);
    if (!layer.mlp) return heard;
    const engine::Value inner =
        add_affine(build, normed(build, heard, layer, name + ".second"), kWider * layer.width, "relu", name + ".inner");
    const engine::Value outer =
        add_affine(build, add_activation(build, inner, "relu"), layer.width, "linear", name + ".outer");
    return joined(build, heard, outer, layer);
}

constexpr std::string_view kFields[] = {"width", "heads", "causal", "residual", "norm", "mlp"};

}  // namespace

const LayerRow transformer_layer = {
    .id = "transformer",
    .label = "Transformer",
    .help = "Attention and a small net at each place, with norms and shortcuts; each part can be switched off.",
    .fields = kFields,
    .takes = only(data::FormKind::sequence),
    .gives = gives_attention,
    .build = build,
    .looks_ahead = attention_looks_ahead,
    .brief = "transf."};

}  // namespace model::rows
