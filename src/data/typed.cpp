// See typed.h.
#include "data/typed.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/check.h"
#include "core/shown_text.h"

namespace data {
namespace {

constexpr std::size_t kMostNamed = 30;  // categories that an error names

core::Error unknown_token(const Column& column, const std::string& text) {
    std::string sentence = "There is no \"" + core::printable(text) + "\" here";
    if (column.categories.size() > kMostNamed) return {"text", sentence + "."};
    sentence += ", only ";
    for (std::size_t i = 0; i < column.categories.size(); ++i) {
        if (i > 0) sentence += i + 1 == column.categories.size() ? " and " : ", ";
        sentence += column.categories[i];
    }
    return {"text", sentence + "."};
}

// Writes the value of a cell into the features, of which the column's begin at `at`.
core::Status put_cell(const FeatureMatrix& matrix, const Column& column, const std::string& text, std::size_t at,
                      std::vector<float>& features) {
    const auto standardised = [&](std::size_t i, float value) { return (value - matrix.mean[i]) / matrix.scale[i]; };
    if (column.kind == ColumnKind::number) {
        char* end = nullptr;
        const float value = std::strtof(text.c_str(), &end);
        ES_CHECK(!text.empty() && *end == '\0', "read_typed() gave a number");
        features[at] = standardised(at, value);
        return {};
    }
    const auto found = std::find(column.categories.begin(), column.categories.end(), text);
    if (found == column.categories.end()) return unknown_token(column, text);
    for (std::size_t c = 0; c < column.categories.size(); ++c)
        features[at + c] = standardised(at + c, column.categories[c] == text ? 1.0f : 0.0f);
    return {};
}

}  // namespace

bool can_be_typed(const DatasetRow& row) { return row.encode_text != nullptr || row.read_typed != nullptr; }

core::Result<std::vector<float>> features_of_typed(const Dataset& dataset, const FeatureMatrix& matrix,
                                                   std::string_view text) {
    ES_CHECK(can_be_typed(dataset.row), "things of this data set cannot be typed");
    if (dataset.row.encode_text != nullptr) return features_of_text(dataset, matrix, text);
    const core::Result<std::vector<TypedCell>> cells = dataset.row.read_typed(text);
    if (!cells.ok()) return cells.error();
    std::vector<float> features(static_cast<std::size_t>(matrix.n_columns), 0.0f);
    for (const FeatureSpan& span : matrix.spans) {
        auto at = static_cast<std::size_t>(span.first);
        for (const std::string& id : dataset.row.groups[static_cast<std::size_t>(span.group)].columns) {
            const Column& column = *find_column(dataset.table, id);
            const auto cell = std::find_if(cells.value().begin(), cells.value().end(),
                                           [&](const TypedCell& one) { return one.column == id; });
            if (cell != cells.value().end()) {
                const core::Status put = put_cell(matrix, column, cell->text, at, features);
                if (!put.ok()) return put.error();
            }
            at += column.kind == ColumnKind::number ? 1 : column.categories.size();
        }
    }
    return features;
}

}  // namespace data
