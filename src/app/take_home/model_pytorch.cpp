// The model as a script for PyTorch: the same architecture, data, losses and optimiser, from our weights.
#include "app/take_home/kinds.h"
#include "app/take_home/script.h"

namespace app::kinds {
namespace {

// What PyTorch calls the state of its optimisers.
std::string names_of_slots(const engine::Optimiser& optimiser) {
    if (optimiser.n_slots == 0) return "()";
    if (optimiser.n_slots == 2) return "(\"exp_avg\", \"exp_avg_sq\")";
    return optimiser.id == "rmsprop" ? "(\"square_avg\",)" : "(\"momentum_buffer\",)";
}

std::string slots(const std::vector<const engine::Optimiser*>& optimisers) {
    return python_tuple(optimisers, names_of_slots);
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    return make_script(experiment, stem,
                       {.frame = "torch_script.py",
                        .ops = "torch_ops.py",
                        .style = {.before_encoding = "", .constant = "CONSTANTS[{}]", .drawn = "drawn[{}]"},
                        .slots = slots});
}

}  // namespace

extern const TakeHomeRow model_pytorch{
    .id = "model.pytorch",
    .label = "Model: PyTorch script",
    .help = "The same architecture, data, losses and optimiser, from these weights.",
    .suffix = "-pytorch",
    .ending = ".py",
    .make = make,
};

}  // namespace app::kinds
