// Slow motion: one training step shown in four stages: the batch, its losses, the direction in which each thing of the
// batch is pulled (minus the gradient), the movement of all things. The step is done before the first stage; until the
// last stage the map shows the snapshot before it. May include train, map and app. Next: train/slow_step.h.
#pragma once

#include <optional>
#include <vector>

#include "map/view/scene.h"
#include "train/slow_step.h"
#include "train/snapshot.h"

namespace app {

struct SlowMotion {
    bool on = false;
    int stage = 0;  // 0 to 3
    train::SlowStep step;
    train::Snapshot before;     // before the step
    double moved_since_s = -1;  // when the last stage began
};

inline constexpr int kSlowStages = 4;
inline constexpr double kMoveSeconds = 1.5;

// Changes `seen`, the snapshot after the step, to the snapshot that the map shows at this stage.
void show_stage(const SlowMotion& slow, double now_s, train::Snapshot& seen);
// Whether the movement of the last stage is going on.
bool is_moving(const SlowMotion& slow, double now_s);
// Adds the drawing of a stage: rings whose area is the loss, arrows of the pulls, arrows of the movement.
void add_slow_motion(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay);

}  // namespace app
