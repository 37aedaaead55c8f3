// Validation of UTF-8 text. Includes nothing of ours.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace data {

// Index of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF) or
// is zero, which no text may contain; nothing if the text is valid.
std::optional<std::size_t> first_bad_byte(std::string_view text);

}  // namespace data
