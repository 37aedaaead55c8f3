// A learner's own pictures on the command line: files, folders and zip archives of them are decoded (decode_picture.h),
// shrunk and put into one pack (data/pack.h), as page/pictures.js does in the browser. The folder in which a picture lies
// is its class. May include core, data and map. Next: data/import/picture_dataset.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace platform {

// Whether one of the names is a folder, ends like a picture, or is a zip archive with pictures.
bool are_pictures(const std::vector<std::string>& names);

struct PackedPictures {
    std::string name;  // "shapes", "a.png", "12 pictures"
    std::string pack;
    std::vector<std::string> refused;  // pictures that cannot be read, a sentence each
};
// Packs the pictures of these files, folders and archives, shrunk to `side` pixels a side. Errors: a file or folder that
// is not there, an archive that cannot be read, too many pictures, or fewer than two that can be read.
core::Result<PackedPictures> pack_pictures(const std::vector<std::string>& names, int side);

}  // namespace platform
