// The order here is the order of the reference page. To add an op: one file in ops/, one line in op.h, one line here,
// and one case in tests/engine/op_cases.h (the tests say so if it is missing).
#include "engine/op.h"

namespace engine {
namespace {

constexpr const Op* kOps[] = {
    &ops::dense,
    &ops::bias,
    &ops::relu,
    &ops::tanh,
    &ops::scale_columns,
    &ops::softmax_cross_entropy,
    &ops::mean_squared_error,
    &ops::weigh,
    &ops::add,
};

}  // namespace

std::span<const Op* const> op_table() { return kOps; }

const Op* find_op(std::string_view name) {
    for (const Op* op : kOps) {
        if (op->name == name) return op;
    }
    return nullptr;
}

}  // namespace engine
