// The differences between two Specs, with a sentence for each and how deep the change is (change.h), according to the
// schema. Only reports them; app/experiment/session.h applies them. May include model.
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

// Whether the two differ only in the places or the number of drawn points (data/drawing/drawing.h): the model's weights
// then fit both.
bool only_points_moved(const Spec& running, const Spec& draft);

}  // namespace model
