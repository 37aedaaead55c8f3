#include "core/shown_text.h"

#include <doctest/doctest.h>

using namespace std::string_literals;

TEST_CASE("what commands a terminal is shown, not sent") {
    CHECK(core::printable("\x1b[31mred\x07") == "\\u001b[31mred\\u0007");
    CHECK(core::printable("one\0two"s) == "one\\u0000two");
    CHECK(core::printable("\x7f\xc2\x9b\xe2\x80\xae") == "\\u007f\\u009b\\u202e");
    CHECK(core::printable("a\nb\tc\r") == "a\\nb\\tc\\u000d");
    CHECK(core::printable("a\nb\tc\r", core::Lines::kept) == "a\nb\tc\\u000d");
    CHECK(core::printable("\xff\xc3") == "\\xff\\xc3");
    const std::string every_script = "ü 日本 مرحبا 😀 ±…";
    CHECK(core::printable(every_script) == every_script);
}

TEST_CASE("a name of any length takes a bounded place in a sentence, by letters and not by bytes") {
    CHECK(core::shortened("short") == "short");
    CHECK(core::shortened("0123456789", 7) == "0123…89");
    CHECK(core::shortened("0123456789", 10) == "0123456789");
    CHECK(core::shortened("日本語日本語日本語日本語", 6) == "日本語…本語");
    CHECK(core::shortened("日本語日本語", 6) == "日本語日本語");
    CHECK(core::quoted(std::string(200000, 'x')).size() < 70);
    CHECK(core::quoted(std::string(200000, '\x1b')).size() < 400);
    CHECK(core::shortened(std::string(1000, '\xff'), 10).size() == 9 + 3);
}
