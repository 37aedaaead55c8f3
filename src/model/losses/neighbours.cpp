// Neighbours: things that are neighbours in the features should be neighbours on the map (parametric t-SNE).
//   loss = Kullback-Leibler divergence between neighbourhoods in the features and on the map, over the batch
// The widths of the neighbourhoods are computed when the model is compiled, from the features that are on then. Source:
// van der Maaten 2009, Learning a Parametric Embedding by Preserving Local Structure.
#include "engine/ops.h"
#include "engine/perplexity.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "neighbours", Answer::none);
    const data::FeatureMatrix& features = build.material.features;
    std::vector<float> seen = features.values;
    const std::vector<float> mask = feature_mask(build.spec, build.material);
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i] *= mask[i % mask.size()];
    std::vector<float> precision = engine::precisions_for_perplexity(seen, features.n_columns, loss.perplexity);
    const engine::Value beta = add_row_source(build, "precision." + head.id, 1, std::move(precision));
    head.loss =
        engine::apply(build.graph, engine::ops::neighbours, {build.model.map, build.model.layers.front(), beta});
    return head;
}

constexpr std::string_view kFields[] = {"perplexity"};

}  // namespace

const LossRow neighbours_loss = {
    .id = "neighbours",
    .label = "keep neighbours",
    .help = "Asks that what is near in the features stays near on the map, whatever it is (t-SNE).",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = kFields,
    .least = {.things = 3},
    .build = build};

}  // namespace model::rows
