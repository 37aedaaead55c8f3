// Live figures in the texts of lessons: placeholders that are replaced by numbers of the running model, so that
// "{right:classify.taxi}" becomes "96 %". May include core .. train and lessons.
//
//   {steps}                    training steps so far, "1,200"
//   {steps_since}              training steps since the lesson's step was opened or a lever was pulled
//   {things} {features} {units} {seed} {loss}   numbers of things, feature groups, units; seed; held-out loss
//   {weight:TARGET}            weight of a loss, "0.50"
//   {right:HEAD}               balanced accuracy or R^2 on held-out things, "96 %"
//   {plain:HEAD}               plain accuracy
//   {bits:ATTRIBUTE:LAYER}     bits kept in a layer, "1.2 bits", "less than 0.2 bits"; LAYER is "map", "features" or a
//                              number from 1 to 9
//   {entropy:ATTRIBUTE}        entropy of the attribute, the most bits there are to keep
// and the lesson's own figures (Lesson::figures). A number that is not known yet is shown as "...".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/moment.h"

namespace lessons {

// The text with its figures filled in. An unknown placeholder stays as it is, in braces; tests search for these.
std::string with_figures(std::string_view text, const Moment& moment, std::span<const Figure> own);
// One figure by its name, without braces; empty if there is no such figure. own: the lesson's own figures.
std::string figure_text(std::string_view figure, const Moment& moment, std::span<const Figure> own);

// A share from 0 to 1 as text: "12 %"; "..." while it is not known (NaN).
std::string share_text(double share);

// Appends the cells of the table of bits kept that this text refers to: "{bits:colour:map}".
void add_wanted_cells(std::string_view text, std::vector<train::WantedCell>& cells);

}  // namespace lessons
