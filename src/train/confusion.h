// What a class head mistakes for what: its confusion matrix over a part of the data. Plain numbers in, plain numbers
// out. May include core, model and train. Next: map/heads/border_between.h, which lights up the border of a cell.
#pragma once

#include <string>
#include <vector>

#include "train/snapshot.h"

namespace train {

// Things of class `truth` that the head says are `said`.
struct ConfusedPair {
    int truth = 0, said = 0;
    int count = 0;
    double share = 0;  // of the things of class `truth`
};

struct Confusion {
    int n_classes = 0;                   // K
    int n_things = 0;                    // that are counted
    std::vector<int> counts;             // [K, K]: row truth, column said
    std::vector<int> of_truth, of_said;  // [K]: sums of rows, of columns
    std::vector<double> recall;          // [K]: of the things of a class, the share named rightly; NaN without any
    std::vector<double> precision;       // [K]: of the things called so, the share that are; NaN without any
    double accuracy = 0, balanced = 0;   // plain share; mean of the recalls that are known. NaN without things
    std::vector<ConfusedPair> pairs;     // truth != said, most things first, then by share, then in order of classes

    [[nodiscard]] int at(int truth, int said) const {
        return counts[static_cast<std::size_t>(truth) * static_cast<std::size_t>(n_classes) +
                      static_cast<std::size_t>(said)];
    }
};

enum class Part { all, train, held_out, test };

// What a head said of a thing: the class of the highest logit, of equal ones the first; -1 where none is a number or
// the head has no classes.
int said_class(const HeadSnapshot& head, int thing);

// codes [N]: true classes (data::build_target), -1 = unknown, not counted; splits [N] as Snapshot::held_out. A head
// without classes gives an empty matrix. Reuses the memory of `confusion`.
void count_confusion(const HeadSnapshot& head, const std::vector<int>& codes, const std::vector<unsigned char>& splits,
                     Part part, Confusion& confusion);

// "7 of 79 Japan are called USA (9 %)."
std::string confusion_sentence(const ConfusedPair& pair, const Confusion& confusion,
                               const std::vector<std::string>& names);

}  // namespace train
