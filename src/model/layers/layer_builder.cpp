#include "model/layers/layer_builder.h"

#include "engine/ops.h"

namespace model {
namespace {

const ActivationRow& activation_of(std::string_view id) {
    const ActivationRow* row = find_activation(id);
    ES_CHECK(row != nullptr, "a layer with an unknown activation got past validate()");
    return *row;
}

}  // namespace

engine::Value add_affine(const Build& build, engine::Value x, int width, std::string_view activation,
                         const std::string& name) {
    const AffineParameters parameters =
        add_affine_parameters(build, engine::shape_of(build.graph, x).cols, width, activation, name);
    const engine::Value product = engine::apply(build.graph, engine::ops::dense, {x, parameters.weight});
    return engine::apply(build.graph, engine::ops::bias, {product, parameters.bias});
}

AffineParameters add_affine_parameters(const Build& build, int n_in, int width, std::string_view activation,
                                       const std::string& name) {
    const engine::Init init = init_of(build.spec, activation_of(activation).init);
    AffineParameters parameters;
    parameters.weight = engine::add_parameter(build.graph, name + ".weight", {n_in, width}, init);
    parameters.bias = engine::add_parameter(build.graph, name + ".bias", {1, width}, engine::Init::zero);
    return parameters;
}

engine::Value add_layer_norm(const Build& build, engine::Value x, const std::string& name) {
    const int width = engine::shape_of(build.graph, x).cols;
    const engine::Value gain = engine::add_parameter(build.graph, name + ".gain", {1, width}, engine::Init::one);
    const engine::Value shift = engine::add_parameter(build.graph, name + ".shift", {1, width}, engine::Init::zero);
    return engine::apply(build.graph, engine::ops::layer_norm, {x, gain, shift});
}

engine::Value add_activation(const Build& build, engine::Value x, std::string_view activation) {
    const ActivationRow& row = activation_of(activation);
    return row.op == nullptr ? x : engine::apply(build.graph, *row.op, {x});
}

engine::Value add_noise(const Build& build, const std::string& name, engine::Value like, NoiseInput::Kind kind) {
    const engine::Value input = engine::add_input(build.graph, name, engine::shape_of(build.graph, like));
    build.model.noise.push_back({.input = input, .kind = kind});
    return input;
}

engine::Value add_noise(const Build& build, const std::string& name, int cols, NoiseInput::Kind kind) {
    const engine::Value input = engine::add_input(build.graph, name, {engine::kBatchRows, cols});
    build.model.noise.push_back({.input = input, .kind = kind, .in_evaluation = true});
    return input;
}

engine::Value add_mask(const Build& build, const std::string& name, int cols, double share) {
    const engine::Value input = engine::add_input(build.graph, name, {engine::kBatchRows, cols});
    build.model.noise.push_back(
        {.input = input, .kind = NoiseInput::Kind::mask, .share = static_cast<float>(share), .in_evaluation = true});
    return input;
}

engine::Value add_turn(const Build& build, const std::string& name, int every) {
    const engine::Value input = engine::add_input(build.graph, name, {1, 1});
    build.model.noise.push_back(
        {.input = input, .kind = NoiseInput::Kind::turn, .every = every, .in_evaluation = true});
    return input;
}

engine::Value add_training_flag(const Build& build) {
    if (build.model.training.index < 0) build.model.training = engine::add_input(build.graph, "training", {1, 1});
    return build.model.training;
}

}  // namespace model
