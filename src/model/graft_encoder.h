// Helpers of graft.h: layers of an encoder as plain arrays, and the map from units of the new encoder to units of the
// old one. May include core, engine and model.
#pragma once

#include <string>
#include <vector>

#include "model/graft.h"

namespace model {

// A parameter of a layer ("weight" [in, out], "bias" [1, out]) and the optimiser's state for it, in arrays of its
// shape.
struct PlainParameter {
    std::string suffix;
    int rows = 0, cols = 0;
    std::vector<float> value;
    std::vector<std::vector<float>> slots;
};

struct PlainLayer {
    LayerSpec spec;
    int n_in = 0, n_out = 0;
    std::vector<PlainParameter> parameters;
    std::vector<float> inputs;  // [N, n_in]: its inputs for every thing; empty from read_layer()
};

// For each new unit: the old unit that it continues (-1: none), and its share of that unit's outgoing weights.
struct UnitMap {
    std::vector<int> source;
    std::vector<float> share;
};

// Part `slot` of the optimiser's state for a parameter, in its shape; data is null if there is no such slot.
engine::Matrix<float> slot_of(const TrainedModel& trained, engine::Value parameter, std::size_t slot);

// Null if there is none.
PlainParameter* find_parameter(PlainLayer& layer, const std::string& suffix);
const PlainParameter* find_parameter(const PlainLayer& layer, const std::string& suffix);

// Name of layer i: "encoder.0" ..., and "map" for the last.
std::string layer_name(std::size_t i, std::size_t n_layers);

// Copies the encoder's layers, the map last, with their inputs.
std::vector<PlainLayer> read_encoder(const TrainedModel& trained, const Material& material);

// Copies one layer by its name, without inputs. n_in and n_out: the shape of its weight; 0 if it has none.
PlainLayer read_layer(const TrainedModel& trained, const std::string& name);

// Removes layer i (not the map): its matrix is multiplied into the next layer that has weights; its activation is
// dropped.
void remove_layer(std::vector<PlainLayer>& layers, std::size_t i);

// Maps `width` new units to units of `old`: all of them and copies or, if there are fewer, those that carry most
// information for `next`, the layer that reads them.
UnitMap resized_units(const PlainLayer& old, const PlainLayer& next, int width, std::uint64_t seed);

// Writes the old layer into layer `name` of the new model. `in` and `out` map its inputs and its units to old ones.
// Units that continue no old unit keep their initial weights, but their outgoing weights are set to 0.
void write_layer(const TrainedModel& to, const std::string& name, const PlainLayer& old, const UnitMap& in,
                 const UnitMap& out);

// Writes a layer that passes its inputs on: output c is `scale` times input selected[c], plus `shift`.
void write_identity(const TrainedModel& to, const std::string& name, const std::vector<int>& selected, float scale,
                    float shift);

}  // namespace model
