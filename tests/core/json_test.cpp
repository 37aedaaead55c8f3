// JSON against nlohmann's library: the same texts in, the same texts out.
#include "core/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/random.h"

namespace {

using core::Json;
using Oracle = nlohmann::ordered_json;

std::string written_by_oracle(const Oracle& json, int indent) {
    return json.dump(indent, ' ', false, Oracle::error_handler_t::replace);
}

std::size_t below(core::Random& random, std::size_t n) {
    return core::next_below(random, static_cast<std::uint32_t>(n));
}

void check_same(std::string_view text) {
    CAPTURE(std::string(text));
    const Oracle oracle = Oracle::parse(text, nullptr, false);
    const std::optional<Json> ours = Json::parse(text);
    REQUIRE_EQ(ours.has_value(), !oracle.is_discarded());
    if (!ours) return;
    CHECK_EQ(ours->dump(), written_by_oracle(oracle, -1));
    CHECK_EQ(ours->dump(2), written_by_oracle(oracle, 2));
}

const std::string_view kTexts[] = {"null",
                                   "true",
                                   "false",
                                   "tru",
                                   "nulll",
                                   "",
                                   " ",
                                   "0",
                                   "-0",
                                   "-",
                                   "00",
                                   "01",
                                   "-1",
                                   "1.",
                                   ".5",
                                   "1.5",
                                   "-0.0",
                                   "1e3",
                                   "1E+3",
                                   "1e-3",
                                   "1e",
                                   "1e+",
                                   "1e400",
                                   "-1e400",
                                   "1e-400",
                                   "0e0",
                                   "+1",
                                   "0x1",
                                   "9223372036854775807",
                                   "9223372036854775808",
                                   "-9223372036854775808",
                                   "-9223372036854775809",
                                   "18446744073709551615",
                                   "18446744073709551616",
                                   "123456789012345678901",
                                   "0.1",
                                   "0.30000000000000004",
                                   "5e-324",
                                   "1.7976931348623157e308",
                                   "100000000000000000000.0",
                                   "1e15",
                                   "1e16",
                                   "0.0001",
                                   "0.00001",
                                   "[]",
                                   "{}",
                                   "[ ]",
                                   "{ }",
                                   "[1,2]",
                                   "[1,]",
                                   "[,1]",
                                   "[1 2]",
                                   "[",
                                   "]",
                                   "[[],[[]]]",
                                   "{\"a\":1}",
                                   "{\"a\" : 1 , \"b\":[ ]}",
                                   "{\"b\":1,\"a\":2,\"b\":3}",
                                   "{\"a\"}",
                                   "{\"a\":}",
                                   "{a:1}",
                                   "{\"a\":1,}",
                                   "{1:2}",
                                   "{\"\":{\"\":[{}]}}",
                                   "\"\"",
                                   "\"",
                                   "\"a",
                                   "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                                   "\"\\u0041\\u00e9\\u20AC\\uD83D\\uDE00\"",
                                   "\"\\uD83D\"",
                                   "\"\\uDE00\"",
                                   "\"\\uD83Dx\"",
                                   "\"\\uD83D\\u0041\"",
                                   "\"\\u12\"",
                                   "\"\\u12g4\"",
                                   "\"\\x\"",
                                   "\"\\u0000\\u001f\\u007f\"",
                                   "\"a\nb\"",
                                   "\"\x7f\"",
                                   "'a'",
                                   "\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"",
                                   "\"\xC3\"",
                                   "\"\xC0\x80\"",
                                   "\"\xED\xA0\x80\"",
                                   "\"\xF4\x90\x80\x80\"",
                                   "\"\xFF\"",
                                   "\xEF\xBB\xBF[1]",
                                   "\xEF\xBB",
                                   "1 2",
                                   "[1] x",
                                   "\t\r\n [ \n1\t,\r2 ] ",
                                   "// 1\n1",
                                   "NaN",
                                   "Infinity",
                                   "[true,false,null]"};

}  // namespace

TEST_CASE("JSON: what is read, refused and written is what nlohmann's library reads, refuses and writes") {
    for (const std::string_view text : kTexts) check_same(text);
}

TEST_CASE("JSON: texts with a byte changed, left out or doubled") {
    const std::string good =
        R"({"lr": -0.03e+1, "features": ["weight", "\u00e9\n"], "deep": [[{"x": null}], true, 12]})";
    core::Random random = core::random_stream(7, "json");
    const std::string_view bytes = "{}[]\",:\\ 0123456789eE+-.untrfals\n\x01\x80\xC3\xA9\xF0";
    for (int i = 0; i < 4000; ++i) {
        std::string text = good;
        const auto at = below(random, text.size());
        const char byte = bytes[below(random, bytes.size())];
        if (i % 3 == 0) text[at] = byte;
        if (i % 3 == 1) text.erase(at, 1);
        if (i % 3 == 2) text.insert(at, 1, byte);
        check_same(text);
    }
}

TEST_CASE("JSON: numbers of every size are written alike, and read back as the same") {
    core::Random random = core::random_stream(3, "json");
    for (int i = 0; i < 20000; ++i) {
        const double scale = std::pow(10.0, core::next_uniform(random, -30, 30));
        const double number = i % 2 == 0 ? scale * core::next_uniform(random, -1, 1)
                                         : static_cast<float>(core::next_uniform(random, -1, 1));
        CHECK_EQ(Json(number).dump(), Oracle(number).dump());
        CHECK_EQ(Json::parse(Json(number).dump())->number(), number);
    }
    CHECK_EQ(Json(2.0).dump(), "2.0");
    CHECK_EQ(Json(std::numeric_limits<double>::quiet_NaN()).dump(), "null");
    CHECK_EQ(Json(-std::numeric_limits<float>::infinity()).dump(), "null");
    CHECK_EQ(Json(std::numeric_limits<unsigned long long>::max()).dump(), "18446744073709551615");
    CHECK_EQ(Json(std::numeric_limits<long long>::min()).dump(), "-9223372036854775808");
}

TEST_CASE("JSON: texts of any bytes are written as UTF-8") {
    core::Random random = core::random_stream(5, "json");
    for (int i = 0; i < 4000; ++i) {
        std::string text;
        for (int n = static_cast<int>(below(random, 8)); n >= 0; --n) {
            const unsigned edge[] = {0x00, 0x1F, 0x22, 0x5C, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                     0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
            text += static_cast<char>(edge[below(random, std::size(edge))]);
        }
        CHECK_EQ(Json(text).dump(), written_by_oracle(Oracle(text), -1));
    }
}

TEST_CASE("JSON: braces, keys and lists") {
    const Json json = {{"id", "a"}, {"two", {1, 2}}, {"words", {"x", "y"}}, {"of", {{"yes", true}, {"no", nullptr}}}};
    CHECK_EQ(json.dump(), R"({"id":"a","two":[1,2],"words":["x","y"],"of":{"yes":true,"no":null}})");
    CHECK_EQ(json.find("id")->text(), "a");
    CHECK(json.find("three") == nullptr);
    Json grown;
    grown["list"].push_back(std::vector<std::string>{"p"});
    grown["list"].push_back(-1);
    CHECK_EQ(grown.dump(), R"({"list":[["p"],-1]})");
}

TEST_CASE("JSON: a fault has a line, a column and a cause") {
    const auto fault = [](std::string_view text) {
        core::JsonFault found;
        REQUIRE_FALSE(Json::parse(text, &found).has_value());
        return std::to_string(found.line) + ":" + std::to_string(found.column) + " " + found.cause;
    };
    const auto has = [](const std::string& text, std::string_view part) {
        CAPTURE(text);
        CHECK(text.find(part) != std::string::npos);
    };
    has(fault("{\"lr\": "), "1:8 the text ends where a value");
    has(fault("{\n  \"lr\": 1\n  \"seed\": 2\n}"), "3:3 a comma or } is missing before a quote");
    has(fault("{\"é\": 1,\n}"), "2:1 there is a comma too many before }");
    has(fault("{\"é\" 1}"), "1:6 a colon is missing behind the name \"é\"");
    has(fault("{lr: 1}"), "1:2 a name in double quotes has to stand here, not \"lr\"");
    has(fault("[1, 2"), "1:6 the text ends inside [ ]");
    has(fault("[1,]"), "1:4 there is a comma too many before ]");
    has(fault("[tanh]"), "1:2 the word \"tanh\" is no value");
    has(fault("[None]"), "1:2 None is written");
    has(fault("['a']"), "1:2 a text stands in double quotes");
    has(fault("[1] // mine"), "1:5 the value has ended");
    has(fault("[\"open, 1]"), "1:2 the text that begins here is not closed");
    has(fault("[\"a\nb\"]"), "1:4 a line ends inside quotes");
    has(fault("[\"C:\\data\"]"), "1:6 a backslash inside quotes is written");
    has(fault("[\"\xff\"]"), "1:3 this byte is no UTF-8");
    has(fault("[1e999]"), "1:2 1e999 is infinite");
    has(fault("[" + std::string(400, '9') + "]"), "is infinite");
    has(fault("[NaN]"), "1:2 NaN is no number of JSON");
    has(fault("[-Infinity]"), "1:2 -Infinity is no number of JSON");
    has(fault("[01]"), "1:2 a number has no 0 in front");
    has(fault("\xff\xfe{"), "UTF-16");
    has(fault(std::string(100000, '[')), "a thousand deep");
    CHECK(fault("[" + std::string(200000, 'x') + "]").size() < 200);
}

TEST_CASE("JSON: a name that stands twice in one object is told, with its place") {
    core::JsonFault twice;
    const auto json = Json::parse("{\"a\": {\"lr\": 1},\n \"lr\": 2, \"lr\": 3}", nullptr, &twice);
    REQUIRE(json.has_value());
    CHECK_EQ(json->find("lr")->number(), 3);
    CHECK_EQ(twice.cause, "\"lr\" stands twice");
    CHECK_EQ(twice.line, 2);
    CHECK_EQ(twice.column, 11);
    REQUIRE(Json::parse("[{\"lr\": 1}, {\"lr\": 2}]", nullptr, &twice).has_value());
    CHECK_EQ(twice.cause, "");
}

TEST_CASE("JSON: lists too deep are refused instead of using up the stack") {
    CHECK(Json::parse(std::string(1000, '[') + std::string(1000, ']')).has_value());
    CHECK_FALSE(Json::parse(std::string(100000, '[') + std::string(100000, ']')).has_value());
}
