// See canvas.h.
#include "map/pictures/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace map {
namespace {

std::uint8_t mixed(std::uint8_t under, float over, float alpha) {
    const float value = static_cast<float>(under) * (1 - alpha) + over * 255 * alpha;
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 255.0f)));
}

int low_pixel(float at) { return static_cast<int>(std::floor(at)); }
int high_pixel(float at) { return static_cast<int>(std::ceil(at)); }

}  // namespace

void blend_pixel(Picture& picture, int x, int y, Rgb color, float alpha) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height || !(alpha > 0)) return;
    const auto at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4;
    std::uint8_t* pixel = picture.rgba.data() + at;
    pixel[0] = mixed(pixel[0], color.r, alpha);
    pixel[1] = mixed(pixel[1], color.g, alpha);
    pixel[2] = mixed(pixel[2], color.b, alpha);
    pixel[3] = 255;
}

void fill_rectangle(Picture& picture, const Rectangle& at, Rgb color) {
    const auto left = static_cast<int>(std::lround(at.x));
    const auto top = static_cast<int>(std::lround(at.y));
    const auto right = static_cast<int>(std::lround(at.x + at.width));
    const auto bottom = static_cast<int>(std::lround(at.y + at.height));
    for (int y = std::max(top, 0); y < std::min(bottom, picture.height); ++y) {
        for (int x = std::max(left, 0); x < std::min(right, picture.width); ++x) blend_pixel(picture, x, y, color, 1);
    }
}

void fill_rounded(Picture& picture, const Rectangle& at, float radius, Rgb color) {
    const float half_width = at.width / 2;
    const float half_height = at.height / 2;
    for (int y = low_pixel(at.y) - 1; y <= high_pixel(at.y + at.height); ++y) {
        for (int x = low_pixel(at.x) - 1; x <= high_pixel(at.x + at.width); ++x) {
            // Distance to the outline: negative inside.
            const float dx = std::abs(static_cast<float>(x) + 0.5f - at.x - half_width) - half_width + radius;
            const float dy = std::abs(static_cast<float>(y) + 0.5f - at.y - half_height) - half_height + radius;
            const float outside = std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f));
            const float distance = outside + std::min(std::max(dx, dy), 0.0f) - radius;
            blend_pixel(picture, x, y, color, std::clamp(0.5f - distance, 0.0f, 1.0f));
        }
    }
}

void fill_disc(Picture& picture, float x, float y, float radius, Rgb color, float alpha) {
    for (int row = low_pixel(y - radius) - 1; row <= high_pixel(y + radius); ++row) {
        for (int column = low_pixel(x - radius) - 1; column <= high_pixel(x + radius); ++column) {
            const float distance =
                std::hypot(static_cast<float>(column) + 0.5f - x, static_cast<float>(row) + 0.5f - y);
            blend_pixel(picture, column, row, color, alpha * std::clamp(radius + 0.5f - distance, 0.0f, 1.0f));
        }
    }
}

void blend_ink(Picture& picture, const Ink& ink, Rgb color, float alpha) {
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const auto at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width) + static_cast<std::size_t>(x);
            blend_pixel(picture, ink.x + x, ink.y + y, color, ink.coverage[at] * alpha);
        }
    }
}

}  // namespace map
