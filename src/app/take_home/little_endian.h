// Appends numbers to a string as little-endian bytes, on machines of any byte order. Includes nothing of ours.
#pragma once

#include <cstdint>
#include <string>

namespace app {

inline void add_bytes(std::string& to, std::uint64_t number, int n_bytes) {
    for (int i = 0; i < n_bytes; ++i) to += static_cast<char>((number >> (8 * i)) & 255u);
}
inline void add_float(std::string& to, float number) { add_bytes(to, __builtin_bit_cast(std::uint32_t, number), 4); }

}  // namespace app
