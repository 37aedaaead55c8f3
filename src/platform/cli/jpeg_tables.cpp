// See jpeg_tables.h.
#include "platform/cli/jpeg_tables.h"

#include <cstddef>

namespace platform {
namespace {

constexpr unsigned kStart = 0xD8, kEnd = 0xD9, kTables = 0xC4, kScan = 0xDA, kFirstRestart = 0xD0, kLastRestart = 0xD7;

// Reads bytes one after the other; 0 behind the end.
struct Bytes {
    std::string_view bytes;
    std::size_t at = 0;

    [[nodiscard]] bool ended() const { return at >= bytes.size(); }
    unsigned next() { return ended() ? 0u : static_cast<unsigned char>(bytes[at++]); }
    unsigned next_two() {
        const unsigned high = next();
        return high << 8 | next();
    }
};

// The next marker: the byte behind 0xFF; within a scan's codes neither a stuffed 0xFF nor a restart. `in_scan`: there.
unsigned next_marker(Bytes& from, bool in_scan) {
    while (!from.ended()) {
        if (from.next() != 0xFF) continue;
        unsigned marker = 0xFF;
        while (marker == 0xFF && !from.ended()) marker = from.next();
        if (in_scan && (marker == 0 || (marker >= kFirstRestart && marker <= kLastRestart))) continue;
        return marker;
    }
    return kEnd;
}

// One segment of tables, each with the numbers of its codes of 1 to 16 bits.
bool are_sound(Bytes& from) {
    constexpr int kLengths = 16, kMostCodes = 256;
    for (int left = static_cast<int>(from.next_two()) - 2; left > 0;) {
        from.next();  // of which kind, and which one
        int n_codes = 0;
        for (int i = 0; i < kLengths; ++i) n_codes += static_cast<int>(from.next());
        if (n_codes > kMostCodes) return false;
        from.at += static_cast<std::size_t>(n_codes);
        left -= 1 + kLengths + n_codes;
    }
    return true;
}

}  // namespace

bool has_sound_tables(std::string_view bytes) {
    Bytes from{bytes};
    if (!bytes.starts_with('\xFF') || next_marker(from, false) != kStart) return true;
    bool in_scan = false;
    while (true) {
        const unsigned marker = next_marker(from, in_scan);
        if (marker == kEnd) return true;
        if (marker == kTables) {
            if (!are_sound(from)) return false;
        } else if (marker != kStart) {
            const unsigned length = from.next_two();
            from.at += length < 2 ? 0 : length - 2;
        }
        in_scan = in_scan || marker == kScan;
    }
}

}  // namespace platform
