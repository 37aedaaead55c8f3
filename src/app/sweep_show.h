// Many maps at once on the screen: a sweep that trains in the map's place, its cells painted in turn, and what the
// panel is told of them. May include train/sweep.h, map, gl, ui/sweep.h and app. Next: sweep_show.cpp, app_sweep.cpp.
#pragma once

#include <vector>

#include "app/backend.h"
#include "app/sweep_card.h"
#include "gl/texture.h"
#include "train/sweep.h"
#include "ui/sweep.h"

namespace app {

// How a cell is painted: logical pixels, pixels for each of them, ground.
struct CellSize {
    int width = 0, height = 0;
    float ratio = 1;
    bool dark = false;
    bool operator==(const CellSize&) const = default;
};

struct CellPicture {
    gl::Texture texture;
    long step = -1;  // as of which
    CellSize size;
    std::vector<map::Point2> places;  // of all things, logical pixels of the picture
};

struct SweepShow {
    train::Sweep sweep;
    SweepOnCard on_card;
    std::vector<CellPicture> pictures;
    std::size_t next_picture = 0, next_bits = 0;
    std::vector<float> bits;  // of each cell; -1 = not measured
    std::vector<long> bits_step;
    std::string bits_of;
    projection::Agreement agreement;
    std::vector<int> seeds;  // the cells that it is about; empty: no axis is the seed
    long agreement_step = -1;
    int hovered = -1;
};

// Steps of this frame; on the card where that is what runs. Returns how far it went.
long run_show(SweepShow& show, Backend& backend, double budget_ms, long max_steps);
// One cell's picture and one cell's bits, those that are most out of date; agreement now and then.
void look_at_show(SweepShow& show, const CellSize& size, const std::string& attribute, bool has_gl);
// What the panel is told.
void tell_show(const SweepShow& show, ui::SweepView& view);
// The thing nearest to a place in a cell's picture; -1 if none is near.
int thing_at(const SweepShow& show, int cell, map::Point2 px);
// Everything on the card comes home, and the textures go.
void end_show(SweepShow& show);
// The context is gone, and with it the textures.
void show_lost_gl(SweepShow& show);

// The sweep that was asked for. Errors: what the axes or the Spec cannot be.
core::Result<train::Sweep> sweep_of(const ui::SweepWish& wish, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material);

}  // namespace app
