// Self-attention: each position of a sequence asks all positions, and takes over a mean of those that fit its question.
// Source: Vaswani et al. 2017, Attention Is All You Need, section 3.2.
#include "engine/ops.h"
#include "model/layers/attention_builder.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const engine::Value heard = add_attention(build, x, layer, name);
    return layer.residual ? add_residual(build, x, heard) : heard;
}

constexpr std::string_view kFields[] = {"width", "heads", "causal", "residual"};

}  // namespace

const LayerRow attention_layer = {.id = "attention",
                                  .label = "attention",
                                  .help = "Each place looks at all others and takes over what it was looking for.",
                                  .fields = kFields,
                                  .takes = only(data::FormKind::sequence),
                                  .gives = gives_attention,
                                  .build = build,
                                  .looks_ahead = attention_looks_ahead,
                                  .brief = "attend"};

}  // namespace model::rows
