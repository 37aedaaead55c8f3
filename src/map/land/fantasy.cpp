// See fantasy.h.
#include "map/land/fantasy.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "map/things/class_colors.h"
#include "map/things/ground_colors.h"

namespace map {
namespace {

constexpr Rgb from_hex(unsigned hex) {
    return {static_cast<float>(hex >> 16 & 255) / 255, static_cast<float>(hex >> 8 & 255) / 255,
            static_cast<float>(hex & 255) / 255};
}

constexpr float kCountryLight = 0.5f, kCountryDark = 0.42f;  // how much of its colour a country has
constexpr float kRampShare = 0.62f;

FantasyColors day() {
    FantasyColors c;
    c.paper = from_hex(0xf0e3c4);
    c.ink = from_hex(0x4b3b2a);
    c.shallow = from_hex(0xd3e1d8);
    c.deep = from_hex(0xb5cbc9);
    c.sea_ink = from_hex(0x5d8082);
    c.border = from_hex(0x8f3a2b);
    c.lit = from_hex(0xfffaea);
    c.shaded = from_hex(0x6a4f38);
    c.lit_most = 0.6f;
    c.shaded_most = 0.42f;
    c.beach = 0.3f;
    return c;
}

FantasyColors night() {
    FantasyColors c;
    c.paper = from_hex(0x3b3a36);
    c.ink = from_hex(0xd9c79c);
    c.shallow = from_hex(0x1d3340);
    c.deep = from_hex(0x101c27);
    c.sea_ink = from_hex(0x5f8794);
    c.border = from_hex(0xe39a72);
    c.lit = from_hex(0xc3cdd8);
    c.shaded = from_hex(0x06090d);
    c.lit_most = 0.34f;
    c.shaded_most = 0.6f;
    c.beach = 0.35f;
    return c;
}

// A linear ramp, clamped: 0 at a, 1 at b.
float ramp(float at, float a, float b) { return std::clamp((at - a) / (b - a), 0.0f, 1.0f); }

void set_fine_octaves(FantasyFrame& frame, const Camera& camera, float px) {
    // The coarsest level that is finer than the grid's.
    const int first = static_cast<int>(std::floor(-std::log2(kFinestBay * frame.reach))) + 1;
    for (int k = 0; k < kFineOctaves; ++k) {
        Octave& octave = frame.octaves[static_cast<std::size_t>(k)];
        octave = octave_at(first + k, static_cast<double>(camera.x), static_cast<double>(camera.y));
        const float length = std::exp2(-static_cast<float>(first + k));
        const float coarse = 1 - ramp(std::log2(2 * length / (kFinestBay * frame.reach)), 0, 1);
        const float fine = ramp(std::log2(length / (px * 4)), 0, 1);  // 4 px: nothing; 8 px: all of it
        octave.weight = length * coarse * fine;
    }
}

void set_waves(FantasyFrame& frame, const Camera& camera, float px) {
    const float level = -std::log2(kLeastWave * px);
    const float whole = std::floor(level);
    frame.wave = octave_at(static_cast<int>(whole), static_cast<double>(camera.x), static_cast<double>(camera.y));
    // Straight rows: the rotation is undone.
    const float scale = std::exp2(whole);
    const double qx = static_cast<double>(camera.x) * static_cast<double>(scale);
    const double qy = static_cast<double>(camera.y) * static_cast<double>(scale) * 2;
    frame.wave.turn_x = scale;
    frame.wave.turn_y = 0;
    frame.wave.frac_x = static_cast<float>(qx - std::floor(qx));
    frame.wave.frac_y = static_cast<float>(qy - std::floor(qy));
    frame.wave.cell_x = static_cast<std::int32_t>(std::fmod(std::floor(qx), 1e9));
    frame.wave.cell_y = static_cast<std::int32_t>(std::fmod(std::floor(qy), 1e9));
    // On zooming in, cells are replaced by ones of half the size, unnoticed because both have faded out.
    const float part = level - whole;
    frame.wave.weight = std::clamp(8 * std::min(part, 1 - part), 0.0f, 1.0f);
}

}  // namespace

FantasyColors fantasy_colors(bool dark, const train::HeadSnapshot* head, const RegionView& view) {
    FantasyColors colors = dark ? night() : day();
    const GroundPaper paper{colors.paper, colors.border, dark ? kCountryDark : kCountryLight, kRampShare};
    const GroundColors regions = ground_colors(head, view, dark, paper);
    colors.first = head_first_color(head);
    colors.countries = regions.classes;
    colors.ramp = regions.ramp;
    colors.border = regions.border;
    return colors;
}

Camera fit_land(const Bounds& bounds, const Viewport& viewport) {
    constexpr float kTop = 40, kShare = 0.12f;  // pixels; of the height at most
    const float top = std::min(kTop, kShare * viewport.height);
    Camera camera = fit(bounds, {viewport.width, viewport.height - top}, kFantasyMargin);
    camera.y += top / 2 * camera.units_per_px;
    return camera;
}

FantasyFrame fantasy_frame(const Terrain& terrain, const Camera& camera, const Viewport& viewport, int w, int h) {
    FantasyFrame frame;
    const auto width = static_cast<float>(w), height = static_cast<float>(h);
    frame.units_per_px_x = camera.units_per_px * viewport.width / width;
    frame.units_per_px_y = camera.units_per_px * viewport.height / height;
    frame.pixel_ratio = width / viewport.width;
    frame.reach = terrain.reach;
    frame.cell = terrain.cell;
    const auto from = [&](float at, float origin) { return static_cast<double>(at) - static_cast<double>(origin); };
    const double cell = static_cast<double>(terrain.cell);
    frame.grid_x = static_cast<float>(from(camera.x, terrain.x) / cell);
    frame.grid_y = static_cast<float>(from(camera.y, terrain.y) / cell);
    const double half = cell * (kTerrainSide - 1) / 2;
    frame.anchor_x = static_cast<float>(from(camera.x, terrain.x) - half);
    frame.anchor_y = static_cast<float>(from(camera.y, terrain.y) - half);
    set_fine_octaves(frame, camera, camera.units_per_px);
    set_waves(frame, camera, camera.units_per_px);
    return frame;
}

}  // namespace map
