// Airports, known only by where one can fly from them. The pack, its script and its notes: data/flights/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry flights_data;

namespace {

Card card() {
    return {
        .what =
            "Airports of the United States, and how many planes flew between each two of them in 2008. Of an airport a "
            "model knows only its company: where a traveller is after one flight or two who takes planes at random. No "
            "place, no state; and yet the map becomes a map.",
        .count =
            "301 airports with 2,499 links of 12 flights a year or more, both ways together. Of each, the 48 airports "
            "where the traveller is most often.",
        .source =
            "Flights: U.S. Bureau of Transportation Statistics. Coordinates: Data.gov's list of airports. Both from "
            "npm vega-datasets 3.2.1. Regions: U.S. Census Bureau, but Alaska, Hawaii and the Caribbean by themselves "
            "and the West in two. Names of towns are mended by us.",
        .licence = "Public domain (works of the United States government)",
        .missing =
            "Links of fewer than 12 flights a year, which will mostly be planes that had to land elsewhere, and so "
            "four airports: Pueblo, Pierre, Ogden and Cheyenne. Flights abroad, small carriers, freight, distances.",
        .bias =
            "Airlines decide who is near, not miles: what one hub serves comes together, such as small towns of New "
            "York and of Michigan. After 4,000 steps a straight axis of the map gives 87 % of the variance of "
            "longitude in the 48 states; of latitude 58 % in 8 of 10 seeds, 6 % in the other two. The whole is bent, "
            "turned and mirrored as chance has it.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"airport",
         "the airport itself",
         "",
         "Which airport it is, and nothing else: each gets a place of its own.",
         {"name"},
         true},
        {"coordinates",
         "coordinates",
         "degrees",
         "Longitude and latitude. Off at first: they are what the map is to find out.",
         {"longitude", "latitude"},
         false,
         true},
        {"links", "links", "", "The logarithm of how many airports one can fly to.", {"log_links"}, false},
        {"flights", "flights", "", "The logarithm of how many flights there were in a year.", {"log_flights"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"region", "region", "", "Regions of the Census Bureau; Alaska, Hawaii and the Caribbean by themselves.",
         "region"},
        {"state", "state", "", "The state or territory, as on letters.", "state"},
        {"longitude", "longitude", "degrees", "East is more; all are west of Greenwich, so below 0.", "longitude",
         ColumnKind::number},
        {"latitude", "latitude", "degrees", "North is more.", "latitude", ColumnKind::number},
        {"links", "links", "", "The logarithm (base 10) of how many airports one can fly to.", "log_links",
         ColumnKind::number},
        {"flights", "flights", "", "The logarithm (base 10) of how many flights there were in 2008.", "log_flights",
         ColumnKind::number},
    };
}

DatasetRow flights_row() {
    return {
        .file = "flights/flights.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"skip_gram", "", 1}},
        .color_by = "region",
        .mark = Mark::name,
        .has_contexts = true,
    };
}

}  // namespace

const DatasetEntry flights_data = {
    "flights", "Flights", "301 airports of the United States, known by where one can fly from them.", flights_row};

}  // namespace data
