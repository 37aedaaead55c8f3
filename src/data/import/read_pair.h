// Two files that belong together -> one Sheet: vectors, and their labels or metadata. The vectors are a NumPy matrix or
// lines of numbers; the other file has one label on each line, or is a table (CSV, NumPy, JSON). The Embedding
// Projector exports such pairs (https://projector.tensorflow.org): vectors without a header, and metadata with one if
// they have several columns. May include sheet.h.
#pragma once

#include "core/result.h"
#include "data/import/read_files.h"
#include "data/import/sheet.h"

namespace data {

// Reads the pair; either file may come first. Errors: files that do not belong together, with both names; different
// numbers of labels and vectors, with both counts; lines that cannot be read, because all labels after them would be
// shifted.
core::Result<Sheet> read_pair(ImportedFile one, ImportedFile other);

}  // namespace data
