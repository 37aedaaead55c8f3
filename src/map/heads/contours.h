// Contours of a predicted number on the map: lines at round values in the number's own unit, each with its value
// written along a straight, free piece of the line. The values are temporally stable: each stays at its place unless
// another place is clearly better. Lines are computed by view_grid.h. Knows no fonts: the caller measures text. May
// include map.
#pragma once

#include <string>
#include <vector>

#include "map/heads/regions.h"
#include "map/names/labels.h"
#include "map/things/neighbours.h"
#include "map/view/overlay.h"
#include "map/view/view_grid.h"

namespace map {

struct ContourStyle {
    Stroke line;  // width, colour, alpha of the lines
    Rgb text{};   // colour of the values
    float text_alpha = 1;
    std::string unit;  // written behind every value: "mpg"; empty = none
};

// A value written on a line.
struct ContourValue {
    double multiple = 0;  // value / step, a whole number: identifies the line
    Point2 at{};          // map units
    float turn = 0;       // radians, counterclockwise, about -pi/2 .. pi/2 so that it is not upside down
};

struct ContourState {
    std::vector<Box> obstacles;         // set by the caller: names and cards over the picture, pixels
    const PlaceGrid* things = nullptr;  // set by the caller: values avoid these; null = none
    double step = 0;                    // between lines, own unit; 0 = nothing drawn yet
    std::vector<ContourValue> values;   // of the last frame
    // From here on internal to draw_contours():
    struct Piece {
        double multiple = 0;
        std::size_t first = 0, count = 0;  // of pixels
        bool closed = false;
        float length = 0;                // pixels
        float gap_from = 0, gap_to = 0;  // along it, pixels: the gap for the value
        int value = -1;                  // index into `old` of the value that was here
    };
    std::string head;
    int output = 0;
    HeadPlane plane;
    ViewGrid grid;
    IsoLines lines;
    std::vector<Piece> pieces;
    std::vector<Point2> pixels;
    std::vector<float> along;  // [pixels]: length of the piece up to here
    std::vector<ContourValue> old;
    std::vector<std::size_t> order;
    struct Circle {
        Point2 middle{};
        float radius = 0;
    };
    std::vector<Circle> taken;  // space taken by values, as rows of circles
    std::vector<int> under;
};

// A step of 1, 2 or 5 times a power of ten that gives about `wanted` lines over a range; 0 if the range has no width.
// The last step, `before`, is kept while it gives 0.5 to 1.8 times `wanted` lines.
double contour_step(double low, double high, int wanted, double before);
// The label of a line: "20", "0.5", "12,000", "1.12e13" where the neighbours are 1.1e13 and 1.14e13.
std::string contour_text(double multiple, double step);

inline constexpr int kContourLines = 6;

// Adds the contours of output view.output to the overlay, for values in the range of the things' predictions extended
// by a quarter on both sides, as far as they are in sight. Nothing for classes or without a head.
void draw_contours(ContourState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                   const Viewport& viewport, const ContourStyle& style, MeasureText measure, Overlay& overlay);

}  // namespace map
