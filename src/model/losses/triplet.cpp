// Triplet: each thing should be nearer to things of its own class than to things of other classes, by a margin.
//   loss = mean over the triplets of the batch.  Source: Schroff, Kalenichenko, Philbin 2015, FaceNet.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    return head_of_pairs(build, loss, engine::ops::triplet, loss.margin);
}

constexpr std::string_view kFields[] = {"margin", "noise"};

}  // namespace

const LossRow triplet_loss = {
    .id = "triplet",
    .label = "contrast triplets",
    .help = "Asks that each thing lies nearer to its own class than to any other, by a margin.",
    .target = TargetKind::category,
    .answer = Answer::none,
    .fields = kFields,
    .least = {.things = 3, .classes = 2, .two_alike = true},
    .build = build};

}  // namespace model::rows
