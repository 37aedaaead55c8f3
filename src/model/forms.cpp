#include "model/forms.h"

#include <algorithm>

#include "model/material.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {
namespace {

using data::Form;
using data::FormKind;

bool takes(const LayerRow& row, const Form& form) { return (row.takes & only(form.kind)) != 0; }

std::string kinds_text(Forms forms) {
    std::string text;
    const auto add = [&](FormKind kind, std::string_view words) {
        if ((forms & only(kind)) != 0) text += (text.empty() ? "" : " or ") + std::string(words);
    };
    add(FormKind::row, "a row of numbers");
    add(FormKind::picture, "a picture");
    add(FormKind::sequence, "a sequence");
    add(FormKind::nodes, "the nodes of a graph");
    return text;
}

std::string name_of(const Spec& spec, std::size_t place) {
    return "Layer " + std::to_string(place + 1) + " (" + std::string(find_layer(spec.layers[place].kind)->label) + ")";
}

// What would make `got` one of the `wanted` forms.
std::string advice(Forms wanted, const Form& got) {
    if ((wanted & only(FormKind::row)) != 0) {
        if (got.kind == FormKind::nodes) return R"(Put "each node's own" before it.)";
        return R"(Put "flatten" or "mean over places" before it.)";
    }
    if ((wanted & only(FormKind::picture)) != 0) return R"(Begin with "as picture".)";
    if ((wanted & only(FormKind::sequence)) != 0) return R"(Begin with "as sequence".)";
    return R"(Begin with "as graph".)";
}

core::Error misfit(const Spec& spec, std::size_t place, const LayerRow& row, const Form& in) {
    const std::string from = place == 0 ? std::string("from the features")
                                        : "from layer " + std::to_string(place) + " (" +
                                              std::string(find_layer(spec.layers[place - 1].kind)->label) + ")";
    return {"layers." + std::to_string(place) + ".kind", name_of(spec, place) + " takes " + kinds_text(row.takes) +
                                                             ", but " + form_text(in) + " comes " + from + ". " +
                                                             advice(row.takes, in)};
}

// The form behind layer `place`, to which `in` comes.
core::Result<Form> form_behind(const Spec& spec, std::size_t place, const Form& in) {
    const LayerSpec& layer = spec.layers[place];
    const LayerRow* row = find_layer(layer.kind);
    const std::string path = "layers." + std::to_string(place) + ".";
    if (row == nullptr) return core::Error{path + "kind", "There is no layer \"" + layer.kind + "\"."};
    if (row->reads_features && place > 0) {
        return core::Error{path + "kind",
                           name_of(spec, place) +
                               " reads the features themselves, so it has to be the first layer. Take it "
                               "out, or take out the layers before it."};
    }
    if (!takes(*row, in)) return misfit(spec, place, *row, in);
    if (row->gives == nullptr) return in;
    core::Result<Form> out = row->gives(spec, layer, in);
    if (!out.ok()) return core::Error{path + out.error().field, name_of(spec, place) + " " + out.error().sentence};
    return out;
}

}  // namespace

std::string form_text(const Form& form) {
    switch (form.kind) {
        case FormKind::row:
            return "a row of numbers";
        case FormKind::picture:
            return "a picture of " + std::to_string(form.height) + " x " + std::to_string(form.width);
        case FormKind::sequence:
            return "a sequence of " + std::to_string(form.steps);
        case FormKind::nodes:
            return "the nodes of a graph";
    }
    return "";
}

std::string takes_text(const LayerRow& row) { return row.reads_features ? "the features" : kinds_text(row.takes); }

std::string gives_text(const LayerRow& row) {
    if (row.gives == nullptr) return row.takes == kAnyForm ? "what it takes" : kinds_text(row.takes);
    LayerSpec layer;
    layer.kind = row.id;
    Form large{.kind = FormKind::sequence, .height = 32, .width = 32, .steps = 32};
    if ((row.takes & only(FormKind::picture)) != 0) large.kind = FormKind::picture;
    if (row.takes == only(FormKind::nodes)) large.kind = FormKind::nodes;
    // What is read from the features depends on the data: any that have the form will do.
    for (const data::DatasetRow& dataset : data::dataset_rows()) {
        const core::Result<Form> out = row.gives(default_spec(dataset), layer, row.reads_features ? Form{} : large);
        if (out.ok()) return kinds_text(only(out.value().kind));
    }
    return kinds_text(row.takes);
}

core::Result<std::vector<Form>> forms_of(const Spec& spec) {
    std::vector<Form> forms = {Form{}};
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        const core::Result<Form> out = form_behind(spec, i, forms.back());
        if (!out.ok()) return out.error();
        forms.push_back(out.value());
    }
    if (forms.back().kind != FormKind::row) {
        const std::size_t last = spec.layers.size() - 1;
        const bool nodes = forms.back().kind == FormKind::nodes;
        return core::Error{
            "layers." + std::to_string(last) + ".kind",
            "The map takes a row of numbers, but " + form_text(forms.back()) + " comes from " + "layer " +
                std::to_string(last + 1) + " (" + std::string(find_layer(spec.layers[last].kind)->label) + "). " +
                (nodes ? R"(Put "each node's own" behind it.)" : R"(Put "flatten" or "mean over places" behind it.)")};
    }
    return forms;
}

void add_why_not(const Spec& spec, std::size_t place, std::span<Choice> kinds) {
    Spec tried = spec;
    tried.layers.resize(std::min(place, tried.layers.size()));
    Form form;
    for (std::size_t i = 0; i < tried.layers.size(); ++i) {
        const core::Result<Form> out = form_behind(tried, i, form);
        if (!out.ok()) return;  // something before it is wrong already, which has its own sentence
        form = out.value();
    }
    tried.layers.push_back(place < spec.layers.size() ? spec.layers[place] : LayerSpec{});
    for (Choice& kind : kinds) {
        tried.layers.back().kind = kind.id;
        const core::Result<Form> out = form_behind(tried, place, form);
        if (!out.ok()) kind.why_not = out.error().sentence;
    }
}

std::string why_not(const Spec& spec, std::size_t place, std::string_view kind) {
    Choice choice{.id = std::string(kind), .label = {}, .help = {}};
    add_why_not(spec, place, {&choice, 1});
    return choice.why_not;
}

namespace {

// The row that reads the features as this form, and the row that leads from it to a row of numbers.
struct Way {
    FormKind kind;
    std::string_view in, out;
};
constexpr Way kWays[] = {{FormKind::picture, "picture", "flatten"},
                         {FormKind::sequence, "sequence", "flatten"},
                         {FormKind::nodes, "nodes", "own"}};

const Way* way_of(FormKind kind) {
    for (const Way& way : kWays) {
        if (way.kind == kind) return &way;
    }
    return nullptr;
}

LayerSpec layer_of(std::string_view kind) {
    LayerSpec layer;
    layer.kind = kind;
    return layer;
}

// One row more where the first misfit is; false if there is none, or no row would help.
bool add_missing(Spec& spec) {
    Form form;
    for (std::size_t i = 0; i <= spec.layers.size(); ++i) {
        const LayerRow* row = i < spec.layers.size() ? find_layer(spec.layers[i].kind) : nullptr;
        if (i < spec.layers.size() && row == nullptr) return false;
        const Forms wanted = row != nullptr ? row->takes : only(FormKind::row);
        if ((wanted & only(form.kind)) == 0) {
            const auto at = spec.layers.begin() + static_cast<std::ptrdiff_t>(i);
            const bool to_row = (wanted & only(FormKind::row)) != 0;
            if (const Way* way = to_row ? way_of(form.kind) : nullptr) {
                spec.layers.insert(at, layer_of(way->out));
                return true;
            }
            if (i > 0) return false;
            for (const Way& way : kWays) {
                if ((wanted & only(way.kind)) == 0 || !why_not(spec, 0, way.in).empty()) continue;
                spec.layers.insert(at, layer_of(way.in));
                return true;
            }
            return false;
        }
        if (i == spec.layers.size()) return false;
        const core::Result<Form> out = form_behind(spec, i, form);
        if (!out.ok()) return false;
        form = out.value();
    }
    return false;
}

}  // namespace

Spec with_missing_forms(Spec spec) {
    const Spec given = spec;
    for (int i = 0; i < 4 && add_missing(spec); ++i) {
    }
    return forms_of(spec).ok() ? spec : given;
}

const data::FeatureGroup* group_of_form(const Spec& spec, FormKind kind) {
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return nullptr;
    const auto found = std::find_if(row->groups.begin(), row->groups.end(),
                                    [&](const data::FeatureGroup& group) { return group.form.kind == kind; });
    return found == row->groups.end() ? nullptr : &*found;
}

}  // namespace model
