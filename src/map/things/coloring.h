// Colours of the points by an attribute, as palette indices (categories) or positions on a colour ramp (numbers), and
// the legend for them. May include data, model and map. Knows nothing about drawing.
#pragma once

#include <string>
#include <vector>

#include "model/material.h"

namespace map {

struct LegendEntry {
    int palette_index = 0;
    std::string label;
    int count = 0;
};

// A class that shares grey with others.
struct GreyClass {
    int code = 0;  // index into the column's categories
    std::string label;
    int count = 0;
};

struct Coloring {
    std::string attribute;  // id
    std::string label, unit;
    bool numeric = false;
    std::vector<int> index;           // [N] palette index (kOthers for merged and missing), categorical
    std::vector<float> ramp;          // [N] 0..1 (5th to 95th percentile, clamped), NaN missing, numeric
    float low = 0, high = 0;          // the values at 0 and 1 of the ramp, in the attribute's unit
    std::vector<LegendEntry> legend;  // categorical
    std::vector<GreyClass> grey;      // the classes merged in the legend's entry kOthers, in the legend's order
    int next_first = 0;               // the first_color that gives the next ten classes a colour; 0 after the last ten
    std::string note;                 // remark for the legend: "The 16 rarest share grey."; may be empty
};

// `first_color`: see Spec::first_color. An unknown attribute colours all things grey and sets `note`.
Coloring color_points(const model::Material& material, const std::string& attribute_id, int first_color = 0);
// Colours by how far the maps of `n_seeds` seeds agree on each thing's neighbours. `of_thing` [N]:
// projection::Agreement; values below 0 are drawn as 0.
Coloring color_by_agreement(const std::vector<double>& of_thing, int n_seeds);
// Colours by trust in a projection: the share of each thing's k neighbours in the picture that are also its neighbours
// in the original space. `kept_of` [N]: that share, 0..1 (projection/quality.h).
Coloring color_by_trust(const std::vector<float>& kept_of, int k);

}  // namespace map
