// See token_builder.h.
#include "model/losses/token_builder.h"

#include <algorithm>

#include "engine/ops.h"
#include "model/forms.h"
#include "model/losses/head_builder.h"

namespace model {
namespace {

using data::FormKind;

constexpr const char* kNoTokens =
    "The sequences of these data have no tokens, so there is none to name. Choose data with sequences of tokens, such "
    "as "
    "letters of names.";

std::string name_of(const Spec& spec, std::size_t place) {
    return "Layer " + std::to_string(place + 1) + " (" + std::string(find_layer(spec.layers[place].kind)->label) + ")";
}

// The layer that leaves fewer positions than the data have; empty if none does.
std::string why_shorter(const Spec& spec, const std::vector<data::Form>& forms) {
    for (std::size_t i = 1; i < spec.layers.size() && forms[i + 1].kind == FormKind::sequence; ++i) {
        if (forms[i + 1].steps == forms[1].steps) continue;
        return name_of(spec, i) + " leaves " + std::to_string(forms[i + 1].steps) + " of the sequence's " +
               std::to_string(forms[1].steps) +
               " places, and each of them is asked by itself. Give it a window of 1, 3 or 5 that keeps the size, or "
               "take "
               "it out.";
    }
    return "";
}

std::string why_looks_ahead(const Spec& spec) {
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        const LayerRow& row = *find_layer(spec.layers[i].kind);
        const std::string_view advice = row.looks_ahead == nullptr ? "" : row.looks_ahead(spec.layers[i]);
        if (advice.empty()) continue;
        return name_of(spec, i) + " sees what stands further on, so what comes next could be copied. " +
               std::string(advice);
    }
    return "";
}

}  // namespace

std::string why_no_tokens(const Spec& spec) {
    const data::FeatureGroup* group = group_of_form(spec, FormKind::sequence);
    if (group == nullptr || static_cast<int>(group->columns.size()) != group->form.steps) {
        return "No feature of these data is a sequence of tokens. Choose data with sequences, such as letters of "
               "names.";
    }
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    if (!forms.ok()) return "";
    if (spec.layers.empty() || spec.layers.front().kind != "sequence") {
        return "No layer reads the features as a sequence, so there are no places to ask at. Begin with \"as "
               "sequence\", "
               "\"lookup\" and \"LSTM\".";
    }
    return why_shorter(spec, forms.value());
}

std::string why_no_tokens_ahead(const Spec& spec) {
    std::string why = why_no_tokens(spec);
    if (!why.empty() || !forms_of(spec).ok()) return why;
    if (group_of_form(spec, FormKind::sequence)->form.steps < 2) {
        return "The sequences of these data have a single place, so nothing comes next. Choose data with longer ones.";
    }
    return why_looks_ahead(spec);
}

std::size_t last_sequence(const Spec& spec) {
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    ES_CHECK(forms.ok(), "layers that do not fit behind each other got past validate()");
    std::size_t last = 1;
    while (last + 1 < forms.value().size() && forms.value()[last + 1].kind == FormKind::sequence) ++last;
    return last;
}

core::Error no_tokens_error() { return {"kind", kNoTokens}; }

engine::Value add_position_source(const Build& build, const std::string& name, int steps, std::vector<float> rows) {
    const engine::Value source = add_row_source(build, name, steps, std::move(rows));
    return engine::apply(build.graph, engine::ops::unflatten, {source}, {.ints = {steps}, .floats = {}});
}

void add_token_head(const Build& build, Head& head, engine::Value x, const data::Tokens& tokens, engine::Value wanted,
                    engine::Value weight) {
    head.places = tokens.steps;
    head.outputs = tokens.texts;
    head.wanted = wanted;
    head.row_weights = weight;
    add_layers(build, head, x, static_cast<int>(tokens.texts.size()));
    head.loss = engine::apply(build.graph, engine::ops::softmax_cross_entropy, {head.output, wanted, weight});
}

}  // namespace model
