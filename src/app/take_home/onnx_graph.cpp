// See onnx_graph.h. The numbers of fields stand beside the names they have in onnx.proto3.
#include "app/take_home/onnx_graph.h"

namespace app {
namespace {

constexpr std::int64_t kFloat = 1, kInt64 = 7;  // TensorProto.DataType

Message attribute_message(const OnnxAttribute& attribute) {
    Message message;  // AttributeProto
    message.add(1, attribute.name);
    switch (attribute.kind) {
        case OnnxAttribute::Kind::real:
            message.add(2, attribute.real);    // f
            message.add(20, std::int64_t{1});  // type FLOAT
            break;
        case OnnxAttribute::Kind::whole:
            message.add(3, attribute.whole);   // i
            message.add(20, std::int64_t{2});  // type INT
            break;
        case OnnxAttribute::Kind::wholes:
            for (const std::int64_t value : attribute.wholes) message.add(8, value);  // ints
            message.add(20, std::int64_t{7});                                         // type INTS
            break;
        case OnnxAttribute::Kind::text:
            message.add(4, std::string_view(attribute.text));  // s
            message.add(20, std::int64_t{3});                  // type STRING
            break;
    }
    return message;
}

// ValueInfoProto of a float matrix [N, columns]; N has a name and no size.
Message value_info(const std::string& name, int columns) {
    Message rows, width, shape, tensor, type, info;
    rows.add(2, std::string_view("N"));                // Dimension.dim_param
    width.add(1, static_cast<std::int64_t>(columns));  // Dimension.dim_value
    shape.add(1, rows);                                // TensorShapeProto.dim
    shape.add(1, width);
    tensor.add(1, kFloat);  // TypeProto.Tensor.elem_type
    tensor.add(2, shape);
    type.add(1, tensor);  // TypeProto.tensor_type
    info.add(1, std::string_view(name));
    info.add(2, type);
    return info;
}

}  // namespace

void OnnxGraph::add_node(std::string_view op, const std::vector<std::string>& inputs, const std::string& output,
                         const std::vector<OnnxAttribute>& attributes) {
    Message node;  // NodeProto
    for (const std::string& input : inputs) node.add(1, std::string_view(input));
    node.add(2, std::string_view(output));
    node.add(3, std::string_view(output));  // its name
    node.add(4, op);
    for (const OnnxAttribute& attribute : attributes) node.add(5, attribute_message(attribute));
    graph_.add(1, node);
}

std::string OnnxGraph::add_step(std::string_view op, const std::vector<std::string>& inputs,
                                const std::vector<OnnxAttribute>& attributes) {
    const std::string name = next_name();
    add_node(op, inputs, name, attributes);
    return name;
}

void OnnxGraph::add_constant(const Tensor& tensor) {
    Message message;  // TensorProto
    for (const int size : tensor.shape) message.add(1, static_cast<std::int64_t>(size));
    message.add(2, kFloat);
    message.add(8, std::string_view(tensor.name));
    std::string raw;
    for (const float value : tensor.values) add_float(raw, value);
    message.add(9, std::string_view(raw));
    graph_.add(5, message);  // initializer
}

std::string OnnxGraph::add_scalar(float value) {
    const std::string name = next_name();
    add_constant({name, {}, {value}});
    return name;
}

std::string OnnxGraph::add_integers(const std::vector<std::int64_t>& values) {
    const std::string name = next_name();
    Message message;
    message.add(1, static_cast<std::int64_t>(values.size()));
    message.add(2, kInt64);
    message.add(8, std::string_view(name));
    std::string raw;
    for (const std::int64_t value : values) add_bytes(raw, static_cast<std::uint64_t>(value), 8);
    message.add(9, std::string_view(raw));
    graph_.add(5, message);
    return name;
}

void OnnxGraph::add_input(const std::string& name, int columns) { graph_.add(11, value_info(name, columns)); }
void OnnxGraph::add_output(const std::string& name, int columns) { graph_.add(12, value_info(name, columns)); }

std::string OnnxGraph::model(const std::vector<TensorNote>& notes) const {
    Message graph = graph_, opset, model;
    graph.add(2, std::string_view("embedscape"));
    opset.add(2, std::int64_t{17});
    model.add(1, std::int64_t{8});  // ir_version
    model.add(2, std::string_view("Embedscape"));
    model.add(3, std::string_view(EMBEDSCAPE_VERSION));
    model.add(7, graph);
    model.add(8, opset);
    for (const TensorNote& note : notes) {
        Message entry;
        entry.add(1, std::string_view(note.key));
        entry.add(2, std::string_view(note.text));
        model.add(14, entry);  // metadata_props
    }
    return model.bytes();
}

}  // namespace app
