// Validation of UTF-8 text, such as the bytes of a file. Includes nothing of ours. (core/utf8.h reads it character by
// character.)
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace data {

// Where the text stops being valid: the index of the first byte of the first ill-formed character (RFC 3629: no
// overlong forms, no surrogates, up to U+10FFFF), or of the first zero byte, which no text may contain. Nothing if all
// of the text is valid.
std::optional<std::size_t> first_bad_byte(std::string_view text);

}  // namespace data
