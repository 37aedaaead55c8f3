// FNV-1a hashes with 64 bits: fingerprints of weights and files, to tell whether two are equal. Not for security.
// Includes nothing of ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

inline constexpr std::uint64_t kHashStart = 14695981039346656037ull;

// To hash several pieces as one, pass the hash so far as `start`.
std::uint64_t hash_bytes(const void* bytes, std::size_t n_bytes, std::uint64_t start = kHashStart);
std::uint64_t hash_text(std::string_view text, std::uint64_t start = kHashStart);
// The hash as text: 16 lower-case hexadecimal digits.
std::string hash_hex(std::uint64_t hash);

}  // namespace core
