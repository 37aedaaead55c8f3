// Texts are cut at each separator, and no part is lost.
#include "core/split.h"

#include <doctest/doctest.h>

#include "core/utf8.h"

TEST_CASE("split: one part more than there are separators, empty ones among them") {
    using Parts = std::vector<std::string_view>;
    CHECK(core::split("a,,b", ',') == Parts{"a", "", "b"});
    CHECK(core::split("", ',') == Parts{""});
    CHECK(core::split(",", ',') == Parts{"", ""});
    CHECK(core::split("a&b", ',') == Parts{"a&b"});
}

TEST_CASE("code_point() undoes append_utf8(), for characters of one byte to four") {
    for (const unsigned code :
         {0x41u, 0x7fu, 0x80u, 0xe9u, 0x7ffu, 0x800u, 0x65e5u, 0xffffu, 0x10000u, 0x1f642u, 0x10ffffu}) {
        std::string text;
        core::append_utf8(text, code);
        CHECK(core::code_point(text) == code);
    }
}
