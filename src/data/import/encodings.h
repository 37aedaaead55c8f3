// Bytes of a text file -> UTF-8, and the name of the encoding that was detected. Bytes that are not text are refused.
// May include core and data/utf8.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace data {

struct Decoded {
    std::string text;                   // UTF-8 without a byte order mark
    std::string encoding;               // "utf-8", "utf-8 with BOM", "utf-16-le with BOM", "windows-1252" ...
    std::vector<std::uint32_t> broken;  // positions in `text`, ascending, of each U+FFFD that replaces invalid bytes
};

// Decodes UTF-8 with or without a byte order mark, UTF-16 of either byte order (without a mark only if nearly all
// characters are below U+0100), else Windows-1252. Invalid UTF-8 counts as UTF-8 with errors (`broken`), not as
// Windows-1252, if it has a mark, or at least as many valid characters beyond ASCII as errors, or bytes that
// Windows-1252 lacks. Errors (Error::field is "data"): the bytes are UTF-32, a workbook, a picture, an archive or
// otherwise not text; the sentence says what to do instead.
core::Result<Decoded> decode(std::string bytes);

}  // namespace data
