// The data that models are made for. May include core and data; knows nothing of graphs. Next: model.h.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "data/features.h"

namespace model {

// A data set made ready for models; loaded once and shared.
struct Material {
    data::Dataset dataset;
    data::FeatureMatrix features;
};
core::Result<std::shared_ptr<const Material>> load_material(const std::string& dataset_id);

}  // namespace model
