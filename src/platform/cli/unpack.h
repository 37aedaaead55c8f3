// What a data file holds once it is unpacked: a gzip file, or a zip archive with a single file that is no picture, as
// downloaded tables are packed. Any other file is left as it is. May include core and data. Next: data/import/read_zip.h.
#pragma once

#include "core/result.h"
#include "data/brought_file.h"

namespace platform {

// The file within, under its own name ("my.csv" of "my.csv.gz"), or the file itself. Errors: those of data::read_gzip() and
// data::read_zip(); an archive with no file, or with several.
core::Result<data::ImportedFile> unpacked(data::ImportedFile file);

}  // namespace platform
