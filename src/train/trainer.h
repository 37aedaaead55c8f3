// Runs a model: batches, steps, live changes, grafts, snapshots. Decides nothing about a learner's wishes: app does.
// May include core, engine, data, projection, model and train; knows nothing of windows, frames or pictures.
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
#include "train/draw.h"
#include "train/layer_head.h"
#include "train/plane_view.h"
#include "train/pull.h"
#include "train/slow_step.h"
#include "train/snapshot.h"
#include "train/step_inputs.h"

namespace train {

// NaN is a lesson, not a crash: what went wrong, when, and the lever that probably did it.
struct Trouble {
    long step = 0;
    std::string sentence;
};

class Trainer {
   public:
    // Errors: what model::compile_model refuses.
    static core::Result<Trainer> start(const model::Spec& spec, std::shared_ptr<const model::Material> material);

    // A second trainer that goes on from here: weights, optimiser, random streams and all, so the same steps give the
    // same bits in both. They share nothing but the material.
    [[nodiscard]] Trainer fork() const { return Trainer(*this); }
    Trainer(Trainer&&) = default;
    Trainer& operator=(Trainer&&) = default;

    // Exactly n steps, unless trouble stops it earlier. Returns the steps done.
    long run_steps(long n);
    // As many whole steps as fit into the budget (at least one if budget_ms > 0), at most max_steps.
    long run_for(double budget_ms, long max_steps);

    // Steps that are done on the graphics card, with what run_steps() would have drawn for them: draw_step_inputs(n),
    // take_steps(k, ...) as they are done, end_step_inputs(all k) before anything else is changed or run here.
    // The inputs that StepInputs::random is of, and how many things a step has.
    [[nodiscard]] std::vector<engine::Value> random_inputs() const;
    [[nodiscard]] int batch_size() const;
    // `behind`: steps that are done on the card already and were not taken yet.
    StepInputs draw_step_inputs(int n, long behind);
    // n more steps have led to these weights and, unless null, slots of the optimiser. False, with trouble(), if the
    // weights broke: then they are the last ones that came with slots, and those on the card are to be given up.
    bool take_steps(long n, const float* parameters, const float* slots);
    // The random streams go on from where `done` of the steps drawn leave them.
    void end_step_inputs(int done);
    // What a device starts from: as engine::Memory and engine::OptimiserCall have them.
    [[nodiscard]] const engine::Memory<float>& memory() const { return memory_; }
    [[nodiscard]] const std::vector<float>& slots() const { return slots_; }
    [[nodiscard]] long optimiser_step() const { return optimiser_step_; }
    [[nodiscard]] const engine::Optimiser& optimiser() const { return *optimiser_; }

    // One whole step, the very one that run_steps(1) would take, and what there is to see around it (slow_step.h).
    // `plane` is the snapshot's.
    SlowStep slow_step(const projection::Plane& plane);

    // A live change: learning rate, batch, loss weights, features in use, optimiser. `spec` must compile to the same
    // graph.
    void set_live(const model::Spec& spec);
    // A graft: a new model that carries over all that still fits; steps go on. On error nothing changes.
    core::Status graft(const model::Spec& spec);

    Snapshot snapshot();
    // A Spec that differs in looks alone: what later snapshots are seen through, and what is drawn on them.
    void set_look(const model::Spec& spec);
    // Where the features of one thing (standardised, [D]) lie on the map, [dims].
    std::vector<float> embed(const std::vector<float>& features);
    // The same of many: rows [n, D] -> [n, dims]. Runs the encoder only.
    std::vector<float> embed_rows(const std::vector<float>& rows);

    // Looks: none of these changes what is trained next. `plane` is the snapshot's.
    // What each loss wants of every thing (pull.h).
    Pull pull(const projection::Plane& plane);
    // The strongest springs between these things, of one loss of the Spec; strongest first. None where the loss is not
    // on pairs. At most kMostSpringThings things (checked), none of them twice.
    std::vector<Spring> springs(int loss, const std::vector<int>& things, std::size_t at_most);
    // What a head says all over a layer's plane (layer_head.h).
    void field_of_layer(int layer, const projection::Plane& plane, int head, const GridOfPlaces& grid,
                        FieldOfAnswers& field);

    [[nodiscard]] long step() const { return step_; }
    [[nodiscard]] std::uint64_t weights_hash() const;
    [[nodiscard]] const model::Spec& spec() const { return spec_; }
    [[nodiscard]] const model::Material& material() const { return *material_; }
    [[nodiscard]] const model::Model& model() const { return model_; }
    // Set when the weights became NaN or infinite; the trainer has gone back to its last good state by then and does
    // no more steps until set_live or graft is called.
    [[nodiscard]] const std::optional<Trouble>& trouble() const { return trouble_; }

   private:
    Trainer() = default;
    explicit Trainer(const Trainer&) = default;
    void adopt(const model::Spec& spec, model::Model model);
    void split_rows();
    void set_inputs();
    void set_training(bool on);
    void draw_noise(int n_rows);
    void draw_partners(const int* rows, int n_rows);
    bool one_step(const int* rows, int n_rows);
    bool careful_step(const int* rows, int n_rows);
    void take_step();
    void gather(const int* rows, int n_rows);
    void keep_good();
    void go_back();
    const int* next_batch(int n_rows);
    void look_at_things(SlowStep& step);
    void look_at_batch(SlowStep& step, double StepLoss::*loss, double& sum);
    void look_at_pull(SlowStep& step, const projection::Plane& plane);
    std::string words_about_worst(const SlowStep& step);
    HeadSnapshot head_snapshot(const model::Head& head, const model::LossSpec& spec);
    StepInputs draw_steps(int n, long behind);

    // Where random numbers come from, before a draw_step_inputs().
    struct Streams {
        std::vector<int> order;
        core::Random batches, noise;
        std::size_t next_in_order = 0;
    };
    model::Spec spec_;
    std::shared_ptr<const model::Material> material_;
    model::Model model_;
    engine::Memory<float> memory_;
    const engine::Optimiser* optimiser_ = nullptr;
    const engine::Schedule* schedule_ = nullptr;
    std::vector<float> slots_, good_slots_, good_parameters_;
    std::vector<unsigned char> splits_;           // [N]: a Split
    std::array<std::vector<int>, 3> split_rows_;  // of each Split
    std::vector<int> order_, batch_;
    core::Random batches_, noise_;
    std::vector<engine::NoiseColumn> negative_table_;  // what things are drawn by; empty where nothing is
    bool evaluating_ = false;                          // else trains
    projection::Plane plane_;                          // of snapshots: looks only
    PlaneChoice through_;                              // what plane_ is of
    std::size_t next_in_order_ = 0;
    long step_ = 0, optimiser_step_ = 0, good_step_ = 0, good_optimiser_step_ = 0;
    std::optional<Trouble> trouble_;
    std::optional<Streams> before_step_inputs_;
};

// Goes on with another Spec, as shallowly as `depth` (model::diff's; not anew) says. Errors: graft()'s; nothing
// changes.
core::Status carry_on(Trainer& trainer, const model::Spec& spec, model::Change depth);

}  // namespace train
