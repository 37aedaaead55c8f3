// See decode_picture.h.
#include "platform/cli/decode_picture.h"

#include <limits>

#include "core/thousands.h"
#include "platform/cli/jpeg_tables.h"
#include "platform/cli/webp.h"

// Third-party code, compiled without our warnings. From memory only.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
// Of broken pictures it lets sums overflow and copies no bytes to nowhere: undefined on paper, and harmless.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((no_sanitize("nonnull-attribute", "signed-integer-overflow", "shift"))), \
                             apply_to = function)
#endif
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#define STBI_ONLY_BMP
#include <stb/stb_image.h>
#if defined(__clang__)
#pragma clang attribute pop
#endif
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace platform {
namespace {

core::Error fail(std::string what) { return {"", std::move(what)}; }

constexpr std::size_t kPngWidth = 16, kPngHeight = 20, kPngHead = 24;

// Four bytes, the highest first.
std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

// "....ftypavif": the first box of an AVIF file.
bool is_avif(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" && bytes.substr(8, 3) == "avi";
}

}  // namespace

core::Error too_many_pixels(long width, long height) {
    return fail("has " + core::thousands(width) + " x " + core::thousands(height) +
                " pixels; at most 50 million can be read. Make it smaller.");
}

std::string picture_kinds() { return reads_webp() ? "PNG, JPEG, GIF, BMP, WebP" : "PNG, JPEG, GIF, BMP"; }

core::Result<Pixels> decode_picture(std::string_view bytes, double most_pixels) {
    if (is_webp(bytes)) return decode_webp(bytes, most_pixels);
    if (is_avif(bytes))
        return fail("is AVIF, which the command line does not read: save it as PNG, or open it in the page.");
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return fail("is larger than 2 GiB.");
    const auto size = static_cast<int>(bytes.size());
    // Those that are far too large are not looked at by stb_image; a PNG says its size in its first bytes.
    if (bytes.starts_with("\x89PNG") && bytes.size() >= kPngHead) {
        const std::uint32_t width = number_at(bytes, kPngWidth), height = number_at(bytes, kPngHeight);
        if (static_cast<double>(width) * height > most_pixels) return too_many_pixels(width, height);
    }
    if (!has_sound_tables(bytes)) return fail("is broken: its tables hold more codes than a JPEG may have.");
    Pixels pixels;
    int channels = 0;
    if (stbi_info_from_memory(data, size, &pixels.width, &pixels.height, &channels) == 0)
        return fail("is no picture that can be read (" + picture_kinds() + ").");
    if (pixels.width < 1 || pixels.height < 1) return fail("is broken: it has no pixels.");
    if (static_cast<double>(pixels.width) * pixels.height > most_pixels)
        return too_many_pixels(pixels.width, pixels.height);
    // stb_image takes what is missing of a BMP for black; the smallest has a bit for each pixel.
    if (bytes.starts_with("BM") && static_cast<double>(pixels.width) * pixels.height > 8.0 * size)
        return fail("is broken: it ends too early.");
    unsigned char* decoded = stbi_load_from_memory(data, size, &pixels.width, &pixels.height, &channels, 4);
    if (decoded == nullptr) return fail("is broken: it cannot be decoded.");
    pixels.rgba.assign(decoded,
                       decoded + static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
    stbi_image_free(decoded);
    return pixels;
}

}  // namespace platform
