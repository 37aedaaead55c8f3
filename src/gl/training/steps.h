// Training steps on the graphics card, for all models of one architecture at once: gather a batch, compute the
// gradient, let the optimiser update the weights. The caller samples the batches for a block of steps in advance, with
// the same random streams as on the CPU, so that both train on the same rows in the same order. Within a block nothing
// is uploaded and nothing is read back. May include core, engine and gl. Needs a current context. Next: steps.cpp,
// machine.h.
//
//   Steps steps;  auto made = make_steps(steps, kernels, request);
//   write_weights(...);  write_settings(...);                      // of each model
//   begin_block(...);  write_block(steps, model, block);  run_steps(steps, kernels, block.steps);
//   read_weights(...)                                              // waits; or start_reading_weights() and so on
#pragma once

#include "engine/optimiser.h"
#include "engine/update_rules.h"
#include "gl/training/machine.h"
#include "gl/training/reading.h"

namespace gl {

// A graph input with one row for each thing of a batch, which is gathered from this table of all things.
struct Table {
    engine::Value input;
    int cols = 0;
    const float* rows = nullptr;  // [n_rows, cols]
};

// What to train: a program, its batch size (things), how many models, how many rows their tables have.
struct StepsRequest {
    const engine::Program* program = nullptr;
    engine::Value loss;
    int things = 1, models = 1, n_rows = 0;
    std::vector<Table> tables;
    std::vector<engine::Value> random;                 // batch inputs filled with random numbers for each step
    std::vector<const engine::Optimiser*> optimisers;  // one, or two: the second is that of rules which name it
    bool only_kernels = false;                         // see prepare_kernels()
    bool clips = false;                                // whether any model's settings clip the gradient
    bool has_rules = false;  // whether any model has rules for single parameters (write_rules)
};

// Settings that may differ between models and change between steps.
struct Settings {
    float learning_rate = 0.01f, momentum = 0.9f, decay = 0.0f, clip = 0.0f;
};

// Inputs of one model for the steps of a block.
struct Block {
    int steps = 0;
    std::vector<int> order;                  // [steps, things]: which rows of the tables are in each batch
    std::vector<std::vector<float>> random;  // for each random input: [steps * its rows, its cols]
};

struct Steps {
    Machine machine;
    const engine::Program* program = nullptr;
    std::vector<const engine::Optimiser*> optimisers;  // StepsRequest::optimisers
    View settings, order, all_parameters;
    View rules;  // [rows of all parameters, 4]: rate, limit and optimiser of each row's parameter; surface -1: no rules
    std::vector<View> random;
    std::vector<int> slots,
        next_slots;              // indices of surfaces: the optimiser reads `slots`, writes `next_slots`; swapped
    int next_parameters = -1;    // the same for the parameters
    int most_steps = 0;          // the longest block that there is room for
    int steps_in_block = 0;      // of the block that was begun last
    int next_in_block = 0;       // the next step of that block to run, from 0
    long optimiser_step = 0;     // steps of the optimiser so far; set by the caller before the first block
    std::vector<float> factors;  // on the learning rate, one for each step of the block
    Reading reading;             // of weights, in progress
    bool reads_slots = false;    // whether the optimiser's slots are read, too
    long bytes_read = 0;         // from the card, in all
};

// Errors: those of make_machine().
core::Status make_steps(Steps& steps, Kernels& kernels, const StepsRequest& request);
// Compiles the kernels that make_steps() would need, but at most kernels.may_compile of them. True once all are
// compiled.
core::Result<bool> prepare_kernels(Kernels& kernels, StepsRequest request);
void free_steps(Steps& steps);

// parameters [program.n_parameters] and slots (the optimiser's state) as in engine::Memory and engine::OptimiserCall;
// slots null: all 0 when written, not read. Reading waits until all steps are done.
void write_weights(Steps& steps, int model, const float* parameters, const float* slots);
void read_weights(Steps& steps, int model, float* parameters, float* slots);
void write_settings(const Steps& steps, int model, const Settings& settings);
// Rules of a model for single parameters (engine/update_rules.h). To be called for each model if the request has_rules.
void write_rules(const Steps& steps, int model, const std::vector<engine::UpdateRule>& rules);
// Writes an input that has one value for the whole batch (a loss's weight, the mask of features).
void write_input(const Steps& steps, int model, engine::Value input, const engine::Matrix<const float>& from);

// Begins a block of n_steps, at most most_steps (checked). factors: on the learning rate of each step
// (engine/schedule.h). Then write_block() for each model, with as many steps (checked).
void begin_block(Steps& steps, int n_steps, std::vector<float> factors);
void write_block(const Steps& steps, int model, const Block& block);
// Issues n steps, or as many as the block has left; returns how many. The card computes them some time later.
int run_steps(Steps& steps, Kernels& kernels, int n);

// Starts copying the current weights of all models, without waiting; an earlier copy that was not finished is dropped.
void start_reading_weights(Steps& steps, bool with_slots);
// False while the copy is not done, else it is in `copy`. weights_in() extracts one model's weights; slots may be
// null, and are left as they are if the copy has none.
bool finish_reading_weights(Steps& steps, std::vector<float>& copy);
void weights_in(const Steps& steps, const std::vector<float>& copy, int model, float* parameters, float* slots);
// Reads the weights of all models now: waits until all steps are done. (Waiting for the fence would not do: a browser
// only reports it as passed after control has gone back to the page.)
void read_all_weights(Steps& steps, std::vector<float>& copy);
// Waits until all steps are done.
void wait_for_steps(const Steps& steps);

}  // namespace gl
