// See alike.h.
#include "train/alike.h"

#include <cstring>

namespace train {
namespace {

bool same_node(const engine::Node& a, const engine::Node& b) {
    // Initialisers do not matter: training has begun.
    return a.kind == b.kind && a.name == b.name && a.shape.rows == b.shape.rows && a.shape.cols == b.shape.cols &&
           a.op == b.op && a.in == b.in && a.attributes.ints == b.attributes.ints &&
           a.attributes.floats == b.attributes.floats && a.wants_gradient == b.wants_gradient;
}

bool same_graph(const engine::Program& a, const engine::Program& b) {
    if (a.graph.nodes.size() != b.graph.nodes.size() || a.max_rows != b.max_rows) return false;
    for (std::size_t i = 0; i < a.graph.nodes.size(); ++i) {
        if (!same_node(a.graph.nodes[i], b.graph.nodes[i])) return false;
    }
    return true;
}

// Compares bits, because missing targets are NaN.
bool same_rows(const model::RowSource& a, const model::RowSource& b) {
    return a.input == b.input && a.cols == b.cols && a.rows.size() == b.rows.size() &&
           std::memcmp(a.rows.data(), b.rows.data(), a.rows.size() * sizeof(float)) == 0;
}

bool same_sources(const model::Model& a, const model::Model& b) {
    if (a.sources.size() != b.sources.size()) return false;
    for (std::size_t i = 0; i < a.sources.size(); ++i) {
        if (!same_rows(a.sources[i], b.sources[i])) return false;
    }
    return true;
}

bool same_training(const Trainer& a, const Trainer& b) {
    const model::Spec& x = a.spec();
    const model::Spec& y = b.spec();
    return a.optimisers() == b.optimisers() && x.schedule == y.schedule &&
           (x.schedule == "constant" || x.horizon == y.horizon) && a.batch_size() == b.batch_size() &&
           a.step() == b.step() && a.optimiser_step() == b.optimiser_step() && a.random_inputs() == b.random_inputs();
}

}  // namespace

bool trains_alike(const Trainer& a, const Trainer& b) {
    return !a.trouble() && !b.trouble() && &a.material() == &b.material() && same_training(a, b) &&
           a.model().total == b.model().total && same_graph(a.model().program, b.model().program) &&
           same_sources(a.model(), b.model());
}

std::vector<std::vector<int>> groups_alike(const std::vector<const Trainer*>& trainers) {
    std::vector<std::vector<int>> groups;
    for (std::size_t i = 0; i < trainers.size(); ++i) {
        if (trainers[i] == nullptr || trainers[i]->trouble()) continue;
        std::vector<int>* home = nullptr;
        for (std::vector<int>& group : groups) {
            const Trainer& first = *trainers[static_cast<std::size_t>(group.front())];
            if (home == nullptr && trains_alike(first, *trainers[i])) home = &group;
        }
        if (home == nullptr) home = &groups.emplace_back();
        home->push_back(static_cast<int>(i));
    }
    return groups;
}

}  // namespace train
