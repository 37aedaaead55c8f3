// Triplet: each thing should lie nearer to its own class than to the others, by a margin.
//   loss = mean over the triplets of the batch.  Source: Schroff, Kalenichenko, Philbin 2015, FaceNet.
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::none);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(loss.margin)}};
    head.loss = engine::apply(build.graph, engine::ops::triplet, {build.model.map, codes.value(), head.row_weights},
                              attributes);
    return head;
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
    .build = build};

}  // namespace model::rows
