// The trainer's side of training on another device: inputs of the steps, and taking over their results.
#include <algorithm>

#include "train/trainer.h"
#include "train/trouble.h"

namespace train {
namespace {

void append(std::vector<float>& to, const engine::Matrix<float>& from) {
    for (int r = 0; r < from.rows; ++r) to.insert(to.end(), from.row(r), from.row(r) + from.cols);
}

}  // namespace

std::vector<engine::Value> Trainer::random_inputs() const {
    std::vector<engine::Value> inputs;
    for (const model::SampledInput& input : model_.sampled_inputs) inputs.push_back(input.input);
    for (const model::NoiseInput& noise : model_.noise) inputs.push_back(noise.input);
    return inputs;
}

// In the order in which one_step() samples: the batch, contexts and negatives, noise.
StepInputs Trainer::draw_steps(int n, long behind) {
    StepInputs ahead;
    ahead.steps = n;
    const std::vector<engine::Value> inputs = random_inputs();
    ahead.random.resize(inputs.size());
    const int n_rows = batch_size();
    for (int i = 0; i < n; ++i) {
        const int* rows = next_batch(n_rows);
        ahead.rows.insert(ahead.rows.end(), rows, rows + n_rows);
        sample_inputs(rows, n_rows);
        fill_noise(noise_, n_rows, step_ + behind + i);
        for (std::size_t k = 0; k < inputs.size(); ++k)
            append(ahead.random[k], engine::value_of(model_.program, memory_, inputs[k], n_rows));
        ahead.factors.push_back(static_cast<float>(schedule_->factor(step_ + behind + i, spec_.horizon)));
    }
    return ahead;
}

StepInputs Trainer::draw_step_inputs(int n, long behind) {
    ES_CHECK(!split_rows_[kTrain].empty(), "there is nothing to train on");
    before_step_inputs_ = Streams{order_, batches_, noise_, next_in_order_};
    return draw_steps(n, behind);
}

bool Trainer::take_steps(long n, const float* parameters, const float* slots) {
    step_ += n;
    optimiser_step_ += n;
    std::copy_n(parameters, static_cast<std::size_t>(model_.program.n_parameters), memory_.parameters);
    if (slots != nullptr) std::copy_n(slots, slots_.size(), slots_.begin());
    if (engine::all_finite(model_.program, memory_)) {
        if (slots != nullptr) save_state();
        return true;
    }
    const long broken = step_;
    const int n_rows = batch_size();
    gather(next_batch(n_rows), n_rows);
    fill_noise(noise_, n_rows, step_);
    engine::forward(model_.program, memory_, n_rows);
    const std::string where = first_broken(model_, memory_, spec_);
    restore_state();
    trouble_ = Trouble{broken, trouble_sentence(broken, where, step_, spec_)};
    return false;
}

void Trainer::end_step_inputs(int done) {
    ES_CHECK(before_step_inputs_.has_value(), "end_step_inputs() belongs to a draw_step_inputs()");
    order_ = std::move(before_step_inputs_->order);
    batches_ = before_step_inputs_->batches;
    noise_ = before_step_inputs_->noise;
    next_in_order_ = before_step_inputs_->next_in_order;
    before_step_inputs_.reset();
    draw_steps(done, 0);
}

}  // namespace train
