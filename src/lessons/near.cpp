#include "lessons/near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lessons {
namespace {

// The k nearest rows of [n, dims] to one of them; `on` [dims] says which columns count, empty = all.
std::vector<int> nearest_rows(const std::vector<float>& rows, std::size_t dims, const std::vector<float>& on, int thing,
                              std::size_t k) {
    const std::size_t n = dims == 0 ? 0 : rows.size() / dims;
    if (thing < 0 || static_cast<std::size_t>(thing) >= n) return {};
    std::vector<double> squares(n, 0.0);
    const float* own = rows.data() + static_cast<std::size_t>(thing) * dims;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < dims; ++d) {
            if (!on.empty() && on[d] == 0) continue;
            const double apart = static_cast<double>(rows[i * dims + d]) - static_cast<double>(own[d]);
            squares[i] += apart * apart;
        }
    }
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    order.erase(order.begin() + thing);
    const std::size_t wanted = std::min(k, order.size());
    std::partial_sort(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wanted), order.end(), [&](int a, int b) {
            const double x = squares[static_cast<std::size_t>(a)], y = squares[static_cast<std::size_t>(b)];
            return x < y || (x == y && a < b);
        });
    order.resize(wanted);
    return order;
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
    return nearest_rows(shown.points, 2, {}, thing, k);
}

std::vector<int> nearest_by_features(const model::Spec& spec, const model::Material& material, int thing,
                                     std::size_t k) {
    return nearest_rows(material.features.values, static_cast<std::size_t>(material.features.n_columns),
                        model::feature_mask(spec, material), thing, k);
}

double neighbours_kept(const model::Spec& spec, const model::Material& material, const train::Snapshot& shown,
                       std::size_t k) {
    double sum = 0;
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const std::vector<int> by_features = nearest_by_features(spec, material, thing, k);
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

}  // namespace lessons
