// Regress: a linear head predicts a number. Its contours on the map are lines of equal prediction.
//   loss = squared error of the standardised number, mean over the things that have one; predicting the mean costs 1
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    return head_of_number(build, loss, engine::ops::mean_squared_error);
}

constexpr std::string_view kFields[] = {"hidden", "noise"};

}  // namespace

const LossRow regress_loss = {.id = "regress",
                              .label = "regress",
                              .help = "Asks the map to say a number: near things get similar ones.",
                              .target = TargetKind::number,
                              .answer = Answer::number,
                              .fields = kFields,
                              .build = build};

}  // namespace model::rows
