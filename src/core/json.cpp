// JSON values and writing them (dump); json_parse.cpp reads them.
#include "core/json.h"

#include <cmath>
#include <cstdio>
// Only the conversion of doubles to text is taken from nlohmann/json: using all of it took longer to compile and made
// the program larger.
#if __has_include(<nlohmann/detail/conversions/to_chars.hpp>)
#include <nlohmann/detail/conversions/to_chars.hpp>
#else
#include <nlohmann/json.hpp>
#endif

#include "core/check.h"
#include "core/utf8.h"

namespace core {
namespace {

void write_escaped(std::string& out, char c) {
    const std::string_view plain = "\b\f\n\r\t\"\\", escaped = "bfnrt\"\\";
    const std::size_t at = plain.find(c);
    if (at != std::string_view::npos) {
        out += '\\';
        out += escaped[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "\\u%04x", static_cast<unsigned>(c));
        out += hex;
    } else {
        out += c;
    }
}

void write_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const Utf8Character character = first_character(text);
        if (!character.valid) {
            out += "\xEF\xBF\xBD";
        } else if (character.n_bytes == 1) {
            write_escaped(out, text.front());
        } else {
            out += text.substr(0, character.n_bytes);
        }
        text.remove_prefix(character.n_bytes);
    }
    out += '"';
}

void write_real(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    char digits[64];
    out.append(digits, nlohmann::detail::to_chars(digits, digits + sizeof digits, number));
}

void new_line(std::string& out, int indent, int level) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent * level), ' ');
}

}  // namespace

Json::Json(Kind kind, long long whole, double real) : kind_(kind), whole_(whole), real_(real) {}
Json::Json(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(const Json& other) = default;
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

Json::Json(std::initializer_list<Json> items) : kind_(Kind::object) {
    for (const Json& item : items) {
        if (!item.is_array() || item.size() != 2 || !item.items_[0].is_text()) kind_ = Kind::array;
    }
    for (const Json& item : items) {
        if (is_array()) {
            items_.push_back(item);
        } else {
            (*this)[item.items_[0].text_] = item.items_[1];
        }
    }
}

Json Json::array() { return {Kind::array, 0, 0}; }
Json Json::object() { return {Kind::object, 0, 0}; }

bool Json::truth() const {
    ES_CHECK(is_truth(), "a JSON value that is neither true nor false was asked for its truth");
    return whole_ != 0;
}

double Json::number() const {
    ES_CHECK(is_number(), "a JSON value that is no number was asked for it");
    if (kind_ == Kind::real) return real_;
    return kind_ == Kind::whole ? static_cast<double>(whole_)
                                : static_cast<double>(static_cast<unsigned long long>(whole_));
}

const std::string& Json::text() const {
    ES_CHECK(is_text(), "a JSON value that is no text was asked for it");
    return text_;
}

void Json::push_back(Json item) {
    if (is_null()) kind_ = Kind::array;
    ES_CHECK(is_array(), "an item was pushed to a JSON value that is no array");
    items_.push_back(std::move(item));
}

Json& Json::operator[](std::string_view key) {
    if (is_null()) kind_ = Kind::object;
    ES_CHECK(is_object(), "a JSON value that is no object has no key " + std::string(key));
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i] == key) return items_[i];
    }
    keys_.emplace_back(key);
    return items_.emplace_back();
}

const Json* Json::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i] == key) return &items_[i];
    }
    return nullptr;
}

std::string Json::dump(int indent) const {
    std::string out;
    write(out, indent, 0);
    return out;
}

void Json::write(std::string& out, int indent, int level) const {
    switch (kind_) {
        case Kind::null:
            out += "null";
            return;
        case Kind::truth:
            out += whole_ != 0 ? "true" : "false";
            return;
        case Kind::whole:
            out += std::to_string(whole_);
            return;
        case Kind::natural:
            out += std::to_string(static_cast<unsigned long long>(whole_));
            return;
        case Kind::real:
            write_real(out, real_);
            return;
        case Kind::text:
            write_text(out, text_);
            return;
        case Kind::array:
        case Kind::object:
            break;
    }
    out += is_array() ? '[' : '{';
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (i > 0) out += ',';
        new_line(out, indent, level + 1);
        if (is_object()) {
            write_text(out, keys_[i]);
            out += indent < 0 ? ":" : ": ";
        }
        items_[i].write(out, indent, level + 1);
    }
    if (!items_.empty()) new_line(out, indent, level);
    out += is_array() ? ']' : '}';
}

}  // namespace core
