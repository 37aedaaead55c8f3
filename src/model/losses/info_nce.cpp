// InfoNCE: each thing should be more similar to things of its own class than to all others of the batch.
//   loss = supervised contrastive, mean over the things.  Source: Khosla et al. 2020; van den Oord et al. 2018.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    return head_of_pairs(build, loss, engine::ops::info_nce, loss.temperature);
}

constexpr std::string_view kFields[] = {"temperature", "noise"};

}  // namespace

const LossRow info_nce_loss = {
    .id = "info_nce",
    .label = "contrast all",
    .help = "Among all things at once, each should find those of its own class nearest (InfoNCE).",
    .target = TargetKind::category,
    .answer = Answer::none,
    .fields = kFields,
    .least = {.things = 3, .classes = 2, .two_alike = true},
    .build = build};

}  // namespace model::rows
