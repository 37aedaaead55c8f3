// Unpacks deflated bytes (RFC 1951), as they are in zip archives and gzip files. For native programs: a page has the
// browser's own stream for it. Next: read_zip.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace data {

// The bytes; nothing if they are broken, or not exactly `n_bytes`. No more than that is ever unpacked, so that a small file
// cannot fill the memory.
std::optional<std::string> inflate(std::string_view packed, std::size_t n_bytes);

// Whether so few bytes can hold so many at all: deflate packs at most 1,032 into one.
bool can_hold(std::size_t n_packed, std::size_t n_bytes);

// The checksum that zip and gzip have (CRC-32, ISO-HDLC).
std::uint32_t checksum(std::string_view bytes);

}  // namespace data
