// A model as a computation graph: inputs, parameters and ops, in the order in which they are computed. Plain data;
// building one computes nothing. May include core and engine. Next: program.h, which plans its memory and runs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "engine/op.h"

namespace engine {

// A node of a graph, by its index in Graph::nodes. Only meaningful together with the graph that returned it.
struct Value {
    int index = -1;
    bool operator==(const Value&) const = default;
};

enum class NodeKind { input, parameter, op };

// Initialisers of parameters. Random streams are named after the parameter, so adding one never changes another.
enum class Init {
    zero,
    one,
    glorot,      // uniform in +-sqrt(6 / (rows + cols)): Glorot, Bengio 2010, equation 16
    he,          // uniform in +-sqrt(6 / rows): He et al. 2015, equation 10, as a uniform
    identity,    // ones on the diagonal: a new square layer starts as the identity function
    orthogonal,  // rows or columns orthonormal, whichever are fewer: Saxe, McClelland, Ganguli 2014
    large,       // normal with standard deviation 3: too large on purpose, to show the effect
};

struct Node {
    NodeKind kind = NodeKind::input;
    std::string name;  // unique for inputs and parameters ("encoder.0.weight"); the op's name for ops
    Shape shape;
    Init init = Init::zero;              // parameters only
    const Op* op = nullptr;              // ops only
    std::array<Value, kMaxInputs> in{};  // ops only
    Attributes attributes{};             // ops only
    bool wants_gradient = false;         // a parameter, or an op that depends on one
    std::vector<float> constant{};       // [rows * cols], inputs only: values that make_memory writes once; empty: the
                                         // owner of the memory writes the input
};

struct Graph {
    std::vector<Node> nodes;
};

// Names must be new in the graph and shapes positive (rows of an input may be -T: T rows for each thing of the batch,
// see tensor.h); both are checked.
Value add_input(Graph& graph, std::string_view name, Shape shape);
// An input whose values never change: they belong to the graph. shape.rows must be fixed; values [rows * cols].
Value add_constant(Graph& graph, std::string_view name, Shape shape, std::vector<float> values);
Value add_parameter(Graph& graph, std::string_view name, Shape shape, Init init);
// Adds a node that applies `op` to the inputs; the op's shape rule gives its shape. Inputs of wrong shapes are a bug
// (checked), because only the compiler of Specs builds graphs.
Value apply(Graph& graph, const Op& op, std::initializer_list<Value> inputs, const Attributes& attributes = {});

// Adds the ops that lead from `from` to `to` once more, with `x` in the place of `from`, and returns the second `to`: the
// same layers for another input. Inputs and parameters are shared by both; `frozen`: the parameters learn nothing from
// the second. Ops that do not depend on `from` are not repeated. x: of from's shape (checked).
Value apply_again(Graph& graph, Value from, Value to, Value x, bool frozen);

Shape shape_of(const Graph& graph, Value value);
// Whether `value` is computed from `on`, directly or through other nodes, or is the same node.
bool depends_on(const Graph& graph, Value value, Value on);
// Whether gradients of `value` reach `on`: it depends on it along a path without stop_gradient.
bool learns_through(const Graph& graph, Value value, Value on);
// The input or parameter of this name, or index -1.
Value find_value(const Graph& graph, std::string_view name);

}  // namespace engine
