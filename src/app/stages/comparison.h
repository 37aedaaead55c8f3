// A and B: the model that runs was forked, and both train in step. Here is what is worked out about the two; each of
// them is a Side. Knows no panels' layout and no platform. May include core .. map, ui/compare.h, ui/looking.h and app.
// Next: two_maps.h, which ties it into the frame.
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
    model::Spec common_spec;  // what both were
    bool restarted = false;   // one of the two began anew since the fork: B's map is turned onto A's
    ui::Looking looking;      // at the map that is not active: a walk is all that both show

    Differences found;
    std::vector<std::string> levers;
    core::Stamp<std::pair<long, map::Camera>> found_of;  // as of which count of changes, and seen from where
    double found_s = -1;
    ui::Compare view;
};

// One that was ended, and the side that was put away with it: undo brings both back.
struct EndedComparison {
    Comparison comparison;
    std::unique_ptr<Side> put_away;
};

// "In A: ", "In B: ", or nothing for one alone (-1).
std::string of_side(int side);
// Steps that the one behind lacks; 0 if they are level.
long lag(const Session& a, const Session& b);
// Lets the one that is behind catch up. Returns the steps done.
long catch_up(Session& a, Session& b, double budget_ms);
// As many steps of both as fit. Returns those of each.
long run_both(Session& a, Session& b, double budget_ms, long max_steps);

// What separates B's Spec from A's, in words; looks do not count.
std::vector<std::string> levers_between(const model::Spec& a, const model::Spec& b);
// What a side says of a thing by the head that fills its map.
ui::Says says_of(const train::Snapshot& snapshot, const map::RegionView& view, int thing);
// Land that changed hands is hatched, A's borders and the ways of those that moved lie on B's map.
struct DifferenceLook {
    bool land = true, lines = true;
    bool dark = false;
};
void lay_differences(const Differences& found, const DifferenceLook& look, MapLayers& layers, map::Scene& scene_of_b);

}  // namespace app
