// The stage of many maps: a sweep, which trains the same Spec with several values of one or two fields, is shown as a
// grid of small maps in place of the one map. While there is no sweep, the stage shows the panel where its fields are
// chosen. The running model is kept unchanged meanwhile. May include everything of app. Next: sweep_show.h,
// train/sweep.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/frame.h"
#include "app/stages/stage.h"
#include "app/stages/sweep_link.h"
#include "app/stages/sweep_show.h"
#include "projection/agreement.h"

namespace app {

// Agreement of maps that differ only in their seed, from the last sweep over seeds.
struct SeedAgreement {
    projection::Agreement found;
    model::Spec spec;  // with one of the seeds
    long step = 0;
};

struct ManyMaps {
    bool open = false;                // this is the current stage
    std::unique_ptr<SweepShow> show;  // the sweep; null: its fields are being chosen
    bool stale = false;               // pictures or measurements are not of the latest step yet
    ui::SweepView view;
    map::Viewport cell_size{0, 0};     // logical pixels
    std::optional<SweepLink> pending;  // the sweep that a link or lesson asked for; starts when the model is ready
    ui::SweepRequest in_link;          // ui::State::sweep as it was last written to the address
    std::optional<SeedAgreement> agreement;
};

// Opens the stage and starts a sweep over the fields that ui::State proposes; if it cannot start, the panel says why.
// Does nothing while two maps are compared, a data set is fetched or warm-up steps of a lesson (pace.h) are left.
void open_sweep(Rooms& rooms);
// Starts a sweep from the running Spec. axes: texts that model::read_axis() reads; none = ten seeds. Errors: those of
// train::start_sweep(); two maps are compared, or a data set is fetched.
core::Status start_sweep(Rooms& rooms, const std::vector<std::string>& axes);
// Ends the stage: the one map is shown again.
void end_sweep(Rooms& rooms);
// Stores the sweep that a link or a lesson's step asks for as `pending`.
void want_sweep(Rooms& rooms, const SweepLink& maps);
// Starts the pending sweep once the data set is fetched and the warm-up steps are done; called once a frame.
void start_pending_sweep(Rooms& rooms);
// Ends the stage and makes the model of this cell (an index of Sweep::cells) the running one. Does nothing if the cell
// has no model.
void take_cell(Rooms& rooms, int index);
// Whether `agreement` was measured for the running Spec, apart from the seed and fields that change the picture only.
bool agreement_fits(const Rooms& rooms);
// The state for tests and scripts, as one JSON object. {open, on}: this is the current stage; a sweep is shown. If one
// is, also {columns, rows, step, on_card (number of maps that the graphics card trains), cpu, webgl (measured speeds),
// why_not, bits_of, agreement, cells}.
std::string sweep_json(const Rooms& rooms);

}  // namespace app
