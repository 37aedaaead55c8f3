// L1 weight penalty: every weight of the encoder costs its absolute value, so many become 0.
//   loss = mean absolute weight, summed over the layers.  Source: Tibshirani 1996.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "few weights", Answer::none);
    head.loss = over_encoder_weights(build, engine::ops::mean_absolute);
    return head;
}

}  // namespace

const LossRow weights_l1_loss = {.id = "weights_l1",
                                 .label = "few weights",
                                 .help = "Asks for weights of 0 wherever one can do without (L1).",
                                 .target = TargetKind::none,
                                 .answer = Answer::none,
                                 .fields = {},
                                 .only_gathers = true,
                                 .build = build};

}  // namespace model::rows
