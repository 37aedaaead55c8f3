// Choices of a menu, made from the rows of a table that have an id, a label and a help text. Internal to the *_fields.cpp
// files of the schema. May include model/choice.h.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/choice.h"

namespace model {

// One choice for each row, in the table's order.
template <class Row>
std::vector<Choice> row_choices(std::span<const Row> rows) {
    std::vector<Choice> choices;
    for (const Row& row : rows) {
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
    }
    return choices;
}

}  // namespace model
