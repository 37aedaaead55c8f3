// The model as ONNX: encoder and heads. One input: the standardised features [N, D] or, for a net over the nodes
// of a graph, the indices of the wanted things, "thing" [N, 1]. Outputs: "map", the embedding, and for each head its raw
// prediction under its id, with probabilities of classes as "<id>.probability" and numbers in their own unit as
// "<id>.value". docs/take-home.md says what differs from training.
#include <algorithm>

#include "app/take_home/kinds.h"
#include "app/take_home/onnx_ops.h"
#include "app/take_home/tensors.h"
#include "core/json.h"
#include "model/tables.h"

namespace app::kinds {
namespace {

// Writes the nodes that a value needs, each once.
struct Writer {
    OnnxGraph graph;
    const engine::Graph& from;
    std::vector<Tensor> weights;
    std::vector<std::string> names;  // one a node; empty = not written yet
    std::string problem{};

    // Constants, and inputs that come from outside.
    void add_input(const engine::Node& node) {
        if (!node.constant.empty())
            graph.add_constant({node.name, {node.shape.rows, node.shape.cols}, node.constant});
        else if (node.shape.rows == engine::kBatchRows)
            graph.add_input(node.name, node.shape.cols);
    }
    // Adds a weight that a node reads; weights that no output needs are left out.
    void add_weight(const std::string& name) {
        const auto found =
            std::find_if(weights.begin(), weights.end(), [&](const Tensor& w) { return w.name == name; });
        graph.add_constant(*found);
    }

    // The name of a node's value, written now if it is not there yet. `wanted`: the name that it gets; empty = any.
    std::string write(engine::Value value, const std::string& wanted = "") {
        const auto at = static_cast<std::size_t>(value.index);
        const engine::Node& node = from.nodes[at];
        if (!names[at].empty() && wanted.empty()) return names[at];
        if (!names[at].empty()) {
            graph.add_node("Identity", {names[at]}, wanted);
            return wanted;
        }
        names[at] =
            node.kind == engine::NodeKind::op ? (wanted.empty() ? "op." + std::to_string(at) : wanted) : node.name;
        if (node.kind == engine::NodeKind::parameter) add_weight(node.name);
        if (node.kind == engine::NodeKind::input) add_input(node);
        if (node.kind != engine::NodeKind::op) return names[at];
        const OnnxOp* op = find_onnx_op(node.op->name);
        if (op == nullptr) {
            problem = "ONNX cannot express the part " + std::string(node.op->name) +
                      " of this model here; take it as safetensors.";
            return names[at];
        }
        std::vector<std::string> in;
        for (int k = 0; k < op->n_read; ++k) in.push_back(write(node.in[static_cast<std::size_t>(k)]));
        op->write(graph, {node, engine::shape_of(from, node.in[0]), in, names[at]});
        return names[at];
    }
};

// What people read: probabilities, or numbers in their own unit.
void add_readable(OnnxGraph& graph, const model::Head& head) {
    const auto n = static_cast<int>(head.outputs.size());
    if (head.answer == model::Answer::classes) {
        const bool each = head.spec.kind == "binary";  // yes or no for each class
        const std::string name = head.id + ".probability";
        if (each) {
            graph.add_node("Sigmoid", {head.id}, name);
        } else {
            graph.add_node("Softmax", {head.id}, name,
                           {{.name = "axis", .kind = OnnxAttribute::Kind::whole, .whole = 1}});
        }
        return graph.add_output(name, n);
    }
    graph.add_constant({head.id + ".mean", {1, n}, head.mean});
    graph.add_constant({head.id + ".scale", {1, n}, head.scale});
    const std::string scaled = graph.add_step("Mul", {head.id, head.id + ".scale"});
    graph.add_node("Add", {scaled, head.id + ".mean"}, head.id + ".value");
    graph.add_output(head.id + ".value", n);
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Trainer& trainer = experiment.session.trainer();
    const model::Model& model = trainer.model();
    const engine::Graph& from = model.program.graph;
    Writer writer{.graph = {},
                  .from = from,
                  .weights = weights_of(trainer),
                  .names = std::vector<std::string>(from.nodes.size())};
    const int n_columns = trainer.material().features.n_columns;
    writer.graph.add_constant(
        {"feature_mask", {1, n_columns}, model::feature_mask(trainer.spec(), trainer.material())});
    writer.write(model.map, "map");
    writer.graph.add_output("map", trainer.spec().map_dims);
    for (const model::Head& head : model.heads) {
        if (head.answer == model::Answer::none) continue;
        writer.write(head.output, head.id);
        writer.graph.add_output(head.id, static_cast<int>(head.outputs.size()));
        add_readable(writer.graph, head);
    }
    if (!writer.problem.empty()) return core::Error{"", writer.problem};
    std::vector<TensorNote> notes = notes_of(experiment.session.trainer());
    notes.push_back({"feature_mean", core::Json(trainer.material().features.mean).dump()});
    notes.push_back({"feature_scale", core::Json(trainer.material().features.scale).dump()});
    return std::vector<TakenFile>{{stem + ".onnx", writer.graph.model(notes)}};
}

}  // namespace

extern const TakeHomeRow model_onnx{
    .id = "model.onnx",
    .label = "Model: ONNX",
    .help = "Encoder and heads, for onnxruntime and whatever else reads ONNX.",
    .suffix = "",
    .ending = ".onnx",
    .make = make,
};

}  // namespace app::kinds
