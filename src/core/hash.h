// FNV-1a, 64 bit: the fingerprint of weights and files. Not for security. Includes nothing of ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

inline constexpr std::uint64_t kHashStart = 14695981039346656037ull;

std::uint64_t hash_bytes(const void* bytes, std::size_t n_bytes, std::uint64_t start = kHashStart);
std::uint64_t hash_text(std::string_view text, std::uint64_t start = kHashStart);
// 16 lower-case hex digits.
std::string hash_hex(std::uint64_t hash);

}  // namespace core
