// See tokens.h.
#include "data/tokens.h"

#include <map>

namespace data {
namespace {

// The columns of a group that has one category for each position; empty if it is not such a group.
std::vector<const Column*> positions_of(const Dataset& dataset, const FeatureGroup& group) {
    std::vector<const Column*> columns;
    if (group.form.kind != FormKind::sequence || static_cast<int>(group.columns.size()) != group.form.steps)
        return columns;
    for (const std::string& id : group.columns) {
        const Column* column = find_column(dataset.table, id);
        if (column == nullptr || column->kind != ColumnKind::category) return {};
        columns.push_back(column);
    }
    return columns;
}

// The texts at each position of all things, [N, T], with those of this group added.
void add_texts(std::vector<std::string>& texts, const std::vector<const Column*>& columns) {
    const std::size_t steps = columns.size();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Column& column = *columns[i % steps];
        const int code = column.codes[i / steps];
        if (code >= 0) texts[i] += column.categories[static_cast<std::size_t>(code)];
    }
}

}  // namespace

Tokens tokens_of(const Dataset& dataset) {
    Tokens tokens;
    std::vector<std::string> texts;
    for (const FeatureGroup& group : dataset.row.groups) {
        const std::vector<const Column*> columns = positions_of(dataset, group);
        if (columns.empty() || (tokens.steps > 0 && tokens.steps != group.form.steps)) continue;
        tokens.steps = group.form.steps;
        texts.resize(columns.front()->codes.size() * columns.size());
        add_texts(texts, columns);
    }
    std::map<std::string, int> known;
    for (const std::string& text : texts) {
        const auto [found, is_new] = known.emplace(text, static_cast<int>(tokens.texts.size()));
        if (is_new && !text.empty()) tokens.texts.push_back(text);
        tokens.codes.push_back(text.empty() ? -1 : found->second);
    }
    return tokens;
}

Tokens classes_of(const Dataset& dataset, const PlaceClass& classes) {
    Tokens at_places{.texts = {}, .codes = {}, .steps = static_cast<int>(classes.columns.size())};
    std::vector<const Column*> columns;
    for (const std::string& id : classes.columns) columns.push_back(find_column(dataset.table, id));
    if (columns.empty()) return at_places;
    at_places.texts = columns.front()->categories;
    for (std::size_t thing = 0; thing < columns.front()->codes.size(); ++thing) {
        for (const Column* column : columns) at_places.codes.push_back(column->codes[thing]);
    }
    return at_places;
}

}  // namespace data
