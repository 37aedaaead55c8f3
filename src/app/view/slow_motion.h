// Slow motion: one training step shown in four phases: 0 the batch, 1 its losses, 2 the direction in which each thing
// of the batch is pulled on the map (minus the gradient of the loss with respect to its place), 3 the movement of all
// things. The step is computed before phase 0; until phase 3 the map shows the snapshot before it. May include train,
// map and app. Next: train/slow_step.h.
#pragma once

#include <optional>
#include <vector>

#include "map/view/scene.h"
#include "train/slow_step.h"
#include "train/snapshot.h"

namespace app {

struct SlowMotion {
    bool on = false;
    int phase = 0;  // 0 to 3, as above
    train::SlowStep step;
    train::Snapshot before;     // as it was before the step
    double phase_began_s = -1;  // the app's clock, seconds, at the last change of phase; used in the last phase
};

inline constexpr int kSlowPhases = 4;
inline constexpr double kMoveSeconds = 1.5;  // how long the movement of the last phase takes

// Changes `seen` from the snapshot after the step to the one that the map shows in this phase. now_s: the app's clock.
void show_phase(const SlowMotion& slow, double now_s, train::Snapshot& seen);
// Whether the things are moving in the last phase.
bool is_moving(const SlowMotion& slow, double now_s);
// Adds the drawing of a phase: rings whose areas are in proportion to the losses, arrows of the pulls, arrows of the
// movement (longer than it, all by the same factor).
void add_slow_motion(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay);

}  // namespace app
