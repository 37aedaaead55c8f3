// Long short-term memory: reads a sequence from first to last; gates decide what it takes in, keeps and shows.
// Source: Hochreiter, Schmidhuber 1997, Long Short-Term Memory; forget gate: Gers et al. 2000.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

engine::Value build(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name) {
    const int n_in = engine::shape_of(build.graph, x).cols, n = layer.width;
    const engine::Init init = init_of(build.spec, engine::Init::glorot);
    const engine::Value in = engine::add_parameter(build.graph, name + ".in_weight", {n_in, 4 * n}, init);
    const engine::Value state = engine::add_parameter(build.graph, name + ".state_weight", {n, 4 * n}, init);
    const engine::Value bias = engine::add_parameter(build.graph, name + ".bias", {1, 4 * n}, engine::Init::zero);
    const engine::Attributes steps{.ints = {build.form.steps}, .floats = {}};
    return engine::apply(build.graph, engine::ops::lstm, {x, in, state, bias}, steps);
}

constexpr std::string_view kFields[] = {"width"};

}  // namespace

const LayerRow lstm_layer = {
    .id = "lstm",
    .label = "LSTM",
    .help = "Reads from first to last and remembers what it needs: each place knows what came before.",
    .fields = kFields,
    .takes = only(data::FormKind::sequence),
    .build = build};

}  // namespace model::rows
