// The choices of the view's fields (themes, styles, overlays of the map ...), and conditions under which such fields
// apply. The parameters are those of Field::choices and Field::applies: the Spec, and the owner, here the same Spec.
// Internal to view_fields.cpp. May include model/schema.h.
#pragma once

#include <vector>

#include "model/schema.h"

namespace model {

std::vector<Choice> theme_choices(const Spec&, const Spec&);
std::vector<Choice> map_style_choices(const Spec&, const Spec&);
std::vector<Choice> border_field_choices(const Spec& spec, const Spec&);
std::vector<Choice> show_choices(const Spec&, const Spec&);
std::vector<Choice> grid_choices(const Spec& spec, const Spec&);
std::vector<Choice> projection_choices(const Spec&, const Spec&);
bool has_random_projection(const Spec& spec, const Spec&);
bool is_tsne(const Spec& spec, const Spec&);
bool is_umap(const Spec& spec, const Spec&);
bool has_layout_rate(const Spec& spec, const Spec&);
bool has_grid(const Spec& spec, const Spec&);

}  // namespace model
