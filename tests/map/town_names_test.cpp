// Names of towns: always the same, readable, short.
#include "map/names/town_names.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

TEST_CASE("the class's name can be read in its town's, whatever its case, and it is always the same") {
    for (const char* name : {"USA", "Japan", "Europe", "bus", "van", "Mercedes", "BMW", "8", "one-liter"}) {
        const std::string town = map::town_name(name);
        CAPTURE(town);
        CHECK(map::capitals(town).find(map::capitals(name)) != std::string::npos);
        CHECK(town.size() > std::string(name).size());
        CHECK(town == map::town_name(name));
    }
    CHECK(map::town_name("").empty());
    CHECK(map::town_name("USA") == "USA-ville");
    CHECK(map::town_name("Japan") == "Japanton");
    CHECK(map::town_name("BMW") == "BMW-burg");
    CHECK(map::town_name("Mercedes") == "Mercedes town");
    CHECK(map::town_name("europe") == "Port Europe");
}

TEST_CASE("capitals, and endings of all kinds") {
    CHECK(map::capitals("Citroën town") == "CITROËN TOWN");
    CHECK(map::capitals("a÷b – ß") == "A÷B – ß");
    std::set<std::string> endings;
    for (int i = 0; i < 60; ++i) {
        const std::string name = "Bar" + std::string(1, static_cast<char>('a' + i % 26)) + (i < 26 ? "k" : "n");
        std::string town = map::town_name(name);
        endings.insert(town.replace(town.find(name), name.size(), "*"));
    }
    CHECK(endings.size() == 8);
    for (const char* ending : {"* town", "*burg", "*ville", "*ton", "Port *", "Mount *"})
        CHECK(endings.count(ending) == 1);
    const std::string usa = map::town_name("USA");
    CHECK((usa.find("USA-") == 0 || usa.find(' ') != std::string::npos));
}

TEST_CASE("long names are shortened at a word or a whole character and stand alone") {
    CHECK(map::town_name("front-wheel drive, manual") == "Front-wheel");
    CHECK(map::town_name("rear-wheel dri") == "Rear-wheel dri");
    const std::string cut = map::town_name("ééééééééééééé");
    CHECK(cut.size() <= 18);
    CHECK(cut.substr(cut.size() - 3) == "…");
    CHECK((cut.size() - 3) % 2 == 0);
}
