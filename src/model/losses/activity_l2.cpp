// L2 activity penalty: each coordinate of the map costs its square.
//   loss = mean square of the map's coordinates
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "small map", Answer::none);
    head.loss = engine::apply(build.graph, engine::ops::mean_square, {build.model.map});
    return head;
}

}  // namespace

const LossRow activity_l2_loss = {.id = "activity_l2",
                                  .label = "stay small",
                                  .help = "Draws everything towards the middle of the map, far things most (L2).",
                                  .target = TargetKind::none,
                                  .answer = Answer::none,
                                  .fields = {},
                                  .only_gathers = true,
                                  .build = build};

}  // namespace model::rows
