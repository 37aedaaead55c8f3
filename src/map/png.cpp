// to_png() of paint.h.
#include <cstddef>

#include "core/check.h"
#include "map/paint.h"

// Not our code, so not our warnings. No files: pictures are written to memory.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace map {

std::vector<std::uint8_t> to_png(const Picture& picture) {
    ES_CHECK(
        picture.rgba.size() == static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4,
        "a picture has four bytes a pixel");
    std::vector<std::uint8_t> bytes;
    const auto append = [](void* to, void* data, int size) {
        const auto* from = static_cast<const std::uint8_t*>(data);
        static_cast<std::vector<std::uint8_t>*>(to)->insert(static_cast<std::vector<std::uint8_t>*>(to)->end(), from,
                                                            from + size);
    };
    const int done = stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 4, picture.rgba.data(),
                                            picture.width * 4);
    ES_CHECK(done != 0, "the picture could not be packed");
    return bytes;
}

}  // namespace map
