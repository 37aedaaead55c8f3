// The tokens of sequences: what stands at each position, as one list of texts and an index into it; and the classes that
// positions have. May include data.
// Next: dataset.h (how a group of features says that it is a sequence).
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"

namespace data {

// The token at each position of the sequences. If the data have several parallel sequences (keys and their values), a
// token joins the categories of all of them at a position: "c5".
struct Tokens {
    std::vector<std::string> texts;
    std::vector<int> codes;  // [N, T] index into `texts`, -1 = no token
    int steps = 0;           // T; 0: these data have no sequence of categories
};
Tokens tokens_of(const Dataset& dataset);
// The class at each position instead of the token; -1 = none.
Tokens classes_of(const Dataset& dataset, const PlaceClass& classes);

}  // namespace data
