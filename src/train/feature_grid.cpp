#include "train/feature_grid.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "train/number_text.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace train {
namespace {

// The source of a column of the feature matrix.
struct Source {
    const data::FeatureGroup* group = nullptr;
    const data::Column* column = nullptr;
};

// The matrix has columns group by group; a category has one for each of its values.
Source source_of(const model::Material& material, int index) {
    int at = 0;
    for (const data::FeatureGroup& group : material.dataset.row.groups) {
        for (const std::string& name : group.columns) {
            const data::Column* column = data::find_column(material.dataset.table, name);
            at += column->kind == data::ColumnKind::number ? 1 : static_cast<int>(column->categories.size());
            if (index < at) return {&group, column};
        }
    }
    ES_CHECK(false, "there is no such feature column");
    return {};
}

// One direction of the grid, in standardised values.
struct Direction {
    int column = 0;
    float low = 0, high = 1;
    float base = 0;        // value at the axis
    bool has_axis = true;  // a category at its mean is neither yes nor no
    std::vector<float> stops;
};

void set_range(Direction& direction, const model::Material& material) {
    const data::FeatureMatrix& features = material.features;
    const auto d = static_cast<std::size_t>(features.n_columns), column = static_cast<std::size_t>(direction.column);
    std::vector<float> values;
    for (std::size_t i = column; i < features.values.size(); i += d) {
        if (features.present[i] > 0) values.push_back(features.values[i]);
    }
    std::sort(values.begin(), values.end());
    if (values.empty()) return;
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
    };
    direction.low = at(0.02);
    direction.high = at(0.98);
}

// Evenly spaced from low to high, with the axis inserted if it lies between.
void set_stops(Direction& direction, int n, bool is_category) {
    n = is_category ? 2 : std::max(n, 2);
    const float width = direction.high - direction.low;
    for (int i = 0; i < n; ++i) {
        direction.stops.push_back(direction.low + width * static_cast<float>(i) / static_cast<float>(n - 1));
    }
    // A line this near to the axis is left out.
    const float near = 0.5f * width / static_cast<float>(n - 1);
    if (!direction.has_axis || direction.base < direction.low || direction.base > direction.high) return;
    for (float& stop : direction.stops) {
        if (std::fabs(stop - direction.base) > near) continue;
        stop = direction.base;
        return;
    }
}

Direction direction_of(const model::Material& material, const FeatureGridRequest& request, int column, GridAxis& axis) {
    const data::FeatureMatrix& features = material.features;
    const Source source = source_of(material, column);
    const auto at = static_cast<std::size_t>(column);
    Direction direction{.column = column, .stops = {}};
    axis.is_category = source.column->kind == data::ColumnKind::category;
    axis.label = features.labels[at];
    const std::string& unit = source.group->unit;
    if (!axis.is_category && !unit.empty()) axis.label += " (" + unit + ")";
    const float mean = features.mean[at], scale = features.scale[at];
    if (request.thing >= 0) {
        direction.base =
            features
                .values[static_cast<std::size_t>(request.thing) * static_cast<std::size_t>(features.n_columns) + at];
    }
    if (axis.is_category) {
        direction.low = -mean / scale;
        direction.high = (1 - mean) / scale;
        direction.has_axis = request.thing >= 0;
    } else {
        set_range(direction, material);
    }
    set_stops(direction, request.lines, axis.is_category);
    axis.low = direction.low * scale + mean;
    axis.high = direction.high * scale + mean;
    axis.low_text = axis.is_category ? "no" : number_text(static_cast<double>(axis.low));
    axis.high_text = axis.is_category ? "yes" : number_text(static_cast<double>(axis.high));
    return direction;
}

// The lines along `run`, one for each constant value of `stand`.
void add_lines(const data::FeatureMatrix& features, const std::vector<float>& base, const Direction& run,
               const Direction& stand, bool along_a, int samples, FeatureGrid& grid, std::vector<float>& rows) {
    const auto standing = static_cast<std::size_t>(stand.column);
    for (const float stop : stand.stops) {
        GridLine line;
        line.along_a = along_a;
        line.at = stop * features.scale[standing] + features.mean[standing];
        line.is_axis = stand.has_axis && stop == stand.base;
        for (int i = 0; i < samples; ++i) {
            const std::size_t first = rows.size();
            rows.insert(rows.end(), base.begin(), base.end());
            rows[first + static_cast<std::size_t>(run.column)] =
                run.low + (run.high - run.low) * static_cast<float>(i) / static_cast<float>(samples - 1);
            rows[first + standing] = stop;
        }
        grid.lines.push_back(std::move(line));
    }
}

}  // namespace

FeatureGrid straight_grid(const model::Material& material, const FeatureGridRequest& request,
                          std::vector<float>& rows) {
    const data::FeatureMatrix& features = material.features;
    ES_CHECK(request.column_a != request.column_b, "a grid needs two features");
    ES_CHECK(request.thing < features.n_rows, "there is no such thing");
    const auto d = static_cast<std::size_t>(features.n_columns);
    std::vector<float> base(d, 0.0f);
    if (request.thing >= 0)
        std::copy_n(features.values.begin() + static_cast<long>(request.thing) * features.n_columns, d, base.begin());
    FeatureGrid grid;
    const Direction a = direction_of(material, request, request.column_a, grid.a);
    const Direction b = direction_of(material, request, request.column_b, grid.b);
    const int samples = std::max(request.samples, 2);
    rows.clear();
    add_lines(features, base, a, b, true, samples, grid, rows);
    add_lines(features, base, b, a, false, samples, grid, rows);
    return grid;
}

FeatureGrid feature_grid(Trainer& trainer, const FeatureGridRequest& request, const projection::Plane& plane) {
    std::vector<float> rows;
    FeatureGrid grid = straight_grid(trainer.material(), request, rows);
    grid.step = trainer.step();
    const std::vector<float> mask = model::feature_mask(trainer.spec(), trainer.material());
    grid.a.is_on = mask[static_cast<std::size_t>(request.column_a)] > 0;
    grid.b.is_on = mask[static_cast<std::size_t>(request.column_b)] > 0;
    const std::vector<float> places = places_on(plane, trainer.embed_rows(rows));
    const auto per_line = static_cast<long>(places.size() / grid.lines.size());
    auto from = places.begin();
    for (GridLine& line : grid.lines) {
        line.places.assign(from, from + per_line);
        from += per_line;
    }
    return grid;
}

}  // namespace train
