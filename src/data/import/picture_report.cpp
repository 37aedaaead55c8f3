// See picture_report.h.
#include "data/import/picture_report.h"

#include <algorithm>
#include <vector>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/pack_table.h"

namespace data {
namespace {

const Column& classes_of(const Dataset& pictures) { return *find_column(pictures.table, "class"); }

std::string size_text(double n_bytes) {
    constexpr double kKilo = 1024;
    if (n_bytes < kKilo * kKilo) return core::thousands(static_cast<long>(n_bytes / kKilo + 0.5)) + " KB";
    return core::figures_text(n_bytes / kKilo / kKilo, 3) + " MB";
}

}  // namespace

std::string picture_cost(int n_pictures, int side) {
    const int grid = picture_grid(side);
    const std::string pixels = std::to_string(side) + " by " + std::to_string(side) + " pixels";
    const std::string cells =
        std::to_string(grid) + " by " + std::to_string(grid) + (grid == side ? " pixels" : " cells");
    return "On the map each has " + pixels + ", " + size_text(4.0 * side * side * n_pictures) + " for all " +
           core::thousands(n_pictures) + ". The model sees " + core::thousands(3L * grid * grid) +
           " numbers of each: red, green and blue of " + cells + ".";
}

std::string picture_classes(const Dataset& pictures) {
    constexpr std::size_t kMostNamed = 12;
    const Column& column = classes_of(pictures);
    if (column.categories.empty()) return "no classes: the pictures lay in one folder";
    std::vector<long> counts(column.categories.size(), 0);
    for (const int code : column.codes)
        if (code >= 0) ++counts[static_cast<std::size_t>(code)];
    std::string text = core::counted(static_cast<long>(counts.size()), "class", "classes") + ": ";
    for (std::size_t i = 0; i < std::min(counts.size(), kMostNamed); ++i)
        text += (i == 0 ? "" : ", ") + column.categories[i] + " (" + core::thousands(counts[i]) + ")";
    return text + (counts.size() > kMostNamed ? " ..." : "");
}

core::Json picture_report(const Dataset& pictures) {
    const Column& column = classes_of(pictures);
    core::Json columns = core::Json::array();
    columns.push_back({{"name", "picture"}, {"type", "picture"}, {"missing", 0}, {"first", pictures.names.front()}});
    if (!column.categories.empty()) {
        core::Json classes = {{"name", "class"},
                              {"type", "category"},
                              {"missing", count_missing(column)},
                              {"classes", static_cast<long long>(column.categories.size())}};
        const auto given = std::find_if(column.codes.begin(), column.codes.end(), [](int code) { return code >= 0; });
        if (given != column.codes.end()) classes["first"] = column.categories[static_cast<std::size_t>(*given)];
        columns.push_back(std::move(classes));
    }
    return {{"format", "pictures"},
            {"side", pictures.pictures.side},
            {"rows", pictures.table.n_rows},
            {"columns", columns},
            {"vector_dims", 0},
            {"warnings", core::Json::array()},
            {"rejected", core::Json::array()},
            {"n_rejected", 0}};
}

std::string picture_text(const Dataset& pictures) {
    const int n = pictures.table.n_rows, side = pictures.pictures.side;
    return core::counted(n, "picture") + ", shrunk to " + std::to_string(side) + " pixels a side, " +
           core::printable(picture_classes(pictures)) + ".\n  " + picture_cost(n, side) + "\n";
}

}  // namespace data
