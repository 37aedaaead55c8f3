// Cars sold in the United States, model years 1970 to 1982. The table, its script and its notes: data/auto_mpg/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry auto_mpg_data;

namespace {

Card card() {
    return {
        .what =
            "Cars sold in the United States in the model years 1970 to 1982: engine, weight, acceleration and fuel "
            "economy, with the part of the world that the brand is from.",
        .count = "406 cars of 30 makes: 254 of American brands, 79 Japanese, 73 European.",
        .source =
            "Auto MPG, R. Quinlan 1993, UCI Machine Learning Repository; first shown at the 1983 exposition of the "
            "American Statistical Association. Cut from vega-datasets 3.2.1. Names cleaned; make, body, period and "
            "cylinder class are ours, read from the names and numbers.",
        .licence = "CC BY 4.0",
        .missing =
            "Fuel economy of 8 cars and horsepower of 6. No car says 1981: the package writes 1982 for both years, "
            "so 61 cars share it. Wagons and pickups are only those that their names give away.",
        .bias =
            "Only what was sold in one country, and mostly its own brands. Origin is the home of the brand, not of the "
            "car: the Plymouth Champ was built by Mitsubishi and counts as American. About 1972 American makers began "
            "to state net horsepower, which is lower for the same engine. The four cars with \"3 cylinders\" have "
            "rotary engines, which have none.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"weight", "weight", "lb", "How heavy the car is.", {"weight"}, true},
        {"engine",
         "engine size",
         "cu in",
         "Displacement: how much room the cylinders have in all.",
         {"displacement"},
         true},
        {"power", "power", "hp", "Horsepower. Six cars lack it and count as average.", {"horsepower"}, true},
        {"acceleration",
         "0 to 60 mph",
         "s",
         "Seconds from standing to 60 miles an hour: more is slower.",
         {"acceleration"},
         true},
        {"cylinders", "cylinders", "", "How many cylinders the engine has, as a number.", {"cylinders"}, true},
        {"year", "model year", "", "1970 to 1982; the source puts 1981 under 1982.", {"year"}, true},
        {"mpg",
         "fuel economy",
         "mpg",
         "Miles a gallon. Off at first, because the model is asked to predict it.",
         {"mpg"},
         false},
        {"origin", "origin", "", "Where the brand is from. Off at first: it gives the answer away.", {"origin"}, false},
        {"make",
         "make",
         "",
         "The brand, which settles the origin. Off at first: it gives the answer away.",
         {"make"},
         false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"origin", "origin", "", "Where the brand is from: USA, Europe or Japan.", "origin"},
        {"make", "make", "", "The brand: 30 of them, some with a single car.", "make"},
        {"cylinders", "cylinders", "", "3, 4, 5, 6 or 8; the 3 are rotary engines.", "cylinder_class"},
        {"body", "body", "", "Car, wagon or pickup, read from the name.", "body"},
        {"period", "period", "",
         "Before 1974, 1974 to 1977, and after: oil became dear at the end of 1973 and again in 1979.", "period"},
        {"year", "model year", "", "1970 to 1982; the source puts 1981 under 1982.", "year", ColumnKind::number},
        {"mpg", "fuel economy", "mpg", "Miles a gallon.", "mpg", ColumnKind::number},
        {"weight", "weight", "lb", "How heavy the car is.", "weight", ColumnKind::number},
        {"horsepower", "horsepower", "hp", "Power of the engine.", "horsepower", ColumnKind::number},
    };
}

DatasetRow auto_mpg_row() {
    return {
        .file = "auto_mpg/auto_mpg.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "origin", 1}, {"regress", "mpg", 0.25}},
        .color_by = "origin",
    };
}

}  // namespace

const DatasetEntry auto_mpg_data = {
    "auto_mpg", "Cars 1970-82",
    "406 cars sold in the United States around the oil crises, with what they weigh, do and drink.", auto_mpg_row};

}  // namespace data
