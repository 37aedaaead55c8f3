#include "core/hash.h"

namespace core {

std::uint64_t hash_bytes(const void* bytes, std::size_t n_bytes, std::uint64_t start) {
    const auto* byte = static_cast<const unsigned char*>(bytes);
    std::uint64_t hash = start;
    for (std::size_t i = 0; i < n_bytes; ++i) hash = (hash ^ byte[i]) * 1099511628211ull;
    return hash;
}

std::uint64_t hash_text(std::string_view text, std::uint64_t start) {
    return hash_bytes(text.data(), text.size(), start);
}

std::string hash_hex(std::uint64_t hash) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4u) text[i] = kDigits[hash & 15u];
    return text;
}

}  // namespace core
