// The regions of the map on the CPU: the head of W1 (2 numbers in, 4 classes out) asked about every pixel.
#include <memory>

#include "map/heads/regions.h"
#include "workload.h"

namespace bench {
namespace {

Workload regions(int size) {
    auto snapshot = std::make_shared<train::Snapshot>();
    train::HeadSnapshot head;
    head.layers.push_back({.n_in = 2,
                           .n_out = 4,
                           .weight = {1.0f, -1.0f, 0.2f, 0.1f, 0.5f, 0.5f, -1.0f, 1.0f},
                           .bias = {0.1f, 0.2f, 0.0f, -0.1f}});
    head.outputs = {"a", "b", "c", "d"};
    snapshot->heads.push_back(head);
    const map::Camera camera{0.0f, 0.0f, 4.0f / static_cast<float>(size)};
    map::Viewport viewport{};
    viewport.width = viewport.height = static_cast<float>(size);
    return {.per_call = static_cast<double>(size) * size, .call = [=] {
                map::region_ids(*snapshot, {0, 0, model::Answer::classes}, camera, viewport, size, size);
            }};
}

}  // namespace

Workload make_w4_256() { return regions(256); }
Workload make_w4_1024() { return regions(1024); }

}  // namespace bench
