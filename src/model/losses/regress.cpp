// Regress: a linear head says a number. Its contours are lines of equal answer on the map.
//   loss = squared error of the standardised number, mean over the things that have one; always saying the mean costs 1
#include <cmath>

#include "model/losses/head_builder.h"
#include "model/rows.h"

namespace model::rows {
namespace {

core::Result<Head> build(const HeadBuild& build) {
    const data::Attribute* attribute = data::find_attribute(build.material.dataset.row, build.spec.target);
    ES_CHECK(attribute != nullptr, "a loss with an unknown target got past validate()");
    data::Target target = data::build_target(build.material.dataset, *attribute);
    Head head = build_head(build, attribute->label, Answer::number, 1);
    std::vector<float> values, known;
    for (const float value : target.values) {
        values.push_back(std::isnan(value) ? 0.0f : value);
        known.push_back(std::isnan(value) ? 0.0f : 1.0f);
    }
    const engine::Value wanted = add_row_source(build, "target." + head.id, 1, std::move(values));
    head.row_weights = add_row_source(build, "known." + head.id, 1, std::move(known));
    head.loss = engine::apply(build.graph, engine::ops::mean_squared_error, {head.output, wanted, head.row_weights});
    head.outputs = {attribute->label};
    head.mean = {target.mean};
    head.scale = {target.scale};
    head.values = std::move(target.values);
    return head;
}

}  // namespace

const LossRow regress = {.id = "regress",
                         .label = "regress",
                         .help = "Asks the map to say a number: near things get similar ones.",
                         .target = TargetKind::number,
                         .answer = Answer::number,
                         .build = build};

}  // namespace model::rows
