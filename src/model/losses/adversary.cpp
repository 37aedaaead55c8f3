// Adversary: a head learns to predict an attribute from the map, and the map learns to make it fail.
//   loss = the head's cross-entropy; its gradient reaches the map with the opposite sign
// Source: Ganin, Lempitsky 2015, Unsupervised Domain Adaptation by Backpropagation.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::classes);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const engine::Attributes reversed{.ints = {}, .floats = {1.0f}};
    const engine::Value map = engine::apply(build.graph, engine::ops::reverse_gradient, {build.model.map}, reversed);
    add_layers(build, head, map, static_cast<int>(head.outputs.size()));
    head.loss =
        engine::apply(build.graph, engine::ops::softmax_cross_entropy, {head.output, codes.value(), head.row_weights});
    return head;
}

constexpr std::string_view kFields[] = {"hidden", "balance", "noise"};

}  // namespace

const LossRow adversary_loss = {
    .id = "adversary",
    .label = "forget",
    .help = "Asks the map to hide an attribute: its head tries to read it, and the map learns to make it fail.",
    .target = TargetKind::category,
    .answer = Answer::classes,
    .fields = kFields,
    .least = {.classes = 2},
    .build = build};

}  // namespace model::rows
