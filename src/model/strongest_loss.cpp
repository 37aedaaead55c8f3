// See strongest_loss.h.
#include "model/strongest_loss.h"

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
        const std::array<double, 3> rank = loss_rank(row->answer, loss.weight);
        if (strongest == nullptr || rank > highest) {
            strongest = &loss;
            highest = rank;
        }
    }
    return strongest;
}

bool is_output_of(const LossSpec& loss, const std::string& region) {
    if (!loss.target.empty()) return region == loss.kind + "." + loss.target;
    return region == loss.kind || region.starts_with(loss.kind + ".");
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
    for (const Choice& choice : region_choices(spec)) {
        if (is_output_of(*loss, choice.id)) return choice.id;  // of a reconstruction: its first output
    }
    return "";
}

}  // namespace model
