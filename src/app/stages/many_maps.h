// The stage of many maps at once, or of the choice which: they stand and train in the map's place; the model that ran waits as it
// is. May include everything of app. Next: sweep_show.h.
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

// How far the maps of several seeds agree: what the last sweep over seeds found.
struct SeedAgreement {
    projection::Agreement found;
    model::Spec spec;  // with any of the seeds
    long step = 0;
};

struct ManyMaps {
    bool open = false;                // the levers are being chosen, or maps train
    std::unique_ptr<SweepShow> show;  // null: the levers are being chosen
    bool stale = false;               // pictures or figures are not those of the last step yet
    ui::SweepView view;
    map::Viewport cell_size{0, 0};
    std::optional<SweepLink> pending;  // by a link or a lesson, once what they are of is there
    ui::SweepRequest in_link;          // as it stands in the link
    std::optional<SeedAgreement> agreement;
};

// The levers are to be chosen; not while two are compared or something is waited for.
void open_sweep(Rooms& rooms);
// Of what runs: axes as model::read_axis() reads them, none = ten seeds. And the end of it.
core::Status start_sweep(Rooms& rooms, const std::vector<std::string>& axes);
void end_sweep(Rooms& rooms);
// Those that a link or a lesson's step asks for, once what they are of is there.
void want_sweep(Rooms& rooms, const SweepLink& maps);
void start_pending_sweep(Rooms& rooms);
// The cell becomes the map.
void take_cell(Rooms& rooms, int index);
// How far seeds agree is known of this very experiment, whatever its seed and its looks.
bool agreement_fits(const Rooms& rooms);
// One JSON object: {open, on, columns, rows, step, on_card, agreement, cells}.
std::string sweep_json(const Rooms& rooms);

}  // namespace app
