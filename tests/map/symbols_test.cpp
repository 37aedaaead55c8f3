// Symbols: the signed distance agrees with the outline, and all are about as large to the eye.
#include "map/things/symbols.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

// Even-odd rule.
bool is_within(const std::vector<map::Point2>& outline, float x, float y) {
    bool within = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const map::Point2 a = outline[i], b = outline[j];
        if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) within = !within;
    }
    return within;
}

float area_of(const std::vector<map::Point2>& outline) {
    float twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const map::Point2 a = outline[i], b = outline[(i + 1) % outline.size()];
        twice += a.x * b.y - a.y * b.x;
    }
    return twice / 2;
}

}  // namespace

TEST_CASE("a symbol's distance is negative within its outline, positive outside, and 0 on its corners' sides") {
    for (std::size_t k = 0; k < map::symbols().size(); ++k) {
        CAPTURE(k);
        const map::Symbol& symbol = map::symbols()[k];
        const auto outline = map::symbol_outline(symbol);
        int wrong = 0, within = 0;
        for (int i = 0; i < 60; ++i) {
            for (int j = 0; j < 60; ++j) {
                const float x = (static_cast<float>(i) - 29.5f) / 18, y = (static_cast<float>(j) - 29.5f) / 18;
                const float d = map::symbol_distance(symbol, 5 * x, 5 * y, 5);
                const bool in = is_within(outline, x, y);
                within += in ? 1 : 0;
                // A disc's outline has 24 corners: within 1 % of the radius either may be right.
                wrong += std::abs(d) > 0.06f && (d < 0) != in ? 1 : 0;
            }
        }
        CHECK(wrong == 0);
        CHECK(within > 300);
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const map::Point2 a = outline[i], b = outline[(i + 1) % outline.size()];
            CHECK(std::abs(map::symbol_distance(symbol, (a.x + b.x) / 2, (a.y + b.y) / 2, 1)) < 0.02f);
        }
    }
}

TEST_CASE("symbols cover about the same area, and none is larger than promised") {
    const float disc = area_of(map::symbol_outline(map::symbols()[0]));
    for (std::size_t k = 0; k < map::kClassColors; ++k) {
        CAPTURE(k);
        const auto outline = map::symbol_outline(map::symbols()[k]);
        CHECK(area_of(outline) > 0.7f * disc);
        CHECK(area_of(outline) < 1.15f * disc);
        for (const map::Point2& corner : outline) CHECK(std::hypot(corner.x, corner.y) < 1.06f * map::kMostScale);
    }
}
