// The table of bits kept as JSON: what window.embedscape.bits_kept() and `embedscape train --bits --json` say.
// May include train and app.
#pragma once

#include <string>

#include "train/bits_kept.h"

namespace app {

// {attributes: [{id, label, entropy_bits, classes, cuts, train, judged, own_split}],
//  layers: [{label, units, kept: [{attribute, linear_bits, linear_error, neighbour_bits, neighbour_error, step}]}]}
// null for what is unknown; cuts only for numbers.
std::string bits_kept_json(const train::BitsKept& kept);

}  // namespace app
