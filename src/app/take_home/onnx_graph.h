// Builds an ONNX model (a neural network in the exchange format of onnx.ai): nodes, constants, inputs and outputs are
// added one by one, and model() returns the bytes of the .onnx file. Source: onnx.proto3 of ONNX 1.12 (IR version 8),
// opset 17. May include protobuf.h and tensors.h. Next: onnx_ops.h, which writes our ops as ONNX nodes; model_onnx.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/take_home/protobuf.h"
#include "app/take_home/tensors.h"

namespace app {

// An attribute of a node: a whole number, a float, a list of whole numbers, or a text.
struct OnnxAttribute {
    std::string name;
    enum class Kind { whole, real, wholes, text } kind = Kind::whole;
    std::int64_t whole = 0;
    float real = 0;
    std::vector<std::int64_t> wholes{};
    std::string text{};
};

class OnnxGraph {
   public:
    // Adds a node that applies an ONNX operator to values of these names; its output has the name `output`.
    void add_node(std::string_view op, const std::vector<std::string>& inputs, const std::string& output,
                  const std::vector<OnnxAttribute>& attributes = {});
    // The same with a new unique name for the output. Returns that name.
    std::string add_step(std::string_view op, const std::vector<std::string>& inputs,
                         const std::vector<OnnxAttribute>& attributes = {});
    void add_constant(const Tensor& tensor);  // under the tensor's name
    // Adds a constant, a number or a list of integers (axes), under a new unique name. Returns that name.
    std::string add_scalar(float value);
    std::string add_integers(const std::vector<std::int64_t>& values);
    // Declares a float matrix [N, columns] as an input or output of the model; N may vary.
    void add_input(const std::string& name, int columns);
    void add_output(const std::string& name, int columns);

    // The bytes of the .onnx file; notes are stored as its metadata.
    [[nodiscard]] std::string model(const std::vector<TensorNote>& notes) const;

   private:
    std::string next_name() { return "_" + std::to_string(n_names_++); }

    Message graph_;
    int n_names_ = 0;
};

}  // namespace app
