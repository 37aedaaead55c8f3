// The part of a link that asks for many maps at once, and of a lesson's step that offers them:
//   "across=losses.1.weight=0..1/4&down=layers.1.width=1,4,16&bits_of=colour&enough=1"     axes as model/axis.h reads
//   them "seeds=10"                                                                      the same Spec with ten seeds
// The rest is the experiment's (model/link.h). May include core, model, train/sweep.h, ui/sweep.h and app.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "train/sweep.h"
#include "ui/sweep.h"

namespace app {

struct SweepLink {
    std::vector<std::string> axes;  // across, down; texts
    bool seeds = false;
    std::string bits_of;  // empty: not said
    double enough = -1;   // below 0: not said
    std::string rest;     // without "#"
    core::Error wrong;    // empty sentence = nothing

    [[nodiscard]] bool is_sweep() const { return seeds || !axes.empty(); }
};

SweepLink split_sweep_link(std::string_view fragment);
// What split_sweep_link() would make the same maps of.
std::string sweep_link(const train::Sweep& sweep, const ui::SweepRequest& request);
// Of the Spec. Errors: what the axes or the Spec cannot be.
core::Result<train::Sweep> sweep_of(const SweepLink& link, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material = nullptr);

}  // namespace app
