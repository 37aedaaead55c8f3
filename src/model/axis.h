// Axes of a sweep: an axis is one field of a Spec, named by its path, and the values that it takes in turn. Type,
// range, scale and words of the field are taken from the schema. Each feature group is a switch of its own:
// "features.weight". May include core, data and model. Knows no training. Next: train/sweep.h.
//
//   read_axis(base, "lr=0.001,0.01,0.1")      the values one by one
//   read_axis(base, "lr=0.001..0.1/5")        five values from 0.001 to 0.1, evenly spaced on the field's own scale
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema_value.h"

namespace model {

// Ten for ten seeds or ten throws in one row; of two axes together a sweep takes fewer (train::kMostCells).
inline constexpr int kMostAxisValues = 10;

// The field of a Spec that a path leads to.
struct AxisField {
    std::string label;  // "how much origin counts", "feature year"
    FieldValue now;     // its value in the Spec; bool for a feature group
    double min = 0, max = 0;
    bool logarithmic = false;
    std::vector<Choice> choices;  // for text fields only
    bool applies = true;          // false: the field has no effect in this Spec
};
// Looks up a field. Errors: there is no such field; it changes only the look (and not Field::is_in_sweeps); it is the
// data set, which all cells of a sweep share; it is a set, whose items are fields of their own.
core::Result<AxisField> axis_field(const Spec& spec, const std::string& path);
// Paths of all fields that have an effect in this Spec, in schema order: "lr", "layers.0.width", "losses.0.weight",
// "features.weight".
std::vector<std::string> axis_paths(const Spec& spec);

struct Axis {
    std::string path, label;
    std::vector<FieldValue> values;  // of the field's type
    std::vector<std::string> words;  // each value as text for people: "0.03", "on", a choice's label
};

// An axis from values as text. Errors: those of axis_field(); a text that is not a value of the field's type; fewer
// than 2 values or more than kMostAxisValues; a value that occurs twice. A number out of range is no error here: the
// cell with that value reports it (with_values).
core::Result<Axis> make_axis(const Spec& base, const std::string& path, const std::vector<std::string>& texts);
// An axis of n values from `from` to `to`, both included. Errors: as make_axis(); the field is not numeric; there are
// fewer than n whole numbers in between.
core::Result<Axis> axis_between(const Spec& base, const std::string& path, double from, double to, int n);
// An axis from text: "PATH=V1,V2,..." or "PATH=FROM..TO/N".
core::Result<Axis> read_axis(const Spec& base, std::string_view text);
// The text that read_axis() reads as this axis: "losses.1.weight=0,0.1,1".
std::string axis_text(const Axis& axis);
// An axis of n consecutive seeds, beginning with base.seed (0 follows the greatest seed); 1 <= n <= 64 (checked):
// kMostAxisValues is no limit here.
Axis seed_axis(const Spec& base, int n);

// A value for the field with this path.
struct Setting {
    std::string path;
    FieldValue value;
};
// The Spec with these fields set. Errors: no such field, and those of validate() for the result.
core::Result<Spec> with_values(const Spec& spec, std::span<const Setting> settings);

}  // namespace model
