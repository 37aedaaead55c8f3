#include "train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "engine/clip.h"
#include "engine/weight_decay.h"
#include "model/graft.h"
#include "train/trouble.h"

namespace train {
namespace {

// The state is saved every so many steps, to go back to when weights become NaN: the most steps that can be lost.
constexpr long kSaveEvery = 64;

bool is_finite(float x) { return x - x == 0.0f; }

// NoiseInput::Kind::mask.
void draw_mask(core::Random& random, float share, const engine::Matrix<float>& to) {
    for (int r = 0; r < to.rows; ++r) {
        const auto always = static_cast<int>(core::next_below(random, static_cast<std::uint32_t>(to.cols)));
        for (int c = 0; c < to.cols; ++c) to.at(r, c) = core::next_unit(random) < share || c == always ? 1.0f : 0.0f;
    }
}

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

const engine::Optimiser* optimiser_of(const model::Spec& spec) {
    const engine::Optimiser* optimiser = engine::find_optimiser(spec.optimiser);
    ES_CHECK(optimiser != nullptr, "an unknown optimiser got past validate()");
    return optimiser;
}

// The ids of the model's optimiser and of those that losses have of their own: slots are kept only while these are the
// same.
std::vector<std::string> optimisers_of(const model::Spec& spec) {
    std::vector<std::string> ids = {spec.optimiser};
    for (const model::LossSpec& loss : spec.losses) {
        if (loss.maker_optimiser != model::kSameOptimiser) ids.push_back(loss.maker_optimiser);
    }
    return ids;
}

const engine::Schedule* schedule_of(const model::Spec& spec) {
    const engine::Schedule* schedule = engine::find_schedule(spec.schedule);
    ES_CHECK(schedule != nullptr, "an unknown schedule got past validate()");
    return schedule;
}

}  // namespace

core::Result<Trainer> Trainer::start(const model::Spec& spec, std::shared_ptr<const model::Material> material) {
    core::Result<model::Model> model = model::compile_model(spec, *material);
    if (!model.ok()) return model.error();
    Trainer trainer;
    trainer.material_ = std::move(material);
    trainer.spec_ = spec;
    trainer.split_rows();
    trainer.order_ = trainer.split_rows_[kTrain];
    trainer.next_in_order_ = trainer.order_.size();  // so that the first batch shuffles
    const auto seed = static_cast<std::uint64_t>(spec.seed);
    trainer.batches_ = core::random_stream(seed, "batches");
    trainer.noise_ = core::random_stream(seed, "noise");
    trainer.negative_table_ = negative_table_of(trainer.material_->dataset.contexts);
    trainer.adopt(spec, std::move(model.value()));
    trainer.save_state();
    return trainer;
}

// Chooses the held-out things first, so that a test set is taken from the training things and leaves the held-out ones
// as they are.
void Trainer::split_rows() {
    const int n = material_->features.n_rows;
    const auto seed = static_cast<std::uint64_t>(spec_.seed);
    const std::vector<bool> held_out = data::held_out_rows(n, spec_.held_out, seed);
    splits_.assign(held_out.begin(), held_out.end());
    std::vector<int> rest;
    for (int i = 0; i < n; ++i) {
        if (!held_out[static_cast<std::size_t>(i)]) rest.push_back(i);
    }
    core::Random random = core::random_stream(seed, "test");
    core::shuffle(random, rest);
    const auto n_test = static_cast<std::size_t>(std::lround(spec_.tested * n));
    for (std::size_t i = 0; i < n_test && i + 1 < rest.size(); ++i) splits_[static_cast<std::size_t>(rest[i])] = kTest;
    for (std::vector<int>& rows : split_rows_) rows.clear();
    for (int i = 0; i < n; ++i) split_rows_[splits_[static_cast<std::size_t>(i)]].push_back(i);
}

void Trainer::adopt(const model::Spec& spec, model::Model model) {
    spec_ = spec;
    model_ = std::move(model);
    memory_ = engine::make_memory<float>(model_.program);
    engine::initialise(model_.program, memory_, static_cast<std::uint64_t>(spec.seed));
    optimiser_ = optimiser_of(spec);
    reset_slots();
    saved_slots_ = slots_;
    saved_parameters_.resize(static_cast<std::size_t>(model_.program.n_parameters));
    schedule_ = schedule_of(spec);
    batch_.resize(static_cast<std::size_t>(model_.program.max_rows));
    set_inputs();
    set_training(true);
}

// Sets the inputs that are one for the whole batch: masks and weights.
void Trainer::set_inputs() {
    const std::vector<float> mask = model::feature_mask(spec_, *material_);
    std::copy(mask.begin(), mask.end(), engine::value_of(model_.program, memory_, model_.feature_mask, 1).data);
    for (std::size_t i = 0; i < model_.heads.size(); ++i) {
        const auto weight = static_cast<float>(spec_.losses[i].weight);
        engine::value_of(model_.program, memory_, model_.heads[i].weight, 1).at(0, 0) = weight;
    }
}

void Trainer::set_training(bool on) {
    evaluating_ = !on;
    if (model_.training.index < 0) return;
    engine::value_of(model_.program, memory_, model_.training, 1).at(0, 0) = on ? 1.0f : 0.0f;
}

void Trainer::fill_noise(core::Random& random, int n_rows, long step) {
    for (const model::NoiseInput& noise : model_.noise) {
        if (evaluating_ && !noise.in_evaluation) continue;
        const engine::Matrix<float> to = engine::value_of(model_.program, memory_, noise.input, n_rows);
        if (noise.kind == model::NoiseInput::Kind::turn) {
            to.at(0, 0) = step % noise.every == 0 ? 1.0f : 0.0f;
            continue;
        }
        if (noise.kind == model::NoiseInput::Kind::mask) {
            draw_mask(random, noise.share, to);
            continue;
        }
        const bool normal = noise.kind == model::NoiseInput::Kind::normal;
        for (int r = 0; r < to.rows; ++r) {
            for (int c = 0; c < to.cols; ++c)
                to.at(r, c) = normal ? core::next_normal(random) : core::next_unit(random);
        }
    }
}

void Trainer::gather(const int* rows, int n_rows) {
    for (const model::RowSource& source : model_.sources) {
        const engine::Matrix<float> to = engine::value_of(model_.program, memory_, source.input, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            std::copy_n(source.rows.data() + static_cast<long>(rows[r]) * source.cols, source.cols, to.row(r));
        }
    }
    sample_inputs(rows, n_rows);
}

// Samples contexts and negatives for each thing of the batch.
void Trainer::sample_inputs(const int* rows, int n_rows) {
    const data::Contexts& contexts = material_->dataset.contexts;
    for (const model::SampledInput& input : model_.sampled_inputs) {
        const engine::Matrix<float> to = engine::value_of(model_.program, memory_, input.input, n_rows);
        if (evaluating_) {
            sample_for_evaluation(input, contexts, negative_table_, rows, n_rows, to);
        } else {
            sample_for_training(input, contexts, negative_table_, rows, n_rows, to, noise_);
        }
    }
}

// The next batch of training rows: epochs in seeded random order; a batch may span the end of an epoch.
const int* Trainer::next_batch(int n_rows) {
    for (int i = 0; i < n_rows; ++i) {
        if (next_in_order_ >= order_.size()) {
            core::shuffle(batches_, order_);
            next_in_order_ = 0;
        }
        batch_[static_cast<std::size_t>(i)] = order_[next_in_order_++];
    }
    return batch_.data();
}

int Trainer::batch_size() const {
    const int n_train = static_cast<int>(split_rows_[kTrain].size());
    return spec_.full_batch ? n_train : std::min(spec_.batch, n_train);
}

bool Trainer::one_step(const int* rows, int n_rows) {
    gather(rows, n_rows);
    fill_noise(noise_, n_rows, step_);
    engine::forward(model_.program, memory_, n_rows);
    if (!is_finite(engine::value_of(model_.program, memory_, model_.total, n_rows).at(0, 0))) return false;
    engine::backward(model_.program, memory_, n_rows, model_.total);
    take_step();
    if (!engine::all_finite(model_.program, memory_)) return false;
    ++optimiser_step_;
    ++step_;
    return true;
}

// One update by the optimiser.
void Trainer::take_step() {
    const long n = model_.program.n_parameters;
    const double rate = spec_.learning_rate * schedule_->factor(step_, spec_.horizon);
    const auto decay = static_cast<float>(spec_.decay);
    engine::keep_for_rules(model_.program, memory_, model_.update_rules, before_step_);
    if (spec_.clip > 0) engine::clip_gradients(memory_.d_parameters, n, static_cast<float>(spec_.clip));
    for (const engine::UpdateRun& run : update_runs_) {
        float* parameters = memory_.parameters + run.first;
        float* gradients = memory_.d_parameters + run.first;
        if (run.optimiser->decoupled_decay) {
            engine::decay_weights(parameters, run.n, static_cast<float>(rate), decay);
        } else {
            engine::add_decay_to_gradient(parameters, gradients, run.n, decay);
        }
        run.optimiser->step({.parameters = parameters,
                             .gradients = gradients,
                             .slots = slots_.data() + run.first,
                             .n = run.n,
                             .slot_stride = n,
                             .learning_rate = static_cast<float>(rate),
                             .momentum = static_cast<float>(spec_.momentum),
                             .step = optimiser_step_ + 1});
    }
    engine::apply_rules(model_.program, memory_, model_.update_rules, before_step_);
}

// False if the weights became NaN or infinite; then they are those of the last good state again.
bool Trainer::checked_step(const int* rows, int n_rows) {
    if (step_ % kSaveEvery == 0) save_state();
    if (one_step(rows, n_rows)) return true;
    const long broken = step_ + 1;
    const std::string where = first_broken(model_, memory_, spec_);
    restore_state();
    trouble_ = Trouble{broken, trouble_sentence(broken, where, step_, spec_)};
    return false;
}

long Trainer::run_steps(long n) {
    if (split_rows_[kTrain].empty()) return 0;
    long done = 0;
    for (; done < n && !trouble_; ++done) {
        const int n_rows = batch_size();
        checked_step(next_batch(n_rows), n_rows);
    }
    return done;
}

long Trainer::run_for(double budget_ms, long max_steps) {
    const double end = now_ms() + budget_ms;
    long done = 0, chunk = 1;
    while (done < max_steps && !trouble_) {
        const double before = now_ms();
        if (before >= end) break;
        const long wanted = std::min(chunk, max_steps - done);
        if (run_steps(wanted) == 0) break;
        done += wanted;
        // Reads the clock about every half millisecond, not after every step.
        if (now_ms() - before < 0.25) chunk = std::min(chunk * 2, 256L);
    }
    return done;
}

void Trainer::save_state() {
    std::copy_n(memory_.parameters, saved_parameters_.size(), saved_parameters_.begin());
    saved_slots_ = slots_;
    saved_step_ = step_;
    saved_optimiser_step_ = optimiser_step_;
}

void Trainer::restore_state() {
    std::copy(saved_parameters_.begin(), saved_parameters_.end(), memory_.parameters);
    slots_ = saved_slots_;
    step_ = saved_step_;
    optimiser_step_ = saved_optimiser_step_;
}

// Zeroes the state of all optimisers, the model's and those of single parameters.
void Trainer::reset_slots() {
    update_runs_ = engine::update_runs(model_.program, model_.update_rules, *optimiser_);
    const auto n = static_cast<std::size_t>(model_.program.n_parameters);
    slots_.assign(n * static_cast<std::size_t>(n_slots()), 0.0f);
}

std::vector<const engine::Optimiser*> Trainer::optimisers() const {
    std::vector<const engine::Optimiser*> all = {optimiser_};
    for (const engine::UpdateRun& run : update_runs_) {
        if (std::find(all.begin(), all.end(), run.optimiser) == all.end()) all.push_back(run.optimiser);
    }
    return all;
}

void Trainer::set_live(const model::Spec& spec) {
    const bool other_optimiser = spec.optimiser != spec_.optimiser;
    spec_ = spec;
    set_inputs();
    schedule_ = schedule_of(spec);
    trouble_.reset();
    if (!other_optimiser) return;
    optimiser_ = optimiser_of(spec);
    reset_slots();
    optimiser_step_ = 0;
    save_state();
}

core::Status Trainer::graft(const model::Spec& spec) {
    core::Result<model::Model> compiled = model::compile_model(spec, *material_);
    if (!compiled.ok()) return compiled.error();
    const model::Spec old_spec = spec_;
    const model::Model old_model = std::move(model_);
    engine::Memory<float> old_memory = std::move(memory_);
    std::vector<float> old_slots = std::move(slots_);
    if (optimisers_of(spec) != optimisers_of(old_spec)) {
        old_slots.clear();
        optimiser_step_ = 0;
    }
    adopt(spec, std::move(compiled.value()));
    set_training(false);
    if (old_model.training.index >= 0) {
        engine::value_of(old_model.program, old_memory, old_model.training, 1).at(0, 0) = 0.0f;
    }
    model::graft({old_spec, old_model, old_memory, old_slots}, {spec_, model_, memory_, slots_}, *material_);
    set_training(true);
    trouble_.reset();
    save_state();
    return {};
}

void Trainer::go_on_from(const Trainer& other) {
    ES_CHECK(other.model_.program.n_parameters == model_.program.n_parameters, "the models have another form");
    std::copy_n(other.memory_.parameters, static_cast<std::size_t>(model_.program.n_parameters), memory_.parameters);
    if (other.slots_.size() == slots_.size()) slots_ = other.slots_;
    step_ = other.step_;
    optimiser_step_ = other.optimiser_step_;
    save_state();
}

TrainingState Trainer::state() const {
    const float* parameters = memory_.parameters;
    return {.parameters = {parameters, parameters + model_.program.n_parameters},
            .slots = slots_,
            .step = step_,
            .optimiser_step = optimiser_step_,
            .streams = streams()};
}

core::Status Trainer::restore(const TrainingState& state) {
    const auto no = [](const char* sentence) { return core::Error{"", sentence}; };
    const auto finite = [](const std::vector<float>& all) { return std::all_of(all.begin(), all.end(), is_finite); };
    if (state.parameters.size() != static_cast<std::size_t>(model_.program.n_parameters) ||
        state.slots.size() != slots_.size())
        return no("Its weights do not fit its layers.");
    if (!finite(state.parameters) || !finite(state.slots)) return no("Some of its weights are no finite numbers.");
    if (state.step < 0 || state.optimiser_step < 0 || state.optimiser_step > state.step)
        return no("It counts its steps wrongly.");
    std::vector<int> things = state.streams.order;
    std::sort(things.begin(), things.end());
    if (things != split_rows_[kTrain] || state.streams.next_in_order > things.size())
        return no("Its order of the things is not that of its data.");
    if (state.streams.batches.increment != batches_.increment || state.streams.noise.increment != noise_.increment)
        return no("Its random numbers are not those of its seed.");
    std::copy(state.parameters.begin(), state.parameters.end(), memory_.parameters);
    slots_ = state.slots;
    step_ = state.step;
    optimiser_step_ = state.optimiser_step;
    order_ = state.streams.order;
    batches_ = state.streams.batches;
    noise_ = state.streams.noise;
    next_in_order_ = state.streams.next_in_order;
    trouble_.reset();
    save_state();
    return {};
}

std::uint64_t Trainer::weights_hash() const { return engine::hash_parameters(model_.program, memory_); }

core::Status carry_on(Trainer& trainer, const model::Spec& spec, model::Change depth) {
    ES_CHECK(depth != model::Change::anew, "another seed or other data start anew");
    if (depth == model::Change::graft) {
        const core::Status grafted = trainer.graft(spec);
        if (!grafted.ok()) return grafted;
    }
    if (depth == model::Change::live) trainer.set_live(spec);
    trainer.set_look(spec);
    return {};
}

}  // namespace train
