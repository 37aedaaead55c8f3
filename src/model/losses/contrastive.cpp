// Contrastive: pairs of the same class are pulled together, pairs of different classes pushed apart up to a margin.
//   loss = mean over the pairs of the batch.  Source: Hadsell, Chopra, LeCun 2006.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    return head_of_pairs(build, loss, engine::ops::contrastive, loss.margin);
}

constexpr std::string_view kFields[] = {"margin", "noise"};

}  // namespace

const LossRow contrastive_loss = {.id = "contrastive",
                                  .label = "contrast pairs",
                                  .help = "Pulls things of one class together and pushes the others a margin apart.",
                                  .target = TargetKind::category,
                                  .answer = Answer::none,
                                  .fields = kFields,
                                  .least = {.things = 2, .classes = 2},
                                  .build = build};

}  // namespace model::rows
