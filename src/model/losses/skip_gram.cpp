// Skip-gram with negative sampling: a word's place on the map should score high with the words near it in texts
// (contexts) and low with words sampled at random (negatives). The map is the embedding table of words; the head is the
// table of context vectors, which is learned, too.
//   loss = mean over sampled pairs of  -log sigmoid(x . c + b) - sum over 5 negatives of log sigmoid(-(x . m + b_m))
// b, one number for each context word, learns how frequent the word is, for which two dimensions have no room. Centres
// are sampled uniformly, contexts by how often they occur near the centre, negatives by count^(3/4). Source: Mikolov et
// al. 2013, Distributed Representations of Words and Phrases and their Compositionality, equation 4.
#include "engine/skip_gram.h"

#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr int kPairs = 4;  // for each word of a batch

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    if (build.material.dataset.contexts.is_empty()) return no_contexts_error();
    Head head = make_head(loss, "company", Answer::none);
    engine::Graph& graph = build.graph;
    const int n_things = build.material.features.n_rows;
    const std::vector<float> ones(static_cast<std::size_t>(n_things), 1.0f);
    const engine::Value one = add_row_source(build, "one." + head.id, 1, ones);
    const engine::Value centre = engine::apply(graph, engine::ops::concatenate, {build.model.map, one});
    const engine::Value table =
        engine::add_parameter(graph, "head." + head.id + ".contexts", {n_things, build.spec.map_dims + 1},
                              init_of(build.spec, engine::Init::glorot));
    const engine::Value beside = add_sampled(build, "beside." + head.id, kPairs, SampledInput::From::context);
    const engine::Value others =
        add_sampled(build, "others." + head.id, kPairs * engine::kNegatives, SampledInput::From::negative);
    const engine::Attributes rows{.ints = {n_things}, .floats = {}};
    const engine::Value context = engine::apply(graph, engine::ops::embedding_lookup, {beside, table}, rows);
    const engine::Value negatives = engine::apply(graph, engine::ops::embedding_lookup, {others, table}, rows);
    head.loss = engine::apply(graph, engine::ops::skip_gram, {centre, context, negatives});
    return head;
}

}  // namespace

const LossRow skip_gram_loss = {
    .id = "skip_gram",
    .label = "tell its company",
    .help =
        "Asks each thing to know what stands beside it, such as the words around a word (skip-gram with negative "
        "sampling).",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = {},
    .needs_contexts = true,
    .build = build};

}  // namespace model::rows
