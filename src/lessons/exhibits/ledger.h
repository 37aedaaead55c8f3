// The ledger: what each way to a goal cost and gave, written down by the learner one row at a time. Columns are the
// lesson's (Lesson::ledger). Plain data; includes nothing of ours.
#pragma once

#include <string>
#include <vector>

namespace lessons {

struct LedgerRow {
    std::string what;                // "loss of colour 1"
    std::vector<std::string> cells;  // one a column
    int step = 0;                    // of the lesson, index: where it was written
};

struct Ledger {
    std::string lesson;  // whose rows these are
    std::vector<LedgerRow> rows;
};

}  // namespace lessons
