// Contrastive: pairs of one class are pulled together, others pushed apart until a margin lies between them.
//   loss = mean over the pairs of the batch.  Source: Hadsell, Chopra, LeCun 2006.
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::none);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(loss.margin)}};
    head.loss = engine::apply(build.graph, engine::ops::contrastive, {build.model.map, codes.value(), head.row_weights},
                              attributes);
    return head;
}

constexpr std::string_view kFields[] = {"margin", "noise"};

}  // namespace

const LossRow contrastive_loss = {.id = "contrastive",
                                  .label = "contrast pairs",
                                  .help = "Pulls things of one class together and pushes the others a margin apart.",
                                  .target = TargetKind::category,
                                  .answer = Answer::none,
                                  .fields = kFields,
                                  .build = build};

}  // namespace model::rows
