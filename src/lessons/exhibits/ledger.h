// The exhibit "ledger": a table that the learner fills row by row, with the cost and the result of each attempt at a
// goal. The lesson defines its columns (Lesson::ledger). Plain data; includes nothing of ours.
#pragma once

#include <string>
#include <vector>

namespace lessons {

struct LedgerRow {
    std::string what;                // "loss of colour 1"
    std::vector<std::string> cells;  // one for each column
    int step = 0;                    // index of the lesson's step where it was written
};

struct Ledger {
    std::string lesson;  // id of the lesson that the rows belong to
    std::vector<LedgerRow> rows;
};

}  // namespace lessons
