// Where the names of regions stand: at the place of each visible region that is farthest from its border and from other
// names. Steady: a name moves smoothly and stays if it need not move. Computes places only; whoever draws text measures
// it. May include map. Next: ui, which draws them.
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
    float share = 0;     // of the visible map that is this region
    float strength = 0;  // 0..1: fades in and out
};

// One name's own memory: it may be fading in or out, or be hidden for a frame where another is in its way.
struct LabelMemory {
    int output = 0;
    Point2 at{}, target{};  // map units: names stand on the map, so they move with it when it is dragged
    float share = 0, strength = 0;
    bool wanted = true;  // false: fades out
};

// A rectangle of the picture, pixels.
struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
};

// place_labels' own: what it found on a coarse grid, kept for its memory.
struct LabelRegion {
    int output = 0;
    int cells = 0;  // of all its parts
    int part_cells = 0;
    int part = 0;     // number of its largest part
    Point2 middle{};  // of that part, pixels
};

struct LabelGrid {
    int columns = 0, rows = 0;
    float cell_w = 1, cell_h = 1;      // pixels
    std::vector<std::uint8_t> ids;     // [rows, columns]
    std::vector<int> parts;            // connected part of each cell
    std::vector<float> clearance;      // to the nearest other class or edge, pixels up and down
    std::vector<LabelRegion> regions;  // larger ones first
    std::vector<int> things;           // [rows + 1, columns + 1]: how many are above and left of a corner; may be empty
    std::vector<std::array<int, 2>> stack;  // of a flood
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
    std::vector<Box> obstacles;          // set by the caller: buttons and cards that lie over the picture
    std::vector<std::string> names;      // set by the caller: instead of the classes' own; empty = their own
    const Terrain* terrain = nullptr;    // set by the caller: names stand on land, and rather where no thing is
    const AnswerField* field = nullptr;  // set by the caller: what fills the picture instead of the head
    float scale = 1;                     // set by the caller: how large names are drawn, of what measure says
    std::vector<Label> labels;           // to draw, larger regions first; at most 30
    bool moving = false;                 // a name still moves or fades: another frame is worth drawing
    std::vector<LabelMemory> memory;     // from here on place_labels' own
    std::string head;
    Camera seen_camera;
    double since_s = 1e9;  // since places were last looked for
    LabelGrid grid;
};

// Measures a text: width and height in logical pixels.
using MeasureText = Point2 (*)(const std::string& text);

// Updates state.labels for this frame. Regions below 0.5 % of the picture get no name; names never overlap each other
// nor obstacles, nor leave the picture (the larger region wins). Only classes have names; other views clear them.
// Places are looked for anew every 0.2 s, while the camera moves every 0.05 s; in between names only move.
void place_labels(LabelState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                  const Viewport& viewport, MeasureText measure, double seconds);

}  // namespace map
