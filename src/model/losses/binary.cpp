// Binary: each class is a yes-or-no question of its own, answered by a sigmoid.
//   loss = binary cross-entropy, mean over the things with a known class and over the classes
// A thing may be predicted as none of them, and the probabilities need not add up to 1.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::classes);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const auto n_classes = static_cast<int>(head.outputs.size());
    add_layers(build, head, build.model.map, n_classes);
    // The targets as yes or no for each class; the weight of a thing, repeated for all classes.
    const std::vector<float> told = build.model.sources[build.model.sources.size() - 2].rows;
    const std::vector<float> known = build.model.sources.back().rows;
    std::vector<float> wanted, weights;
    for (std::size_t i = 0; i < told.size(); ++i) {
        for (int k = 0; k < n_classes; ++k) {
            wanted.push_back(static_cast<int>(told[i]) == k ? 1.0f : 0.0f);
            weights.push_back(known[i]);
        }
    }
    const engine::Value yes = add_row_source(build, "yes." + head.id, n_classes, std::move(wanted));
    const engine::Value weight = add_row_source(build, "counts." + head.id, n_classes, std::move(weights));
    head.loss = engine::apply(build.graph, engine::ops::binary_cross_entropy, {head.output, yes, weight});
    return head;
}

constexpr std::string_view kFields[] = {"hidden", "balance", "noise"};

}  // namespace

const LossRow binary_loss = {.id = "binary",
                             .label = "detect each",
                             .help = "Asks of every class by itself: is it one of these, yes or no?",
                             .target = TargetKind::category,
                             .answer = Answer::classes,
                             .fields = kFields,
                             .least = {.classes = 2},
                             .build = build};

}  // namespace model::rows
