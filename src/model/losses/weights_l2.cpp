// L2 weight penalty: every weight of the encoder costs its square.
//   loss = mean square of the weights, summed over the layers
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "small weights", Answer::none);
    head.loss = over_encoder_weights(build, engine::ops::mean_square);
    return head;
}

}  // namespace

const LossRow weights_l2_loss = {.id = "weights_l2",
                                 .label = "small weights",
                                 .help = "Asks for small weights, the largest ones most: a smooth map (L2).",
                                 .target = TargetKind::none,
                                 .answer = Answer::none,
                                 .fields = {},
                                 .only_gathers = true,
                                 .build = build};

}  // namespace model::rows
