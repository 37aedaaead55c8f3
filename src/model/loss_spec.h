// The part of a Spec that is one loss: all of it that snapshots of training carry. Includes nothing of ours. Next:
// spec.h.
#pragma once

#include <string>

namespace model {

// One loss: a head on the map, what it is asked for, and how much that counts.
struct LossSpec {
    std::string kind = "classify";  // a row of the loss table
    std::string target{};           // an attribute of the data set; empty where the loss needs none
    double weight = 1;
    int hidden = 0;  // width of a hidden layer between map and answer; 0 = straight borders
    // Each kind uses some of these; which, stands in its row.
    double noise = 0;      // share of the answers it is trained on that are wrong: 1 = shuffled
    double smoothing = 0;  // of labels
    bool balance = false;  // rare classes count as much as common ones
    double margin = 1;
    double temperature = 1;
    double perplexity = 20;
    bool operator==(const LossSpec&) const = default;
};

}  // namespace model
