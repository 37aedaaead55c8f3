// The table of all ops, made from the list in op_list.h. See op.h.
#include "engine/ops.h"

namespace engine {
namespace {

#define ES_ADDRESS(name) &ops::name,
constexpr const Op* kOps[] = {ES_OPS(ES_ADDRESS)};
#undef ES_ADDRESS

}  // namespace

std::span<const Op* const> op_table() { return kOps; }

const Op* find_op(std::string_view name) {
    for (const Op* op : kOps) {
        if (op->name == name) return op;
    }
    return nullptr;
}

}  // namespace engine
