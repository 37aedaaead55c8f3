// Cars on sale in the United States in 1993. The table, its script and its notes: data/cars93/.
#include "data/dataset.h"

namespace data {

DatasetRow cars93_row();

namespace {

Card card() {
    return {
        .what =
            "Cars on sale in the United States in 1993: price, fuel economy, engine, size, and the type that a buyers' "
            "guide put them in.",
        .count = "93 cars of 31 makes: 22 midsize, 21 small, 16 compact, 14 sporty, 11 large, 9 vans.",
        .source =
            "R. H. Lock, 1993 New Car Data, Journal of Statistics Education 1 (1), 1993, from Consumer Reports and the "
            "PACE Buying Guide. Cut from the R package MASS as Debian ships it (7.3-58.2-1).",
        .licence =
            "Facts about cars, published for teaching; only the numbers and labels are taken, nothing of the "
            "package's code.",
        .missing =
            "Luggage room of 11 cars (all 9 vans and two sports cars) and rear seat room of 2, because they have "
            "none that could be measured so: that a value is missing tells the type.",
        .bias =
            "93 models picked at random from the guides; pickups and off-road cars were left out. Few rows: nearly "
            "every "
            "network learns them by heart, so look at the cars held out. Prices are of 1993.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"price", "price", "$1000", "Price in the middle of the car's versions.", {"price"}, true},
        {"economy",
         "fuel economy",
         "mpg",
         "Miles a gallon, in the city and on the highway.",
         {"mpg_city", "mpg_highway"},
         true},
        {"engine",
         "engine",
         "",
         "Size, power, and the speed at which the power is greatest.",
         {"engine_size", "horsepower", "rpm"},
         true},
        {"weight", "weight", "lb", "How heavy the car is.", {"weight"}, true},
        {"size",
         "outer size",
         "in",
         "Length, width, and the distance between the axles.",
         {"length", "width", "wheelbase"},
         true},
        {"passengers",
         "seats",
         "",
         "How many people it takes: seven or eight in every van, and in nothing else.",
         {"passengers"},
         true},
        {"room",
         "inner room",
         "",
         "Rear seats and luggage. Off at first: vans are the ones without a value.",
         {"rear_seat_room", "luggage_room"},
         false},
        {"drive_train", "drive", "", "Which wheels are driven.", {"drive_train"}, false},
        {"origin", "origin", "", "Whether the company is American.", {"origin"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"type", "type", "", "Small, compact, midsize, large, sporty or van, as the guide says.", "type"},
        {"origin", "origin", "", "Whether the company is American.", "origin"},
        {"make", "make", "", "The brand: 31 of them, most with one to four cars.", "make"},
        {"cylinders", "cylinders", "", "3, 4, 5, 6 or 8; one car has a rotary engine.", "cylinders"},
        {"drive_train", "drive", "", "Which wheels are driven.", "drive_train"},
        {"air_bags", "air bags", "", "For nobody, the driver, or the driver and a passenger.", "air_bags"},
        {"price", "price", "$1000", "Price in the middle of the car's versions.", "price", ColumnKind::number},
        {"mpg_city", "city economy", "mpg", "Miles a gallon in the city.", "mpg_city", ColumnKind::number},
        {"weight", "weight", "lb", "How heavy the car is.", "weight", ColumnKind::number},
        {"horsepower", "horsepower", "hp", "Greatest power of the engine.", "horsepower", ColumnKind::number},
    };
}

}  // namespace

DatasetRow cars93_row() {
    return {
        .id = "cars93",
        .label = "Cars of 1993",
        .help = "93 cars of one year, small to van: few enough to know each, too few to learn much.",
        .file = "cars93/cars93.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "type", 1}},
        .color_by = "type",
    };
}

}  // namespace data
