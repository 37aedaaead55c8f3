// Gated recurrent unit: reads a sequence from first to last, as an LSTM does, but with two gates and no separate cell state:
// its output is its memory. Source: Cho et al. 2014, Learning Phrase Representations using RNN Encoder-Decoder; the
// bias within the reset gate as in cuDNN and torch.nn.GRU.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n_in = engine::shape_of(build.graph, x).cols, n = layer.width;
    const engine::Init init = init_of(build.spec, engine::Init::glorot);
    const engine::Value in = engine::add_parameter(build.graph, name + ".in_weight", {n_in, 3 * n}, init);
    const engine::Value state = engine::add_parameter(build.graph, name + ".state_weight", {n, 3 * n}, init);
    const engine::Value bias = engine::add_parameter(build.graph, name + ".bias", {1, 4 * n}, engine::Init::zero);
    const engine::Attributes steps{.ints = {build.form.steps}, .floats = {}};
    return engine::apply(build.graph, engine::ops::gru, {x, in, state, bias}, steps);
}

constexpr std::string_view kFields[] = {"width"};

}  // namespace

const LayerRow gru_layer = {
    .id = "gru",
    .label = "GRU",
    .help = "Reads from first to last as an LSTM does, with fewer weights: what it remembers is what it shows.",
    .fields = kFields,
    .takes = only(data::FormKind::sequence),
    .build = build};

}  // namespace model::rows
