// Lines of equal value against shapes whose lines are known: a circle, a plane, and squares counted by brute force.
#include "map/heads/isolines.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"

namespace {

template <class Height>
std::vector<float> field_of(int columns, int rows, Height height) {
    std::vector<float> field;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) field.push_back(height(static_cast<float>(x), static_cast<float>(y)));
    }
    return field;
}

// Twice the signed area, positive when the way goes counterclockwise (y up).
double area_of(const map::IsoLines& lines, const map::IsoLines::Line& line) {
    double sum = 0;
    for (std::size_t i = 0; i < line.count; ++i) {
        const map::Point2 a = lines.points[line.first + i], b = lines.points[line.first + (i + 1) % line.count];
        sum +=
            static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
    }
    return sum / 2;
}

double area_of(const map::IsoLines& lines) {
    double sum = 0;
    for (const map::IsoLines::Line& line : lines.lines) sum += area_of(lines, line);
    return sum;
}

bool inside(const map::IsoLines& lines, float x, float y) {
    bool in = false;
    for (const map::IsoLines::Line& line : lines.lines) {
        for (std::size_t i = 0; i < line.count; ++i) {
            const map::Point2 a = lines.points[line.first + i], b = lines.points[line.first + (i + 1) % line.count];
            if ((a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) in = !in;
        }
    }
    return in;
}

}  // namespace

TEST_CASE("a circle is one closed line, high ground to its left, of the right radius and area") {
    const auto field = field_of(81, 61, [](float x, float y) { return 20 - std::hypot(x - 40.3f, y - 30.1f); });
    map::IsoLines lines;
    map::isolines(field, 81, 61, 0, lines);
    REQUIRE(lines.lines.size() == 1);
    CHECK(lines.lines[0].closed);
    for (const map::Point2& at : lines.points) {
        // Straight between neighbours: wrong by at most 1 / (8 radius) of a cell.
        CHECK(std::abs(std::hypot(at.x - 40.3f, at.y - 30.1f) - 20) < 0.008f);
    }
    CHECK(area_of(lines) == doctest::Approx(3.14159265 * 400).epsilon(0.003));  // counterclockwise: left is inside
    map::isolines(field, 81, 61, 19.99f, lines);
    CHECK(lines.lines.size() <= 1);
    map::isolines(field, 81, 61, 21, lines);
    CHECK(lines.lines.empty());
}

TEST_CASE("a plane's line is open, straight, and ends on the grid's edge") {
    const auto field = field_of(20, 12, [](float x, float y) { return 2 * x - y; });
    map::IsoLines lines;
    map::isolines(field, 20, 12, 7.5f, lines);
    REQUIRE(lines.lines.size() == 1);
    CHECK_FALSE(lines.lines[0].closed);
    for (const map::Point2& at : lines.points) CHECK(2 * at.x - at.y == doctest::Approx(7.5));
    // High ground is to the right, so with it to the left the way goes down.
    CHECK(lines.points.front().y == 11.0f);
    CHECK(lines.points.back().y == 0.0f);
    map::simplify(lines, 0.01f);
    CHECK(lines.points.size() == 2);
    CHECK(lines.lines[0].count == 2);
}

TEST_CASE("areas close along the edge of the grid, corners included") {
    const auto field = field_of(20, 12, [](float x, float y) { return 2 * x - y; });
    map::IsoLines lines;
    map::iso_areas(field, 20, 12, 7.5f, lines);
    REQUIRE(lines.lines.size() == 1);
    CHECK(lines.lines[0].closed);
    // 0 <= y <= 11, x from (7.5 + y) / 2 to 19: a trapezium.
    CHECK(area_of(lines) == doctest::Approx(11 * (19 - 3.75) - 0.25 * 121).epsilon(1e-5));
    map::simplify(lines, 0.01f);
    CHECK(lines.points.size() == 4);
    map::iso_areas(field, 20, 12, -100, lines);  // everything
    CHECK(area_of(lines) == doctest::Approx(19 * 11));
    map::iso_areas(field, 20, 12, 100, lines);
    CHECK(lines.lines.empty());
}

TEST_CASE("rough ground with saddles: areas hold exactly the high cells, and lines neither cross nor are lost") {
    core::Random random = core::random_stream(5, "isolines");
    const auto field = field_of(40, 30, [&](float, float) { return core::next_uniform(random, -1, 1); });
    map::IsoLines lines;
    map::iso_areas(field, 40, 30, 0.1f, lines);
    for (int y = 1; y < 29; ++y) {
        for (int x = 1; x < 39; ++x) {
            const float value = field[static_cast<std::size_t>(y * 40 + x)];
            CHECK(inside(lines, static_cast<float>(x), static_cast<float>(y)) == (value >= 0.1f));
        }
    }
    // Every crossed edge between neighbours has one point: counted one by one.
    std::size_t crossed = 0;
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x) {
            const bool high = field[static_cast<std::size_t>(y * 40 + x)] >= 0.1f;
            if (x + 1 < 40) crossed += high != (field[static_cast<std::size_t>(y * 40 + x + 1)] >= 0.1f) ? 1 : 0;
            if (y + 1 < 30) crossed += high != (field[static_cast<std::size_t>((y + 1) * 40 + x)] >= 0.1f) ? 1 : 0;
        }
    }
    map::isolines(field, 40, 30, 0.1f, lines);
    CHECK(lines.points.size() == crossed);
    for (const map::IsoLines::Line& line : lines.lines) {
        if (line.closed) continue;
        for (const map::Point2 end : {lines.points[line.first], lines.points[line.first + line.count - 1]}) {
            CHECK((end.x == 0 || end.y == 0 || end.x == 39 || end.y == 29));
        }
    }
}

TEST_CASE("values that are no numbers, and grids that are none") {
    const float nan = std::numeric_limits<float>::quiet_NaN(), much = std::numeric_limits<float>::infinity();
    map::IsoLines lines;
    map::isolines({nan, nan, nan, nan, 1, nan, nan, nan, nan}, 3, 3, 0, lines);
    REQUIRE(lines.lines.size() == 1);
    CHECK(area_of(lines) == doctest::Approx(0.5));
    map::isolines({-much, -much, much, much}, 2, 2, 0, lines);
    CHECK(lines.points.size() == 2);
    for (const map::Point2& at : lines.points) CHECK(at.y == 0.5f);
    map::isolines({1, 2}, 2, 1, 1.5f, lines);
    CHECK(lines.lines.empty());
    map::isolines({}, 0, 0, 0, lines);
    map::iso_areas({}, 0, 0, 0, lines);
    CHECK(lines.lines.empty());
}

TEST_CASE("the memory of one call serves the next") {
    const auto field = field_of(60, 60, [](float x, float y) { return std::sin(x * 0.3f) * std::cos(y * 0.2f); });
    map::IsoLines lines;
    map::isolines(field, 60, 60, 0.2f, lines);
    const void* points = lines.points.data();
    const void* next = lines.next.data();
    map::isolines(field, 60, 60, 0.2f, lines);
    CHECK(points == lines.points.data());
    CHECK(next == lines.next.data());
}
