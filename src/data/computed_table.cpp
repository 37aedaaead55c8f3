#include "data/computed_table.h"

#include <utility>

namespace data {

Column begin_numbers(std::string id) {
    return {.id = std::move(id), .kind = ColumnKind::number, .numbers = {}, .codes = {}, .categories = {}};
}

Column begin_categories(std::string id, std::vector<std::string> categories) {
    return {.id = std::move(id),
            .kind = ColumnKind::category,
            .numbers = {},
            .codes = {},
            .categories = std::move(categories)};
}

Column begin_names() { return begin_categories("name", {}); }

void add_name(Column& names, std::string name) {
    names.codes.push_back(static_cast<int>(names.categories.size()));
    names.categories.push_back(std::move(name));
}

std::vector<std::string> categories_of(std::string_view signs) {
    std::vector<std::string> categories;
    for (const char sign : signs) categories.emplace_back(1, sign);
    return categories;
}

std::vector<std::string> position_ids(const std::string& what, int steps) {
    std::vector<std::string> ids;
    for (int t = 1; t <= steps; ++t) ids.push_back(what + "_" + std::to_string(t));
    return ids;
}

std::vector<Column> begin_positions(const std::string& what, int steps, const std::vector<std::string>& categories) {
    std::vector<Column> columns;
    for (std::string& id : position_ids(what, steps)) columns.push_back(begin_categories(std::move(id), categories));
    return columns;
}

}  // namespace data
