// Rules for parameters that a training step treats differently: a learning rate of their own, an optimiser of their own,
// a largest size of their weights. The rate applies to any optimiser: with each of them what a step adds to a parameter
// is proportional to the learning rate. May include core and engine. Next: optimiser.h.
#pragma once

#include <vector>

#include "engine/optimiser.h"
#include "engine/program.h"

namespace engine {

// rate: factor on the learning rate (and so on decoupled decay). limit: after the step, each weight is brought into
// -limit .. limit; 0: any size is allowed. optimiser: null: that of the parameters without a rule.
struct UpdateRule {
    Value parameter;
    float rate = 1;
    float limit = 0;
    const Optimiser* optimiser = nullptr;
};

// Parameters that lie side by side in memory and have one optimiser: n numbers from `first` on.
struct UpdateRun {
    long first = 0, n = 0;
    const Optimiser* optimiser = nullptr;
};

// All parameters, in the order of memory, in as few runs as possible. `others` updates those whose rules name no
// optimiser.
std::vector<UpdateRun> update_runs(const Program& program, const std::vector<UpdateRule>& rules,
                                   const Optimiser& others);
// The most slots that one of these optimisers needs.
int slots_of(const std::vector<UpdateRun>& runs);

// Before the step: copies the parameters whose rate is not 1 into `before`, which is allocated by the first call only.
void keep_for_rules(const Program& program, const Memory<float>& memory, const std::vector<UpdateRule>& rules,
                    std::vector<float>& before);
// After it: p = before + rate (p - before), then the limits.
void apply_rules(const Program& program, Memory<float>& memory, const std::vector<UpdateRule>& rules,
                 const std::vector<float>& before);

}  // namespace engine
