// See view_fields.h. The order here is the order in panels, JSON and links.
#include "model/view_fields.h"

#include "model/material.h"
#include "model/view_choices.h"

namespace model {
namespace {

std::vector<Choice> attribute_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return choices;
    for (const data::Attribute& a : row->attributes) choices.push_back({a.id, a.label, a.help});
    return choices;
}

std::vector<Choice> region_field_choices(const Spec& spec, const Spec&) { return region_choices(spec); }

}  // namespace

std::vector<Field<Spec>> view_fields() {
    return {
        {.id = "color",
         .label = "colour by",
         .help = "What the colour of a point says about its thing.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::color_by,
         .choices = attribute_choices},
        {.id = "regions",
         .label = "regions of",
         .help = "Whose answer fills the map: one loss head's, at every pixel.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::regions_of,
         .choices = region_field_choices},
        {.id = "theme",
         .label = "theme",
         .help = "Light or dark ground.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::theme,
         .choices = theme_choices},
        {.id = "style",
         .label = "map style",
         .help = "How the map is drawn: a chart, or a land with coasts, hills and towns.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::map_style,
         .choices = map_style_choices},
        {.id = "borders",
         .label = "borders of",
         .help = "A second head, whose borders are drawn over what fills the map.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::borders_of,
         .choices = border_field_choices},
        {.id = "shows",
         .label = "on the map",
         .help = "What lies on the regions: names, contours, arrows and more.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::shows,
         .choices = show_choices},
        {.id = "grid_a",
         .label = "grid over",
         .help = "The first feature of the bent grid.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::grid_a,
         .choices = grid_choices,
         .applies = has_grid},
        {.id = "grid_b",
         .label = "and",
         .help = "The second feature of the bent grid.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::grid_b,
         .choices = grid_choices,
         .applies = has_grid},
        {.id = "projection",
         .label = "seen through",
         .help = "How a layer or a map of more than two dimensions is laid flat to be looked at.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::projection,
         .choices = projection_choices},
        {.id = "throw",
         .label = "throw",
         .help = "Which random directions: each number is another throw.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::throw_number,
         .min = 1,
         .max = 99,
         .applies = has_random_projection},
        {.id = "speed",
         .label = "speed",
         .help = "Steps per second at most; all the way up is as fast as this machine goes.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::speed,
         .min = 1,
         .max = kFullSpeed,
         .logarithmic = true},
    };
}

}  // namespace model
