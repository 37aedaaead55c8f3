// Which things are selected: by lasso, by box, one by one; and their text for other programs.
// May include model, train and map. Knows no pictures and no mouse: shapes are in map units.
// Next: summary.h, which says what is special about them.
#pragma once

#include <string>
#include <vector>

#include "map/view/camera.h"
#include "model/material.h"
#include "train/snapshot.h"

namespace map {

struct Selection {
    std::vector<unsigned char> chosen;  // [N]: 1 = selected. Fewer entries than things: the others are not
    int count = 0;
    std::vector<unsigned char> shape;  // [N]: what the last shape held, before it was added or taken off; own memory

    [[nodiscard]] bool has(int thing) const {
        return thing >= 0 && thing < static_cast<int>(chosen.size()) && chosen[static_cast<std::size_t>(thing)] != 0;
    }
};

enum class Choose { replace, add, remove };

// Even-odd: a place is inside where a ray from it meets the closed line an odd number of times. Fewer than three
// corners hold nothing. A corner or an edge belongs to one of the two shapes that share it, never to both.
bool inside_lasso(const std::vector<Point2>& lasso, Point2 at);

// Things inside the lasso; in the box between two corners, edges included; the ones that are named (bad numbers are
// passed over). Things whose place is not finite are in no shape.
void choose_lasso(Selection& selection, const train::Snapshot& snapshot, const std::vector<Point2>& lasso, Choose how);
void choose_box(Selection& selection, const train::Snapshot& snapshot, Point2 one, Point2 other, Choose how);
void choose_things(Selection& selection, int n_things, const std::vector<int>& things, Choose how);
// All things that have this value of a categorical attribute; code -1: those without one.
void choose_value(Selection& selection, const data::Table& table, const std::string& column, int code, Choose how);
void choose_all_others(Selection& selection, int n_things);
void choose_none(Selection& selection);

// The selected things as TSV, one line each under a line of titles: name, split (train, held out, test), x and y on the
// map, every attribute, and what every head answers: class and its probability, or the number in its own units, or all
// decoded features. Empty where a value is missing. Tabs and ends of lines within a text become blanks.
std::string selection_text(const train::Snapshot& snapshot, const model::Material& material,
                           const Selection& selection);

}  // namespace map
