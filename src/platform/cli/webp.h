// WebP pictures. Two files have these functions, and CMake takes one of them: webp_lib.cpp where there is libwebp, else
// webp_none.cpp. May include core.
#pragma once

#include <string_view>

#include "core/result.h"
#include "platform/cli/decode_picture.h"

namespace platform {

bool reads_webp();
// Whether the bytes begin like a WebP picture.
inline bool is_webp(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}
// Errors: as those of decode_picture(). `most_pixels`: of width times height.
core::Result<Pixels> decode_webp(std::string_view bytes, double most_pixels);

}  // namespace platform
