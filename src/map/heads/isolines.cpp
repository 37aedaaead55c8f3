// See isolines.h. Every edge of the grid is crossed at most once, and lines are directed, so each crossed edge knows
// where its line goes on: first those are written down cell by cell, then the lines are read off.
#include "map/heads/isolines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/check.h"

namespace map {
namespace {

struct March {
    const float* field = nullptr;
    int columns = 0, rows = 0;
    float level = 0;

    [[nodiscard]] std::size_t cell(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x);
    }
    [[nodiscard]] bool high(int x, int y) const { return field[cell(x, y)] >= level; }
    // Numbers of edges: from (x, y) to the right is 2 cell, upwards is 2 cell + 1.
    [[nodiscard]] std::int32_t right_of(int x, int y) const { return static_cast<std::int32_t>(cell(x, y) * 2); }
    [[nodiscard]] std::int32_t above(int x, int y) const { return static_cast<std::int32_t>(cell(x, y) * 2 + 1); }
    // Where the line crosses an edge.
    [[nodiscard]] Point2 crossing(std::int32_t edge) const {
        const auto at = static_cast<std::size_t>(edge) / 2;
        const auto x = static_cast<float>(at % static_cast<std::size_t>(columns));
        const auto y = static_cast<float>(at / static_cast<std::size_t>(columns));
        const bool up = edge % 2 != 0;
        const float low = field[at], far = field[at + (up ? static_cast<std::size_t>(columns) : 1)];
        float share = (level - low) / (far - low);
        if (!(share >= 0 && share <= 1)) share = 0.5f;  // beside what is no number
        return up ? Point2{x, y + share} : Point2{x + share, y};
    }
};

// Adds the pieces of line in the square whose lowest corner is (x, y). Each piece has high corners on its left: it
// enters through the side after which, counterclockwise, corners are high, and leaves through the side where they end.
void cross_square(const March& m, int x, int y, IsoLines& out) {
    const std::array<bool, 4> high = {m.high(x, y), m.high(x + 1, y), m.high(x + 1, y + 1), m.high(x, y + 1)};
    if (high[0] == high[1] && high[1] == high[2] && high[2] == high[3]) return;
    const std::array<std::int32_t, 4> side = {m.right_of(x, y), m.above(x + 1, y), m.right_of(x, y + 1), m.above(x, y)};
    const bool saddle = high[0] == high[2] && high[1] == high[3];
    bool joined = false;  // the two high corners of a saddle belong together
    if (saddle) {
        const float mean = (m.field[m.cell(x, y)] + m.field[m.cell(x + 1, y)] + m.field[m.cell(x, y + 1)] +
                            m.field[m.cell(x + 1, y + 1)]) /
                           4;
        joined = mean >= m.level;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        // Side i lies between corners i and i + 1. High corners end here: the line enters.
        if (!high[i] || high[(i + 1) % 4]) continue;
        // Clockwise past the high corners or, if those of a saddle are joined, counterclockwise past the low one.
        std::size_t end = joined ? (i + 1) % 4 : (i + 3) % 4;
        while (high[end] == high[(end + 1) % 4]) end = joined ? (end + 1) % 4 : (end + 3) % 4;
        out.next[static_cast<std::size_t>(side[i])] = side[end];
        out.comes[static_cast<std::size_t>(side[end])] = 1;
    }
}

void add_point(IsoLines& out, IsoLines::Line& line, Point2 at) {
    if (line.count > 0 && out.points.back().x == at.x && out.points.back().y == at.y) return;
    out.points.push_back(at);
    ++line.count;
}

// Follows a line from an edge to its end, and removes it on the way.
void read_line(const March& m, std::int32_t edge, bool closed, IsoLines& out) {
    IsoLines::Line line{out.points.size(), 0, closed};
    while (edge >= 0) {
        add_point(out, line, m.crossing(edge));
        const auto at = static_cast<std::size_t>(edge);
        edge = out.next[at];
        out.next[at] = -1;
    }
    if (closed && line.count > 1) {  // the first edge was its own last one
        const Point2 first = out.points[line.first], last = out.points.back();
        if (first.x == last.x && first.y == last.y) {
            out.points.pop_back();
            --line.count;
        }
    }
    if (line.count < 2) {
        out.points.resize(line.first);
        return;
    }
    out.lines.push_back(line);
}

void march(const March& m, IsoLines& out) {
    out.points.clear();
    out.lines.clear();
    const std::size_t edges = static_cast<std::size_t>(m.columns) * static_cast<std::size_t>(m.rows) * 2;
    out.next.assign(edges, -1);
    out.comes.assign(edges, 0);
    for (int y = 0; y + 1 < m.rows; ++y) {
        for (int x = 0; x + 1 < m.columns; ++x) cross_square(m, x, y, out);
    }
    for (const bool closed : {false, true}) {
        for (std::size_t edge = 0; edge < edges; ++edge) {
            if (out.next[edge] < 0 || (!closed && out.comes[edge] != 0)) continue;
            read_line(m, static_cast<std::int32_t>(edge), closed, out);
        }
    }
}

bool usable(const std::vector<float>& field, int columns, int rows, IsoLines& out) {
    out.points.clear();
    out.lines.clear();
    if (columns < 1 || rows < 1) return false;
    ES_CHECK(field.size() == static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
             "a field has one value for each cell of its grid");
    return columns >= 2 && rows >= 2;
}

float distance_to(Point2 at, Point2 a, Point2 b) {
    const float x = b.x - a.x, y = b.y - a.y;
    const float square = x * x + y * y;
    const float along = square > 0 ? std::clamp(((at.x - a.x) * x + (at.y - a.y) * y) / square, 0.0f, 1.0f) : 0;
    return std::hypot(at.x - a.x - along * x, at.y - a.y - along * y);
}

// The point of a closed line that is farthest from its first one.
std::size_t farthest_from(const Point2* points, std::size_t count) {
    std::size_t farthest = 0;
    float most = -1;
    for (std::size_t i = 0; i < count; ++i) {
        const float distance = std::hypot(points[i].x - points[0].x, points[i].y - points[0].y);
        if (distance > most) farthest = i;
        most = std::max(most, distance);
    }
    return farthest;
}

// Marks the points between two kept ones that must be kept, too. `last` may be `count`: the first point again. Not
// recursive, because lines may be long.
void keep_far_ones(const Point2* points, std::size_t count, std::size_t first, std::size_t last, float tolerance,
                   std::vector<std::uint8_t>& keep) {
    std::vector<std::array<std::size_t, 2>> open = {{first, last}};
    while (!open.empty()) {
        const std::array<std::size_t, 2> part = open.back();
        open.pop_back();
        std::size_t farthest = 0;
        float most = tolerance;
        for (std::size_t i = part[0] + 1; i < part[1]; ++i) {
            const float distance = distance_to(points[i], points[part[0]], points[part[1] % count]);
            if (distance <= most) continue;
            most = distance;
            farthest = i;
        }
        if (farthest == 0) continue;
        keep[farthest] = 1;
        open.push_back({part[0], farthest});
        open.push_back({farthest, part[1]});
    }
}

}  // namespace

void isolines(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out) {
    if (!usable(field, columns, rows, out)) return;
    march({field.data(), columns, rows, level}, out);
}

// Pads the grid with low cells; a line between padding and grid is moved to the grid's edge.
void iso_areas(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out) {
    if (!usable(field, columns, rows, out)) return;
    const int wide = columns + 2, tall = rows + 2;
    constexpr float kNothing = -std::numeric_limits<float>::infinity();
    out.padded.assign(static_cast<std::size_t>(wide) * static_cast<std::size_t>(tall), kNothing);
    for (int y = 0; y < rows; ++y) {
        const auto from = field.begin() + static_cast<std::ptrdiff_t>(y) * columns;
        std::copy(from, from + columns, out.padded.begin() + static_cast<std::ptrdiff_t>(y + 1) * wide + 1);
    }
    // Saddles at the padding have a mean of minus infinity: not joined, as it should be.
    march({out.padded.data(), wide, tall, level}, out);
    const float right = static_cast<float>(columns - 1), top = static_cast<float>(rows - 1);
    for (Point2& at : out.points) at = {std::clamp(at.x - 1, 0.0f, right), std::clamp(at.y - 1, 0.0f, top)};
}

void simplify(IsoLines& lines, float tolerance) {
    std::vector<std::uint8_t> keep;
    std::size_t end = 0;
    for (IsoLines::Line& line : lines.lines) {
        const std::size_t first = line.first, last = first + line.count - 1;
        keep.assign(line.count, 0);
        keep.front() = keep.back() = 1;
        const Point2* points = lines.points.data() + first;
        if (line.closed) {
            // A closed line is simplified as two halves between its first point and the farthest; it starts at one of
            // them from now on.
            const auto start = lines.points.begin() + static_cast<std::ptrdiff_t>(first);
            std::rotate(start, start + static_cast<std::ptrdiff_t>(farthest_from(points, line.count)),
                        start + static_cast<std::ptrdiff_t>(line.count));
            const std::size_t middle = farthest_from(points, line.count);
            keep[middle] = 1;
            keep.back() = 0;
            keep_far_ones(points, line.count, 0, middle, tolerance, keep);
            keep_far_ones(points, line.count, middle, line.count, tolerance, keep);
        } else {
            keep_far_ones(points, line.count, 0, line.count - 1, tolerance, keep);
        }
        line.first = end;
        for (std::size_t i = first; i <= last; ++i) {
            if (keep[i - first] != 0) lines.points[end++] = lines.points[i];
        }
        line.count = end - line.first;
    }
    lines.points.resize(end);
}

}  // namespace map
