// Four clouds in ten dimensions whose sizes and distances are known, and beside them ten columns of noise. Made by the
// program, to see how well a projection shows a known structure.
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry clouds_data;

namespace {

constexpr int kDims = 10, kEach = 80;
constexpr std::uint64_t kSeed = 10;

// Normal in every dimension; the middles lie on the diagonal.
struct Cloud {
    const char* name;
    float middle, deviation;
};
constexpr Cloud kClouds[] = {{"small", 0, 0.2f}, {"large", 10, 2}, {"near", 20, 1}, {"far", 60, 1}};

Card card() {
    return {
        .what =
            "Points in ten dimensions. \"Small\" and \"large\" are clouds of as many points, but one is ten times as "
            "wide "
            "as the other. \"Near\" lies 32 from large, and \"far\" lies 126 from near: four times as far. The ten "
            "columns of "
            "noise know nothing of the clouds.",
        .count = "320 points: 80 of each cloud.",
        .source =
            "Drawn by the program from normal distributions. That pictures by t-SNE show neither sizes nor distances, "
            "and "
            "find towns in noise: M. Wattenberg, F. Viegas, I. Johnson 2016, How to Use t-SNE Effectively.",
        .licence = "as the program",
        .missing = "Everything that real data have besides: clouds of other shapes, bridges between them, outliers.",
        .bias =
            "The columns are standardised before they are used, all of them by nearly the same factor, so what is ten "
            "times as wide stays so.",
    };
}

std::vector<std::string> ids_of(const std::string& what) { return position_ids(what, kDims); }

std::vector<FeatureGroup> groups() {
    return {{"place", "place", "", "Where the point lies, in ten dimensions.", ids_of("place"), true, false, false, {}},
            {"noise",
             "noise",
             "",
             "Ten random numbers that have nothing to do with the clouds.",
             ids_of("noise"),
             false,
             false,
             false,
             {}}};
}

std::vector<Attribute> attributes() {
    return {{"cloud", "cloud", "", "The cloud that the point was drawn from.", "cloud", ColumnKind::category, false,
             "small|large|near|far"}};
}

core::Result<PackContents> make_points(const Knobs& knobs) {
    const int each = dialled(knobs, kEach);
    core::Random random = core::random_stream(dialled_seed(knobs, kSeed), "clouds");
    std::vector<Column> places, noise;
    for (const std::string& id : ids_of("place")) places.push_back(begin_numbers(id));
    for (const std::string& id : ids_of("noise")) noise.push_back(begin_numbers(id));
    Column names = begin_names(), cloud = begin_categories("cloud", {"small", "large", "near", "far"});
    for (int which = 0; which < static_cast<int>(std::size(kClouds)); ++which) {
        const Cloud& from = kClouds[which];
        for (int i = 0; i < each; ++i) {
            for (Column& column : places)
                column.numbers.push_back(from.middle + from.deviation * core::next_normal(random));
            for (Column& column : noise) column.numbers.push_back(core::next_normal(random));
            cloud.codes.push_back(which);
            add_name(names, std::string(from.name) + " " + std::to_string(i + 1));
        }
    }
    PackContents contents;
    contents.table = {.columns = std::move(places), .n_rows = each * static_cast<int>(std::size(kClouds))};
    for (Column& column : noise) contents.table.columns.push_back(std::move(column));
    for (Column* column : {&names, &cloud}) contents.table.columns.push_back(std::move(*column));
    return contents;
}

DatasetRow clouds_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "cloud", 1}},
        .color_by = "cloud",
        .make = make_points,
        .knobs = {.size = true, .seed = true},
    };
}

}  // namespace

const DatasetEntry clouds_data = {
    "clouds", "Four clouds",
    "320 points in ten dimensions whose sizes and distances are known, to see what a picture keeps of them.",
    clouds_row};

}  // namespace data
