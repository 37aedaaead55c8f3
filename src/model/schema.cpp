// What follows from the schema's rows: lookup, validation with sentences, normal form.
#include "model/schema.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/shown_text.h"
#include "model/forms.h"
#include "model/material.h"
#include "model/schema_value.h"
#include "model/tables.h"

namespace model {
namespace {

template <class Owner>
const Field<Owner>& by_id(std::span<const Field<Owner>> fields, std::string_view id) {
    for (const Field<Owner>& field : fields) {
        if (field.id == id) return field;
    }
    ES_CHECK(false, "the schema has no field " + std::string(id));
}

std::string joined(const std::vector<Choice>& choices) {
    std::string text;
    for (const Choice& choice : choices) text += (text.empty() ? "" : ", ") + choice.id;
    return text;
}

bool is_choice(const std::vector<Choice>& choices, const std::string& id) {
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& c) { return c.id == id; });
}

std::string out_of_range(std::string_view label, const std::string& value, double min, double max) {
    return std::string(label) + " is " + value + "; it can be " + number_text(min) + " to " + number_text(max) +
           ". Choose a value in between.";
}

std::string not_a_choice(std::string_view label, const std::string& value, const std::vector<Choice>& choices) {
    if (choices.empty())
        return std::string(label) + " is " + core::quoted(value) + ", but nothing can be chosen here. Leave it out.";
    return std::string(label) + " is " + core::quoted(value) +
           ", which is not known here. Choose one of: " + joined(choices) + ".";
}

template <class Owner>
core::Error items_problem(std::span<const Field<Owner>> fields, const Spec& spec, const std::vector<Owner>& items,
                          std::string_view list) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const Field<Owner>& field : fields) {
            std::string sentence = field_problem(field, spec, items[i], get_field(field, items[i]));
            if (sentence.empty()) continue;
            return {std::string(list) + "." + std::to_string(i) + "." + std::string(field.id), std::move(sentence)};
        }
    }
    return {};
}

core::Error count_problem(const ListField& list, std::size_t count) {
    const auto n = static_cast<int>(count);
    if (n >= list.min_items && n <= list.max_items) return {};
    return {std::string(list.id), "There are " + std::to_string(n) + " " + std::string(list.label) + "; there can be " +
                                      std::to_string(list.min_items) + " to " + std::to_string(list.max_items) +
                                      (n < list.min_items ? ". Add one." : ". Remove one.")};
}

core::Error twin_problem(const Spec& spec) {
    for (std::size_t i = 0; i < spec.losses.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (spec.losses[i].kind != spec.losses[k].kind || spec.losses[i].target != spec.losses[k].target) continue;
            const std::string& target = spec.losses[i].target;
            return {"losses." + std::to_string(i) + ".target",
                    "The loss \"" + spec.losses[i].kind + (target.empty() ? "" : " " + target) +
                        "\" is there twice. Choose another target, or raise the weight of the first one."};
        }
    }
    return {};
}

}  // namespace

std::string_view when_it_acts(Change change) {
    switch (change) {
        case Change::look:
        case Change::live:
            return "acts at once";
        case Change::graft:
            return "carries on";
        case Change::anew:
            return "starts anew";
    }
    return "";
}

const Field<Spec>& spec_field(std::string_view id) { return by_id(spec_fields(), id); }
const Field<LayerSpec>& layer_field(std::string_view id) { return by_id(layer_fields(), id); }
const Field<LossSpec>& loss_field(std::string_view id) { return by_id(loss_fields(), id); }

std::string number_text(double number) {
    char text[32];
    for (int digits = 6; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, number);
        if (std::strtod(text, nullptr) == number) break;
    }
    return text;
}

std::string value_text(const FieldValue& value) {
    if (const int* number = std::get_if<int>(&value)) return std::to_string(*number);
    if (const double* number = std::get_if<double>(&value)) return number_text(*number);
    if (const bool* on = std::get_if<bool>(&value)) return *on ? "on" : "off";
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    std::string text;
    for (const std::string& id : std::get<std::vector<std::string>>(value)) text += (text.empty() ? "" : ",") + id;
    return text;
}

template <class Owner>
std::string field_problem(const Field<Owner>& field, const Spec& spec, const Owner& owner, const FieldValue& value) {
    const std::vector<Choice> choices = field.choices == nullptr ? std::vector<Choice>{} : field.choices(spec, owner);
    if (const int* number = std::get_if<int>(&value)) {
        if (*number < field.min || *number > field.max) {
            return out_of_range(field.label, std::to_string(*number), field.min, field.max);
        }
    } else if (const double* real = std::get_if<double>(&value)) {
        if (!(*real >= field.min && *real <= field.max)) {
            return out_of_range(field.label, number_text(*real), field.min, field.max);
        }
    } else if (const std::string* text = std::get_if<std::string>(&value)) {
        const bool may_be_empty = field.change == Change::look || choices.empty();
        if (!(text->empty() && may_be_empty) && !is_choice(choices, *text)) {
            return not_a_choice(field.label, *text, choices);
        }
    } else if (const auto* set = std::get_if<std::vector<std::string>>(&value)) {
        for (const std::string& id : *set) {
            if (!is_choice(choices, id)) return not_a_choice(field.label, id, choices);
        }
    }
    return "";
}
template std::string field_problem(const Field<Spec>&, const Spec&, const Spec&, const FieldValue&);
template std::string field_problem(const Field<LayerSpec>&, const Spec&, const LayerSpec&, const FieldValue&);
template std::string field_problem(const Field<LossSpec>&, const Spec&, const LossSpec&, const FieldValue&);

// Each value once, in the order of the choices. Unknown values stay, at the end, for validate() to refuse.
static std::vector<std::string> in_order_of(const std::vector<Choice>& choices, const std::vector<std::string>& ids) {
    std::vector<std::string> ordered;
    for (const Choice& choice : choices) {
        if (std::find(ids.begin(), ids.end(), choice.id) != ids.end()) ordered.push_back(choice.id);
    }
    for (const std::string& id : ids) {
        if (!is_choice(choices, id)) ordered.push_back(id);
    }
    return ordered;
}

Spec normalised(Spec spec) {
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return spec;
    std::vector<std::string> in_order;
    for (const data::FeatureGroup& group : row->groups) {
        if (std::find(spec.features.begin(), spec.features.end(), group.id) != spec.features.end()) {
            in_order.push_back(group.id);
        }
    }
    for (const std::string& id : spec.features) {  // unknown ones stay, for validate() to refuse
        if (data::find_group(*row, id) == nullptr) in_order.push_back(id);
    }
    spec.features = std::move(in_order);
    const std::vector<Choice> regions = region_choices(spec);
    if (!is_choice(regions, spec.regions_of)) spec.regions_of = kAuto;
    if (spec.borders_of != "none" && !is_choice(regions, spec.borders_of)) spec.borders_of = "none";
    for (std::string* grid : {&spec.grid_a, &spec.grid_b}) {
        if (!is_choice(spec_field("grid_a").choices(spec, spec), *grid)) *grid = "auto";
    }
    spec.shows = in_order_of(spec_field("shows").choices(spec, spec), spec.shows);
    return spec;
}

core::Status validate(const Spec& spec) {
    for (const Field<Spec>& field : spec_fields()) {
        std::string sentence = field_problem(field, spec, spec, get_field(field, spec));
        if (!sentence.empty()) return core::Error{std::string(field.id), std::move(sentence)};
    }
    core::Error problem = count_problem(layers_field(), spec.layers.size());
    if (problem.sentence.empty()) problem = items_problem(layer_fields(), spec, spec.layers, "layers");
    if (problem.sentence.empty()) {
        if (const core::Result<std::vector<data::Form>> forms = forms_of(spec); !forms.ok()) problem = forms.error();
    }
    if (problem.sentence.empty()) problem = count_problem(losses_field(), spec.losses.size());
    if (problem.sentence.empty()) problem = items_problem(loss_fields(), spec, spec.losses, "losses");
    if (problem.sentence.empty()) problem = twin_problem(spec);
    if (problem.sentence.empty()) return {};
    return problem;
}

}  // namespace model
