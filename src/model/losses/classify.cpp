// Classify: a softmax head names the class of an attribute. Regions of the map are where its answer is the same.
//   loss = cross-entropy, mean over the things whose class is known
#include "model/losses/head_builder.h"
#include "model/rows.h"

namespace model::rows {
namespace {

core::Result<Head> build(const HeadBuild& build) {
    const data::Attribute* attribute = data::find_attribute(build.material.dataset.row, build.spec.target);
    ES_CHECK(attribute != nullptr, "a loss with an unknown target got past validate()");
    data::Target target = data::build_target(build.material.dataset, *attribute);
    if (target.classes.empty()) {
        return core::Error{"target", attribute->label + " has no values at all. Choose another target."};
    }
    Head head = build_head(build, attribute->label, Answer::classes, static_cast<int>(target.classes.size()));
    std::vector<float> codes, known;
    for (const int code : target.codes) {
        codes.push_back(code < 0 ? 0.0f : static_cast<float>(code));
        known.push_back(code < 0 ? 0.0f : 1.0f);
    }
    const engine::Value wanted = add_row_source(build, "target." + head.id, 1, std::move(codes));
    head.row_weights = add_row_source(build, "known." + head.id, 1, std::move(known));
    head.loss = engine::apply(build.graph, engine::ops::softmax_cross_entropy, {head.output, wanted, head.row_weights});
    head.outputs = std::move(target.classes);
    head.codes = std::move(target.codes);
    return head;
}

}  // namespace

const LossRow classify = {.id = "classify",
                          .label = "classify",
                          .help = "Asks the map to keep the classes of an attribute apart.",
                          .target = TargetKind::category,
                          .answer = Answer::classes,
                          .build = build};

}  // namespace model::rows
