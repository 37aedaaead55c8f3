// Trainer::slow_step().
#include "train/slow_step.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/pair_gradients.h"
#include "train/evaluate.h"
#include "train/number_text.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace train {
namespace {

// Whether the loss is defined for a single thing: not if it is over pairs or on weights.
bool has_own(const model::Model& model, const model::Head& head) {
    const engine::Graph& graph = model.program.graph;
    return !engine::is_of_pairs(graph, head.loss) && engine::depends_on(graph, head.loss, model.features);
}

double loss_now(const model::Model& model, engine::Memory<float>& memory, engine::Value loss, int rows) {
    return static_cast<double>(engine::value_of(model.program, memory, loss, rows).at(0, 0));
}

std::string percent_text(double share) {
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.01) return "less than 0.01 %";
    const double parts = percent >= 10 ? 1 : percent >= 1 ? 10 : 100;
    return number_text(std::round(percent * parts) / parts) + " %";
}

// "the head says Japan 71 %, it is USA"
std::string class_words(const model::Head& head, const float* said, std::size_t thing) {
    const std::size_t k = head.outputs.size();
    const auto best = static_cast<std::size_t>(std::max_element(said, said + k) - said);
    double sum = 0;
    for (std::size_t c = 0; c < k; ++c) sum += std::exp(static_cast<double>(said[c] - said[best]));
    const std::string says =
        "the head says " + head.outputs[best] + " " + std::to_string(std::lround(100 / sum)) + " %";
    const int code = head.codes[thing];
    if (code < 0) return says;
    if (static_cast<std::size_t>(code) == best) return says + ", and it is";
    return says + ", it is " + head.outputs[static_cast<std::size_t>(code)];
}

// "the head says weight 2300 lb, it is 3100 lb"
std::string number_words(const std::string& what, const std::string& unit, float mean, float scale, float said,
                         float is) {
    const auto text = [&](float x) {
        return number_text(static_cast<double>(x * scale + mean)) + (unit.empty() ? "" : " " + unit);
    };
    return "the head says " + what + " " + text(said) + ", it is " + text(is);
}

// The feature with the largest reconstruction error, of those that are on and not missing.
std::string feature_words(const model::Head& head, const model::Material& material, const float* said,
                          const engine::Matrix<float>& counts, std::size_t thing) {
    const std::size_t k = head.outputs.size();
    const float* is = material.features.values.data() + thing * k;
    std::size_t worst = k;
    for (std::size_t c = 0; c < k; ++c) {
        if (counts.at(0, static_cast<int>(c)) <= 0) continue;
        if (worst == k || std::fabs(said[c] - is[c]) > std::fabs(said[worst] - is[worst])) worst = c;
    }
    if (worst == k) return {};
    return number_words(head.outputs[worst], "", head.mean[worst], head.scale[worst], said[worst], is[worst]);
}

// Weighted sum of the losses for one thing of the batch; NaN if it has none.
double error_of(const SlowStep& step, std::size_t i) {
    double sum = std::numeric_limits<double>::quiet_NaN();
    for (const StepLoss& loss : step.losses) {
        if (loss.of_thing.empty() || std::isnan(loss.of_thing[i])) continue;
        sum = (std::isnan(sum) ? 0 : sum) + loss.weight * static_cast<double>(loss.of_thing[i]);
    }
    return sum;
}

double worst_error(const SlowStep& step) {
    for (std::size_t i = 0; i < step.batch.size(); ++i) {
        if (step.batch[i] == step.worst) return error_of(step, i);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

void find_worst(SlowStep& step) {
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < step.batch.size(); ++i) {
        const double error = error_of(step, i);
        if (!(error > most)) continue;
        most = error;
        step.worst = step.batch[i];
    }
}

// Distances that things moved, relative to the larger side of the map before the step.
void measure_moves(SlowStep& step) {
    const std::vector<float>& before = step.places_before;
    float low[2] = {}, high[2] = {};
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::size_t axis = i % 2;
        low[axis] = i < 2 ? before[i] : std::min(low[axis], before[i]);
        high[axis] = i < 2 ? before[i] : std::max(high[axis], before[i]);
    }
    const auto side = static_cast<double>(std::max(high[0] - low[0], high[1] - low[1]));
    std::vector<char> is_in_batch(before.size() / 2, char{0});
    for (const int thing : step.batch) is_in_batch[static_cast<std::size_t>(thing)] = 1;
    double sums[2] = {};
    int counts[2] = {};
    for (std::size_t i = 0; i < is_in_batch.size(); ++i) {
        const double dx = static_cast<double>(step.places_after[2 * i]) - static_cast<double>(before[2 * i]);
        const double dy = static_cast<double>(step.places_after[2 * i + 1]) - static_cast<double>(before[2 * i + 1]);
        const std::size_t group = is_in_batch[i] != 0 ? 1 : 0;
        sums[group] += std::hypot(dx, dy);
        ++counts[group];
    }
    if (!(side > 0)) return;
    step.moved_others = counts[0] > 0 ? sums[0] / counts[0] / side : 0;
    step.moved_batch = counts[1] > 0 ? sums[1] / counts[1] / side : 0;
}

std::string batch_sentence(const SlowStep& step) {
    if (step.batch.size() == 1) return "1 of 4: this one thing is the batch.";
    return "1 of 4: these " + number_text(static_cast<double>(step.batch.size())) + " things are the batch.";
}

std::string error_sentence(const SlowStep& step, const std::string& worst_says, const model::Material& material) {
    const std::string start = "2 of 4: the loss is " + number_text(step.loss_before);
    if (step.worst < 0) return start + "; no thing has a share of its own in it.";
    const std::string& name = material.dataset.names[static_cast<std::size_t>(step.worst)];
    const std::string worst = start + "; the worst is " + name + " (" + number_text(worst_error(step)) + ")";
    return worst + (worst_says.empty() ? "." : ": " + worst_says + ".");
}

std::string pull_sentence(const SlowStep& step) {
    const bool any = std::any_of(step.pull.begin(), step.pull.end(), [](float x) { return x != 0.0f; });
    return any ? "3 of 4: the arrows show where each would have to go."
               : "3 of 4: no arrows: what the losses ask for is not about places.";
}

std::string move_sentence(const SlowStep& step) {
    std::string text =
        "4 of 4: the weights moved, and with them the batch by " + percent_text(step.moved_batch) + " of the map";
    if (step.batch.size() < step.places_before.size() / 2) {
        text += ", the others by " + percent_text(step.moved_others) + ": they share the weights";
    }
    text += ". The loss of the batch is now " + number_text(step.loss_after);
    return text + (step.loss_after > step.loss_before
                       ? ": it rose, because the step was too long or still follows the batches before."
                       : ".");
}

}  // namespace

std::vector<std::string> slow_step_sentences(const SlowStep& step, const std::string& worst_says,
                                             const model::Material& material) {
    return {batch_sentence(step), error_sentence(step, worst_says, material), pull_sentence(step), move_sentence(step)};
}

// The losses of each thing alone, by running it as a batch of one.
void Trainer::record_things(SlowStep& step) {
    for (std::size_t h = 0; h < model_.heads.size(); ++h) {
        if (has_own(model_, model_.heads[h])) step.losses[h].of_thing.resize(step.batch.size());
    }
    for (std::size_t i = 0; i < step.batch.size(); ++i) {
        gather(&step.batch[i], 1);
        core::Random noise = evaluation_noise(spec_);
        fill_noise(noise, 1, 0);
        engine::forward(model_.program, memory_, 1);
        for (std::size_t h = 0; h < model_.heads.size(); ++h) {
            if (step.losses[h].of_thing.empty()) continue;
            const bool counts = things_counted(model_, memory_, model_.heads[h], 1) > 0;
            step.losses[h].of_thing[i] = counts ? static_cast<float>(loss_now(model_, memory_, model_.heads[h].loss, 1))
                                                : std::numeric_limits<float>::quiet_NaN();
        }
    }
}

// What the head with the largest loss for the worst thing predicts for it.
std::string Trainer::words_about_worst(const SlowStep& step) {
    const auto at =
        static_cast<std::size_t>(std::find(step.batch.begin(), step.batch.end(), step.worst) - step.batch.begin());
    const model::Head* worst = nullptr;
    double most = 0;
    for (std::size_t h = 0; h < model_.heads.size() && at < step.batch.size(); ++h) {
        const StepLoss& loss = step.losses[h];
        if (model_.heads[h].answer == model::Answer::none || loss.of_thing.empty()) continue;
        const double error = loss.weight * static_cast<double>(loss.of_thing[at]);
        if (!(error > most)) continue;
        most = error;
        worst = &model_.heads[h];
    }
    if (worst == nullptr) return {};
    gather(&step.worst, 1);
    core::Random noise = evaluation_noise(spec_);
    fill_noise(noise, 1, 0);
    engine::forward(model_.program, memory_, 1);
    const float* said = engine::value_of(model_.program, memory_, worst->output, 1).row(0);
    const auto thing = static_cast<std::size_t>(step.worst);
    if (worst->answer == model::Answer::classes) return class_words(*worst, said, thing);
    if (worst->answer == model::Answer::features) {
        return feature_words(*worst, *material_, said, engine::value_of(model_.program, memory_, worst->row_weights, 1),
                             thing);
    }
    const data::Attribute* target = data::find_attribute(material_->dataset.row, worst->spec.target);
    return number_words(worst->label, target == nullptr ? "" : target->unit, worst->mean[0], worst->scale[0], said[0],
                        worst->values[thing]);
}

void Trainer::record_batch(SlowStep& step, double StepLoss::*loss, double& sum) {
    const auto n_rows = static_cast<int>(step.batch.size());
    gather(step.batch.data(), n_rows);
    core::Random noise = evaluation_noise(spec_);
    fill_noise(noise, n_rows, 0);
    engine::forward(model_.program, memory_, n_rows);
    for (std::size_t h = 0; h < model_.heads.size(); ++h) {
        step.losses[h].*loss = loss_now(model_, memory_, model_.heads[h].loss, n_rows);
    }
    sum = loss_now(model_, memory_, model_.total, n_rows);
}

void Trainer::record_pull(SlowStep& step, const projection::Plane& plane) {
    std::vector<float> one;
    for (std::size_t h = 0; h < model_.heads.size(); ++h) {
        pull_of_loss(model_, memory_, model_.heads[h], static_cast<int>(step.batch.size()), one);
        step.pull.resize(one.size(), 0.0f);
        for (std::size_t i = 0; i < one.size(); ++i) step.pull[i] += static_cast<float>(step.losses[h].weight) * one[i];
    }
    step.pull_shown = vectors_on(plane, step.pull);
}

SlowStep Trainer::slow_step(const projection::Plane& plane) {
    SlowStep step;
    step.step = step_;
    if (split_rows_[kTrain].empty() || trouble_) return step;
    const int n_rows = batch_size();
    const int* rows = next_batch(n_rows);
    step.batch.assign(rows, rows + n_rows);
    for (std::size_t h = 0; h < model_.heads.size(); ++h) {
        const model::Head& head = model_.heads[h];
        step.losses.push_back({.id = head.id, .label = head.label, .weight = spec_.losses[h].weight, .of_thing = {}});
    }
    step.places_before = places_on(plane, embed_rows(material_->features.values));
    set_training(false);
    record_things(step);
    find_worst(step);
    const std::string worst_says = words_about_worst(step);
    record_batch(step, &StepLoss::before, step.loss_before);
    record_pull(step, plane);
    set_training(true);
    step.went_well = checked_step(step.batch.data(), n_rows);
    step.step = step_;
    set_training(false);
    record_batch(step, &StepLoss::after, step.loss_after);
    set_training(true);
    step.places_after = places_on(plane, embed_rows(material_->features.values));
    measure_moves(step);
    step.sentences = slow_step_sentences(step, worst_says, *material_);
    if (!step.went_well) step.sentences.back() = "4 of 4: " + trouble_->sentence;
    return step;
}

}  // namespace train
