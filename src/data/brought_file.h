// A file that a learner imported, byte for byte. Includes nothing of ours. Next: data/import/read_files.h.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace data {

struct ImportedFile {
    std::string name, bytes;
};

// The files that a data set was made from, kept so that a saved experiment can include them. Null if there are none, or
// if together they are larger than kMostKeptBytes.
using KeptFiles = std::shared_ptr<const std::vector<ImportedFile>>;
inline constexpr std::size_t kMostKeptBytes = std::size_t{64} << 20;

}  // namespace data
