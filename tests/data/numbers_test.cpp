// data/numbers.h: what is a number, and which.
#include "data/numbers.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/random.h"

using namespace data;

TEST_CASE("numbers as people write them") {
    // Exact: up to 15 digits and 22 places there is one rounding, the same as the compiler's.
    CHECK(read_number("18", false) == 18.0);
    CHECK(read_number("-1.5", false) == -1.5);
    CHECK(read_number("+7", false) == 7.0);
    CHECK(read_number(".5", false) == 0.5);
    CHECK(read_number("5.", false) == 5.0);
    CHECK(read_number("0.1", false) == 0.1);
    CHECK(read_number("2e-3", false) == 0.002);
    CHECK(read_number("2E+3", false) == 2000.0);
    CHECK(read_number("007", false) == 7.0);
    CHECK(read_number("0e99999999999", false) == 0.0);
    CHECK(read_number("1e-99999999999", false) == 0.0);
}

TEST_CASE("what is not a number") {
    for (const char* word : {"", "-", ".", "1.2.3", "1e", "1e+", "e5", "0x10", "inf", "nan", "1 2", "12a", "1970-73",
                             "--1", "1,5", "1e39", "4e38", "1e99999999999"}) {
        const std::string text = word;
        CAPTURE(text);
        CHECK_FALSE(read_number(text, false).has_value());
    }
}

TEST_CASE("a decimal comma counts only where it is asked for") {
    CHECK(read_number("1,5", true) == 1.5);
    CHECK(read_number("1.5", true) == 1.5);
    CHECK_FALSE(read_number("1,5,0", true).has_value());
    CHECK_FALSE(read_number("1,5.0", true).has_value());
}

TEST_CASE("floats survive being written and read") {
    // Nine digits tell every float apart; our reader is right to about 1e-15, far below half a float's last place.
    core::Random random = core::random_stream(1, "numbers");
    for (int i = 0; i < 5000; ++i) {
        float value = core::next_uniform(random, -1, 1);
        for (std::uint32_t k = core::next_below(random, 60); k > 0; --k)
            value *= core::next_unit(random) < 0.5f ? 0.1f : 4.0f;
        char written[40];
        std::snprintf(written, sizeof written, "%.9g", static_cast<double>(value));
        const std::string text = written;
        const auto read = read_number(text, false);
        CAPTURE(text);
        REQUIRE(read.has_value());
        // Denormals are written with nine digits as well, so they come back, too.
        CHECK(static_cast<float>(*read) == value);
    }
}

TEST_CASE("more digits than fit only move the point") {
    CHECK(*read_number("12345678901234567890123", false) == doctest::Approx(1.2345678901234568e22).epsilon(1e-14));
    CHECK(*read_number("0.00000000000000000000000012345", false) == doctest::Approx(1.2345e-25).epsilon(1e-14));
    CHECK(read_number(std::string(5000, '0') + "1", false) == 1.0);
    CHECK_FALSE(read_number(std::string(5000, '9'), false).has_value());
    CHECK(read_number("0." + std::string(50000, '0') + "1", false) == 0.0);
}
