// Exports a Python script (for NumPy or PyTorch) that continues the training of a model, and a safetensors file with
// its weights and data. The script consists of a template, those of our Python functions that it uses, and the model's
// graph; templates and functions are files in python/. May include python_net.h, take_home.h. Next: model_numpy.cpp,
// model_pytorch.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/python_net.h"
#include "app/take_home/take_home.h"
#include "engine/optimiser.h"

namespace app {

// How scripts are made for one Python library, NumPy or PyTorch.
struct ScriptKind {
    std::string_view frame, ops;  // files in python/: the template, our functions for this library
    PythonStyle style;
    // The Python expression for the template's SLOTS, the state of these optimisers: how many slots a weight has
    // (NumPy), or for each optimiser their names.
    std::string (*slots)(const std::vector<const engine::Optimiser*>& optimisers) = nullptr;
};

// The Python tuple of text(optimiser) for each of them: "(adam, sgd,)".
template <class Text>
std::string python_tuple(const std::vector<const engine::Optimiser*>& optimisers, Text text) {
    std::string list;
    for (const engine::Optimiser* optimiser : optimisers) list += text(*optimiser) + ", ";
    if (!list.empty()) list.pop_back();
    return "(" + list + ")";
}

// Makes the two files, stem.py and stem.safetensors. Errors: those of python_net().
core::Result<std::vector<TakenFile>> make_script(const TakenFrom& experiment, const std::string& stem,
                                                 const ScriptKind& kind);

// The source of those top-level functions and classes of the Python source `library` that the Python source `text`
// uses, directly or through others, in the order of `library`.
std::string used_parts(std::string_view library, const std::string& text);

}  // namespace app
