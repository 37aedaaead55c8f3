// A and B: the model that runs was forked, and both train in step. App's own session is always that of the active side;
// here is the other one, and what is worked out about the two. Knows no panels' layout and no platform.
// May include core .. map, ui/compare.h and app. Next: app_compare.cpp, which ties it into the frame.
#pragma once

#include <string>
#include <vector>

#include "app/differences.h"
#include "app/map_history.h"
#include "app/map_layers.h"
#include "app/pointing.h"
#include "app/session.h"
#include "map/labels.h"
#include "map/terrain.h"
#include "map/thing_labels.h"
#include "train/bits_kept.h"
#include "ui/compare.h"

namespace app {

struct Comparison {
    explicit Comparison(const Session& session) : forked(session.running()), other(session.fork()) {}

    model::Spec forked;      // what both were
    Session other;           // of the side that is not active
    int active = 1;          // 0 = A, 1 = B
    bool restarted = false;  // one of the two began anew since the fork: B's map is turned onto A's
    // of the other side, as App has them of the active one
    train::BitsKept kept;
    MapHistory past;
    MapLayers layers;
    Pointing pointing;
    map::LabelState labels;
    map::ThingLabelState thing_labels;
    map::Terrain terrain;
    ChangeWatch watch;  // of nothing, and no trails: on two maps they would only be in the way
    Trails trails;
    projection::Plane layer_plane;
    map::AnswerField field;
    train::Snapshot own;  // what its map shows where that is not the running model's snapshot
    bool uses_own = false;
    map::Bounds bounds;
    long seen_changes = -1;  // as of which of App's changes

    Differences found;
    std::vector<std::string> levers;
    map::Camera camera;  // that the differences were found with
    long found_changes = -1;
    double found_s = -1;
    ui::Compare view;
};

// "In A: ", "In B: ", or nothing for one alone (-1).
std::string of_side(int side);
// Steps that the side behind lacks, 0 if they are level; and which session that is.
long lag(const Comparison& comparison, const Session& active);
// Lets the side that is behind catch up. Returns the steps done.
long catch_up(Comparison& comparison, Session& active, double budget_ms);
// As many steps of both as fit. Returns those of the active side.
long run_both(Comparison& comparison, Session& active, double budget_ms, long max_steps);

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
