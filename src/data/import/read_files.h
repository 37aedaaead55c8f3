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
// `text_kind`: what a single file of plain text is taken for; nothing: that is inferred.
core::Result<Sheet> read_files(std::vector<ImportedFile> files, std::optional<TextKind> text_kind = std::nullopt);

// The same in pieces. A table of text is read in many pieces of a few milliseconds each; any other format in one piece.
class FilesReading {
   public:
    explicit FilesReading(std::vector<ImportedFile> files, std::optional<TextKind> text_kind = std::nullopt);
    bool advance();                      // does the next piece; false when result() is ready
    [[nodiscard]] double share() const;  // share of the work that is done, 0 to 1
    core::Result<Sheet> result();        // the result of read_files(); call it once, after advance() returned false
    // The file, if it is a single one of plain text that is kept: where it cannot be read, perhaps it can as another
    // kind of text. Null: it is none.
    [[nodiscard]] KeptFiles text_file() const;

   private:
    std::vector<ImportedFile> files_;
    std::optional<TextKind> text_kind_;
    KeptFiles kept_;
    std::optional<SheetReading> sheet_;
    std::optional<core::Result<Sheet>> result_;
};

}  // namespace data
