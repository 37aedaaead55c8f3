// The model as safetensors: all weights by name, the constants of its graph, mean and scale of the features, and as texts
// the Spec and all labels.
#include "app/take_home/kinds.h"
#include "app/take_home/safetensors.h"

namespace app::kinds {
namespace {

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Trainer& trainer = experiment.session.trainer();
    std::vector<Tensor> tensors = weights_of(trainer);
    for (Tensor& tensor : features_of(trainer)) tensors.push_back(std::move(tensor));
    for (Tensor& tensor : constants_of(experiment.session.trainer())) tensors.push_back(std::move(tensor));
    return std::vector<TakenFile>{
        {stem + ".safetensors", safetensors(tensors, notes_of(experiment.session.trainer()))}};
}

}  // namespace

extern const TakeHomeRow model_safetensors{
    .id = "model.safetensors",
    .label = "Model: safetensors",
    .help = "All weights by name, with the experiment and its labels.",
    .suffix = "",
    .ending = ".safetensors",
    .make = make,
};

}  // namespace app::kinds
