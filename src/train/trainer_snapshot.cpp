// Trainer::snapshot(): runs the whole data set through the model and evaluates the predictions.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "model/diff.h"
#include "model/layer_values.h"
#include "model/tables.h"
#include "train/evaluate.h"
#include "train/link_accuracy.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace train {
namespace {

constexpr std::size_t kSplits = 3;

// For each token: how often a head names it where it has to (right), and how often it has to (all).
struct TokenCounts {
    std::vector<long> right, all;  // [K]
};

// Predictions of one head for every thing, and its loss on each Split.
struct Answers {
    std::array<TokenCounts, kSplits> tokens;  // of a head with places
    std::vector<float> output;                // [N, K]
    std::vector<float> row_weights;           // [N, 1] or [N, K]
    std::array<double, kSplits> loss_sum{}, weight_sum{};

    [[nodiscard]] double loss(Split split) const {
        return weight_sum[split] > 0 ? loss_sum[split] / weight_sum[split] : std::numeric_limits<double>::quiet_NaN();
    }
};

DenseWeights plain_weights(const engine::Program& program, engine::Memory<float>& memory,
                           const model::HeadLayer& layer) {
    const engine::Matrix<float> weight = engine::value_of(program, memory, layer.weight, 0);
    const engine::Matrix<float> bias = engine::value_of(program, memory, layer.bias, 0);
    DenseWeights dense{.n_in = weight.rows, .n_out = weight.cols, .weight = {}, .bias = {}, .tanh = layer.tanh};
    for (int r = 0; r < weight.rows; ++r) {
        dense.weight.insert(dense.weight.end(), weight.row(r), weight.row(r) + weight.cols);
    }
    dense.bias.assign(bias.row(0), bias.row(0) + bias.cols);
    return dense;
}

// Copies rows of a batch to their places in the whole.
void scatter(const engine::Matrix<float>& from, const int* rows, std::vector<float>& to) {
    for (int r = 0; r < from.rows; ++r) {
        std::copy_n(from.row(r), from.cols, to.data() + static_cast<long>(rows[r]) * from.cols);
    }
}

double sum_of(const engine::Matrix<float>& matrix) {
    double sum = 0;
    for (int r = 0; r < matrix.rows; ++r) {
        for (int c = 0; c < matrix.cols; ++c) sum += static_cast<double>(matrix.at(r, c));
    }
    return sum;
}

std::vector<Answers> room_for_answers(const model::Model& model, int n) {
    std::vector<Answers> answers(model.heads.size());
    for (std::size_t h = 0; h < answers.size(); ++h) {
        const model::Head& head = model.heads[h];
        if (head.answer == model::Answer::none) continue;
        const int weight_cols = engine::shape_of(model.program.graph, head.row_weights).cols;
        answers[h].output.resize(static_cast<std::size_t>(n) * head.outputs.size());
        answers[h].row_weights.resize(static_cast<std::size_t>(n * weight_cols));
    }
    return answers;
}

std::vector<LayerSnapshot> room_for_layers(const model::Model& model, const model::Spec& spec, int n) {
    std::vector<LayerSnapshot> layers(model.layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        layers[i].n_units = engine::shape_of(model.program.graph, model.layers[i]).cols;
        layers[i].values.resize(static_cast<std::size_t>(n) * static_cast<std::size_t>(layers[i].n_units));
        if (i == 0 || i + 1 == layers.size()) continue;
        layers[i].label = model::layer_text(spec.layers[i - 1]);
    }
    layers.front().label = "features";
    layers.back().label = "the map";
    return layers;
}

// Counts the tokens that the head names in a batch, after forward().
void count_tokens(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int n_rows,
                  TokenCounts& counts) {
    const engine::Matrix<float> output = engine::value_of(model.program, memory, head.output, n_rows),
                                wanted = engine::value_of(model.program, memory, head.wanted, n_rows),
                                weight = engine::value_of(model.program, memory, head.row_weights, n_rows);
    counts.right.resize(head.outputs.size(), 0);
    counts.all.resize(head.outputs.size(), 0);
    for (int r = 0; r < output.rows; ++r) {
        if (weight.at(r, 0) <= 0) continue;
        const auto token = static_cast<std::size_t>(wanted.at(r, 0));
        const float* said = output.row(r);
        ++counts.all[token];
        if (static_cast<std::size_t>(std::max_element(said, said + output.cols) - said) == token) ++counts.right[token];
    }
}

// Copies predictions and activations of the batch `rows` into `answers` and `layers`, after forward().
void take_batch(const model::Model& model, engine::Memory<float>& memory, const int* rows, int n_rows,
                unsigned char split, std::vector<Answers>& answers, std::vector<LayerSnapshot>& layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        scatter(engine::value_of(model.program, memory, model.layers[i], n_rows), rows, layers[i].values);
    }
    for (std::size_t h = 0; h < answers.size(); ++h) {
        const model::Head& head = model.heads[h];
        double weight = n_rows;
        if (head.row_weights.index >= 0) {
            const engine::Matrix<float> weights = engine::value_of(model.program, memory, head.row_weights, n_rows);
            weight = sum_of(weights);
            if (head.answer != model::Answer::none) scatter(weights, rows, answers[h].row_weights);
        }
        if (head.answer != model::Answer::none) {
            scatter(engine::value_of(model.program, memory, head.output, n_rows), rows, answers[h].output);
        }
        if (head.places > 0) count_tokens(model, memory, head, n_rows, answers[h].tokens[split]);
        const float loss = engine::value_of(model.program, memory, head.loss, n_rows).at(0, 0);
        if (!(weight > 0)) continue;
        answers[h].loss_sum[split] += static_cast<double>(loss) * weight;
        answers[h].weight_sum[split] += weight;
    }
}

Accuracy accuracy_of(const model::Head& head, const Answers& answers, const std::vector<unsigned char>& held_out,
                     unsigned char split) {
    const std::size_t k = head.outputs.size();
    std::vector<int> said, wanted;
    for (std::size_t i = 0; i < held_out.size(); ++i) {
        if (held_out[i] != split) continue;
        const float* output = answers.output.data() + i * k;
        said.push_back(static_cast<int>(std::max_element(output, output + k) - output));
        wanted.push_back(head.codes[i]);
    }
    return classification_accuracy(said, wanted, static_cast<int>(k));
}

// R^2 over all outputs together. `wanted` [N, K]: targets; entries of weight 0 (missing, switched off) do not count.
double r_squared_of(const model::Head& head, const Answers& answers, const std::vector<float>& all_wanted,
                    const std::vector<unsigned char>& held_out, unsigned char split) {
    const std::size_t k = head.outputs.size();
    std::vector<float> said, wanted, weight;
    for (std::size_t i = 0; i < held_out.size() * k; ++i) {
        if (held_out[i / k] != split) continue;
        said.push_back(answers.output[i]);
        wanted.push_back(all_wanted[i]);
        weight.push_back(answers.row_weights[i]);
    }
    return r_squared(said, wanted, weight);
}

Accuracy evaluate_tokens(const TokenCounts& counts) {
    long right = 0, all = 0;
    double recalls = 0;
    int n_present = 0;
    for (std::size_t k = 0; k < counts.all.size(); ++k) {
        if (counts.all[k] == 0) continue;
        right += counts.right[k];
        all += counts.all[k];
        recalls += static_cast<double>(counts.right[k]) / static_cast<double>(counts.all[k]);
        ++n_present;
    }
    if (all == 0) return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    return {static_cast<double>(right) / static_cast<double>(all), recalls / n_present};
}

// Weighted sum of the losses; those without any counting thing (NaN) are left out; NaN if all are.
double weighted_sum(const std::vector<HeadSnapshot>& heads, double HeadSnapshot::*loss) {
    double sum = 0;
    bool any = false;
    for (const HeadSnapshot& head : heads) {
        if (std::isnan(head.*loss)) continue;
        any = true;
        sum += head.spec.weight * (head.*loss);
    }
    return any ? sum : std::numeric_limits<double>::quiet_NaN();
}

// Sets the losses and accuracies of a head's predictions. `evaluated`: the split whose accuracy is `accuracy`.
void evaluate(HeadSnapshot& said, const model::Head& head, const Answers& answers, const std::vector<float>& features,
              const std::vector<unsigned char>& splits, Split evaluated) {
    said.loss_train = answers.loss(kTrain);
    said.loss_held_out = answers.loss(kHeldOut);
    said.loss_test = answers.loss(kTest);
    const auto evaluate_split = [&](Split split) -> Accuracy {
        if (head.places > 0) return evaluate_tokens(answers.tokens[split]);
        if (head.answer == model::Answer::none) {
            return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
        }
        if (head.answer == model::Answer::classes) return accuracy_of(head, answers, splits, split);
        const bool one_number = head.answer == model::Answer::number;
        const double explained = r_squared_of(head, answers, one_number ? head.values : features, splits, split);
        return {explained, explained};
    };
    const Accuracy accuracy = evaluate_split(evaluated), test = evaluate_split(kTest);
    said.accuracy = accuracy.plain;
    said.balanced_accuracy = accuracy.balanced;
    said.test_accuracy = test.plain;
    said.test_balanced_accuracy = test.balanced;
}

}  // namespace

HeadSnapshot Trainer::head_snapshot(const model::Head& head, const model::LossSpec& spec) {
    HeadSnapshot said;
    said.id = head.id;
    said.label = head.label;
    said.spec = spec;
    said.answer = head.answer;
    said.places = head.places;
    said.of_links = head.linked.index >= 0;
    const data::Attribute* asked = data::find_attribute(material_->dataset.row, spec.target);
    said.colors_by_name = asked != nullptr && asked->colors_by_name && head.answer == model::Answer::classes;
    said.first_color = said.colors_by_name ? 0 : spec_.first_color;
    said.outputs = head.outputs;
    said.output_ids = head.output_ids;
    said.mean = head.mean;
    said.scale = head.scale;
    for (const model::HeadLayer& layer : head.layers) {
        if (head.places > 0) break;  // it does not read the map
        said.layers.push_back(plain_weights(model_.program, memory_, layer));
    }
    for (const model::HeadLayer& layer : head.maker)
        said.maker.push_back(plain_weights(model_.program, memory_, layer));
    return said;
}

// places [N, dims]: of all things on the map.
void Trainer::judge_links(HeadSnapshot& said, const model::Head& head, const std::vector<float>& places) {
    const auto source = std::find_if(model_.sources.begin(), model_.sources.end(),
                                     [&](const model::RowSource& one) { return one.input == head.linked; });
    ES_CHECK(source != model_.sources.end(), "a loss over links without links");
    const float reach = engine::value_of(model_.program, memory_, head.squared_reach, 0).at(0, 0);
    const Accuracy accuracy = link_accuracy(places, spec_.map_dims, source->rows, reach);
    said.accuracy = accuracy.plain;
    said.balanced_accuracy = accuracy.balanced;
}

Snapshot Trainer::snapshot() {
    const int n = material_->features.n_rows;
    Snapshot shown;
    shown.step = step_;
    shown.n_points = n;
    shown.dims = spec_.map_dims;
    shown.layers = room_for_layers(model_, spec_, n);
    shown.held_out = splits_;
    std::vector<Answers> answers = room_for_answers(model_, n);
    set_training(false);
    core::Random same_noise = evaluation_noise(spec_);
    // One split at a time, so that the loss of a batch belongs to one of them.
    for (unsigned char split = 0; split < kSplits; ++split) {
        const std::vector<int>& rows = split_rows_[split];
        for (std::size_t first = 0; first < rows.size(); first += model::kMaxBatch) {
            const int n_rows = static_cast<int>(std::min<std::size_t>(model::kMaxBatch, rows.size() - first));
            gather(rows.data() + first, n_rows);
            fill_noise(same_noise, n_rows, 0);
            engine::forward(model_.program, memory_, n_rows);
            take_batch(model_, memory_, rows.data() + first, n_rows, split, answers, shown.layers);
        }
    }
    set_training(true);
    const Split evaluated = split_rows_[kHeldOut].empty() ? kTrain : kHeldOut;
    for (std::size_t h = 0; h < answers.size(); ++h) {
        HeadSnapshot said = head_snapshot(model_.heads[h], spec_.losses[h]);
        evaluate(said, model_.heads[h], answers[h], material_->features.values, splits_, evaluated);
        if (said.of_links) judge_links(said, model_.heads[h], shown.layers.back().values);
        said.predictions = std::move(answers[h].output);
        shown.heads.push_back(std::move(said));
    }
    shown.loss_train = weighted_sum(shown.heads, &HeadSnapshot::loss_train);
    shown.loss_held_out = weighted_sum(shown.heads, &HeadSnapshot::loss_held_out);
    if (plane_choice_ != plane_choice_of(spec_)) plane_ = {};
    plane_choice_ = plane_choice_of(spec_);
    show_on_plane(shown, plane_, plane_choice_);
    return shown;
}

void Trainer::set_look(const model::Spec& spec) {
    ES_CHECK(model::diff(spec_, spec).depth == model::Change::look, "set_look() is for what training does not feel");
    spec_ = spec;
}

std::vector<float> Trainer::embed(const std::vector<float>& features) {
    ES_CHECK(static_cast<int>(features.size()) == material_->features.n_columns,
             "embed() needs one number for each feature column");
    const int first_row = 0;
    set_training(false);
    gather(&first_row, 1);  // the heads' target inputs must hold something valid
    std::copy(features.begin(), features.end(), engine::value_of(model_.program, memory_, model_.features, 1).row(0));
    engine::forward(model_.program, memory_, 1);
    set_training(true);
    const engine::Matrix<float> map = engine::value_of(model_.program, memory_, model_.map, 1);
    return {map.row(0), map.row(0) + map.cols};
}

std::vector<std::vector<float>> Trainer::activations(const std::vector<float>& features) {
    embed(features);
    std::vector<std::vector<float>> values;
    for (const engine::Value layer : model_.layers) {
        const engine::Matrix<float> units = engine::value_of(model_.program, memory_, layer, 1);
        values.emplace_back(units.row(0), units.row(0) + units.cols);
    }
    return values;
}

Attention Trainer::attention(const std::vector<float>& features, int layer) {
    embed(features);
    return attention_of(model_, memory_, layer);
}

bool Trainer::reads_alone() const { return model_.thing_index.index < 0; }

std::vector<float> Trainer::map_of_things() {
    set_training(false);
    std::vector<float> places = model::layer_values(model_, memory_, *material_, model_.map);
    set_training(true);
    return places;
}

std::vector<float> Trainer::embed_rows(const std::vector<float>& rows) {
    if (!reads_alone()) return map_of_things();
    return layer_rows(rows, static_cast<int>(model_.layers.size()) - 1);
}

std::vector<float> Trainer::layer_rows(const std::vector<float>& rows, int layer) {
    const auto n_columns = static_cast<std::size_t>(material_->features.n_columns);
    ES_CHECK(rows.size() % n_columns == 0, "each row has one number for each feature column");
    ES_CHECK(reads_alone(), "a thing among others has no activations of its own");
    const engine::Value asked = model_.layers[static_cast<std::size_t>(layer)];
    const std::size_t n = rows.size() / n_columns;
    std::vector<float> values;
    set_training(false);
    for (std::size_t first = 0; first < n; first += model::kMaxBatch) {
        const int n_rows = static_cast<int>(std::min<std::size_t>(model::kMaxBatch, n - first));
        const engine::Matrix<float> x = engine::value_of(model_.program, memory_, model_.features, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            std::copy_n(rows.data() + (first + static_cast<std::size_t>(r)) * n_columns, n_columns, x.row(r));
        }
        engine::forward_between(model_.program, memory_, model_.features, asked, n_rows);
        const engine::Matrix<float> units = engine::value_of(model_.program, memory_, asked, n_rows);
        for (int r = 0; r < n_rows; ++r) values.insert(values.end(), units.row(r), units.row(r) + units.cols);
    }
    set_training(true);
    return values;
}

}  // namespace train
