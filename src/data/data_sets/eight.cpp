// Eight small clouds on a circle: the classic test of generative models, because one sees how many of the
// eight modes they find. Made by the program.
#include <array>
#include <string>

#include "core/random.h"
#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry eight_data;

namespace {

constexpr int kEach = 80;
constexpr std::uint64_t kSeed = 8;
constexpr float kRadius = 2, kDeviation = 0.12f;
constexpr float kDiagonal = 0.70710678f;

struct Cloud {
    const char* name;
    float x, y;  // on the unit circle
};
constexpr std::array kClouds = {Cloud{"east", 1, 0},   Cloud{"north-east", kDiagonal, kDiagonal},
                                Cloud{"north", 0, 1},  Cloud{"north-west", -kDiagonal, kDiagonal},
                                Cloud{"west", -1, 0},  Cloud{"south-west", -kDiagonal, -kDiagonal},
                                Cloud{"south", 0, -1}, Cloud{"south-east", kDiagonal, -kDiagonal}};

Card card() {
    return {
        .what =
            "Points on a plane, in eight small round clouds on a circle. What lies between the clouds is empty: a "
            "net that makes such points out of noise can be seen to find all eight, or only some.",
        .count = "640 points: 80 of each cloud.",
        .source =
            "Drawn by the program from normal distributions of deviation 0.12 around eight places at distance 2 from "
            "the middle. As a trial of GANs: L. Metz and others 2017, Unrolled Generative Adversarial Networks.",
        .licence = "as the program",
        .missing = "Everything that real data have besides: more than two numbers, and towns that are not alike.",
        .bias = "All clouds are as large and as frequent as each other, which no real classes are.",
    };
}

std::vector<FeatureGroup> groups() {
    return {{"x", "x", "", "How far to the east the point lies.", {"x"}, true, false, false, {}},
            {"y", "y", "", "How far to the north the point lies.", {"y"}, true, false, false, {}}};
}

std::vector<Attribute> attributes() {
    return {{"cloud", "cloud", "", "The cloud that the point was drawn from.", "cloud", ColumnKind::category, false,
             "east|north-east|north|north-west|west|south-west|south|south-east"}};
}

core::Result<PackContents> make_points(const Knobs& knobs) {
    const int each = dialled(knobs, kEach);
    const float deviation = kDeviation * static_cast<float>(knobs.noise);
    core::Random random = core::random_stream(dialled_seed(knobs, kSeed), "eight clouds");
    Column x = begin_numbers("x"), y = begin_numbers("y"), names = begin_names();
    std::vector<std::string> categories;
    for (const Cloud& cloud : kClouds) categories.emplace_back(cloud.name);
    Column clouds = begin_categories("cloud", std::move(categories));
    for (int which = 0; which < static_cast<int>(kClouds.size()); ++which) {
        const Cloud& from = kClouds[static_cast<std::size_t>(which)];
        for (int i = 0; i < each; ++i) {
            x.numbers.push_back(kRadius * from.x + deviation * core::next_normal(random));
            y.numbers.push_back(kRadius * from.y + deviation * core::next_normal(random));
            clouds.codes.push_back(which);
            add_name(names, std::string(from.name) + " " + std::to_string(i + 1));
        }
    }
    PackContents contents;
    contents.table.n_rows = each * static_cast<int>(kClouds.size());
    for (Column* column : {&x, &y, &names, &clouds}) contents.table.columns.push_back(std::move(*column));
    return contents;
}

DatasetRow eight_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "cloud", 1}},
        .color_by = "cloud",
        .make = make_points,
        .knobs = {.size = true, .noise = true, .seed = true},
    };
}

}  // namespace

const DatasetEntry eight_data = {
    "eight", "Eight clouds",
    "640 points in eight small clouds on a circle, to see how many of them a net that makes points finds.", eight_row};

}  // namespace data
