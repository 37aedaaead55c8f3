// Drawn points: points on a plane that a learner has drawn with a brush, each with one of ten classes. They exist as
// text (for files and links) and as a data set that a model is trained on. May include core and data. Next:
// classic_sets.h (rings, spirals ...), formula.h (classes by a formula), app/drawing_board.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/dataset.h"

namespace data {

struct DrawnPoint {
    float x = 0, y = 0;  // within ±kDrawnReach, rounded to 0.01 so that the text form is exact
    int label = 0;       // class, 0 to kMostDrawnClasses - 1
};

struct Drawing {
    std::vector<DrawnPoint> points;
};

inline constexpr float kDrawnReach = 6;  // half the side of the plane, a square around (0, 0)
inline constexpr int kMostDrawnClasses = 10;
inline constexpr std::size_t kMostDrawnPoints = 5000;

// A coordinate limited to ±kDrawnReach and rounded to 0.01.
float drawn_place(float place);

// The drawing as CSV, below a first line "# drawn in Embedscape" by which is_drawing_text() recognises it.
std::string drawing_text(const Drawing& drawing);
bool is_drawing_text(std::string_view bytes);
// Parses such a text. Errors (Error::field is "data"): a heading or a line that does not fit, more than
// kMostDrawnPoints points.
core::Result<Drawing> read_drawing(std::string_view bytes);

// The number of classes in the data set of a drawing: up to the highest class that was drawn, at least two.
int n_classes_of(const Drawing& drawing);
// The drawing as a data set. Features: x and y, and (off by default) their squares, product and sines; target: the
// class. Its id is a hash of the text, as for all imported data (import/own_id.h). Error: fewer than two points.
core::Result<Dataset> drawing_dataset(const Drawing& drawing);
// The features of the point (x, y), in the order of the data set's columns.
std::vector<float> drawn_features(float x, float y);
// The points of a data set that drawing_dataset() made; empty for any other.
Drawing drawing_of(const Dataset& dataset);

}  // namespace data
