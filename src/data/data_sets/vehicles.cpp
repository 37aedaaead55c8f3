// Pictures of vehicles from five sets of emoji, turned to other colours. What is drawn, and its notes: data/vehicles/.
#include "data/dataset.h"
#include "data/picture_groups.h"

namespace data {

extern const DatasetEntry vehicles_data;

namespace {

Card card() {
    return {
        .what =
            "Small pictures of 22 vehicles, each as five sets of emoji draw it: smaller, shifted, mirrored, brighter "
            "or "
            "darker, and with its main colour turned to red, yellow, green, blue, purple or pink. Taxis stay yellow.",
        .count =
            "580 pictures of 110 drawings: 100 cars, 100 buses, 80 taxis, 75 trucks, 50 police cars, 50 motorcycles "
            "and "
            "scooters, and 25 each of ambulances, fire engines, tractors, rickshaws and trams; 116 in each style.",
        .source =
            "Twemoji 15, Copyright 2020 Twitter, Inc and other contributors. Noto Emoji, Copyright Google, as "
            "npm @svgmoji/noto 3.2.0 has it. OpenMoji 17, the open-source emoji and icon project "
            "(openmoji.org). Fluent Emoji, Copyright Microsoft Corporation, as npm fluentui-emoji 1.3.0 has it, in two "
            "styles. Drawn anew when the program is built, and changed as said above.",
        .licence =
            "Twemoji: CC BY 4.0. Noto: Apache 2.0. OpenMoji, and what is made of it here: CC BY-SA 4.0. Fluent: MIT.",
        .missing =
            "Photographs: an emoji shows what its designer thought of. Some drawings have hardly any colour (34 "
            "pictures): they are called grey. The model sees 12 by 12 cells on a grey ground, you see 24 by 24.",
        .bias =
            "Pictures of one drawing are near copies, so a random split has their like on both sides: only a style "
            "that is held out would tell how well a new drawing is understood. All taxis are yellow with a "
            "sign on the roof, and all of them are cars.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        rgb_group(),
        grey_group(),
        {"yellow", "yellow", "", "Only how yellow each cell is: the lesser of red and green, less blue.",
         picture_columns("yellow"), false, true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"kind", "kind", "", "What it is: car, taxi, bus, truck, tram ...", "kind", ColumnKind::category, true},
        {"colour", "colour", "", "The main colour, known because it was turned to it; grey where there is none.",
         "colour", ColumnKind::category, true},
        {"taxi", "taxi", "", "Whether it is a taxi: one in seven.", "taxi", ColumnKind::category, true},
        {"style", "style", "", "The set of emoji that drew it: the format, not what is shown.", "style"},
        {"direction", "direction", "", "Which way it faces: half of those that face left were mirrored.", "direction"},
    };
}

DatasetRow vehicles_row() {
    return {
        .file = "vehicles/vehicles.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "taxi", 1}, {"classify", "colour", 0.5}},
        .color_by = "taxi",
        .mark = Mark::picture,
    };
}

}  // namespace

const DatasetEntry vehicles_data = {
    "vehicles", "Vehicle pictures",
    "580 pictures of vehicles by five designers: find the taxis by all colours, in grey, or by yellow alone.",
    vehicles_row};

}  // namespace data
