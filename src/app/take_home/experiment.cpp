// The whole experiment as one file that is opened again by dropping it on the page: experiment_file.h.
#include "app/take_home/experiment_file.h"
#include "app/take_home/kinds.h"

namespace app::kinds {
namespace {

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    return std::vector<TakenFile>{{stem + ".safetensors", experiment_file(experiment.session, true)}};
}

}  // namespace

extern const TakeHomeRow experiment{
    .id = "experiment",
    .label = "Whole experiment",
    .help = "Levers, own data, weights and curves in one file: drop it here, and it trains on.",
    .suffix = "-experiment",
    .ending = ".safetensors",
    .make = make,
};

}  // namespace app::kinds
