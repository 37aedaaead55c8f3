// An axis of a sweep: one field of a Spec by its path, and the values that it takes in turn. Everything about the field
// (type, range, scale, words) is read off the schema; a group of features is a switch of its own: "features.weight".
// May include core, data and model. Knows nothing of training. Next: train/sweep.h.
//
//   read_axis(base, "lr=0.001,0.01,0.1")      the values themselves
//   read_axis(base, "lr=0.001..0.1/5")        five from the one to the other, evenly on the field's own scale
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema_value.h"

namespace model {

inline constexpr int kMostAxisValues = 8;

// What a path leads to in one Spec.
struct AxisField {
    std::string label;  // "loss 1: weight", "feature year"
    FieldValue now;     // its value in the Spec; bool for a group of features
    double min = 0, max = 0;
    bool logarithmic = false;
    std::vector<Choice> choices;  // of texts only
    bool applies = true;          // false: it means nothing in this Spec
};
// Errors: no such field; one that changes only the picture; the data set, which all cells of a sweep share.
core::Result<AxisField> axis_field(const Spec& spec, const std::string& path);
// All paths that mean something in this Spec, in schema order: "lr", "layers.0.width", "losses.0.weight",
// "features.weight".
std::vector<std::string> axis_paths(const Spec& spec);

struct Axis {
    std::string path, label;
    std::vector<FieldValue> values;  // of the field's own type
    std::vector<std::string> words;  // one a value: "0.03", "on", a choice's label
};

// Values as texts. Errors: those of axis_field(), a text that is no value of this type, fewer than 2 values or more
// than kMostAxisValues, one twice. A number out of range is none: the cell it is in says so (with_values).
core::Result<Axis> make_axis(const Spec& base, const std::string& path, const std::vector<std::string>& texts);
// n values from `from` to `to`, both among them. Errors: also where the field is no number, or where fewer whole
// numbers lie between.
core::Result<Axis> axis_between(const Spec& base, const std::string& path, double from, double to, int n);
// "PATH=V1,V2,..." or "PATH=FROM..TO/N".
core::Result<Axis> read_axis(const Spec& base, std::string_view text);
// What read_axis() reads as this axis: "losses.1.weight=0,0.1,1".
std::string axis_text(const Axis& axis);
// n seeds, the base's own first; as many as the sweep has room for (checked: 1 to 64).
Axis seed_axis(const Spec& base, int n);

struct Setting {
    std::string path;
    FieldValue value;
};
// The Spec with these values. Errors: no such field, and what validate() says of all of them together.
core::Result<Spec> with_values(const Spec& spec, std::span<const Setting> settings);

}  // namespace model
