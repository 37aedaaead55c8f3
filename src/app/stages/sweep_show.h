// Many maps at once on the screen: a sweep that trains in the map's place, on the CPU or on the card, its cells painted
// in turn, and what the panel is told of them. May include train/sweep.h, map, gl, ui/sweep.h and app.
// Next: sweep_show.cpp, sweep_measures.h, many_maps.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/experiment/backend.h"
#include "app/stages/sweep_card.h"
#include "app/stages/sweep_measures.h"
#include "gl/texture.h"
#include "map/things/coloring.h"
#include "train/sweep.h"
#include "ui/sweep.h"

namespace app {

// How the cells look: logical pixels, pixels for each of them, ground, what the things' colours and the regions say.
struct CellLook {
    int width = 0, height = 0;
    float ratio = 1;
    bool dark = false;
    std::string color_by, regions_of;
    bool by_agreement = false;  // where it is known
    long agreement = -1;        // as of which step
    int highlighted = -1;       // a palette index to bring forward
    bool operator==(const CellLook&) const = default;
};

struct CellPicture {
    gl::Texture texture;
    long step = -1;  // as of which
    CellLook look;
    std::vector<map::Point2> places;  // of all things, logical pixels of the picture
};

// After so many steps nobody watches any more.
inline constexpr long kStepsBeforeRest = 20000;

struct SweepShow {
    train::Sweep sweep;
    model::Spec followed_spec;  // what runs, as these maps have last followed it
    bool is_changed = false;    // levers were pulled on the way: no cell is its Spec trained from the start any more
    long rest_at = kStepsBeforeRest;  // step at which it rests until somebody wants more
    SweepOnCard on_card;
    // Whether the card is worth it, for this many at once. Samples a second of all that can train together.
    Race race;
    bool raced = false;
    std::string why_not;  // the card cannot
    double began_s = -1;
    long per_frame = 1;  // steps to issue to the card
    double asked_s = 0;

    std::vector<CellPicture> pictures;
    std::size_t next_picture = 0;
    map::Coloring coloring;
    std::string coloring_of;
    SweepMeasures measures;
    int hovered = -1, hovered_cell = -1;
    int pointed = 0;  // the cell that was under the pointer last: its curves are shown

    // Steps of all cells since `rate_since_s`, and what they came to in the second before.
    long rate_steps = 0;
    double rate_since_s = -1, steps_per_second = 0;
};

// The sweep that was asked for. Errors: what the axes or the Spec cannot be.
core::Result<train::Sweep> sweep_of(const ui::SweepRequest& request, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material);
SweepShow show_of(train::Sweep sweep, const model::Spec& running);

// Steps of this frame, on the card where it is pinned or has won a race of its own. Returns how far all went.
long run_show(SweepShow& show, Backend& backend, double budget_ms, long max_steps, double now_s);
// Exactly n steps of every cell, on the CPU. Returns n.
long step_show(SweepShow& show, long n);
// Levers were pulled: all maps go on from where they are, with another base. Returns as train::set_base() does.
model::Change change_show(SweepShow& show, const model::Spec& base);
// The learner chose another backend: what was found about the card is forgotten.
void race_again(SweepShow& show);
// As many cells' pictures as there is time for, those that are most out of date first, and a little of what is
// measured. frame_ms: how long the last frame took. Returns whether there was anything to do.
bool look_at_show(SweepShow& show, const CellLook& look, const std::string& bits_of, bool has_gl, double frame_ms);
// What the panel is told. `enough`: bits from which a map is framed; below 0: half of what there is to know.
void tell_show(const SweepShow& show, double enough, ui::SweepView& view);
// The thing nearest to a place in a cell's picture; -1 if none is near.
int thing_at(const SweepShow& show, int cell, map::Point2 px);
// Everything on the card comes home, and the textures go.
void end_show(SweepShow& show);
// The context is gone, and with it the textures.
void show_lost_gl(SweepShow& show);

// What the bits shall be of, if nobody has chosen: what a swept loss asks for; else what the colours show.
std::string attribute_for(const train::Sweep& sweep, const std::string& color_by);

}  // namespace app
