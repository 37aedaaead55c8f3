// Placement of region names: where a visible region is widest, away from its border and from other names. Temporally
// stable: a name moves smoothly, and only if necessary. Computes places only; the caller draws and measures the text
// (MeasureText). May include map. Next: ui, which draws the names.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "map/heads/answer_grid.h"
#include "map/heads/head_plane.h"
#include "map/heads/regions.h"
#include "map/land/terrain.h"

namespace map {

struct Label {
    int output = 0;  // class
    std::string text;
    Point2 px{};         // centre, logical pixels of the map's picture
    float share = 0;     // share of the visible map that this region covers
    float strength = 0;  // 0..1: fades in and out
};

// State of one name: it may be fading in or out, or hidden for a frame because another is in its way.
struct LabelMemory {
    int output = 0;
    Point2 at{}, target{};  // map units: names move with the map when it is dragged
    float share = 0, strength = 0;
    bool wanted = true;  // false: fades out
};

// A rectangle of the picture, logical pixels.
struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
};

// Internal to place_labels(): regions found on a coarse grid, and reused memory.
struct LabelRegion {
    int output = 0;
    int cells = 0;  // cells of all its connected components
    int part_cells = 0;
    int part = 0;     // number of its largest component
    Point2 middle{};  // centre of that component, pixels
};

struct LabelGrid {
    int columns = 0, rows = 0;
    float cell_w = 1, cell_h = 1;      // pixels
    std::vector<std::uint8_t> ids;     // [rows, columns]
    std::vector<int> parts;            // connected component of each cell
    std::vector<float> clearance;      // distance to the nearest other class or edge, vertical pixels
    std::vector<LabelRegion> regions;  // larger ones first
    std::vector<int> things;           // [rows + 1, columns + 1]: things above and left (summed area); may be empty
    std::vector<std::array<int, 2>> stack;  // of the flood fill
    std::vector<Box> taken;
    HeadPlane plane;

    [[nodiscard]] std::size_t cell(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x);
    }
    [[nodiscard]] Point2 middle(int x, int y) const {
        return {(static_cast<float>(x) + 0.5f) * cell_w, (static_cast<float>(y) + 0.5f) * cell_h};
    }
};

struct LabelState {
    std::vector<Box> obstacles;          // set by the caller: buttons and cards over the picture
    std::vector<std::string> names;      // set by the caller: instead of the classes' names; empty = theirs
    const Terrain* terrain = nullptr;    // set by the caller for the fantasy map: names are on land and avoid things
    const AnswerField* field = nullptr;  // set by the caller if predictions on a grid fill the picture, not the head
    float scale = 1;                     // set by the caller: factor on the measured size
    std::vector<Label> labels;           // to draw, larger regions first; at most 30
    bool moving = false;                 // a name still moves or fades: another frame is worth drawing
    std::vector<LabelMemory> memory;     // from here on internal to place_labels()
    std::string head;
    Camera seen_camera;
    double since_s = 1e9;  // since places were last computed
    LabelGrid grid;
};

// Measures a text: width and height in logical pixels.
using MeasureText = Point2 (*)(const std::string& text);

// Updates state.labels for this frame. Regions below 0.5 % of the picture get no name; names do not overlap each other
// or obstacles, nor leave the picture (the larger region wins). Only classes have names; for other views there are
// none. Places are computed every 0.2 s, and every 0.05 s while the camera moves; in between names only move. seconds:
// since the last call.
void place_labels(LabelState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                  const Viewport& viewport, MeasureText measure, double seconds);

}  // namespace map
