#include "engine/pair_gradients.h"

#include "core/check.h"

namespace engine {

bool is_of_pairs(const Graph& graph, Value loss) {
    const Op* op = graph.nodes[static_cast<std::size_t>(loss.index)].op;
    return op != nullptr && op->pair_gradients != nullptr;
}

std::vector<double> pair_gradients(const Program& program, Memory<float>& memory, Value loss, int rows) {
    ES_CHECK(is_of_pairs(program.graph, loss), "only a loss on pairs has slopes of pairs");
    const Node& node = program.graph.nodes[static_cast<std::size_t>(loss.index)];
    std::array<std::vector<double>, kMaxInputs> inputs;
    Call<double> call;
    for (std::size_t i = 0; i < static_cast<std::size_t>(node.op->n_inputs); ++i) {
        const Matrix<float> in = value_of(program, memory, node.in[i], rows);
        inputs[i].assign(in.data, in.data + static_cast<long>(in.rows) * in.stride);
        call.in[i] = {inputs[i].data(), in.rows, in.cols, in.stride};
    }
    std::vector<double> slopes(static_cast<std::size_t>(rows) * static_cast<std::size_t>(rows), 0.0);
    const double one = 1;
    call.out = {slopes.data(), rows, rows, rows};
    call.d_out = {&one, 1, 1, 1};
    call.attributes = &node.attributes;
    node.op->pair_gradients(call);
    return slopes;
}

}  // namespace engine
