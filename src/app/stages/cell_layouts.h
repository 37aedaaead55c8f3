// The layouts (t-SNE, UMAP, MDS) of a sweep's cells, if the cells' Specs ask for a layout: a sweep of six perplexities,
// for example. They are improved in turn, a little each frame (view/live_layout.h). May include train/sweep.h and app.
// Knows no textures. Next: cell_map.h.
#pragma once

#include <vector>

#include "app/view/live_layout.h"
#include "train/sweep.h"

namespace app {

struct CellLayouts {
    std::vector<LiveLayout> of;  // [cells]
    std::vector<long> versions;  // [cells] incremented whenever a layout's places change
    std::size_t next = 0;        // the cell whose turn it is
};

// Improves the layouts for about budget_ms. `layer`: the layer that is laid out; -1 = the map. Returns whether there is
// more to do.
bool move_layouts(CellLayouts& layouts, train::Sweep& sweep, int layer, double budget_ms);
// Improves the layouts until all have come to rest.
void come_to_rest(CellLayouts& layouts, train::Sweep& sweep, int layer);

// The snapshot that the cell's map shows: if the cell has a layout, its things are at the layout's places. The cell
// must have a trainer (checked).
train::Snapshot seen_through(const CellLayouts& layouts, train::Sweep& sweep, std::size_t cell);
// Why there can be no layout of the cell, in a sentence; empty: there can, or its Spec asks for none.
std::string refusal_of(const CellLayouts& layouts, std::size_t cell);
// CellLayouts::versions of the cell; 0 if it has no layout yet.
long version_of(const CellLayouts& layouts, std::size_t cell);

}  // namespace app
