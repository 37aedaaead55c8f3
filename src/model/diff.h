// Differences between two Specs, and how deep each change is, read off the schema. Only reports; app decides what to
// do.
#pragma once

#include <string>
#include <vector>

#include "model/change.h"
#include "model/spec.h"

namespace model {

struct FieldChange {
    std::string path;      // "losses.0.weight", "layers"
    std::string sentence;  // "learning rate 0.01 to 0.03", "weight switched off", "a layer added"
    Change change = Change::look;
    Lever lever = Lever::view;
};

struct Diff {
    Change depth = Change::look;  // the deepest of the changes
    std::vector<FieldChange> changes;
    [[nodiscard]] bool empty() const { return changes.empty(); }
};

// All differences from `running` to `draft`, in schema order.
Diff diff(const Spec& running, const Spec& draft);

}  // namespace model
