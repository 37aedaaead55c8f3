// The table of bits kept (how much information about each attribute each layer still has, train/bits_kept.h) as JSON.
// Returned to scripts by window.embedscape.bits_kept() and printed by `embedscape train --bits --json`. May include
// train and app. Next: train/bits_kept.h.
#pragma once

#include <string>

#include "train/bits_kept.h"

namespace app {

// {attributes: [{id, label, entropy_bits, classes, cuts, train, judged, own_split}],
//  layers: [{label, units, kept: [{attribute, linear_bits, linear_error, neighbour_bits, neighbour_error, step}]}]}
// Unknown values are null. Only attributes that are numbers have cuts.
std::string bits_kept_json(const train::BitsKept& kept);

}  // namespace app
