#include "lessons/near.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/model.h"
#include "projection/quality.h"

namespace lessons {
namespace {

// The features that are on, [N, n].
struct Seen {
    std::vector<float> values;
    int n = 0;
};
Seen seen_features(const model::Spec& spec, const model::Material& material) {
    const std::vector<float> on = model::feature_mask(spec, material);
    const auto columns = static_cast<std::size_t>(material.features.n_columns);
    Seen seen;
    seen.n = static_cast<int>(std::count_if(on.begin(), on.end(), [](float share) { return share != 0; }));
    for (std::size_t at = 0; at < material.features.values.size(); ++at) {
        if (on[at % columns] != 0) seen.values.push_back(material.features.values[at]);
    }
    return seen;
}

std::vector<int> nearest(const std::vector<float>& rows, int dims, int thing, std::size_t k) {
    if (dims < 1 || thing < 0 || static_cast<std::size_t>(thing) >= rows.size() / static_cast<std::size_t>(dims))
        return {};
    return projection::nearest_of(rows, dims, thing, static_cast<int>(k));
}

const data::Column* column_of(const model::Material& material, std::string_view attribute) {
    const data::Attribute* found = data::find_attribute(material.dataset.row, attribute);
    return found == nullptr ? nullptr : data::find_column(material.dataset.table, found->column);
}

}  // namespace

int thing_named(const model::Material& material, std::string_view name) {
    const std::vector<std::string>& names = material.dataset.names;
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

std::vector<int> nearest_on_map(const train::Snapshot& shown, int thing, std::size_t k) {
    return nearest(shown.points, 2, thing, k);
}

std::vector<int> nearest_by_features(const model::Spec& spec, const model::Material& material, int thing,
                                     std::size_t k) {
    const Seen seen = seen_features(spec, material);
    return nearest(seen.values, seen.n, thing, k);
}

long nearer_than(const model::Material& material, const std::vector<float>& rows, int n_dims, std::string_view from,
                 std::string_view to) {
    const int a = thing_named(material, from), b = thing_named(material, to);
    if (a < 0 || b < 0) return -1;
    const std::vector<int> order = nearest(rows, n_dims, a, rows.size() / static_cast<std::size_t>(n_dims));
    return static_cast<long>(std::find(order.begin(), order.end(), b) - order.begin());
}

double neighbours_kept(const model::Spec& spec, const model::Material& material, const train::Snapshot& shown,
                       std::size_t k) {
    const Seen seen = seen_features(spec, material);
    double sum = 0;
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const std::vector<int> by_features = nearest(seen.values, seen.n, thing, k);
        for (const int other : nearest_on_map(shown, thing, k)) {
            if (std::find(by_features.begin(), by_features.end(), other) != by_features.end()) ++sum;
        }
    }
    return shown.n_points > 0 ? sum / (static_cast<double>(shown.n_points) * static_cast<double>(k)) : 0;
}

double same_as_nearest(const model::Material& material, const train::Snapshot& shown, std::string_view attribute) {
    const data::Column* column = column_of(material, attribute);
    if (column == nullptr || column->codes.empty() || shown.n_points < 2) return 0;
    double same = 0, known = 0;
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const int own = column->codes[static_cast<std::size_t>(thing)];
        const int other = column->codes[static_cast<std::size_t>(nearest_on_map(shown, thing, 1)[0])];
        if (own < 0 || other < 0) continue;
        ++known;
        if (own == other) ++same;
    }
    return known > 0 ? same / known : 0;
}

double difference_to_nearest(const model::Material& material, const train::Snapshot& shown,
                             std::string_view attribute) {
    const data::Column* column = column_of(material, attribute);
    if (column == nullptr || column->numbers.empty() || shown.n_points < 2) return 0;
    double sum = 0, known = 0;
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const double own = static_cast<double>(column->numbers[static_cast<std::size_t>(thing)]);
        const double other =
            static_cast<double>(column->numbers[static_cast<std::size_t>(nearest_on_map(shown, thing, 1)[0])]);
        if (!std::isfinite(own) || !std::isfinite(other)) continue;
        ++known;
        sum += std::fabs(own - other);
    }
    return known > 0 ? sum / known : 0;
}

double share_beside(const model::Material& material, const std::vector<float>& rows, int n_dims,
                    std::string_view attribute, std::string_view value, std::string_view other, std::size_t k) {
    const data::Column* column = column_of(material, attribute);
    if (column == nullptr || column->codes.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto is = [&](std::size_t thing, std::string_view wanted) {
        const int code = column->codes[thing];
        return code >= 0 && column->categories[static_cast<std::size_t>(code)] == wanted;
    };
    double all = 0, beside = 0;
    for (std::size_t thing = 0; thing < column->codes.size(); ++thing) {
        if (!is(thing, value)) continue;
        const std::vector<int> near = nearest(rows, n_dims, static_cast<int>(thing), k);
        all += 1;
        beside +=
            std::any_of(near.begin(), near.end(), [&](int one) { return is(static_cast<std::size_t>(one), other); })
                ? 1
                : 0;
    }
    return all > 0 ? beside / all : std::numeric_limits<double>::quiet_NaN();
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n;
    const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace lessons
