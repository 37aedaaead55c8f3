// The tables. The order is the order of the menus.
#include "model/tables.h"

#include <array>

#include "model/rows.h"

namespace model {
namespace {

template <class Row>
const Row* find_row(std::span<const Row> table, std::string_view id) {
    for (const Row& row : table) {
        if (row.id == id) return &row;
    }
    return nullptr;
}

}  // namespace

std::span<const LayerRow> layer_table() {
    static const std::array table = {rows::dense};
    return table;
}

std::span<const ActivationRow> activation_table() {
    static const std::array table = {rows::tanh, rows::relu, rows::linear};
    return table;
}

std::span<const LossRow> loss_table() {
    static const std::array table = {rows::classify, rows::regress, rows::reconstruct};
    return table;
}

const LayerRow* find_layer(std::string_view id) { return find_row(layer_table(), id); }
const ActivationRow* find_activation(std::string_view id) { return find_row(activation_table(), id); }
const LossRow* find_loss(std::string_view id) { return find_row(loss_table(), id); }

}  // namespace model
