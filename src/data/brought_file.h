// A file of a learner's own, as it came. Includes nothing of ours.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace data {

struct ImportedFile {
    std::string name, bytes;
};

// The files that a data set was made of, kept so that an experiment can take them along. Null: they were larger
// together than kMostKeptBytes, or there are none.
using KeptFiles = std::shared_ptr<const std::vector<ImportedFile>>;
inline constexpr std::size_t kMostKeptBytes = std::size_t{64} << 20;

}  // namespace data
