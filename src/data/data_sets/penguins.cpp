// Penguins of three species, measured near Palmer Station. The table, its script and its notes: data/penguins/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry penguins_data;

namespace {

Card card() {
    return {
        .what =
            "Grown penguins that bred on three islands of the Palmer Archipelago, Antarctica, in 2007 to 2009: how "
            "long and deep the bill is, how long a flipper, how heavy the bird, with species, island and sex.",
        .count = "344 penguins: 152 Adelie, 124 Gentoo, 68 Chinstrap; 168 males, 165 females, 11 unknown.",
        .source =
            "K. B. Gorman, T. D. Williams and W. R. Fraser 2014, PLoS ONE 9(3) e90081, with Palmer Station Antarctica "
            "LTER; known as Palmer penguins (A. Horst, A. Hill, K. Gorman 2020). Cut from npm vega-datasets 3.2.1. The "
            "names are ours: species, island, and the place in the table.",
        .licence = "CC0 1.0",
        .missing =
            "All numbers of two birds, so they count as average and stand wherever the average does. The sex of 11; "
            "of one of them the source says \".\", which we take as missing. The year of the measurement.",
        .bias =
            "Three islands, three summers, both birds of pairs that were breeding: no young and no lone birds. "
            "Gentoos are from Biscoe only and Chinstraps from Dream only, so the island nearly gives the species "
            "away, and what looks like the species may be the island. Males are larger in every species.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"bill_length", "bill length", "mm", "From the face to the tip of the bill.", {"bill_length"}, true},
        {"bill_depth",
         "bill depth",
         "mm",
         "How high the bill is, from its upper to its lower edge.",
         {"bill_depth"},
         true},
        {"flipper", "flipper", "mm", "How long a flipper is.", {"flipper"}, true},
        {"body_mass", "body mass", "g", "How heavy the bird is.", {"body_mass"}, true},
        {"sex", "sex", "", "Male or female. Off at first: half of what the size says is the sex.", {"sex"}, false},
        {"island", "island", "", "Where it bred. Off at first: it nearly gives the species away.", {"island"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"species", "species", "", "Adelie, Chinstrap or Gentoo.", "species"},
        {"sex", "sex", "", "Male or female, as a test of the blood says; of 11 birds unknown.", "sex"},
        {"island", "island", "", "Where it bred: Biscoe, Dream or Torgersen.", "island"},
        {"body_mass", "body mass", "g", "How heavy the bird is.", "body_mass", ColumnKind::number},
        {"flipper", "flipper", "mm", "How long a flipper is.", "flipper", ColumnKind::number},
        {"bill_length", "bill length", "mm", "From the face to the tip of the bill.", "bill_length",
         ColumnKind::number},
        {"bill_depth", "bill depth", "mm", "How high the bill is, from its upper to its lower edge.", "bill_depth",
         ColumnKind::number},
    };
}

DatasetRow penguins_row() {
    return {
        .file = "penguins/penguins.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "species", 1}},
        .color_by = "species",
    };
}

}  // namespace

const DatasetEntry penguins_data = {
    "penguins", "Penguins", "344 penguins of three species, by the size of bill, flipper and body.", penguins_row};

}  // namespace data
