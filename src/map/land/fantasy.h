// The fantasy map, in which regions are countries on land around the things, with hills, coast lines and dashed
// borders. This file has everything that its shader and its CPU version share: colours, sizes, and the inputs of a
// frame. May include map. Drawn by shaders/fantasy.frag and by fantasy_picture.cpp. Next: terrain.h (where land
// is), country_names.h.
#pragma once

#include <array>
#include <vector>

#include "map/heads/regions.h"
#include "map/land/terrain.h"
#include "map/view/camera.h"
#include "map/view/palette.h"

namespace map {

inline constexpr float kFantasyMargin = 0.115f;  // for land and coast; share of the picture's size, on each side

// Sizes, in logical pixels unless stated otherwise. Shaders get all of these as defines.
inline constexpr int kFineOctaves = 4;      // of noise, pixel by pixel
inline constexpr float kRoughCoast = 0.5f;  // factor on the fine noise that moves the coast
inline constexpr float kCoastWidth = 2.2f;
inline constexpr float kBeach = 9;                                   // width of the darker land along the coast
inline constexpr float kShelf = 60;                                  // width of the lighter sea along the coast
inline constexpr std::array<float, 3> kCoastLines = {6, 12.5f, 20};  // distances of the lines in the sea
inline constexpr std::array<float, 3> kCoastLineInk = {0.62f, 0.4f, 0.22f};
inline constexpr float kCoastLineWidth = 1;
inline constexpr float kOff = 1e5f;  // farther from a line than any place of a picture, logical pixels
inline constexpr float kDash = 9, kDashInk = 5, kDashWidth = 1.8f;  // of borders: period, drawn part, width
// Weights of the slopes that the relief's shading adds up: of a class's confidence, of the terrain's height, of the
// fine noise, of a predicted number.
inline constexpr float kReliefConfidence = 0.22f, kReliefHeight = 0.42f, kReliefNoise = 1.15f;
inline constexpr float kReliefContour = 0.5f;
inline constexpr float kLeastWave = 80;                         // width of the cells that may have a wave
inline constexpr float kWaves = 0.4f;                           // share of cells that have one
inline constexpr float kWaveReach = 13.5f, kWaveHeight = 1.7f;  // half its width; its height
inline constexpr float kWavePeriod = 9;
inline constexpr float kWaveInk = 0.5f;

// The camera that shows all things and the land around them, with room at the top for ornaments: 40 pixels, or 12 % of
// the height if that is less.
Camera fit_land(const Bounds& bounds, const Viewport& viewport);

// The colours of the light or the dark theme.
struct FantasyColors {
    Rgb paper, ink;                                  // land without a country; coast lines and texts
    Rgb shallow, deep, sea_ink;                      // sea near the coast and far from it; its lines and waves
    Rgb border;                                      // between regions
    Rgb lit, shaded;                                 // slopes towards the light and away from it
    float lit_most = 0, shaded_most = 0, beach = 0;  // largest strengths of `lit`, `shaded`, and `shaded` on beaches
    int first = 0;                                   // the class that has the colour countries[0]
    std::array<Rgb, kClassColors + 1> countries;
    std::array<Rgb, kRampStops> ramp;
};
// The colours; those of regions are the ones of this head's answers (things/ground_colors.h), or of the palette.
FantasyColors fantasy_colors(bool dark, const train::HeadSnapshot* head = nullptr, const RegionView& view = {});

// Inputs of the shader and of the CPU version for one frame: a picture of w x h pixels.
struct FantasyFrame {
    float units_per_px_x = 1, units_per_px_y = 1;  // of the picture
    float pixel_ratio = 1;
    float reach = 1;                   // Terrain::reach, map units
    float cell = 1;                    // Terrain::cell
    float grid_x = 0, grid_y = 0;      // the camera's centre on the terrain's grid, cells
    float anchor_x = 0, anchor_y = 0;  // the centre, map units from the middle of the grid: dashes count from there
    std::array<Octave, kFineOctaves> octaves{};  // relative to the camera's centre; weight times noise is in map units
    Octave wave{};                               // lattice whose cells may have a wave; weight fades the waves
};
FantasyFrame fantasy_frame(const Terrain& terrain, const Camera& camera, const Viewport& viewport, int w, int h);

// The picture without points and names, as the shader draws it. [rows.count, w], row 0 is the top.
std::vector<Rgb> fantasy_picture(const train::Snapshot& snapshot, const RegionView& view, const Terrain& terrain,
                                 const Camera& camera, const Viewport& viewport, int w, int h, bool dark,
                                 PictureRows rows = {}, bool band_lines = true);

// One place of that picture: distance from the coast, > 0 on land (logical pixels), and the lighting of its slope, from
// -1 (away from the light) to 1.
struct FantasyPlace {
    float coast = 0, lit = 0;
};
// Such places at the corners of a grid over the camera's view, for vector pictures. [rows, columns], row 0 is the
// lowest.
std::vector<FantasyPlace> fantasy_places(const train::Snapshot& snapshot, const RegionView& view,
                                         const Terrain& terrain, const Camera& camera, const Viewport& viewport,
                                         int columns, int rows);

}  // namespace map
