// The nets of W1 to W3 and of W10 to W12 with their points, made ready for the CPU. Next: nets.cpp, form_nets.cpp,
// card.cpp.
#pragma once

#include <memory>
#include <vector>

#include "engine/optimiser.h"
#include "engine/program.h"

namespace bench {

struct Points {
    std::vector<float> x;  // [n, D]
    std::vector<float> label;
};

struct Net {
    engine::Program program;
    engine::Memory<float> memory;
    engine::Value x, label, weight, loss;
    Points points;
    int n_points = 0, next = 0, batch = 0;
    const engine::Optimiser* optimiser = nullptr;
    std::vector<float> slots;
    engine::OptimiserCall step;
    engine::Matrix<float> x_view, label_view;
};

std::shared_ptr<Net> tiny_net(int batch, engine::Fuse fuse);
std::shared_ptr<Net> pictures_net(engine::Fuse fuse);
// in_rows: a picture comes as one row and is cut into its pixels by the net (the graphics card gathers whole rows).
std::shared_ptr<Net> small_conv_net(bool in_rows);

// Makes a net with graph, points and batch ready to be trained by this optimiser.
void prepare(Net& net, const char* optimiser, float rate);
void train_step(Net& net);

}  // namespace bench
