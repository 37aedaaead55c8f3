// Reads and writes the part of a link that asks for many maps (a sweep); lessons::Step::maps is the same text.
// Examples:
//   "across=losses.1.weight=0..1/4&down=layers.1.width=1,4,16&bits_of=colour&enough=1"  axes as in model/axis.h
//   "seeds=10"                                                                          the same Spec with ten seeds
// The other parts of the link describe the experiment (model/link.h). May include core, model, train/sweep.h,
// ui/sweep.h and app. Next: links.cpp, which uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "train/sweep.h"
#include "ui/sweep.h"

namespace app {

struct SweepLink {
    std::vector<std::string> axes;  // the values of "across" and "down"
    bool seeds = false;             // "seeds" is given: the only axis is seeds
    std::string bits_of;            // attribute whose bits kept (train/bits_kept.h) are shown; empty: not given
    double enough = -1;             // a map that keeps at least so many bits is drawn with a frame; below 0: not given
    std::string rest;               // the other parts of the link, without "#"
    core::Error wrong;              // what is wrong with this part; empty sentence = nothing

    // Whether the link asks for many maps.
    [[nodiscard]] bool is_sweep() const { return seeds || !axes.empty(); }
};

// Splits this part off a link.
SweepLink split_sweep_link(std::string_view fragment);
// The inverse: the part of a link that asks for this sweep, without "&" before it.
std::string sweep_link(const train::Sweep& sweep, const ui::SweepRequest& request);
// The sweep of a link over a base Spec. Error: what is wrong with the axes or the Spec.
core::Result<train::Sweep> sweep_of(const SweepLink& link, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material = nullptr);

}  // namespace app
