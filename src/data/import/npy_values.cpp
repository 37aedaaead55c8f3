// See npy_values.h.
#include "data/import/npy_values.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/exact_number.h"
#include "core/utf8.h"
#include "data/import/dates.h"
#include "data/utf8.h"

namespace data {
namespace {

std::uint64_t bits_of(const NpyField& field, const char* bytes, std::size_t size) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t at = field.big_endian ? i : size - 1 - i;
        bits = bits << 8 | static_cast<unsigned char>(bytes[at]);
    }
    return bits;
}

std::int64_t with_sign(std::uint64_t bits, std::size_t size) {
    const unsigned unused = static_cast<unsigned>(64 - 8 * size);
    return static_cast<std::int64_t>(bits << unused) >> unused;
}

// IEEE 754 binary16.
float half_number(std::uint64_t bits) {
    const int exponent = static_cast<int>(bits >> 10 & 31), fraction = static_cast<int>(bits & 1023);
    float value = 0;
    if (exponent == 31)
        value = fraction == 0 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    else if (exponent == 0)
        value = std::ldexp(static_cast<float>(fraction), -24);
    else
        value = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    return (bits >> 15 & 1) != 0 ? -value : value;
}

void append_float(std::string& out, const NpyField& field, std::uint64_t bits) {
    if (field.size == 8) {
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        core::append_exact(out, value);
    } else if (field.size == 4) {
        const auto half = static_cast<std::uint32_t>(bits);
        float value = 0;
        std::memcpy(&value, &half, sizeof value);
        core::append_exact(out, value);
    } else {
        core::append_exact(out, half_number(bits));
    }
}

std::string two(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// Seconds of a unit of time; 0 where it is none of a fixed length.
double seconds_of(const std::string& unit) {
    if (unit == "W") return 604800;
    if (unit == "D") return 86400;
    if (unit == "h") return 3600;
    if (unit == "m") return 60;
    if (unit == "s") return 1;
    if (unit == "ms") return 1e-3;
    if (unit == "us") return 1e-6;
    return unit == "ns" ? 1e-9 : 0;
}

// "2024-01-05" or "2024-01-05 07:30:00"; NaT is missing. False for days that no calendar of ours has.
bool append_date(std::string& out, const NpyField& field, std::int64_t count) {
    if (count == std::numeric_limits<std::int64_t>::min()) return true;
    if (field.unit == "Y" || field.unit == "M") {
        const double months =
            static_cast<double>(count) * static_cast<double>(field.step) * (field.unit == "Y" ? 12 : 1);
        if (std::fabs(months) > 12 * 1900) return false;
        const auto n = static_cast<std::int64_t>(months) + 12 * 1970;
        out += std::to_string(n / 12) + "-" + two(n % 12 + 1) + "-01";
        return true;
    }
    const double unit = seconds_of(field.unit);
    const double seconds = std::floor(static_cast<double>(count) * static_cast<double>(field.step) * unit);
    if (unit == 0 || std::fabs(seconds) > 86400.0 * 365 * 1900) return false;
    const double day = std::floor(seconds / 86400);
    const auto within = static_cast<std::int64_t>(seconds - day * 86400);
    const CivilDay civil = civil_day(static_cast<long>(day));
    out += std::to_string(civil.year) + "-" + two(civil.month) + "-" + two(civil.day);
    if (unit < 86400) out += " " + two(within / 3600) + ":" + two(within / 60 % 60) + ":" + two(within % 60);
    return true;
}

bool append_letters(std::string& out, const NpyField& field, const char* bytes) {
    std::size_t n = field.size / 4;
    while (n > 0 && bits_of(field, bytes + 4 * (n - 1), 4) == 0) --n;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t code = bits_of(field, bytes + 4 * i, 4);
        if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        core::append_utf8(out, static_cast<unsigned>(code));
    }
    return true;
}

bool append_bytes(std::string& out, const NpyField& field, const char* bytes) {
    std::size_t n = field.size;
    while (n > 0 && bytes[n - 1] == 0) --n;
    const std::string_view text(bytes, n);
    if (first_bad_byte(text)) return false;
    out += text;
    return true;
}

}  // namespace

bool append_value(std::string& out, const NpyField& field, const char* bytes) {
    if (field.kind == 'U') return append_letters(out, field, bytes);
    if (field.kind == 'S') return append_bytes(out, field, bytes);
    const std::uint64_t bits = bits_of(field, bytes, field.size);
    if (field.kind == 'f') {
        append_float(out, field, bits);
    } else if (field.kind == 'b') {
        out += bits != 0 ? "true" : "false";
    } else if (field.kind == 'M') {
        return append_date(out, field, static_cast<std::int64_t>(bits));
    } else {
        out += field.kind == 'u' ? std::to_string(bits) : std::to_string(with_sign(bits, field.size));
    }
    return true;
}

}  // namespace data
