#include "train/pull.h"

#include <algorithm>
#include <cmath>

#include "engine/ops.h"
#include "engine/pair_gradients.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace train {
namespace {

// The node whose gradient is the force: the map; or, for losses on the means of a variational map without a bound, the
// means, which are the map in evaluation. Index -1: none.
engine::Value force_node(const model::Model& model, const model::Head& head) {
    const engine::Graph& graph = model.program.graph;
    if (engine::learns_through(graph, head.loss, model.map)) return model.map;
    if (model.map_mean.index < 0 || !engine::learns_through(graph, head.loss, model.map_mean)) return {};
    const engine::Node& map = graph.nodes[static_cast<std::size_t>(model.map.index)];
    return map.op == &engine::ops::reparameterise ? model.map_mean : engine::Value{};
}

// Deals rows out, like cards, into as few batches as possible.
std::vector<std::vector<int>> deal(const std::vector<int>& rows) {
    const std::size_t n = (rows.size() + model::kMaxBatch - 1) / model::kMaxBatch;
    std::vector<std::vector<int>> batches(n);
    for (std::size_t i = 0; i < rows.size(); ++i) batches[i % n].push_back(rows[i]);
    return batches;
}

void add_times(std::vector<float>& to, const std::vector<float>& what, double weight) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += static_cast<float>(weight) * what[i];
}

Pull room_for_pull(const model::Model& model, const model::Spec& spec, std::size_t n) {
    Pull pull;
    pull.dims = spec.map_dims;
    const std::size_t size = n * static_cast<std::size_t>(spec.map_dims);
    pull.pull.assign(size, 0.0f);
    pull.batch_of.assign(n, 0);
    for (std::size_t h = 0; h < model.heads.size(); ++h) {
        const model::Head& head = model.heads[h];
        LossPull loss;
        loss.id = head.id;
        loss.label = head.label;
        loss.weight = spec.losses[h].weight;
        loss.acts = force_node(model, head).index >= 0;
        loss.of_pairs = engine::is_of_pairs(model.program.graph, head.loss);
        loss.pull.assign(size, 0.0f);
        pull.losses.push_back(std::move(loss));
    }
    return pull;
}

}  // namespace

double things_counted(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows) {
    if (head.row_weights.index < 0) return rows;
    const engine::Matrix<float> weights = engine::value_of(model.program, memory, head.row_weights, rows);
    double sum = 0, most = 0;
    for (int r = 0; r < weights.rows; ++r) {
        double of_row = 0;
        for (int c = 0; c < weights.cols; ++c) of_row += static_cast<double>(weights.at(r, c));
        if (engine::is_of_pairs(model.program.graph, head.loss)) of_row = of_row > 0 ? 1 : 0;
        sum += of_row;
        most = std::max(most, of_row);
    }
    // Several weights for each thing: a thing with all of them counts once.
    return weights.cols > 1 && most > 0 ? sum / most : sum;
}

bool pull_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows,
                  std::vector<float>& pull) {
    const engine::Value hold = force_node(model, head);
    const int dims = engine::shape_of(model.program.graph, model.map).cols;
    pull.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(dims), 0.0f);
    if (hold.index < 0) return false;
    // Forward again for every loss: what some ops cache for backward serves one backward only.
    engine::forward(model.program, memory, rows);
    const auto n = static_cast<float>(things_counted(model, memory, head, rows));
    engine::backward(model.program, memory, rows, head.loss);
    const engine::Matrix<float> gradient = engine::gradient_of(model.program, memory, hold, rows);
    for (int r = 0; r < rows; ++r) {
        for (int d = 0; d < dims; ++d) pull[static_cast<std::size_t>(r * dims + d)] = -n * gradient.at(r, d);
    }
    return true;
}

std::vector<Spring> springs_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head,
                                    int rows, std::size_t at_most) {
    if (!engine::is_of_pairs(model.program.graph, head.loss)) return {};
    engine::forward(model.program, memory, rows);
    const double n = things_counted(model, memory, head, rows);
    const std::vector<double> slopes = engine::pair_gradients(model.program, memory, head.loss, rows);
    const engine::Matrix<float> map = engine::value_of(model.program, memory, model.map, rows);
    std::vector<Spring> springs;
    for (int a = 0; a < rows; ++a) {
        for (int b = a + 1; b < rows; ++b) {
            double squared = 0;
            for (int d = 0; d < map.cols; ++d) {
                const double apart = static_cast<double>(map.at(a, d)) - static_cast<double>(map.at(b, d));
                squared += apart * apart;
            }
            const double slope =
                slopes[static_cast<std::size_t>(a) * static_cast<std::size_t>(rows) + static_cast<std::size_t>(b)];
            const auto strength = static_cast<float>(2 * n * slope * std::sqrt(squared));
            if (strength != 0.0f) springs.push_back({a, b, strength});
        }
    }
    const auto stronger = [](const Spring& p, const Spring& q) {
        const float of_p = std::fabs(p.strength), of_q = std::fabs(q.strength);
        if (of_p != of_q) return of_p > of_q;
        return p.a != q.a ? p.a < q.a : p.b < q.b;
    };
    const std::size_t kept = std::min(at_most, springs.size());
    std::partial_sort(springs.begin(), springs.begin() + static_cast<long>(kept), springs.end(), stronger);
    springs.resize(kept);
    return springs;
}

Pull Trainer::pull(const projection::Plane& plane) {
    Pull all = room_for_pull(model_, spec_, splits_.size());
    all.step = step_;
    const auto dims = static_cast<std::size_t>(all.dims);
    std::vector<float> of_batch;
    int n_batches = 0;
    set_training(false);
    for (const std::vector<int>& rows : split_rows_) {
        for (const std::vector<int>& batch : deal(rows)) {
            const auto n_rows = static_cast<int>(batch.size());
            gather(batch.data(), n_rows);
            for (const int row : batch) all.batch_of[static_cast<std::size_t>(row)] = n_batches;
            ++n_batches;
            for (std::size_t h = 0; h < model_.heads.size(); ++h) {
                if (!pull_of_loss(model_, memory_, model_.heads[h], n_rows, of_batch)) continue;
                for (std::size_t i = 0; i < batch.size(); ++i) {
                    std::copy_n(of_batch.data() + i * dims, dims,
                                all.losses[h].pull.data() + static_cast<std::size_t>(batch[i]) * dims);
                }
            }
        }
    }
    set_training(true);
    for (LossPull& loss : all.losses) {
        add_times(all.pull, loss.pull, loss.weight);
        loss.shown = vectors_on(plane, loss.pull);
    }
    all.shown = vectors_on(plane, all.pull);
    return all;
}

std::vector<Spring> Trainer::springs(int loss, const std::vector<int>& things, std::size_t at_most) {
    ES_CHECK(loss >= 0 && loss < static_cast<int>(model_.heads.size()), "there is no such loss");
    ES_CHECK(things.size() <= static_cast<std::size_t>(kMostSpringThings), "too many things for springs");
    if (things.size() < 2) return {};
    set_training(false);
    const auto n_rows = static_cast<int>(things.size());
    gather(things.data(), n_rows);
    std::vector<Spring> springs =
        springs_of_loss(model_, memory_, model_.heads[static_cast<std::size_t>(loss)], n_rows, at_most);
    set_training(true);
    for (Spring& spring : springs) {
        const int a = things[static_cast<std::size_t>(spring.a)], b = things[static_cast<std::size_t>(spring.b)];
        spring.a = std::min(a, b);
        spring.b = std::max(a, b);
    }
    return springs;
}

}  // namespace train
