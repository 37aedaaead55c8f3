// Losses over what stands beside what, and over links: against plain loops over the places of all things, and by finite
// differences, with an embedding table and with the nodes of a graph; which links are hidden, and that layers do not see
// them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/random.h"
#include "engine/skip_gram.h"
#include "model/links.h"
#include "model/model.h"
#include "model/schema.h"

namespace {

// All people of the karate club are one batch, so that the places of all are there.
constexpr int kPeople = 34;

model::Spec spec_of(const char* kind, bool of_nodes) {
    model::Spec spec = model::default_spec(*data::find_dataset("karate"));
    spec.losses = {{.kind = kind}};
    if (of_nodes)
        spec.layers = {{.kind = "nodes"}, {.kind = "graph_conv", .width = 3, .activation = "tanh"}, {.kind = "own"}};
    return spec;
}

// A model with random weights, and made-up samples in its inputs.
struct Bench {
    std::shared_ptr<const model::Material> material;
    model::Model model;
    engine::Memory<double> memory;

    [[nodiscard]] const model::Head& head() const { return model.heads.front(); }
    engine::Matrix<double> at(engine::Value value) { return engine::value_of(model.program, memory, value, kPeople); }
    engine::Matrix<double> parameter(const std::string& name) {
        const engine::Value value = engine::find_value(model.program.graph, name);
        REQUIRE(value.index >= 0);
        return at(value);
    }
    double loss() {
        engine::forward(model.program, memory, kPeople);
        return at(head().loss).at(0, 0);
    }
};

Bench bench_of(const model::Spec& spec) {
    Bench bench;
    bench.material = model::load_material(spec).value();
    auto compiled = model::compile_model(spec, *bench.material);
    REQUIRE_MESSAGE(compiled.ok(), compiled.error().sentence);
    bench.model = std::move(compiled.value());
    bench.memory = engine::make_memory<double>(bench.model.program);
    core::Random random = core::random_stream(5, "numbers");
    const auto& nodes = bench.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == engine::NodeKind::op || !nodes[i].constant.empty()) continue;
        const engine::Matrix<double> m = bench.at({static_cast<int>(i)});
        const bool flag = nodes[i].kind == engine::NodeKind::input;
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c)
                m.at(r, c) = flag ? 1 : static_cast<double>(core::next_uniform(random, -0.8f, 0.8f));
        }
    }
    for (const model::RowSource& source : bench.model.sources) {
        const engine::Matrix<double> m = bench.at(source.input);
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c)
                m.at(r, c) = static_cast<double>(source.rows[static_cast<std::size_t>(r * source.cols + c)]);
        }
    }
    for (const model::SampledInput& input : bench.model.sampled_inputs) {
        const engine::Matrix<double> m = bench.at(input.input);
        for (int r = 0; r < m.rows; ++r) m.at(r, 0) = static_cast<double>(core::next_below(random, kPeople));
    }
    return bench;
}

double softplus(double z) { return std::log1p(std::exp(z)); }

// The score of a row of the head's table for a place: their product, and the row's own number.
double score(const std::vector<double>& place, const engine::Matrix<double>& table, int row) {
    double sum = table.at(row, table.cols - 1);
    for (int d = 0; d + 1 < table.cols; ++d) sum += place[static_cast<std::size_t>(d)] * table.at(row, d);
    return sum;
}

int sampled(Bench& bench, std::size_t input, int row) {
    return static_cast<int>(bench.at(bench.model.sampled_inputs[input].input).at(row, 0));
}

// The loss of cbow.cpp, by its comment.
double cbow_by_hand(Bench& bench) {
    constexpr int kBag = 4;
    engine::forward(bench.model.program, bench.memory, kPeople);
    const engine::Matrix<double> map = bench.at(bench.model.map), table = bench.parameter("head.cbow.middles");
    double loss = 0;
    for (int n = 0; n < kPeople; ++n) {
        std::vector<double> mean;
        for (int d = 0; d < map.cols; ++d) {
            double sum = map.at(n, d);
            for (int k = 1; k < kBag; ++k) sum += map.at(sampled(bench, 0, n * kBag + k), d);
            mean.push_back(sum / kBag);
        }
        loss += softplus(-score(mean, table, sampled(bench, 0, n * kBag)));
        for (int k = 0; k < engine::kNegatives; ++k)
            loss += softplus(score(mean, table, sampled(bench, 1, n * engine::kNegatives + k)));
    }
    return loss / kPeople;
}

// The loss of links.cpp, by its comment, with links as the data have them.
double links_by_hand(Bench& bench, const model::GraphLinks& links) {
    engine::forward(bench.model.program, bench.memory, kPeople);
    const engine::Matrix<double> map = bench.at(bench.model.map);
    const double reach = bench.parameter("head.links.squared_reach").at(0, 0);
    const auto is_in = [](const std::vector<engine::Link>& some, int a, int b) {
        return std::any_of(some.begin(), some.end(),
                           [&](const engine::Link& link) { return link.a == a && link.b == b; });
    };
    double of_linked = 0, of_others = 0;
    int n_linked = 0, n_others = 0;
    for (int a = 0; a < kPeople; ++a) {
        for (int b = a + 1; b < kPeople; ++b) {
            if (is_in(links.hidden, a, b)) continue;
            const double z =
                reach - std::pow(map.at(a, 0) - map.at(b, 0), 2) - std::pow(map.at(a, 1) - map.at(b, 1), 2);
            if (is_in(links.seen, a, b)) {
                of_linked += softplus(-z);
                ++n_linked;
            } else {
                of_others += softplus(z);
                ++n_others;
            }
        }
    }
    return (of_linked / n_linked + of_others / n_others) / 2;
}

// The largest difference between the gradient of the loss and its slope, over all parameters.
double worst_slope(Bench& bench, int& moved) {
    constexpr double kStep = 1e-5;
    double worst = 0;
    const auto& nodes = bench.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != engine::NodeKind::parameter) continue;
        const engine::Value value{static_cast<int>(i)};
        for (int r = 0; r < nodes[i].shape.rows; ++r) {
            for (int c = 0; c < nodes[i].shape.cols; ++c) {
                double& weight = bench.at(value).at(r, c);
                const double old = weight;
                weight = old + kStep;
                const double above = bench.loss();
                weight = old - kStep;
                const double below = bench.loss();
                weight = old;
                bench.loss();
                engine::backward(bench.model.program, bench.memory, kPeople, bench.head().loss);
                const double got = engine::gradient_of(bench.model.program, bench.memory, value, kPeople).at(r, c);
                worst = std::max(worst, std::abs(got - (above - below) / (2 * kStep)));
                moved += std::abs(got) > 1e-6 ? 1 : 0;
            }
        }
    }
    return worst;
}

}  // namespace

TEST_CASE("CBOW: the loss of plain loops over the places of all things, and its slopes") {
    for (const bool of_nodes : {false, true}) {
        CAPTURE(of_nodes);
        Bench bench = bench_of(spec_of("cbow", of_nodes));
        CHECK(bench.loss() == doctest::Approx(cbow_by_hand(bench)));
        int moved = 0;
        CHECK(worst_slope(bench, moved) < 1e-6);
        CHECK(moved > 100);
    }
}

TEST_CASE("links: the loss of plain loops over all pairs of people, and its slopes") {
    for (const bool of_nodes : {false, true}) {
        CAPTURE(of_nodes);
        const model::Spec spec = spec_of("links", of_nodes);
        Bench bench = bench_of(spec);
        const model::GraphLinks links = model::graph_links(bench.material->dataset.contexts, spec);
        CHECK(links.hidden.size() > 3);
        CHECK(bench.loss() == doctest::Approx(links_by_hand(bench, links)));
        int moved = 0;
        CHECK(worst_slope(bench, moved) < 1e-6);
        CHECK(moved > 60);
    }
}

TEST_CASE("links: each is seen or hidden, by the seed, and layers over nodes have no edge that is hidden") {
    const auto material = model::load_material("karate").value();
    model::Spec spec = spec_of("links", true);
    const auto of = [&](int seed, double hide, const char* kind) {
        spec.seed = seed;
        spec.losses = {{.kind = kind, .hide = hide}};
        return model::graph_links(material->dataset.contexts, spec);
    };
    const auto same = [](const std::vector<engine::Link>& a, const std::vector<engine::Link>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const engine::Link& x, const engine::Link& y) { return x.a == y.a && x.b == y.b; });
    };
    const model::GraphLinks none = of(1, 0, "links"), other_loss = of(1, 0.5, "hidden_token");
    CHECK(none.seen.size() == 77);  // of the club's 78, by the eight strongest of each
    CHECK(none.hidden.empty());
    CHECK(same(none.seen, other_loss.seen));
    const model::GraphLinks half = of(1, 0.5, "links"), again = of(1, 0.5, "links"), other = of(2, 0.5, "links");
    CHECK(half.seen.size() + half.hidden.size() == 77);
    CHECK(std::abs(static_cast<double>(half.hidden.size()) - 38.5) < 16);  // standard deviation 4.4
    CHECK(same(half.hidden, again.hidden));
    CHECK_FALSE(same(half.hidden, other.hidden));

    spec.losses = {{.kind = "links", .hide = 0.5}};
    spec.seed = 1;
    const Bench bench = bench_of(spec);
    const auto& nodes = bench.model.program.graph.nodes;
    const auto edges = std::find_if(nodes.begin(), nodes.end(),
                                    [](const engine::Node& node) { return node.name == "encoder.1.edges"; });
    REQUIRE(edges != nodes.end());
    CHECK(edges->constant.size() == 3 * (2 * half.seen.size() + kPeople));
    for (std::size_t i = 0; i < edges->constant.size(); i += 3) {
        const auto from = static_cast<int>(edges->constant[i]), to = static_cast<int>(edges->constant[i + 1]);
        for (const engine::Link& link : half.hidden) CHECK_FALSE((link.a == from && link.b == to));
    }
}
