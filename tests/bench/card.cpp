// Training on the graphics card (WebGL, natively OpenGL ES): W1 to W3 as nets.cpp has them, and many models of one
// shape beside the CPU, which trains them one after the other. A round ends when the card is done; within it nothing is
// read back, which the fact "bytes_read" shows. "w2_card/profile 1" to embedscape_bench --ask prints what each pass of
// a step costs.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "app/experiment/gpu_training.h"
#include "model/schema.h"
#include "nets.h"
#include "workload.h"
#ifdef __EMSCRIPTEN__
#include <emscripten/html5.h>
#else
#include "platform/desktop/gles_hints.h"
#endif

namespace bench {
namespace {

constexpr double kMsOfPortion = 20.0;  // of a pass that is measured
constexpr int kPortions = 7;
constexpr int kStepsACall = 8;  // of one frame, say: GL's state is saved and restored around them

// False where there is none: under node, without a display.
bool open_context() {
#ifdef __EMSCRIPTEN__
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.enableExtensionsByDefault = EM_TRUE;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#card", &attributes);
    return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
#else
    if (glfwInit() != GLFW_TRUE) return false;
    platform::ask_for_gles(false);
    GLFWwindow* window = glfwCreateWindow(64, 64, "bench", nullptr, nullptr);
    if (window == nullptr) return false;
    glfwMakeContextCurrent(window);
    return true;
#endif
}

// One for the program's life.
gl::Kernels* card_kernels() {
    static const bool has_context = open_context();
    static gl::Kernels kernels;
    return has_context ? &kernels : nullptr;
}

// Milliseconds of this pass alone, again and again. Nobody swaps the optimiser's surfaces, so nothing is trained.
double ms_of_pass(const gl::Steps& steps, gl::Kernels& kernels, const gl::Pass& pass) {
    gl::PassList alone = gl::prepare_passes({pass}, steps.machine.surfaces, steps.machine.models);
    gl::begin_passes(kernels);
    // The best of several portions, the first of which only warms up and finds how large they have to be.
    double best = 0.0;
    for (int portion = 1, left = kPortions; left > 0;) {
        gl::wait_for_steps(steps);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < portion; ++i) gl::run_passes(alone, steps.machine.surfaces, {});
        gl::wait_for_steps(steps);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        if (taken.count() < kMsOfPortion) {
            portion *= 2;
            continue;
        }
        best = left == kPortions ? taken.count() / portion : std::min(best, taken.count() / portion);
        --left;
    }
    gl::free_passes(alone);
    return best;
}

// Prints what each pass of a step costs, in their order; returns what all of them cost, in ms.
double profile(const gl::Steps& steps, gl::Kernels& kernels) {
    double sum = 0.0;
    for (const gl::Pass& pass : steps.machine.passes.passes) {
        const double ms = ms_of_pass(steps, kernels, pass);
        std::printf("%8.3f ms  %4d x %-4d %s %s\n", ms, pass.target.rows, pass.target.cols, pass.kernel->file.c_str(),
                    pass.kernel->function.c_str());
        sum += ms;
    }
    return sum;
}

double fact_of(const gl::Steps& steps, gl::Kernels& kernels, std::string_view name) {
    if (name == "profile") return profile(steps, kernels);
    if (name == "passes") return static_cast<double>(steps.machine.passes.passes.size());
    return name == "bytes_read" ? static_cast<double>(steps.bytes_read) : -1.0;
}

struct OnCard {
    std::shared_ptr<Net> net;
    std::vector<float> weight;
    gl::Steps steps;
};

// The batches of nets.cpp in their order, as far as a block reaches.
void next_block(OnCard& card) {
    Net& net = *card.net;
    const int n = card.steps.most_steps;
    gl::begin_block(card.steps, n, std::vector<float>(static_cast<std::size_t>(n), 1.0f));
    gl::Block block{.steps = n, .order = {}, .random = {}};
    for (int i = 0; i < n * net.batch; ++i) {
        block.order.push_back(net.next);
        net.next = (net.next + 1) % net.n_points;
    }
    gl::write_block(card.steps, 0, block);
}

void run(OnCard& card, gl::Kernels& kernels) {
    for (int left = kStepsACall; left > 0;) {
        if (card.steps.next_in_block >= card.steps.steps_in_block) next_block(card);
        left -= gl::run_steps(card.steps, kernels, left);
    }
}

Workload train_on_card(std::shared_ptr<Net> net) {
    gl::Kernels* kernels = card_kernels();
    if (kernels == nullptr) return {};
    auto card = std::make_shared<OnCard>();
    card->net = net;
    card->weight.assign(net->points.label.size(), 1.0f);
    const int cols = net->program.graph.nodes[static_cast<std::size_t>(net->x.index)].shape.cols;
    const gl::StepsRequest request{.program = &net->program,
                                   .loss = net->loss,
                                   .things = net->batch,
                                   .models = 1,
                                   .n_rows = net->n_points,
                                   .tables = {{net->x, cols, net->points.x.data()},
                                              {net->label, 1, net->points.label.data()},
                                              {net->weight, 1, card->weight.data()}},
                                   .random = {},
                                   .optimisers = {net->optimiser},
                                   .clips = false};
    const core::Status made = gl::make_steps(card->steps, *kernels, request);
    if (!made.ok()) {
        std::fprintf(stderr, "%s\n", made.error().sentence.c_str());
        return {};
    }
    gl::write_weights(card->steps, 0, net->memory.parameters, nullptr);
    gl::write_settings(card->steps, 0, {.learning_rate = net->step.learning_rate});
    return {.per_call = static_cast<double>(kStepsACall) * net->batch,
            .call = [card, kernels] { run(*card, *kernels); },
            .finish = [card] { gl::wait_for_steps(card->steps); },
            .fact = [card, kernels](std::string_view name) { return fact_of(card->steps, *kernels, name); }};
}

// Models of the playground's first Spec, which differ in their seed.
struct Models {
    std::vector<train::Trainer> trainers;
    app::Trainers pointers;
    app::GpuTraining card;
};

std::shared_ptr<Models> start_models(int n) {
    auto models = std::make_shared<Models>();
    for (int m = 0; m < n; ++m) {
        model::Spec spec = model::default_spec();
        spec.seed = m + 1;
        auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
        models->trainers.push_back(std::move(trainer.value()));
    }
    for (train::Trainer& trainer : models->trainers) models->pointers.push_back(&trainer);
    return models;
}

Workload models_on_cpu(int n) {
    auto models = start_models(n);
    return {.per_call = static_cast<double>(kStepsACall) * n,
            .call =
                [models] {
                    for (train::Trainer& trainer : models->trainers) trainer.run_steps(kStepsACall);
                },
            .finish = [] {},  // time is the wall's, as beside it
            .fact = {}};
}

Workload models_on_card(int n) {
    gl::Kernels* kernels = card_kernels();
    if (kernels == nullptr) return {};
    auto models = start_models(n);
    if (!app::start_on_gpu(models->card, *kernels, models->pointers).ok()) return {};
    return {.per_call = static_cast<double>(kStepsACall) * n,
            .call = [models, kernels] { app::run_on_gpu(models->card, *kernels, models->pointers, kStepsACall); },
            .finish = [models] { gl::wait_for_steps(models->card.steps); },
            .fact = [models, kernels](std::string_view name) { return fact_of(models->card.steps, *kernels, name); }};
}

}  // namespace

Workload make_w1_card() { return train_on_card(tiny_net(10, engine::Fuse::layers)); }
Workload make_w2_card() { return train_on_card(pictures_net(engine::Fuse::layers)); }
Workload make_w3_card() { return train_on_card(small_conv_net(true)); }

template <int n>
Workload make_models_cpu() {
    return models_on_cpu(n);
}
template <int n>
Workload make_models_card() {
    return models_on_card(n);
}
template Workload make_models_cpu<1>();
template Workload make_models_cpu<16>();
template Workload make_models_cpu<64>();
template Workload make_models_card<1>();
template Workload make_models_card<16>();
template Workload make_models_card<64>();

}  // namespace bench
