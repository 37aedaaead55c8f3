// Part of forms.h: whole encoders to begin with, one for each architecture. To add one: a function here and its line in
// stacks_for().
#include <algorithm>

#include "model/forms.h"

namespace model {
namespace {

using data::FormKind;

LayerSpec layer(std::string_view kind, int width = LayerSpec{}.width, std::string_view activation = "tanh") {
    LayerSpec made;
    made.kind = kind;
    made.width = width;
    made.activation = activation;
    return made;
}

LayerSpec pool() {
    LayerSpec made = layer("pool");
    made.kernel = 2;
    return made;
}

Stack dense_net() {
    return {"dense", "dense net", "All numbers at once, in no order.", FormKind::row, {layer("dense", 16)}};
}

Stack convolutions() {
    return {"conv",
            "convolutions",
            "Small windows over the picture, then larger ones over what those have seen.",
            FormKind::picture,
            {layer("picture"), layer("conv", 8, "relu"), pool(), layer("conv", 12, "relu"), pool(), layer("flatten")}};
}

Stack lstm() {
    return {"lstm",
            "LSTM",
            "Reads from first to last and keeps what it needs.",
            FormKind::sequence,
            {layer("sequence"), layer("lookup", 4), layer("lstm", 12), layer("last")}};
}

Stack attention() {
    return {"attention",
            "attention",
            "Each place looks at all others for what it needs.",
            FormKind::sequence,
            {layer("sequence"), layer("lookup", 8), layer("position"), layer("attention", 8), layer("mean")}};
}

Stack transformer() {
    return {"transformer",
            "Transformer",
            "Attention and a small net at each place, twice.",
            FormKind::sequence,
            {layer("sequence"), layer("lookup", 8), layer("position"), layer("transformer", 8), layer("transformer", 8),
             layer("mean")}};
}

Stack letters_in_a_row() {
    return {"lookup",
            "table of letters",
            "A place for each letter, then a dense net over all places.",
            FormKind::sequence,
            {layer("sequence"), layer("lookup", 2), layer("flatten"), layer("dense", 32)}};
}

Stack graph() {
    return {"graph",
            "graph convolutions",
            "Each thing hears its neighbours, and theirs.",
            FormKind::nodes,
            {layer("nodes"), layer("graph_conv", 16), layer("graph_conv", 8), layer("own")}};
}

}  // namespace

std::vector<Stack> stacks_for(const Spec& spec) {
    std::vector<Stack> stacks = {dense_net(),   convolutions(), letters_in_a_row(), lstm(), attention(),
                                 transformer(), graph()};
    const auto cannot = [&](const Stack& stack) {
        Spec tried = spec;
        tried.layers = stack.layers;
        return !forms_of(tried).ok();
    };
    stacks.erase(std::remove_if(stacks.begin(), stacks.end(), cannot), stacks.end());
    return stacks;
}

}  // namespace model
