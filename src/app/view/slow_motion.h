// Slow motion: one training step shown in four phases: the batch, its losses, the direction in which each thing of the
// batch is pulled (minus the gradient), the movement of all things. The step is computed before the first phase; until
// the last phase the map shows the snapshot before it. May include train, map and app. Next: train/slow_step.h.
#pragma once

#include <optional>
#include <vector>

#include "map/view/scene.h"
#include "train/slow_step.h"
#include "train/snapshot.h"

namespace app {

struct SlowMotion {
    bool on = false;
    int phase = 0;  // 0 to 3
    train::SlowStep step;
    train::Snapshot before;     // as it was before the step
    double moved_since_s = -1;  // the app's clock, seconds, at the last change of phase; used in the last phase
};

inline constexpr int kSlowPhases = 4;
inline constexpr double kMoveSeconds = 1.5;

// Changes `seen` from the snapshot after the step to the snapshot that the map shows in this phase.
void show_phase(const SlowMotion& slow, double now_s, train::Snapshot& seen);
// Whether the things are moving in the last phase.
bool is_moving(const SlowMotion& slow, double now_s);
// Adds the drawing of a phase: rings whose area is the loss, arrows of the pulls, arrows of the movement.
void add_slow_motion(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay);

}  // namespace app
