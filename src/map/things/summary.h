// The summary of a selection: how the selected things differ from all others, as sentences. For each attribute it tests
// which values are more or less frequent among them, and whether numbers are higher or lower (significance.h). Only
// significant findings are listed, the largest effect first; effect sizes are Cohen's h for shares and d for means,
// which share one scale: 0.2 small, 0.5 medium, 0.8 large (Cohen, Statistical Power Analysis for the Behavioral
// Sciences, 1988). May include model and map. Next: cluster_names.h, which makes names of clusters from findings.
#pragma once

#include <string>
#include <vector>

#include "map/things/selection.h"
#include "model/material.h"

namespace map {

// One finding: a difference between the selected things (inside) and all others (outside). Things without a value are
// not counted.
struct Finding {
    std::string attribute, label;  // id and label of the attribute
    data::ColumnKind kind = data::ColumnKind::category;
    int n_inside = 0, n_outside = 0;  // number of things that have a value
    // For categories: one value of the attribute.
    int code = -1;
    std::string value;
    int inside = 0, outside = 0;  // number of things that have this value
    double share_inside = 0, share_outside = 0, share_all = 0;
    double lift = 1;      // share inside over share in all
    double log_odds = 0;  // log odds ratio, inside to outside, with half a thing added to each count (Haldane 1956)
    double z = 0;         // log_odds over its standard error
    // For numbers, in the attribute's unit:
    double mean_inside = 0, mean_outside = 0;
    double deviations = 0;  // (mean inside - mean outside) over the standard deviation of all
    // For both:
    double p = 1, q = 1;   // p-value; q-value (Benjamini-Hochberg) over all tests of this selection
    double strength = 0;   // effect size: |h| or |d|
    bool over = true;      // more frequent or higher inside
    std::string sentence;  // "origin Japan: 42 of 58, 72 % here, 20 % in all (3.6 x)"
};

struct Summary {
    int n_inside = 0, n_all = 0;
    std::string title;              // "58 of 398 things"
    std::vector<Finding> findings;  // strongest first
    std::string note;               // why there are no findings; else empty
    // Reused memory of summarise():
    std::vector<Finding> asked;
    std::vector<double> logs, chances;
};

inline constexpr double kFalseFindings = 0.05;  // accepted false discovery rate
inline constexpr double kLeastStrength = 0.2;   // findings with a smaller effect are left out, however certain
inline constexpr int kMostFindings = 40;

void summarise(const model::Material& material, const Selection& selection, Summary& summary);

}  // namespace map
