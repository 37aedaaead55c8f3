// The model as a script for NumPy that encodes, answers and trains on, with weights and data beside it.
#include <algorithm>

#include "app/take_home/kinds.h"
#include "app/take_home/script.h"

namespace app::kinds {
namespace {

std::string slots(const std::vector<const engine::Optimiser*>& optimisers) {
    int most = 0;
    for (const engine::Optimiser* optimiser : optimisers) most = std::max(most, optimiser->n_slots);
    return std::to_string(most);
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    return make_script(experiment, stem,
                       {.frame = "numpy_script.py",
                        .ops = "numpy_ops.py",
                        .style = {.before_encoding = "    features = var(features)\n",
                                  .constant = "var(CONSTANTS[{}])",
                                  .drawn = "var(drawn[{}])"},
                        .slots = slots});
}

}  // namespace

extern const TakeHomeRow model_numpy{
    .id = "model.numpy",
    .label = "Model: NumPy script",
    .help = "A script that encodes, answers and trains on, with the weights beside it.",
    .suffix = "-numpy",
    .ending = ".py",
    .make = make,
};

}  // namespace app::kinds
