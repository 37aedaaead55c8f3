// fantasy_picture() of fantasy.h: the fantasy map on the CPU, one place at a time, as plainly as possible.
// Twin: shaders/fantasy.frag says the same in the same order. Next: paint.cpp, which puts towns and names on it.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "map/heads/head_plane.h"
#include "map/land/fantasy.h"

namespace map {
namespace {

struct Painter {
    HeadPlane plane;
    bool has_head = false, classes = true;
    int output = 0;
    Range range;
    const Terrain& terrain;
    FantasyFrame frame;
    FantasyColors colors;
    float px = 1;  // map units per logical pixel
    float contours = kContourStrength;
};

// The fine noise of a place: how far it moves the coast (map units), and its slope.
Noise fine_noise(const Painter& p, float dx, float dy) {
    Noise sum;
    for (const Octave& octave : p.frame.octaves) {
        if (octave.weight <= 0) continue;
        const Noise n = noise_at(octave, dx, dy);
        sum.value += octave.weight * n.value;
        sum.slope_x += octave.weight * n.slope_x;
        sum.slope_y += octave.weight * n.slope_y;
    }
    return sum;
}

// How much of a pixel a line of some width covers whose middle is `distance` away, logical pixels.
float stroke(const Painter& p, float distance, float width) {
    return std::clamp((width / 2 - std::abs(distance)) * p.frame.pixel_ratio + 0.5f, 0.0f, 1.0f);
}

float smooth(float a, float b, float x) {
    const float t = std::clamp((x - a) / (b - a), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

// Three scallops in some cells of a lattice.
float wave(const Painter& p, float dx, float dy) {
    const Octave& cells = p.frame.wave;
    const float qx = cells.frac_x + dx * cells.turn_x, qy = cells.frac_y + dy * cells.turn_x * 2;
    const float low_x = std::floor(qx), low_y = std::floor(qy);
    const std::uint32_t hash =
        lattice_hash(cells.cell_x + static_cast<std::int32_t>(low_x), cells.cell_y + static_cast<std::int32_t>(low_y));
    const float chance = static_cast<float>(hash & 255) / 255;
    const float at_x = 0.3f + 0.4f * static_cast<float>(hash >> 8 & 255) / 255;
    const float at_y = 0.3f + 0.4f * static_cast<float>(hash >> 16 & 255) / 255;
    const float size = 1 / (cells.turn_x * p.px);  // of a cell, logical pixels
    const float x = (qx - low_x - at_x) * size, y = (qy - low_y - at_y) * size / 2;
    const float crest = kWaveHeight * std::abs(std::sin(x * (3.14159265f / kWavePeriod)));
    const float ends = 1 - smooth(kWaveReach * 0.5f, kWaveReach, std::abs(x));
    return chance < kWaves ? stroke(p, y + crest, 1) * ends * cells.weight * kWaveInk : 0;
}

Rgb sea(const Painter& p, float dx, float dy, float coast) {
    Rgb color = mix(p.colors.shallow, p.colors.deep, smooth(0, kShelf, -coast));
    for (std::size_t i = 0; i < kCoastLines.size(); ++i) {
        color = mix(color, p.colors.sea_ink, stroke(p, coast + kCoastLines[i], kCoastLineWidth) * kCoastLineInk[i]);
    }
    const float open = smooth(kCoastLines[2] + 6, kCoastLines[2] + 18, -coast);
    return open > 0 ? mix(color, p.colors.sea_ink, wave(p, dx, dy) * open) : color;
}

// A head's prediction at a place on land: colour, coverage by a border, and the slope that it adds to the hills.
struct Country {
    Rgb color;
    Rgb line_color;
    float line = 0;
    float slope_x = 0, slope_y = 0;
};

// Dashes along a border whose gap grows towards (gx, gy). Both sides count them from the same place.
float dash(const Painter& p, float dx, float dy, float gx, float gy) {
    const float x = (dx + p.frame.anchor_x) / p.px, y = (dy + p.frame.anchor_y) / p.px;
    float along = std::abs(gx) > std::abs(gy) ? y : x;
    if (p.plane.n_hidden == 0) along = (x * gy - y * gx) / std::max(std::sqrt(gx * gx + gy * gy), 1e-20f);
    const float part = along / kDash;
    return std::clamp((kDashInk / 2 - std::abs(part - std::floor(part) - 0.5f) * kDash) * p.frame.pixel_ratio + 0.5f,
                      0.0f, 1.0f);
}

// Distance to where gap is 0, if it grows by `slope` a pixel; far off the picture if the slope is 0.
float pixels_to(float gap, float slope) { return slope > 0 ? gap / slope : kOff; }

Country class_country(const Painter& p, float dx, float dy) {
    const PlaneAnswer answer = plane_classes(p.plane, dx, dy);
    Country c;
    const Rgb sure =
        p.colors.countries[static_cast<std::size_t>(palette_index(answer.best, p.plane.n_outputs, p.colors.first))];
    c.color = mix(p.colors.paper, sure, region_shade(answer.margin));
    if (p.plane.n_outputs < 2) return c;
    const float slope = std::sqrt(answer.gap_dx * answer.gap_dx + answer.gap_dy * answer.gap_dy);
    c.line = stroke(p, pixels_to(answer.gap, slope * p.px), kDashWidth) * dash(p, dx, dy, answer.gap_dx, answer.gap_dy);
    c.line_color = p.colors.border;
    // From the confidence between the two most probable classes, tanh(gap / 2): a country is a plateau, its border a
    // valley.
    const float t = std::tanh(std::min(answer.gap / 2, 9.0f));
    const float rise = kReliefConfidence * p.frame.reach * 0.5f * (1 - t * t);
    c.slope_x = rise * answer.gap_dx;
    c.slope_y = rise * answer.gap_dy;
    return c;
}

Country number_country(const Painter& p, float dx, float dy) {
    const PlaneAnswer answer = plane_number(p.plane, p.output, dx, dy);
    const float width = p.range.high - p.range.low;
    const float t = std::clamp((answer.gap - p.range.low) / width, 0.0f, 1.0f);
    const float at = t * (kRampStops - 1);
    const int stop = std::min(static_cast<int>(at), kRampStops - 2);
    Country c;
    c.color = mix(p.colors.ramp[static_cast<std::size_t>(stop)], p.colors.ramp[static_cast<std::size_t>(stop) + 1],
                  at - static_cast<float>(stop));
    const float nearest = std::clamp(std::floor(t * kBands + 0.5f), 1.0f, kBands - 1.0f);
    const float gap = answer.gap - (p.range.low + width * nearest / kBands);
    const float slope = std::sqrt(answer.gap_dx * answer.gap_dx + answer.gap_dy * answer.gap_dy);
    c.line = stroke(p, pixels_to(gap, slope * p.px), kContourWidth) * p.contours;
    c.line_color = p.colors.ink;
    const float rise = kReliefContour * p.frame.reach / width;
    c.slope_x = rise * answer.gap_dx;
    c.slope_y = rise * answer.gap_dy;
    return c;
}

Country country(const Painter& p, float dx, float dy) {
    if (!p.has_head) return {p.colors.paper, p.colors.ink, 0, 0, 0};
    return p.classes ? class_country(p, dx, dy) : number_country(p, dx, dy);
}

// Light from the upper left.
float lit_share(float slope_x, float slope_y) {
    return (slope_x - slope_y) * 0.70710678f / std::sqrt(1 + slope_x * slope_x + slope_y * slope_y);
}

// Lighting of a place on land. Hills are rougher where they are higher.
float lit_of(const Country& c, const Ground& ground, const Noise& noise) {
    const float rough = kReliefNoise * (0.25f + std::clamp(ground.height, 0.0f, 1.0f));
    return lit_share(c.slope_x + kReliefHeight * ground.slope_x + rough * noise.slope_x,
                     c.slope_y + kReliefHeight * ground.slope_y + rough * noise.slope_y);
}

Rgb land(const Painter& p, float dx, float dy, float coast, const Ground& ground, const Noise& noise) {
    const Country c = country(p, dx, dy);
    const float lit = lit_of(c, ground, noise);
    Rgb color = lit > 0 ? mix(c.color, p.colors.lit, lit * p.colors.lit_most)
                        : mix(c.color, p.colors.shaded, -lit * p.colors.shaded_most);
    const float near = std::max(1 - coast / kBeach, 0.0f);
    color = mix(color, p.colors.shaded, p.colors.beach * near * near);
    return mix(color, c.line_color, c.line);
}

// Gradient of the distance to the coast, which noise makes uneven: used to keep coast lines at one width.
float coast_slope(const Ground& ground, const Noise& noise) {
    const float steep = std::max(std::sqrt(ground.slope_x * ground.slope_x + ground.slope_y * ground.slope_y), 1e-6f);
    const float x = ground.slope_x / steep + kRoughCoast * noise.slope_x;
    const float y = ground.slope_y / steep + kRoughCoast * noise.slope_y;
    return std::max(std::sqrt(x * x + y * y), 0.4f);
}

// The ground of a place, its fine noise, and the distance to the coast that both make.
struct Site {
    Ground ground;
    Noise noise;
    float coast = 0;  // logical pixels
};

Site site_of(const Painter& p, float dx, float dy) {
    Site site;
    site.ground = ground_at(p.terrain, dx + p.frame.grid_x * p.frame.cell + p.terrain.x,
                            dy + p.frame.grid_y * p.frame.cell + p.terrain.y);
    site.noise = fine_noise(p, dx, dy);
    site.coast = (site.ground.coast * p.frame.cell + kRoughCoast * site.noise.value) / p.px;
    return site;
}

Rgb place(const Painter& p, float dx, float dy) {
    const Site site = site_of(p, dx, dy);
    const float covered = std::clamp(site.coast * p.frame.pixel_ratio + 0.5f, 0.0f, 1.0f);
    Rgb color;
    if (covered < 1) color = sea(p, dx, dy, site.coast);
    if (covered > 0) color = mix(color, land(p, dx, dy, site.coast, site.ground, site.noise), covered);
    return mix(color, p.colors.ink, stroke(p, site.coast / coast_slope(site.ground, site.noise), kCoastWidth));
}

Painter painter_of(const train::Snapshot& snapshot, const RegionView& view, const Terrain& terrain,
                   const Camera& camera, const FantasyFrame& frame, bool dark) {
    const bool there = view.head >= 0 && view.head < static_cast<int>(snapshot.heads.size());
    const train::HeadSnapshot* head = there ? &snapshot.heads[static_cast<std::size_t>(view.head)] : nullptr;
    Painter p{{},
              false,
              view.answer == model::Answer::classes,
              view.output,
              {},
              terrain,
              frame,
              fantasy_colors(dark, head, view),
              1};
    p.px = p.frame.units_per_px_x * p.frame.pixel_ratio;
    p.has_head = there;
    if (head) {
        make_head_plane(p.plane, *head, static_cast<double>(camera.x), static_cast<double>(camera.y));
        if (!p.classes) p.range = number_range(snapshot, p.plane, view.output, camera);
    }
    return p;
}

}  // namespace

std::vector<Rgb> fantasy_picture(const train::Snapshot& snapshot, const RegionView& view, const Terrain& terrain,
                                 const Camera& camera, const Viewport& viewport, int w, int h, bool dark,
                                 PictureRows rows, bool band_lines) {
    std::vector<Rgb> colors;
    const int end = rows.end(h);
    if (w <= 0 || end <= rows.first) return colors;
    Painter p = painter_of(snapshot, view, terrain, camera, fantasy_frame(terrain, camera, viewport, w, h), dark);
    if (!band_lines) p.contours = 0;
    colors.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(end - rows.first));
    for (int y = rows.first; y < end; ++y) {
        const float dy = (static_cast<float>(h) / 2 - (static_cast<float>(y) + 0.5f)) * p.frame.units_per_px_y;
        for (int x = 0; x < w; ++x) {
            const float dx = (static_cast<float>(x) + 0.5f - static_cast<float>(w) / 2) * p.frame.units_per_px_x;
            colors.push_back(place(p, dx, dy));
        }
    }
    return colors;
}

std::vector<FantasyPlace> fantasy_places(const train::Snapshot& snapshot, const RegionView& view,
                                         const Terrain& terrain, const Camera& camera, const Viewport& viewport,
                                         int columns, int rows) {
    std::vector<FantasyPlace> places;
    if (columns < 2 || rows < 2) return places;
    const Painter p = painter_of(
        snapshot, view, terrain, camera,
        fantasy_frame(terrain, camera, viewport, static_cast<int>(viewport.width), static_cast<int>(viewport.height)),
        false);
    places.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        const float dy = (static_cast<float>(row) / static_cast<float>(rows - 1) - 0.5f) * viewport.height * p.px;
        for (int column = 0; column < columns; ++column) {
            const float dx =
                (static_cast<float>(column) / static_cast<float>(columns - 1) - 0.5f) * viewport.width * p.px;
            const Site site = site_of(p, dx, dy);
            places.push_back({site.coast, lit_of(country(p, dx, dy), site.ground, site.noise)});
        }
    }
    return places;
}

}  // namespace map
