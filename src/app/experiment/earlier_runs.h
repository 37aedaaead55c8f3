// Earlier runs: copies of the model that was running before a setting was changed, a link was opened or training was
// reset. Each has its weights, figures and a small picture, and can be continued or compared with the running model.
// They are kept in memory only, as long as the page is open. May include core .. map, ui/earlier_runs.h and app. Next:
// earlier_runs.cpp, ui/panels/earlier_runs.cpp.
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
    int id = 0;  // from 1, never used again
    Session session;
    gl::Texture picture;        // Texture::id 0: not painted yet
    bool picture_dark = false;  // it was painted for the dark theme
};

struct EarlierRuns {
    std::list<EarlierRun> runs;  // the latest first, at most kMostEarlierRuns; fewer for large data sets
    int next_id = 1;
    std::vector<ui::EarlierRunView> view;
    // Key of `view`: the running Spec, the id of the latest run, the number of runs.
    core::Stamp<std::tuple<model::Spec, int, std::size_t>> view_of;
};

inline constexpr std::size_t kMostEarlierRuns = 8;
// A model that was trained for fewer steps than this since the last change is not kept, so that dragging a slider makes
// one run and not many.
inline constexpr long kLeastSteps = 200;

// Adds a copy of the running model to the list; call it before another experiment replaces the model. Adds nothing if
// the model was hardly trained or has weights that are not finite, or if its data set is large and the next one
// differs. next_dataset: the next experiment's data set; empty = the same.
void note_run(Rooms& rooms, std::string_view next_dataset = {});
// Call when a new run begins: sets Side::begun_at to the present step.
void begin_run(Rooms& rooms);
// Makes this run the running model. The model that was running is added to the list (note_run()), and undo goes back to
// its Spec. Error: there is no such run any more.
core::Status resume_run(Rooms& rooms, int id);
// Starts a comparison of the run, as A, with the running model, as B. Errors: no such run; those of compare_with().
core::Status compare_with_run(Rooms& rooms, int id);
// Paints the picture of one run that has none, or only one in the other theme (dark, light); called once a frame.
void paint_earlier_runs(Rooms& rooms, float pixel_ratio);
// Call when the graphics context was lost: forgets the pictures, which are then painted again.
void earlier_runs_lost_gl(EarlierRuns& earlier);
// Fills in what panels show of the list.
void show_earlier_runs(Rooms& rooms, ui::View& view);

}  // namespace app
