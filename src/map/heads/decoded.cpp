// See decoded.h.
#include "map/heads/decoded.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "data/pack_table.h"

namespace map {
namespace {

// Values of one channel on a grid of this side, or none: all of its columns must exist and be on.
std::vector<float> channel_of(const train::HeadSnapshot& head, const std::vector<float>& values,
                              const std::vector<bool>& on, const char* name, int grid) {
    const std::vector<std::string> ids = data::picture_columns(name, grid);
    const auto first = std::find(head.output_ids.begin(), head.output_ids.end(), ids.front());
    const auto at = static_cast<std::size_t>(first - head.output_ids.begin());
    if (at + ids.size() > values.size() || at + ids.size() > on.size()) return {};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (head.output_ids[at + i] != ids[i] || !on[at + i]) return {};
    }
    return {values.begin() + static_cast<std::ptrdiff_t>(at),
            values.begin() + static_cast<std::ptrdiff_t>(at + ids.size())};
}

float share(float x) { return std::clamp(x, 0.0f, 1.0f); }

}  // namespace

DecodedPicture decoded_picture(const train::HeadSnapshot& head, const std::vector<float>& values,
                               const std::vector<bool>& on, int picture_side) {
    const int grid = data::picture_grid(picture_side);
    if (grid <= 0) return {};
    const auto channel = [&](const char* name) { return channel_of(head, values, on, name, grid); };
    const std::vector<float> red = channel("red"), green = channel("green"), blue = channel("blue");
    DecodedPicture picture;
    if (!red.empty() && !green.empty() && !blue.empty()) {
        for (std::size_t i = 0; i < red.size(); ++i) {
            picture.cells.push_back({share(red[i]), share(green[i]), share(blue[i])});
        }
    } else if (const std::vector<float> grey = channel("grey"); !grey.empty()) {
        for (const float g : grey) picture.cells.push_back({share(g), share(g), share(g)});
    } else {
        for (const float y : channel("yellow")) picture.cells.push_back({share(y), share(y), 0});
    }
    if (!picture.cells.empty()) picture.side = grid;
    return picture;
}

int nearest_to_decoded(const train::HeadSnapshot& head, const std::vector<float>& values, const std::vector<bool>& on,
                       const train::LayerSnapshot& features) {
    const std::size_t k = values.size();
    if (k == 0 || k != static_cast<std::size_t>(features.n_units) || head.mean.size() != k || on.size() != k) return -1;
    std::vector<float> wanted(k, 0.0f);
    for (std::size_t j = 0; j < k; ++j) {
        if (on[j] && head.scale[j] > 0) wanted[j] = (values[j] - head.mean[j]) / head.scale[j];
    }
    int nearest = -1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; (i + 1) * k <= features.values.size(); ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < k && sum < least; ++j) {
            const double by = static_cast<double>(features.values[i * k + j] - wanted[j]);
            sum += by * by;
        }
        if (!(sum < least)) continue;
        least = sum;
        nearest = static_cast<int>(i);
    }
    return nearest;
}

std::vector<bool> columns_on(const data::FeatureMatrix& matrix, const data::DatasetRow& row,
                             const std::vector<std::string>& groups_on) {
    std::vector<bool> on(static_cast<std::size_t>(matrix.n_columns), false);
    for (const data::FeatureSpan& span : matrix.spans) {
        const std::string& id = row.groups[static_cast<std::size_t>(span.group)].id;
        if (std::find(groups_on.begin(), groups_on.end(), id) == groups_on.end()) continue;
        std::fill_n(on.begin() + span.first, span.count, true);
    }
    return on;
}

}  // namespace map
