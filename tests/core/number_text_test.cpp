#include "core/number_text.h"

#include <doctest/doctest.h>

#include <limits>

TEST_CASE("numbers from a million up are written as powers of ten") {
    CHECK(core::power_text(1.14192585757337e13) == "1.1e13");
    CHECK(core::power_text(-16209747781023043584.0) == "-1.6e19");
    CHECK(core::power_text(2e6) == "2e6");
    CHECK(core::power_text(9.96e6) == "1e7");
    CHECK(core::power_text(1.14192585757337e13, 4) == "1.142e13");
    CHECK(core::power_text(3.4e-9) == "3.4e-9");
    CHECK(core::power_text(std::numeric_limits<double>::max()) == "1.8e308");
    CHECK(core::power_text(std::numeric_limits<double>::infinity()) == "infinite");
    CHECK(core::power_text(-std::numeric_limits<double>::infinity()) == "minus infinite");
    CHECK(core::power_text(std::numeric_limits<double>::quiet_NaN()) == "not a number");
}

TEST_CASE("numbers below a million are written as they always were") {
    CHECK(core::fixed_text(0.32702, 4) == "0.3270");
    CHECK(core::fixed_text(999999.4, 0) == "999999");
    CHECK(core::fixed_text(999999.5, 0) == "1e6");
    CHECK(core::fixed_text(-1.5e6, 4) == "-1.5e6");
    CHECK(core::figures_text(3504, 4) == "3504");
    CHECK(core::figures_text(11.5, 4) == "11.5");
    CHECK(core::figures_text(0.0032, 4) == "0.0032");
    CHECK(core::figures_text(12345, 4) == "12345");
    CHECK(core::figures_text(0.00001, 4) == "1e-05");
    CHECK(core::figures_text(5e7, 4) == "5e7");
    CHECK(core::figures_text(1.14192585757337e13, 4) == "1.142e13");
}
