// GAN, a generative adversarial network: the forger (generator) makes things out of noise; the expert (discriminator),
// which is the encoder with this head, learns to tell them from real ones; the forger learns to make things that pass.
//   expert  log:     -log p(real | real thing) - log p(made | made thing)
//           squares: |head(real thing) - (0, 1)|^2 + |head(made thing) - (1, 0)|^2, mean over both outputs
//           wasserstein: f(made thing) - f(real thing), where f = (head for real - head for made) / 2
//   forger  the same for its own things with the class of real ones; the expert's weights get no gradient
// Each is a mean over the batch, which has as many made things as real ones. With `turns` the forger learns in every
// so many-th step only, with `pace` at a learning rate of its own, with `maker_optimiser` by an optimiser of its own.
// In the Wasserstein game all weights of the expert, which are those of the encoder and of the head, are clipped to -limit .. limit after each step, so that f cannot be
// steeper than some slope; the best f then shows a multiple of the distance by which made things would have to be moved
// to become the real ones. Where f is 0 means nothing there. Source: Goodfellow and others 2014, Generative Adversarial
// Nets (the forger's loss is that of the end of section 3); Mao and others 2017, Least Squares Generative Adversarial
// Networks; Arjovsky, Chintala, Bottou 2017, Wasserstein Generative Adversarial Networks, algorithm 1.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr float kMade = 0, kReal = 1;
constexpr const char* kSays = "real or made";

// The classes `code` for all things of the batch, as one number, or as one for each of the two outputs: 0 and 1, or in
// the Wasserstein game the factors of mean_product, which are 1 and -1.
struct Asked {
    engine::Value code, pair;
};
Asked add_asked(const Build& build, const LossSpec& loss, const std::string& name, float code) {
    const auto n = static_cast<std::size_t>(build.material.features.n_rows);
    const float made = 1 - code, real = code;
    const bool factors = loss.game == "wasserstein";
    std::vector<float> pairs;
    for (std::size_t i = 0; i < n; ++i) {
        if (factors) pairs.insert(pairs.end(), {1 - 2 * made, 1 - 2 * real});
        if (!factors) pairs.insert(pairs.end(), {made, real});
    }
    return {add_row_source(build, name, 1, std::vector<float>(n, code)),
            add_row_source(build, name + ".pair", 2, std::move(pairs))};
}

// The loss of the expert's outputs [N, 2] for the classes asked.
engine::Value add_score(const Build& build, const Head& head, engine::Value output, const Asked& asked,
                        const Asked& ones) {
    if (head.spec.game == "log")
        return engine::apply(build.graph, engine::ops::softmax_cross_entropy, {output, asked.code, ones.code});
    const engine::Op& op = head.spec.game == "squares" ? engine::ops::mean_squared_error : engine::ops::mean_product;
    const engine::Value both = engine::apply(build.graph, engine::ops::concatenate, {ones.code, ones.code});
    return engine::apply(build.graph, op, {output, asked.pair, both});
}

// The forger's own learning rate and optimiser, and the limit of the expert's weights.
void add_rules(const Build& build, const Head& head) {
    std::vector<engine::UpdateRule>& rules = build.model.update_rules;
    const engine::Optimiser* optimiser = engine::find_optimiser(head.spec.maker_optimiser);  // null: the expert's
    for (const HeadLayer& layer : head.maker) {
        if (head.spec.pace == 1 && optimiser == nullptr) continue;
        for (const engine::Value value : {layer.weight, layer.bias})
            rules.push_back({.parameter = value, .rate = static_cast<float>(head.spec.pace), .optimiser = optimiser});
    }
    if (head.spec.game != "wasserstein") return;
    for (std::size_t i = 0; i < build.graph.nodes.size(); ++i) {
        const engine::Value value{static_cast<int>(i)};
        if (build.graph.nodes[i].kind != engine::NodeKind::parameter) continue;
        if (value.index < head.output.index && engine::learns_through(build.graph, head.output, value))
            rules.push_back({.parameter = value, .limit = static_cast<float>(head.spec.limit)});
    }
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    if (build.model.thing_index.index >= 0) {
        return core::Error{"kind",
                           "A forger's things are not in the graph, so they have no neighbours to hear. Take out the "
                           "layers over nodes, or this loss."};
    }
    engine::Graph& graph = build.graph;
    Head head = make_head(loss, kSays, Answer::classes);
    head.outputs = {"made", "real"};
    head.codes.assign(static_cast<std::size_t>(build.material.features.n_rows), 1);
    add_layers(build, head, build.model.map, 2);
    const engine::Value noise = add_noise(build, "noise." + head.id, kNoiseDims, NoiseInput::Kind::normal);
    const engine::Value all = add_maker(build, head, noise, build.material.features.n_columns);
    const engine::Value made = engine::apply(graph, engine::ops::scale_columns, {all, build.model.feature_mask});
    const engine::Value shown = engine::apply(graph, engine::ops::stop_gradient, {made});
    const engine::Value features = build.model.layers.front();
    const engine::Value output_made = engine::apply_again(graph, features, head.output, shown, false);
    const engine::Value output_frozen = engine::apply_again(graph, features, head.output, made, true);

    const Asked is_real = add_asked(build, loss, "real." + head.id, kReal),
                is_made = add_asked(build, loss, "made." + head.id, kMade);
    head.row_weights = is_real.code;
    const engine::Value of_real = add_score(build, head, head.output, is_real, is_real);
    const engine::Value of_made = add_score(build, head, output_made, is_made, is_real);
    const engine::Value of_forger = add_score(build, head, output_frozen, is_real, is_real);
    const engine::Value turn = add_turn(build, "turn." + head.id, loss.turns);
    const engine::Value expert = engine::apply(graph, engine::ops::add, {of_real, of_made});
    head.loss =
        engine::apply(graph, engine::ops::add, {expert, engine::apply(graph, engine::ops::weigh, {of_forger, turn})});
    head.maker_noise = noise;
    head.made = made;
    head.maker_loss = of_forger;
    add_rules(build, head);
    return head;
}

constexpr std::string_view kFields[] = {"maker", "turns", "game", "pace", "maker_optimiser", "limit", "hidden"};

}  // namespace

const LossRow gan_loss = {
    .id = "gan",
    .label = "tell real from made",
    .help =
        "A forger makes things out of noise; this map learns to tell them from real ones, and the forger to pass "
        "(a GAN).",
    .target = TargetKind::none,
    .answer = Answer::classes,
    .fields = kFields,
    .says = kSays,
    .build = build};

}  // namespace model::rows
