// Reads any table that is text into a Sheet: detects its encoding, delimiter and header, and infers the kinds of its
// columns from all rows. May include sheet.h. Next: sheet_dataset.h.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "data/import/sheet.h"
#include "data/table_reader.h"

namespace data {

inline constexpr std::size_t kMostBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMostCells = 40000000;

// Errors (Error::field is "data", the sentence says what to do): too large, not text, JSON, no rows, more than kMaxRows
// rows, kMaxColumns columns or kMostCells cells, hardly any line that can be read. Single lines that cannot be read are
// listed in Sheet::faults instead.
core::Result<Sheet> read_sheet(std::string bytes);

// The same in pieces of some milliseconds each, so that a caller can show the progress and stop in between.
class SheetReading {
   public:
    explicit SheetReading(std::string bytes);
    ~SheetReading();
    SheetReading(SheetReading&&) noexcept;
    SheetReading& operator=(SheetReading&&) noexcept;

    bool advance();                      // does the next piece; false when result() is ready
    [[nodiscard]] double share() const;  // of the work that is done, 0 to 1
    core::Result<Sheet> result();        // call it once, when all is done

    struct Work;

   private:
    std::unique_ptr<Work> work_;
};

// Why a file of this size in bytes is too large to be opened; empty if it is not.
std::string problem_with_size(double n_bytes);

}  // namespace data
