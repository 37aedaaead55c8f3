// Classify: a softmax head predicts the class of an attribute. A region of the map is where it predicts the same class.
//   loss = cross-entropy, mean over the things whose class is known
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::classes);
    const core::Result<engine::Value> wanted = add_class_target(build, loss, head);
    if (!wanted.ok()) return wanted.error();
    add_layers(build, head, build.model.map, static_cast<int>(head.outputs.size()));
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(loss.smoothing)}};
    head.loss = engine::apply(build.graph, engine::ops::softmax_cross_entropy,
                              {head.output, wanted.value(), head.row_weights}, attributes);
    return head;
}

constexpr std::string_view kFields[] = {"hidden", "balance", "smoothing", "noise"};

}  // namespace

const LossRow classify_loss = {.id = "classify",
                               .label = "classify",
                               .help = "Asks the map to keep the classes of an attribute apart.",
                               .target = TargetKind::category,
                               .answer = Answer::classes,
                               .fields = kFields,
                               .least = {.classes = 2},
                               .build = build};

}  // namespace model::rows
