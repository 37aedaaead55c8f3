// Whole layers against PyTorch: nets as a Spec builds them, their output and the gradients of all parameters, by the fast
// and by the plain loops. The numbers, and what they are numbers of, come from fixtures/layers.py.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "engine/ops.h"
#include "engine/program.h"
#include "model/fixtures/golden_layers.h"
#include "model/forms.h"
#include "model/schema.h"
#include "model/tables.h"

namespace {

using golden::GoldenNet;
using golden::GoldenParameter;

constexpr int kBatch = 3;
// The numbers are printed with ten digits.
constexpr double kPlainTolerance = 1e-8;
// Floats round to 6e-8; some tens of such roundings on the way to a number of size about 1.
constexpr double kFastTolerance = 5e-6;

double formula(int i, int offset) { return ((i * 7 + offset) % 13 - 6) / 8.0; }

// Of the net of this name, the layers that fixtures/layers.py has of PyTorch's.
std::vector<model::LayerSpec> layers_of(std::string_view name) {
    if (name == "convolutions") {
        return {{.kind = "picture"},
                {.kind = "conv", .width = 3, .activation = "tanh", .kernel = 3, .stride = 2, .padded = true},
                {.kind = "conv", .width = 9, .activation = "linear", .kernel = 2, .padded = false},
                {.kind = "flatten"}};
    }
    if (name == "max_pools") {
        return {{.kind = "picture"},
                {.kind = "conv", .width = 3, .activation = "tanh", .kernel = 2, .padded = false},
                {.kind = "pool", .kernel = 2, .pool = "max"},
                {.kind = "flatten"}};
    }
    if (name == "average_pools") {
        return {{.kind = "picture"},
                {.kind = "conv", .width = 3, .activation = "relu", .kernel = 1},
                {.kind = "pool", .kernel = 2, .pool = "average"},
                {.kind = "mean"}};
    }
    if (name == "largest_places") {
        return {{.kind = "picture"},
                {.kind = "conv", .width = 9, .activation = "tanh", .kernel = 2, .stride = 2, .padded = false},
                {.kind = "max"}};
    }
    if (name == "upsampled") {
        return {{.kind = "picture"},
                {.kind = "conv", .width = 3, .activation = "tanh", .kernel = 3, .stride = 2, .padded = true},
                {.kind = "upsample"},
                {.kind = "conv", .width = 2, .activation = "linear", .kernel = 3, .padded = false},
                {.kind = "flatten"}};
    }
    if (name == "convolutions_1d") {
        return {{.kind = "sequence"},
                {.kind = "lookup", .width = 5},
                {.kind = "conv1d", .width = 3, .activation = "tanh", .kernel = 3, .padded = true},
                {.kind = "conv1d", .width = 9, .activation = "linear", .kernel = 2, .padded = false},
                {.kind = "flatten"}};
    }
    if (name == "recurrent") {
        return {{.kind = "sequence"}, {.kind = "lookup", .width = 5}, {.kind = "lstm", .width = 4}, {.kind = "last"}};
    }
    if (name == "gated_recurrent") {
        return {{.kind = "sequence"}, {.kind = "lookup", .width = 5}, {.kind = "gru", .width = 4}, {.kind = "last"}};
    }
    if (name == "attention_to_all") {
        return {{.kind = "sequence"},
                {.kind = "lookup", .width = 6},
                {.kind = "position", .positions = "learned"},
                {.kind = "attention", .width = 6, .heads = 2, .causal = false, .residual = false},
                {.kind = "flatten"}};
    }
    if (name == "causal_attention") {
        return {{.kind = "sequence"},
                {.kind = "lookup", .width = 6},
                {.kind = "position", .positions = "learned"},
                {.kind = "attention", .width = 6, .heads = 3, .causal = true, .residual = true},
                {.kind = "flatten"}};
    }
    if (name == "transformer_block" || name == "causal_transformer_block") {
        const bool causal = name.starts_with("causal");
        return {{.kind = "sequence"},
                {.kind = "lookup", .width = 4},
                {.kind = "position", .positions = "sine"},
                {.kind = "transformer", .width = 4, .heads = causal ? 1 : 2, .causal = causal},
                {.kind = causal ? "flatten" : "mean"}};
    }
    if (name == "graph_convolutions") {
        return {{.kind = "nodes"},
                {.kind = "graph_conv", .width = 3, .activation = "tanh"},
                {.kind = "graph_conv", .width = 9, .activation = "tanh"},
                {.kind = "own"}};
    }
    if (name == "graph_attentions") {
        return {{.kind = "nodes"},
                {.kind = "graph_attention", .width = 4, .activation = "tanh", .heads = 2},
                {.kind = "graph_attention", .width = 9, .activation = "tanh", .heads = 3},
                {.kind = "own"}};
    }
    if (name == "graph_means") {
        return {{.kind = "nodes"},
                {.kind = "graph_mean"},
                {.kind = "dense", .width = 3, .activation = "relu"},
                {.kind = "graph_mean"},
                {.kind = "own"}};
    }
    return {};
}

data::FeatureGroup group_of(const char* id, int n_columns, const data::Form& form, data::Table& table) {
    data::FeatureGroup group{.id = id, .label = id, .unit = "", .help = "", .columns = {}};
    group.form = form;
    for (int i = 0; i < n_columns; ++i) {
        data::Column column{.id = id + std::to_string(i), .numbers = {}, .codes = {}, .categories = {}};
        for (int row = 0; row < table.n_rows; ++row) column.numbers.push_back(static_cast<float>((row * 3 + i) % 8));
        group.columns.push_back(column.id);
        table.columns.push_back(std::move(column));
    }
    return group;
}

// Eight things, of which the first is linked to all others. The nets' features are written over.
std::shared_ptr<const model::Material> material() {
    data::Dataset dataset;
    dataset.row.id = "eight";
    dataset.row.label = "Eight";
    dataset.row.has_contexts = true;
    dataset.table.n_rows = 8;
    dataset.row.groups = {
        group_of("pixels", 40, {.kind = data::FormKind::picture, .height = 5, .width = 4}, dataset.table),
        group_of("steps", 12, {.kind = data::FormKind::sequence, .steps = 4}, dataset.table),
        group_of("more", 1, {}, dataset.table)};
    dataset.names = {"a", "b", "c", "d", "e", "f", "g", "h"};
    dataset.contexts = {.first = {0, 7, 7, 7, 7, 7, 7, 7, 7},
                        .other = {1, 2, 3, 4, 5, 6, 7},
                        .weight = {1, 1, 1, 1, 1, 1, 1},
                        .counts = {1, 1, 1, 1, 1, 1, 1, 1}};
    return model::make_material(std::move(dataset));
}

struct Net {
    model::Model model;
    engine::Value out, loss;
};

// The layers of a Spec, and the mean of (out - target)^2 behind them.
Net net_of(const model::Spec& spec, const model::Material& material) {
    const auto forms = model::forms_of(spec);
    REQUIRE_MESSAGE(forms.ok(), forms.error().sentence);
    Net net;
    engine::Graph graph;
    net.model.features = engine::add_input(graph, "features", {engine::kBatchRows, material.features.n_columns});
    net.model.feature_mask = engine::add_input(graph, "feature_mask", {1, material.features.n_columns});
    net.out = engine::apply(graph, engine::ops::scale_columns, {net.model.features, net.model.feature_mask});
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        const model::Build build{graph, net.model, spec, material, forms.value()[i]};
        net.out = model::find_layer(spec.layers[i].kind)
                      ->build(build, net.out, spec.layers[i], "encoder." + std::to_string(i));
    }
    const engine::Shape shape = engine::shape_of(graph, net.out);
    const engine::Value target = engine::add_input(graph, "target", shape),
                        ones = engine::add_input(graph, "ones", shape);
    net.loss = engine::apply(graph, engine::ops::mean_squared_error, {net.out, target, ones});
    net.model.program = engine::compile(std::move(graph), kBatch);
    return net;
}

// Writes number(i) into the elements of an input or parameter, if the net has it.
template <class T>
void fill(const Net& net, engine::Memory<T>& memory, std::string_view name, auto number) {
    const engine::Value value = engine::find_value(net.model.program.graph, name);
    if (value.index < 0) return;
    const engine::Matrix<T> m = engine::value_of(net.model.program, memory, value, kBatch);
    for (int i = 0; i < m.rows * m.cols; ++i) m.at(i / m.cols, i % m.cols) = static_cast<T>(number(i));
}

template <class T>
void check_numbers(const engine::Matrix<T>& got, const std::vector<double>& wanted, double tolerance) {
    REQUIRE(static_cast<std::size_t>(got.rows) * static_cast<std::size_t>(got.cols) == wanted.size());
    double worst = 0;
    for (int i = 0; i < got.rows * got.cols; ++i) {
        const auto number = static_cast<double>(got.at(i / got.cols, i % got.cols));
        const double right = wanted[static_cast<std::size_t>(i)];
        worst = std::max(worst, std::abs(number - right) / std::max(1.0, std::abs(right)));
    }
    CHECK(worst <= tolerance);
}

template <class T>
void check_net(const Net& net, const GoldenNet& golden, double tolerance) {
    constexpr double kNodes[] = {0, 3, 5};
    const engine::Program& program = net.model.program;
    engine::Memory<T> memory = engine::make_memory<T>(program);
    const auto numbers = [](int offset) { return [offset](int i) { return formula(i, offset); }; };
    const auto one = [](int) { return 1.0; };
    for (const char* features : {"features", "encoder.0.features"}) fill(net, memory, features, numbers(1));
    for (const char* ones : {"feature_mask", "ones"}) fill(net, memory, ones, one);
    fill(net, memory, "target", numbers(2));
    fill(net, memory, "thing", [&](int i) { return kNodes[i]; });
    for (const GoldenParameter& parameter : golden.parameters)
        fill(net, memory, parameter.name, numbers(parameter.offset));
    engine::forward(program, memory, kBatch);
    engine::backward(program, memory, kBatch, net.loss);
    check_numbers(engine::value_of(program, memory, net.out, kBatch), golden.out, tolerance);
    for (const GoldenParameter& parameter : golden.parameters) {
        const std::string name(parameter.name);
        CAPTURE(name);
        const engine::Value value = engine::find_value(program.graph, name);
        REQUIRE(value.index >= 0);
        check_numbers(engine::gradient_of(program, memory, value, kBatch), parameter.gradient, tolerance);
    }
}

}  // namespace

TEST_CASE("layers of pictures, sequences and graphs are what PyTorch has under these names") {
    const std::shared_ptr<const model::Material> eight = material();
    for (const GoldenNet& golden : golden::kNets) {
        const std::string name(golden.name);
        CAPTURE(name);
        model::Spec spec = model::default_spec(eight);
        spec.layers = layers_of(golden.name);
        REQUIRE_FALSE(spec.layers.empty());
        const Net net = net_of(spec, *eight);
        const auto& nodes = net.model.program.graph.nodes;
        const auto n_parameters = std::count_if(nodes.begin(), nodes.end(), [](const engine::Node& node) {
            return node.kind == engine::NodeKind::parameter;
        });
        CHECK(static_cast<std::size_t>(n_parameters) == golden.parameters.size());
        check_net<double>(net, golden, kPlainTolerance);
        check_net<float>(net, golden, kFastTolerance);
    }
}
