// Bytes of a text file -> UTF-8, and what they were. Says in a sentence what is no text at all. May include core and
// data/utf8.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace data {

struct Decoded {
    std::string text;                   // UTF-8 without a byte order mark
    std::string encoding;               // "utf-8", "utf-8 with BOM", "utf-16-le with BOM", "windows-1252" ...
    std::vector<std::uint32_t> broken;  // where U+FFFD stands for bytes that are no UTF-8, rising
};

// UTF-8 with or without a byte order mark, UTF-16 of either order, else Windows-1252. Errors: workbooks, pictures,
// archives and other bytes that are no text, with what to do instead.
core::Result<Decoded> decode(std::string bytes);

}  // namespace data
