// Lines, polygons and turned words of canvas.h. A line is painted through a mask, so that where it crosses itself or
// bends it is no darker than elsewhere.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "map/pictures/canvas.h"

namespace map {
namespace {

constexpr float kPiece = 24;  // pixels: longer pieces of a line are cut, so that the rectangles round them stay small
constexpr int kRowsPerPixel = 4;

// Cover of a rectangle of the picture, 0 to 255.
struct Mask {
    int x = 0, y = 0, width = 0, height = 0;
    std::vector<std::uint8_t> cover;
};

// Round the points with a margin, within the picture.
Mask mask_round(const Picture& picture, const std::vector<Point2>& points, float margin) {
    Mask mask;
    float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
    for (const Point2& at : points) {
        if (!std::isfinite(at.x) || !std::isfinite(at.y)) return mask;
        left = std::min(left, at.x);
        right = std::max(right, at.x);
        top = std::min(top, at.y);
        bottom = std::max(bottom, at.y);
    }
    const auto clamped = [](float at, int end) {
        return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(end)));
    };
    mask.x = clamped(std::floor(left - margin), picture.width);
    mask.y = clamped(std::floor(top - margin), picture.height);
    mask.width = clamped(std::ceil(right + margin), picture.width) - mask.x;
    mask.height = clamped(std::ceil(bottom + margin), picture.height) - mask.y;
    if (mask.width <= 0 || mask.height <= 0) return {};
    mask.cover.assign(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height), 0);
    return mask;
}

void blend_mask(Picture& picture, const Mask& mask, Rgb color, float alpha) {
    std::size_t at = 0;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x, ++at) {
            if (mask.cover[at] == 0) continue;
            blend_pixel(picture, mask.x + x, mask.y + y, color, alpha * static_cast<float>(mask.cover[at]) / 255);
        }
    }
}

// A straight piece with round ends.
void cover_piece(Mask& mask, Point2 a, Point2 b, float half_width) {
    const float reach = half_width + 1;
    const auto within = [](float at, int from, int size) {
        return static_cast<int>(std::clamp(at - static_cast<float>(from), 0.0f, static_cast<float>(size)));
    };
    const int left = within(std::floor(std::min(a.x, b.x) - reach), mask.x, mask.width);
    const int right = within(std::ceil(std::max(a.x, b.x) + reach), mask.x, mask.width);
    const int top = within(std::floor(std::min(a.y, b.y) - reach), mask.y, mask.height);
    const int bottom = within(std::ceil(std::max(a.y, b.y) + reach), mask.y, mask.height);
    const float dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    for (int row = top; row < bottom; ++row) {
        for (int column = left; column < right; ++column) {
            const float x = static_cast<float>(mask.x + column) + 0.5f - a.x;
            const float y = static_cast<float>(mask.y + row) + 0.5f - a.y;
            const float along = square > 0 ? std::clamp((x * dx + y * dy) / square, 0.0f, 1.0f) : 0;
            const float distance = std::hypot(x - along * dx, y - along * dy);
            // Lines thinner than a pixel are paler instead.
            const float cover = std::clamp(half_width + 0.5f - distance, 0.0f, std::min(1.0f, 2 * half_width));
            std::uint8_t& pixel = mask.cover[static_cast<std::size_t>(row) * static_cast<std::size_t>(mask.width) +
                                             static_cast<std::size_t>(column)];
            pixel = std::max(pixel, static_cast<std::uint8_t>(std::lround(cover * 255)));
        }
    }
}

// The drawn parts of a straight piece that begins `walked` after the line's beginning.
void cover_dashes(Mask& mask, Point2 a, Point2 b, const LineStyle& style, float walked) {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const auto at = [&](float along) {
        const float share = length > 0 ? along / length : 0;
        return Point2{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    };
    const float period = style.dash + style.gap;
    const bool dashed = style.dash > 0 && period > 0.1f;
    // Round ends make a dash longer by its width.
    const float drawn = dashed ? std::max(style.dash - style.width, 0.1f) : length;
    for (float from = dashed ? -std::fmod(walked, period) : 0; from < length; from += dashed ? period : length) {
        const float end = std::min(from + drawn, length);
        for (float piece = std::max(from, 0.0f); piece <= end; piece += kPiece) {
            cover_piece(mask, at(piece), at(std::min(piece + kPiece, end)), style.width / 2);
        }
        if (!dashed && !(length > 0)) break;
    }
}

}  // namespace

void stroke_line(Picture& picture, const std::vector<Point2>& points, const LineStyle& style, Rgb color, float alpha) {
    if (points.size() < 2 || !(style.width > 0)) return;
    Mask mask = mask_round(picture, points, style.width / 2 + 2);
    if (mask.cover.empty()) return;
    float walked = 0;
    const std::size_t pieces = points.size() - (style.closed ? 0 : 1);
    for (std::size_t i = 0; i < pieces; ++i) {
        const Point2 a = points[i], b = points[(i + 1) % points.size()];
        cover_dashes(mask, a, b, style, walked);
        walked += std::hypot(b.x - a.x, b.y - a.y);
    }
    blend_mask(picture, mask, color, alpha);
}

void fill_polygon(Picture& picture, const std::vector<Point2>& points, Rgb color, float alpha) {
    if (points.size() < 3) return;
    Mask mask = mask_round(picture, points, 1);
    if (mask.cover.empty()) return;
    std::vector<float> crossings, cover(static_cast<std::size_t>(mask.width));
    for (int row = 0; row < mask.height; ++row) {
        std::fill(cover.begin(), cover.end(), 0.0f);
        for (int part = 0; part < kRowsPerPixel; ++part) {
            const float y = static_cast<float>(mask.y + row) +
                            (static_cast<float>(part) + 0.5f) / static_cast<float>(kRowsPerPixel);
            crossings.clear();
            for (std::size_t i = 0; i < points.size(); ++i) {
                const Point2 a = points[i], b = points[(i + 1) % points.size()];
                if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
            std::sort(crossings.begin(), crossings.end());
            for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
                const float from = crossings[i] - static_cast<float>(mask.x);
                const float to = crossings[i + 1] - static_cast<float>(mask.x);
                const int first = std::max(0, static_cast<int>(std::floor(from)));
                const int last = std::min(mask.width - 1, static_cast<int>(std::floor(to)));
                for (int x = first; x <= last; ++x) {
                    const float left = std::max(from, static_cast<float>(x));
                    const float right = std::min(to, static_cast<float>(x + 1));
                    cover[static_cast<std::size_t>(x)] += std::max(0.0f, right - left) / kRowsPerPixel;
                }
            }
        }
        for (int x = 0; x < mask.width; ++x) {
            const float share = std::min(cover[static_cast<std::size_t>(x)], 1.0f);
            blend_pixel(picture, mask.x + x, mask.y + row, color, alpha * share);
        }
    }
}

Ink turned(const Ink& ink, Point2 centre, float turn) {
    const float c = std::cos(turn), s = std::sin(turn);
    const auto width = static_cast<float>(ink.width), height = static_cast<float>(ink.height);
    const float reach = std::hypot(width, height) / 2 + 1;
    Ink out;
    out.x = static_cast<int>(std::floor(centre.x - reach));
    out.y = static_cast<int>(std::floor(centre.y - reach));
    out.width = out.height = static_cast<int>(std::ceil(2 * reach)) + 1;
    out.coverage.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0.0f);
    const auto cover = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= ink.width || y >= ink.height) return 0.0f;
        return ink
            .coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width) + static_cast<std::size_t>(x)];
    };
    for (int row = 0; row < out.height; ++row) {
        for (int column = 0; column < out.width; ++column) {
            // Where this pixel comes from; y points down, so a counterclockwise turn is undone so.
            const float dx = static_cast<float>(out.x + column) + 0.5f - centre.x;
            const float dy = static_cast<float>(out.y + row) + 0.5f - centre.y;
            const float x = c * dx - s * dy + width / 2 - 0.5f, y = s * dx + c * dy + height / 2 - 0.5f;
            const float left = std::floor(x), top = std::floor(y), right = x - left, down = y - top;
            const int x0 = static_cast<int>(left), y0 = static_cast<int>(top);
            out.coverage[static_cast<std::size_t>(row) * static_cast<std::size_t>(out.width) +
                         static_cast<std::size_t>(column)] =
                (cover(x0, y0) * (1 - right) + cover(x0 + 1, y0) * right) * (1 - down) +
                (cover(x0, y0 + 1) * (1 - right) + cover(x0 + 1, y0 + 1) * right) * down;
        }
    }
    return out;
}

}  // namespace map
