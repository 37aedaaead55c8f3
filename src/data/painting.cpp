// See painting.h.
#include "data/painting.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/check.h"
#include "data/pack_table.h"

namespace data {
namespace {

using Rgb = std::array<float, 3>;

constexpr std::string_view kChannels[] = {"red", "green", "blue", "grey", "yellow"};

// As pack_table.h has them.
float channel_of(const Rgb& rgb, std::size_t channel) {
    if (channel < 3) return rgb[channel];
    if (channel == 3) return (rgb[0] + rgb[1] + rgb[2]) / 3;
    return std::max(0.0f, std::min(rgb[0], rgb[1]) - rgb[2]);
}

// Which channel and which cell a column is; channel -1: it is none.
struct Cell {
    int channel = -1, at = 0;
};

int number_in(const std::string& text, std::size_t from) {
    int number = 0;
    for (; from < text.size() && text[from] >= '0' && text[from] <= '9'; ++from)
        number = number * 10 + text[from] - '0';
    return number;
}

Cell cell_of(const std::string& column, int grid) {
    for (std::size_t channel = 0; channel < std::size(kChannels); ++channel) {
        const std::string_view name = kChannels[channel];
        if (column.size() <= name.size() || column.compare(0, name.size(), name) != 0 || column[name.size()] != '_')
            continue;
        const std::size_t between = column.find('_', name.size() + 1);
        if (between == std::string::npos) continue;
        const int y = number_in(column, name.size() + 1), x = number_in(column, between + 1);
        return {static_cast<int>(channel), y * grid + x};
    }
    return {};
}

bool has_channel(const Dataset& dataset, std::string_view channel) {
    const std::string first = std::string(channel) + "_0_0";
    for (const FeatureGroup& group : dataset.row.groups) {
        if (std::find(group.columns.begin(), group.columns.end(), first) != group.columns.end()) return true;
    }
    return false;
}

}  // namespace

bool can_be_painted(const Dataset& dataset) {
    if (dataset.pictures.side == 0) return false;
    const int grid = picture_grid(dataset.pictures.side);
    bool any = false;
    for (const FeatureGroup& group : dataset.row.groups) {
        const bool channel = !group.columns.empty() && cell_of(group.columns.front(), grid).channel >= 0;
        if (!channel && group.columns.size() > 1) return false;
        any = any || channel;
    }
    return any;
}

Painting blank_painting(const Dataset& dataset) {
    Painting painting;
    painting.side = picture_grid(dataset.pictures.side);
    painting.in_color = has_channel(dataset, "red");
    const float ground = painting.in_color ? 0.5f : 1.0f;
    painting.cells.assign(static_cast<std::size_t>(painting.side * painting.side), {ground, ground, ground});
    return painting;
}

Painting painting_of(const Dataset& dataset, int thing) {
    Painting painting = blank_painting(dataset);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const std::string_view name = painting.in_color ? kChannels[channel] : "grey";
        const std::vector<std::string> ids = picture_columns(name, painting.side);
        for (std::size_t at = 0; at < ids.size(); ++at) {
            const Column* column = find_column(dataset.table, ids[at]);
            if (column != nullptr) painting.cells[at][channel] = column->numbers[static_cast<std::size_t>(thing)];
        }
    }
    return painting;
}

std::vector<float> features_of_painting(const Dataset& dataset, const FeatureMatrix& matrix, const Painting& painting) {
    ES_CHECK(can_be_painted(dataset), "only a data set of pictures has features of a painted one");
    std::vector<float> features(static_cast<std::size_t>(matrix.n_columns), 0.0f);
    for (const FeatureSpan& span : matrix.spans) {
        const FeatureGroup& group = dataset.row.groups[static_cast<std::size_t>(span.group)];
        if (span.count != static_cast<int>(group.columns.size())) continue;
        for (int i = 0; i < span.count; ++i) {
            const Cell cell = cell_of(group.columns[static_cast<std::size_t>(i)], painting.side);
            if (cell.channel < 0 || static_cast<std::size_t>(cell.at) >= painting.cells.size()) continue;
            const auto at = static_cast<std::size_t>(span.first + i);
            const float value =
                channel_of(painting.cells[static_cast<std::size_t>(cell.at)], static_cast<std::size_t>(cell.channel));
            features[at] = (value - matrix.mean[at]) / matrix.scale[at];
        }
    }
    return features;
}

}  // namespace data
