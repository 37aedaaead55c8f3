// The drawing board, on which a learner draws points as training data: what its panel shows (BoardShown), what the
// learner did on it in a frame (BoardActions), and what the panel remembers (BoardState). A part of View, Actions and
// State (ui.h). Coordinates are those of a drawing (data/drawing/drawing.h), y up. Plain data, filled in by app. May
// include data and map. Next: panels/board.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/drawing/drawing.h"
#include "map/view/camera.h"

namespace ui {

enum class BoardTool { paint, move, erase };

struct BoardShown {
    const data::Drawing& drawing;
    // The model's predictions on a square grid with `corners` points a side, the outermost at the board's edge, row by
    // row from the top left: a class, and its confidence, from 0 (mere chance) to 1. Empty: none yet.
    std::span<const int> answers{};
    std::span<const float> confidence{};
    int corners = 0;
    std::string_view problem{};  // why no model can be trained on the drawing, or an error in the formula; empty: none
    int n_points = 200;          // of the next classic set or formula
    double noise = 0;            // of the next classic set or formula, 0..1
};

// The path of the brush during one frame; places and radius in the drawing's coordinates.
struct BoardStroke {
    BoardTool tool = BoardTool::paint;
    map::Point2 from, to;
    float radius = 1;
    int label = 0;        // class that is painted
    bool begins = false;  // the button was pressed in this frame
};

struct BoardActions {
    bool open = false;  // start a board: train on the first classic set instead of the running data
    std::optional<BoardStroke> stroke;
    std::optional<std::string> set, formula;  // replace the points by a classic set (its id) or by those of a formula
    std::optional<double> noise, n_points;
    bool clear = false;
};

// What the panel remembers between frames.
struct BoardState {
    BoardTool tool = BoardTool::paint;
    int label = 0;  // class that is painted
    double radius = 0.6;
    std::string formula;
    std::optional<map::Point2> last;  // where the brush was in the last frame; none: it is up
};

}  // namespace ui
