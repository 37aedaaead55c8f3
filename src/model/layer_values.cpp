#include "model/layer_values.h"

#include <algorithm>
#include <utility>

namespace model {

std::vector<std::vector<float>> values_of_layers(const Model& model, engine::Memory<float>& memory,
                                                 const Material& material, std::span<const engine::Value> layers) {
    const data::FeatureMatrix& features = material.features;
    std::vector<std::vector<float>> values(layers.size());
    for (int first = 0; first < features.n_rows; first += model.program.max_rows) {
        const int n_rows = std::min(model.program.max_rows, features.n_rows - first);
        for (const RowSource& source : model.sources) {
            const engine::Matrix<float> x = engine::value_of(model.program, memory, source.input, n_rows);
            for (int r = 0; r < n_rows; ++r)
                std::copy_n(source.rows.data() + static_cast<long>(first + r) * source.cols, source.cols, x.row(r));
        }
        engine::forward(model.program, memory, n_rows);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const engine::Matrix<float> y = engine::value_of(model.program, memory, layers[i], n_rows);
            for (int r = 0; r < n_rows; ++r) values[i].insert(values[i].end(), y.row(r), y.row(r) + y.cols);
        }
    }
    return values;
}

std::vector<float> layer_values(const Model& model, engine::Memory<float>& memory, const Material& material,
                                engine::Value layer) {
    return std::move(values_of_layers(model, memory, material, {&layer, 1}).front());
}

}  // namespace model
