// Names of countries: always the same, readable, short.
#include "map/names/country_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_CASE("the class's name can be read in its country's, and no country is called a town") {
    for (const char* name : {"bus", "van", "Small", "Sporty", "one-liter", "SUV"}) {
        const std::string country = map::country_name(name);
        CAPTURE(country);
        CHECK(map::capitals(country).find(map::capitals(name)) == 0);
        CHECK(country.substr(country.size() - 4) == "land");
    }
    CHECK(map::country_name("").empty());
    CHECK(map::country_name("bus") == "Busland");
    CHECK(map::country_name("Small") == "Small-land");
    CHECK(map::country_name("Midsize") == "Midsizeland");
    CHECK(map::country_name("SUV") == "SUV-land");
    CHECK(map::country_names({"Van", "8"}) == std::vector<std::string>{"Vanland", "Land of 8"});
}

TEST_CASE("classes that are places are called as maps call them") {
    CHECK(map::country_names({"USA", "Japan", "Europe"}) == std::vector<std::string>{"America", "Japan", "Europe"});
    CHECK(map::country_name("non-USA") == "Overseas");
    CHECK(map::country_name("Biscoe") == "Biscoe Island");
}

TEST_CASE("capitals of accented letters") {
    CHECK(map::capitals("Citroën town") == "CITROËN TOWN");
    CHECK(map::capitals("a÷b – ß") == "A÷B – ß");
}

TEST_CASE("long names are shortened at a word or a whole character and stand alone") {
    CHECK(map::country_name("front-wheel drive, manual") == "Front-wheel");
    CHECK(map::country_name("rear-wheel dri") == "Rear-wheel dri");
    const std::string cut = map::country_name("ééééééééééééé");
    CHECK(cut.size() <= 18);
    CHECK(cut.substr(cut.size() - 3) == "…");
    CHECK((cut.size() - 3) % 2 == 0);
}
