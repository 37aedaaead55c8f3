#include "model/losses/head_builder.h"

namespace model {
namespace {

engine::Value add_dense(const HeadBuild& build, Head& head, engine::Value x, int n_out, bool tanh,
                        const std::string& name) {
    engine::Graph& graph = build.graph;
    const int n_in = engine::shape_of(graph, x).cols;
    HeadLayer layer;
    layer.weight = engine::add_parameter(graph, name + ".weight", {n_in, n_out}, engine::Init::glorot);
    layer.bias = engine::add_parameter(graph, name + ".bias", {1, n_out}, engine::Init::zero);
    layer.tanh = tanh;
    head.layers.push_back(layer);
    const engine::Value product = engine::apply(graph, engine::ops::dense, {x, layer.weight});
    const engine::Value sum = engine::apply(graph, engine::ops::bias, {product, layer.bias});
    return tanh ? engine::apply(graph, engine::ops::tanh, {sum}) : sum;
}

}  // namespace

Head build_head(const HeadBuild& build, const std::string& label, Answer answer, int n_out) {
    Head head;
    head.spec = build.spec;
    head.id = build.spec.kind + (build.spec.target.empty() ? "" : "." + build.spec.target);
    head.label = label;
    head.answer = answer;
    const std::string name = "head." + head.id;
    engine::Value x = build.model.map;
    if (build.spec.hidden > 0) x = add_dense(build, head, x, build.spec.hidden, true, name + ".hidden");
    head.output = add_dense(build, head, x, n_out, false, name + ".answer");
    return head;
}

engine::Value add_row_source(const HeadBuild& build, const std::string& name, int cols, std::vector<float> rows) {
    const engine::Value input = engine::add_input(build.graph, name, {engine::kBatchRows, cols});
    build.model.sources.push_back({input, cols, std::move(rows)});
    return input;
}

}  // namespace model
