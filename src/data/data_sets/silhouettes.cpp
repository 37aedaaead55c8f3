// Silhouettes of four model vehicles, as 18 numbers each. The table, its script and its notes: data/silhouettes/.
#include "data/dataset.h"

namespace data {

DatasetRow silhouettes_row();

namespace {

Card card() {
    return {
        .what =
            "Outlines of four toy vehicles seen by a camera from all around, described by 18 numbers of shape: a "
            "double "
            "decker bus, a Chevrolet van, a Saab 9000 and an Opel Manta 400.",
        .count = "846 silhouettes: 218 of the bus, 217 of the Saab, 212 of the Opel, 199 of the van.",
        .source =
            "Statlog (Vehicle Silhouettes), P. Mowforth and B. Shepherd, Turing Institute, Glasgow, 1987, UCI Machine "
            "Learning Repository. Cut from the R package mlbench as Debian ships it (2.1-3-1).",
        .licence = "CC BY 4.0",
        .missing =
            "No number is missing, but the pictures are: nobody can look at a silhouette any more. The angle from "
            "which it was seen is not told, and the numbers come scaled to whole ones without units.",
        .bias =
            "One model of each kind, so \"van\" means this van. The two cars were chosen because they look alike. "
            "Pictures of the same toy from nearby angles are near copies: a random split has their like on both sides.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"roundness",
         "roundness",
         "",
         "How compact and how circular the outline is, three ways.",
         {"compactness", "circularity", "distance_circularity"},
         true},
        {"aspect",
         "aspect ratios",
         "",
         "Short side against long side, and nearest against farthest point of the edge.",
         {"radius_ratio", "axis_aspect_ratio", "length_aspect_ratio"},
         true},
        {"elongation",
         "elongation",
         "",
         "How stretched the shape is as a whole.",
         {"scatter_ratio", "elongatedness"},
         true},
        {"rectangularity",
         "rectangularity",
         "",
         "How well the shape fills the rectangle around it.",
         {"axis_rectangularity", "length_rectangularity"},
         true},
        {"spread",
         "spread",
         "",
         "How far the area lies from the axes and from the middle.",
         {"variance_major", "variance_minor", "radius_of_gyration"},
         true},
        {"skewness",
         "skewness",
         "",
         "How lopsided the shape is about its two axes.",
         {"skewness_major", "skewness_minor"},
         true},
        {"kurtosis",
         "kurtosis",
         "",
         "How much of the area sits far out on its two axes.",
         {"kurtosis_major", "kurtosis_minor"},
         true},
        {"hollows",
         "hollows",
         "",
         "How much of the hull around the shape is empty: wheel arches, bonnets.",
         {"hollows_ratio"},
         true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"vehicle", "vehicle", "", "Which of the four toys it is: bus, van, Opel or Saab.", "vehicle"},
        {"kind", "kind", "", "Bus, van or car: the Opel and the Saab are one.", "kind"},
        {"elongatedness", "elongatedness", "", "How stretched the silhouette is.", "elongatedness", ColumnKind::number},
        {"compactness", "compactness", "", "How compact the outline is.", "compactness", ColumnKind::number},
        {"hollows", "hollows", "", "How much of the hull around the shape is empty.", "hollows_ratio",
         ColumnKind::number},
    };
}

}  // namespace

DatasetRow silhouettes_row() {
    return {
        .id = "silhouettes",
        .label = "Vehicle silhouettes",
        .help = "846 outlines of a bus, a van and two cars in 18 numbers: the bus lies apart, the cars overlap.",
        .file = "silhouettes/silhouettes.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "vehicle", 1}},
        .color_by = "vehicle",
    };
}

}  // namespace data
