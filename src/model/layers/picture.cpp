// Reads the features as a picture: the pixels of each thing [N*H*W, C], in place of one row of numbers. Its channels are
// those of all feature groups of the same size; a group that is off is 0 in it.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec& spec, const LayerSpec&, const data::Form&) {
    if (const data::FeatureGroup* group = group_of_form(spec, data::FormKind::picture)) return group->form;
    return core::Error{"kind",
                       "reads the features as a picture, but no feature of these data is one. Choose data with "
                       "pictures, such as handwritten digits."};
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string& name) {
    return add_rearranged(build, x, group_of_form(build.spec, data::FormKind::picture)->form, name);
}

}  // namespace

const LayerRow picture_layer = {.id = "picture",
                                .label = "as picture",
                                .help = "Reads the pixels where they lie in the picture, and not as one long row.",
                                .fields = {},
                                .takes = only(data::FormKind::row),
                                .reads_features = true,
                                .gives = gives,
                                .build = build,
                                .brief = "picture"};

}  // namespace model::rows
