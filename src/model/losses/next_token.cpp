// Next token: at each position of a sequence a head names the token that stands at the next one. Only what was read up to
// there may help, so no layer may look ahead.
//   loss = cross-entropy, mean over the positions behind which a token stands
// The head reads the last layer whose output is a sequence, and not the map: the map is of whole sequences, behind which
// nothing comes. Source: Bengio et al. 2003, A Neural Probabilistic Language Model, equation 5 without its regularisation.
#include "model/losses/head_builder.h"
#include "model/losses/token_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    const data::Tokens tokens = data::tokens_of(build.material.dataset);
    if (tokens.texts.empty()) return no_tokens_error();
    const auto steps = static_cast<std::size_t>(tokens.steps);
    std::vector<float> codes(tokens.codes.size(), 0.0f), known(tokens.codes.size(), 0.0f);
    for (std::size_t i = 0; i + 1 < codes.size(); ++i) {
        if (i % steps + 1 == steps || tokens.codes[i + 1] < 0) continue;
        codes[i] = static_cast<float>(tokens.codes[i + 1]);
        known[i] = 1;
    }
    Head head = make_head(loss, "next token", Answer::none);
    const engine::Value wanted = add_position_source(build, "target." + head.id, tokens.steps, std::move(codes));
    const engine::Value weight = add_position_source(build, "known." + head.id, tokens.steps, std::move(known));
    add_token_head(build, head, build.model.outputs[last_sequence(build.spec)], tokens, wanted, weight);
    return head;
}

constexpr std::string_view kFields[] = {"hidden"};

}  // namespace

const LossRow next_token_loss = {
    .id = "next_token",
    .label = "tell what comes next",
    .help =
        "Asks each place of a sequence for the token that follows. It teaches the layers up to there; the map behind "
        "them moves for other losses only.",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = kFields,
    .needs_tokens = true,
    .moves_map = false,
    .build = build,
    .why_not = why_no_tokens_ahead};

}  // namespace model::rows
