#include "model/layer_values.h"

#include <algorithm>

namespace model {

std::vector<float> layer_values(const Model& model, engine::Memory<float>& memory, const Material& material,
                                engine::Value layer) {
    const data::FeatureMatrix& features = material.features;
    std::vector<float> values;
    for (int first = 0; first < features.n_rows; first += model.program.max_rows) {
        const int n_rows = std::min(model.program.max_rows, features.n_rows - first);
        const engine::Matrix<float> x = engine::value_of(model.program, memory, model.features, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            std::copy_n(features.values.data() + static_cast<long>(first + r) * features.n_columns, features.n_columns,
                        x.row(r));
        }
        engine::forward(model.program, memory, n_rows);
        const engine::Matrix<float> y = engine::value_of(model.program, memory, layer, n_rows);
        for (int r = 0; r < n_rows; ++r) values.insert(values.end(), y.row(r), y.row(r) + y.cols);
    }
    return values;
}

}  // namespace model
