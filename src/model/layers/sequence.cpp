// Reads the features as a sequence: the positions of each thing in reading order [N*T, C]. Letters and other categories
// are 1 in the column of what stands there and 0 in the others.
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<data::Form> gives(const Spec& spec, const LayerSpec&, const data::Form&) {
    if (const data::FeatureGroup* group = group_of_form(spec, data::FormKind::sequence)) return group->form;
    return core::Error{"kind",
                       "reads the features as a sequence, but no feature of these data is one. Choose data with "
                       "sequences, such as letters of names."};
}

engine::Value build(const Build& build, engine::Value x, const LayerSpec&, const std::string& name) {
    const engine::Value raw = add_original_categories(build, x, name);
    return add_rearranged(build, raw, group_of_form(build.spec, data::FormKind::sequence)->form, name);
}

}  // namespace

const LayerRow sequence_layer = {
    .id = "sequence",
    .label = "as sequence",
    .help = "Reads what stands at each position, first to last, and not all of it as one long row.",
    .fields = {},
    .takes = only(data::FormKind::row),
    .reads_features = true,
    .gives = gives,
    .build = build,
    .brief = "sequence"};

}  // namespace model::rows
