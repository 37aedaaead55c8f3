// A sweep on the screen: its training on the CPU or on the graphics card ("the GPU" below), the small pictures of its
// cells, which are painted in turn, and what the panel shows of them. (A cell is one model of the sweep with its map.)
// May include train/sweep.h, map, gl, ui/sweep.h and app. Next: sweep_show.cpp, sweep_measures.h, many_maps.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/experiment/backend.h"
#include "app/stages/cell_layouts.h"
#include "app/stages/sweep_gpu.h"
#include "app/stages/sweep_measures.h"
#include "gl/texture.h"
#include "map/things/coloring.h"
#include "train/sweep.h"
#include "ui/sweep.h"

namespace app {

// Cache key of a cell's picture, beside its step. Sizes in logical pixels; ratio: pixels per logical pixel.
struct CellKey {
    int width = 0, height = 0;
    float ratio = 1;
    bool dark = false;
    std::string color_by, regions_of;
    int first_color = 0;
    bool by_agreement = false;  // colours show how far the seeds agree, once that is measured (sweep_measures.h)
    long agreement = -1;        // step at which that was measured; -1: colours do not show it
    int highlighted = -1;       // palette index of the highlighted value of color_by; -1: none
    int layer = -1;             // the layer shown by t-SNE or another layout, if one is chosen; -1: the map
    bool operator==(const CellKey&) const = default;
};

struct CellPicture {
    gl::Texture texture;
    long step = -1;     // training step of the cell when the picture was painted
    long laid_out = 0;  // version of the cell's layout then (cell_layouts.h)
    CellKey key;
    std::vector<map::Point2> places;  // [N] of all things, logical pixels of the picture
};

// Training of a sweep pauses by itself after so many steps, until the learner presses play.
inline constexpr long kStepsBeforeRest = 20000;

struct SweepShow {
    train::Sweep sweep;
    model::Spec followed_spec;        // the running Spec when the cells last took over its changes
    bool is_changed = false;          // the base Spec changed after step 0: training anew would give other models
    long rest_at = kStepsBeforeRest;  // step at which training pauses by itself
    SweepOnGpu on_gpu;
    // The speed of CPU and GPU with the largest group of cells that train together (app/experiment/backend.h).
    Race race;
    bool raced = false;   // `race` was measured
    std::string why_not;  // why the GPU cannot train them
    double began_s = -1;  // when the wait of kCalmS before the race began; -1: it has not begun
    long per_frame = 1;   // steps sent to the GPU in a frame
    double asked_s = 0;   // when steps were last sent to the GPU

    std::vector<CellPicture> pictures;
    std::size_t next_picture = 0;
    map::Coloring coloring;
    std::pair<std::string, int> coloring_of;  // the CellKey::color_by and first_color that it was computed for
    SweepMeasures measures;
    CellLayouts layouts;
    int hovered = -1, hovered_cell = -1;  // the thing and the cell under the pointer; -1 = none
    int pointed = 0;                      // the cell that was under the pointer last: its loss curves are shown

    // Steps of all cells since rate_since_s, and the rate in the interval before.
    long rate_steps = 0;
    double rate_since_s = -1, steps_per_second = 0;
};

// The sweep of a request from the panel. Error: what is wrong with the axes or the Spec.
core::Result<train::Sweep> sweep_of(const ui::SweepRequest& request, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material);
SweepShow show_of(train::Sweep sweep, const model::Spec& running);

// Trains for one frame, on the GPU if the learner chose it or if it has won this sweep's race. Returns the number of
// steps by which every cell has advanced.
long run_show(SweepShow& show, Backend& backend, double budget_ms, long max_steps, double now_s);
// Trains every cell for exactly n steps, on the CPU. Returns n.
long step_show(SweepShow& show, long n);
// Gives all cells another base Spec; they keep their weights. Returns how deep the change is (model/change.h): after
// `anew` nothing was changed, as with train::set_base().
model::Change change_show(SweepShow& show, const model::Spec& base);
// Forgets the race and why_not: the learner chose another backend.
void race_again(SweepShow& show);
// Advances measurements and layouts a little, then paints cells whose pictures are out of date, in turn, as many as
// there is time for. frame_ms: duration of the last frame. Returns whether there was anything to do.
bool update_pictures(SweepShow& show, const CellKey& key, const std::string& bits_of, bool has_gl, double frame_ms);
// Fills in what the panel shows. enough: a map that keeps at least so many bits is drawn with a frame; below 0: half of
// the attribute's entropy.
void fill_view(const SweepShow& show, double enough, ui::SweepView& view);
// The thing nearest to `px` (logical pixels of the cell's picture); -1: none within 14 pixels.
int thing_at(const SweepShow& show, int cell, map::Point2 px);
// Copies everything back from the GPU and frees the textures.
void end_show(SweepShow& show);
// The context was lost, and with it the textures.
void show_lost_gl(SweepShow& show);

// Id of the attribute whose bits kept are measured if the learner chose none: the target of a loss that an axis varies,
// or else color_by.
std::string attribute_for(const train::Sweep& sweep, const std::string& color_by);

}  // namespace app
