// Centre: every class has a learned centre on the map, and its things are pulled towards it.
//   loss = mean squared distance to the centre.  Source: Wen et al. 2016, A Discriminative Feature Learning Approach.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, target_label(build, loss), Answer::none);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const int dims = engine::shape_of(build.graph, build.model.map).cols;
    const engine::Value centres =
        engine::add_parameter(build.graph, "head." + head.id + ".centres",
                              {static_cast<int>(head.outputs.size()), dims}, init_of(build.spec, engine::Init::glorot));
    head.loss =
        engine::apply(build.graph, engine::ops::centre, {build.model.map, codes.value(), centres, head.row_weights});
    return head;
}

constexpr std::string_view kFields[] = {"noise"};

}  // namespace

const LossRow centre_loss = {
    .id = "centre",
    .label = "gather",
    .help = "Draws the things of each class to a centre of their own: alone it would draw all to one place.",
    .target = TargetKind::category,
    .answer = Answer::none,
    .fields = kFields,
    .only_gathers = true,
    .build = build};

}  // namespace model::rows
