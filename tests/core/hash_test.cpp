// core/hash.h: the published test vectors of FNV-1a, 64 bit.
#include "core/hash.h"

#include <doctest/doctest.h>

using namespace core;

TEST_CASE("FNV-1a gives its published vectors") {
    // From the authors' own list of test vectors (Fowler, Noll, Vo; also in their Internet draft).
    CHECK(hash_text("") == 0xcbf29ce484222325ull);
    CHECK(hash_text("a") == 0xaf63dc4c8601ec8cull);
    CHECK(hash_text("b") == 0xaf63df4c8601f1a5ull);
    CHECK(hash_text("foobar") == 0x85944171f73967e8ull);
}

TEST_CASE("bytes above 127 and zero bytes count") {
    const unsigned char zero[] = {0};
    CHECK(hash_bytes(zero, 1) == 0xaf63bd4c8601b7dfull);
    CHECK(hash_text("\xff") != hash_text("\x7f"));
}

TEST_CASE("a hash can go on where another ended") { CHECK(hash_text("bar", hash_text("foo")) == hash_text("foobar")); }

TEST_CASE("hex has sixteen digits, leading zeros among them") {
    CHECK(hash_hex(0xaf63dc4c8601ec8cull) == "af63dc4c8601ec8c");
    CHECK(hash_hex(0x1f) == "000000000000001f");
    CHECK(hash_hex(0) == "0000000000000000");
}
