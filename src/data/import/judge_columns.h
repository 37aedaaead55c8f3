// Infers the kinds of all columns of a sheet (judge.h) after its rows are read. May include sheet.h.
#pragma once

#include <memory>

#include "data/import/sheet.h"

namespace data {

// Fills in kinds, reasons, counts and warnings of all columns. numbered: the table has no header, so the columns are
// named after their kinds ("number 1"). The columns of a vector are always numbers (vector_columns.h).
void judge_columns(Sheet& sheet, bool numbered);

// The same a piece at a time, a column each; the sheet must outlive it.
class ColumnJudging {
   public:
    ColumnJudging(Sheet& sheet, bool numbered);
    ~ColumnJudging();
    ColumnJudging(const ColumnJudging&) = delete;
    ColumnJudging& operator=(const ColumnJudging&) = delete;

    bool advance();                      // does a piece; false: all is done
    [[nodiscard]] double share() const;  // of the columns, 0 to 1

    struct Work;

   private:
    std::unique_ptr<Work> work_;
};

}  // namespace data
