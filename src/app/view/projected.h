// Projections of layers with more than two dimensions onto the screen: advances their layout (t-SNE, UMAP, MDS) in each
// frame, measures how well the picture keeps neighbours (the trust in it), and prepares the texts of panels about both.
// May include everything of app. Next: live_layout.h, trust_watch.h.
#pragma once

#include <optional>

#include "app/frame.h"
#include "app/side.h"
#include "app/view/question.h"
#include "ui/ui.h"

namespace app {

// Call each once a frame: advance_layouts(), which advances the layouts, before the snapshots on the screen are chosen;
// measure_trust() after.
void advance_layouts(Rooms& rooms, const Input& input);
void measure_trust(Rooms& rooms, const Input& input);
// Whether layouts or measurements are unfinished, so that another frame is needed.
bool projections_need_frame(const Rooms& rooms);

// Whether this side's map is drawn from a layout (t-SNE, UMAP, MDS).
bool shows_layout(const Rooms& rooms, const Side& side);
// The layer on the active side's map if it has more than two dimensions and shows the present step; else null.
const train::LayerSnapshot* flattened(const Rooms& rooms);
// A colouring by a measurement of each thing (trust, or agreement of seeds) if the learner chose one; else none.
std::optional<MeasuredColor> measured_color(const Rooms& rooms);
// The texts and numbers of panels about the layout and the trust in it.
ui::Projected projected_of(const Rooms& rooms);

}  // namespace app
