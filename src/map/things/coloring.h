// Which colour each point has, and the legend that says so: an attribute -> palette indices or ramp positions.
// May include data, model and map; knows no pictures.
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

struct Coloring {
    std::string attribute;  // id
    std::string label, unit;
    bool numeric = false;
    std::vector<int> index;           // [N] palette index (kOthers for merged and missing), categorical
    std::vector<float> ramp;          // [N] 0..1 (5th to 95th percentile, clamped), NaN missing, numeric
    float low = 0, high = 0;          // what 0 and 1 of the ramp mean, in the attribute's unit
    std::vector<LegendEntry> legend;  // categorical
    std::string note;                 // "16 smaller makes share grey"; empty if nothing was merged or missing
};

Coloring color_points(const model::Material& material, const std::string& attribute_id);
// By how far maps of `n_seeds` seeds agree about who is near each thing (projection/agreement.h): 0 to 1, below it as
// 0.
Coloring color_by_agreement(const std::vector<double>& of_thing, int n_seeds);

}  // namespace map
