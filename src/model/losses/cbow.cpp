// CBOW (continuous bag of words) with negative sampling: skip-gram the other way round. Several things that are found
// together, such as the words around a place in a text, name by the mean of their places on the map what stands in their
// middle, and name it rather than things sampled at random (negatives). The map is the embedding table of the things in
// the bag; the head is the table of what can stand in the middle, which is learned, too.
//   h = mean of the places of the bag's things
//   loss = mean over sampled bags of  -log sigmoid(h . m + b) - sum over 5 negatives of log sigmoid(-(h . n + b_n))
// b, one number for each row of the head's table, learns how frequent it is. Each thing of a batch is in the bag of one of
// its contexts, sampled by how often they are found together; so are the others of the bag, three contexts of that one.
// Negatives are sampled by count^(3/4). Source: Mikolov et al. 2013, Efficient Estimation of Word Representations in
// Vector Space, section 3.1, with the loss of Distributed Representations of Words and Phrases and their
// Compositionality, equation 4. Differs: bags of four, drawn from the contexts that the data keep, and not all words of a
// window.
#include "engine/ops.h"
#include "engine/skip_gram.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr int kBag = 4;

// Column k of x [N, C], as [N, 1].
engine::Value add_column(const Build& build, const std::string& name, engine::Value x, int k) {
    const int n_columns = engine::shape_of(build.graph, x).cols;
    std::vector<float> one(static_cast<std::size_t>(n_columns), 0.0f);
    one[static_cast<std::size_t>(k)] = 1;
    const engine::Value which = engine::add_constant(build.graph, name, {n_columns, 1}, std::move(one));
    return engine::apply(build.graph, engine::ops::dense, {x, which});
}

// The mean of the places of a bag, [N, dims]: of the thing in the batch, and of columns 1 .. of the sampled ones.
engine::Value add_mean(const Build& build, const Head& head, engine::Value sampled) {
    engine::Value sum = build.model.map;
    for (int k = 1; k < kBag; ++k) {
        const std::string name = "beside." + head.id + "." + std::to_string(k);
        const engine::Value other = add_map_of(build, add_column(build, name, sampled, k));
        sum = engine::apply(build.graph, engine::ops::add, {sum, other});
    }
    const int dims = build.spec.map_dims;
    const std::vector<float> parts(static_cast<std::size_t>(dims), 1.0f / kBag);
    const engine::Value part = engine::add_constant(build.graph, "part." + head.id, {1, dims}, parts);
    return engine::apply(build.graph, engine::ops::scale_columns, {sum, part});
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    if (build.material.dataset.contexts.is_empty()) return no_contexts_error();
    Head head = make_head(loss, "the middle", Answer::none);
    engine::Graph& graph = build.graph;
    const int n_things = build.material.features.n_rows;
    const engine::Value bags = add_sampled(build, "bag." + head.id, kBag, SampledInput::From::company);
    const engine::Value others =
        add_sampled(build, "others." + head.id, engine::kNegatives, SampledInput::From::negative);
    const engine::Value sampled = engine::apply(graph, engine::ops::flatten, {bags});  // [N, kBag], the middle first
    const std::vector<float> ones(static_cast<std::size_t>(n_things), 1.0f);
    const engine::Value one = add_row_source(build, "one." + head.id, 1, ones);
    const engine::Value bag = engine::apply(graph, engine::ops::concatenate, {add_mean(build, head, sampled), one});
    const engine::Value table =
        engine::add_parameter(graph, "head." + head.id + ".middles", {n_things, build.spec.map_dims + 1},
                              init_of(build.spec, engine::Init::glorot));
    const engine::Value middle = add_column(build, "middle." + head.id, sampled, 0);
    const engine::Attributes rows{.ints = {n_things}, .floats = {}};
    const engine::Value wanted = engine::apply(graph, engine::ops::embedding_lookup, {middle, table}, rows);
    const engine::Value negatives = engine::apply(graph, engine::ops::embedding_lookup, {others, table}, rows);
    head.loss = engine::apply(graph, engine::ops::skip_gram, {bag, wanted, negatives});
    return head;
}

}  // namespace

const LossRow cbow_loss = {
    .id = "cbow",
    .label = "tell whose company",
    .help =
        "Asks several things that are found together, by the mean of their places, what stands in their middle (CBOW "
        "with negative sampling).",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = {},
    .needs_contexts = true,
    .build = build};

}  // namespace model::rows
