// Rules for parameters that an optimiser's step treats differently: a learning rate of their own, a largest size of their
// weights. They apply to any optimiser: with each of them what a step adds to a parameter is proportional to the
// learning rate. May include core and engine. Next: optimiser.h.
#pragma once

#include <vector>

#include "engine/program.h"

namespace engine {

// rate: factor on the learning rate (and so on decoupled decay). limit: after the step, each weight is brought into
// -limit .. limit; 0: any size is allowed.
struct UpdateRule {
    Value parameter;
    float rate = 1;
    float limit = 0;
};

// Before the step: copies the parameters whose rate is not 1 into `before`, which is allocated by the first call only.
void keep_for_rules(const Program& program, const Memory<float>& memory, const std::vector<UpdateRule>& rules,
                    std::vector<float>& before);
// After it: p = before + rate (p - before), then the limits.
void apply_rules(const Program& program, Memory<float>& memory, const std::vector<UpdateRule>& rules,
                 const std::vector<float>& before);

}  // namespace engine
