// See axis.h.
#include "model/axis.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "core/check.h"
#include "core/shown_text.h"
#include "model/material.h"
#include "model/tables.h"

namespace model {
namespace {

constexpr std::string_view kFeatures = "features.";
constexpr int kMostSeeds = 64;

// Splits "losses.0.weight" for the list "losses" into index and field id; nothing if the path is not of this list.
struct ItemPath {
    std::size_t item = 0;
    std::string field;
};
std::optional<ItemPath> item_path(const std::string& path, const ListField& list) {
    const std::string start = std::string(list.id) + ".";
    if (path.compare(0, start.size(), start) != 0) return std::nullopt;
    std::size_t at = start.size();
    std::size_t item = 0;
    while (at < path.size() && path[at] >= '0' && path[at] <= '9' && item < 1000)
        item = item * 10 + static_cast<std::size_t>(path[at++] - '0');
    if (at == start.size() || at >= path.size() || path[at] != '.') return std::nullopt;
    return ItemPath{item, path.substr(at + 1)};
}

template <class Owner, class Act>
bool on_field(std::span<const Field<Owner>> fields, Owner& owner, const std::string& id, Act&& act) {
    for (const Field<Owner>& field : fields) {
        if (field.id != id) continue;
        act(field, owner);
        return true;
    }
    return false;
}

// Calls act(field, owner) for the field that the path leads to; false if there is none. Not for feature groups.
template <class Act>
bool at_path(Spec& spec, const std::string& path, Act&& act) {
    if (const auto layer = item_path(path, layers_field())) {
        return layer->item < spec.layers.size() &&
               on_field(layer_fields(), spec.layers[layer->item], layer->field, act);
    }
    if (const auto loss = item_path(path, losses_field())) {
        return loss->item < spec.losses.size() && on_field(loss_fields(), spec.losses[loss->item], loss->field, act);
    }
    return on_field(spec_fields(), spec, path, act);
}

const data::FeatureGroup* group_at(const Spec& spec, const std::string& path) {
    if (path.compare(0, kFeatures.size(), kFeatures) != 0) return nullptr;
    const data::DatasetRow* row = dataset_row(spec);
    return row == nullptr ? nullptr : data::find_group(*row, path.substr(kFeatures.size()));
}

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What a loss is about: its target, or what it does.
std::string loss_name(const Spec& spec, const LossSpec& loss) {
    const data::DatasetRow* row = dataset_row(spec);
    const std::string_view target = row == nullptr ? "" : label_of_target(*row, loss);
    if (!target.empty()) return std::string(target);
    const LossRow* kind = find_loss(loss.kind);
    return "\"" + std::string(kind != nullptr ? kind->label : std::string_view(loss.kind)) + "\"";
}

// "how much origin counts", "width of layer 1", "learning rate".
std::string axis_label(const Spec& spec, const std::string& path, std::string_view label) {
    const std::string of = std::string(label) + " of ";
    if (const auto layer = item_path(path, layers_field())) return of + "layer " + std::to_string(layer->item + 1);
    const auto loss = item_path(path, losses_field());
    if (!loss || loss->item >= spec.losses.size()) return std::string(label);
    const std::string name = loss_name(spec, spec.losses[loss->item]);
    return loss->field == "weight" ? "how much " + name + " counts" : of + name;
}

core::Error no_such_field(const Spec& spec, const std::string& path) {
    std::string known;
    for (const std::string& each : axis_paths(spec)) known += (known.empty() ? "" : ", ") + each;
    return {core::printable(core::shortened(path)),
            "There is no field " + core::quoted(path) + " in this experiment. Choose one of: " + known + "."};
}

std::string words_of(const AxisField& field, const FieldValue& value) {
    const std::string text = value_text(value);
    for (const Choice& choice : field.choices) {
        if (choice.id == text) return choice.label;
    }
    return text;
}

std::optional<FieldValue> value_from(const std::string& text, const FieldValue& like) {
    if (std::holds_alternative<std::string>(like)) return FieldValue(text);
    if (std::holds_alternative<bool>(like)) {
        if (text == "on" || text == "true") return FieldValue(true);
        if (text == "off" || text == "false") return FieldValue(false);
        return std::nullopt;
    }
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != 0 || !std::isfinite(number)) return std::nullopt;
    if (std::holds_alternative<double>(like)) return FieldValue(number);
    if (number != std::floor(number) || std::fabs(number) > 1e9) return std::nullopt;
    return FieldValue(static_cast<int>(number));
}

const char* type_words(const FieldValue& value) {
    if (std::holds_alternative<int>(value)) return "a whole number";
    if (std::holds_alternative<double>(value)) return "a number";
    return "on or off";
}

// The end of the sentence about a text that value_from() refuses.
std::string what_is_wrong(const std::string& text, const FieldValue& like) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const bool is_number = !text.empty() && *end == 0 && !std::isnan(number) && !std::holds_alternative<bool>(like);
    if (is_number && std::isinf(number)) return "which is infinite; give a finite number";
    if (is_number && number == std::floor(number)) return "which is too " + std::string(number > 0 ? "large" : "small");
    return std::string("but has to be ") + type_words(like);
}

// A number with at most four digits, enough to tell an axis's values apart: 0.6667.
void shorten(Axis& axis) {
    std::vector<std::string> words;
    for (const FieldValue& value : axis.values) {
        const double* number = std::get_if<double>(&value);
        if (number == nullptr) return;
        char text[32];
        std::snprintf(text, sizeof text, "%.4g", *number);
        if (std::find(words.begin(), words.end(), text) != words.end()) return;
        words.emplace_back(text);
    }
    axis.words = std::move(words);
}

// Checks the values of an axis and adds their words.
core::Result<Axis> finished(const AxisField& field, Axis axis) {
    const int n = static_cast<int>(axis.values.size());
    if (n < 2 || n > kMostAxisValues) {
        return core::Error{axis.path, field.label + " has " + std::to_string(n) + (n == 1 ? " value" : " values") +
                                          " here; an axis takes 2 to " + std::to_string(kMostAxisValues) + "."};
    }
    axis.label = field.label;
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        if (std::find(axis.values.begin(), axis.values.begin() + static_cast<long>(i), axis.values[i]) !=
            axis.values.begin() + static_cast<long>(i)) {
            return core::Error{axis.path, field.label + " takes the value " + value_text(axis.values[i]) +
                                              " twice; leave one of them out."};
        }
        axis.words.push_back(words_of(field, axis.values[i]));
    }
    shorten(axis);
    return axis;
}

// Rounded to this many significant digits.
double rounded(double value, int digits) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    return std::strtod(text, nullptr);
}

template <class Owner>
void add_paths(std::span<const Field<Owner>> fields, const Spec& spec, const Owner& owner, const std::string& start,
               std::vector<std::string>& paths) {
    for (const Field<Owner>& field : fields) {
        const std::string path = start + std::string(field.id);
        const core::Result<AxisField> found = axis_field(spec, path);
        if (found.ok() && applies(field, spec, owner)) paths.push_back(path);
    }
}

}  // namespace

core::Result<AxisField> axis_field(const Spec& spec, const std::string& path) {
    AxisField found;
    if (const data::FeatureGroup* group = group_at(spec, path)) {
        found.label = "feature " + group->label;
        found.now = holds(spec.features, group->id);
        return found;
    }
    Change change = Change::live;
    bool in_sweeps = false, of_data = false;
    Spec copy = spec;
    const bool there = at_path(copy, path, [&](const auto& field, const auto& owner) {
        found.label = axis_label(spec, path, field.label);
        found.now = get_field(field, owner);
        found.min = field.min;
        found.max = field.max;
        found.logarithmic = field.logarithmic;
        if (field.choices != nullptr) found.choices = field.choices(copy, owner);
        found.applies = applies(field, copy, owner);
        change = field.change;
        in_sweeps = field.is_in_sweeps;
        of_data = field.lever == Lever::data;
    });
    if (!there) return no_such_field(spec, path);
    if (change == Change::look && !in_sweeps) {
        return core::Error{path, found.label +
                                     " changes only how a map is drawn, not what is learned. Choose a lever "
                                     "that training feels."};
    }
    if (of_data) {
        return core::Error{path, "All maps of a sweep are of the same data. Start one sweep for each data set."};
    }
    if (std::holds_alternative<std::vector<std::string>>(found.now)) {
        return core::Error{path, "Switch one group at a time, such as " + path + "." +
                                     (found.choices.empty() ? "x" : found.choices.front().id) + "=on,off."};
    }
    return found;
}

std::vector<std::string> axis_paths(const Spec& spec) {
    std::vector<std::string> paths;
    add_paths(spec_fields(), spec, spec, "", paths);
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        add_paths(layer_fields(), spec, spec.layers[i], "layers." + std::to_string(i) + ".", paths);
    }
    for (std::size_t i = 0; i < spec.losses.size(); ++i) {
        add_paths(loss_fields(), spec, spec.losses[i], "losses." + std::to_string(i) + ".", paths);
    }
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return paths;
    for (const data::FeatureGroup& group : row->groups) paths.push_back(std::string(kFeatures) + group.id);
    return paths;
}

core::Result<Axis> make_axis(const Spec& base, const std::string& path, const std::vector<std::string>& texts) {
    const core::Result<AxisField> field = axis_field(base, path);
    if (!field.ok()) return field.error();
    Axis axis{.path = path, .label = {}, .values = {}, .words = {}};
    for (const std::string& text : texts) {
        const std::optional<FieldValue> value = value_from(text, field.value().now);
        if (!value) {
            return core::Error{path, field.value().label + " is " + core::quoted(text) + " here, " +
                                         what_is_wrong(text, field.value().now) + "."};
        }
        axis.values.push_back(*value);
    }
    return finished(field.value(), std::move(axis));
}

core::Result<Axis> axis_between(const Spec& base, const std::string& path, double from, double to, int n) {
    const core::Result<AxisField> field = axis_field(base, path);
    if (!field.ok()) return field.error();
    const bool whole = std::holds_alternative<int>(field.value().now);
    if (!whole && !std::holds_alternative<double>(field.value().now)) {
        return core::Error{path, field.value().label + " is no number; list its values: " + path + "=A,B."};
    }
    Axis axis{.path = path, .label = {}, .values = {}, .words = {}};
    const bool by_factors = field.value().logarithmic && from > 0 && to > 0;
    // Three digits tell neighbouring values apart; whole numbers keep all digits.
    const bool coarse = by_factors && !whole && std::fabs(std::log(to / from)) > 1;
    for (int i = 0; i < n && i <= kMostAxisValues; ++i) {
        const double share = n > 1 ? static_cast<double>(i) / (n - 1) : 0;
        double value = by_factors ? from * std::pow(to / from, share) : from + (to - from) * share;
        value = i == 0 ? from : i == n - 1 ? to : rounded(value, coarse ? 3 : 6);
        if (whole && !(std::fabs(value) <= 1e9)) value = std::copysign(1e9, value);
        if (whole) {
            axis.values.emplace_back(static_cast<int>(std::lround(value)));
        } else {
            axis.values.emplace_back(value);
        }
    }
    return finished(field.value(), std::move(axis));
}

core::Result<Axis> read_axis(const Spec& base, std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return core::Error{
            "", "An axis looks like lr=0.01,0.03,0.1 or lr=0.001..0.1/5, not like " + core::quoted(text) + "."};
    }
    const std::string path(text.substr(0, equals));
    const std::string values(text.substr(equals + 1));
    if (values.find("..") != std::string::npos) {
        double from = 0, to = 0;
        int n = 0, end = 0;
        // A point after the first number would be read as its decimal point: "1..5".
        const std::size_t dots = values.find("..");
        const std::string first = values.substr(0, dots);
        char* rest = nullptr;
        from = std::strtod(first.c_str(), &rest);
        const bool read = dots > 0 && *rest == 0 &&
                          std::sscanf(values.c_str() + dots + 2, "%lf/%4d%n", &to, &n, &end) == 2 &&
                          dots + 2 + static_cast<std::size_t>(end) == values.size();
        if (!read || !std::isfinite(from) || !std::isfinite(to)) {
            return core::Error{path,
                               core::quoted(values) + " is no range; it looks like 0.001..0.1/5: from, to, how many."};
        }
        return axis_between(base, path, from, to, n);
    }
    std::vector<std::string> texts;
    for (std::size_t at = 0; at <= values.size();) {
        const std::size_t comma = std::min(values.find(',', at), values.size());
        texts.push_back(values.substr(at, comma - at));
        at = comma + 1;
    }
    return make_axis(base, path, texts);
}

std::string axis_text(const Axis& axis) {
    std::string text = axis.path + "=";
    for (std::size_t i = 0; i < axis.values.size(); ++i) text += (i == 0 ? "" : ",") + value_text(axis.values[i]);
    return text;
}

Axis seed_axis(const Spec& base, int n) {
    ES_CHECK(n >= 1 && n <= kMostSeeds, "a sweep has room for 1 to 64 seeds");
    const auto most = static_cast<int>(spec_field("seed").max);
    Axis axis{.path = "seed", .label = std::string(spec_field("seed").label), .values = {}, .words = {}};
    for (int i = 0; i < n; ++i) {
        const int seed = (base.seed + i) % (most + 1);
        axis.values.emplace_back(seed);
        axis.words.push_back(std::to_string(seed));
    }
    return axis;
}

core::Result<Spec> with_values(const Spec& spec, std::span<const Setting> settings) {
    Spec changed = spec;
    for (const Setting& setting : settings) {
        if (const data::FeatureGroup* group = group_at(spec, setting.path)) {
            std::erase(changed.features, group->id);
            if (std::get<bool>(setting.value)) changed.features.push_back(group->id);
            continue;
        }
        const bool there = at_path(changed, setting.path,
                                   [&](const auto& field, auto& owner) { set_field(field, owner, setting.value); });
        if (!there) return no_such_field(spec, setting.path);
    }
    if (const core::Status valid = validate(changed); !valid.ok()) return valid.error();
    return normalised(std::move(changed));
}

}  // namespace model
