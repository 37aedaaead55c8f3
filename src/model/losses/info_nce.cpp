// InfoNCE: among all others of the batch, each thing should be able to tell who is of its own class.
//   loss = supervised contrastive, mean over the things.  Source: Khosla et al. 2020; van den Oord et al. 2018.
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::none);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(loss.temperature)}};
    head.loss = engine::apply(build.graph, engine::ops::info_nce, {build.model.map, codes.value(), head.row_weights},
                              attributes);
    return head;
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
    .build = build};

}  // namespace model::rows
