// See asked.h.
#include "model/asked.h"

#include "model/material.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {

const LossSpec* strongest_loss(const Spec& spec) {
    const LossSpec* strongest = nullptr;
    std::array<double, 3> highest{};
    for (const LossSpec& loss : spec.losses) {
        const LossRow* row = find_loss(loss.kind);
        if (row == nullptr || row->answer == Answer::none) continue;
        const std::array<double, 3> rank = question_rank(row->answer, loss.weight);
        if (strongest == nullptr || rank > highest) {
            strongest = &loss;
            highest = rank;
        }
    }
    return strongest;
}

std::string shown_color(const Spec& spec) {
    if (spec.color_by != kAuto) return spec.color_by;
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return "";
    const LossSpec* loss = strongest_loss(spec);
    const bool has_target = loss != nullptr && data::find_attribute(*row, loss->target) != nullptr;
    return has_target ? loss->target : row->color_by;
}

std::string shown_regions(const Spec& spec) {
    if (spec.regions_of != kAuto) return spec.regions_of;
    const LossSpec* loss = strongest_loss(spec);
    if (loss == nullptr) return "";
    const std::string id = loss->kind + "." + loss->target;  // of a reconstruction: its first output
    for (const Choice& choice : region_choices(spec)) {
        if (loss->target.empty() ? (choice.id + ".").rfind(id, 0) == 0 : choice.id == id) return choice.id;
    }
    return "";
}

}  // namespace model
