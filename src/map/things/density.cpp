// See density.h.
#include "map/things/density.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace map {
namespace {

constexpr float kReach = 3;  // bandwidths beyond the outermost things
constexpr int kPasses = 3;   // box filters

Point2 place_of(const train::Snapshot& snapshot, std::size_t thing) {
    return {snapshot.points[thing * 2], snapshot.points[thing * 2 + 1]};
}

bool finite(Point2 at) { return std::isfinite(at.x) && std::isfinite(at.y); }

// Mean and standard deviation (over n - 1) of the things' places.
struct Spread {
    Point2 low, high;
    double deviation_x = 0, deviation_y = 0;
    int n = 0;
};

Spread spread_of(const train::Snapshot& snapshot) {
    Spread s;
    double mean_x = 0, mean_y = 0, squares_x = 0, squares_y = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(snapshot.n_points); ++i) {
        const Point2 at = place_of(snapshot, i);
        if (!finite(at)) continue;
        s.low = s.n == 0 ? at : Point2{std::min(s.low.x, at.x), std::min(s.low.y, at.y)};
        s.high = s.n == 0 ? at : Point2{std::max(s.high.x, at.x), std::max(s.high.y, at.y)};
        ++s.n;
        // Welford 1962, so that a cloud far from the origin loses nothing.
        const double dx = static_cast<double>(at.x) - mean_x, dy = static_cast<double>(at.y) - mean_y;
        mean_x += dx / s.n;
        mean_y += dy / s.n;
        squares_x += dx * (static_cast<double>(at.x) - mean_x);
        squares_y += dy * (static_cast<double>(at.y) - mean_y);
    }
    if (s.n > 1) {
        s.deviation_x = std::sqrt(squares_x / (s.n - 1));
        s.deviation_y = std::sqrt(squares_y / (s.n - 1));
    }
    return s;
}

void place_grid(Density& density, const Spread& spread, float narrow) {
    const double scott = std::pow(static_cast<double>(spread.n), -1.0 / 6) * static_cast<double>(narrow);
    auto h_x = static_cast<float>(spread.deviation_x * scott), h_y = static_cast<float>(spread.deviation_y * scott);
    // All in one place or on one line: use that of a unit square, or a hundredth of the line.
    const float longer = std::max(h_x, h_y) > 0 ? std::max(h_x, h_y) : 0.1f;
    h_x = std::max(h_x, longer * 0.01f);
    h_y = std::max(h_y, longer * 0.01f);
    const float width = spread.high.x - spread.low.x, height = spread.high.y - spread.low.y;
    const float most = std::max(width + 2 * kReach * h_x, height + 2 * kReach * h_y);
    density.cell = most / static_cast<float>(kDensitySide - 1);
    density.bandwidth_x = h_x = std::max(h_x, density.cell);
    density.bandwidth_y = h_y = std::max(h_y, density.cell);
    const auto count = [&](float length) { return static_cast<int>(std::ceil(length / density.cell)) + 1; };
    density.columns = std::min(count(width + 2 * kReach * h_x), kDensitySide + 8);
    density.rows = std::min(count(height + 2 * kReach * h_y), kDensitySide + 8);
    density.x = (spread.low.x + spread.high.x - static_cast<float>(density.columns - 1) * density.cell) / 2;
    density.y = (spread.low.y + spread.high.y - static_cast<float>(density.rows - 1) * density.cell) / 2;
}

// The cell below and left of a place, and how far it is towards the next ones; false outside.
struct Spot {
    std::size_t at = 0;
    float right = 0, up = 0;
};
bool find_spot(const Density& density, Point2 at, Spot& spot) {
    const float column = (at.x - density.x) / density.cell, row = (at.y - density.y) / density.cell;
    const auto last_column = static_cast<float>(density.columns - 1), last_row = static_cast<float>(density.rows - 1);
    if (!(column >= 0 && row >= 0 && column <= last_column && row <= last_row)) return false;
    const float left = std::min(std::floor(column), last_column - 1), low = std::min(std::floor(row), last_row - 1);
    spot = {static_cast<std::size_t>(low) * static_cast<std::size_t>(density.columns) + static_cast<std::size_t>(left),
            column - left, row - low};
    return true;
}

// Each thing is shared out among the four cells round it.
void scatter(Density& density, const train::Snapshot& snapshot) {
    const auto width = static_cast<std::size_t>(density.columns);
    density.values.assign(width * static_cast<std::size_t>(density.rows), 0.0f);
    const float one = 1 / (density.cell * density.cell);
    Spot spot;
    for (std::size_t i = 0; i < static_cast<std::size_t>(snapshot.n_points); ++i) {
        const Point2 at = place_of(snapshot, i);
        if (!finite(at) || !find_spot(density, at, spot)) continue;
        float* cell = density.values.data() + spot.at;
        cell[0] += one * (1 - spot.right) * (1 - spot.up);
        cell[1] += one * spot.right * (1 - spot.up);
        cell[width] += one * (1 - spot.right) * spot.up;
        cell[width + 1] += one * spot.right * spot.up;
    }
}

// A box 2 r + 1 cells wide, r fractional, over n cells that are `stride` apart, from `from` to `to`. What lies beyond
// the ends is 0.
void box_filter(const float* from, float* to, int n, std::size_t stride, float r) {
    const auto whole = static_cast<int>(r);
    const float part = r - static_cast<float>(whole), scale = 1 / (2 * r + 1);
    const auto at = [&](int i) {
        return i < 0 || i >= n ? 0.0 : static_cast<double>(from[static_cast<std::size_t>(i) * stride]);
    };
    double sum = 0;  // of the whole cells; in double, so that what was added can be subtracted again
    for (int i = -whole; i <= whole; ++i) sum += at(i);
    for (int i = 0; i < n; ++i) {
        const double edges = at(i - whole - 1) + at(i + whole + 1);
        to[static_cast<std::size_t>(i) * stride] =
            static_cast<float>(std::max(0.0, sum + static_cast<double>(part) * edges)) * scale;
        sum += at(i + whole + 1) - at(i - whole);
    }
}

// The radius of a box of which kPasses have the deviation `wanted`, cells. A box of 2 r + 1 cells with fractional ends
// has the variance (sum of i^2 for |i| <= w, times 2, plus 2 f (w + 1)^2) / (2 r + 1), r = w + f.
float radius_for(float wanted) {
    const double variance = static_cast<double>(wanted) * static_cast<double>(wanted) / kPasses;
    double w = std::floor((std::sqrt(12 * variance + 1) - 1) / 2);
    // (S + 2 f (w+1)^2) / (2 (w+f) + 1) = variance, solved for f; S is twice the sum of squares up to w.
    const double s = w * (w + 1) * (2 * w + 1) / 3, next = (w + 1) * (w + 1);
    const double f = (variance * (2 * w + 1) - s) / (2 * (next - variance));
    return static_cast<float>(w + std::clamp(f, 0.0, 1.0));
}

void blur(Density& density) {
    density.scratch.resize(density.values.size());
    const auto width = static_cast<std::size_t>(density.columns);
    const float r_x = radius_for(density.bandwidth_x / density.cell);
    const float r_y = radius_for(density.bandwidth_y / density.cell);
    for (int pass = 0; pass < kPasses; ++pass) {
        for (std::size_t row = 0; row < static_cast<std::size_t>(density.rows); ++row) {
            box_filter(density.values.data() + row * width, density.scratch.data() + row * width, density.columns, 1,
                       r_x);
        }
        for (std::size_t column = 0; column < width; ++column) {
            box_filter(density.scratch.data() + column, density.values.data() + column, density.rows, width, r_y);
        }
    }
}

}  // namespace

void update_density(Density& density, const train::Snapshot& snapshot, float narrow) {
    const Spread spread = spread_of(snapshot);
    density.n_things = spread.n;
    density.at_things.assign(static_cast<std::size_t>(snapshot.n_points), std::numeric_limits<float>::quiet_NaN());
    if (spread.n == 0) {
        density.columns = density.rows = 0;
        density.values.clear();
        return;
    }
    place_grid(density, spread, narrow);
    scatter(density, snapshot);
    blur(density);
    for (std::size_t i = 0; i < density.at_things.size(); ++i) {
        const Point2 at = place_of(snapshot, i);
        if (finite(at)) density.at_things[i] = density_at(density, at);
    }
}

float density_at(const Density& density, Point2 at) {
    Spot spot;
    if (density.columns < 2 || density.rows < 2 || !find_spot(density, at, spot)) return 0;
    const float* cell = density.values.data() + spot.at;
    const auto width = static_cast<std::size_t>(density.columns);
    const float low = cell[0] + (cell[1] - cell[0]) * spot.right;
    const float high = cell[width] + (cell[width + 1] - cell[width]) * spot.right;
    return low + (high - low) * spot.up;
}

float density_level(Density& density, float share) {
    density.sorted.clear();
    for (const float value : density.at_things) {
        if (std::isfinite(value)) density.sorted.push_back(value);
    }
    if (density.sorted.empty()) return 0;
    const auto n = static_cast<float>(density.sorted.size());
    const auto inside = static_cast<std::ptrdiff_t>(std::clamp(std::round(share * n), 1.0f, n));
    const auto at = density.sorted.begin() + inside - 1;
    std::nth_element(density.sorted.begin(), at, density.sorted.end(), [](float a, float b) { return a > b; });
    return *at;
}

void density_contours(Density& density, const std::vector<float>& shares, const Stroke& style, Overlay& overlay) {
    for (std::size_t i = 0; i < shares.size() && density.columns > 1; ++i) {
        iso_areas(density.values, density.columns, density.rows, density_level(density, shares[i]), density.lines);
        Stroke stroke = style;
        const float inwards = shares.size() > 1 ? static_cast<float>(i) / static_cast<float>(shares.size() - 1) : 1;
        stroke.alpha = style.alpha * (0.5f + 0.5f * inwards);
        stroke.closed = true;
        for (const IsoLines::Line& line : density.lines.lines) {
            overlay.begin(stroke);
            for (std::size_t p = 0; p < line.count; ++p) {
                const Point2 at = density.lines.points[line.first + p];
                overlay.add({density.x + at.x * density.cell, density.y + at.y * density.cell});
            }
        }
    }
}

}  // namespace map
