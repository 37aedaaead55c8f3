// GAN, a generative adversarial network: the forger (generator) makes things out of noise; the expert (discriminator),
// which is the encoder with this head, learns to tell them from real ones; the forger learns to make things that pass.
//   expert  log:     -log p(real | real thing) - log p(made | made thing)
//           squares: |head(real thing) - (0, 1)|^2 + |head(made thing) - (1, 0)|^2, mean over both outputs
//   forger  the same for its own things with the class of real ones; the expert's weights get no gradient
// Each is a mean over the batch, which has as many made things as real ones. With `turns` the forger learns in every
// so many-th step only. Source: Goodfellow and others 2014, Generative Adversarial Nets (the forger's loss is that at
// the end of section 3); Mao and others 2017, Least Squares Generative Adversarial Networks.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

constexpr float kMade = 0, kReal = 1;
constexpr const char* kSays = "real or made";

// The classes `code` for all things of the batch, as one number, or as two that are 0 and 1.
struct Asked {
    engine::Value code, pair;
};
Asked add_asked(const Build& build, const std::string& name, float code) {
    const auto n = static_cast<std::size_t>(build.material.features.n_rows);
    std::vector<float> pairs;
    for (std::size_t i = 0; i < n; ++i) pairs.insert(pairs.end(), {1 - code, code});
    return {add_row_source(build, name, 1, std::vector<float>(n, code)),
            add_row_source(build, name + ".pair", 2, std::move(pairs))};
}

// The loss of the expert's outputs [N, 2] for the classes asked.
engine::Value add_score(const Build& build, const Head& head, engine::Value output, const Asked& asked,
                        const Asked& ones) {
    if (head.spec.game == "squares") {
        const engine::Value both = engine::apply(build.graph, engine::ops::concatenate, {ones.code, ones.code});
        return engine::apply(build.graph, engine::ops::mean_squared_error, {output, asked.pair, both});
    }
    return engine::apply(build.graph, engine::ops::softmax_cross_entropy, {output, asked.code, ones.code});
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

    const Asked is_real = add_asked(build, "real." + head.id, kReal),
                is_made = add_asked(build, "made." + head.id, kMade);
    head.row_weights = is_real.code;
    const engine::Value of_real = add_score(build, head, head.output, is_real, is_real);
    const engine::Value of_made = add_score(build, head, output_made, is_made, is_real);
    const engine::Value of_forger = add_score(build, head, output_frozen, is_real, is_real);
    const engine::Value turn = add_turn(build, "turn." + head.id, loss.turns);
    const engine::Value expert = engine::apply(graph, engine::ops::add, {of_real, of_made});
    head.loss =
        engine::apply(graph, engine::ops::add, {expert, engine::apply(graph, engine::ops::weigh, {of_forger, turn})});
    return head;
}

constexpr std::string_view kFields[] = {"maker", "turns", "game", "hidden"};

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
