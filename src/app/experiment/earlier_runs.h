// Earlier runs: copies of the model that ran before a control was changed, a link was opened or training was reset.
// Each has its weights, figures and a small picture, and can go on or be compared with the running model. In memory
// only: they last as long as the page. May include core .. map, ui/earlier_runs.h and app. Next: earlier_runs.cpp,
// ui/panels/earlier_runs.cpp.
#pragma once

#include <list>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/experiment/session.h"
#include "core/stamp.h"
#include "gl/texture.h"
#include "ui/earlier_runs.h"

namespace ui {
struct View;
}

namespace app {

struct Rooms;

struct EarlierRun {
    int id = 0;
    Session session;
    gl::Texture picture;  // id 0: not painted yet
    bool picture_dark = false;
};

struct EarlierRuns {
    std::list<EarlierRun> runs;  // the latest first, at most kMostEarlierRuns; fewer for large data sets
    int next_id = 1;
    std::vector<ui::EarlierRunView> view;
    // As of which running Spec, latest run and number of runs.
    core::Stamp<std::tuple<model::Spec, int, std::size_t>> view_of;
};

inline constexpr std::size_t kMostEarlierRuns = 8;
// A model trained for fewer steps than this since the last change is not kept: dragging a slider is one run, not many.
inline constexpr long kLeastSteps = 200;

// Adds a copy of the running model to the list; called before another experiment takes its place. Adds nothing if it
// was hardly trained, has weights that are not finite, or if its data set is large and the next one is another.
// next_dataset: the next experiment's data set; empty = the same.
void note_run(Rooms& rooms, std::string_view next_dataset = {});
// The present step is the first one of another run.
void begin_run(Rooms& rooms);
// The run leaves the list and becomes the running model; the one that ran takes its place in the list, and undo goes
// back to its Spec.
core::Status bring_back(Rooms& rooms, int id);
// Starts a comparison of the run as A with the running model as B. Error: its data set is another one.
core::Status compare_with_run(Rooms& rooms, int id);
// Paints the picture of one run that has none, or one of the other theme; called once a frame.
void paint_earlier_runs(Rooms& rooms, float pixel_ratio);
void earlier_runs_lost_gl(EarlierRuns& earlier);
void show_earlier_runs(Rooms& rooms, ui::View& view);

}  // namespace app
