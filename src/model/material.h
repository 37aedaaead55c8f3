// A data set together with its feature matrix, ready for training. Loaded once and shared by all models that are
// trained on it. May include core and data; knows no graphs. Next: model.h.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "data/features.h"

namespace model {

struct Spec;

struct Material {
    data::Dataset dataset;
    data::FeatureMatrix features;
};
// Loads a data set by its id and builds its features. Errors: no such data set, and those of data::load_dataset().
core::Result<std::shared_ptr<const Material>> load_material(const std::string& dataset_id);
// The material that a Spec is trained on: that of imported data (Spec::imported), or of a data set of the registry.
core::Result<std::shared_ptr<const Material>> load_material(const Spec& spec);
// Prepares a data set that is not in the registry.
std::shared_ptr<const Material> make_material(data::Dataset dataset);

// The knobs of a Spec's data set; those that it does not have are at their usual values.
data::Knobs knobs_of(const Spec& spec);
// The id that the data set of the Spec's material has: Spec::dataset, but another one with other knobs. Specs with the same
// id have the same things.
std::string data_id(const Spec& spec);

// The row of a Spec's data set, imported or of the registry; null if there is no such data set.
const data::DatasetRow* dataset_row(const Spec& spec);

}  // namespace model
