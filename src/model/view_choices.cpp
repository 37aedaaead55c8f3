// See view_choices.h.
#include "model/view_choices.h"

#include <algorithm>

#include "model/material.h"
#include "projection/projections.h"

namespace model {
namespace {

bool is_layout(const Spec& spec, projection::Method method) {
    const projection::Projection* row = projection::find_projection(spec.projection);
    return row != nullptr && row->is_layout() && row->method == method;
}

}  // namespace

std::vector<Choice> theme_choices(const Spec&, const Spec&) {
    return {{"auto", "as the system", "Follows the setting of your system."},
            {"light", "light", "Dark text on light ground."},
            {"dark", "dark", "Light text on dark ground."}};
}

std::vector<Choice> map_style_choices(const Spec&, const Spec&) {
    return {{"chart", "chart", "The whole plane, coloured by the head's answer."},
            {"fantasy", "fantasy", "Land where there are things, and countries, hills and towns on it."}};
}

// Borders of another head output than the one that fills the map; choosing the same one has no effect.
std::vector<Choice> border_field_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices = {{"none", "none", "Only the head that fills the map."}};
    for (Choice& choice : region_choices(spec)) choices.push_back(std::move(choice));
    return choices;
}

// To add one: its line here, and what draws it in app/view/map_layers.cpp.
std::vector<Choice> show_choices(const Spec&, const Spec&) {
    return {
        {"names", "names of things", "What a thing is called or looks like; more of them the closer you look."},
        {"density", "density", "Lines that hold 30, 50, 70 and 90 % of all things."},
        {"clusters", "clusters", "Crowds of things, named by what sets them apart."},
        {"contours", "contours", "Lines of equal value of the head that fills the map, and what they say."},
        {"arrows", "arrows", "Where each loss would move each thing, in that loss's colour."},
        {"springs", "springs", "The pairs that a loss on pairs pulls together or pushes apart."},
        {"grid", "bent grid", "A grid over two features, as the layers bend it onto the map."},
        {"loadings", "loadings", "Arrows on a plane of more than two dimensions: where each feature pulls the things."},
        {"mistakes", "false and torn neighbours",
         "Lines over a picture of more than two dimensions: solid red between things that are near here and far in "
         "truth, dashed between those that are near in truth and far here."},
        {"links", "links", "Who hears whom, where a layer reads the things as the nodes of a graph."},
        {"made", "made things", "What a net makes out of noise: a forger's things, or noise on its way to the map."},
        {"trails", "trails", "Where each thing was just now, fading."},
        {"ghost", "ghost", "After a lever, the borders as they were before it, and a glow where land changed hands."}};
}

// Features of which one line can be drawn: a number or a category, not hundreds of pixels.
std::vector<Choice> grid_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices = {{"auto", "the first", "The first features of numbers that are switched on."}};
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return choices;
    for (const data::FeatureGroup& group : row->groups) {
        if (group.columns.size() == 1) choices.push_back({group.id, group.label, group.help});
    }
    return choices;
}

std::vector<Choice> projection_choices(const Spec&, const Spec&) {
    std::vector<Choice> choices;
    for (const projection::Projection& row : projection::projection_table()) {
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
    }
    return choices;
}

bool has_random_projection(const Spec& spec, const Spec&) {
    const projection::Projection* row = projection::find_projection(spec.projection);
    return row != nullptr && row->is_random;
}

bool is_tsne(const Spec& spec, const Spec&) { return is_layout(spec, projection::Method::tsne); }
bool is_umap(const Spec& spec, const Spec&) { return is_layout(spec, projection::Method::umap); }
bool has_layout_rate(const Spec& spec, const Spec& owner) { return is_tsne(spec, owner) || is_umap(spec, owner); }

bool has_grid(const Spec& spec, const Spec&) {
    return std::find(spec.shows.begin(), spec.shows.end(), std::string("grid")) != spec.shows.end();
}

}  // namespace model
