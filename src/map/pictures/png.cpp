// to_png() of paint.h.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "map/pictures/paint.h"

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

namespace {

// ISO 3309, as the PNG specification says in its annex D, bit by bit: a note is short.
std::uint32_t check_sum(const std::vector<std::uint8_t>& bytes, std::size_t from) {
    std::uint32_t sum = 0xffffffffU;
    for (std::size_t i = from; i < bytes.size(); ++i) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? 0xedb88320U ^ sum >> 1 : sum >> 1;
    }
    return ~sum;
}

void push(std::vector<std::uint8_t>& to, std::uint32_t number) {
    for (const int shift : {24, 16, 8, 0}) to.push_back(static_cast<std::uint8_t>(number >> shift & 255));
}

// An iTXt chunk: words in UTF-8, neither packed nor translated.
std::vector<std::uint8_t> note_chunk(const std::string& note) {
    constexpr std::string_view kHead("iTXtDescription\0\0\0\0\0", 20);
    std::vector<std::uint8_t> chunk;
    push(chunk, static_cast<std::uint32_t>(kHead.size() - 4 + note.size()));
    chunk.insert(chunk.end(), kHead.begin(), kHead.end());
    chunk.insert(chunk.end(), note.begin(), note.end());
    push(chunk, check_sum(chunk, 4));
    return chunk;
}

}  // namespace

std::vector<std::uint8_t> to_png(const Picture& picture, const std::string& note) {
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
    if (!note.empty()) {
        constexpr std::ptrdiff_t kAfterHeader = 8 + 25;
        const std::vector<std::uint8_t> chunk = note_chunk(note);
        bytes.insert(bytes.begin() + kAfterHeader, chunk.begin(), chunk.end());
    }
    return bytes;
}

}  // namespace map
