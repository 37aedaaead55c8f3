// The stage of two models compared side by side, A and B: starts and ends a comparison, trains both for the same number
// of steps, draws both. Each model is a Side (app/side.h); comparison.h finds their differences. May include everything
// of app. Next: two_maps.cpp.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "app/experiment/session.h"
#include "app/side.h"
#include "app/stages/comparison.h"
#include "app/stages/stage.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace app {

struct Rooms;

struct Sides {
    std::array<std::unique_ptr<Side>, 2> pair;  // A and B; without a comparison only pair[active] is there
    int active = 0;                             // the side that panels show and controls change: 0 = A, 1 = B
    std::unique_ptr<Comparison> comparison;     // null: there is one model
    std::unique_ptr<EndedComparison> ended;     // the last comparison, which undo brings back; null: none
};

// Compares the running model, as B, with a copy of it, as A. Does nothing where compare_with() would be refused.
void start_comparison(Rooms& rooms);
// Compares the running model, as B, with session a, as A. Errors: the data sets differ; another comparison or many maps
// are open; a data set is being fetched; warm-up steps of a lesson are left.
core::Status compare_with(Rooms& rooms, Session a);
// Makes a side the active one: 0 = A, 1 = B. Does nothing without a comparison.
void show_side(Rooms& rooms, int index);
// Ends the comparison and keeps one of the two models. The other is stored in `ended`.
void end_comparison(Rooms& rooms, bool keep_b);
// Undoes end_comparison(); A and B then train in step again once they have done as many steps. False: nothing to undo.
bool resume_comparison(Rooms& rooms);
// Ends the comparison and deletes the side that is not active.
void drop_comparison(Rooms& rooms);
// Deletes `ended`, unless the change of the Spec is one of the picture only.
void forget_ended_comparison(Rooms& rooms, const Applied& applied);

// Trains the one model, or both in step, until budget_ms or max_steps is reached. Returns the number of steps that each
// model was trained.
long run(Rooms& rooms, double budget_ms, long max_steps, double now_s);

// 0 = A, 1 = B; -1 without a comparison.
[[nodiscard]] int active_side(const Rooms& rooms);
// Whether this side's map is shown aligned to A's: B's is, once the two models no longer have the same random start
// (Comparison::restarted). Layers, the past, slow motion and maps of three dimensions are not aligned.
bool is_aligned_to_a(const Rooms& rooms, int index);
// Rotates, mirrors and shifts B's map so that its points are closest to A's.
void align_to_a(const Rooms& rooms, train::Snapshot& b);
// Bounding box of the things on both maps; without a comparison, on the one map.
map::Bounds bounds_of_both(const Rooms& rooms);
// Finds the differences of A and B a few times a second, while the maps show the present step. Call it once a frame.
void find_comparison(Rooms& rooms, double now_s);
// Draws these differences into the scene of B's map (index 1); adds nothing to A's.
void draw_differences_on(const Rooms& rooms, int index, MapLayers& layers, map::Scene& scene);
// One JSON object: {"on": false}, or both sides and their differences.
std::string comparison_json(const Rooms& rooms);

}  // namespace app
