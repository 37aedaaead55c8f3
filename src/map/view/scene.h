// A scene: everything that a picture of the map shows (a snapshot, its colouring, the camera, overlays). All kinds of
// pictures (GL, PNG, SVG) are made from a scene. Plain data; owns nothing. May include data/pictures.h,
// train/snapshot.h and map. Next: map_renderer.h, paint.h.
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

// Bits of Scene::flags. The upper four bits: a colour that the learner gave the thing, palette index + 1; 0 = none.
enum ThingFlag : unsigned char {
    kHidden = 1,  // not drawn
    kPicked = 2,  // selected: drawn with a ring
    kQuiet = 4,   // drawn faintly, because other things are selected
    kLit = 8      // in the batch shown in slow motion: larger, with a ring
};
inline constexpr int kOwnColorShift = 4;

// Borders (classes) or contours (numbers) of a head, drawn over the regions: of another head, or of an earlier step.
struct BorderLines {
    const train::HeadSnapshot* head = nullptr;
    int output = -1;  // numbers: which one; classes: -1
    Range range{};    // numbers: divided into kBands bands, with a contour at each limit
    Rgb color{};
    float alpha = 1;
};

// Highlighted or hatched places, on a grid over part of the map: where the class of regions has changed.
struct Glow {
    float x = 0, y = 0;            // map units of the middle of cell (0, 0), the lowest left one
    float cell_x = 0, cell_y = 0;  // map units; 0 = no highlight
    int columns = 0, rows = 0;
    std::vector<float> strength;  // [rows, columns], row 0 is the lowest; 0..1
    float alpha = 0;              // opacity of all of it
    float hatch = 0;              // > 0: hatching instead, with this many logical pixels between lines
};

// A thing that is drawn as its picture instead of a symbol.
struct PictureMark {
    int thing = 0;
    float size = 24;  // logical pixels
    float alpha = 1;
    Point2 shift{};      // in a heap (things/heaps.h): offset from its place, logical pixels to the right and up
    bool wrong = false;  // in a heap: the predicted class is not its class
};

struct Scene {
    const train::Snapshot* snapshot = nullptr;
    const Coloring* coloring = nullptr;
    // While the things change from one colouring to another: the old one (else null), and the progress, 0..1.
    const Coloring* coloring_before = nullptr;
    float recolored = 1;
    RegionView view;
    Camera camera;
    Viewport viewport;      // logical pixels
    float pixel_ratio = 1;  // the texture has viewport * pixel_ratio pixels
    bool dark = false;
    const Terrain* terrain = nullptr;    // the snapshot's terrain: draws the fantasy map; null: the chart
    const AnswerField* field = nullptr;  // fills the picture of a layer or of a layout; null: the view's head does
    bool band_lines = true;              // numbers: draw contours at the limits of the bands; false if others are drawn
    const std::vector<BorderLines>* lines = nullptr;  // borders of further heads; null, here and below: none
    const Glow* glow = nullptr;
    const Overlay* under = nullptr;                           // lines between the regions and the points; null: none
    const Overlay* over = nullptr;                            // lines on top of the points
    const data::Pictures* pictures = nullptr;                 // the data set's pictures of things
    const std::vector<PictureMark>* picture_marks = nullptr;  // things drawn as pictures; larger ones last
    const std::vector<unsigned char>* flags = nullptr;        // [N] ThingFlag; missing entries are 0
    int hovered = -1;                                         // the thing under the pointer: has a ring; -1 = none
    int pinned = -1;                                          // the thing that the learner pinned: likewise
    int highlighted = -1;  // palette index of the coloring to emphasise while others fade; -1 = none
    // A version number of everything that the drawing of points depends on: while it stays the same, the renderer
    // uploads nothing. -1: unknown.
    long marks_version = -1;
    // A version number of everything that the ground depends on except the camera; with it the ground is cached, for
    // machines where every pixel is expensive (ground_cache.h). -1: no cache.
    long ground_version = -1;
    double now_s = 0;  // the app's clock, seconds: only differences count

    [[nodiscard]] unsigned char flags_of(std::size_t thing) const {
        return flags && thing < flags->size() ? (*flags)[thing] : static_cast<unsigned char>(0);
    }
};

// The head that fills the map, or null.
inline const train::HeadSnapshot* shown_head(const Scene& scene) {
    const bool there = scene.view.head >= 0 && scene.view.head < static_cast<int>(scene.snapshot->heads.size());
    return there ? &scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)] : nullptr;
}

}  // namespace map
