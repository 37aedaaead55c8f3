// See webp.h. Built where there is libwebp.
#include <webp/decode.h>

#include "platform/cli/webp.h"

namespace platform {

bool reads_webp() { return true; }

core::Result<Pixels> decode_webp(std::string_view bytes, double most_pixels) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, bytes.size(), &features) != VP8_STATUS_OK)
        return core::Error{"", "is broken: it cannot be decoded."};
    if (features.has_animation != 0)
        return core::Error{"", "is a moving WebP picture; save one of its pictures as PNG."};
    if (static_cast<double>(features.width) * features.height > most_pixels)
        return too_many_pixels(features.width, features.height);
    Pixels pixels{.width = features.width, .height = features.height, .rgba = {}};
    const std::size_t row = static_cast<std::size_t>(pixels.width) * 4;
    pixels.rgba.resize(row * static_cast<std::size_t>(pixels.height));
    if (WebPDecodeRGBAInto(data, bytes.size(), pixels.rgba.data(), pixels.rgba.size(), static_cast<int>(row)) ==
        nullptr)
        return core::Error{"", "is broken: it cannot be decoded."};
    return pixels;
}

}  // namespace platform
