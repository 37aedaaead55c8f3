#include "model/losses/head_builder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/random.h"
#include "engine/ops.h"

namespace model {
namespace {

// Adds the layer to `layers`.
engine::Value add_dense(const Build& build, std::vector<HeadLayer>& layers, engine::Value x, int n_out, bool tanh,
                        const std::string& name) {
    engine::Graph& graph = build.graph;
    const int n_in = engine::shape_of(graph, x).cols;
    const engine::Init init = init_of(build.spec, engine::Init::glorot);
    HeadLayer layer;
    layer.weight = engine::add_parameter(graph, name + ".weight", {n_in, n_out}, init);
    layer.bias = engine::add_parameter(graph, name + ".bias", {1, n_out}, engine::Init::zero);
    layer.tanh = tanh;
    layers.push_back(layer);
    const engine::Value product = engine::apply(graph, engine::ops::dense, {x, layer.weight});
    const engine::Value sum = engine::apply(graph, engine::ops::bias, {product, layer.bias});
    return tanh ? engine::apply(graph, engine::ops::tanh, {sum}) : sum;
}

const data::Attribute& attribute_of(const Build& build, const LossSpec& loss) {
    const data::Attribute* attribute = data::find_attribute(build.material.dataset.row, loss.target);
    ES_CHECK(attribute != nullptr, "a loss with an unknown target got past validate()");
    return *attribute;
}

// Label noise: a `share` of the rows with a known class get the class of another such row, so each class stays as
// frequent as it was.
template <class T>
void wrong_state(std::vector<T>& values, const std::vector<float>& known, double share, std::uint64_t seed,
                 const std::string& purpose) {
    if (share <= 0) return;
    core::Random random = core::random_stream(seed, purpose);
    std::vector<int> rows;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (known[i] > 0 && static_cast<double>(core::next_unit(random)) < share) rows.push_back(static_cast<int>(i));
    }
    std::vector<int> from = rows;
    core::shuffle(random, from);
    const std::vector<T> old = values;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        values[static_cast<std::size_t>(rows[i])] = old[static_cast<std::size_t>(from[i])];
    }
}

// Class weights: the known things of each class have the same total weight, and all together as much as before.
void balance_classes(const std::vector<int>& codes, std::size_t n_classes, std::vector<float>& known) {
    std::vector<double> counts(n_classes, 0.0);
    for (const int code : codes) {
        if (code >= 0) counts[static_cast<std::size_t>(code)] += 1;
    }
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    const auto n_there =
        static_cast<double>(std::count_if(counts.begin(), counts.end(), [](double c) { return c > 0; }));
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] < 0) continue;
        known[i] = static_cast<float>(all / (n_there * counts[static_cast<std::size_t>(codes[i])]));
    }
}

}  // namespace

std::string target_label(const Build& build, const LossSpec& loss) { return attribute_of(build, loss).label; }

Head make_head(const LossSpec& loss, const std::string& label, Answer answer) {
    Head head;
    head.spec = loss;
    head.id = loss.kind + (loss.target.empty() ? "" : "." + loss.target);
    head.label = label;
    head.answer = answer;
    return head;
}

void add_layers(const Build& build, Head& head, engine::Value x, int n_out) {
    const std::string name = "head." + head.id;
    if (head.spec.hidden > 0) x = add_dense(build, head.layers, x, head.spec.hidden, true, name + ".hidden");
    head.output = add_dense(build, head.layers, x, n_out, false, name + ".answer");
}

engine::Value add_maker(const Build& build, Head& head, engine::Value x, int n_out) {
    const std::string name = "head." + head.id + ".maker";
    x = add_dense(build, head.maker, x, head.spec.maker, true, name + ".first");
    x = add_dense(build, head.maker, x, head.spec.maker, true, name + ".second");
    return add_dense(build, head.maker, x, n_out, false, name + ".last");
}

engine::Value add_row_source(const Build& build, const std::string& name, int cols, std::vector<float> rows) {
    const engine::Value input = engine::add_input(build.graph, name, {engine::kBatchRows, cols});
    build.model.sources.push_back({input, cols, std::move(rows)});
    return input;
}

engine::Value add_sampled(const Build& build, const std::string& name, int each, SampledInput::From from) {
    const engine::Value input = engine::add_input(build.graph, name, {each * engine::kBatchRows, 1});
    build.model.sampled_inputs.push_back({input, each, from});
    return input;
}

engine::Value add_map_of(const Build& build, engine::Value things) {
    Model& model = build.model;
    // Of a graph all nodes are there already.
    if (model.thing_index.index >= 0)
        return engine::apply_again(build.graph, model.thing_index, model.map, things, false);
    constexpr const char* kName = "features.of_all";
    const data::FeatureMatrix& features = build.material.features;
    engine::Value all = engine::find_value(build.graph, kName);
    if (all.index < 0)
        all = engine::add_constant(build.graph, kName, {features.n_rows, features.n_columns}, features.values);
    const engine::Value theirs = engine::apply(build.graph, engine::ops::embedding_lookup, {things, all});
    return engine::apply_again(build.graph, model.features, model.map, theirs, false);
}

core::Error no_contexts_error() {
    return {"kind",
            "This data set does not say what stands beside what. Choose another loss, or a data set that does, such as "
            "words of a text."};
}

engine::Value over_encoder_weights(const Build& build, const engine::Op& op) {
    const auto is_weight = [](const engine::Node& node) {
        return node.kind == engine::NodeKind::parameter && node.name.rfind("head.", 0) != 0 && node.shape.rows > 1;
    };
    engine::Value sum;
    const std::size_t n = build.graph.nodes.size();  // apply() adds nodes
    for (std::size_t i = 0; i < n; ++i) {
        if (!is_weight(build.graph.nodes[i])) continue;
        const engine::Value one = engine::apply(build.graph, op, {engine::Value{static_cast<int>(i)}});
        sum = sum.index < 0 ? one : engine::apply(build.graph, engine::ops::add, {sum, one});
    }
    return sum;
}

core::Result<engine::Value> add_class_target(const Build& build, const LossSpec& loss, Head& head) {
    const data::Attribute& attribute = attribute_of(build, loss);
    data::Target target = data::build_target(build.material.dataset, attribute);
    if (target.classes.empty()) {
        return core::Error{"target", attribute.label + " has no values at all. Choose another target."};
    }
    std::vector<float> codes, known;
    for (const int code : target.codes) {
        codes.push_back(code < 0 ? 0.0f : static_cast<float>(code));
        known.push_back(code < 0 ? 0.0f : 1.0f);
    }
    wrong_state(codes, known, loss.noise, static_cast<std::uint64_t>(build.spec.seed), "noise." + head.id);
    if (loss.balance) balance_classes(target.codes, target.classes.size(), known);
    const engine::Value wanted = add_row_source(build, "target." + head.id, 1, std::move(codes));
    head.row_weights = add_row_source(build, "known." + head.id, 1, std::move(known));
    head.outputs = std::move(target.classes);
    head.codes = std::move(target.codes);
    return wanted;
}

core::Result<Head> head_of_pairs(const Build& build, const LossSpec& loss, const engine::Op& op, double parameter) {
    Head head = make_head(loss, target_label(build, loss), Answer::none);
    const core::Result<engine::Value> codes = add_class_target(build, loss, head);
    if (!codes.ok()) return codes.error();
    const engine::Attributes attributes{.ints = {}, .floats = {static_cast<float>(parameter)}};
    head.loss = engine::apply(build.graph, op, {build.model.map, codes.value(), head.row_weights}, attributes);
    return head;
}

engine::Value add_number_target(const Build& build, const LossSpec& loss, Head& head) {
    const data::Attribute& attribute = attribute_of(build, loss);
    data::Target target = data::build_target(build.material.dataset, attribute);
    std::vector<float> values, known;
    for (const float value : target.values) {
        values.push_back(std::isnan(value) ? 0.0f : value);
        known.push_back(std::isnan(value) ? 0.0f : 1.0f);
    }
    wrong_state(values, known, loss.noise, static_cast<std::uint64_t>(build.spec.seed), "noise." + head.id);
    const engine::Value wanted = add_row_source(build, "target." + head.id, 1, std::move(values));
    head.row_weights = add_row_source(build, "known." + head.id, 1, std::move(known));
    head.outputs = {attribute.label};
    head.mean = {target.mean};
    head.scale = {target.scale};
    head.values = std::move(target.values);
    return wanted;
}

Head head_of_number(const Build& build, const LossSpec& loss, const engine::Op& op,
                    const engine::Attributes& attributes) {
    Head head = make_head(loss, target_label(build, loss), Answer::number);
    const engine::Value wanted = add_number_target(build, loss, head);
    add_layers(build, head, build.model.map, 1);
    head.loss = engine::apply(build.graph, op, {head.output, wanted, head.row_weights}, attributes);
    return head;
}

}  // namespace model
