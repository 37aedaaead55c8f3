#include "core/stamp.h"

#include <doctest/doctest.h>

#include <string>
#include <tuple>

TEST_CASE("a stamp asks for work once for each key, and again when it was forgotten") {
    core::Stamp<long> stamp;
    CHECK(!stamp.is_of(0));
    CHECK(stamp.renew(0));
    CHECK(!stamp.renew(0));
    CHECK(stamp.is_of(0));
    CHECK(stamp.renew(1));
    CHECK(stamp.renew(0));
    stamp.forget();
    CHECK(!stamp.is_of(0));
    CHECK(stamp.renew(0));
}

TEST_CASE("a stamp's key may be several things") {
    core::Stamp<std::tuple<long, std::string>> stamp;
    CHECK(stamp.renew({3, "colour"}));
    CHECK(!stamp.renew({3, "colour"}));
    CHECK(stamp.renew({3, "kind"}));
    CHECK(stamp.renew({4, "kind"}));
}
