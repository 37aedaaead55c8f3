// Reads a learner's files of any supported format into a Sheet. The format is detected from the bytes; the file name
// decides only if they do not show it. May include sheet.h. Next: read_sheet.h (tables as text), sheet_dataset.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/import/read_sheet.h"
#include "data/import/sheet.h"

namespace data {

// Reads one file, or two that belong together: vectors, and a table of their names or labels. Errors (Error::field is
// "data"): those of each kind of file; files that do not belong together, with their names.
core::Result<Sheet> read_files(std::vector<ImportedFile> files);

// The same a piece at a time: a large table of text in many, of some milliseconds each, anything else in one.
class FilesReading {
   public:
    explicit FilesReading(std::vector<ImportedFile> files);
    bool advance();                      // does a piece; false: result() is there
    [[nodiscard]] double share() const;  // of the work, 0 to 1
    core::Result<Sheet> result();        // once

   private:
    std::vector<ImportedFile> files_;
    KeptFiles kept_;
    std::optional<SheetReading> sheet_;
    std::optional<core::Result<Sheet>> result_;
};

}  // namespace data
