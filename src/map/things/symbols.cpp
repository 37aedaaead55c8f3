// See symbols.h. Twin: shaders/points.frag.
#include "map/things/symbols.h"

#include <algorithm>
#include <cmath>

namespace map {
namespace {

constexpr float kPi = 3.14159265f;
constexpr float kCrossHalfWidth = 0.36f;  // of its arm's length
constexpr float kStarWaist = 0.46f;       // inner corners, of the radius

// The angle from the middle of the sector that the place is in.
float folded(float x, float y, float turn, float sides) {
    const float sector = 2 * kPi / sides, angle = std::atan2(y, x) - turn;
    return angle - sector * std::round(angle / sector);
}

float cross_distance(float x, float y, float turn, float reach) {
    const float c = std::cos(turn), s = std::sin(turn);
    const float u = std::abs(c * x + s * y), v = std::abs(c * y - s * x);
    return std::max(std::max(u, v) - reach, std::min(u, v) - reach * kCrossHalfWidth);
}

// To the straight edge from a tip to the inner corner beside it.
float star_distance(float r, float from_tip, float sides, float reach) {
    const float x = r * std::cos(from_tip), y = r * std::abs(std::sin(from_tip));
    const float inner_x = reach * kStarWaist * std::cos(kPi / sides),
                inner_y = reach * kStarWaist * std::sin(kPi / sides);
    const float edge_x = inner_x - reach, edge_y = inner_y, length = std::hypot(edge_x, edge_y);
    return ((x - reach) * edge_y - y * edge_x) / length;
}

}  // namespace

const std::array<Symbol, kClassColors + 1>& symbols() {
    using Kind = SymbolKind;
    static const std::array<Symbol, kClassColors + 1> table = {{
        {Kind::disc, 0, 0, 1},
        {Kind::polygon, 4, kPi / 4, 1.22f},
        {Kind::polygon, 3, kPi / 2, 1.44f},
        {Kind::polygon, 4, 0, 1.26f},
        {Kind::cross, 0, 0, 1.2f},
        {Kind::polygon, 3, -kPi / 2, 1.44f},
        {Kind::cross, 0, kPi / 4, 1.2f},
        {Kind::polygon, 5, kPi / 2, 1.14f},
        {Kind::star, 5, kPi / 2, 1.42f},
        {Kind::polygon, 6, 0, 1.1f},
        {Kind::disc, 0, 0, 0.8f},
    }};
    return table;
}

float symbol_distance(const Symbol& symbol, float x, float y, float radius) {
    const float reach = radius * symbol.scale, r = std::hypot(x, y);
    switch (symbol.kind) {
        case SymbolKind::disc:
            break;
        case SymbolKind::polygon: {
            // The middle of a side lies half a sector from a corner.
            const float from_side = folded(x, y, symbol.turn + kPi / symbol.sides, symbol.sides);
            return r * std::cos(from_side) - reach * std::cos(kPi / symbol.sides);
        }
        case SymbolKind::cross:
            return cross_distance(x, y, symbol.turn, reach);
        case SymbolKind::star:
            return star_distance(r, folded(x, y, symbol.turn, symbol.sides), symbol.sides, reach);
    }
    return r - reach;
}

std::vector<Point2> symbol_outline(const Symbol& symbol) {
    std::vector<Point2> outline;
    const auto corner = [&](float radius, float angle) {
        outline.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    };
    const float reach = symbol.scale;
    if (symbol.kind == SymbolKind::cross) {
        const float half = reach * kCrossHalfWidth, far = std::hypot(reach, half), near = std::hypot(half, half);
        const float lean = std::atan2(half, reach);
        for (int arm = 0; arm < 4; ++arm) {
            const float angle = symbol.turn + kPi / 2 * static_cast<float>(arm);
            corner(far, angle - lean);
            corner(far, angle + lean);
            corner(near, angle + kPi / 4);
        }
        return outline;
    }
    const int sides = symbol.kind == SymbolKind::disc ? 24 : static_cast<int>(symbol.sides);
    const float step = 2 * kPi / static_cast<float>(sides);
    for (int i = 0; i < sides; ++i) {
        corner(reach, symbol.turn + step * static_cast<float>(i));
        if (symbol.kind == SymbolKind::star) {
            corner(reach * kStarWaist, symbol.turn + step * (static_cast<float>(i) + 0.5f));
        }
    }
    return outline;
}

}  // namespace map
