// Cars and buses on sale in North America in 1993. The table, its script and its notes: data/cars93/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry cars93_data;

namespace {

Card card() {
    return {
        .what =
            "Cars on sale in the United States in 1993, and eight buses of that time: price, fuel economy, engine, "
            "size, and the type that a buyers' guide put the cars in.",
        .count =
            "101 cars and buses: 93 cars of 31 makes: 22 midsize, 21 small, 16 compact, 14 sporty, 11 large, 9 vans. 8 "
            "buses of 6 makes.",
        .source =
            "Two sources. Cars: R. H. Lock, 1993 New Car Data, Journal of Statistics Education 1 (1), 1993, from "
            "Consumer Reports and the PACE Buying Guide, cut from the R package MASS as Debian ships it (7.3-58.2-1). "
            "Buses: picked by us, with published sizes, collected by hand.",
        .licence =
            "Facts about cars and buses; only numbers and labels are taken, nothing of the package's code and no "
            "texts.",
        .missing =
            "Of buses: price, economy and power, as cities order them to measure; and weight, wheelbase or seats of "
            "some. Luggage room of 11 cars (all 9 vans and two sports cars) and rear seat room of 2: that a value is "
            "missing tells the type.",
        .bias =
            "93 models picked at random from the guides; pickups and off-road cars were left out. The buses were "
            "picked because their sizes are known. Few rows: nearly every network learns them by heart, so look at "
            "the things held out. Prices are of 1993.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"price", "price", "$1000", "Price in the middle of the car's versions.", {"price"}, true, false, true},
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
         true,
         false,
         true},
        {"weight", "weight", "lb", "How heavy it is.", {"weight"}, true, false, true},
        {"size",
         "outer size",
         "in",
         "Length, width, and the distance between the axles.",
         {"length", "width", "wheelbase"},
         true,
         false,
         true},
        {"passengers",
         "seats",
         "",
         "How many people it takes: seven or eight in every van, more in a bus, fewer in all others.",
         {"passengers"},
         true,
         false,
         true},
        {"room",
         "inner room",
         "",
         "Rear seats and luggage. Off at first: vans and buses are the ones without a value.",
         {"rear_seat_room", "luggage_room"},
         false},
        {"drive_train", "drive", "", "Which wheels are driven.", {"drive_train"}, false},
        {"origin", "origin", "", "Whether the company is American.", {"origin"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"type", "type", "", "Small, compact, midsize, large, sporty, van or bus.", "type", ColumnKind::category, false,
         "Small|Compact|Midsize|Large|Sporty|Van|Bus"},
        {"length", "length", "", "Short: below 176 inches from bumper to bumper. Long: from 190 on.", "stretch",
         ColumnKind::category, false, "short|medium|long"},
        {"origin", "origin", "", "Whether the company is American.", "origin"},
        {"make", "make", "", "The brand: 37 of them, most with one to four models.", "make"},
        {"cylinders", "cylinders", "", "3, 4, 5, 6 or 8; one car has a rotary engine.", "cylinders"},
        {"drive_train", "drive", "", "Which wheels are driven.", "drive_train"},
        {"air_bags", "air bags", "", "For nobody, the driver, or the driver and a passenger.", "air_bags",
         ColumnKind::category, false, "no air bags|driver only|driver and passenger"},
        {"price", "price", "$1000", "Price in the middle of the car's versions.", "price", ColumnKind::number},
        {"mpg_city", "city economy", "mpg", "Miles a gallon in the city.", "mpg_city", ColumnKind::number},
        {"weight", "weight", "lb", "How heavy it is.", "weight", ColumnKind::number},
        {"horsepower", "horsepower", "hp", "Greatest power of the engine.", "horsepower", ColumnKind::number},
    };
}

// The towns of the fantasy map, one for each make that has a name in many countries; each stands at its make's dearest
// model. All buses have one in common.
constexpr NamedTown kTowns[] = {{"Mercedes town", "Mercedes-Benz 300E"},
                                {"BMW-burg", "BMW 535i"},
                                {"Bus-ville", "New Flyer D40"},
                                {"Fort Toyota", "Toyota Previa"},
                                {"Port Honda", "Honda Prelude"},
                                {"Audiburg", "Audi 100"},
                                {"Fordham", "Ford Crown Victoria"},
                                {"Chevroletville", "Chevrolet Corvette"},
                                {"Port Volvo", "Volvo 850"},
                                {"Suzuki Bay", "Suzuki Swift"},
                                {"Cadillacton", "Cadillac Seville"},
                                {"Port Mazda", "Mazda RX-7"},
                                {"Saab Sound", "Saab 900"},
                                {"Dodge City", "Dodge Stealth"},
                                {"Lexusburg", "Lexus SC300"},
                                {"Volkswagen Bay", "Volkswagen Corrado"},
                                {"Buickton", "Buick Riviera"},
                                {"Hyundaiville", "Hyundai Sonata"},
                                {"Nissan town", "Nissan Maxima"},
                                {"Subaru Bay", "Subaru Legacy"},
                                {"Lincolnshire", "Lincoln Town Car"},
                                {"Chryslerville", "Chrysler Imperial"},
                                {"Pontiacton", "Pontiac Bonneville"},
                                {"Plymouth", "Plymouth Laser"},
                                {"Mitsubishi Bay", "Mitsubishi Diamante"}};

DatasetRow cars93_row() {
    return {
        .file = "cars93/cars93.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "type", 1}},
        .color_by = "type",
        .towns = kTowns,
    };
}

}  // namespace

const DatasetEntry cars93_data = {"cars93", "Cars and buses of 1993",
                                  "93 cars and 8 buses, small to huge: few enough to know each, too few to learn much.",
                                  cars93_row};

}  // namespace data
