// Steps of training on the graphics card: gather a batch, work out the gradient, let the optimiser move the weights;
// for all models of one shape at once. What the batches are is drawn ahead by whoever calls, a block of steps at a time
// and by the same streams as on the CPU, so that both train on the same things in the same order. Within a block
// nothing is uploaded and nothing is read back. May include core, engine and gl. Needs a current context. Next:
// steps.cpp, machine.h.
//
//   Steps steps;  auto made = make_steps(steps, kernels, wish);
//   write_weights(...);  write_settings(...);                      // of each model
//   write_block(steps, model, block);  run_steps(steps, kernels, block.steps);
//   read_weights(...)                                              // waits; or start_reading_weights() and on
#pragma once

#include "engine/optimiser.h"
#include "engine/program.h"
#include "gl/training/machine.h"
#include "gl/training/reading.h"

namespace gl {

// A batch input whose rows are gathered from all things.
struct Table {
    engine::Value input;
    int cols = 0;
    const float* rows = nullptr;  // [n_rows, cols]
};

struct StepsRequest {
    const engine::Program* program = nullptr;
    engine::Value loss;
    int things = 1, models = 1, n_rows = 0;
    std::vector<Table> tables;
    std::vector<engine::Value> random;  // batch inputs whose numbers are drawn for each step
    const engine::Optimiser* optimiser = nullptr;
    bool only_kernels = false;  // see prepare_kernels()
    bool clips = false;         // whether any model's settings clip the gradient
};

struct Settings {
    float learning_rate = 0.01f, momentum = 0.9f, decay = 0.0f, clip = 0.0f;
};

// What one model is given for the steps to come.
struct Block {
    int steps = 0;
    std::vector<int> order;                  // [steps, things]: rows of the tables
    std::vector<std::vector<float>> random;  // of each random input [steps * its rows, its cols]
};

struct Steps {
    Machine machine;
    const engine::Program* program = nullptr;
    const engine::Optimiser* optimiser = nullptr;
    View settings, order, all_parameters;
    std::vector<View> random;
    std::vector<int> slots, next_slots;  // sheets
    int next_parameters = -1;
    int most_steps = 0;      // that a block may have
    int steps_in_block = 0;  // of the block that was written
    int next_in_block = 0;
    long optimiser_step = 0;
    std::vector<float> factors;  // of the learning rate, of each step of the block
    Reading reading;             // of weights on their way back
    bool reads_slots = false;    // and of slots
    long bytes_read = 0;         // since the start
};

core::Status make_steps(Steps& steps, Kernels& kernels, const StepsRequest& request);
// Compiles the kernels that make_steps() would ask for, as many as kernels.may_compile says. True once all are there.
core::Result<bool> prepare_kernels(Kernels& kernels, StepsRequest request);
void free_steps(Steps& steps);

// parameters and slots as engine::Memory and engine::OptimiserCall have them; slots null: all 0.
void write_weights(Steps& steps, int model, const float* parameters, const float* slots);
void read_weights(Steps& steps, int model, float* parameters, float* slots);
void write_settings(const Steps& steps, int model, const Settings& settings);
// An input that is one for the whole batch.
void write_input(const Steps& steps, int model, engine::Value input, const engine::Matrix<const float>& from);

// factors: what the learning rate of each step is multiplied by (engine/schedule.h).
void begin_block(Steps& steps, int n_steps, std::vector<float> factors);
void write_block(const Steps& steps, int model, const Block& block);
// At most as many as the block has left; returns how many were issued. They are done some time later.
int run_steps(Steps& steps, Kernels& kernels, int n);

// Asks for a copy of the weights of all models as they are now, without waiting; an earlier copy is forgotten.
void start_reading_weights(Steps& steps, bool with_slots);
// Whether it has come. What it holds, weights_in() takes apart; slots null: not wanted, or not in it.
bool finish_reading_weights(Steps& steps, std::vector<float>& copy);
void weights_in(const Steps& steps, const std::vector<float>& copy, int model, float* parameters, float* slots);
// The same at once: waits until all steps are done. (A fence would not do: in a browser it is not seen to be passed
// before the page has had its turn.)
void read_all_weights(Steps& steps, std::vector<float>& copy);
// Waits until all steps are done.
void wait_for_steps(const Steps& steps);

}  // namespace gl
