// The strongest loss of a Spec, also called the question that the model is asked. While color_by and regions_of are
// "auto", the map shows the target of this loss as the things' colours and the predictions of its head as the map's
// regions. May include model. Next: map/heads/regions.h, where region_view() finds the same head in a snapshot.
#pragma once

#include <array>
#include <string>

#include "model/answer.h"
#include "model/spec.h"

namespace model {

// The rank of a loss, by which the strongest one is found. Compared in this order: whether its weight is above 0;
// whether it predicts a single class or number (and not all features); its weight.
inline std::array<double, 3> question_rank(Answer answer, double weight) {
    return {weight > 0 ? 1.0 : 0.0, answer == Answer::features ? 0.0 : 1.0, weight};
}

// The loss of the highest rank among those whose head makes predictions that can fill a map; the first one if several
// are equal. Null if there is none.
const LossSpec* strongest_loss(const Spec& spec);

// Whether `region`, an id as in region_choices(), is an output of this loss's head.
bool is_output_of(const LossSpec& loss, const std::string& region);

// The id of the attribute that colours the things: Spec::color_by or, if that is "auto", the target of the strongest
// loss (the data set's default attribute if it has none).
std::string shown_color(const Spec& spec);

// The head output that fills the map, as in region_choices(): Spec::regions_of or, if that is "auto", that of the
// strongest loss. Empty if no head can fill it.
std::string shown_regions(const Spec& spec);

}  // namespace model
