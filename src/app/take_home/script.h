// Exports a Python script (NumPy or PyTorch) that continues the training of a model, and a safetensors file with its
// weights and data. The script is composed of a template, the library functions that it uses, and the net; template and
// library are files in python/. May include python_net.h, take_home.h. Next: model_numpy.cpp, model_pytorch.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/python_net.h"
#include "app/take_home/take_home.h"

namespace app {

// A Python library (NumPy, PyTorch) for which a script can be made.
struct ScriptKind {
    std::string_view frame, ops;  // files in python/: the template, the library
    PythonStyle style;
    // The Python value of SLOTS, which describes the optimiser's state: its number of slots (NumPy) or their names.
    std::string (*slots)(std::string_view optimiser, int n_slots) = nullptr;
};

// Makes the two files: script and data, whose names begin with `stem`. Errors: those of python_net().
core::Result<std::vector<TakenFile>> make_script(const TakenFrom& experiment, const std::string& stem,
                                                 const ScriptKind& kind);

// The source of those top-level functions and classes of `library` that `text` uses, directly or through others, in
// their order in the library.
std::string used_parts(std::string_view library, const std::string& text);

}  // namespace app
