// Pictures of hot dogs and of thirty other foods, from five sets of emoji. What is drawn, and its notes:
// data/hot_dogs/.
#include "data/dataset.h"
#include "data/picture_groups.h"

namespace data {

extern const DatasetEntry hot_dogs_data;

namespace {

Card card() {
    return {
        .what =
            "Small pictures of hot dogs and of thirty other foods, each as five sets of emoji draw it: smaller, "
            "shifted, mirrored, brighter or darker, on a plate, on wood, on slate or on grass.",
        .count =
            "600 pictures of 155 drawings: 150 of hot dogs, 30 in each style, and 450 of other foods, 15 each: 135 "
            "meals, 105 of fruit, 90 of vegetables, 75 sweets, 45 of bread.",
        .source =
            "Twemoji 15, Copyright 2020 Twitter, Inc and other contributors. Noto Emoji, Copyright Google, as "
            "npm @svgmoji/noto 3.2.0 has it. OpenMoji 17, the open-source emoji and icon project "
            "(openmoji.org). Fluent Emoji, Copyright Microsoft Corporation, as npm fluentui-emoji 1.3.0 has it, in two "
            "styles. Drawn anew when the program is built, and changed as said above.",
        .licence =
            "Twemoji: CC BY 4.0. Noto: Apache 2.0. OpenMoji, and what is made of it here: CC BY-SA 4.0. Fluent: MIT.",
        .missing =
            "Photographs, and everything that emoji do not draw. The model sees 12 by 12 cells, you see 24 by 24. The "
            "colour is measured: the commonest hue of the drawing, in five names; grey where it has hardly any.",
        .bias =
            "All hot dogs are five drawings, smaller or mirrored, so a random split has their like on both sides: "
            "a hot dog by another designer may well be missed. One picture in four is a hot dog, which is not so "
            "anywhere else.",
    };
}

std::vector<FeatureGroup> groups() { return {rgb_group(), grey_group()}; }

std::vector<Attribute> attributes() {
    return {
        {"hot_dog", "hot dog", "", "Whether it is a hot dog: one in four.", "hot_dog"},
        {"food", "food", "", "What it is: 31 foods.", "food"},
        {"kind", "kind", "", "Meal, fruit, vegetable, sweet or bread.", "kind"},
        {"colour", "colour", "", "The main colour of the drawing, as measured.", "colour", ColumnKind::category, true},
        {"ground", "ground", "", "What it lies on: plate, wood, slate or grass.", "ground"},
        {"style", "style", "", "The set of emoji that drew it: the format, not what is shown.", "style"},
    };
}

DatasetRow hot_dogs_row() {
    return {
        .file = "hot_dogs/hot_dogs.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "hot_dog", 1}},
        .color_by = "hot_dog",
        .mark = Mark::picture,
    };
}

}  // namespace

const DatasetEntry hot_dogs_data = {
    "hot_dogs", "Hot dog or not",
    "600 pictures of hot dogs and other foods by five designers: see how little is enough to tell them apart.",
    hot_dogs_row};

}  // namespace data
