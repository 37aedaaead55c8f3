// Comparison of the map's regions at two times: how much of the area changed its class, which classes lost to which,
// and where. Includes nothing of ours but core. Knows no heads and no pictures: its input are grids of class ids
// (region_ids() in regions.h) for the same part of the map.
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
    std::vector<ChangedPair> pairs;     // by cells, then in class order
    std::vector<std::uint8_t> changed;  // [rows, columns]: 1 where the class changed
    std::string sentence;               // "9 % of the map changed hands. USA lost 12 % of its land to Japan."
    std::vector<int> counts, had;       // reused memory: [K, K], [K]
};

// before, after: [rows, columns] of the same grid. If the sizes differ (the window was resized) nothing is compared and
// the sentence is empty. Ids without a name belong to no class: cells won or lost by them do not count.
void find_change(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after,
                 const std::vector<std::string>& names, Change& change);

// "USA lost 6 % of its land to Japan."
std::string change_sentence(const ChangedPair& pair, const std::vector<std::string>& names);

}  // namespace map
