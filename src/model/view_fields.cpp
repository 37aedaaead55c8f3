// See view_fields.h. The order here is the order in panels, JSON and links.
#include "model/view_fields.h"

#include <algorithm>
#include <utility>

#include "model/material.h"
#include "model/strongest_loss.h"
#include "model/view_choices.h"

namespace model {
namespace {

// Puts what is asked now before the choices that can be pinned. `id`: the choice that it stands for at present.
std::vector<Choice> with_asked(std::vector<Choice> choices, const std::string& id) {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.id == id; });
    const std::string label = found == choices.end() ? "what is asked" : found->label;
    for (Choice& choice : choices) choice.closed = choice.label + ", pinned";
    choices.insert(choices.begin(), {kAuto, label + ", as asked",
                                     "Follows the strongest loss. Any other choice stays as it is.", label});
    return choices;
}

std::vector<Choice> attribute_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return choices;
    for (const data::Attribute& a : row->attributes) choices.push_back({a.id, a.label, a.help});
    Spec following = spec;
    following.color_by = kAuto;
    return with_asked(std::move(choices), shown_color(following));
}

bool is_asked(const Spec& spec, const std::string& head) {
    return std::any_of(spec.losses.begin(), spec.losses.end(),
                       [&](const LossSpec& loss) { return loss.weight > 0 && is_output_of(loss, head); });
}

// Heads that nothing trains come last, and say so.
std::vector<Choice> region_field_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices = region_choices(spec);
    for (Choice& choice : choices) {
        if (is_asked(spec, choice.id)) continue;
        choice.label += " (weight 0)";
        choice.help = "Nobody asks for it: its loss has weight 0, so what it says grows stale.";
    }
    std::stable_partition(choices.begin(), choices.end(), [&](const Choice& c) { return is_asked(spec, c.id); });
    Spec following = spec;
    following.regions_of = kAuto;
    return with_asked(std::move(choices), shown_regions(following));
}

}  // namespace

std::vector<Field<Spec>> view_fields() {
    return {
        {.id = "color",
         .label = "colour by",
         .help = "What the colour of a thing says about it. As asked: its colour follows the strongest loss.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::color_by,
         .choices = attribute_choices},
        {.id = "first_color",
         .label = "colours from class",
         .help =
             "Of more than ten classes ten have a colour: this one, counted from 0 by frequency, and those after it.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::first_color,
         .min = 0,
         .max = 990},
        {.id = "regions",
         .label = "regions of",
         .help = "Whose answer fills the map: one loss head's, at every pixel. As asked: the strongest loss's.",
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
         .help = "Which random numbers: each number is another throw, and a layout starts again.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::throw_number,
         .min = 1,
         .max = 9999,
         .applies = has_random_projection,
         .is_in_sweeps = true},
        {.id = "perplexity",
         .label = "perplexity",
         .help = "About how many neighbours each thing counts as near. Few: many small towns. Many: the large lines.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::perplexity,
         .min = 2,
         .max = 200,
         .step = 1,
         .logarithmic = true,
         .applies = is_tsne,
         .is_in_sweeps = true},
        {.id = "exaggeration",
         .label = "attraction",
         .help = "How much stronger neighbours attract each other. 1 is t-SNE, 4 is much like UMAP, 30 like a drawing "
                 "of a graph by springs (ForceAtlas2), and beyond it come Laplacian eigenmaps.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::exaggeration,
         .min = 1,
         .max = 100,
         .step = 0.1,
         .logarithmic = true,
         .applies = is_tsne,
         .is_in_sweeps = true},
        {.id = "early_exaggeration",
         .label = "early attraction",
         .help = "The attraction in the first third of the steps, while towns still find their places (early "
                 "exaggeration); at least as strong as later. 12 is usual. At 1 towns are often torn into pieces.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::early_exaggeration,
         .min = 1,
         .max = 100,
         .step = 0.1,
         .logarithmic = true,
         .applies = is_tsne,
         .is_in_sweeps = true},
        {.id = "neighbours",
         .label = "neighbours",
         .help = "How many neighbours each thing is linked to, itself included. Few: small towns. Many: the large "
                 "lines.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::neighbours,
         .min = 2,
         .max = 200,
         .logarithmic = true,
         .applies = is_umap,
         .is_in_sweeps = true},
        {.id = "min_dist",
         .label = "least distance",
         .help = "How close neighbours may come in the picture (min_dist). 0 packs towns tightly, 1 spreads them.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::min_dist,
         .min = 0,
         .max = 1,
         .step = 0.01,
         .applies = is_umap,
         .is_in_sweeps = true},
        {.id = "layout_rate",
         .label = "rate of the layout",
         .help =
             "How far each step of the layout goes, as a factor on its usual learning rate (t-SNE: a twelfth of the "
             "number of things, at least 200). Small: it has not settled when it comes to rest. Large: steps "
             "overshoot.",
         .lever = Lever::view,
         .change = Change::look,
         .member = &Spec::layout_rate,
         .min = 0.1,
         .max = 10,
         .step = 0.05,
         .logarithmic = true,
         .applies = has_layout_rate,
         .is_in_sweeps = true},
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
