// Decompresses deflate streams (RFC 1951), as zip archives and gzip files contain them, and has their checksum. For
// native programs: a web page uses the browser's own decompression. Includes nothing of ours. Next: read_zip.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace data {

// The decompressed bytes, which must be exactly n_bytes; nothing if they are not, or if the stream is broken or cut.
// Never makes more than that, so that a small file cannot fill the memory.
std::optional<std::string> inflate(std::string_view packed, std::size_t n_bytes);

// Whether n_packed bytes can decompress to as many as n_bytes: deflate makes at most 1,032 of one. (Up to 64 bytes are
// always accepted.)
bool can_hold(std::size_t n_packed, std::size_t n_bytes);

// CRC-32 (ISO-HDLC), the checksum of zip and gzip, of the decompressed bytes.
std::uint32_t checksum(std::string_view bytes);

}  // namespace data
