// The strongest loss of a Spec, which decides what the map shows by default ("the question that the model is asked"):
// while color_by and regions_of are "auto", things are coloured by the target of this loss, and the map's regions show
// the predictions of its head. May include model. Next: map/heads/regions.h, where region_view() finds the same head in
// a snapshot.
#pragma once

#include <array>
#include <string>

#include "model/answer.h"
#include "model/spec.h"

namespace model {

// The rank of a loss; the strongest one has the highest. Compared in this order: whether its weight is above 0; whether
// its head predicts a single class or number (and not all features); its weight.
inline std::array<double, 3> loss_rank(Answer answer, double weight) {
    return {weight > 0 ? 1.0 : 0.0, answer == Answer::features ? 0.0 : 1.0, weight};
}

// The loss of the highest rank among those whose head makes predictions for regions (answer other than none); the first
// one if several are equal. Null if there is none.
const LossSpec* strongest_loss(const Spec& spec);

// Whether `region`, an id as in region_choices(), is an output of the head of this loss.
bool is_output_of(const LossSpec& loss, const std::string& region);

// The id of the attribute that colours the things: Spec::color_by or, if that is "auto", the target of the strongest
// loss (the data set's default attribute if it has none). Empty if the data set is unknown.
std::string shown_color(const Spec& spec);

// The id, as in region_choices(), of the head output that the regions show: Spec::regions_of or, if that is "auto",
// that of the strongest loss (of a reconstruction, its first output). Empty if no head can fill the map.
std::string shown_regions(const Spec& spec);

}  // namespace model
