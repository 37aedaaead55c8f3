// JSON values: building, parsing and writing (dump). Nested braces build a value the way JSON looks:
//   Json value = {{"id", 3}, {"list", {1, 2}}};  // an object with two keys
// Objects keep the order of their keys. Numbers are written with enough digits to parse back as the same number; NaN
// and infinity, which JSON does not have, are written as null. Includes core only.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// The first error in a text that is not valid JSON: its line and column, both counted from 1, and the cause.
struct JsonFault {
    long line = 1, column = 1;
    std::string cause;  // the end of a sentence: "a comma or } is missing before \"x\""
};

class Json {
   public:
    Json() = default;  // null
    Json(std::nullptr_t) {}
    Json(std::string text);
    Json(std::string_view text) : Json(std::string(text)) {}
    Json(const char* text) : Json(std::string(text)) {}
    Json(std::floating_point auto number) : Json(Kind::real, 0, static_cast<double>(number)) {}
    Json(std::same_as<bool> auto truth) : Json(Kind::truth, truth ? 1 : 0, 0) {}
    template <std::integral Whole>
    requires(!std::same_as<Whole, bool>) Json(Whole number)
        : Json(std::signed_integral<Whole> ? Kind::whole : Kind::natural, static_cast<long long>(number), 0) {}
    template <class Item>
    Json(const std::vector<Item>& items) : Json(array()) {
        for (const Item& item : items) push_back(Json(item));
    }
    // An object if every item is a list of two of which the first is a text; else an array.
    Json(std::initializer_list<Json> items);
    Json(const Json& other);
    Json(Json&& other) noexcept;
    Json& operator=(const Json& other);
    Json& operator=(Json&& other) noexcept;
    ~Json();

    static Json array();
    static Json object();

    [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
    [[nodiscard]] bool is_truth() const { return kind_ == Kind::truth; }
    [[nodiscard]] bool is_number() const {
        return kind_ == Kind::whole || kind_ == Kind::natural || kind_ == Kind::real;
    }
    [[nodiscard]] bool is_text() const { return kind_ == Kind::text; }
    [[nodiscard]] bool is_array() const { return kind_ == Kind::array; }
    [[nodiscard]] bool is_object() const { return kind_ == Kind::object; }

    // The value as a bool, number or text. Each may be called only on a value of its own kind (checked).
    [[nodiscard]] bool truth() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] const std::string& text() const;

    [[nodiscard]] std::size_t size() const { return items_.size(); }  // of an array or object; else 0
    // The items of an array; the values of an object, in the order of keys().
    [[nodiscard]] const std::vector<Json>& items() const { return items_; }
    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

    void push_back(Json item);  // to an array, or to null, which becomes one (checked)
    // The value of an object's key, made (null) if it is not there; null becomes an object, not for other kinds
    // (checked).
    [[nodiscard]] Json& operator[](std::string_view key);
    [[nodiscard]] const Json* find(std::string_view key) const;  // null if it is not there

    // The value as JSON text: on one line (-1), or indented by `indent` spaces for each level. Bytes that are not valid
    // UTF-8 are written as U+FFFD.
    [[nodiscard]] std::string dump(int indent = -1) const;
    // Parses a text. Returns nothing if it is not valid JSON or is nested deeper than a thousand levels; *fault, if
    // given, is then the first error. If an object repeats a key, the later value wins, and *twice, if given, is the
    // first such key (its cause is empty if no key is repeated).
    [[nodiscard]] static std::optional<Json> parse(std::string_view text, JsonFault* fault = nullptr,
                                                   JsonFault* twice = nullptr);

   private:
    enum class Kind : unsigned char { null, truth, whole, natural, real, text, array, object };

    Json(Kind kind, long long whole, double real);
    void write(std::string& out, int indent, int level) const;

    Kind kind_ = Kind::null;
    long long whole_ = 0;  // natural: the bits of the unsigned number; truth: 1 or 0
    double real_ = 0;
    std::string text_;
    std::vector<Json> items_;
    std::vector<std::string> keys_;  // object: one for each item; other kinds: empty
};

}  // namespace core
