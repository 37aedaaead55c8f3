// L1 activity penalty: each coordinate of the map costs its absolute value.
//   loss = mean absolute value of the map's coordinates
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "sparse map", Answer::none);
    head.loss = engine::apply(build.graph, engine::ops::mean_absolute, {build.model.map});
    return head;
}

}  // namespace

const LossRow activity_l1_loss = {.id = "activity_l1",
                                  .label = "stay on the axes",
                                  .help = "Draws every coordinate to 0, so that things use few of them (L1).",
                                  .target = TargetKind::none,
                                  .answer = Answer::none,
                                  .fields = {},
                                  .only_gathers = true,
                                  .build = build};

}  // namespace model::rows
