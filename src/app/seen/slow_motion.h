// One training step in four stages: the batch, its errors, where each thing would have to go, where all went. The step
// is taken at once; the map shows what was before it until the last stage. May include train, map and app.
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
    train::Snapshot before;
    double moved_since_s = -1;  // when the last stage began
};

inline constexpr int kSlowStages = 4;
inline constexpr double kMoveSeconds = 1.5;

// What the map shows at this stage, written over `seen`, which is the snapshot after the step.
void show_stage(const SlowMotion& slow, double now_s, train::Snapshot& seen);
bool is_moving(const SlowMotion& slow, double now_s);
// Rings as large as the errors, arrows, moves.
void add_slow_motion(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay);

}  // namespace app
