// A data set prepared for training. May include core and data; knows no graphs. Next: model.h.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "data/features.h"

namespace model {

struct Spec;

// A data set and its feature matrix; loaded once and shared by all models of it.
struct Material {
    data::Dataset dataset;
    data::FeatureMatrix features;
};
// Loads a data set by its id and builds its features. Errors: no such data set, and those of data::load_dataset().
core::Result<std::shared_ptr<const Material>> load_material(const std::string& dataset_id);
// What a Spec is trained on: its brought data set, or the registry's.
core::Result<std::shared_ptr<const Material>> load_material(const Spec& spec);
// A data set that is in no registry, prepared for training.
std::shared_ptr<const Material> make_material(data::Dataset dataset);

// The row of a Spec's data set, brought or of the registry; null if there is no such data set.
const data::DatasetRow* dataset_row(const Spec& spec);

}  // namespace model
