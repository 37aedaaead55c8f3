// See inflate.h.
#include "data/import/inflate.h"

#include <array>
#include <limits>

// Third-party code, compiled without our warnings; only its decompressor is used.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_ONLY_PNG
#define STBI_NO_THREAD_LOCALS
#include <stb/stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace data {
namespace {

constexpr std::array<std::uint32_t, 256> table_of_sums() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t sum = i;
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? 0xEDB88320u ^ (sum >> 1) : sum >> 1;
        table[i] = sum;
    }
    return table;
}

constexpr std::array<std::uint32_t, 256> kSums = table_of_sums();

}  // namespace

bool can_hold(std::size_t n_packed, std::size_t n_bytes) {
    constexpr std::size_t kMostOfOne = 1032, kShortest = 64;
    return n_bytes <= kShortest || n_bytes / kMostOfOne <= n_packed;
}

std::optional<std::string> inflate(std::string_view packed, std::size_t n_bytes) {
    constexpr std::size_t kAhead = 8;
    constexpr std::size_t kMost = static_cast<std::size_t>(std::numeric_limits<int>::max()) - kAhead;
    if (packed.size() > kMost || n_bytes > kMost || !can_hold(packed.size(), n_bytes)) return std::nullopt;
    // stb_image reads two bytes ahead, and takes the end of the input there for an error.
    const std::string ahead = std::string(packed) + std::string(kAhead, '\0');
    std::string bytes(n_bytes + 1, '\0');  // room for one more byte, which shows that the stream holds more
    const int n = stbi_zlib_decode_noheader_buffer(bytes.data(), static_cast<int>(n_bytes + 1), ahead.data(),
                                                   static_cast<int>(ahead.size()));
    if (n < 0 || static_cast<std::size_t>(n) != n_bytes) return std::nullopt;
    bytes.resize(n_bytes);
    return bytes;
}

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFu;
    for (const char c : bytes) sum = kSums[(sum ^ static_cast<unsigned char>(c)) & 0xFFu] ^ (sum >> 8);
    return sum ^ 0xFFFFFFFFu;
}

}  // namespace data
