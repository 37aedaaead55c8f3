// Huber: like regress, but large errors count by their size and not by their square.
//   loss = Huber's, mean over the things that have a number; it becomes linear at one standard deviation
// Source: Huber 1964, Robust Estimation of a Location Parameter.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    return head_of_number(build, loss, engine::ops::huber, {.ints = {}, .floats = {1.0f}});
}

constexpr std::string_view kFields[] = {"hidden", "noise"};

}  // namespace

const LossRow huber_loss = {.id = "huber",
                            .label = "regress, robust",
                            .help = "Asks for a number, but is not impressed by the few that are far off.",
                            .target = TargetKind::number,
                            .answer = Answer::number,
                            .fields = kFields,
                            .build = build};

}  // namespace model::rows
