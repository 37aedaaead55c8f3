// The links of a graph on the map, through the whole App: all of a small graph, the strongest of a large one, none where no
// layer hears them.
#include <doctest/doctest.h>

#include "app/rooms.h"
#include "headless_app.h"

namespace {

std::size_t n_links(const char* link) {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link(link).ok());
    hands.frames(3);
    return hands.app.rooms().side().layers.links.size();
}

}  // namespace

TEST_CASE("links: the map shows who hears whom") {
    CHECK(n_links("dataset=karate&layers=nodes,graph_conv:8:tanh,own") == 78);
    CHECK(n_links("dataset=karate&layers=nodes,graph_attention:8:tanh,own") == 78);
    CHECK(n_links("dataset=karate&layers=nodes,graph_mean,own") == 78);
    CHECK(n_links("dataset=flights&layers=nodes,graph_conv:8:tanh,own") > 600);
    CHECK(n_links("dataset=karate&layers=dense:8:tanh") == 0);
}

TEST_CASE("links: without the edges of the layer there are none") {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link("dataset=karate&layers=nodes,graph_conv:8:tanh,own").ok());
    hands.frames(3);
    REQUIRE(hands.app.rooms().side().layers.links.size() == 78);
    hands.app.rooms().experiment.draft.now.layers[1].edges = false;
    hands.frames(3);
    CHECK(hands.app.rooms().side().layers.links.empty());
}
