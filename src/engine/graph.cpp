#include "engine/graph.h"

#include "core/check.h"
#include "engine/ops.h"

namespace engine {
namespace {

Value add_node(Graph& graph, Node node) {
    graph.nodes.push_back(std::move(node));
    return {static_cast<int>(graph.nodes.size()) - 1};
}

const Node& node_of(const Graph& graph, Value value) {
    ES_CHECK(value.index >= 0 && value.index < static_cast<int>(graph.nodes.size()),
             "a Value is only meaningful with the graph that made it");
    return graph.nodes[static_cast<std::size_t>(value.index)];
}

void check_new_name(const Graph& graph, std::string_view name) {
    ES_CHECK(!name.empty(), "inputs and parameters need a name");
    ES_CHECK(find_value(graph, name).index < 0, "two inputs or parameters of the same name: " + std::string(name));
}

}  // namespace

Value add_input(Graph& graph, std::string_view name, Shape shape) {
    check_new_name(graph, name);
    ES_CHECK(shape.rows != 0 && shape.cols >= 1, "an input needs a positive shape");
    Node node;
    node.kind = NodeKind::input;
    node.name = name;
    node.shape = shape;
    return add_node(graph, std::move(node));
}

Value add_constant(Graph& graph, std::string_view name, Shape shape, std::vector<float> values) {
    ES_CHECK(
        shape.rows >= 1 && values.size() == static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.cols),
        "a constant needs one value for each element of a shape that knows no batch");
    const Value value = add_input(graph, name, shape);
    graph.nodes.back().constant = std::move(values);
    return value;
}

Value add_parameter(Graph& graph, std::string_view name, Shape shape, Init init) {
    check_new_name(graph, name);
    ES_CHECK(shape.rows >= 1 && shape.cols >= 1, "a parameter needs a positive shape that knows no batch");
    Node node;
    node.kind = NodeKind::parameter;
    node.name = name;
    node.shape = shape;
    node.init = init;
    node.wants_gradient = true;
    return add_node(graph, std::move(node));
}

Value apply(Graph& graph, const Op& op, std::initializer_list<Value> inputs, const Attributes& attributes) {
    ES_CHECK(static_cast<int>(inputs.size()) == op.n_inputs, std::string(op.name) + " got a wrong number of inputs");
    Node node;
    node.kind = NodeKind::op;
    node.name = op.name;
    node.op = &op;
    node.attributes = attributes;
    std::array<Shape, kMaxInputs> shapes{};
    std::size_t n = 0;
    for (const Value input : inputs) {
        const Node& source = node_of(graph, input);
        node.in[n] = input;
        node.wants_gradient = node.wants_gradient || source.wants_gradient;
        shapes[n++] = source.shape;
    }
    const core::Result<Shape> shape = op.shape({shapes.data(), n}, attributes);
    if (!shape.ok()) ES_CHECK(false, std::string(op.name) + ": " + shape.error().sentence);
    node.shape = shape.value();
    return add_node(graph, std::move(node));
}

Value apply_again(Graph& graph, Value from, Value to, Value x, bool frozen) {
    ES_CHECK(shape_of(graph, x) == shape_of(graph, from), "another input of the same layers has the same shape");
    ES_CHECK(depends_on(graph, to, from), "there are no layers between the two");
    // For each node up to `to`: the one that takes its place, or -1 = itself.
    std::vector<int> second(static_cast<std::size_t>(to.index) + 1, -1);
    second[static_cast<std::size_t>(from.index)] = x.index;
    const auto in_second = [&](Value input) {
        int& place = second[static_cast<std::size_t>(input.index)];
        const bool learns = graph.nodes[static_cast<std::size_t>(input.index)].kind == NodeKind::parameter;
        if (place < 0 && frozen && learns) place = apply(graph, ops::stop_gradient, {input}).index;
        return place < 0 ? input : Value{place};
    };
    for (int i = from.index + 1; i <= to.index; ++i) {
        const Node node = graph.nodes[static_cast<std::size_t>(i)];  // a copy: apply() adds nodes
        if (node.kind != NodeKind::op || !depends_on(graph, {i}, from) || !depends_on(graph, to, {i})) continue;
        Node again = node;
        again.wants_gradient = false;
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.op->n_inputs); ++k) {
            again.in[k] = in_second(node.in[k]);
            again.wants_gradient = again.wants_gradient || node_of(graph, again.in[k]).wants_gradient;
        }
        second[static_cast<std::size_t>(i)] = add_node(graph, std::move(again)).index;
    }
    return {second[static_cast<std::size_t>(to.index)]};
}

Shape shape_of(const Graph& graph, Value value) { return node_of(graph, value).shape; }

// Whether `value` is `on` or is computed from it, by nodes that `passes` lets through.
template <class Passes>
static bool is_computed_from(const Graph& graph, Value value, Value on, const Passes& passes) {
    std::vector<char> is_made(graph.nodes.size(), char{0});
    is_made[static_cast<std::size_t>(on.index)] = 1;
    for (auto i = static_cast<std::size_t>(on.index) + 1; i <= static_cast<std::size_t>(value.index); ++i) {
        const Node& node = graph.nodes[i];
        if (node.kind != NodeKind::op || !passes(node)) continue;
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.op->n_inputs); ++k) {
            if (is_made[static_cast<std::size_t>(node.in[k].index)] != 0) is_made[i] = 1;
        }
    }
    return is_made[static_cast<std::size_t>(value.index)] != 0;
}

bool depends_on(const Graph& graph, Value value, Value on) {
    return is_computed_from(graph, value, on, [](const Node&) { return true; });
}

bool learns_through(const Graph& graph, Value value, Value on) {
    return is_computed_from(graph, value, on, [](const Node& node) { return node.op != &ops::stop_gradient; });
}

Value find_value(const Graph& graph, std::string_view name) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (node.kind != NodeKind::op && node.name == name) return {static_cast<int>(i)};
    }
    return {};
}

}  // namespace engine
