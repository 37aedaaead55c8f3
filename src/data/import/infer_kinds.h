// Infers the kinds of all columns of a sheet (infer_kind.h) after its rows are read. May include sheet.h.
#pragma once

#include <memory>

#include "data/import/sheet.h"

namespace data {

// Fills in kinds, reasons, counts and warnings of all columns. numbered: the table has no header, so the columns are
// named after their kinds ("number 1"). The columns of a vector are always numbers (vector_columns.h).
void infer_kinds(Sheet& sheet, bool numbered);

// The same in pieces, two for each column: its statistics, then its kind. The sheet must outlive this object.
class KindInference {
   public:
    KindInference(Sheet& sheet, bool numbered);
    ~KindInference();
    KindInference(const KindInference&) = delete;
    KindInference& operator=(const KindInference&) = delete;

    bool advance();                      // does the next piece; false when all is done
    [[nodiscard]] double share() const;  // of the pieces that are done, 0 to 1

    struct Work;

   private:
    std::unique_ptr<Work> work_;
};

// Infers the kind of one column once more, after a person has changed which words count as missing. A kind that a person
// has chosen stays, unless no value is left that can be read so.
void infer_again(Sheet& sheet, int column);

}  // namespace data
