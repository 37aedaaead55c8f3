// Comparison of two models, A and B, which are trained for the same number of steps: their differences in numbers, in
// words and as lines on the map. The models are two Sides (app/side.h). Knows no layout of panels and no platform. May
// include core .. map, ui/compare.h, ui/looking.h and app. Next: differences.h; two_maps.h, the stage that uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/side.h"
#include "app/stages/differences.h"
#include "ui/compare.h"
#include "ui/looking.h"

namespace app {

struct Comparison {
    model::Spec common_spec;  // the Spec of A when the comparison began
    bool restarted = false;   // A and B no longer share their random start, so B's map is aligned to A's
    ui::Looking looking;      // pointer state for the map that is not active; only its marker is used

    Differences found;
    std::vector<std::string> changes;                    // settings that differ, in words: see levers_between()
    core::Stamp<std::pair<long, map::Camera>> found_of;  // keys: MapView::changes, the camera
    double found_s = -1;                                 // the app's clock, seconds, when `found` was last computed
    ui::Compare view;                                    // what panels show of all this
};

// A comparison that was ended, with the side that was removed: undo brings both back.
struct EndedComparison {
    Comparison comparison;
    std::unique_ptr<Side> put_away;
};

// The beginning of a sentence about a side: "In A: ", "In B: ", or nothing for a single model (-1).
std::string of_side(int side);
// By how many steps one session is behind the other; 0 if they are level.
long lag(const Session& a, const Session& b);
// Trains the session that is behind until it has caught up or the time is over. Returns the steps done; 0 if one of
// the two is in trouble.
long catch_up(Session& a, Session& b, double budget_ms);
// Trains both for the same number of steps, as many as fit into the budget. Returns the number for each.
long run_both(Session& a, Session& b, double budget_ms, long max_steps);

// The changes that lead from A's Spec to B's in words, one for each field, without fields that change only the picture.
std::vector<std::string> levers_between(const model::Spec& a, const model::Spec& b);
// The prediction for a thing by the head whose regions the side's map shows; empty if there is none.
ui::Says says_of(const train::Snapshot& snapshot, const map::RegionView& view, int thing);
// What is drawn on B's map. land: the borders of A's regions (not on a fantasy map), and hatching where B's region
// differs from A's. lines: arrows to the things that moved farthest, from their places on A's map.
struct DifferenceStyle {
    bool land = true, lines = true;
    bool dark = false;
};
void draw_differences(const Differences& found, const DifferenceStyle& style, MapLayers& layers,
                      map::Scene& scene_of_b);

}  // namespace app
