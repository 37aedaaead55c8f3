// Hidden token: some tokens of each sequence are hidden, and a head has to name them from what stands around them.
//   loss = cross-entropy, mean over the hidden positions
// The layers see such a sequence a second time, with 0 in all columns of its hidden positions; the map and all other
// losses are of whole sequences. Of each thing one position is hidden, and each other one with probability `hide`, other
// ones in each step. Source: Devlin et al. 2019, BERT, section 3.1, task 1. Differs: a hidden token leaves a gap instead of
// a token of its own, none is replaced by another one or left in place.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/losses/token_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// Numbers of the positions [N, T] -> [N*T, 1].
engine::Value at_positions(const Build& build, engine::Value x, int steps) {
    return engine::apply(build.graph, engine::ops::unflatten, {x}, {.ints = {steps}, .floats = {}});
}

// x [N*T, C] with 0 in the rows of the hidden positions. hidden [N*T, 1]: 1 or 0.
engine::Value add_gaps(const Build& build, const std::string& name, engine::Value x, engine::Value hidden) {
    engine::Graph& graph = build.graph;
    const int n_columns = engine::shape_of(graph, x).cols;
    const auto row = [&](const char* what, float value) {
        const std::vector<float> values(static_cast<std::size_t>(n_columns), value);
        return engine::add_constant(graph, name + what, {1, n_columns}, values);
    };
    const engine::Value minus = engine::apply(graph, engine::ops::dense, {hidden, row(".minus", -1)});
    const engine::Value visible = engine::apply(graph, engine::ops::bias, {minus, row(".ones", 1)});
    return engine::apply(graph, engine::ops::multiply, {x, visible});
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    const data::Tokens tokens = data::tokens_of(build.material.dataset);
    if (tokens.texts.empty()) return no_tokens_error();
    std::vector<float> codes, known;
    for (const int code : tokens.codes) {
        codes.push_back(code < 0 ? 0.0f : static_cast<float>(code));
        known.push_back(code < 0 ? 0.0f : 1.0f);
    }
    Head head = make_head(loss, "hidden token", Answer::none);
    const engine::Value mask = add_mask(build, "hidden." + head.id, tokens.steps, loss.hide);
    const engine::Value hidden = at_positions(build, mask, tokens.steps);
    const engine::Value wanted = add_position_source(build, "target." + head.id, tokens.steps, std::move(codes));
    const engine::Value there = add_position_source(build, "known." + head.id, tokens.steps, std::move(known));
    const engine::Value weight = engine::apply(build.graph, engine::ops::multiply, {hidden, there});
    const engine::Value read = build.model.outputs[1];  // of "as sequence"
    const engine::Value gaps = add_gaps(build, "gaps." + head.id, read, hidden);
    const engine::Value seen =
        engine::apply_again(build.graph, read, build.model.outputs[last_sequence(build.spec)], gaps, false);
    add_token_head(build, head, seen, tokens, wanted, weight);
    return head;
}

constexpr std::string_view kFields[] = {"hide", "hidden"};

}  // namespace

const LossRow hidden_token_loss = {.id = "hidden_token",
                                   .label = "name what is hidden",
                                   .help =
                                       "Hides tokens of each sequence and asks for them. It teaches the layers up to "
                                       "the last sequence; the map behind "
                                       "them moves for other losses only.",
                                   .target = TargetKind::none,
                                   .answer = Answer::none,
                                   .fields = kFields,
                                   .needs_tokens = true,
                                   .moves_map = false,
                                   .build = build,
                                   .why_not = why_no_tokens};

}  // namespace model::rows
