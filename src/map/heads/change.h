// How much of the map changed hands between two looks at its regions, who lost how much to whom, and where.
// Includes nothing of ours but core. Knows no heads and no pictures: it is given ids of classes on a grid (regions.h's
// region_ids()), twice from the same place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace map {

struct ChangedPair {
    int from = 0, to = 0;  // classes
    int cells = 0;
    float of_map = 0;   // share of all cells
    float of_from = 0;  // share of what `from` had
};

struct Change {
    int cells = 0;                      // that changed hands
    float share = 0;                    // of all cells
    std::vector<ChangedPair> pairs;     // most cells first, then in order of classes
    std::vector<std::uint8_t> changed;  // [rows, columns]: 1 where the class is another one
    std::string sentence;               // "9 % of the map changed hands. USA lost 12 % of its land to Japan."
    std::vector<int> counts, had;       // find_change()'s own memory: [K, K], [K]
};

// before, after: [rows, columns] of the same grid. Of different sizes (the window changed): nothing is known, the
// sentence is empty. Ids beyond the names are nobody's: cells that they win or lose do not count.
void find_change(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after,
                 const std::vector<std::string>& names, Change& change);

// "USA lost 6 % of its land to Japan."
std::string change_sentence(const ChangedPair& pair, const std::vector<std::string>& names);

}  // namespace map
