// Translation of our ops to Python expressions, as a table with one row for each op. The expressions call functions
// that python/numpy_ops.py and python/torch_ops.py define under the same names, so one table serves NumPy and PyTorch.
// Includes engine only. Next: python_net.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graph.h"

namespace app {

// Precedence of an expression, loosest first: a looser expression inside another one is put in brackets.
enum class Binding { sum, product, call };

struct PythonText {
    std::string text;
    Binding binding = Binding::call;
};

// The expression of an op on the inputs `in`, the first of which has the shape x. Empty text: the op has no expression.
PythonText python_of(const engine::Node& node, engine::Shape x, const std::vector<PythonText>& in);
// The number of inputs that the expression reads, which are the first ones; whether it is training is not read.
int inputs_in_python(const engine::Node& node);

}  // namespace app
