// The part of layer_builder.h about forms: from the columns of the features to pixels and positions, and from nodes to
// things.
#include <algorithm>

#include "engine/graph_adjacency.h"
#include "engine/ops.h"
#include "model/layers/layer_builder.h"
#include "model/links.h"

namespace model {
namespace {

// Columns of one group: index [places, channels] of each channel at each place.
void put_channels(const data::FeatureSpan& span, const data::Form& form, std::vector<std::vector<int>>& index) {
    const int places = data::places_of(form), channels = span.count / places;
    for (int t = 0; t < places; ++t) {
        for (int c = 0; c < channels; ++c) {
            // A picture has its channels one after the other, a sequence its positions.
            const bool by_channel = form.kind == data::FormKind::picture;
            const int column = by_channel ? c * places + t : t * channels + c;
            index[static_cast<std::size_t>(t)].push_back(span.first + column);
        }
    }
}

// The mean of each column [D] of a category, 0 for numbers: what was taken off when the matrix was made.
std::vector<float> means_of_categories(const Material& material) {
    const data::FeatureMatrix& features = material.features;
    std::vector<float> means(static_cast<std::size_t>(features.n_columns), 0.0f);
    for (const data::FeatureSpan& span : features.spans) {
        auto at = static_cast<std::size_t>(span.first);
        for (const std::string& id : material.dataset.row.groups[static_cast<std::size_t>(span.group)].columns) {
            const data::Column* column = data::find_column(material.dataset.table, id);
            const bool category = column->kind == data::ColumnKind::category;
            const std::size_t n = category ? column->categories.size() : 1;
            for (std::size_t k = 0; k < n; ++k, ++at) means[at] = category ? features.mean[at] : 0.0f;
        }
    }
    return means;
}

// So that the edges that lead to a node weigh 1 together.
void weigh_as_mean(std::vector<engine::Edge>& edges, int n_nodes) {
    std::vector<int> lead_to(static_cast<std::size_t>(n_nodes), 0);
    for (const engine::Edge& edge : edges) ++lead_to[static_cast<std::size_t>(edge.to)];
    for (engine::Edge& edge : edges)
        edge.weight = 1.0f / static_cast<float>(lead_to[static_cast<std::size_t>(edge.to)]);
}

}  // namespace

engine::Value add_rearranged(const Build& build, engine::Value features, const data::Form& form,
                             const std::string& name) {
    std::vector<std::vector<int>> index(static_cast<std::size_t>(data::places_of(form)));
    for (const data::FeatureSpan& span : build.material.features.spans) {
        if (build.material.dataset.row.groups[static_cast<std::size_t>(span.group)].form == form)
            put_channels(span, form, index);
    }
    const engine::Shape shape{static_cast<int>(index.size()), static_cast<int>(index.front().size())};
    std::vector<float> flat;
    for (const std::vector<int>& place : index) {
        for (const int column : place) flat.push_back(static_cast<float>(column));
    }
    const engine::Value columns = engine::add_constant(build.graph, name + ".columns", shape, std::move(flat));
    const engine::Attributes places{.ints = {shape.rows}, .floats = {}};
    return engine::apply(build.graph, engine::ops::rearrange, {features, columns}, places);
}

engine::Value add_original_categories(const Build& build, engine::Value features, const std::string& name) {
    const engine::Value means = engine::add_constant(
        build.graph, name + ".means", {1, build.material.features.n_columns}, means_of_categories(build.material));
    return engine::apply(build.graph, engine::ops::bias, {features, means});
}

engine::Value add_edges(const Build& build, bool linked, Edges weighted, const std::string& name) {
    const int n_nodes = build.material.features.n_rows;
    std::vector<engine::Link> links;
    if (linked) links = graph_links(build.material.dataset.contexts, build.spec).seen;
    std::vector<engine::Edge> edges = engine::normalised_edges(links, n_nodes);
    if (weighted == Edges::mean) weigh_as_mean(edges, n_nodes);
    std::vector<float> numbers;
    for (const engine::Edge& edge : edges) {
        numbers.push_back(static_cast<float>(edge.from));
        numbers.push_back(static_cast<float>(edge.to));
        numbers.push_back(edge.weight);
    }
    return engine::add_constant(build.graph, name + ".edges", {static_cast<int>(edges.size()), 3}, std::move(numbers));
}

engine::Value add_own_node(const Build& build, engine::Value nodes) {
    Model& model = build.model;
    if (model.thing_index.index < 0) {
        model.thing_index = engine::add_input(build.graph, "thing", {engine::kBatchRows, 1});
        std::vector<float> rows;
        for (int i = 0; i < build.material.features.n_rows; ++i) rows.push_back(static_cast<float>(i));
        model.sources.push_back({model.thing_index, 1, std::move(rows)});
    }
    return engine::apply(build.graph, engine::ops::embedding_lookup, {model.thing_index, nodes});
}

}  // namespace model
