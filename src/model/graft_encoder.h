// Part of graft.h: layers as plain numbers, and which unit of the new encoder continues which unit of the old one.
// May include core, engine and model.
#pragma once

#include <string>
#include <vector>

#include "model/graft.h"

namespace model {

// A parameter of a layer ("weight" [in, out], "bias" [1, out]) and what the optimiser knows of it.
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
    std::vector<float> inputs;  // [N, n_in]: what it gets of every thing
};

// For each new unit the old one that it continues (-1: none), and its share of that one's outgoing weight.
struct UnitMap {
    std::vector<int> source;
    std::vector<float> share;
};

PlainParameter* find_parameter(PlainLayer& layer, const std::string& suffix);
const PlainParameter* find_parameter(const PlainLayer& layer, const std::string& suffix);

// "encoder.0" ..., "map".
std::string layer_name(std::size_t i, std::size_t n_layers);

// The encoder's layers, the map last.
std::vector<PlainLayer> read_encoder(const Grown& grown, const Material& material);

// One layer's parameters by its name, without inputs; n_in and n_out from its weight.
PlainLayer read_layer(const Grown& grown, const std::string& name);

// Takes layer i out: what it computed, as far as it is linear, goes into the next layer that has weights.
void remove_layer(std::vector<PlainLayer>& layers, std::size_t i);

// `width` units that continue the units of `old` whose layer this is: all of them and copies, or the most telling.
// `next` is the layer they speak to.
UnitMap resized_units(const PlainLayer& old, const PlainLayer& next, int width, std::uint64_t seed);

// Writes `old` into the layer `name` of the new model, its units placed by the maps of its inputs and outputs. What
// continues no old unit stays as freshly initialised, but is not heard by what comes after.
void write_layer(const Grown& to, const std::string& name, const PlainLayer& old, const UnitMap& in,
                 const UnitMap& out);

// Writes a layer that hands its inputs on: unit c says unit selected[c], `scale` times, plus `shift`.
void write_identity(const Grown& to, const std::string& name, const std::vector<int>& selected, float scale,
                    float shift);

}  // namespace model
