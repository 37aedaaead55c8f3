// Live figures in a lesson's texts: "{right:classify.taxi}" becomes "96 %" of the running model.
// May include core .. train and lessons.
//
//   {steps}                    training steps so far, "1,200"
//   {steps_since}              since the step was opened or a lever was pulled
//   {things} {features} {units} {seed} {loss}
//   {weight:TARGET}            of a loss, "0.5"
//   {right:HEAD}               balanced accuracy or explained share of held-out things, "96 %"
//   {plain:HEAD}               plain accuracy
//   {bits:ATTRIBUTE:LAYER}     kept at a layer, "1.21 bits"; LAYER is "map", "features" or a number from 1
//   {entropy:ATTRIBUTE}        all there are to keep
// and those of the lesson's own Lesson::figures. What is not known yet is "...".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/moment.h"

namespace lessons {

// The text with its figures filled in. A figure that nobody knows stays as it is, in braces: tests look for them.
std::string with_figures(std::string_view text, const Moment& moment, std::span<const Figure> own);
// One figure, without braces; empty if nobody knows it.
std::string figure_text(std::string_view figure, const Moment& moment, std::span<const Figure> own);

// "12 %"; "..." while it is not known (NaN).
std::string share_text(double share);

// The cells of the table of bits kept that these texts speak of: "{bits:colour:map}".
void add_wanted_cells(std::string_view text, std::vector<train::WantedCell>& cells);

}  // namespace lessons
