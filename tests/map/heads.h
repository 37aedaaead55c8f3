// Snapshots made by hand for the map's tests: points and heads with weights that a test states or a seed gives.
#pragma once

#include <string>
#include <vector>

#include "core/random.h"
#include "train/snapshot.h"

namespace map_test {

inline train::DenseWeights random_layer(core::Random& random, int n_in, int n_out, float reach, bool tanh) {
    train::DenseWeights layer{n_in, n_out, {}, {}, tanh};
    for (int i = 0; i < n_in * n_out; ++i) layer.weight.push_back(core::next_uniform(random, -reach, reach));
    for (int i = 0; i < n_out; ++i) layer.bias.push_back(core::next_uniform(random, -reach, reach) * 0.5f);
    return layer;
}

inline train::HeadSnapshot named_head(model::Answer answer, std::vector<train::DenseWeights> layers) {
    train::HeadSnapshot head;
    head.answer = answer;
    head.spec.kind = answer == model::Answer::classes ? "classify" : "regress";
    head.spec.target = "thing";
    head.id = head.spec.kind + ".thing";
    head.layers = std::move(layers);
    const int n = head.layers.back().n_out;
    for (int k = 0; k < n; ++k) head.outputs.push_back("class " + std::to_string(k));
    if (answer != model::Answer::classes) {
        head.mean.assign(static_cast<std::size_t>(n), 0);
        head.scale.assign(static_cast<std::size_t>(n), 1);
    }
    return head;
}

// Straight borders; hidden > 0: bent ones.
inline train::HeadSnapshot random_head(core::Random& random, model::Answer answer, int n_out, int hidden) {
    if (hidden == 0) return named_head(answer, {random_layer(random, 2, n_out, 4, false)});
    return named_head(answer,
                      {random_layer(random, 2, hidden, 3, true), random_layer(random, hidden, n_out, 3, false)});
}

// n points, uniform over the square [-reach, reach]^2; every fifth is held out.
inline train::Snapshot random_snapshot(core::Random& random, int n, float reach) {
    train::Snapshot snapshot;
    snapshot.n_points = n;
    for (int i = 0; i < 2 * n; ++i) snapshot.points.push_back(core::next_uniform(random, -reach, reach));
    for (int i = 0; i < n; ++i) snapshot.held_out.push_back(i % 5 == 4 ? 1 : 0);
    return snapshot;
}

}  // namespace map_test
