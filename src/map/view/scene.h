// What a picture of the map is of: a snapshot, how it is coloured, from where it is seen, and what lies on it. Whatever
// makes a picture (GL, PNG, SVG) gets one of these. Plain data; nothing in it is owned.
// May include data/pictures.h, train/snapshot.h and map. Next: map_renderer.h, paint.h.
#pragma once

#include <cstdint>
#include <vector>

#include "data/pictures.h"
#include "map/heads/answer_grid.h"
#include "map/heads/regions.h"
#include "map/land/terrain.h"
#include "map/things/coloring.h"
#include "map/view/camera.h"
#include "map/view/overlay.h"
#include "train/snapshot.h"

namespace map {

// What is special about a thing; bits of Scene::flags. The upper four bits: a colour that the learner gave it, palette
// index + 1; 0 = none.
enum ThingFlag : unsigned char { kHidden = 1, kPicked = 2, kQuiet = 4, kLit = 8 };
inline constexpr int kOwnColorShift = 4;

// Borders (classes) or contours (numbers) of a head, drawn over what fills the map: those of another head, or those of
// some steps ago.
struct BorderLines {
    const train::HeadSnapshot* head = nullptr;
    int output = -1;  // numbers: which one; classes: -1
    Range range{};    // numbers: contours lie at the limits of kBands bands of it
    Rgb color{};
    float alpha = 1;
};

// Places that shine or are hatched, on a grid over part of the map: where regions have changed hands.
struct Glow {
    float x = 0, y = 0;            // map units of the middle of cell (0, 0), the lowest left one
    float cell_x = 0, cell_y = 0;  // map units; 0 = nothing shines
    int columns = 0, rows = 0;
    std::vector<float> strength;  // [rows, columns], row 0 is the lowest
    float alpha = 0;              // of all of it
    float hatch = 0;              // logical pixels from line to line of a hatching instead of shining; 0 = it shines
};

// Things that are drawn as their picture instead of a symbol.
struct PictureMark {
    int thing = 0;
    float size = 24;  // logical pixels
    float alpha = 1;
};

struct Scene {
    const train::Snapshot* snapshot = nullptr;
    const Coloring* coloring = nullptr;
    RegionView view;
    Camera camera;
    Viewport viewport;      // logical pixels
    float pixel_ratio = 1;  // the texture has viewport * pixel_ratio pixels
    bool dark = false;
    const Terrain* terrain = nullptr;    // of the snapshot: the fantasy map; null: the chart
    const AnswerField* field = nullptr;  // what fills the picture where it is not the map; null: the view's head does
    bool band_lines = true;  // numbers: contours at the limits of their bands; false where others lie on the map
    const std::vector<BorderLines>* lines = nullptr;  // of more heads than the one that fills
    const Glow* glow = nullptr;
    const Overlay* under = nullptr;                           // lines between the regions and the points; null: none
    const Overlay* over = nullptr;                            // lines on top of the points
    const data::Pictures* pictures = nullptr;                 // what things look like, and which of them are shown so
    const std::vector<PictureMark>* picture_marks = nullptr;  // larger ones last
    const std::vector<unsigned char>* flags = nullptr;        // [N] ThingFlag; null or short: nothing special
    int hovered = -1;                                         // a point to ring
    int pinned = -1;                                          // another one
    int highlighted = -1;  // a palette index of the coloring to bring forward, others fade; -1 = none
    // Counts everything that changes what points look like; a renderer that has seen it uploads nothing. -1: unknown.
    long marks_version = -1;
    // Each pixel costs, so what fills the picture is kept and coarse while it moves (kept_ground.h): then this counts
    // everything that changes what the head says or how it is coloured. -1: it is drawn as it is.
    long ground_version = -1;
    double now_s = 0;

    [[nodiscard]] unsigned char flags_of(std::size_t thing) const {
        return flags && thing < flags->size() ? (*flags)[thing] : static_cast<unsigned char>(0);
    }
};

// The head whose answers fill the map, or null.
inline const train::HeadSnapshot* shown_head(const Scene& scene) {
    const bool there = scene.view.head >= 0 && scene.view.head < static_cast<int>(scene.snapshot->heads.size());
    return there ? &scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)] : nullptr;
}

}  // namespace map
