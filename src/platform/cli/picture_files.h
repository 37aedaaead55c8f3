// A learner's own pictures on the command line: files and folders of PNG, JPEG, GIF and BMP are decoded, shrunk and put
// into one pack (data/pack.h), as page/pictures.js does in the browser. The folder in which a picture lies is its class.
// May include core, data and map. Next: data/import/picture_dataset.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace platform {

// Whether one of the names is a folder, or ends like a picture.
bool are_pictures(const std::vector<std::string>& names);

struct PackedPictures {
    std::string name;  // "shapes", "a.png", "12 pictures"
    std::string pack;
    std::vector<std::string> refused;  // pictures that cannot be read, a sentence each
};
// Packs the pictures of these files and folders, shrunk to `side` pixels a side. Errors: a file or folder that is not
// there, too many pictures, or fewer than two that can be read.
core::Result<PackedPictures> pack_pictures(const std::vector<std::string>& names, int side);

}  // namespace platform
