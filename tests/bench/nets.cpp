// Whole training steps of the engine: gather a batch, forward, backward, optimiser.
#include "nets.h"

#include "core/random.h"
#include "engine/ops.h"
#include "fused_by_hand.h"
#include "workload.h"

namespace bench {
namespace {

using namespace engine;

// Four clouds around (+-1, +-1), one a class.
Points four_clouds(int n) {
    Points points;
    core::Random random = core::random_stream(7, "clouds");
    for (int i = 0; i < n; ++i) {
        const auto label = static_cast<int>(core::next_below(random, 4));
        points.label.push_back(static_cast<float>(label));
        points.x.push_back((label % 2 == 0 ? -1.0f : 1.0f) + core::next_uniform(random, -0.9f, 0.9f));
        points.x.push_back((label / 2 == 0 ? -1.0f : 1.0f) + core::next_uniform(random, -0.9f, 0.9f));
    }
    return points;
}

// Like handwritten digits: 19 % of the pixels are not 0, as in MNIST.
Points sparse_pictures(int n) {
    Points points;
    core::Random random = core::random_stream(7, "pictures");
    for (int i = 0; i < n; ++i) {
        points.label.push_back(static_cast<float>(core::next_below(random, 10)));
        for (int p = 0; p < 784; ++p) {
            points.x.push_back(core::next_unit(random) < 0.19f ? core::next_unit(random) : 0.0f);
        }
    }
    return points;
}

// widths: inputs, hidden ..., map, classes; the map and the logits have no activation.
void build(Net& net, const std::vector<int>& widths, const Op& activation, Fuse fuse) {
    Graph graph;
    net.x = add_input(graph, "x", {kBatchRows, widths.front()});
    net.label = add_input(graph, "class", {kBatchRows, 1});
    net.weight = add_input(graph, "weight", {kBatchRows, 1});
    Value y = net.x;
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const std::string name = std::to_string(i);
        const Value w = add_parameter(graph, name + ".weight", {widths[i - 1], widths[i]}, Init::glorot);
        const Value b = add_parameter(graph, name + ".bias", {1, widths[i]}, Init::zero);
        y = apply(graph, ops::bias, {apply(graph, ops::dense, {y, w}), b});
        if (i + 2 < widths.size()) y = apply(graph, activation, {y});
    }
    net.loss = apply(graph, ops::softmax_cross_entropy, {y, net.label, net.weight});
    net.program = compile(std::move(graph), net.batch, fuse);
}

Workload train(std::shared_ptr<Net> net) {
    return {.per_call = static_cast<double>(net->batch), .call = [net] { train_step(*net); }};
}

struct ByHand {
    HandNet net;
    Points points;
    std::vector<int> label;
    float x[kHandBatch][2];
    int next = 0;
};

void hand_step(ByHand& hand) {
    const int first = hand.next;
    for (int r = 0; r < kHandBatch; ++r) {
        const auto from = static_cast<std::size_t>(2 * (first + r));
        hand.x[r][0] = hand.points.x[from];
        hand.x[r][1] = hand.points.x[from + 1];
    }
    step_by_hand(hand.net, hand.x, hand.label.data() + first, 0.05f);
    hand.next = first + kHandBatch == 500 ? 0 : first + kHandBatch;
}

}  // namespace

void prepare(Net& net, const char* optimiser, float rate) {
    net.memory = make_memory<float>(net.program);
    initialise(net.program, net.memory, 1);
    net.n_points = static_cast<int>(net.points.label.size());
    net.optimiser = find_optimiser(optimiser);
    net.slots.assign(static_cast<std::size_t>(net.program.n_parameters * net.optimiser->n_slots), 0.0f);
    net.step = {.parameters = net.memory.parameters,
                .gradients = net.memory.d_parameters,
                .slots = net.slots.data(),
                .n = net.program.n_parameters,
                .learning_rate = rate,
                .step = 0};
    net.x_view = value_of(net.program, net.memory, net.x, net.batch);
    net.label_view = value_of(net.program, net.memory, net.label, net.batch);
    const Matrix<float> weight = value_of(net.program, net.memory, net.weight, net.batch);
    for (int r = 0; r < net.batch; ++r) weight.at(r, 0) = 1.0f;
}

void train_step(Net& net) {
    const Matrix<float> x = net.x_view;
    float* label = net.label_view.data;
    const float* from = net.points.x.data() + static_cast<long>(net.next) * (x.rows / net.batch) * x.cols;
    const float* from_label = net.points.label.data() + net.next;
    for (int r = 0; r < x.rows; ++r) {
        for (int c = 0; c < x.cols; ++c) x.data[r * x.stride + c] = from[r * x.cols + c];
    }
    for (int r = 0; r < net.batch; ++r) label[r * kLanes] = from_label[r];
    net.next = (net.next + net.batch) % net.n_points;  // every batch here goes into its points
    forward(net.program, net.memory, net.batch);
    backward(net.program, net.memory, net.batch, net.loss);
    ++net.step.step;
    net.optimiser->step(net.step);
}

std::shared_ptr<Net> tiny_net(int batch, Fuse fuse) {
    auto net = std::make_shared<Net>();
    net->points = four_clouds(500);
    net->batch = batch;
    build(*net, {2, 8, 8, 2, 4}, ops::tanh, fuse);
    prepare(*net, "sgd", 0.05f);
    return net;
}

std::shared_ptr<Net> pictures_net(Fuse fuse) {
    auto net = std::make_shared<Net>();
    net->points = sparse_pictures(640);
    net->batch = 64;
    build(*net, {784, 128, 2, 10}, ops::relu, fuse);
    prepare(*net, "adam", 1e-3f);
    return net;
}

// 16 x 16 pixels of 3 channels; twice a convolution 3 x 3, ReLU and pool; map 2, 4 classes.
std::shared_ptr<Net> small_conv_net(bool in_rows) {
    auto net = std::make_shared<Net>();
    net->batch = 32;
    core::Random random = core::random_stream(7, "colours");
    for (int i = 0; i < 320; ++i) net->points.label.push_back(static_cast<float>(core::next_below(random, 4)));
    for (int i = 0; i < 320 * 256 * 3; ++i) net->points.x.push_back(core::next_unit(random));
    Graph graph;
    net->x = in_rows ? add_input(graph, "x", {kBatchRows, 768}) : add_input(graph, "x", {-256, 3});
    net->label = add_input(graph, "class", {kBatchRows, 1});
    net->weight = add_input(graph, "weight", {kBatchRows, 1});
    Value y = in_rows ? apply(graph, ops::unflatten, {net->x}, {.ints = {256}}) : net->x;
    int side = 16;
    for (const int filters : {8, 16}) {
        const std::string name = "conv" + std::to_string(filters);
        const Value w = add_parameter(graph, name + ".weight", {9 * shape_of(graph, y).cols, filters}, Init::he);
        const Value b = add_parameter(graph, name + ".bias", {1, filters}, Init::zero);
        const Value z = apply(graph, ops::conv2d, {y, w}, {.ints = {side, side, 3, 1, 1}});
        y = apply(graph, ops::relu, {apply(graph, ops::bias, {z, b})});
        y = apply(graph, ops::max_pool, {y}, {.ints = {side, side, 2, 2}});
        side /= 2;
    }
    y = apply(graph, ops::flatten, {y});
    for (const int width : {2, 4}) {
        const std::string name = "dense" + std::to_string(width);
        const Value w = add_parameter(graph, name + ".weight", {shape_of(graph, y).cols, width}, Init::glorot);
        const Value b = add_parameter(graph, name + ".bias", {1, width}, Init::zero);
        y = apply(graph, ops::bias, {apply(graph, ops::dense, {y, w}), b});
    }
    net->loss = apply(graph, ops::softmax_cross_entropy, {y, net->label, net->weight});
    net->program = compile(std::move(graph), net->batch);
    prepare(*net, "sgd", 0.01f);
    return net;
}

Workload make_w1() { return train(tiny_net(10, Fuse::layers)); }
Workload make_w1_batch500() { return train(tiny_net(500, Fuse::layers)); }
Workload make_w1_unfused() { return train(tiny_net(10, Fuse::nothing)); }
Workload make_w2() { return train(pictures_net(Fuse::layers)); }
Workload make_w3() { return train(small_conv_net(false)); }
Workload make_w2_unfused() { return train(pictures_net(Fuse::nothing)); }

Workload make_w1_by_hand() {
    auto hand = std::make_shared<ByHand>();
    hand->points = four_clouds(500);
    for (const float label : hand->points.label) hand->label.push_back(static_cast<int>(label));
    start(hand->net);
    return {.per_call = kHandBatch, .call = [hand] { hand_step(*hand); }};
}

}  // namespace bench
