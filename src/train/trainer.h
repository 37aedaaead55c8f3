// The trainer: trains a model (batches, steps), applies changes of its Spec while it trains (live changes, grafts), and
// makes snapshots. How deep a change is (model/change.h) is decided by app. May include core, engine, data, projection,
// model and train; knows no windows, frames or pictures. Next: snapshot.h.
//
// Intended use:
//   auto trainer = Trainer::start(spec, material);     // or an Error
//   trainer.value().run_steps(1000);
//   Snapshot shown = trainer.value().snapshot();
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/random.h"
#include "engine/optimiser.h"
#include "engine/schedule.h"
#include "model/model.h"
#include "model/schema.h"
#include "projection/pca.h"
#include "train/attention.h"
#include "train/layer_head.h"
#include "train/plane_view.h"
#include "train/pull.h"
#include "train/sampling.h"
#include "train/slow_step.h"
#include "train/snapshot.h"
#include "train/step_inputs.h"

namespace train {

// Why training has stopped: weights became NaN or infinite at this step; the sentence says the probable cause.
struct Trouble {
    long step = 0;
    std::string sentence;
};

// The random state of training: the training things in the order of this epoch, and the index of the next one; the
// stream that shuffles the next epoch; the stream of noise, contexts and negatives.
struct Streams {
    std::vector<int> order;
    core::Random batches, noise;
    std::size_t next_in_order = 0;
};

// Everything that training continues from, besides the Spec and the data. Arrays are laid out as in engine::Memory and
// engine::OptimiserCall.
struct TrainingState {
    std::vector<float> parameters, slots;
    long step = 0, optimiser_step = 0;
    Streams streams;
};

class Trainer {
   public:
    // A trainer at step 0, with random weights. Errors: those of model::compile_model().
    static core::Result<Trainer> start(const model::Spec& spec, std::shared_ptr<const model::Material> material);

    // Takes over the weights, the step count and, if it fits, the optimiser's state of a model that was trained on
    // other things. Both must have the same graph (checked: the same number of parameters).
    void go_on_from(const Trainer& other);

    // state(): all that training depends on, besides the Spec and the data. restore(): continues from the state of a
    // trainer of the same Spec and data; the same steps then give the same bits. Error: the state does not fit Spec or
    // data, or is not finite; nothing has changed.
    [[nodiscard]] TrainingState state() const;
    core::Status restore(const TrainingState& state);

    // A copy that continues from here: weights, optimiser, random streams. The same steps give the same bits in both.
    // They share only the material.
    [[nodiscard]] Trainer fork() const { return Trainer(*this); }
    Trainer(Trainer&&) = default;
    Trainer& operator=(Trainer&&) = default;

    // Does n steps, or fewer if trouble stops it. Returns the steps done.
    long run_steps(long n);
    // Does as many steps as fit into the budget (at least one if budget_ms > 0), at most max_steps. Returns the steps
    // done.
    long run_for(double budget_ms, long max_steps);

    // Training on the graphics card, with the same random numbers as run_steps() would use: call draw_step_inputs(n),
    // then take_steps(k, ...) as steps are done, then end_step_inputs(number done) before anything else is changed or
    // run here.
    //
    // The inputs that StepInputs::random has numbers for, and the number of things in a batch.
    [[nodiscard]] std::vector<engine::Value> random_inputs() const;
    [[nodiscard]] int batch_size() const;
    // Inputs of the next n steps. `behind`: steps done on the card that take_steps() has not reported yet.
    StepInputs draw_step_inputs(int n, long behind);
    // Reports n more steps that led to these weights and, unless null, optimiser slots. False, with trouble(), if the
    // weights are not finite: the trainer then has the last weights that came with slots, and those on the card must be
    // discarded.
    bool take_steps(long n, const float* parameters, const float* slots);
    // Sets the random streams to where `done` of the drawn steps leave them.
    void end_step_inputs(int done);
    // The state that a device starts from, laid out as in engine::Memory and engine::OptimiserCall.
    [[nodiscard]] const engine::Memory<float>& memory() const { return memory_; }
    [[nodiscard]] const std::vector<float>& slots() const { return slots_; }
    [[nodiscard]] long optimiser_step() const { return optimiser_step_; }
    // Of all parameters without one of their own (engine/update_rules.h); that one and the others, each once; n_slots:
    // the most that any of them needs.
    [[nodiscard]] const engine::Optimiser& optimiser() const { return *optimiser_; }
    [[nodiscard]] std::vector<const engine::Optimiser*> optimisers() const;
    [[nodiscard]] int n_slots() const { return engine::slots_of(update_runs_); }

    // For code elsewhere that trains on with the same random numbers.
    [[nodiscard]] Streams streams() const { return {order_, batches_, noise_, next_in_order_}; }

    // One step, exactly that of run_steps(1), with a record of what happened (slow_step.h). `plane` is that of the
    // snapshot.
    SlowStep slow_step(const projection::Plane& plane);

    // A live change: learning rate, batch size, weights of losses, features in use, optimiser (another one starts with
    // empty slots). `spec` must compile to the same graph (not checked). Ends trouble.
    void set_live(const model::Spec& spec);
    // A graft: replaces the model by that of `spec`, carrying over all weights that fit (model/graft.h); the step count
    // goes on. Errors: those of compile_model(); then nothing changes.
    core::Status graft(const model::Spec& spec);

    Snapshot snapshot();
    // A change of the view only (model::Change::look, checked): the projection of later snapshots, and what is drawn on
    // them.
    void set_look(const model::Spec& spec);
    // Whether a thing's place on the map depends on its own features alone. False if a layer reads all things as the
    // nodes of a graph: then only things of the data set have a place.
    [[nodiscard]] bool reads_alone() const;
    // Place on the map, [dims], of a thing with these features (standardised, [D] (checked)). Runs the encoder only.
    std::vector<float> embed(const std::vector<float>& features);
    // The activations of each layer for it: features as the encoder sees them, each encoder layer, the map.
    std::vector<std::vector<float>> activations(const std::vector<float>& features);
    // The attention weights of a layer (an index of Snapshot::layers) for it; empty if the layer has no attention.
    Attention attention(const std::vector<float>& features, int layer);
    // The same as embed() for many: rows [n, D] -> [n, dims]. Unless reads_alone(), `rows` are those of all things.
    std::vector<float> embed_rows(const std::vector<float>& rows);
    // The activations of one layer (an index of Model::layers) for many: rows [n, D] -> [n, units]. reads_alone()
    // (checked).
    std::vector<float> layer_rows(const std::vector<float>& rows, int layer);

    // Evaluations; training is not affected. `plane` is that of the snapshot.
    //
    // The forces of all losses on every thing (pull.h).
    Pull pull(const projection::Plane& plane);
    // The `at_most` strongest springs between these things, of one loss (an index of Spec::losses), strongest first.
    // Empty if it is not over pairs. At most kMostSpringThings things (checked), none of them twice.
    std::vector<Spring> springs(int loss, const std::vector<int>& things, std::size_t at_most);
    // Minus the gradient of the forger's own loss for each thing that it makes of this noise [n, model::kNoiseDims],
    // with respect to the thing's features, [n, D]: where the expert's judgement pulls it. head: index of a gan (checked).
    std::vector<float> pull_on_made(int head, const std::vector<float>& noise);
    // A head's predictions over a layer's plane (layer_head.h). layer, head: indices of Model::layers and Model::heads.
    void predict_on_plane(int layer, const projection::Plane& plane, int head, const PixelGrid& grid,
                          PredictionGrid& field);

    [[nodiscard]] long step() const { return step_; }
    [[nodiscard]] std::uint64_t weights_hash() const;
    [[nodiscard]] const model::Spec& spec() const { return spec_; }
    [[nodiscard]] const model::Material& material() const { return *material_; }
    [[nodiscard]] const model::Model& model() const { return model_; }
    // Set when the weights became NaN or infinite. The trainer has gone back to its last good state then, and does no
    // more steps until set_live(), graft() or restore() is called.
    [[nodiscard]] const std::optional<Trouble>& trouble() const { return trouble_; }

   private:
    std::vector<float> map_of_things();  // [N, dims]
    Trainer() = default;
    explicit Trainer(const Trainer&) = default;
    void adopt(const model::Spec& spec, model::Model model);
    void split_rows();
    void set_inputs();
    void set_training(bool on);
    void fill_noise(core::Random& random, int n_rows, long step);
    void sample_inputs(const int* rows, int n_rows);
    bool one_step(const int* rows, int n_rows);
    bool checked_step(const int* rows, int n_rows);
    void take_step();
    void gather(const int* rows, int n_rows);
    void save_state();
    void restore_state();
    const int* next_batch(int n_rows);
    void record_things(SlowStep& step);
    void record_batch(SlowStep& step, double StepLoss::*loss, double& sum);
    void record_pull(SlowStep& step, const projection::Plane& plane);
    std::string words_about_worst(const SlowStep& step);
    HeadSnapshot head_snapshot(const model::Head& head, const model::LossSpec& spec);
    void judge_links(HeadSnapshot& said, const model::Head& head, const std::vector<float>& places);
    StepInputs draw_steps(int n, long behind);
    void reset_slots();

    model::Spec spec_;
    std::shared_ptr<const model::Material> material_;
    model::Model model_;
    engine::Memory<float> memory_;
    const engine::Optimiser* optimiser_ = nullptr;
    const engine::Schedule* schedule_ = nullptr;
    std::vector<engine::UpdateRun> update_runs_;
    std::vector<float> slots_, saved_slots_, saved_parameters_;
    std::vector<float> before_step_;              // parameters with a learning rate of their own (update_rules.h)
    std::vector<unsigned char> splits_;           // [N]: a Split
    std::array<std::vector<int>, 3> split_rows_;  // rows of each Split
    std::vector<int> order_, batch_;
    core::Random batches_, noise_;
    std::vector<engine::AliasColumn> negative_table_;  // alias table to sample negatives by; empty if not needed
    bool evaluating_ = false;                          // a pass for evaluation; else for training
    projection::Plane plane_;                          // projection of snapshots
    PlaneChoice plane_choice_;                         // the choice that plane_ was made for
    std::size_t next_in_order_ = 0;
    long step_ = 0, optimiser_step_ = 0, saved_step_ = 0, saved_optimiser_step_ = 0;
    std::optional<Trouble> trouble_;
    std::optional<Streams> before_step_inputs_;  // saved by draw_step_inputs(); none: no inputs are drawn
};

// Continues with another Spec, by a change of this depth (from model::diff; not anew). Errors: those of graft(); then
// nothing changes.
core::Status carry_on(Trainer& trainer, const model::Spec& spec, model::Change depth);

}  // namespace train
