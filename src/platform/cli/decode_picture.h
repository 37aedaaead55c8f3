// A picture's file -> its pixels: PNG, JPEG, GIF and BMP by stb_image, WebP by libwebp where the build has it (webp.h).
// May include core. Next: picture_files.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace platform {

struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // [height, width, 4]
};

inline constexpr double kMostPixels = 50e6;  // of one picture before it is shrunk, as page/pictures.js

// The kind is detected from the bytes. Errors, each the end of a sentence that begins with the picture's name ("is
// broken: it cannot be decoded."): no such picture; too many pixels, which is seen before any is decoded; broken.
core::Result<Pixels> decode_picture(std::string_view bytes, double most_pixels = kMostPixels);

// The error about a picture that is too large.
core::Error too_many_pixels(long width, long height);
// What it reads, for sentences: "PNG, JPEG, GIF, BMP".
std::string picture_kinds();

}  // namespace platform
