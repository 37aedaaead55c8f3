#include "model/diff.h"

#include <algorithm>

#include "model/material.h"
#include "model/schema_value.h"
#include "model/tables.h"

namespace model {
namespace {

std::string choice_label(const std::vector<Choice>& choices, const std::string& id) {
    for (const Choice& choice : choices) {
        if (choice.id == id) return choice.label;
    }
    return id;
}

// "size switched off, power switched on"
std::string set_sentence(const std::vector<Choice>& choices, const std::vector<std::string>& before,
                         const std::vector<std::string>& after) {
    std::string sentence;
    const auto holds = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    for (const Choice& choice : choices) {
        const bool was = holds(before, choice.id);
        if (was == holds(after, choice.id)) continue;
        sentence += (sentence.empty() ? "" : ", ") + choice.label + (was ? " switched off" : " switched on");
    }
    return sentence;
}

template <class Owner>
std::string field_sentence(const Field<Owner>& field, const Spec& running, const Spec& draft, const Owner& before,
                           const Owner& after, const std::string& prefix) {
    const FieldValue old_value = get_field(field, before);
    const FieldValue new_value = get_field(field, after);
    std::string old_text = value_text(old_value);
    std::string new_text = value_text(new_value);
    if (field.choices != nullptr) {
        if (const auto* old_set = std::get_if<std::vector<std::string>>(&old_value)) {
            return set_sentence(field.choices(draft, after), *old_set, std::get<std::vector<std::string>>(new_value));
        }
        old_text = choice_label(field.choices(running, before), old_text);
        new_text = choice_label(field.choices(draft, after), new_text);
    }
    // A loss's weight is the loss itself: "classify origin 1 → 0.5".
    const bool is_weight = !prefix.empty() && field.id == "weight";
    const std::string what = is_weight ? prefix : (prefix.empty() ? "" : prefix + ": ") + std::string(field.label);
    return what + " " + old_text + " → " + new_text;
}

// "classify origin", as its card is called.
std::string loss_name(const Spec& spec, const LossSpec& loss) {
    const LossRow* row = find_loss(loss.kind);
    const std::string kind = row == nullptr ? loss.kind : std::string(row->label);
    const data::DatasetRow* dataset = dataset_row(spec);
    const std::string_view target = dataset == nullptr ? "" : label_of_target(*dataset, loss);
    return target.empty() ? kind : kind + " " + std::string(target);
}

struct Differ {
    const Spec& running;
    const Spec& draft;
    Diff result;

    void add(FieldChange change) {
        result.depth = std::max(result.depth, change.change);
        result.changes.push_back(std::move(change));
    }

    template <class Owner>
    void fields(std::span<const Field<Owner>> rows, const Owner& before, const Owner& after, const std::string& path,
                const std::string& prefix) {
        for (const Field<Owner>& field : rows) {
            if (get_field(field, before) == get_field(field, after)) continue;
            add({path + std::string(field.id), field_sentence(field, running, draft, before, after, prefix),
                 field.change, field.lever});
        }
    }

    // `name`: what an item is called, "layer 2".
    template <class Owner, class Name>
    void items(const ListField& list, std::span<const Field<Owner>> rows, const std::vector<Owner>& before,
               const std::vector<Owner>& after, std::string_view item, const Name& name) {
        if (before.size() != after.size()) {
            const char* what = after.size() > before.size() ? " added" : " removed";
            add({std::string(list.id), "a " + std::string(item) + what, list.change, list.lever});
            return;
        }
        for (std::size_t i = 0; i < before.size(); ++i) {
            fields(rows, before[i], after[i], std::string(list.id) + "." + std::to_string(i) + ".", name(i));
        }
    }
};

}  // namespace

bool only_points_moved(const Spec& running, const Spec& draft) {
    if (!running.imported || !draft.imported || running.dataset == draft.dataset) return false;
    const data::Dataset &before = running.imported->dataset, &after = draft.imported->dataset;
    if (!before.row.is_drawn || !after.row.is_drawn) return false;
    if (before.table.columns.back().categories != after.table.columns.back().categories) return false;
    Spec same = running;
    same.dataset = draft.dataset;
    same.imported = draft.imported;
    return same == draft;
}

Diff diff(const Spec& running, const Spec& draft) {
    Differ differ{running, draft, {}};
    differ.fields(spec_fields(), running, draft, "", "");
    differ.items(layers_field(), layer_fields(), running.layers, draft.layers, "layer",
                 [](std::size_t i) { return "layer " + std::to_string(i + 1); });
    differ.items(losses_field(), loss_fields(), running.losses, draft.losses, "loss",
                 [&](std::size_t i) { return loss_name(draft, draft.losses[i]); });
    return differ.result;
}

}  // namespace model
