// The confusion matrix of a classifying head, over a part of the data. Plain numbers in and out. May include core,
// model and train. Next: map/heads/border_between.h, which highlights the border between the two classes of a cell.
#pragma once

#include <string>
#include <vector>

#include "train/snapshot.h"

namespace train {

// Things of class `truth` for which the head predicts class `predicted`.
struct ConfusedPair {
    int truth = 0, predicted = 0;
    int count = 0;
    double share = 0;  // of the things of class `truth`
};

struct Confusion {
    int n_classes = 0;                        // K
    int n_things = 0;                         // counted in the matrix
    std::vector<int> counts;                  // [K, K]: row true class, column predicted class
    std::vector<int> of_truth, of_predicted;  // [K]: sums of rows, of columns
    std::vector<double> recall;         // [K]: share of the class's things that are predicted right; NaN without any
    std::vector<double> precision;      // [K]: share of the predictions of this class that are right; NaN without any
    double accuracy = 0, balanced = 0;  // share predicted right; mean of the known recalls. NaN without things
    std::vector<ConfusedPair> pairs;    // truth != predicted; by count, then by share, then in class order

    [[nodiscard]] int at(int truth, int predicted) const {
        return counts[static_cast<std::size_t>(truth) * static_cast<std::size_t>(n_classes) +
                      static_cast<std::size_t>(predicted)];
    }
};

// The part of the data to count.
enum class Part { all, train, held_out, test };

// The class that the head predicts for a thing: that of the highest logit, the first of equal ones; -1 if no logit is a
// number or the head has no classes.
int predicted_class(const HeadSnapshot& head, int thing);

// Fills `confusion`, reusing its memory. codes [N]: true classes (data::build_target), -1 = unknown, not counted;
// splits [N]: as Snapshot::held_out. A head without classes gives an empty matrix.
void count_confusion(const HeadSnapshot& head, const std::vector<int>& codes, const std::vector<unsigned char>& splits,
                     Part part, Confusion& confusion);

// A sentence about a pair: "7 of 79 Japan are called USA (9 %)." names [K]: of the classes.
std::string confusion_sentence(const ConfusedPair& pair, const Confusion& confusion,
                               const std::vector<std::string>& names);

}  // namespace train
