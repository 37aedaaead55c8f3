// Selection of things (by lasso, by box, one by one), and its export as text. Shapes are in map units; knows no
// pictures and no mouse. May include model, train and map. Next: summary.h, which says what is special about the
// selected things.
#pragma once

#include <string>
#include <vector>

#include "map/view/camera.h"
#include "model/material.h"
#include "train/snapshot.h"

namespace map {

struct Selection {
    std::vector<unsigned char> chosen;  // [N]: 1 = selected; missing entries are not selected
    int count = 0;                      // number of selected things
    std::vector<unsigned char> shape;   // [N]: 1 = inside the last shape; kept only to reuse its memory

    [[nodiscard]] bool has(int thing) const {
        return thing >= 0 && thing < static_cast<int>(chosen.size()) && chosen[static_cast<std::size_t>(thing)] != 0;
    }
};

// What becomes of the selection: only the things in the new shape; these too; or all but these.
enum class Choose { replace, add, remove };

// Even-odd rule: a place is inside if a ray from it crosses the closed line an odd number of times. Fewer than three
// corners contain nothing. A corner or edge belongs to exactly one of two shapes that share it.
bool inside_lasso(const std::vector<Point2>& lasso, Point2 at);

// Selects the things inside a lasso; in the box between two opposite corners, edges included; or those listed (invalid
// indices are skipped). Things without a finite place are in no shape.
void choose_lasso(Selection& selection, const train::Snapshot& snapshot, const std::vector<Point2>& lasso, Choose how);
void choose_box(Selection& selection, const train::Snapshot& snapshot, Point2 one, Point2 other, Choose how);
void choose_things(Selection& selection, int n_things, const std::vector<int>& things, Choose how);
// Selects all things with this value of a categorical column (its id); code -1: those without a value. An unknown or
// numeric column matches nothing.
void choose_value(Selection& selection, const data::Table& table, const std::string& column, int code, Choose how);
// Inverts the selection.
void invert_selection(Selection& selection, int n_things);
void choose_none(Selection& selection);

// The selected things as TSV, with a header line: name, split (train, held out, test), x and y on the map, every
// attribute, and every head's predictions: class and its probability, or the number in its own unit, or all decoded
// features. Missing values are empty. Tabs and line ends in texts become blanks.
std::string selection_text(const train::Snapshot& snapshot, const model::Material& material,
                           const Selection& selection);

}  // namespace map
