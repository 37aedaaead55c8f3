// See encodings.h.
#include "data/import/encodings.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "data/utf8.h"

namespace data {
namespace {

core::Error no_table(std::string sentence) { return {"data", std::move(sentence)}; }

struct Magic {
    std::string_view bytes, what, next;
};
constexpr std::string_view kSaveAs = "open it in its program and save it as CSV";
constexpr Magic kMagic[] = {
    {"PK\x03\x04", "a workbook or an archive (zip)", kSaveAs},
    {"\xD0\xCF\x11\xE0", "an old Office document (xls)", kSaveAs},
    {"\x1F\x8B", "compressed (gzip)", "unpack it first"},
    {"\x89PNG", "a picture (PNG)", "bring the table itself, as text"},
    {"\xFF\xD8\xFF", "a picture (JPEG)", "bring the table itself, as text"},
    {"GIF8", "a picture (GIF)", "bring the table itself, as text"},
    {"%PDF", "a PDF document", "copy its table into a spreadsheet and save that as CSV"},
    {"SQLite format 3", "an SQLite database", "export a table of it as CSV"},
    {"PAR1", "a Parquet file", "save it as CSV"},
    {"\x93NUMPY", "a NumPy array (npy)", "save it as CSV, with numpy.savetxt(file, array, delimiter=\",\")"},
    {"\x7F"
     "ELF",
     "a program", "bring a table as text"},
    {"{\\rtf", "a text with formats (RTF)", "save it as plain text"},
};

core::Error binary_file() {
    return no_table(
        "This is no text: it holds bytes that no text has. A table is text, one line a thing (CSV); "
        "open the file in its program and save it as CSV.");
}

// Whether every second byte is zero, as in UTF-16 of mostly Western text without a mark. 0: neither, 1: little endian,
// 2: big endian.
int guess_utf16(std::string_view bytes) {
    const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    if (n < 8) return 0;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < n; ++i) zeros[i & 1] += bytes[i] == 0 ? 1u : 0u;
    const std::size_t most = n / 2 * 3 / 4;
    if (zeros[1] > most && zeros[0] == 0) return 1;
    return zeros[0] > most && zeros[1] == 0 ? 2 : 0;
}

// Code units without their partner become U+FFFD.
Decoded from_utf16(std::string_view bytes, bool big, std::string encoding) {
    Decoded decoded{.text = {}, .encoding = std::move(encoding), .broken = {}};
    decoded.text.reserve(bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
        return big ? a * 256u + b : b * 256u + a;
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        unsigned code = unit(at);
        const bool high = code >= 0xD800 && code < 0xDC00, low = code >= 0xDC00 && code < 0xE000;
        const unsigned next = high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (high && next >= 0xDC00 && next < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (next - 0xDC00);
            at += 2;
        } else if (high || low) {
            decoded.broken.push_back(static_cast<std::uint32_t>(decoded.text.size()));
            code = 0xFFFD;
        }
        core::append_utf8(decoded.text, code);
    }
    return decoded;
}

// 0x80 to 0x9F; 0 where Windows-1252 has no letter.
constexpr unsigned kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::string> from_windows(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const unsigned code = byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80] : byte;
        if (code == 0) return std::nullopt;
        core::append_utf8(text, code);
    }
    return text;
}

// U+FFFD for each piece that is no UTF-8. n_good: letters beyond ASCII that are.
Decoded mend_utf8(std::string_view bytes, std::size_t& n_good) {
    Decoded decoded{.text = {}, .encoding = "utf-8", .broken = {}};
    decoded.text.reserve(bytes.size() + 64);
    n_good = 0;
    while (!bytes.empty()) {
        const core::Utf8Character next = core::first_character(bytes);
        if (next.valid) {
            decoded.text.append(bytes.substr(0, next.n_bytes));
            if (next.n_bytes > 1) ++n_good;
        } else {
            decoded.broken.push_back(static_cast<std::uint32_t>(decoded.text.size()));
            core::append_utf8(decoded.text, 0xFFFD);
        }
        bytes.remove_prefix(next.n_bytes);
    }
    return decoded;
}

// Whether over 1 % are control characters; tabs, line ends and form feeds do not count.
bool is_binary(std::string_view text) {
    const std::string_view start = text.substr(0, 65536);
    const auto n = std::count_if(start.begin(), start.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && byte != 0x1A;
    });
    return n * 100 > static_cast<std::ptrdiff_t>(start.size());
}

}  // namespace

core::Result<Decoded> decode(std::string bytes) {
    for (const Magic& magic : kMagic) {
        if (!bytes.starts_with(magic.bytes)) continue;
        return no_table("This is " + std::string(magic.what) + ", not a table as text; " + std::string(magic.next) +
                        ".");
    }
    using namespace std::string_view_literals;
    const std::string_view all = bytes;
    if (all.starts_with("\xFF\xFE\0\0"sv) || all.starts_with("\0\0\xFE\xFF"sv))
        return no_table("This text is UTF-32, which is not read; save it as UTF-8.");
    if (all.starts_with("\xFF\xFE"sv)) return from_utf16(all.substr(2), false, "utf-16-le with BOM");
    if (all.starts_with("\xFE\xFF"sv)) return from_utf16(all.substr(2), true, "utf-16-be with BOM");
    if (const int order = guess_utf16(all)) return from_utf16(all, order == 2, order == 2 ? "utf-16-be" : "utf-16-le");
    const bool marked = all.starts_with("\xEF\xBB\xBF"sv);
    if (marked) bytes.erase(0, 3);
    if (!bytes.empty() && bytes.back() == '\x1A') bytes.pop_back();  // an end-of-file mark of old systems
    const std::string encoding = marked ? "utf-8 with BOM" : "utf-8";
    const std::optional<std::size_t> bad = first_bad_byte(bytes);
    if (!bad && is_binary(bytes)) return binary_file();
    if (!bad) return Decoded{.text = std::move(bytes), .encoding = encoding, .broken = {}};
    if (bytes.find('\0') != std::string::npos || is_binary(bytes)) return binary_file();
    std::size_t n_good = 0;
    Decoded mended = mend_utf8(bytes, n_good);
    mended.encoding = encoding;
    if (marked || n_good >= mended.broken.size()) return mended;
    std::optional<std::string> western = from_windows(bytes);
    if (western) return Decoded{.text = std::move(*western), .encoding = "windows-1252", .broken = {}};
    return mended;
}

}  // namespace data
