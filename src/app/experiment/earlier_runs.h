// Runs that ended when a lever was pulled, a link opened or another start chosen: each with its weights, figures and a
// small picture, so that it can be brought back, or compared with what runs. In memory only: they last as long as the
// page. May include core .. map, ui/earlier_runs.h and app. Next: earlier_runs.cpp, ui/panels/earlier_runs.cpp.
#pragma once

#include <list>
#include <string_view>
#include <vector>

#include "app/experiment/session.h"
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
    std::list<EarlierRun> runs;  // the latest first, at most kMostEarlierRuns; fewer of large data
    int next_id = 1;
    std::vector<ui::EarlierRunView> view;
};

inline constexpr std::size_t kMostEarlierRuns = 8;
// What had fewer steps than this since its last lever was only on the way to somewhere: dragging a slider is one run.
inline constexpr long kLeastSteps = 200;

// Before what runs becomes another experiment. Does nothing where it was hardly trained, has broken weights, or is of a
// large data set that is left for another. `next_dataset`: of what comes; empty = the same.
void note_run(Rooms& rooms, std::string_view next_dataset = {});
// What runs from now on is another experiment, begun at the step that it stands at.
void begin_run(Rooms& rooms);
// The run leaves the list and goes on from its weights; what ran before is noted, and undo goes back to its Spec.
core::Status bring_back(Rooms& rooms, int id);
// The run as A beside what runs as B. Error: its data set is another one.
core::Status compare_with_run(Rooms& rooms, int id);
// One picture a frame, of those that are missing or of the other theme.
void paint_earlier_runs(Rooms& rooms, float pixel_ratio);
void earlier_runs_lost_gl(EarlierRuns& earlier);
void show_earlier_runs(Rooms& rooms, ui::View& view);

}  // namespace app
