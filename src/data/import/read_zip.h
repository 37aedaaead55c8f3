// The files in a zip archive, and the one in a gzip file. For native programs; the page has web/page/zip.js, with the same
// rules. Neither encrypted archives nor those above 4 GB are read. What an archive says of itself is not believed: sizes
// are bounds, and checksums have to be right. A path in it is a name and nothing else: nothing is ever written to it.
// May include inflate.h. Next: platform/cli/unpack.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"

namespace data {

inline constexpr std::size_t kMostUnpacked = std::size_t{256} << 20;  // bytes of one archive

bool is_zip(std::string_view bytes);
bool is_gzip(std::string_view bytes);

// The paths of the files, without folders and what systems add (hidden files, __MACOSX), with / between their parts.
// `name`: of the archive, for sentences. Error: it is no archive, or broken.
core::Result<std::vector<std::string>> paths_in_zip(std::string_view archive, const std::string& name);
// These files, unpacked; ImportedFile::name is the path. `is_wanted` is asked for the path of each that paths_in_zip()
// gives. Errors: it is no archive, or broken; encrypted; packed in another way; more than kMostUnpacked.
core::Result<std::vector<ImportedFile>> read_zip(std::string_view archive, const std::string& name,
                                                 bool (*is_wanted)(std::string_view path));

// What a gzip file holds. Errors: broken, several files in one, more than kMostUnpacked.
core::Result<std::string> read_gzip(std::string_view bytes, const std::string& name);

}  // namespace data
