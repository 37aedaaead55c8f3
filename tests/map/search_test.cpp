// Names are found as people type them: folding, ranking, groups, completion.
#include "map/things/search.h"

#include <doctest/doctest.h>

namespace {

data::Dataset dataset() {
    data::Dataset d;
    d.names = {"Ford Pinto",    "ford pinto wagon",  "Citroën DS-21",
               "Škoda Octavia", "Volkswagen Rabbit", "Mercedes-Benz 280",
               "Toyota Corona", "Opel Manta",        "pin"};
    data::Column origin{
        "origin", data::ColumnKind::category, {}, {0, 0, 1, 1, 1, 1, 2, 1, -1}, {"USA", "Europe", "Japan"}};
    d.table = {{origin}, 9};
    d.row.attributes = {{"origin", "origin", "", "", "origin"}};
    return d;
}

std::vector<std::string> found(const std::string& query, int n = 10) {
    map::SearchIndex index;
    map::build_search(index, dataset());
    std::vector<map::Hit> hits;
    map::search(index, query, n, hits);
    std::vector<std::string> texts;
    for (const map::Hit& hit : hits) texts.push_back(hit.text);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("case, accents and signs do not matter") {
    CHECK(map::folded("  Citroën DS-21!") == "citroen ds 21");
    CHECK(map::folded("Škoda ÆRØ straße ŁÓDŹ") == "skoda aero strasse lodz");
    CHECK(map::folded("Άνθρωπος ΛΟΓΟΣ Ёлка") == "ανθρωποσ λογοσ елка");
    CHECK(map::folded("e\xCC\x81t\xC3\xA9 \xF0\x9F\x9A\x97") == "ete \xF0\x9F\x9A\x97");  // a combining accent; a car
    CHECK(map::folded("a\xFF\x62") == "ab");
    CHECK(map::folded("\xC3") == "");
    CHECK(found("CITROEN") == Texts{"Citroën DS-21"});
    CHECK(found("škoda") == Texts{"Škoda Octavia"});
    CHECK(found("mercedes benz") == Texts{"Mercedes-Benz 280"});
    CHECK(found("ds21") == Texts{"Citroën DS-21"});  // a subsequence
    CHECK(found("DS 21") == Texts{"Citroën DS-21"});
}

TEST_CASE("the whole comes before its start, a word, the inside, a subsequence; shorter before longer") {
    CHECK(found("pin") == Texts{"pin", "Ford Pinto", "ford pinto wagon"});
    CHECK(found("ford") == Texts{"Ford Pinto", "ford pinto wagon"});
    CHECK(found("o") == Texts{"Opel Manta", "Škoda Octavia", "Europe", "Ford Pinto", "Citroën DS-21", "Toyota Corona",
                              "ford pinto wagon", "Volkswagen Rabbit"});
    CHECK(found("cor") == Texts{"Toyota Corona"});
    CHECK(found("vw") == Texts{"Volkswagen Rabbit"});
    CHECK(found("wagon ford") == Texts{"ford pinto wagon"});
    CHECK(found("zz").empty());
    CHECK(found("o", 2) == Texts{"Opel Manta", "Škoda Octavia"});
}

TEST_CASE("nothing typed finds nothing") {
    CHECK(found("").empty());
    CHECK(found("   ").empty());
    CHECK(found("o", 0).empty());
}

TEST_CASE("values of attributes are groups that count their things and come before things") {
    map::SearchIndex index;
    map::build_search(index, dataset());
    std::vector<map::Hit> hits;
    map::search(index, "jap", 5, hits);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].text == "Japan");
    CHECK(hits[0].thing == -1);
    CHECK(hits[0].attribute == "origin");
    CHECK(hits[0].code == 2);
    CHECK(hits[0].count == 1);
    map::search(index, "europe", 5, hits);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].count == 5);
    map::search(index, "toy", 5, hits);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].thing == 6);
    CHECK(hits[0].code == -1);
}

TEST_CASE("the part that was typed is marked in the text as it is written, and the rest completes it") {
    map::SearchIndex index;
    map::build_search(index, dataset());
    std::vector<map::Hit> hits;
    map::search(index, "citroe", 5, hits);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].text.substr(hits[0].first, hits[0].bytes) == "Citroë");
    CHECK(map::completion("citroe", hits) == "n DS-21");
    map::search(index, "octa", 5, hits);
    CHECK(hits[0].text.substr(hits[0].first, hits[0].bytes) == "Octa");
    CHECK(map::completion("octa", hits).empty());
    map::search(index, "ford ", 5, hits);
    CHECK(map::completion("ford ", hits) == "Pinto");
    map::search(index, "vw", 5, hits);
    CHECK(hits[0].bytes == 0);
    CHECK(map::completion("x", {}).empty());
}
