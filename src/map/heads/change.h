// Compares the map's regions at two times: the share of the area whose class changed, which classes lost area to which,
// and where. Its inputs are two grids of class ids (region_ids() in regions.h) for the same part of the map; knows
// nothing about heads or drawing. Includes core only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace map {

struct ChangedPair {
    int from = 0, to = 0;  // classes
    int cells = 0;
    float of_map = 0;   // share of all cells
    float of_from = 0;  // share of the cells that `from` had
};

struct Change {
    int cells = 0;                      // cells whose class changed
    float share = 0;                    // share of all cells
    std::vector<ChangedPair> pairs;     // most cells first, then in class order
    std::vector<std::uint8_t> changed;  // [rows, columns]: 1 where the class changed
    std::string sentence;               // "9 % of the map changed hands. USA lost 12 % of its land to Japan."
    std::vector<int> counts, had;       // reused memory: [K, K], [K]
};

// Compares class ids `before` and `after`, [rows, columns] of the same grid, and replaces `change`. If their sizes
// differ (the window was resized) nothing is compared and the sentence is empty. Ids without a name in `names` [K]
// belong to no class: cells that they win or lose do not count.
void find_change(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after,
                 const std::vector<std::string>& names, Change& change);

// "USA lost 6 % of its land to Japan.", with ChangedPair::of_from as the share. Both classes must have names.
std::string change_sentence(const ChangedPair& pair, const std::vector<std::string>& names);

}  // namespace map
