// The drawing board: a learner makes two-dimensional points with a brush, from a classic toy data set or by a formula,
// and the running model trains on them at once. The board is shown while the running data set was made on it, and
// always shows that data set, also after undo. May include everything of app. Next: ui/board.h, data/drawing/drawing.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/result.h"
#include "data/drawing/drawing.h"
#include "ui/ui.h"

namespace app {

struct Rooms;

struct DrawingBoard {
    data::Drawing drawing;
    std::string dataset_id;  // of the data set that was last made of `drawing`; empty: none
    bool changed = false;    // `drawing` has changed since that data set was made
    double made_s = -1;      // when that data set was made (Input::now_s)
    std::string problem;  // why `drawing` cannot become a data set, or what is wrong with the formula; empty: nothing
    std::string rule;     // the id of the classic set, or the formula, that made `drawing`; empty: drawn by hand
    int n_points = 200;   // of the next classic set or formula
    double noise = 0.05;  // of the next classic set or formula, 0..1
    core::Random spray = core::random_stream(1, "spray");
    // The model's predictions on the grid of ui/board.h: classes, and their confidence, the probability rescaled so
    // that chance is 0 and certainty 1. Empty if no head's classes are shown.
    std::vector<int> answers;
    std::vector<float> confidence;
    double predicted_s = -1;  // when they were computed (Input::now_s); -1: never
    std::optional<ui::BoardShown> shown;
};

// Whether the running data set was drawn.
bool has_board(const Rooms& rooms);
// Trains a model on a drawing from a file or a link. Error: fewer than two points.
core::Status import_drawing(Rooms& rooms, data::Drawing drawing);
// The drawing from which the running data set was made, as text; empty if that data set was not drawn.
std::string drawing_text(const Rooms& rooms);

// show_board() fills in what the panel shows; apply_board_actions() carries out the learner's actions in it.
void show_board(Rooms& rooms, ui::View& view, double now_s);
void apply_board_actions(Rooms& rooms, const ui::BoardActions& actions, double now_s);

}  // namespace app
