// Reconstruct: a head, linear or with hidden units, decodes all features that are on, as in an autoencoder.
//   loss = squared error of the standardised features, mean over those that are on and not missing
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// An id for each column of the feature matrix: "weight", or "origin=USA" for a category.
std::vector<std::string> column_ids(const data::Dataset& dataset) {
    std::vector<std::string> ids;
    for (const data::FeatureGroup& group : dataset.row.groups) {
        for (const std::string& name : group.columns) {
            const data::Column* column = data::find_column(dataset.table, name);
            ES_CHECK(column != nullptr, "load_dataset() let a group name a column that is not there");
            if (column->kind == data::ColumnKind::number) ids.push_back(name);
            for (const std::string& category : column->categories) ids.push_back(name + "=" + category);
        }
    }
    return ids;
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    const data::FeatureMatrix& features = build.material.features;
    Head head = make_head(loss, "features", Answer::features);
    add_layers(build, head, build.model.map, features.n_columns);
    const engine::Value present = add_row_source(build, "present", features.n_columns, features.present);
    head.row_weights = engine::apply(build.graph, engine::ops::scale_columns, {present, build.model.feature_mask});
    head.loss = engine::apply(build.graph, engine::ops::mean_squared_error,
                              {head.output, build.model.features, head.row_weights});
    head.outputs = features.labels;
    head.output_ids = column_ids(build.material.dataset);
    ES_CHECK(head.output_ids.size() == head.outputs.size(), "feature columns and their ids are not as many");
    head.mean = features.mean;
    head.scale = features.scale;
    return head;
}

constexpr std::string_view kFields[] = {"hidden"};

}  // namespace

const LossRow reconstruct_loss = {.id = "reconstruct",
                                  .label = "reconstruct",
                                  .help = "Asks the map to keep everything that came in, as well as it can.",
                                  .target = TargetKind::none,
                                  .answer = Answer::features,
                                  .fields = kFields,
                                  .build = build};

}  // namespace model::rows
