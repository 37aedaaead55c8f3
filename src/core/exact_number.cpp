// See exact_number.h. The digits come from nlohmann/json (Grisu2), as in json.cpp.
#include "core/exact_number.h"

#include <cmath>
#include <string_view>
#if __has_include(<nlohmann/detail/conversions/to_chars.hpp>)
#include <nlohmann/detail/conversions/to_chars.hpp>
#else
#include <nlohmann/json.hpp>
#endif

namespace core {
namespace {

template <class Number>
void append(std::string& out, Number number) {
    if (!std::isfinite(number)) {
        out += std::isnan(number) ? "NaN" : number < 0 ? "-inf" : "inf";
        return;
    }
    char digits[64];
    const char* const end = nlohmann::detail::to_chars(digits, digits + sizeof digits, number);
    std::string_view text(digits, static_cast<std::size_t>(end - digits));
    if (text.ends_with(".0")) text.remove_suffix(2);
    out += text;
}

}  // namespace

void append_exact(std::string& out, float number) { append(out, number); }
void append_exact(std::string& out, double number) { append(out, number); }

}  // namespace core
